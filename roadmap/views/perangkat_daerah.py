"""Perangkat Daerah and all that the road map asks of each."""

from django import forms
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.views.decorators.http import require_safe

from berkas.kepala import baris_kepala
from organisasi.models import JenisPerangkatDaerah, PerangkatDaerah
from riwayat.queries import riwayat_dari
from roadmap.filters import SaringanForm, galat_saringan
from roadmap.lampiran import baris_tertulis, tabel_lampiran
from roadmap.models import RoadMap
from roadmap.queries.lampiran import SaringanLampiran, baris_lampiran
from roadmap.queries.perangkat_daerah import daftar_unit, tugas_unit
from roadmap.views.dasar import dengan_road_map


class SaringanUnitForm(SaringanForm):
    """What limits the list of units."""

    jenis = forms.ChoiceField(
        label="Jenis", required=False, choices=[("", "Semua jenis"), *JenisPerangkatDaerah.choices]
    )


@login_not_required
@require_safe
@dengan_road_map
def daftar(request: HttpRequest, road_map: RoadMap) -> HttpResponse:
    """List the units with the number of rows that name each."""
    form = SaringanUnitForm(request.GET)
    unit = []
    if form.is_valid():
        data = form.cleaned_data
        unit = daftar_unit(road_map, cari=data["q"], jenis=data["jenis"], urut=request.GET.get("urut", ""))
    baris = [
        [
            {"teks": u.nama, "url": reverse("roadmap:perangkat_daerah", args=[u.kode])},
            u.singkatan,
            u.get_jenis_display(),
            u.induk.nama if u.induk else "",
            str(u.jumlah_baris),  # type: ignore[attr-defined]
        ]
        for u in unit
    ]
    kolom = [
        {"judul": "Perangkat Daerah", "kunci": "nama"},
        {"judul": "Singkatan"},
        {"judul": "Jenis"},
        {"judul": "Bagian dari"},
        {"judul": "Lampiran", "satuan": "baris", "angka": True, "kunci": "baris"},
    ]
    return render(
        request,
        "roadmap/daftar_perangkat_daerah.html",
        {
            "form": form,
            "galat": galat_saringan(form),
            "kolom": kolom,
            "baris": baris,
            "remah": [("Beranda", "/"), ("Perangkat Daerah", "")],
        },
    )


@login_not_required
@require_safe
@dengan_road_map
def rinci(request: HttpRequest, road_map: RoadMap, kode: str) -> HttpResponse:
    """Show one unit: its names, its rows, and what binds every unit."""
    unit = get_object_or_404(
        PerangkatDaerah.objects.select_related("induk").prefetch_related("alias"), kode=kode
    )
    semua = baris_lampiran(road_map, SaringanLampiran(perangkat_daerah=unit))
    tabel = tabel_lampiran(road_map.tahun, semua)
    tugas = tugas_unit(road_map, unit)
    return render(
        request,
        "roadmap/perangkat_daerah.html",
        {
            "road_map": road_map,
            "unit": unit,
            "tabel": tabel,
            "baris": baris_tertulis(tabel),
            "kepala": baris_kepala(tabel.kolom),
            "jumlah": len(semua),
            "tugas": tugas,
            "jumlah_sendiri": len(semua) - tugas.jumlah_seluruh,
            "definisi": _definisi(unit),
            "riwayat": riwayat_dari([unit, *unit.alias.all()]),
            "remah": [
                ("Beranda", "/"),
                ("Perangkat Daerah", reverse("roadmap:daftar_perangkat_daerah")),
                (unit.nama_pendek, ""),
            ],
        },
    )


def _definisi(unit: PerangkatDaerah) -> list[tuple[str, object, str]]:
    induk = unit.induk
    return [
        ("Singkatan", unit.singkatan, ""),
        ("Jenis", unit.get_jenis_display(), ""),
        (
            "Bagian dari",
            induk.nama if induk else "",
            reverse("roadmap:perangkat_daerah", args=[induk.kode]) if induk else "",
        ),
        ("Nama lain", "; ".join(a.nama for a in unit.alias.all()), ""),
        ("Disebut dalam", unit.sumber, ""),
    ]
