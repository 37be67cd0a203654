"""Writing an arahan on a figure of the dashboard."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.template.loader import render_to_string
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from dasbor.forms import FormArahan
from dasbor.queries.lingkup import Lingkup
from dasbor.queries.pokok import Pokok, pokok_arahan
from dasbor.services import arahkan
from dasbor.views.dasar import Isi, dengan_lingkup, remah
from monev.models import TindakLanjut
from monev.permissions import BERI_ARAHAN
from monev.queries.masalah_daftar import baris_tindak_lanjut
from monev.workflow_masalah import MasalahDitolak


@require_http_methods(["GET", "POST"])
@dengan_lingkup
def tambah(request: HttpRequest, lingkup: Lingkup, isi: Isi) -> HttpResponse:
    """Write an arahan on what the address names (`?pokok=kartu:serapan`); pressed twice, it is one."""
    BERI_ARAHAN.pastikan(request.user)
    pokok = _pokok(request, lingkup, isi)
    awal = {"perangkat_daerah": pokok.unit.pk if pokok.unit else None, "angka": pokok.atas}
    form = FormArahan(request.POST or None, orang=lingkup.orang, atas=pokok.atas, initial=awal)
    if request.method == "POST" and form.is_valid() and (tindak := _beri(lingkup, pokok, form)):
        messages.success(request, _kabar(tindak))
        return redirect(lingkup.di_sini("dasbor:dasbor"))
    konteks = {
        "pokok": pokok,
        "form": form,
        "kembali": lingkup.di_sini("dasbor:dasbor"),
        "remah": remah(lingkup, ("Beri arahan", "")),
    }
    return render(request, "dasbor/arahan_tambah.html", konteks, status=422 if form.errors else 200)


def _pokok(request: HttpRequest, lingkup: Lingkup, isi: Isi) -> Pokok:
    """Return what the address names; raises Http404 where the semester or the figure is unknown or hidden."""
    pokok = None if isi["galat"] else pokok_arahan(lingkup, request.GET.get("pokok", ""))
    if pokok is None:
        raise Http404("Angka yang diarahkan tidak ditemukan.")
    return pokok


def _beri(lingkup: Lingkup, pokok: Pokok, form: FormArahan) -> TindakLanjut | None:
    """Write it, or leave the reason why not in the form."""
    try:
        return arahkan(lingkup.road_map, pokok, form.cleaned_data, oleh=lingkup.orang, kini=timezone.now())
    except (MasalahDitolak, ValidationError) as galat:
        form.add_error(None, galat if isinstance(galat, ValidationError) else str(galat))
    return None


def _kabar(tindak: TindakLanjut) -> str:
    return render_to_string(
        "dasbor/_kabar_arahan.html", {"tindak": tindak, "baris": baris_tindak_lanjut(tindak, tindak.tenggat)}
    )
