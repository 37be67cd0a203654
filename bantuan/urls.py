"""URLs of the user guide: the contents with the search, and each chapter."""

from django.urls import path

from bantuan import views

app_name = "bantuan"
urlpatterns = [
    path("", views.daftar, name="daftar"),
    path("<slug:kode>/", views.bab, name="bab"),
]
