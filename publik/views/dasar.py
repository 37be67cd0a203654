"""What the public pages share: open only by the setting, the same for everyone, kept by caches, without a cookie."""

from collections.abc import Callable
from functools import wraps
from http import HTTPStatus
from typing import Any

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase, HttpResponseNotAllowed
from django.template.loader import render_to_string
from django.utils.cache import get_conditional_response, patch_cache_control, set_response_etag

from monev.models import JejakContoh
from publik.queries.peta import road_map_berlaku
from roadmap.models import RoadMap
from tampilan.context_processors import versi

UMUR = 300
"""So many seconds a cache may show a page without asking again: what is set now is seen by everyone soon."""

Tampilan = Callable[..., HttpResponse]


def terbuka(tampilan: Tampilan) -> Callable[..., HttpResponseBase]:
    """Call the view with the road map in force; without the setting there is no such page.

    The answer carries what caches need, and 304 goes to whoever has it already. A page that does not exist is told in
    the public frame, for the ordinary one knows the person and sets a cookie.
    """

    @login_not_required
    @wraps(tampilan)
    def bungkus(request: HttpRequest, **bagian: Any) -> HttpResponseBase:
        if not settings.HALAMAN_PUBLIK:
            raise Http404("Halaman publik tidak dibuka.")
        if request.method not in {"GET", "HEAD"}:
            return HttpResponseNotAllowed(["GET", "HEAD"])
        return bertanda(request, _isi(tampilan, bagian))

    return bungkus


def _isi(tampilan: Tampilan, bagian: dict[str, Any]) -> HttpResponse:
    road_map = road_map_berlaku()
    if road_map is None:
        return halaman("publik/belum_ada.html", None)
    try:
        return tampilan(road_map, **bagian)
    except Http404:
        return halaman("publik/tidak_ada.html", road_map, status=404)


def bertanda(request: HttpRequest, jawaban: HttpResponse) -> HttpResponseBase:
    """Return the answer with age and ETag, or 304 where the browser has it; what other sites may do is kept."""
    patch_cache_control(jawaban, public=True, max_age=UMUR)
    if jawaban.status_code != HTTPStatus.OK:
        return jawaban
    set_response_etag(jawaban)
    hasil = get_conditional_response(request, etag=jawaban["ETag"], response=jawaban)
    assert hasil is not None
    if "Access-Control-Allow-Origin" in jawaban:
        hasil["Access-Control-Allow-Origin"] = jawaban["Access-Control-Allow-Origin"]
    return hasil


def halaman(
    template: str, road_map: RoadMap | None, isi: dict[str, Any] | None = None, status: int = 200
) -> HttpResponse:
    """Render a page without the request: nothing of the person, no session and no token can get in."""
    konteks = {"road_map": road_map, "versi": versi(), "ada_data_contoh": JejakContoh.objects.exists()}
    return HttpResponse(render_to_string(template, konteks | (isi or {})), status=status)
