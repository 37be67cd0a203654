"""The guide as pages: for whoever has signed in, whatever the role, since a chapter shows nothing but demo accounts."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from bantuan.naskah import baca_bab, baca_panduan, cari

MAKS_HURUF = 100


@require_safe
def daftar(request: HttpRequest) -> HttpResponse:
    """Show the chapters with their headings; with `?q=` the sections that hold every word."""
    kata = " ".join(request.GET.get("q", "").split())[:MAKS_HURUF]
    return render(
        request,
        "bantuan/daftar.html",
        {
            "kata": kata,
            "panduan": baca_panduan(),
            "temuan": cari(kata),
            "remah": [("Beranda", "/"), ("Bantuan", "")],
        },
    )


@require_safe
def bab(request: HttpRequest, kode: str) -> HttpResponse:
    """Show one chapter beside its contents."""
    isi = baca_bab(kode)
    if isi is None:
        raise Http404("Bab panduan tidak ditemukan.")
    remah = [("Beranda", "/"), ("Bantuan", reverse("bantuan:daftar")), (isi.judul, "")]
    return render(request, "bantuan/bab.html", {"bab": isi, "panduan": baca_panduan(), "remah": remah})
