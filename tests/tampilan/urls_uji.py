"""URLs with the names that the frame links to, answered by stubs; and pages that fail on purpose."""

from types import SimpleNamespace

from django.contrib import admin
from django.contrib.auth.decorators import login_not_required
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import include, path

ROAD_MAP = SimpleNamespace(
    kode="rb-2020",
    judul="Road Map Reformasi Birokrasi 2020–2023",
    status="berlaku",
    get_status_display="Berlaku",
)
RANCANGAN = SimpleNamespace(
    kode="rb-2024", judul="Road Map 2024–2027", status="rancangan", get_status_display="Rancangan"
)


@login_not_required
def halaman(request: HttpRequest) -> HttpResponse:
    """Answer with the bare frame."""
    return render(request, "dasar.html")


@login_not_required
def ditolak(request: HttpRequest) -> HttpResponse:
    """Refuse with a reason."""
    raise PermissionDenied("Hanya Kepala Perangkat Daerah yang dapat mengirim rencana ini.")


@login_not_required
def rusak(request: HttpRequest) -> HttpResponse:
    """Fail."""
    raise RuntimeError("rusak")


NAMA = (
    "pohon", "lampiran", "daftar_prioritas", "daftar_area", "daftar_indikator", "pemeriksaan",
    "daftar", "daftar_perangkat_daerah", "cari", "pakai",
)  # fmt: skip
roadmap = (
    [path("", halaman, name="beranda"), *(path(f"{n}/", halaman, name=n) for n in NAMA)],
    "roadmap",
)
urlpatterns = [
    path("", include(roadmap)),
    path("", include("tampilan.urls")),
    path("gaya/", include("tampilan.urls_gaya")),
    path("ditolak/", ditolak),
    path("rusak/", rusak),
    path("akun/", include("organisasi.urls")),
    path("admin/", admin.site.urls),
]
handler400 = "tampilan.views.permintaan_salah"
handler403 = "tampilan.views.terlarang"
handler404 = "tampilan.views.tidak_ditemukan"
handler500 = "tampilan.views.galat"
