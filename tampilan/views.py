"""The theme switch and the error pages."""

from django.http import HttpRequest, HttpResponse, HttpResponseBase, HttpResponseRedirect
from django.shortcuts import render
from django.template.loader import render_to_string
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_POST

from tampilan.tema import COOKIE, PILIHAN, UMUR


def _tujuan(request: HttpRequest) -> str:
    """Return where to go back to: `next` if it is a page of ours, else the front page."""
    tujuan = request.POST.get("next", "")
    aman = url_has_allowed_host_and_scheme(
        tujuan, allowed_hosts={request.get_host()}, require_https=request.is_secure()
    )
    return tujuan if aman else "/"


@require_POST
def tema(request: HttpRequest) -> HttpResponseBase:
    """Remember the chosen theme for a year and go back to the page."""
    pilihan = request.POST.get("tema", "")
    if pilihan not in PILIHAN:
        return permintaan_salah(request)
    jawaban = HttpResponseRedirect(_tujuan(request))
    jawaban.set_cookie(
        COOKIE, pilihan, max_age=UMUR, secure=request.is_secure(), httponly=True, samesite="Lax"
    )
    return jawaban


def permintaan_salah(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """Answer 400 without context processors: the host itself may be the fault."""
    return HttpResponse(render_to_string("400.html"), status=400)


def terlarang(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """Answer 403 and show the reason that the refusing code gave."""
    return render(request, "403.html", {"alasan": str(exception or "")}, status=403)


def tidak_ditemukan(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """Answer 404."""
    return render(request, "404.html", status=404)


def galat(request: HttpRequest) -> HttpResponse:
    """Answer 500 without context processors, session or database."""
    return HttpResponse(render_to_string("500.html"), status=500)
