"""The front page: of a visitor the road map's, of whoever has signed in what waits for them before it."""

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from dasbor.queries.lingkup import Lingkup
from dasbor.queries.pokja import area_pokja
from dasbor.queries.susun import jawaban
from dasbor.queries.tindakan import perlu_tindakan
from dasbor.views.dasar import pilih_lingkup
from monev.permissions import boleh_membaca
from organisasi.models import Pengguna
from roadmap.models import RoadMap
from roadmap.views.beranda import beranda as beranda_umum
from roadmap.views.beranda import isi_beranda
from roadmap.views.dasar import dengan_road_map


@login_not_required
@require_safe
def beranda(request: HttpRequest) -> HttpResponse:
    """Show the front page that fits the person."""
    return beranda_orang(request) if request.user.is_authenticated else beranda_umum(request)


@dengan_road_map
def beranda_orang(request: HttpRequest, road_map: RoadMap) -> HttpResponse:
    """Show what waits for a person, the answer for their scope, and the road map in use."""
    assert isinstance(request.user, Pengguna)
    lingkup = _lingkup(request, road_map)
    konteks = isi_beranda(request, road_map) | {
        "tindakan": perlu_tindakan(request.user, timezone.now()),
        "lingkup": lingkup,
        "jawaban": jawaban(lingkup) if lingkup else "",
        "area_pokja": area_pokja(lingkup) if lingkup else [],
    }
    return render(request, "dasbor/beranda.html", konteks)


def _lingkup(request: HttpRequest, road_map: RoadMap) -> Lingkup | None:
    return pilih_lingkup(request, road_map)[0] if boleh_membaca(request.user) else None
