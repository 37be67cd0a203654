"""A report as a spreadsheet: out, back in with a preview, applied."""

from dataclasses import asdict, dataclass
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from berkas.unggahan import BerkasDitolak
from monev.forms.kemajuan import FormBerkasKemajuan
from monev.models import LaporanBulanan, Terkunci
from monev.queries.kemajuan import pastikan_dapat_diisi
from monev.queries.kemajuan_impor import Pratinjau, buku_laporan, kode_lingkup
from monev.services.kemajuan_impor import IsiBerubah, pratinjau_berkas, terapkan_berkas
from monev.spreadsheet.buku_kemajuan import tulis_buku
from monev.views.dasar import pengguna, untuk_pembaca
from monev.views.kemajuan import laporan_terlihat, remah_laporan
from roadmap.ekspor import Berkas
from roadmap.services.titipan import titipan
from roadmap.views.ekspor import sebagai_lampiran
from tampilan.unggahan import JENIS, maks_unggahan

SESI = "unggahan_kemajuan"
LANGKAH = ["Berkas", "Pratinjau", "Terapkan"]
MAKS_TAMPIL = 200  # rows of a group shown
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
KELOMPOK = {
    "ditolak": (
        "Ditolak",
        "Betulkan sel ini dalam berkas, lalu unggah lagi. Selama ada yang ditolak, tidak ada yang disimpan.",
    ),
    "berubah": ("Berubah", "Nilai yang akan tersimpan."),
    "sama": ("Sama", "Tidak ada yang berubah pada baris ini."),
}


@dataclass(frozen=True, slots=True)
class Titipan:
    """What the session remembers of a preview: the kept file and its report."""

    token: str
    nama: str
    laporan: int


@require_safe
@untuk_pembaca
def unduh(request: HttpRequest, pk: int) -> HttpResponse:
    """Send the workbook of a report."""
    return sebagai_lampiran(berkas_laporan(laporan_terlihat(request, pk)))


def berkas_laporan(laporan: LaporanBulanan) -> Berkas:
    """Return the workbook of a report as a file."""
    nama = f"kemajuan-{kode_lingkup(laporan)}-{laporan.periode.tahun}-{laporan.periode.nomor:02}.xlsx"
    return Berkas(nama, XLSX, tulis_buku(buku_laporan(laporan)))


@require_http_methods(["GET", "HEAD", "POST"])
@untuk_pembaca
def unggah(request: HttpRequest, pk: int) -> HttpResponse:
    """Take a file, show what it would change, and apply it when the person says so."""
    satu = laporan_terlihat(request, pk)
    try:
        pastikan_dapat_diisi(satu, pengguna(request), timezone.localdate())
        if request.method != "POST":
            return _buka(request, satu)
        return _terapkan(request, satu) if "terapkan" in request.POST else _unggah(request, satu)
    except Terkunci as galat:
        messages.error(request, str(galat))
        return redirect("monev:laporan", pk=pk)


def _buka(request: HttpRequest, laporan: LaporanBulanan) -> HttpResponse:
    """Show the form, or with `?lanjut=1` the preview that the person left."""
    tersimpan = _titipan(request, laporan)
    isi = titipan.ambil(tersimpan.token) if tersimpan else None
    if tersimpan is None or isi is None:
        return _halaman(request, laporan, FormBerkasKemajuan())
    if "lanjut" not in request.GET:
        return _halaman(request, laporan, FormBerkasKemajuan(), tersimpan=tersimpan)
    return _pratinjau(request, laporan, pratinjau_berkas(laporan, isi=isi, nama=tersimpan.nama), tersimpan)


def _unggah(request: HttpRequest, laporan: LaporanBulanan) -> HttpResponse:
    form = FormBerkasKemajuan(request.POST, request.FILES)
    if not form.is_valid():
        return _halaman(request, laporan, form, status=422)
    berkas = form.cleaned_data["berkas"]
    isi = berkas.read()
    try:
        hasil = pratinjau_berkas(laporan, isi=isi, nama=berkas.name)
    except BerkasDitolak as galat:
        form.add_error("berkas", galat.pesan)
        return _halaman(request, laporan, form, status=422)
    _lupakan(request)
    tersimpan = Titipan(titipan.titipkan(isi), berkas.name, laporan.pk)
    request.session[SESI] = asdict(tersimpan)
    return _pratinjau(request, laporan, hasil, tersimpan)


def _terapkan(request: HttpRequest, laporan: LaporanBulanan) -> HttpResponse:
    """Apply the file of the preview; pressed twice, it is applied once."""
    tersimpan = _titipan(request, laporan)
    isi = titipan.ambil(tersimpan.token) if tersimpan else None
    if tersimpan is None or isi is None or tersimpan.token != request.POST.get("token"):
        pesan = "Pratinjau ini sudah diterapkan atau sudah diganti; tidak ada yang disimpan lagi."
        messages.info(request, pesan)
        return redirect("monev:laporan", pk=laporan.pk)
    try:
        banyak = terapkan_berkas(
            laporan=laporan,
            isi=isi,
            nama=tersimpan.nama,
            sidik=request.POST.get("sidik", ""),
            oleh=pengguna(request),
            kini=timezone.now(),
        )
    except IsiBerubah as galat:
        messages.warning(request, str(galat))
        return _pratinjau(request, laporan, galat.pratinjau, tersimpan, status=409)
    _lupakan(request)
    messages.success(
        request, f"{banyak} butir dari berkas ‘{tersimpan.nama}’ tersimpan. Laporan belum dikirim."
    )
    return redirect("monev:laporan", pk=laporan.pk)


# Pages


def _halaman(
    request: HttpRequest, laporan: LaporanBulanan, form: FormBerkasKemajuan, status: int = 200, **lain: Any
) -> HttpResponse:
    konteks = {
        "laporan": laporan,
        "form": form,
        "jenis": JENIS,
        "maks": maks_unggahan(),
        "langkah": LANGKAH,
        "kini": 1,
        "alamat": reverse("monev:laporan", args=[laporan.pk]),
        "remah": remah_laporan(laporan, ("Unggah", "")),
        **lain,
    }
    return render(request, "monev/kemajuan_unggah.html", konteks, status=status)


def _pratinjau(
    request: HttpRequest, laporan: LaporanBulanan, hasil: Pratinjau, tersimpan: Titipan, status: int = 200
) -> HttpResponse:
    """Show the refused rows first, then what changes."""
    kelompok = [
        {
            "jenis": jenis,
            "judul": KELOMPOK[jenis][0],
            "keterangan": KELOMPOK[jenis][1],
            "jumlah": len(baris),
            "baris": baris[:MAKS_TAMPIL],
            "sisa": max(len(baris) - MAKS_TAMPIL, 0),
        }
        for jenis, baris in hasil.per_jenis().items()
        if baris
    ]
    ditolak = bool(hasil.penghalang or hasil.per_jenis()["ditolak"])
    konteks = {"pratinjau": hasil, "kelompok": kelompok, "tersimpan": tersimpan, "kini": 2}
    kode = 422 if ditolak and status == 200 and request.method == "POST" else status
    return _halaman(request, laporan, FormBerkasKemajuan(), status=kode, **konteks)


# Between preview and apply


def _titipan(request: HttpRequest, laporan: LaporanBulanan) -> Titipan | None:
    """Return what the session keeps for this report."""
    data = request.session.get(SESI)
    tersimpan = Titipan(**data) if data else None
    return tersimpan if tersimpan and tersimpan.laporan == laporan.pk else None


def _lupakan(request: HttpRequest) -> None:
    data = request.session.pop(SESI, None)
    if data:
        titipan.buang(data["token"])
