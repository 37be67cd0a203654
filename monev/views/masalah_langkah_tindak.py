"""The steps of a follow-up: reporting, finishing, confirming, opening again; each asks for what it needs, then acts."""

from collections.abc import Callable
from typing import Any

from django import forms
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from berkas.unggahan import BerkasDitolak
from monev.forms.bukti_baru import segarkan_versi
from monev.forms.masalah_tindak_lanjut import (
    FormBukaTindakLanjut,
    FormKonfirmasi,
    FormLaporTindakLanjut,
    FormSelesaiTindakLanjut,
)
from monev.models import StatusTindakLanjut, TindakLanjut
from monev.queries.langkah_masalah import pastikan_boleh_tindak
from monev.services import tindak_lanjut as layanan
from monev.services.tindak_lanjut import alamat_tindak_lanjut
from monev.views.dasar import pengguna, untuk_pembaca
from monev.views.masalah_tindak_lanjut import remah_tindak_lanjut, tindak_lanjut_dibaca
from monev.workflow_masalah import (
    BUKA,
    KONFIRMASIKAN,
    LAPOR,
    SELESAIKAN,
    LangkahTindak,
    MasalahDitolak,
    TindakLanjutDitolak,
)
from riwayat.queries import versi
from roadmap.services.isi import Basi


def _langkah(
    request: HttpRequest,
    pk: int,
    langkah: LangkahTindak,
    buat_form: Callable[[TindakLanjut, dict[str, Any]], forms.Form],
    kerjakan: Callable[..., TindakLanjut],
    akibat: str,
) -> HttpResponse:
    """Ask what a step needs, then take it; pressed twice it is taken once."""
    satu, oleh = tindak_lanjut_dibaca(request, pk), pengguna(request)
    form = buat_form(satu, {"versi": versi(satu), "persen": satu.persen})
    if request.method == "GET":
        try:
            pastikan_boleh_tindak(satu, langkah, oleh)
        except TindakLanjutDitolak as galat:
            return _halaman(request, satu, langkah, None, akibat, alasan=str(galat))
        return _halaman(request, satu, langkah, form, akibat)
    if not form.is_valid():
        _pastikan_berhak(satu, langkah, request)
        return _halaman(request, satu, langkah, form, akibat, status=422)
    isian = {n: v for n, v in form.cleaned_data.items() if n in {"persen", "teks", "alasan"}}
    if hasattr(form, "bukti"):
        isian["bukti"] = form.bukti()
    try:
        kerjakan(
            tindak_lanjut=satu,
            oleh=oleh,
            kini=timezone.now(),
            versi_dibuka=form.cleaned_data["versi"] or None,
            **isian,
        )
    except (TindakLanjutDitolak, MasalahDitolak) as galat:
        satu = tindak_lanjut_dibaca(request, pk)
        return _halaman(request, satu, langkah, None, akibat, alasan=str(galat), status=409)
    except Basi as galat:
        return _basi(request, satu, langkah, form, akibat, galat)
    except BerkasDitolak as galat:
        form.add_error("berkas", galat.pesan)
    except ValidationError as galat:
        form.add_error(None, galat)
    if form.errors:
        return _halaman(request, satu, langkah, form, akibat, status=422)
    satu = tindak_lanjut_dibaca(request, pk)
    messages.success(
        request, f"Tersimpan. Tindak lanjut berstatus {satu.get_status_display()}, {satu.persen}%."
    )
    return redirect("monev:tindak_lanjut", pk=pk)


def _pastikan_berhak(satu: TindakLanjut, langkah: LangkahTindak, request: HttpRequest) -> None:
    """Raise TidakBerwenang before telling a person what is wrong in a form that is not theirs."""
    try:
        pastikan_boleh_tindak(satu, langkah, pengguna(request))
    except TindakLanjutDitolak:
        return


def _basi(
    request: HttpRequest,
    satu: TindakLanjut,
    langkah: LangkahTindak,
    form: forms.Form,
    akibat: str,
    galat: Basi,
) -> HttpResponse:
    """Say who changed it and keep what was typed; a second press then counts."""
    satu = tindak_lanjut_dibaca(request, satu.pk)
    siapa = f" oleh {galat.catatan.oleh}" if galat.catatan else ""
    pesan = (
        f"Tindak lanjut ini diubah{siapa} sejak Anda membukanya; kemajuannya kini {satu.persen}%. "
        "Periksa, lalu kirim lagi."
    )
    segarkan_versi(form, versi(satu))
    return _halaman(request, satu, langkah, form, akibat, peringatan=pesan, status=409)


def _halaman(
    request: HttpRequest,
    satu: TindakLanjut,
    langkah: LangkahTindak,
    form: forms.Form | None,
    akibat: str,
    *,
    alasan: str = "",
    peringatan: str = "",
    status: int = 200,
) -> HttpResponse:
    konteks = {
        "judul": langkah.kata,
        "benda": satu,
        "status": "proses" if satu.status == StatusTindakLanjut.SELESAI else satu.status,
        "status_teks": satu.get_status_display(),
        "pemegang": f"kemajuan {satu.persen}%",
        "akibat": [akibat],
        "form": form,
        "alasan": alasan,
        "peringatan": peringatan,
        "tombol": langkah.kata,
        "kembali": alamat_tindak_lanjut(satu),
        "remah": remah_tindak_lanjut(satu, langkah.kata),
    }
    return render(request, "monev/masalah_langkah.html", konteks, status=status)


def _data(request: HttpRequest) -> tuple[Any, Any]:
    return (request.POST, request.FILES) if request.method == "POST" else (None, None)


@require_http_methods(["GET", "POST"])
@untuk_pembaca
def lapor(request: HttpRequest, pk: int) -> HttpResponse:
    """Report how far a follow-up is."""
    return _langkah(
        request,
        pk,
        LAPOR,
        lambda satu, awal: FormLaporTindakLanjut(*_data(request), tindak=satu, initial=awal),
        layanan.lapor,
        "Laporan dan buktinya tercatat dengan nama Anda; pemberi tindak lanjut diberi tahu.",
    )


@require_http_methods(["GET", "POST"])
@untuk_pembaca
def selesai(request: HttpRequest, pk: int) -> HttpResponse:
    """Finish a follow-up with its evidence."""
    return _langkah(
        request,
        pk,
        SELESAIKAN,
        lambda _satu, awal: FormSelesaiTindakLanjut(*_data(request), initial=awal),
        layanan.selesaikan,
        "Kemajuan menjadi 100% dan menunggu konfirmasi Inspektorat; laporan baru tidak dapat ditambahkan.",
    )


@require_http_methods(["GET", "POST"])
@untuk_pembaca
def konfirmasi(request: HttpRequest, pk: int) -> HttpResponse:
    """Let Inspektorat confirm what another person finished."""
    return _langkah(
        request,
        pk,
        KONFIRMASIKAN,
        lambda _satu, awal: FormKonfirmasi(_data(request)[0], initial=awal),
        layanan.konfirmasi,
        "Tindak lanjut dinyatakan selesai; nama Anda tercatat sebagai yang mengonfirmasi.",
    )


@require_http_methods(["GET", "POST"])
@untuk_pembaca
def buka(request: HttpRequest, pk: int) -> HttpResponse:
    """Let Inspektorat open a finished follow-up again, with a reason."""
    return _langkah(
        request,
        pk,
        BUKA,
        lambda _satu, awal: FormBukaTindakLanjut(_data(request)[0], initial=awal),
        layanan.buka,
        "Tindak lanjut kembali berjalan; penanggung jawabnya diberi tahu beserta alasan Anda.",
    )
