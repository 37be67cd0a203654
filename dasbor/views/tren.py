"""The pictures of a scope: a page of its own, which the dashboard fetches into itself once it stands."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from dasbor.queries.lingkup import Lingkup
from dasbor.queries.tren import tren as susun_tren
from dasbor.views.dasar import Isi, dengan_lingkup, remah
from monev.queries.capaian import capaian_indikator


@require_safe
@dengan_lingkup
def tren(request: HttpRequest, lingkup: Lingkup, isi: Isi) -> HttpResponse:
    """Show the Indeks RB, one indicator, progress and money over time."""
    baris = capaian_indikator(lingkup.road_map, lingkup.tahun, lingkup.periode.nomor)
    konteks = isi | {
        "tren": susun_tren(lingkup, baris, request.GET.get("indikator", "")),
        "remah": remah(lingkup, ("Tren", "")),
    }
    return render(request, "dasbor/tren.html", konteks)
