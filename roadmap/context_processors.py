"""What the frame of every page needs to know of road maps."""

from django.http import Http404, HttpRequest

from roadmap.permissions import PERIKSA
from roadmap.queries.pilihan import pilihan_road_map


def road_map_dipakai(request: HttpRequest) -> dict[str, object]:
    """Give the road map in use, the choice for the switch, and whether the check is open to the person."""
    try:
        pilihan = pilihan_road_map(request)
    except Http404:  # the page itself says so
        return {}
    return {
        "road_map_dipakai": pilihan.dipakai,
        "road_map_pilihan": pilihan.semua,
        "boleh_pemeriksaan": PERIKSA.boleh(request.user),
    }
