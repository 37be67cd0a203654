"""What the pages share: the road map in use, records of a visible road map, expected refusals."""

from collections.abc import Callable
from functools import wraps
from typing import Any, TypeVar

from django.contrib import messages
from django.db import models
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from organisasi.models import Pengguna
from organisasi.permissions import Aturan
from riwayat.queries import terakhir_dikenal
from roadmap.models import RoadMap, RoadMapTerkunci
from roadmap.permissions import SUSUN
from roadmap.queries.pilihan import pilihan_road_map

M = TypeVar("M", bound=models.Model)
Tampilan = Callable[..., HttpResponse]


def dengan_road_map(tampilan: Tampilan) -> Tampilan:
    """Call the view with the road map in use; without any road map, say how one comes in."""

    @wraps(tampilan)
    def bungkus(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        dipakai = pilihan_road_map(request).dipakai
        if dipakai is None:
            return render(request, "roadmap/belum_ada.html")
        return tampilan(request, dipakai, *args, **kwargs)

    return bungkus


def isi_terlihat(request: HttpRequest, query: models.QuerySet[M], **syarat: Any) -> M:
    """Return one record of a road map that the person may read; a hidden one is a 404.

    For a POST, a record deleted meanwhile comes as it was: the service then refuses it with who deleted it, and a form
    keeps what was typed.
    """
    terlihat = RoadMap.objects.terlihat_oleh(request.user)
    objek = query.select_related("road_map").filter(road_map__in=terlihat, **syarat).first()
    if objek is None and request.method == "POST":
        objek = terakhir_dikenal(query.model, road_map_id__in=terlihat.values("pk"), **syarat)
    if objek is None:
        raise Http404(f"{query.model._meta.verbose_name} tidak ditemukan.")
    return objek


def pengguna_dari(request: HttpRequest, aturan: Aturan) -> Pengguna:
    """Return the signed-in person; raises TidakBerwenang with the rule's reason for everyone else."""
    aturan.pastikan(request.user)
    assert isinstance(request.user, Pengguna)  # a role is held by an account
    return request.user


def alasan_terkunci(request: HttpRequest, road_map: RoadMap) -> str:
    """Return why the person cannot change the road map; empty where they can."""
    if not SUSUN.boleh(request.user):
        return SUSUN.alasan
    return "" if road_map.terbuka else f"Road map {road_map.get_status_display().lower()} tidak dapat diubah."


def pastikan_terbuka(request: HttpRequest, road_map: RoadMap) -> bool:
    """Tell whether the road map is a draft; else leave the reason as a message."""
    try:
        road_map.pastikan_terbuka()
    except RoadMapTerkunci as galat:
        messages.error(request, str(galat))
        return False
    return True
