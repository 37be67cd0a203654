"""URLs of the style guide; mounted only with DEBUG."""

from django.urls import path

from tampilan import gaya

app_name = "gaya"
urlpatterns = [path("", gaya.gaya, name="gaya")]
