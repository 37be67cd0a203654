"""Addresses of monev: pengukuran."""

from django.urls import URLPattern, path

from monev.views import pengukuran, pengukuran_satu

urlpatterns: list[URLPattern] = [
    path("pengukuran/", pengukuran.daftar, name="daftar_pengukuran"),
    path("pengukuran/unduh/<slug:bentuk>/", pengukuran.unduh, name="pengukuran_unduh"),
    path("pengukuran/<slug:kode>/", pengukuran_satu.rinci, name="pengukuran"),
    path(
        "pengukuran/<slug:kode>/<int:tahun>/<int:semester>/isi/", pengukuran_satu.isi, name="pengukuran_isi"
    ),
]
