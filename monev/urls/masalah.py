"""Addresses of monev: problems and follow-ups."""

from django.urls import URLPattern, path

from monev.views import masalah, masalah_langkah, masalah_langkah_tindak, masalah_tindak_lanjut

urlpatterns: list[URLPattern] = [
    path("permasalahan/", masalah.daftar, name="daftar_masalah"),
    path("permasalahan/tambah/", masalah.tambah, name="masalah_tambah"),
    path("permasalahan/unduh/<slug:bentuk>/", masalah.unduh, name="masalah_unduh"),
    path("permasalahan/<int:pk>/", masalah.masalah, name="masalah"),
    path("permasalahan/<int:pk>/ubah/", masalah.ubah, name="masalah_ubah"),
    path("permasalahan/<int:pk>/<slug:langkah>/", masalah_langkah.langkah, name="masalah_langkah"),
    path("tindak-lanjut/", masalah_tindak_lanjut.daftar, name="daftar_tindak_lanjut"),
    path("tindak-lanjut/tambah/", masalah_tindak_lanjut.tambah, name="tindak_lanjut_tambah"),
    path("tindak-lanjut/unduh/<slug:bentuk>/", masalah_tindak_lanjut.unduh, name="tindak_lanjut_unduh"),
    path("tindak-lanjut/<int:pk>/", masalah_tindak_lanjut.tindak_lanjut, name="tindak_lanjut"),
    path("tindak-lanjut/<int:pk>/buka/", masalah_langkah_tindak.buka, name="tindak_lanjut_buka"),
    path(
        "tindak-lanjut/<int:pk>/konfirmasi/",
        masalah_langkah_tindak.konfirmasi,
        name="tindak_lanjut_konfirmasi",
    ),
    path("tindak-lanjut/<int:pk>/lapor/", masalah_langkah_tindak.lapor, name="tindak_lanjut_lapor"),
    path("tindak-lanjut/<int:pk>/selesai/", masalah_langkah_tindak.selesai, name="tindak_lanjut_selesai"),
]
