"""Items of a plan: the page of one, and adding, changing, copying, moving, deleting, in the table or on a page."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from rencana_aksi.forms.butir import AWALAN_DIBAWA, FormButir, pakai_tersimpan
from rencana_aksi.models import ButirAksi, RencanaAksi
from rencana_aksi.queries.komentar import bagian_komentar
from rencana_aksi.queries.rencana import isi_rencana, saran_isian
from rencana_aksi.queries.riwayat import riwayat_butir
from rencana_aksi.queries.usulan import asal_dari
from rencana_aksi.services.butir import hapus_butir, pindahkan_butir, salin_butir, simpan_butir
from rencana_aksi.views.dasar import butir_terlihat, pengguna, remah, rencana_terlihat, untuk_pembaca
from rencana_aksi.views.rencana import konteks_daftar, menunggu, saringan_halaman
from rencana_aksi.views.sunting import alasan_terkunci, ke_rencana, untuk_penyusun
from riwayat.queries import versi
from roadmap.services.isi import Basi, SudahDihapus


@require_safe
@untuk_pembaca
def butir(request: HttpRequest, pk: int, kunci: UUID) -> HttpResponse:
    """Show an item with all its fields, what it serves, and its history; within the table, its row."""
    rencana = rencana_terlihat(request, pk)
    satu = butir_terlihat(request, rencana, kunci)
    if request.htmx:  # type: ignore[attr-defined]
        return _baris(request, rencana, satu)
    alasan = alasan_terkunci(request, rencana)
    konteks = bagian_komentar(rencana, pengguna(request), butir=satu) | {
        "kode": f"Butir {satu.nomor}, {rencana}",
        "asal": asal_dari(satu),
        "pemegang": menunggu(rencana),
        "aksi": _tindakan(satu, "butir_ubah", "Ubah", "pencil", alasan),
        "menu": [
            _tindakan(satu, "butir_tautan", "Tetapkan asal", "link", alasan),
            _tindakan(satu, "butir_salin", "Salin butir", "copy", alasan) | {"metode": "post"},
            _tindakan(satu, "butir_hapus", "Hapus butir", "trash", alasan) | {"bahaya": True},
        ],
        "riwayat": riwayat_butir(satu),
        "remah": remah((f"Butir {satu.nomor}", ""), rencana=rencana),
    }
    return render(request, "rencana_aksi/butir.html", konteks)


@require_http_methods(["GET", "POST"])
@untuk_penyusun
def tambah(request: HttpRequest, rencana: RencanaAksi) -> HttpResponse:
    """Add an item at the end; `?seperti=` names the one whose area, program and kegiatan it takes over."""
    form = FormButir(
        request.POST or None,
        rencana=rencana,
        instance=ButirAksi(rencana=rencana),
        initial=_awalan(rencana, request.GET.get("seperti", "")),
        auto_id="baru_%s",
    )
    if request.method == "POST" and form.is_valid():
        return _tertambah(request, simpan_butir(butir=form.instance, oleh=pengguna(request)))
    return _formulir(request, rencana, form, None)


@require_http_methods(["GET", "POST"])
@untuk_penyusun
def ubah(request: HttpRequest, rencana: RencanaAksi, kunci: UUID) -> HttpResponse:
    """Change an item; within the table it saves by itself, until `selesai` closes the form."""
    satu = butir_terlihat(request, rencana, kunci)
    area_lama = satu.area_id
    data = pakai_tersimpan(request.POST, satu) if request.method == "POST" else None
    form = FormButir(data, rencana=rencana, instance=satu, auto_id=f"b{kunci.hex}_%s")
    if data is None or not form.is_valid():
        if data is None:
            form.initial["versi"] = versi(satu)
        return _formulir(request, rencana, form, satu)
    try:
        if form.berubah:
            simpan_butir(butir=satu, oleh=pengguna(request), versi_dibuka=form.cleaned_data["versi"])
    except Basi as galat:
        return _basi(request, rencana, form, galat)
    return _tersimpan(request, satu, pindah_area=satu.area_id != area_lama)


@require_http_methods(["GET", "POST"])
@untuk_penyusun
def hapus(request: HttpRequest, rencana: RencanaAksi, kunci: UUID) -> HttpResponse:
    """Delete an item after saying what goes with it."""
    satu = butir_terlihat(request, rencana, kunci)
    if request.method == "POST":
        try:
            hapus_butir(butir=satu, oleh=pengguna(request))
        except SudahDihapus as galat:
            messages.error(request, str(galat))
        else:
            messages.success(request, f"Butir “{satu.tahapan[:80]}” terhapus.")
        return ke_rencana(request, rencana)
    konteks = {
        "judul": f"Hapus butir {satu.nomor}",
        "benda": satu.tahapan,
        "akibat": [
            "Butir di bawahnya naik satu nomor.",
            "Komentar dan asal butir ini ikut terhapus; riwayatnya tetap tersimpan.",
        ],
        "tombol": f"Hapus butir {satu.nomor}",
        "kembali": reverse("rencana_aksi:butir", args=[rencana.pk, kunci]),
        "remah": remah((f"Hapus butir {satu.nomor}", ""), rencana=rencana),
    }
    return render(request, "rencana_aksi/konfirmasi.html", konteks)


@require_POST
@untuk_penyusun
def salin(request: HttpRequest, rencana: RencanaAksi, kunci: UUID) -> HttpResponse:
    """Copy an item to the place below it."""
    satu = butir_terlihat(request, rencana, kunci)
    try:
        salinan = salin_butir(butir=satu, oleh=pengguna(request))
    except SudahDihapus as galat:
        messages.error(request, str(galat))
        return ke_rencana(request, rencana)
    messages.success(request, f"Butir {satu.nomor} tersalin.")
    return ke_rencana(request, rencana, f"butir-{salinan.kunci.hex}")


@require_POST
@untuk_penyusun
def pindah(request: HttpRequest, rencana: RencanaAksi, kunci: UUID, arah: str) -> HttpResponse:
    """Move an item one place up (naik) or down (turun) within its area."""
    if arah not in {"naik", "turun"}:
        raise Http404("Arah pindah tidak dikenal.")
    satu = butir_terlihat(request, rencana, kunci)
    try:
        berpindah = pindahkan_butir(butir=satu, arah=arah, oleh=pengguna(request))  # type: ignore[arg-type]
    except SudahDihapus as galat:
        messages.error(request, str(galat))
        return ke_rencana(request, rencana)
    if request.htmx:  # type: ignore[attr-defined]
        return _daftar(request, rencana)
    if not berpindah:
        messages.info(request, f"Butir {satu.nomor} sudah berada di ujung areanya.")
    return ke_rencana(request, rencana, f"butir-{kunci.hex}")


# Answers


def _awalan(rencana: RencanaAksi, kunci: str) -> dict[str, Any]:
    """Return what a new item takes over from another one, named by its key."""
    try:
        contoh = rencana.butir.filter(kunci=UUID(kunci)).first() if kunci else None
    except ValueError:
        contoh = None
    if contoh is None:
        return {}
    return {nama: getattr(contoh, "area_id" if nama == "area" else nama) for nama in AWALAN_DIBAWA}


def _formulir(
    request: HttpRequest,
    rencana: RencanaAksi,
    form: FormButir,
    satu: ButirAksi | None,
    status: int | None = None,
    **tambahan: Any,
) -> HttpResponse:
    """Show the form, as a row of the table or as a page; a stale edit is 409, an invalid one 422."""
    alamat = reverse("rencana_aksi:rencana", args=[rencana.pk])
    judul = f"Ubah butir {satu.nomor}" if satu else "Tambah butir"
    konteks: dict[str, Any] = {
        "rencana": rencana,
        "form": form,
        "butir": satu,
        "judul": judul,
        "alamat": alamat,
        "aksi_url": _alamat(satu, "butir_ubah")
        if satu
        else reverse("rencana_aksi:butir_tambah", args=[rencana.pk]),
        "batal": _alamat(satu, "butir") if satu else alamat,
    }
    if not request.htmx:  # type: ignore[attr-defined]
        konteks |= {"saran": saran_isian(rencana), "remah": remah((judul, ""), rencana=rencana)}
    templat = "_butir_sunting" if request.htmx else "butir_formulir"  # type: ignore[attr-defined]
    return render(
        request,
        f"rencana_aksi/{templat}.html",
        konteks | tambahan,
        status=status or (422 if request.method == "POST" and form.errors else 200),
    )


def _basi(request: HttpRequest, rencana: RencanaAksi, form: FormButir, galat: Basi) -> HttpResponse:
    """Say who changed what, show both values, keep what was typed."""
    satu = form.instance
    tersimpan = rencana.butir.select_related("area").filter(pk=satu.pk).first()
    benturan = form.benturan(tersimpan) if tersimpan else []
    form.segarkan(satu)
    return _formulir(request, rencana, form, satu, 409, basi=galat, benturan=benturan)


def _tertambah(request: HttpRequest, baru: ButirAksi) -> HttpResponse:
    """Lead on after adding: the next new item where that was asked for, else the plan."""
    rencana, lagi = baru.rencana, "lagi" in request.POST
    if request.htmx:  # type: ignore[attr-defined]
        form = FormButir(
            rencana=rencana,
            instance=ButirAksi(rencana=rencana),
            initial=_awalan(rencana, baru.kunci.hex),
            auto_id="baru_%s",
        )
        return _daftar(request, rencana, form=form if lagi else None, tersimpan=baru)
    messages.success(request, f"Butir {baru.nomor} tersimpan.")
    if lagi:
        alamat = reverse("rencana_aksi:butir_tambah", args=[rencana.pk])
        return redirect(f"{alamat}?seperti={baru.kunci.hex}")
    return ke_rencana(request, rencana, f"butir-{baru.kunci.hex}")


def _tersimpan(request: HttpRequest, satu: ButirAksi, *, pindah_area: bool) -> HttpResponse:
    """Answer a saved change: the closed row, or only that it is saved while the person types on."""
    rencana = satu.rencana
    if not request.htmx:  # type: ignore[attr-defined]
        messages.success(request, f"Butir {satu.nomor} tersimpan. {_keadaan(rencana)}")
        return ke_rencana(request, rencana, f"butir-{satu.kunci.hex}")
    if "selesai" not in request.POST:
        konteks = _konteks_bagian(request, satu) | {"versi": versi(satu), "saat": timezone.localtime()}
        konteks["form"] = FormButir(rencana=rencana, instance=satu)
        return render(request, "rencana_aksi/_butir_tersimpan.html", konteks)
    return (
        _daftar(request, rencana, tersimpan=satu)
        if pindah_area
        else _baris(request, rencana, satu, tersimpan=True)
    )


def _keadaan(rencana: RencanaAksi) -> str:
    return f"Rencana berstatus {rencana.get_status_display()}; belum diajukan."


def _baris(
    request: HttpRequest, rencana: RencanaAksi, satu: ButirAksi, *, tersimpan: bool = False
) -> HttpResponse:
    """Return the row of an item with the totals that it enters."""
    konteks = _konteks_bagian(request, satu) | {"saat": timezone.localtime() if tersimpan else None}
    return render(request, "rencana_aksi/_butir_satu.html", konteks)


def _konteks_bagian(request: HttpRequest, satu: ButirAksi) -> dict[str, Any]:
    konteks = konteks_daftar(request, satu.rencana, saringan_halaman(request, satu.rencana))
    isi = konteks["isi"]
    baris = isi.baris(satu) or isi_rencana(satu.rencana).baris(satu)  # a change may take it out of the filter
    return konteks | {"butir": satu, "b": baris, "kelompok": isi.kelompok_area(satu.area_id)}


def _daftar(
    request: HttpRequest,
    rencana: RencanaAksi,
    *,
    form: FormButir | None = None,
    tersimpan: ButirAksi | None = None,
) -> HttpResponse:
    """Return the whole table anew, with the form for a next item where `form` is given."""
    konteks = konteks_daftar(request, rencana, saringan_halaman(request, rencana)) | {
        "form_baru": form,
        "tersimpan": tersimpan,
        "saat": timezone.localtime(),
        "aksi_url": reverse("rencana_aksi:butir_tambah", args=[rencana.pk]),
    }
    jawaban = render(request, "rencana_aksi/_daftar_butir.html", konteks)
    jawaban["HX-Retarget"], jawaban["HX-Reswap"] = "#daftar-butir", "innerHTML"
    return jawaban


def _alamat(satu: ButirAksi, nama: str, *lain: str) -> str:
    return reverse(f"rencana_aksi:{nama}", args=[satu.rencana_id, satu.kunci, *lain])


def _tindakan(satu: ButirAksi, nama: str, teks: str, ikon: str, alasan: str) -> dict[str, object]:
    return {"teks": teks, "url": _alamat(satu, nama), "ikon": ikon, "alasan": alasan}
