"""A plan as a file, and the template to fill it in."""

from django.http import Http404, HttpRequest, HttpResponse
from django.utils import timezone
from django.views.decorators.http import require_safe

from rencana_aksi.ekspor import TULIS, tulis_rencana, tulis_templat_rencana
from rencana_aksi.views.dasar import rencana_terlihat, untuk_pembaca
from roadmap.views.ekspor import sebagai_lampiran


@require_safe
@untuk_pembaca
def unduh(request: HttpRequest, pk: int, bentuk: str) -> HttpResponse:
    """Send a plan as xlsx, pdf or csv; an unknown format is a 404."""
    rencana = rencana_terlihat(request, pk)
    if bentuk not in TULIS:
        raise Http404("Bentuk berkas tidak dikenal.")
    berkas = tulis_rencana(rencana, bentuk=bentuk, oleh=str(request.user), kini=timezone.localtime())
    return sebagai_lampiran(berkas)


@require_safe
@untuk_pembaca
def templat(request: HttpRequest, pk: int) -> HttpResponse:
    """Send the workbook in which a plan is filled in, with what the road map and last year suggest."""
    return sebagai_lampiran(tulis_templat_rencana(rencana_terlihat(request, pk)))
