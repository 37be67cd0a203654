"""Addresses of the public page; every one of them answers 404 unless HALAMAN_PUBLIK is on."""

from django.urls import URLPattern, path

from publik.views import data, halaman

app_name = "publik"

urlpatterns: list[URLPattern] = [
    path("", halaman.beranda, name="beranda"),
    path("tahun/<int:tahun>/", halaman.tahun, name="tahun"),
    path("indikator/<slug:kode>/", halaman.indikator, name="indikator"),
    path("data/", data.daftar, name="data"),
    path("data/<slug:nama>.<slug:bentuk>", data.unduh, name="unduh"),
]
