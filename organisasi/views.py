"""The pages of one's own notices: list, open, mark as read, how they come by e-mail."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from organisasi.forms import FormSurel
from organisasi.models import Pemberitahuan, Pengguna
from organisasi.services.pemberitahuan import atur_surel, tandai_dibaca, tandai_semua_dibaca

PER_HALAMAN = 50
BELUM = "belum-dibaca"


@require_safe
def daftar(request: HttpRequest) -> HttpResponse:
    """List the person's notices, the unread ones first; `?tampil=belum-dibaca` shows those alone."""
    milik = Pemberitahuan.objects.filter(penerima=_saya(request))
    hanya_belum = request.GET.get("tampil") == BELUM
    tampil = milik.belum_dibaca() if hanya_belum else milik
    halaman = Paginator(tampil.urut_baca(), PER_HALAMAN).get_page(request.GET.get("halaman"))
    konteks = {
        "halaman": halaman,
        "hanya_belum": hanya_belum,
        "saring_belum": BELUM,
        "remah": [("Beranda", "/"), ("Pemberitahuan", "")],
    }
    return render(request, "organisasi/daftar_pemberitahuan.html", konteks)


@require_safe
def buka(request: HttpRequest, pk: int) -> HttpResponse:
    """Mark a notice as read and go to what it is about; another person's is a 404.

    By GET, since it is a link in e-mails: doing it again changes nothing, and nobody else is concerned.
    """
    pemberitahuan = get_object_or_404(Pemberitahuan, pk=pk, penerima=_saya(request))
    tandai_dibaca(pemberitahuan=pemberitahuan, kini=timezone.now())
    return redirect(pemberitahuan.alamat)


@require_POST
def tandai_semua(request: HttpRequest) -> HttpResponse:
    """Mark all of the person's notices as read."""
    banyak = tandai_semua_dibaca(penerima=_saya(request), kini=timezone.now())
    if banyak:
        messages.success(request, f"{banyak} pemberitahuan ditandai sudah dibaca.")
    return redirect("pemberitahuan:daftar")


@require_http_methods(["GET", "POST"])
def pengaturan(request: HttpRequest) -> HttpResponse:
    """Choose how the person's notices come by e-mail."""
    saya = _saya(request)
    form = FormSurel(request.POST or None, initial={"surel": saya.surel})
    if request.method == "POST" and form.is_valid():
        atur_surel(pengguna=saya, surel=form.cleaned_data["surel"])
        messages.success(request, "Pilihan Anda tersimpan dan berlaku untuk pemberitahuan berikutnya.")
        return redirect("pemberitahuan:daftar")
    konteks = {
        "form": form,
        "email": saya.email,
        "remah": [("Beranda", "/"), ("Pemberitahuan", reverse("pemberitahuan:daftar")), ("Pengaturan", "")],
    }
    status = 422 if request.method == "POST" else 200
    return render(request, "organisasi/pengaturan_pemberitahuan.html", konteks, status=status)


def _saya(request: HttpRequest) -> Pengguna:
    assert isinstance(request.user, Pengguna)  # MasukDahulu has seen to it
    return request.user
