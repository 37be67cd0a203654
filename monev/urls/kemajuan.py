"""Addresses of monev: monthly progress."""

from django.urls import URLPattern, path

from monev.views import kemajuan, kemajuan_berkas

urlpatterns: list[URLPattern] = [
    path("kemajuan/", kemajuan.daftar, name="daftar_kemajuan"),
    path("kemajuan/mulai/", kemajuan.mulai, name="laporan_mulai"),
    path("kemajuan/<int:pk>/", kemajuan.laporan, name="laporan"),
    path("kemajuan/<int:pk>/butir/<uuid:kunci>/", kemajuan.ubah, name="kemajuan_ubah"),
    path("kemajuan/<int:pk>/unduh/", kemajuan_berkas.unduh, name="laporan_unduh"),
    path("kemajuan/<int:pk>/unggah/", kemajuan_berkas.unggah, name="laporan_unggah"),
    path("kemajuan/<int:pk>/riwayat/", kemajuan.riwayat, name="laporan_riwayat"),
    path("kemajuan/rencana/<int:pk>/kurva/", kemajuan.kurva, name="kurva"),
]
