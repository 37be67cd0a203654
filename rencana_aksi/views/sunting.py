"""What the editing pages share: a plan that the person may edit, and the way back where it is locked."""

from functools import wraps

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseBase, HttpResponseRedirect
from django.urls import reverse
from django_htmx.http import HttpResponseClientRedirect

from rencana_aksi.models import RencanaAksi, RencanaTerkunci
from rencana_aksi.permissions import SUSUN
from rencana_aksi.views.dasar import Tampilan, pengguna, rencana_terlihat, untuk_pembaca


def untuk_penyusun(tampilan: Tampilan) -> Tampilan:
    """Call the view with a plan that the person may edit; a locked plan leads back to its page with the reason."""

    @wraps(tampilan)
    def bungkus(request: HttpRequest, pk: int, *args: object, **kwargs: object) -> HttpResponseBase:
        rencana = rencana_terlihat(request, pk)
        SUSUN.pastikan(pengguna(request), rencana)
        try:
            rencana.pastikan_dapat_disunting()
            return tampilan(request, rencana, *args, **kwargs)
        except RencanaTerkunci as galat:
            messages.error(request, str(galat))
            return ke_rencana(request, rencana)

    return untuk_pembaca(bungkus)


def ke_rencana(request: HttpRequest, rencana: RencanaAksi, jangkar: str = "") -> HttpResponse:
    """Lead to the plan's page; where a part of a page was asked for, the browser goes there whole."""
    alamat = reverse("rencana_aksi:rencana", args=[rencana.pk]) + (f"#{jangkar}" if jangkar else "")
    if request.htmx:  # type: ignore[attr-defined]
        return HttpResponseClientRedirect(alamat)
    return HttpResponseRedirect(alamat)


def alasan_terkunci(request: HttpRequest, rencana: RencanaAksi) -> str:
    """Return why the person cannot edit the plan; empty where they can."""
    if not SUSUN.boleh(pengguna(request), rencana):
        return SUSUN.alasan
    try:
        rencana.pastikan_dapat_disunting()
    except RencanaTerkunci as galat:
        return str(galat)
    return ""
