"""Addresses of the dashboard; the front page `/` of those who have signed in is mounted by `config.urls`."""

from django.urls import URLPattern, path

from dasbor.views import arahan, dasbor, sajian, tren

app_name = "dasbor"

urlpatterns: list[URLPattern] = [
    path("", dasbor.dasbor, name="dasbor"),
    path("area/<int:pk>/", dasbor.area, name="area"),
    path("arahan/tambah/", arahan.tambah, name="arahan_tambah"),
    path("peringkat/", dasbor.peringkat, name="peringkat"),
    path("sajian/", sajian.sajian, name="sajian"),
    path("tren/", tren.tren, name="tren"),
]
