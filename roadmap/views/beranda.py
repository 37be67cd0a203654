"""Home: what the road map holds, and what the person can do now."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from roadmap.models import RoadMap
from roadmap.permissions import PERIKSA, SUSUN, TETAPKAN
from roadmap.queries.ringkasan import area_dengan_jumlah, indeks_rb, ringkasan
from roadmap.views.dasar import dengan_road_map


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
        "bagan": {
            "label": [str(r.tahun) for r in nilai],
            "satuan": "indeks",
            "seri": [
                {
                    "nama": "Indeks RB",
                    "jenis": "realisasi",
                    "nilai": [float(r.nilai) if r.nilai is not None else None for r in nilai],
                    "teks": [r.teks for r in nilai],
                }
            ],
        },
        "boleh_susun": SUSUN.boleh(request.user),
        "boleh_tetapkan": TETAPKAN.boleh(request.user),
        "boleh_periksa": PERIKSA.boleh(request.user),
    }
