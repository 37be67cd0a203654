"""Whether a report is genuine: by the hash on its pages, and by a file that anyone may bring."""

import hashlib

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_http_methods

from monev.forms.laporan_monev import FormPeriksaBerkas
from monev.models import LaporanMonev
from monev.queries.laporan_monev import Keaslian, berkas_bersidik, keaslian
from monev.workflow import Tingkat
from tampilan.unggahan import maks_unggahan

PENETAP = {Tingkat.POKJA: "Tim Pelaksana Tingkat Kota", Tingkat.KOTA: "Tim Pengarah Tingkat Kota"}


@login_not_required
@require_http_methods(["GET", "HEAD", "POST"])
def verifikasi(request: HttpRequest, sidik: str) -> HttpResponse:
    """Say which set report a hash belongs to; a file sent along is hashed, compared and forgotten."""
    asli = keaslian(sidik)
    if asli is None:
        return render(request, "monev/verifikasi_tidak_dikenal.html", {"sidik": sidik}, status=404)
    form, hasil = FormPeriksaBerkas(), None
    if request.method == "POST":
        form = FormPeriksaBerkas(request.POST, request.FILES)
        hasil = _periksa(form, asli) if form.is_valid() else None
    konteks = {
        "asli": asli,
        "laporan": asli.laporan,
        "penetap": _penetap(asli.laporan),
        "form": form,
        "maks": maks_unggahan(),
        "hasil": hasil,
    }
    return render(request, "monev/verifikasi.html", konteks, status=422 if form.errors else 200)


def _penetap(laporan: LaporanMonev) -> str:
    """Return the office that set a report; people are not named in public."""
    return PENETAP.get(Tingkat(laporan.tingkat)) or f"Kepala {laporan.perangkat_daerah}"


def _periksa(form: FormPeriksaBerkas, asli: Keaslian) -> dict[str, object]:
    """Return what a file is: one of this report, one of another, or none."""
    jumlah = hashlib.sha256()
    for bagian in form.cleaned_data["berkas"].chunks():
        jumlah.update(bagian)
    sidik = jumlah.hexdigest()
    cocok = berkas_bersidik(sidik)
    return {
        "nama": form.cleaned_data["berkas"].name,
        "sidik": sidik,
        "cocok": cocok,
        "sama": cocok is not None and cocok.laporan_id == asli.laporan.pk,
    }
