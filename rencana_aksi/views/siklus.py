"""The life of a plan around its items: start, fill from last year's, revise, and its whole history."""

from collections.abc import Callable

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from organisasi.models import PerangkatDaerah
from rencana_aksi.models import RencanaAksi, RencanaTerkunci, TahunRencana
from rencana_aksi.permissions import SUSUN
from rencana_aksi.queries.riwayat import riwayat_rencana
from rencana_aksi.services import rencana as layanan
from rencana_aksi.services.rencana import RencanaDitolak
from rencana_aksi.views.dasar import pengguna, remah, rencana_terlihat, untuk_pembaca
from rencana_aksi.views.sunting import ke_rencana, untuk_penyusun
from roadmap.models import RoadMap
from roadmap.views.dasar import dengan_road_map


@require_POST
@untuk_pembaca
@dengan_road_map
def mulai(request: HttpRequest, road_map: RoadMap) -> HttpResponse:
    """Start the plan of a unit (`pd`, its code; empty: of the city) for a year (`tahun`); one that exists is opened."""
    tahun = request.POST.get("tahun", "")
    periode = get_object_or_404(TahunRencana, road_map=road_map, tahun=tahun if tahun.isdecimal() else 0)
    kode = request.POST.get("pd", "")
    unit = get_object_or_404(PerangkatDaerah, kode=kode) if kode else None
    try:
        baru = layanan.buka_rencana(
            periode=periode, perangkat_daerah=unit, oleh=pengguna(request), kini=timezone.now()
        )
    except RencanaDitolak as galat:
        messages.error(request, str(galat))
        ada = RencanaAksi.objects.terlihat_oleh(request.user).filter(periode=periode, perangkat_daerah=unit)
        terbaru = ada.order_by("-versi").first()
        return (
            redirect("rencana_aksi:rencana", pk=terbaru.pk) if terbaru else redirect("rencana_aksi:matriks")
        )
    messages.success(request, f"{baru} dimulai sebagai draf.")
    return redirect("rencana_aksi:rencana", pk=baru.pk)


@require_http_methods(["GET", "POST"])
@untuk_penyusun
def salin_tahun_lalu(request: HttpRequest, rencana: RencanaAksi) -> HttpResponse:
    """Fill an empty draft with last year's items, after saying what comes along."""
    tahun = rencana.periode.tahun - 1

    def lakukan() -> RencanaAksi:
        jumlah = layanan.salin_tahun_lalu(rencana=rencana, oleh=pengguna(request))
        messages.success(request, f"{jumlah} butir tersalin dari rencana {tahun}. Sesuaikan, lalu ajukan.")
        return rencana

    konteks: dict[str, object] = {
        "judul": f"Salin rencana aksi {tahun}",
        "akibat": [
            f"Semua butir rencana {tahun} beserta asalnya disalin ke rencana {rencana.periode.tahun}.",
            "Target, jadwal, anggaran dan SDM ikut tersalin; sesuaikan dengan tahun ini.",
        ],
        "tombol": f"Salin rencana {tahun}",
    }
    return _konfirmasi(request, rencana, konteks, lakukan)


@require_http_methods(["GET", "POST"])
@untuk_pembaca
def revisi(request: HttpRequest, pk: int) -> HttpResponse:
    """Start the next version of a set plan, after saying what that means."""
    rencana = rencana_terlihat(request, pk)
    SUSUN.pastikan(pengguna(request), rencana)

    def lakukan() -> RencanaAksi:
        baru = layanan.revisi(rencana=rencana, oleh=pengguna(request), kini=timezone.now())
        messages.success(request, f"Revisi versi {baru.versi} dimulai sebagai draf.")
        return baru

    konteks: dict[str, object] = {
        "judul": "Buat revisi",
        "akibat": [
            "Versi baru dibuat sebagai draf dengan semua butir versi ini.",
            f"Versi {rencana.versi} tetap berlaku sampai revisinya ditetapkan.",
        ],
        "tombol": "Buat revisi",
    }
    return _konfirmasi(request, rencana, konteks, lakukan)


def _konfirmasi(
    request: HttpRequest, rencana: RencanaAksi, konteks: dict[str, object], lakukan: Callable[[], RencanaAksi]
) -> HttpResponse:
    """Ask, or do it and lead to the plan that comes of it; a refusal leads back with the reason."""
    if request.method == "POST":
        try:
            return ke_rencana(request, lakukan())
        except (RencanaDitolak, RencanaTerkunci) as galat:
            messages.error(request, str(galat))
            return ke_rencana(request, rencana)
    konteks |= {
        "benda": str(rencana),
        "ringan": True,
        "kembali": reverse("rencana_aksi:rencana", args=[rencana.pk]),
        "remah": remah((str(konteks["judul"]), ""), rencana=rencana),
    }
    return render(request, "rencana_aksi/konfirmasi.html", konteks)


@require_safe
@untuk_pembaca
def riwayat(request: HttpRequest, pk: int) -> HttpResponse:
    """Show every change of a plan and its items, deleted ones included."""
    rencana = rencana_terlihat(request, pk)
    konteks = {
        "rencana": rencana,
        "riwayat": riwayat_rencana(rencana),
        "remah": remah(("Riwayat", ""), rencana=rencana),
    }
    return render(request, "rencana_aksi/riwayat.html", konteks)
