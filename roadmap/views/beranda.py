"""Home: what the road map holds, and what the person can do now."""

from typing import Any

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from indikator.models import Realisasi
from roadmap.models import RoadMap
from roadmap.permissions import PERIKSA, SUSUN, TETAPKAN
from roadmap.queries.ringkasan import area_dengan_jumlah, indeks_rb, ringkasan
from roadmap.views.dasar import dengan_road_map
from tampilan.bagan import Bagan


@login_not_required
@require_safe
@dengan_road_map
def beranda(request: HttpRequest, road_map: RoadMap) -> HttpResponse:
    """Show the road map in use at a glance."""
    return render(request, "roadmap/beranda.html", isi_beranda(request, road_map))


def isi_beranda(request: HttpRequest, road_map: RoadMap) -> dict[str, Any]:
    """Return what `roadmap/beranda.html` shows; a template of an app above may put its own before it."""
    nilai = indeks_rb()
    return {
        "road_map": road_map,
        "ringkasan": ringkasan(road_map),
        "daftar_area": area_dengan_jumlah(road_map),
        "indeks_rb": nilai,
        "bagan": _bagan(road_map, nilai),
        "boleh_susun": SUSUN.boleh(request.user),
        "boleh_tetapkan": TETAPKAN.boleh(request.user),
        "boleh_periksa": PERIKSA.boleh(request.user),
    }


def _bagan(road_map: RoadMap, nilai: list[Realisasi]) -> Bagan:
    sumber = ", ".join(dict.fromkeys(r.sumber for r in nilai if r.sumber))
    return {
        "label": [str(r.tahun) for r in nilai],
        "satuan": "indeks",
        "sumber": f"{road_map.regulasi}, {sumber}" if sumber else road_map.regulasi,
        "seri": [
            {
                "nama": "Indeks RB",
                "jenis": "realisasi",
                "nilai": [float(r.nilai) if r.nilai is not None else None for r in nilai],
                "teks": [r.teks for r in nilai],
            }
        ],
    }
