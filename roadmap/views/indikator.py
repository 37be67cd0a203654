"""Indicators of the road map: targets as printed, and each indicator with its years."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from indikator.models import Indikator, PenetapanTarget, Target
from riwayat.queries import riwayat_dari
from roadmap.filters import SaringanIndikatorForm, galat_saringan
from roadmap.forms import FormTarget
from roadmap.models import RoadMap
from roadmap.permissions import SUSUN
from roadmap.queries.indikator import PenetapanLengkap, daftar_indikator, penetapan_indikator, tahun_target
from roadmap.services.isi import Basi
from roadmap.services.target import ubah_penetapan
from roadmap.views.dasar import alasan_terkunci, dengan_road_map, pastikan_terbuka, pengguna_dari
from roadmap.views.isi import status_formulir
from tampilan.angka import tulis_angka
from tampilan.bagan import Bagan, Seri


@login_not_required
@require_safe
@dengan_road_map
def daftar(request: HttpRequest, road_map: RoadMap) -> HttpResponse:
    """List the printed indicator rows with their targets."""
    form = SaringanIndikatorForm(request.GET)
    tahun = tahun_target(road_map)
    hasil = []
    if form.is_valid():
        data = form.cleaned_data
        hasil = daftar_indikator(
            road_map,
            tahun,
            cari=data["q"],
            bagian=data["bagian"],
            arah=data["arah"],
            urut=request.GET.get("urut", ""),
        )
    kolom: list[dict[str, Any]] = [
        {"judul": "Indikator", "kunci": "nama"},
        {"judul": "Tempat", "kunci": "tempat"},
        {"judul": "Satuan", "kunci": "satuan"},
        {"judul": "Arah"},
        *({"judul": str(t), "angka": True} for t in tahun),
    ]
    baris = [
        [
            {
                "teks": b.penetapan.indikator.nama,
                "url": reverse("roadmap:indikator", args=[b.penetapan.indikator.kode]),
            },
            b.penetapan.tempat,
            b.penetapan.indikator.satuan,
            b.penetapan.indikator.get_arah_display(),
            *b.target,
        ]
        for b in hasil
    ]
    return render(
        request,
        "roadmap/daftar_indikator.html",
        {
            "road_map": road_map,
            "form": form,
            "galat": galat_saringan(form),
            "kolom": kolom,
            "baris": baris,
            "remah": [("Beranda", "/"), ("Indikator", "")],
        },
    )


@login_not_required
@require_safe
@dengan_road_map
def rinci(request: HttpRequest, road_map: RoadMap, kode: str) -> HttpResponse:
    """Show one indicator: dictionary entry, targets in every place, measured values, where it is used."""
    indikator = get_object_or_404(Indikator.objects.select_related("tangga", "penanggung_jawab"), kode=kode)
    tahun = tahun_target(road_map)
    penetapan = penetapan_indikator(road_map, indikator)
    target = [t for p in penetapan for t in p.target]
    return render(
        request,
        "roadmap/indikator.html",
        {
            "road_map": road_map,
            "indikator": indikator,
            "tahun": tahun,
            "penetapan": [(p, _per_tahun(p, tahun)) for p in penetapan],
            "realisasi": indikator.realisasi.all(),
            "bagan": bagan_target(indikator, penetapan, tahun, road_map.regulasi),
            "definisi": _definisi(indikator),
            "alasan": alasan_terkunci(request, road_map),
            "riwayat": riwayat_dari([indikator, *(p.penetapan for p in penetapan), *target]),
            "remah": [
                ("Beranda", "/"),
                ("Indikator", reverse("roadmap:daftar_indikator")),
                (indikator.nama, ""),
            ],
        },
    )


@require_http_methods(["GET", "POST"])
def ubah_target(request: HttpRequest, kode: str, pk: int) -> HttpResponse:
    """Change the printed name and the yearly targets of one place, in a draft."""
    oleh = pengguna_dari(request, SUSUN)
    penetapan = get_object_or_404(
        PenetapanTarget.objects.select_related("indikator"), pk=pk, indikator__kode=kode
    )
    road_map = get_object_or_404(RoadMap, kode=penetapan.dokumen)
    kembali = f"{reverse('roadmap:indikator', args=[kode])}?peta={road_map.kode}"
    if not pastikan_terbuka(request, road_map):
        return redirect(kembali)
    form = FormTarget(request.POST or None, penetapan=penetapan, tahun=road_map.tahun)
    basi = None
    if request.method == "POST" and form.is_valid():
        try:
            ubah_penetapan(
                road_map=road_map,
                penetapan=penetapan,
                teks_indikator=form.cleaned_data["teks_indikator"],
                target=form.target(),
                oleh=oleh,
                versi_dibuka=form.cleaned_data["versi"],
            )
        except Basi as galat:
            basi = galat
            form.segarkan(penetapan, *penetapan.target.all())
        else:
            messages.success(request, f"Target “{form.cleaned_data['teks_indikator']}” tersimpan.")
            return redirect(kembali)
    konteks = {
        "form": form,
        "basi": basi,
        "judul": f"Ubah target {penetapan.teks_indikator}",
        "kembali": kembali,
        "remah": [
            ("Indikator", reverse("roadmap:daftar_indikator")),
            (penetapan.indikator.nama, kembali),
            ("Ubah", ""),
        ],
    }
    return render(request, "roadmap/formulir.html", konteks, status=status_formulir(request, form, basi))


def _per_tahun(lengkap: PenetapanLengkap, tahun: list[int]) -> list[tuple[str, str]]:
    """Return for each year the target as printed and, where it reads otherwise, what it means."""
    target = {t.tahun: t for t in lengkap.target}
    return [(t.teks, _arti(t)) if (t := target.get(th)) else ("", "") for th in tahun]


def _arti(target: Target) -> str:
    if target.nilai is None:
        return ""
    jarak = "" if target.satuan == "%" else " "
    arti = f"{target.pembanding}{tulis_angka(target.nilai)}{jarak}{target.satuan}".strip()
    return "" if arti.replace(" ", "") == target.teks.replace(" ", "") else arti


def bagan_target(
    indikator: Indikator, penetapan: list[PenetapanLengkap], tahun: list[int], sumber: str
) -> Bagan | None:
    """Return the chart of the years (one series per place, at most four); None where no target is a number."""
    semua = [_seri(p, tahun) for p in penetapan[:4]]
    seri = [s for s in semua if any(n is not None for n in s["nilai"])]
    if not seri:
        return None
    return {"label": [str(t) for t in tahun], "satuan": indikator.satuan, "sumber": sumber, "seri": seri}


def _seri(lengkap: PenetapanLengkap, tahun: list[int]) -> Seri:
    target = {t.tahun: t for t in lengkap.target}
    nilai = [float(t.nilai) if (t := target.get(th)) and t.nilai is not None else None for th in tahun]
    return {
        "nama": f"Target ({lengkap.penetapan.tempat})",
        "jenis": "target",
        "nilai": nilai,
        "teks": [target[th].teks if th in target else "" for th in tahun],
    }


def _definisi(indikator: Indikator) -> list[tuple[str, object]]:
    skala = ""
    if indikator.skala_bawah is not None and indikator.skala_atas is not None:
        skala = f"{indikator.skala_bawah.normalize():f} sampai {indikator.skala_atas.normalize():f}".replace(
            ".", ","
        )
    return [
        ("Definisi", indikator.definisi),
        ("Satuan", indikator.satuan),
        ("Arah", indikator.get_arah_display()),
        ("Skala", skala),
        ("Tangga peringkat", indikator.tangga),
        ("Cara menjumlahkan", indikator.get_agregasi_display()),
        ("Sumber data", indikator.sumber_data),
        ("Penanggung jawab", indikator.penanggung_jawab),
    ]
