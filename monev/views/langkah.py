"""Taking a document from one state to the next: the page that names the consequence, and the act."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from monev.forms.alur import FormLangkah
from monev.models import Evaluasi, LaporanBulanan, LaporanMonev, Pengukuran, Terkunci
from monev.models.dasar import DokumenBerlingkup
from monev.queries.alur import nama_pemegang, pastikan_boleh
from monev.services.alur import alamat_dokumen, alihkan
from monev.views.dasar import pengguna, remah, terlihat, untuk_pembaca
from monev.workflow import Pelaku, Peralihan, PeralihanDitolak

MODEL: dict[str, Any] = {
    model.alur.nama: model for model in (LaporanBulanan, Pengukuran, Evaluasi, LaporanMonev)
}
"""The kinds of documents by the name of their way."""


@require_http_methods(["GET", "POST"])
@untuk_pembaca
def langkah(request: HttpRequest, alur: str, pk: int, nama: str) -> HttpResponse:
    """Ask before a step, then take it; pressed twice, it is taken once."""
    model = MODEL.get(alur)
    if model is None:
        raise Http404("Dokumen tidak dikenal.")
    semua = model.objects.select_related("periode__road_map", "perangkat_daerah", "pokja")
    dokumen: DokumenBerlingkup = terlihat(request, semua, pk=pk)
    peralihan = next(
        (p for p in dokumen.alur.peralihan if p.nama == nama and p.pelaku != Pelaku.SISTEM), None
    )
    if peralihan is None:
        raise Http404("Langkah tidak dikenal.")
    form = FormLangkah(request.POST or None, peralihan=peralihan, dokumen=dokumen)
    if request.method == "GET":
        return _halaman(request, dokumen, peralihan, form, _alasan(request, dokumen, peralihan))
    if not form.is_valid():
        alasan = _alasan(request, dokumen, peralihan)
        return _halaman(request, dokumen, peralihan, form, alasan, status=409 if alasan else 422)
    try:
        dokumen = _ambil(request, dokumen, peralihan, form)
    except (PeralihanDitolak, Terkunci) as galat:
        dokumen.refresh_from_db()
        return _halaman(request, dokumen, peralihan, form, str(galat), status=409)
    messages.success(request, _kabar(dokumen))
    return redirect(alamat_dokumen(dokumen))


def _alasan(request: HttpRequest, dokumen: DokumenBerlingkup, peralihan: Peralihan) -> str:
    """Return why the step cannot be taken now; raises TidakBerwenang where not by this person."""
    try:
        pastikan_boleh(dokumen, peralihan, pengguna(request), timezone.localdate())
    except (PeralihanDitolak, Terkunci) as galat:
        return str(galat)
    return ""


def _ambil(
    request: HttpRequest, dokumen: DokumenBerlingkup, peralihan: Peralihan, form: FormLangkah
) -> DokumenBerlingkup:
    """Take the step; a second press of the same button finds it taken by this person."""
    try:
        return alihkan(
            dokumen=dokumen,
            peralihan=peralihan,
            oleh=pengguna(request),
            kini=timezone.now(),
            catatan=form.cleaned_data.get("catatan", ""),
            status_dibuka=form.cleaned_data["status_dibuka"] or None,
        )
    except PeralihanDitolak:
        terkini = type(dokumen)._base_manager.get(pk=dokumen.pk)
        oleh = getattr(terkini, f"{peralihan.jejak}_oleh_id") if peralihan.jejak else None
        if terkini.status != peralihan.ke or oleh != request.user.pk:
            raise
        return terkini


def _kabar(dokumen: DokumenBerlingkup) -> str:
    """Return where the document stands now and for whom it waits."""
    pemegang = nama_pemegang(dokumen)
    menunggu = f" dan menunggu {pemegang}" if pemegang else ""
    return f"{dokumen} kini berstatus {dokumen.nama_status}{menunggu}."


def _halaman(
    request: HttpRequest,
    dokumen: DokumenBerlingkup,
    peralihan: Peralihan,
    form: FormLangkah,
    alasan: str = "",
    status: int = 200,
) -> HttpResponse:
    kembali = alamat_dokumen(dokumen)
    konteks = {
        "dokumen": dokumen,
        "status_teks": dokumen.nama_status,
        "pemegang": f"menunggu {pemegang}" if (pemegang := nama_pemegang(dokumen)) else "",
        "peralihan": peralihan,
        "jejak": bool(peralihan.jejak),
        "form": form,
        "alasan": alasan,
        "kembali": kembali,
        "remah": remah((str(dokumen), kembali), (peralihan.kata, "")),
    }
    return render(request, "tampilan/langkah_dokumen.html", konteks, status=status)
