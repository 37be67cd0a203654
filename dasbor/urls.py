"""Addresses of the dashboard; the front page `/` of those who have signed in is mounted by `config.urls`."""

from django.urls import URLPattern, path

from dasbor.views import arahan, cetak, dasbor, sajian, tren

app_name = "dasbor"

urlpatterns: list[URLPattern] = [
    path("", dasbor.dasbor, name="dasbor"),
    path("dasbor.pdf", cetak.dasbor, name="pdf"),
    path("area/<int:pk>/", dasbor.area, name="area"),
    path("area/<int:pk>/area.pdf", cetak.area, name="area_pdf"),
    path("arahan/tambah/", arahan.tambah, name="arahan_tambah"),
    path("peringkat/", dasbor.peringkat, name="peringkat"),
    path("peringkat/peringkat.pdf", cetak.peringkat, name="peringkat_pdf"),
    path("sajian/", sajian.sajian, name="sajian"),
    path("tren/", tren.tren, name="tren"),
]
