"""URLs of the look: only the theme."""

from django.urls import path

from tampilan import views

app_name = "tampilan"
urlpatterns = [path("tampilan/tema/", views.tema, name="tema")]
