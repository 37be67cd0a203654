"""The upload journey: Berkas → Kolom → Pratinjau → Terapkan; leaving and coming back goes on where one was."""

import io
from uuid import UUID

from django.contrib import messages
from django.http import FileResponse, Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST, require_safe
from django_htmx.http import HttpResponseClientRedirect

from berkas.unggahan import BerkasDitolak
from rencana_aksi.forms.unggah import FormArea, FormBerkas, FormKolom
from rencana_aksi.latar import mulai_baca, mulai_terapkan
from rencana_aksi.models import RencanaAksi, RencanaTerkunci, StatusUnggahan, Unggahan
from rencana_aksi.permissions import SUSUN
from rencana_aksi.queries.impor import Pratinjau
from rencana_aksi.queries.unggahan import kelompok_pratinjau
from rencana_aksi.services import unggahan as layanan
from rencana_aksi.services.impor import ImporDitolak, IsiBerubah
from rencana_aksi.services.kemajuan import kemajuan as kemajuan_pekerjaan
from rencana_aksi.services.unggahan import BESAR, TERBUKA, SudahSelesai
from rencana_aksi.spreadsheet.tandai import tandai
from rencana_aksi.views.dasar import pengguna, remah, rencana_terlihat, untuk_pembaca
from roadmap.models import AreaPerubahan
from tampilan.unggahan import JENIS, maks_unggahan

LANGKAH = ["Berkas", "Kolom", "Pratinjau", "Terapkan"]
DITOLAK = (BerkasDitolak, RencanaTerkunci)


@require_http_methods(["GET", "HEAD", "POST"])
@untuk_pembaca
def unggah(request: HttpRequest, pk: int) -> HttpResponse:
    """Take a file for a plan; an upload that the person left is offered again."""
    rencana = rencana_terlihat(request, pk)
    SUSUN.pastikan(request.user, rencana)
    form = FormBerkas(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        berkas = form.cleaned_data["berkas"]
        try:
            tersimpan = layanan.simpan_unggahan(
                rencana=rencana,
                nama=berkas.name,
                isi=berkas.read(),
                oleh=pengguna(request),
                kini=timezone.now(),
            )
        except DITOLAK as galat:
            form.add_error("berkas", str(galat))
        else:
            return _lanjut(request, tersimpan)
    konteks = {
        "form": form,
        "jenis": JENIS,
        "maks": maks_unggahan(),
        "tersimpan": rencana.unggahan.filter(status__in=TERBUKA, oleh=pengguna(request)).first(),
        "kini": 1,
    }
    return _halaman(request, "unggah", rencana, konteks, status=422 if form.errors else 200)


@require_http_methods(["GET", "HEAD", "POST"])
@untuk_pembaca
def kolom(request: HttpRequest, kunci: UUID) -> HttpResponse:
    """Show what each column looks like, and take a person's word on it."""
    satu = _unggahan(request, kunci)
    try:
        tebakan = layanan.tebakan(satu, lembar=request.GET.get("lembar"))
    except BerkasDitolak as galat:
        return _kembali(request, satu, str(galat))
    form = FormKolom(tebakan, request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            terpeta = layanan.petakan(
                unggahan=satu, tebakan=tebakan, pemetaan=form.pemetaan(), oleh=pengguna(request)
            )
        except (SudahSelesai, RencanaTerkunci) as galat:
            return _kembali(request, satu, str(galat))
        return _lanjut(request, terpeta)
    konteks = {"form": form, "tebakan": tebakan, "unggahan": satu, "kini": 2}
    return _halaman(request, "unggah_kolom", satu.rencana, konteks, status=422 if form.errors else 200)


@require_http_methods(["GET", "HEAD", "POST"])
@untuk_pembaca
def pratinjau(request: HttpRequest, kunci: UUID) -> HttpResponse:
    """Show what the file would do to the plan, and do it when the person says so."""
    satu = _unggahan(request, kunci)
    if satu.status != StatusUnggahan.PRATINJAU:
        return _lanjut(request, satu)
    if request.method == "POST":
        return _terapkan(request, satu)
    try:
        return _halaman_pratinjau(request, satu, layanan.pratinjau(satu))
    except BerkasDitolak as galat:
        return _kembali(request, satu, str(galat))


@require_POST
@untuk_pembaca
def area(request: HttpRequest, kunci: UUID) -> HttpResponse:
    """Take a person's word on which areas the unknown names mean, and show the preview anew."""
    satu = _unggahan(request, kunci)
    try:
        form = _form_area(satu, layanan.pratinjau(satu), request)
        if form.is_valid():
            layanan.padankan_area(unggahan=satu, padanan=form.padanan(), oleh=pengguna(request))
    except (SudahSelesai, *DITOLAK) as galat:
        return _kembali(request, satu, str(galat))
    return redirect("rencana_aksi:unggahan_pratinjau", kunci=satu.kunci)


@require_safe
@untuk_pembaca
def kemajuan(request: HttpRequest, kunci: UUID) -> HttpResponse:
    """Show how far the job is; the page asks again by itself, with or without scripts."""
    satu = _unggahan(request, kunci)
    if satu.status not in {StatusUnggahan.DIBACA, StatusUnggahan.MENERAPKAN}:
        if request.htmx:  # type: ignore[attr-defined]
            return HttpResponseClientRedirect(request.path)  # the whole page, which leads on
        return _lanjut(request, satu)
    persen, tahap = kemajuan_pekerjaan(satu.kunci)
    konteks = {
        "unggahan": satu,
        "persen": persen,
        "tahap": tahap,
        "kini": 3 if satu.status == StatusUnggahan.DIBACA else 4,
    }
    return _halaman(request, "unggah_kemajuan", satu.rencana, konteks)


@require_POST
@untuk_pembaca
def batal(request: HttpRequest, kunci: UUID) -> HttpResponse:
    """Drop an upload; what is in the plan stays as it is."""
    satu = _unggahan(request, kunci)
    try:
        layanan.batalkan(unggahan=satu, oleh=pengguna(request))
    except SudahSelesai as galat:
        return _kembali(request, satu, str(galat))
    messages.success(request, f"Unggahan ‘{satu.nama}’ dibatalkan. Isi rencana tidak berubah.")
    return redirect("rencana_aksi:rencana", pk=satu.rencana_id)


@require_safe
@untuk_pembaca
def berkas(request: HttpRequest, kunci: UUID) -> HttpResponseBase:
    """Give the file back as it came."""
    satu = _milik(request, kunci)
    try:
        isi = layanan.baca_berkas(satu)
    except BerkasDitolak as galat:
        raise Http404(str(galat)) from galat
    return _lampiran(isi, satu.nama)


@require_safe
@untuk_pembaca
def bertanda(request: HttpRequest, kunci: UUID) -> HttpResponseBase:
    """Give the file back with its refused cells coloured and commented."""
    satu = _milik(request, kunci)
    try:
        isi = layanan.baca_berkas(satu)
        masalah = layanan.pratinjau(satu).masalah
        bertanda = tandai(isi, satu.nama, masalah)
    except BerkasDitolak as galat:
        return _kembali(request, satu, str(galat))
    nama = satu.nama.rpartition(".")[0] or satu.nama
    return _lampiran(bertanda, f"{nama} - periksa.xlsx")


# Steps


def _lanjut(request: HttpRequest, satu: Unggahan) -> HttpResponse:
    """Go to where the upload waits for the person."""
    if satu.status == StatusUnggahan.PRATINJAU and _belum_terbaca(satu):
        mulai_baca(satu, pengguna(request))
        return redirect("rencana_aksi:unggahan_kemajuan", kunci=satu.kunci)
    if satu.status in {StatusUnggahan.DIBACA, StatusUnggahan.MENERAPKAN}:
        return redirect("rencana_aksi:unggahan_kemajuan", kunci=satu.kunci)
    if satu.status == StatusUnggahan.KOLOM:
        return redirect("rencana_aksi:unggahan_kolom", kunci=satu.kunci)
    if satu.status == StatusUnggahan.PRATINJAU:
        if satu.pesan:
            messages.warning(request, satu.pesan)
        return redirect("rencana_aksi:unggahan_pratinjau", kunci=satu.kunci)
    if satu.status == StatusUnggahan.DITERAPKAN:
        messages.success(request, _tersimpan(satu))
    else:
        messages.error(request, satu.pesan or f"Unggahan ‘{satu.nama}’ sudah dibatalkan.")
    return redirect("rencana_aksi:rencana", pk=satu.rencana_id)


def _belum_terbaca(satu: Unggahan) -> bool:
    return (satu.ringkasan or {}).get("baris", 0) > BESAR and not layanan.sudah_terbaca(satu)


def _terapkan(request: HttpRequest, satu: Unggahan) -> HttpResponse:
    pilihan = {
        "sidik": request.POST.get("sidik", ""),
        "lewati_ditolak": "lewati_ditolak" in request.POST,
        "hapus_hilang": "hapus_hilang" in request.POST,
    }
    oleh = pengguna(request)
    try:
        if (satu.ringkasan or {}).get("baris", 0) > BESAR:
            mulai_terapkan(satu, oleh, **pilihan)  # type: ignore[arg-type]
            return redirect("rencana_aksi:unggahan_kemajuan", kunci=satu.kunci)
        layanan.terapkan_unggahan(unggahan=satu, oleh=oleh, **pilihan)  # type: ignore[arg-type]
    except IsiBerubah as galat:
        messages.warning(request, str(galat))
        return _halaman_pratinjau(request, satu, galat.pratinjau, status=409)
    except ImporDitolak as galat:
        return _halaman_pratinjau(request, satu, layanan.pratinjau(satu), galat=str(galat), status=422)
    except (SudahSelesai, *DITOLAK) as galat:
        return _kembali(request, satu, str(galat))
    satu.refresh_from_db(fields=["status", "ringkasan"])
    return _lanjut(request, satu)


def _tersimpan(satu: Unggahan) -> str:
    jumlah = satu.ringkasan or {}
    bagian = [
        f"{jumlah[kunci]} butir {kata}"
        for kunci, kata in (("baru", "baru"), ("berubah", "berubah"), ("dihapus", "dihapus"))
        if jumlah.get(kunci)
    ]
    dilewati = f" {jumlah['ditolak']} baris yang ditolak dilewati." if jumlah.get("ditolak") else ""
    return f"Berkas ‘{satu.nama}’ diterapkan: {', '.join(bagian)}.{dilewati} Rencana belum diajukan."


# Pages


def _halaman_pratinjau(
    request: HttpRequest, satu: Unggahan, isi: Pratinjau, *, galat: str = "", status: int = 200
) -> HttpResponse:
    konteks = {
        "unggahan": satu,
        "pratinjau": isi,
        "kelompok": kelompok_pratinjau(isi),
        "form_area": _form_area(satu, isi),
        "galat": galat,
        "kini": 3,
    }
    return _halaman(request, "unggah_pratinjau", satu.rencana, konteks, status=status)


def _form_area(satu: Unggahan, isi: Pratinjau, request: HttpRequest | None = None) -> FormArea:
    area = AreaPerubahan.objects.filter(road_map=satu.rencana.periode.road_map_id).order_by("nomor")
    return FormArea(isi.area_ditanya, area if isi.area_ditanya else [], request.POST if request else None)


def _halaman(
    request: HttpRequest, nama: str, rencana: RencanaAksi, konteks: dict[str, object], *, status: int = 200
) -> HttpResponse:
    kerangka = {
        "rencana": rencana,
        "langkah": LANGKAH,
        "remah": remah(("Unggah berkas", ""), rencana=rencana),
    }
    return render(request, f"rencana_aksi/{nama}.html", kerangka | konteks, status=status)


def _lampiran(isi: bytes, nama: str) -> FileResponse:
    """Return bytes as an attachment, typed by the extension that was checked against their content."""
    return FileResponse(io.BytesIO(isi), as_attachment=True, filename=nama)


def _kembali(request: HttpRequest, satu: Unggahan, pesan: str) -> HttpResponse:
    messages.error(request, pesan)
    return redirect(reverse("rencana_aksi:unggah", args=[satu.rencana_id]))


def _milik(request: HttpRequest, kunci: UUID) -> Unggahan:
    """Return an upload of a plan that the person may read; a hidden one is a 404."""
    satu = (
        Unggahan.objects.select_related("rencana__periode__road_map", "rencana__perangkat_daerah", "oleh")
        .filter(kunci=kunci, rencana__in=RencanaAksi.objects.terlihat_oleh(request.user))
        .first()
    )
    if satu is None:
        raise Http404("Berkas tidak ditemukan.")
    return satu


def _unggahan(request: HttpRequest, kunci: UUID) -> Unggahan:
    """Return an upload that the person may bring into its plan."""
    satu = _milik(request, kunci)
    SUSUN.pastikan(request.user, satu.rencana)
    return satu
