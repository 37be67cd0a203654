"""The road map as a tree, from tujuan to Perangkat Daerah."""

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from roadmap.models import RoadMap
from roadmap.queries.pohon import pohon as susun_pohon
from roadmap.views.dasar import dengan_road_map


@login_not_required
@require_safe
@dengan_road_map
def pohon(request: HttpRequest, road_map: RoadMap) -> HttpResponse:
    """Show the tree; every kegiatan leads to its row, every unit to its page."""
    remah = [("Beranda", "/"), ("Pohon", "")]
    return render(
        request, "roadmap/pohon.html", {"road_map": road_map, "simpul": susun_pohon(road_map), "remah": remah}
    )
