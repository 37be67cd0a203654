"""Addresses of the notices of whoever is signed in."""

from django.urls import path

from organisasi import views

app_name = "pemberitahuan"

urlpatterns = [
    path("pemberitahuan/", views.daftar, name="daftar"),
    path("pemberitahuan/tandai-dibaca/", views.tandai_semua, name="tandai_semua"),
    path("pemberitahuan/<int:pk>/buka/", views.buka, name="buka"),
    path("akun/pemberitahuan/pengaturan/", views.pengaturan, name="pengaturan"),
]
