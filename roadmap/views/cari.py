"""One search over everything."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from roadmap.models import RoadMap
from roadmap.queries.kata import TERLALU_BANYAK, terlalu_banyak
from roadmap.queries.pencarian import cari as temukan
from roadmap.views.dasar import dengan_road_map

MAKS_HURUF = 100


@require_safe
@dengan_road_map
def cari(request: HttpRequest, road_map: RoadMap) -> HttpResponse:
    """Show the hits for `?q=`, by kind."""
    kata = " ".join(request.GET.get("q", "").replace("\0", "").split())[:MAKS_HURUF]
    galat = TERLALU_BANYAK if terlalu_banyak(kata) else ""
    kelompok = temukan(road_map, kata) if kata and not galat else []
    return render(
        request,
        "roadmap/cari.html",
        {
            "road_map": road_map,
            "kata": kata,
            "galat": galat,
            "kelompok": kelompok,
            "jumlah": sum(len(k.temuan) for k in kelompok),
            "remah": [("Beranda", "/"), ("Pencarian", "")],
        },
    )
