"""URLs of PetaRB: each app names its own; here they only meet."""

from django.conf import settings
from django.contrib import admin
from django.urls import URLPattern, URLResolver, include, path, re_path

from dasbor.views.beranda import beranda
from tampilan.views import alamat_api_tidak_ada

urlpatterns: list[URLPattern | URLResolver] = [
    path("", beranda, name="beranda"),  # before roadmap's: it knows what waits for whoever has signed in
    path("", include("roadmap.urls")),
    path("dasbor/", include("dasbor.urls")),
    path("publik/", include("publik.urls")),
    path("rencana-aksi/", include("rencana_aksi.urls")),
    path("monev/", include("monev.urls")),
    path("verifikasi/", include("monev.urls.verifikasi")),
    path("akun/", include("organisasi.urls")),
    path("akun/kunci-api/", include("organisasi.urls_kunci_api")),
    path("", include("organisasi.urls_pemberitahuan")),
    path("", include("tampilan.urls")),
    path("bantuan/", include("bantuan.urls")),
    path("api/v1/", include("config.urls_api")),
    path("api/", include(([re_path("", alamat_api_tidak_ada, name="semua")], "api_tidak_ada"))),
    path("admin/", admin.site.urls),
]

if settings.DEBUG:
    urlpatterns += [path("gaya/", include("tampilan.urls_gaya"))]

handler400 = "tampilan.views.permintaan_salah"
handler403 = "tampilan.views.terlarang"
handler404 = "tampilan.views.tidak_ditemukan"
handler500 = "tampilan.views.galat"
