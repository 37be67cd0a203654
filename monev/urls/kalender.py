"""Addresses of monev: the calendar."""

from django.urls import URLPattern, path

from monev.views import kalender

urlpatterns: list[URLPattern] = [
    path("kalender/", kalender.kalender, name="kalender"),
    path("kalender/buka/", kalender.buka, name="kalender_buka"),
    path("kalender/kewajiban/tambah/", kalender.kewajiban_tambah, name="kewajiban_tambah"),
    path("kalender/kewajiban/<int:pk>/ubah/", kalender.kewajiban_ubah, name="kewajiban_ubah"),
    path("kalender/kewajiban/<int:pk>/hapus/", kalender.kewajiban_hapus, name="kewajiban_hapus"),
    path("kalender/pengaturan/ubah/", kalender.pengaturan_ubah, name="pengaturan_ubah"),
    path("kalender/periode/<int:pk>/ubah/", kalender.periode_ubah, name="periode_ubah"),
    path("kalender/periode/<int:pk>/buka/", kalender.periode_buka, name="periode_buka"),
]
