"""Road maps side by side: choose, show, edit the heading, clone, set in force, revoke."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from riwayat.queries import riwayat_dari
from roadmap.forms import FormRoadMap, FormSalin
from roadmap.models import RoadMap
from roadmap.permissions import SUSUN, TETAPKAN
from roadmap.queries.pilihan import SESI, pilihan_road_map
from roadmap.queries.ringkasan import ringkasan
from roadmap.services import siklus
from roadmap.services.isi import Basi
from roadmap.services.kepala import ubah_road_map
from roadmap.views.dasar import alasan_terkunci, pastikan_terbuka, pengguna_dari
from roadmap.views.isi import status_formulir
from roadmap.workflow import CABUT, Peralihan, PeralihanDitolak
from roadmap.workflow import TETAPKAN as PERALIHAN_TETAPKAN
from tampilan.angka import tulis_tanggal


@login_not_required
@require_safe
def daftar(request: HttpRequest) -> HttpResponse:
    """List the road maps that the person may read."""
    baris = [
        [
            {"teks": r.judul, "url": reverse("roadmap:rinci", args=[r.kode])},
            r.regulasi,
            f"{r.tahun_awal}–{r.tahun_akhir}",
            {"status": r.status, "teks": r.get_status_display()},
            r.pemegang,
        ]
        for r in pilihan_road_map(request).semua
    ]
    kolom = [{"judul": j} for j in ("Judul", "Regulasi", "Tahun", "Status", "Pemegang")]
    konteks = {"kolom": kolom, "baris": baris, "remah": [("Beranda", "/"), ("Semua road map", "")]}
    return render(request, "roadmap/daftar.html", konteks)


@login_not_required
@require_POST
def pakai(request: HttpRequest) -> HttpResponse:
    """Remember which road map the person works with, and go back to where they were."""
    per_kode = {r.kode: r for r in pilihan_road_map(request).semua}
    road_map = per_kode.get(request.POST.get("road_map", ""))
    if road_map is None:
        raise Http404("Road map tidak ditemukan.")
    request.session[SESI] = road_map.kode
    tujuan = request.POST.get("next", "")
    aman = url_has_allowed_host_and_scheme(tujuan, {request.get_host()}, require_https=request.is_secure())
    return redirect(tujuan if aman and "peta=" not in tujuan else reverse("roadmap:beranda"))


@login_not_required
@require_safe
def rinci(request: HttpRequest, kode: str) -> HttpResponse:
    """Show one road map: regulation, state, holder, figures, history."""
    road_map = _terlihat(request, kode)
    return render(
        request,
        "roadmap/rinci.html",
        {
            "road_map": road_map,
            "ringkasan": ringkasan(road_map),
            "definisi": _definisi(road_map),
            "aksi": _aksi(request, road_map),
            "menu": _menu(request, road_map),
            "riwayat": riwayat_dari([road_map]),
            "remah": _remah(road_map),
        },
    )


@require_http_methods(["GET", "POST"])
def ubah(request: HttpRequest, kode: str) -> HttpResponse:
    """Edit the regulation and the heading block of a draft."""
    oleh = pengguna_dari(request, SUSUN)
    road_map = _terlihat(request, kode)
    kembali = reverse("roadmap:rinci", args=[kode])
    if not pastikan_terbuka(request, road_map):
        return redirect(kembali)
    form = FormRoadMap(request.POST or None, instance=road_map)
    basi = None
    if request.method == "POST" and form.is_valid():
        try:
            ubah_road_map(road_map=form.instance, oleh=oleh, versi_dibuka=form.cleaned_data["versi"])
        except Basi as galat:
            basi = galat
            form.segarkan(road_map)
        else:
            messages.success(request, f"{road_map.judul} tersimpan.")
            return redirect(kembali)
    konteks = {
        "form": form,
        "basi": basi,
        "judul": "Ubah data regulasi",
        "kembali": kembali,
        "remah": [*_remah(road_map), ("Ubah", "")],
    }
    return render(request, "roadmap/formulir.html", konteks, status=status_formulir(request, form, basi))


@require_http_methods(["GET", "POST"])
def salin(request: HttpRequest, kode: str) -> HttpResponse:
    """Clone a road map into a draft."""
    oleh = pengguna_dari(request, SUSUN)
    road_map = _terlihat(request, kode)
    form = FormSalin(request.POST or None, initial=_isian_salin(road_map))
    if request.method == "POST" and form.is_valid():
        salinan = siklus.salin_road_map(road_map=road_map, oleh=oleh, **form.cleaned_data)
        request.session[SESI] = salinan.kode
        messages.success(request, f"{salinan.judul} tersusun sebagai rancangan dari {road_map.judul}.")
        return redirect("roadmap:rinci", kode=salinan.kode)
    kembali = reverse("roadmap:rinci", args=[kode])
    konteks = {
        "form": form,
        "judul": f"Salin {road_map.judul}",
        "tombol": "Salin menjadi rancangan",
        "kembali": kembali,
        "remah": [*_remah(road_map), ("Salin", "")],
    }
    return render(request, "roadmap/formulir.html", konteks, status=status_formulir(request, form, None))


@require_http_methods(["GET", "POST"])
def tetapkan(request: HttpRequest, kode: str) -> HttpResponse:
    """Set a draft in force after a confirmation."""
    return _alihkan(
        request,
        kode,
        PERALIHAN_TETAPKAN,
        lambda **isi: siklus.tetapkan(hari_ini=timezone.localdate(), **isi),
    )


@require_http_methods(["GET", "POST"])
def cabut(request: HttpRequest, kode: str) -> HttpResponse:
    """Revoke a road map in force after a confirmation."""
    return _alihkan(request, kode, CABUT, siklus.cabut)


def _alihkan(
    request: HttpRequest, kode: str, peralihan: Peralihan, layanan: Callable[..., RoadMap]
) -> HttpResponse:
    oleh = pengguna_dari(request, TETAPKAN)
    road_map = _terlihat(request, kode)
    kembali = reverse("roadmap:rinci", args=[kode])
    if request.method == "POST":
        try:
            road_map = layanan(road_map=road_map, oleh=oleh)
        except PeralihanDitolak as galat:
            messages.error(request, str(galat))
        except ValidationError as galat:
            messages.error(request, " ".join(galat.messages))
        else:
            messages.success(request, f"{road_map.judul} kini berstatus {road_map.get_status_display()}.")
        return redirect(kembali)
    konteks = {
        "judul": f"{peralihan.nama.capitalize()} road map",
        "benda": road_map.judul,
        "akibat": [peralihan.akibat],
        "tombol": f"{peralihan.nama.capitalize()} road map ini",
        "kembali": kembali,
        "remah": [*_remah(road_map), (peralihan.nama.capitalize(), "")],
    }
    return render(request, "roadmap/konfirmasi.html", konteks)


def _remah(road_map: RoadMap) -> list[tuple[str, str]]:
    """Return the breadcrumb down to a road map."""
    daftar = ("Semua road map", reverse("roadmap:daftar"))
    return [("Beranda", "/"), daftar, (road_map.judul, reverse("roadmap:rinci", args=[road_map.kode]))]


def _terlihat(request: HttpRequest, kode: str) -> RoadMap:
    return get_object_or_404(RoadMap.objects.terlihat_oleh(request.user), kode=kode)


def _isian_salin(road_map: RoadMap) -> dict[str, Any]:
    lama = road_map.tahun_akhir - road_map.tahun_awal
    awal = road_map.tahun_akhir + 1
    return {
        "judul": f"Road Map Reformasi Birokrasi {road_map.pemerintah_daerah} Tahun {awal}-{awal + lama}",
        "kode": f"rancangan-{awal}-{awal + lama}",
        "tahun_awal": awal,
        "tahun_akhir": awal + lama,
    }


def _aksi(request: HttpRequest, road_map: RoadMap) -> dict[str, object]:
    alasan = "" if SUSUN.boleh(request.user) else SUSUN.alasan
    return {
        "teks": "Salin menjadi rancangan",
        "url": reverse("roadmap:salin", args=[road_map.kode]),
        "ikon": "copy",
        "alasan": alasan,
    }


def _menu(request: HttpRequest, road_map: RoadMap) -> list[dict[str, object]]:
    menu: list[dict[str, object]] = [
        {
            "teks": "Ubah data regulasi",
            "url": reverse("roadmap:ubah", args=[road_map.kode]),
            "ikon": "pencil",
            "alasan": alasan_terkunci(request, road_map),
        }
    ]
    for peralihan, ikon in ((PERALIHAN_TETAPKAN, "rubber-stamp"), (CABUT, "archive")):
        if road_map.status == peralihan.dari:
            menu.append(
                {
                    "teks": f"{peralihan.nama.capitalize()} road map",
                    "url": reverse(f"roadmap:{peralihan.nama}", args=[road_map.kode]),
                    "ikon": ikon,
                    "alasan": "" if TETAPKAN.boleh(request.user) else TETAPKAN.alasan,
                }
            )
    return menu


def _definisi(road_map: RoadMap) -> list[tuple[str, object, str]]:
    asal = road_map.disalin_dari
    return [
        ("Regulasi", road_map.regulasi, ""),
        ("Tentang", road_map.tentang, ""),
        ("Tahun", f"{road_map.tahun_awal}–{road_map.tahun_akhir}", ""),
        ("Ditetapkan", _tempat_tanggal(road_map), ""),
        ("Berita Daerah", road_map.berita_daerah, ""),
        (
            "Penanda tangan",
            ", ".join(filter(None, [road_map.penandatangan_nama, road_map.penandatangan_jabatan])),
            "",
        ),
        (
            "Pengesah salinan",
            ", ".join(filter(None, [road_map.pengesah_nama, road_map.pengesah_jabatan])),
            "",
        ),
        (
            "Disalin dari",
            asal.judul if asal else "",
            reverse("roadmap:rinci", args=[asal.kode]) if asal else "",
        ),
    ]


def _tempat_tanggal(road_map: RoadMap) -> str:
    if road_map.ditetapkan_pada is None:
        return ""
    return ", ".join(filter(None, [road_map.ditetapkan_di, tulis_tanggal(road_map.ditetapkan_pada)]))
