"""The Lampiran as a file, whole or filtered."""

from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.utils import timezone
from django.views.decorators.http import require_safe

from roadmap.ekspor import FORMAT, Berkas, tulis_lampiran
from roadmap.filters import SaringanLampiranForm
from roadmap.models import RoadMap
from roadmap.queries.lampiran import baris_lampiran
from roadmap.views.dasar import dengan_road_map


@login_not_required
@require_safe
@dengan_road_map
def ekspor(request: HttpRequest, road_map: RoadMap, bentuk: str) -> HttpResponse:
    """Send the Lampiran as pdf, xlsx, csv or docx; an unknown format or filter is a 404."""
    saringan = SaringanLampiranForm(request.GET, road_map=road_map).saringan()
    if bentuk not in FORMAT or saringan is None:
        raise Http404("Bentuk berkas atau saringan tidak dikenal.")
    berkas = tulis_lampiran(
        road_map,
        baris_lampiran(road_map, saringan),
        bentuk=bentuk,
        saringan=saringan.dalam_kata(),
        oleh=str(request.user) if request.user.is_authenticated else "",
        kini=timezone.localtime(),
    )
    return sebagai_lampiran(berkas)


def sebagai_lampiran(berkas: Berkas) -> HttpResponse:
    """Return a written file as an attachment under its own name."""
    return HttpResponse(
        berkas.isi,
        content_type=berkas.jenis,
        headers={"Content-Disposition": f'attachment; filename="{berkas.nama}"'},
    )
