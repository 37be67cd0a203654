"""Addresses of monev: evaluasi."""

from django.urls import URLPattern, path

from monev.views import evaluasi

urlpatterns: list[URLPattern] = [
    path("evaluasi/", evaluasi.daftar, name="daftar_evaluasi"),
    path("evaluasi/mulai/", evaluasi.mulai, name="evaluasi_mulai"),
    path("evaluasi/<int:pk>/", evaluasi.rinci, name="evaluasi"),
    path("evaluasi/<int:pk>/ubah/", evaluasi.ubah, name="evaluasi_ubah"),
    path("evaluasi/<int:pk>/segarkan/", evaluasi.segarkan, name="evaluasi_segarkan"),
    path("evaluasi/<int:pk>/unduh/<slug:bentuk>/", evaluasi.unduh, name="evaluasi_unduh"),
    path("evaluasi/<int:pk>/rekomendasi/tambah/", evaluasi.rekomendasi_tambah, name="rekomendasi_tambah"),
    path("rekomendasi/<int:pk>/ubah/", evaluasi.rekomendasi_ubah, name="rekomendasi_ubah"),
    path("rekomendasi/<int:pk>/hapus/", evaluasi.rekomendasi_hapus, name="rekomendasi_hapus"),
]
