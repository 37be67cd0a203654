"""The theme switch, and what is told where something fails: people by a page, programs by problem details."""

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse, HttpResponseBase, HttpResponseRedirect
from django.shortcuts import render
from django.template.loader import render_to_string
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST

from tampilan.masalah import jawab_masalah, untuk_program
from tampilan.tema import COOKIE, PILIHAN, UMUR

ALAMAT_API_SALAH = (
    "Alamat ini tidak ada. Alamat API diakhiri garis miring, dan semuanya tercantum pada /api/v1/dokumen/."
)
GALAT_API = (
    "Permintaan ini gagal karena kesalahan di sisi server, bukan karena isinya. Ulangi beberapa saat lagi."
)


def _tujuan(request: HttpRequest) -> str:
    """Return where to go back to: `next` if it is a page of ours, else the front page."""
    tujuan = request.POST.get("next", "")
    aman = url_has_allowed_host_and_scheme(
        tujuan, allowed_hosts={request.get_host()}, require_https=request.is_secure()
    )
    return tujuan if aman else "/"


@login_not_required
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
    if untuk_program(request):
        return jawab_masalah(
            400, "Permintaan tidak dapat dipakai", "Permintaan ini tidak terbaca oleh server."
        )
    return HttpResponse(render_to_string("400.html"), status=400)


def terlarang(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """Answer 403 and show the reason that the refusing code gave."""
    if untuk_program(request):
        return jawab_masalah(403, "Tidak berwenang", str(exception or "Anda tidak berwenang melakukan ini."))
    return render(request, "403.html", {"alasan": str(exception or "")}, status=403)


def tidak_ditemukan(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """Answer 404."""
    if untuk_program(request):
        return jawab_masalah(404, "Tidak ditemukan", ALAMAT_API_SALAH)
    return render(request, "404.html", status=404)


@csrf_exempt
@login_not_required
def alamat_api_tidak_ada(request: HttpRequest) -> HttpResponse:
    """Answer 404 at an address of the API that is none, whatever the method, and where DEBUG has a page of its own."""
    return tidak_ditemukan(request)


def galat(request: HttpRequest) -> HttpResponse:
    """Answer 500 without context processors, session or database."""
    if untuk_program(request):
        return jawab_masalah(500, "Galat pada server", GALAT_API)
    return HttpResponse(render_to_string("500.html"), status=500)
