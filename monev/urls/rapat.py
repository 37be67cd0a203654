"""Addresses of monev: meetings."""

from django.urls import URLPattern, path

from monev.views import rapat, rapat_jalan, rapat_notulen, rapat_sunting

urlpatterns: list[URLPattern] = [
    path("rapat/", rapat.daftar, name="daftar_rapat"),
    path("rapat/unduh/<slug:bentuk>/", rapat.unduh_daftar, name="daftar_rapat_unduh"),
    path("rapat/tambah/", rapat_sunting.tambah, name="rapat_tambah"),
    path("rapat/<int:pk>/", rapat.rapat, name="rapat"),
    path("rapat/<int:pk>/ubah/", rapat_sunting.ubah, name="rapat_ubah"),
    path("rapat/<int:pk>/batal/", rapat_sunting.batal, name="rapat_batal"),
    path("rapat/<int:pk>/undang/", rapat_sunting.undang_peserta, name="rapat_undang"),
    path(
        "rapat/<int:pk>/peserta/<int:peserta>/keluarkan/",
        rapat_sunting.keluarkan_peserta,
        name="rapat_peserta_keluarkan",
    ),
    path("rapat/<int:pk>/agenda/", rapat_jalan.agenda, name="rapat_agenda"),
    path("rapat/<int:pk>/hadir/", rapat_jalan.hadir, name="rapat_hadir"),
    path("rapat/<int:pk>/notulen/", rapat_notulen.notulen, name="rapat_notulen"),
    path("rapat/<int:pk>/selesai/", rapat_jalan.selesai, name="rapat_selesai"),
    path("rapat/<int:pk>/unduh/<slug:bentuk>/", rapat.unduh, name="rapat_unduh"),
    path("rapat/<int:pk>/kalender.ics", rapat.ics, name="rapat_ics"),
]
