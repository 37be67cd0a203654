"""Addresses of one's own keys of the API."""

from django.urls import path

from organisasi import views_kunci_api as views

app_name = "kunci_api"

urlpatterns = [
    path("", views.daftar, name="daftar"),
    path("tambah/", views.tambah, name="tambah"),
    path("<int:pk>/cabut/", views.cabut, name="cabut"),
]
