"""The pictures of a scope: a page of its own, which the dashboard fetches into itself once it stands."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from dasbor.queries.lingkup import Lingkup, baris_semester
from dasbor.queries.tren import tren as susun_tren
from dasbor.views.dasar import Isi, dengan_lingkup, remah


@require_safe
@dengan_lingkup
def tren(request: HttpRequest, lingkup: Lingkup, isi: Isi) -> HttpResponse:
    """Show the Indeks RB, one indicator, progress and money over time."""
    baris = baris_semester(lingkup)
    konteks = isi | {
        "tren": susun_tren(lingkup, baris, request.GET.get("indikator", "")),
        "remah": remah(lingkup, ("Tren", "")),
    }
    return render(request, "dasbor/tren.html", konteks)
