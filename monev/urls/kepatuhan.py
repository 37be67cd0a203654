"""Addresses of monev: compliance, and the surveys that it counts."""

from django.urls import URLPattern, path

from monev.views import kepatuhan, survei

urlpatterns: list[URLPattern] = [
    path("kepatuhan/", kepatuhan.kepatuhan, name="kepatuhan"),
    path("kepatuhan/rincian/", kepatuhan.daftar, name="kepatuhan_rincian"),
    path("kepatuhan/unduh/<slug:bentuk>/", kepatuhan.unduh, name="kepatuhan_unduh"),
    path("survei/", survei.daftar, name="daftar_survei"),
    path("survei/tambah/", survei.tambah, name="survei_tambah"),
    path("survei/<int:pk>/ubah/", survei.ubah, name="survei_ubah"),
    path("survei/<int:pk>/hapus/", survei.hapus, name="survei_hapus"),
]
