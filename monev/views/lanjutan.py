"""What last year left, offered to the plan of the next."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from monev.forms.lanjutan import FormLanjutan
from monev.queries.lanjutan import tawaran_lanjutan
from monev.services.lanjutan import bawa
from monev.views.dasar import pengguna, untuk_pembaca
from rencana_aksi.models import RencanaAksi, RencanaTerkunci
from rencana_aksi.permissions import SUSUN
from rencana_aksi.views.dasar import remah, rencana_terlihat


@require_http_methods(["GET", "POST"])
@untuk_pembaca
def lanjutan(request: HttpRequest, pk: int) -> HttpResponse:
    """Offer a draft plan what last year left unfinished, and add what is ticked."""
    rencana = rencana_terlihat(request, pk)
    SUSUN.pastikan(pengguna(request), rencana)
    try:
        rencana.pastikan_dapat_disunting()
        return _isi(request, rencana)
    except RencanaTerkunci as galat:
        messages.error(request, str(galat))
        return redirect("rencana_aksi:rencana", pk=pk)


def _isi(request: HttpRequest, rencana: RencanaAksi) -> HttpResponse:
    area = list(rencana.periode.road_map.areaperubahan.order_by("nomor"))
    data = request.POST if request.method == "POST" else None
    form = FormLanjutan(data, tawaran=tawaran_lanjutan(rencana), area=area)
    if request.method == "POST" and form.is_valid():
        banyak = bawa(rencana=rencana, pilihan=form.pilihan, area=form.area_terpilih, oleh=pengguna(request))
        messages.success(request, f"{banyak} butir ditambahkan. Lengkapi jadwal dan anggarannya.")
        return redirect("rencana_aksi:rencana", pk=rencana.pk)
    konteks = {
        "form": form,
        "rencana": rencana,
        "tahun": rencana.periode.tahun - 1,
        "kembali": reverse("rencana_aksi:rencana", args=[rencana.pk]),
        "remah": remah(("Lanjutkan dari tahun lalu", ""), rencana=rencana),
    }
    return render(request, "monev/lanjutan.html", konteks, status=422 if form.errors else 200)
