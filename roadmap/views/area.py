"""Areas of change: their kegiatan, fokus, working group and rows."""

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from riwayat.queries import riwayat_dari
from roadmap.models import AreaPerubahan, RoadMap
from roadmap.queries.area import kegiatan_dengan_baris, unit_area
from roadmap.queries.ringkasan import area_dengan_jumlah
from roadmap.views.dasar import alasan_terkunci, dengan_road_map, isi_terlihat


@login_not_required
@require_safe
@dengan_road_map
def daftar(request: HttpRequest, road_map: RoadMap) -> HttpResponse:
    """List the areas with what each holds."""
    daftar_area = area_dengan_jumlah(road_map)
    return render(
        request,
        "roadmap/daftar_area.html",
        {
            "road_map": road_map,
            "daftar_area": daftar_area,
            "remah": [("Beranda", "/"), ("Area perubahan", "")],
        },
    )


@login_not_required
@require_safe
def rinci(request: HttpRequest, pk: int) -> HttpResponse:
    """Show one area."""
    area = isi_terlihat(request, AreaPerubahan.objects.select_related("pokja"), pk=pk)
    fokus = list(area.fokus.all())
    kegiatan = kegiatan_dengan_baris(area)
    return render(
        request,
        "roadmap/area.html",
        {
            "area": area,
            "road_map": area.road_map,
            "kegiatan": kegiatan,
            "fokus": fokus,
            "unit": unit_area(area),
            "alasan": alasan_terkunci(request, area.road_map),
            "riwayat": riwayat_dari([area, *fokus, *(k for k, _ in kegiatan)]),
            "remah": [("Beranda", "/"), ("Area perubahan", reverse("roadmap:daftar_area")), (area.nama, "")],
        },
    )
