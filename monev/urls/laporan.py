"""Addresses of monev: laporan."""

from django.urls import URLPattern, path

from monev.views import laporan_monev, paket_laporan

urlpatterns: list[URLPattern] = [
    path("laporan/", laporan_monev.daftar, name="daftar_laporan"),
    path("laporan/mulai/", laporan_monev.mulai, name="laporan_monev_mulai"),
    path("laporan/paket/mulai/", paket_laporan.mulai, name="paket_mulai"),
    path("laporan/paket/<uuid:kunci>/", paket_laporan.rinci, name="paket"),
    path("laporan/paket/<uuid:kunci>/unduh/", paket_laporan.unduh, name="paket_unduh"),
    path("laporan/paket/<uuid:kunci>/batal/", paket_laporan.batal, name="paket_batal"),
    path("laporan/<int:pk>/", laporan_monev.rinci, name="laporan_monev"),
    path("laporan/<int:pk>/ubah/", laporan_monev.ubah, name="laporan_monev_ubah"),
    path("laporan/<int:pk>/unduh/<slug:bentuk>/", laporan_monev.unduh, name="laporan_monev_unduh"),
    path("laporan/<int:pk>/revisi/", laporan_monev.revisi, name="laporan_monev_revisi"),
]
