"""Taking a plan from one state to the next: the page that names the consequence, and the act."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from rencana_aksi.forms.alur import FormLangkah
from rencana_aksi.models import CatatanAlih, RencanaAksi
from rencana_aksi.queries.langkah import baru_saja, pastikan_boleh
from rencana_aksi.services.alur import alihkan
from rencana_aksi.views.dasar import pengguna, remah, rencana_terlihat, untuk_pembaca
from rencana_aksi.views.rencana import menunggu
from rencana_aksi.workflow import GANTIKAN, PER_NAMA, Peralihan, PeralihanDitolak


@require_http_methods(["GET", "POST"])
@untuk_pembaca
def langkah(request: HttpRequest, pk: int, nama: str) -> HttpResponse:
    """Ask before a step, then take it; pressed twice, it is taken once."""
    rencana = rencana_terlihat(request, pk)
    peralihan = PER_NAMA.get(nama)
    if peralihan is None or peralihan is GANTIKAN:
        raise Http404("Langkah tidak dikenal.")
    form = FormLangkah(request.POST or None, peralihan=peralihan, rencana=rencana)
    if request.method == "GET":
        return _halaman(request, rencana, peralihan, form, _alasan(request, rencana, peralihan))
    if not form.is_valid():
        alasan = _alasan(request, rencana, peralihan)
        return _halaman(request, rencana, peralihan, form, alasan, status=409 if alasan else 422)
    try:
        alih = _ambil(request, rencana, peralihan, form)
    except PeralihanDitolak as galat:
        rencana.refresh_from_db()
        return _halaman(request, rencana, peralihan, form, str(galat), status=409)
    messages.success(request, _kabar(alih.rencana))
    return redirect("rencana_aksi:rencana", pk=pk)


def _alasan(request: HttpRequest, rencana: RencanaAksi, peralihan: Peralihan) -> str:
    """Return why the step cannot be taken now; raises TidakBerwenang where not by this person."""
    try:
        pastikan_boleh(rencana, peralihan, pengguna(request))
    except PeralihanDitolak as galat:
        return str(galat)
    return ""


def _ambil(
    request: HttpRequest, rencana: RencanaAksi, peralihan: Peralihan, form: FormLangkah
) -> CatatanAlih:
    """Take the step; a second press of the same button finds the first one's record."""
    dibuka = form.cleaned_data["status_dibuka"] or None
    try:
        return alihkan(
            rencana=rencana,
            peralihan=peralihan,
            oleh=pengguna(request),
            kini=timezone.now(),
            catatan=form.cleaned_data.get("catatan", ""),
            status_dibuka=dibuka,
        )
    except PeralihanDitolak:
        sudah = baru_saja(rencana, peralihan, pengguna(request), dari=dibuka)
        if sudah is None:
            raise
        return sudah


def _kabar(rencana: RencanaAksi) -> str:
    """Return where the plan stands now and for whom it waits."""
    menunggu = f" dan menunggu {rencana.pemegang}" if rencana.pemegang else ""
    return f"{rencana} kini berstatus {rencana.get_status_display()}{menunggu}."


def _halaman(
    request: HttpRequest,
    rencana: RencanaAksi,
    peralihan: Peralihan,
    form: FormLangkah,
    alasan: str = "",
    status: int = 200,
) -> HttpResponse:
    konteks = {
        "dokumen": rencana,
        "status_teks": rencana.get_status_display(),
        "pemegang": menunggu(rencana),
        "peralihan": peralihan,
        "jejak": bool(peralihan.langkah),
        "form": form,
        "alasan": alasan,
        "kembali": reverse("rencana_aksi:rencana", args=[rencana.pk]),
        "remah": remah((peralihan.kata, ""), rencana=rencana),
    }
    return render(request, "tampilan/langkah_dokumen.html", konteks, status=status)
