"""One search over everything."""

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.cache import patch_vary_headers
from django.views.decorators.http import require_safe

from roadmap.models import RoadMap
from roadmap.queries.kata import TERLALU_BANYAK, terlalu_banyak
from roadmap.queries.pencarian import BATAS_PER_JENIS
from roadmap.queries.pencarian import cari as temukan
from roadmap.views.dasar import dengan_road_map

MAKS_HURUF = 100
BATAS_DIALOG = 4


@login_not_required
@require_safe
@dengan_road_map
def cari(request: HttpRequest, road_map: RoadMap) -> HttpResponse:
    """Show the hits for `?q=`, by kind; to the dialog of Ctrl-K, the first few of each kind."""
    kata = " ".join(request.GET.get("q", "").replace("\0", "").split())[:MAKS_HURUF]
    galat = TERLALU_BANYAK if terlalu_banyak(kata) else ""
    htmx = bool(request.htmx)  # type: ignore[attr-defined]
    batas = BATAS_DIALOG if htmx else BATAS_PER_JENIS
    kelompok = temukan(road_map, request.user, kata, batas) if kata and not galat else []
    jawaban = render(
        request,
        "roadmap/_cari_dialog.html" if htmx else "roadmap/cari.html",
        {
            "road_map": road_map,
            "kata": kata,
            "galat": galat,
            "kelompok": kelompok,
            "jumlah": sum(len(k.temuan) for k in kelompok),
            "remah": [("Beranda", "/"), ("Pencarian", "")],
        },
    )
    patch_vary_headers(jawaban, ["HX-Request"])  # else Back may show the part as if it were the page
    return jawaban
