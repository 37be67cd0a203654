"""The public pages: the road map at a glance, the result of a year, one indicator through the years."""

from typing import Any

from django.http import Http404, HttpResponse
from django.urls import reverse

from publik.queries.hasil import hasil_ditetapkan
from publik.queries.peta import (
    BarisTarget,
    Hasil,
    bagan_awal,
    baris_area,
    baris_target,
    kelompok_target,
    perjalanan,
)
from publik.views.dasar import halaman, terbuka
from roadmap.models import RoadMap
from roadmap.queries.ringkasan import INDEKS_RB
from tampilan.bagan import Bagan

SUMBER = "target dan kondisi awal menurut peraturan; realisasi menurut laporan tahunan yang ditetapkan"


@terbuka
def beranda(road_map: RoadMap) -> HttpResponse:
    """Show the road map in force, what each year achieved, its indicators and areas."""
    hasil = hasil_ditetapkan(road_map)
    baris = baris_target(road_map, hasil)
    isi = {
        "kini": "beranda",
        "tahun": _tahun(road_map, hasil),
        "terakhir": hasil[max(hasil)] if hasil else None,
        "kelompok": kelompok_target(road_map, baris),
        "area": baris_area(road_map, hasil),
        "banyak_indikator": len({b.indikator.pk for b in baris}),
        "bagan": _indeks_rb(road_map, baris, hasil),
    }
    return halaman("publik/beranda.html", road_map, isi)


def _tahun(road_map: RoadMap, hasil: Hasil) -> list[tuple[int, Any]]:
    return [(tahun, hasil.get(tahun)) for tahun in road_map.tahun]


def _indeks_rb(road_map: RoadMap, baris: list[BarisTarget], hasil: Hasil) -> Bagan | None:
    """Return the Indeks RB through the years; where the road map sets no target for it, only what Bab I prints."""
    satu = perjalanan(road_map, INDEKS_RB, hasil, baris)
    if satu is None:
        return bagan_awal(INDEKS_RB, road_map.tahun_awal, f"Bab I {road_map.regulasi}")
    return satu.bagan(SUMBER)


@terbuka
def tahun(road_map: RoadMap, tahun: int) -> HttpResponse:
    """Show the set result of a year, or that there is none yet; raises Http404 for a year outside the road map."""
    if tahun not in road_map.tahun:
        raise Http404("Tahun di luar road map.")
    hasil = hasil_ditetapkan(road_map)
    isi = {
        "kini": "beranda",
        "remah": _remah(f"Tahun {tahun}"),
        "tahun": tahun,
        "semua_tahun": road_map.tahun,
        "hasil": hasil.get(tahun),
        "area": [(b.area, b.sel[tahun - road_map.tahun_awal]) for b in baris_area(road_map, hasil)],
    }
    return halaman("publik/tahun.html", road_map, isi)


@terbuka
def indikator(road_map: RoadMap, kode: str) -> HttpResponse:
    """Show an indicator's targets and set values; raises Http404 where the road map sets none for it."""
    hasil = hasil_ditetapkan(road_map)
    satu = perjalanan(road_map, kode, hasil, baris_target(road_map, hasil))
    if satu is None:
        raise Http404("Indikator tidak ditemukan.")
    isi = {
        "kini": "beranda",
        "remah": _remah(satu.indikator.nama),
        "satu": satu,
        "bagan": satu.bagan(SUMBER),
        "sel": [(hasil.get(s.tahun), s) for s in satu.baris[0].sel],
    }
    return halaman("publik/indikator.html", road_map, isi)


def _remah(judul: str) -> list[tuple[str, str]]:
    return [("Hasil", reverse("publik:beranda")), (judul, "")]
