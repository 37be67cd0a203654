"""The priorities of Bab III."""

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from riwayat.queries import riwayat_dari
from roadmap.models import Prioritas, RoadMap
from roadmap.queries.indikator import tahun_target
from roadmap.queries.prioritas import (
    kegiatan_prioritas,
    kelompok_prioritas,
    program_klasifikasi,
    sasaran_prioritas,
)
from roadmap.views.dasar import alasan_terkunci, dengan_road_map, isi_terlihat


@login_not_required
@require_safe
@dengan_road_map
def daftar(request: HttpRequest, road_map: RoadMap) -> HttpResponse:
    """Show the groups with their priorities, the Zona Integritas units and the classified programmes."""
    return render(
        request,
        "roadmap/daftar_prioritas.html",
        {
            "road_map": road_map,
            "kelompok": kelompok_prioritas(road_map),
            "zona_integritas": road_map.pilotzonaintegritas.select_related("perangkat_daerah"),
            "klasifikasi": program_klasifikasi(road_map),
            "remah": [("Beranda", "/"), ("Prioritas", "")],
        },
    )


@login_not_required
@require_safe
def rinci(request: HttpRequest, pk: int) -> HttpResponse:
    """Show one priority with sasaran, indicators, targets and kegiatan."""
    prioritas = isi_terlihat(request, Prioritas.objects.select_related("kelompok", "induk"), pk=pk)
    tahun = tahun_target(prioritas.road_map)
    anak = list(prioritas.anak.all())
    sasaran = sasaran_prioritas(prioritas, tahun)
    return render(
        request,
        "roadmap/prioritas.html",
        {
            "prioritas": prioritas,
            "road_map": prioritas.road_map,
            "anak": anak,
            "tahun": tahun,
            "sasaran": sasaran,
            "kegiatan": kegiatan_prioritas(prioritas),
            "alasan": alasan_terkunci(request, prioritas.road_map),
            "riwayat": riwayat_dari([prioritas, *(s.sasaran for s in sasaran)]),
            "remah": [
                ("Beranda", "/"),
                ("Prioritas", reverse("roadmap:daftar_prioritas")),
                (prioritas.nama, ""),
            ],
        },
    )
