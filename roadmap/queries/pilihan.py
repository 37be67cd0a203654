"""Which road map a page is about, and which ones a person may choose from."""

from dataclasses import dataclass

from django.http import Http404, HttpRequest

from roadmap.models import RoadMap
from roadmap.workflow import Status

PARAMETER = "peta"
SESI = "road_map"


@dataclass(frozen=True, slots=True)
class Pilihan:
    """The road map in use (None where there is none at all) and all that the person may read."""

    dipakai: RoadMap | None
    semua: list[RoadMap]


def pilihan_road_map(request: HttpRequest) -> Pilihan:
    """Return the road map in use: of the address (`?peta=`), else of the session, else the newest in force.

    One query per request. Raises Http404 where the address names one that is unknown or not visible.
    """
    if not hasattr(request, "_pilihan_road_map"):
        semua = list(RoadMap.objects.terlihat_oleh(request.user))
        request._pilihan_road_map = Pilihan(_dipakai(request, semua), semua)  # type: ignore[attr-defined]
        _ingat(request)
    return request._pilihan_road_map  # type: ignore[attr-defined, no-any-return]


def _ingat(request: HttpRequest) -> None:
    """Stay with the road map of the address on the pages that a signed-in person opens from here."""
    diminta = request.GET.get(PARAMETER)
    if diminta and request.user.is_authenticated and request.session.get(SESI) != diminta:
        request.session[SESI] = diminta


def _dipakai(request: HttpRequest, semua: list[RoadMap]) -> RoadMap | None:
    per_kode = {r.kode: r for r in semua}
    diminta = request.GET.get(PARAMETER)
    if diminta:
        if diminta not in per_kode:
            raise Http404(f"Road map “{diminta}” tidak ditemukan.")
        return per_kode[diminta]
    tersimpan = per_kode.get(str(request.session.get(SESI)))
    berlaku = next((r for r in semua if r.status == Status.BERLAKU), None)
    return tersimpan or berlaku or next(iter(semua), None)
