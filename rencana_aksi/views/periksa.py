"""Verification by Tim Pelaksana: every item found in order or not, saved one by one, then the plan as a whole."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from rencana_aksi.models import ButirAksi, Komentar, Penilaian, RencanaAksi
from rencana_aksi.permissions import SEBAGAI_TIM_PELAKSANA
from rencana_aksi.queries.komentar import percakapan_per_butir
from rencana_aksi.queries.langkah import langkah_tersedia
from rencana_aksi.services.butir import nilai_butir, nyatakan_semua_sesuai
from rencana_aksi.views.dasar import butir_terlihat, pengguna, remah, rencana_terlihat, untuk_pembaca
from rencana_aksi.views.rencana import menunggu
from rencana_aksi.workflow import PeralihanDitolak, Status

MAKS_CATATAN = Komentar._meta.get_field("teks").max_length or 0


@require_safe
@untuk_pembaca
def periksa(request: HttpRequest, pk: int) -> HttpResponse:
    """Show the items of a plan one under the other, each with what Tim Pelaksana finds of it."""
    rencana = rencana_terlihat(request, pk)
    SEBAGAI_TIM_PELAKSANA.pastikan(request.user, rencana)
    return _halaman(request, rencana)


@require_POST
@untuk_pembaca
def nilai(request: HttpRequest, pk: int, kunci: UUID) -> HttpResponse:
    """Save what was found of one item; with HTMX the item alone comes back."""
    rencana = rencana_terlihat(request, pk)
    SEBAGAI_TIM_PELAKSANA.pastikan(request.user, rencana)
    butir = butir_terlihat(request, rencana, kunci)
    try:
        _nilai(request, butir)
    except PeralihanDitolak as galat:
        return _ditolak(request, rencana, butir, str(galat))
    if request.htmx:  # type: ignore[attr-defined]
        return _satu(request, rencana, kunci, tersimpan=True)
    messages.success(request, f"Penilaian butir {butir.nomor} tersimpan.")
    return redirect(f"{reverse('rencana_aksi:periksa', args=[pk])}#butir-{kunci.hex}")


@require_POST
@untuk_pembaca
def semua_sesuai(request: HttpRequest, pk: int) -> HttpResponse:
    """Note that all items not looked at yet are in order."""
    rencana = rencana_terlihat(request, pk)
    try:
        banyak = nyatakan_semua_sesuai(rencana=rencana, oleh=pengguna(request))
    except PeralihanDitolak as galat:
        messages.error(request, str(galat))
    else:
        messages.success(
            request, f"{banyak} butir dinyatakan sesuai." if banyak else "Semua butir sudah dinilai."
        )
    return redirect("rencana_aksi:periksa", pk=pk)


def _nilai(request: HttpRequest, butir: ButirAksi) -> None:
    """Save; raises PeralihanDitolak for an unknown choice, too."""
    pilihan = request.POST.get("penilaian", "")
    if pilihan not in {Penilaian.SESUAI, Penilaian.PERBAIKI}:
        raise PeralihanDitolak("Pilih Sesuai atau Perlu perbaikan.")
    catatan = request.POST.get("catatan", "")
    if len(catatan) > MAKS_CATATAN:
        raise PeralihanDitolak(f"Catatan paling panjang {MAKS_CATATAN} huruf.")
    nilai_butir(
        butir=butir,
        penilaian=Penilaian(pilihan),
        oleh=pengguna(request),
        kini=timezone.now(),
        catatan=catatan,
    )


def _ditolak(request: HttpRequest, rencana: RencanaAksi, butir: ButirAksi, alasan: str) -> HttpResponse:
    """Say at the item why it was not saved, and keep what was typed."""
    ketikan = {
        "kunci": butir.kunci,
        "alasan": alasan,
        "penilaian": request.POST.get("penilaian", ""),
        "catatan": request.POST.get("catatan", ""),
    }
    if request.htmx:  # type: ignore[attr-defined]
        return _satu(request, rencana, butir.kunci, ditolak=ketikan, status=422)
    return _halaman(request, rencana, ditolak=ketikan, status=422)


def _halaman(
    request: HttpRequest, rencana: RencanaAksi, ditolak: dict[str, object] | None = None, status: int = 200
) -> HttpResponse:
    konteks = _konteks(request, rencana) | {
        "ditolak": ditolak,
        "langkah": [satu for satu in langkah_tersedia(rencana, pengguna(request)) if satu.berwenang],
        "remah": remah(("Pemeriksaan", ""), rencana=rencana),
    }
    return render(request, "rencana_aksi/periksa.html", konteks, status=status)


def _satu(
    request: HttpRequest,
    rencana: RencanaAksi,
    kunci: UUID,
    *,
    tersimpan: bool = False,
    ditolak: dict[str, object] | None = None,
    status: int = 200,
) -> HttpResponse:
    """Return the part of one item, and beside it the count on top."""
    konteks = _konteks(request, rencana)
    konteks |= {
        "b": next(b for b in konteks["butir"] if b.kunci == kunci),  # type: ignore[attr-defined]
        "tersimpan": timezone.localtime() if tersimpan else None,
        "ditolak": ditolak,
        "langkah": [satu for satu in langkah_tersedia(rencana, pengguna(request)) if satu.berwenang],
        "potongan": True,
    }
    return render(request, "rencana_aksi/_butir_periksa.html", konteks, status=status)


def _konteks(request: HttpRequest, rencana: RencanaAksi) -> dict[str, object]:
    butir = list(rencana.butir.select_related("area").order_by("nomor", "pk"))
    return {
        "rencana": rencana,
        "pemegang": menunggu(rencana),
        "butir": butir,
        "percakapan": percakapan_per_butir(rencana, pengguna(request)),
        "sesuai": sum(b.penilaian == Penilaian.SESUAI for b in butir),
        "perbaiki": sum(b.penilaian == Penilaian.PERBAIKI for b in butir),
        "belum": sum(b.penilaian == Penilaian.BELUM for b in butir),
        "terbuka": rencana.status == Status.DIAJUKAN,
    }
