"""Meetings while they are held: agenda, roll, and the end; minutes stand beside this."""

from collections.abc import Sequence
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from monev.forms.rapat_jalan import FormAgenda, FormHadir, FormPokok
from monev.models import AgendaRapat, Rapat, StatusRapat, Terkunci
from monev.queries.rapat import tanda_agenda, tanda_hadir, tanda_notulen, yang_kurang
from monev.queries.rapat_agenda import usulan_agenda
from monev.services.rapat import RapatDitolak, pastikan_dimulai
from monev.services.rapat_notulen import PokokAgenda, selesaikan, simpan_agenda
from monev.services.rapat_peserta import catat_hadir
from monev.undangan import rincian_jadwal
from monev.views.dasar import pengguna, untuk_pembaca
from monev.views.rapat import rapat_terlihat
from monev.views.rapat_sunting import ke_rapat, rapat_terbuka, remah_rapat
from roadmap.services.isi import Basi

# Agenda


@require_http_methods(["GET", "POST"])
@untuk_pembaca
def agenda(request: HttpRequest, pk: int) -> HttpResponse:
    """Put the agenda together: points that stand, proposals, one's own; each may go up or down."""
    try:
        satu = rapat_terbuka(request, pk)
    except Terkunci as galat:
        return ke_rapat(request, pk, galat)
    data = request.POST if request.method == "POST" else None
    daftar = list(satu.agenda.select_related("permasalahan", "butir").order_by("nomor", "pk"))
    pokok = [(a, _form_pokok(a, data)) for a in daftar]
    form = FormAgenda(data, usulan=usulan_agenda(satu), initial={"tanda": tanda_agenda(satu)})
    basi = None
    sah = all([form.is_valid(), *(f.is_valid() for _, f in pokok if f.is_bound)])
    if data is not None and sah:
        isian = _pokok_terketik(pokok, data.get("pindah", "")) + form.tambahan()
        try:
            simpan_agenda(
                rapat=satu,
                pokok=isian,
                oleh=pengguna(request),
                kini=timezone.now(),
                tanda_dibuka=form.cleaned_data["tanda"],
            )
        except Basi as galat:
            if _agenda_sama(daftar, isian):  # the same button pressed twice
                return redirect("monev:rapat_agenda", pk)
            basi = galat
            form.segarkan(tanda_agenda(satu))
        except RapatDitolak as galat:
            form.add_error(None, str(galat))
        except Terkunci as galat:
            return ke_rapat(request, pk, galat)
        else:
            messages.success(request, f"Agenda rapat tersimpan: {len(isian)} pokok bahasan.")
            return redirect("monev:rapat_agenda", pk)
    konteks = {
        "rapat": satu,
        "jadwal": rincian_jadwal(satu),
        "pokok": pokok,
        "form": form,
        "basi": basi,
        "galat_pokok": [f for _, f in pokok if f.is_bound and f.errors],
        "kembali": reverse("monev:rapat", args=[pk]),
        "remah": remah_rapat(satu, "Agenda"),
    }
    salah = data is not None and (not sah or form.errors)
    return render(request, "monev/rapat_agenda.html", konteks, status=status_isian(basi, salah=bool(salah)))


def _form_pokok(satu: AgendaRapat, data: Any) -> FormPokok:
    """Return the form of a point; one that came to be after the page was opened was not sent along."""
    awalan = f"a{satu.pk}"
    terkirim = data is not None and f"{awalan}-pk" in data
    awal = {"pk": satu.pk, "judul": satu.judul, "uraian": satu.uraian}
    return FormPokok(data if terkirim else None, prefix=awalan, initial=awal)


def _pokok_terketik(pokok: Sequence[tuple[AgendaRapat, FormPokok]], pindah: str) -> list[PokokAgenda]:
    """Return the points as typed, without those to go, one of them moved where `pindah` (“12:naik”) says so."""
    hasil = [
        PokokAgenda(f.cleaned_data["judul"], f.cleaned_data["uraian"], a.pk)
        if f.is_bound
        else PokokAgenda(a.judul, a.uraian, a.pk)
        for a, f in pokok
        if not (f.is_bound and f.cleaned_data["hapus"])
    ]
    kunci, _, arah = pindah.partition(":")
    tempat = next((n for n, p in enumerate(hasil) if str(p.pk) == kunci), None)
    langkah = {"naik": -1, "turun": 1}.get(arah)
    if tempat is not None and langkah is not None and 0 <= tempat + langkah < len(hasil):
        hasil[tempat], hasil[tempat + langkah] = hasil[tempat + langkah], hasil[tempat]
    return hasil


def _agenda_sama(daftar: Sequence[AgendaRapat], isian: Sequence[PokokAgenda]) -> bool:
    """Tell whether what was typed stands already."""
    ada = {(a.judul, a.uraian) for a in daftar}
    return all((p.judul.strip(), p.uraian.strip()) in ada for p in isian)


def status_isian(basi: Basi | None, *, salah: bool) -> int:
    """Return the HTTP status of a page: 409 for a stale edit, 422 for errors, else 200."""
    return 409 if basi is not None else 422 if salah else 200


# Roll


@require_http_methods(["GET", "POST"])
@untuk_pembaca
def hadir(request: HttpRequest, pk: int) -> HttpResponse:
    """Call the roll, and note who came without an invitation."""
    try:
        satu = rapat_terbuka(request, pk)
    except Terkunci as galat:
        return ke_rapat(request, pk, galat)
    data = request.POST if request.method == "POST" else None
    form = FormHadir(data, peserta=list(satu.peserta.order_by("pk")), initial={"tanda": tanda_hadir(satu)})
    basi = None
    if data is not None and form.is_valid():
        try:
            banyak = catat_hadir(
                rapat=satu,
                kehadiran=form.kehadiran(),
                tambahan=form.cleaned_data["tambahan"],
                oleh=pengguna(request),
                kini=timezone.now(),
                tanda_dibuka=form.cleaned_data["tanda"],
            )
        except Basi as galat:
            if _hadir_sama(form):
                return redirect("monev:rapat", pk)
            basi = galat
            form.segarkan(tanda_hadir(satu))
        except RapatDitolak as galat:
            form.add_error(None, str(galat))
        except Terkunci as galat:
            return ke_rapat(request, pk, galat)
        else:
            messages.success(request, f"Daftar hadir tersimpan: {banyak} peserta hadir.")
            return redirect("monev:rapat", pk)
    konteks = {
        "rapat": satu,
        "jadwal": rincian_jadwal(satu),
        "form": form,
        "basi": basi,
        "belum_mulai": belum_mulai(satu),
        "kembali": reverse("monev:rapat", args=[pk]),
        "remah": remah_rapat(satu, "Daftar hadir"),
    }
    return render(
        request,
        "monev/rapat_hadir.html",
        konteks,
        status=status_isian(basi, salah=bool(data and form.errors)),
    )


def _hadir_sama(form: FormHadir) -> bool:
    """Tell whether the roll as typed stands already: the same button pressed twice."""
    kehadiran = form.kehadiran()
    nama = {p.nama for p in form.peserta}
    return all(
        (p.hadir, p.keterangan) == (kehadiran[p.pk].hadir, kehadiran[p.pk].keterangan)
        for p in form.peserta
        if f"hadir_{p.pk}" in form.data
    ) and all(baru in nama for baru, _ in form.cleaned_data["tambahan"])


def belum_mulai(rapat: Rapat) -> str:
    """Return why nothing can be noted yet; empty once the meeting has begun."""
    try:
        pastikan_dimulai(rapat, timezone.now())
    except RapatDitolak as galat:
        return str(galat)
    return ""


# The end


@require_http_methods(["GET", "POST"])
@untuk_pembaca
def selesai(request: HttpRequest, pk: int) -> HttpResponse:
    """Finish a meeting after saying what follows; pressed twice, it is finished once."""
    try:
        satu = rapat_terbuka(request, pk)
        kurang = yang_kurang(satu, timezone.now())
        if request.method == "POST":
            alasan = _selesaikan(request, satu)
            if not alasan:
                messages.success(request, f"Rapat “{satu}” terlaksana; notulennya dikirim kepada peserta.")
                return redirect("monev:rapat", pk)
            kurang = kurang or [alasan]
    except Terkunci as galat:
        satu = rapat_terlihat(request, pk)
        sendiri = satu.status == StatusRapat.TERLAKSANA and satu.dilaksanakan_oleh_id == request.user.pk
        return ke_rapat(request, pk, None if sendiri and request.method == "POST" else galat)
    konteks = {
        "rapat": satu,
        "benda": f"{satu}, {rincian_jadwal(satu)}",
        "kurang": kurang,
        "tanda": tanda_notulen(satu),
        "akibat": [
            "Keputusan berlaku bagi permasalahan yang dijawabnya.",
            "Notulen dikirim kepada semua peserta yang berakun.",
            "Agenda, daftar hadir, notulen, keputusan dan bukti tidak dapat diubah lagi.",
        ],
        "kembali": reverse("monev:rapat", args=[pk]),
        "remah": remah_rapat(satu, "Selesaikan"),
    }
    status = 422 if request.method == "POST" else 200
    return render(request, "monev/rapat_selesai.html", konteks, status=status)


def _selesaikan(request: HttpRequest, rapat: Rapat) -> str:
    """Finish a meeting; return why it is not finished, empty where it is. Raises Terkunci."""
    try:
        selesaikan(
            rapat=rapat,
            oleh=pengguna(request),
            kini=timezone.now(),
            tanda_dibuka=request.POST.get("tanda") or None,
        )
    except RapatDitolak as galat:
        return str(galat)
    except Basi:
        return "Notulen diubah orang lain sejak Anda membukanya. Periksa kembali, lalu selesaikan."
    return ""
