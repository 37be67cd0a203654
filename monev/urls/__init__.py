"""Addresses of monev: nouns, the verb last; one module for each kind of record."""

from django.urls import URLPattern

from monev.urls import (
    alur,
    evaluasi,
    kalender,
    kemajuan,
    kepatuhan,
    laporan,
    masalah,
    pengukuran,
    rapat,
)

app_name = "monev"

urlpatterns: list[URLPattern] = [
    *kalender.urlpatterns,
    *kemajuan.urlpatterns,
    *pengukuran.urlpatterns,
    *rapat.urlpatterns,
    *masalah.urlpatterns,
    *kepatuhan.urlpatterns,
    *evaluasi.urlpatterns,
    *laporan.urlpatterns,
    *alur.urlpatterns,
]
