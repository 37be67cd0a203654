"""The style guide at /gaya/: every component with content as it is in the city (only mounted with DEBUG)."""

from datetime import datetime
from typing import Any

from django import forms
from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from tampilan.angka import tulis_angka
from tampilan.bagan import Bagan

TAHUN = ["2019", "2020", "2021", "2022", "2023"]
AREA = ("Manajemen Perubahan", "Penataan Tatalaksana", "Penguatan Pengawasan")


class SaringanContoh(forms.Form):
    """A filter form as lists use it."""

    q = forms.CharField(label="Kata", required=False)
    area = forms.ChoiceField(
        label="Area perubahan", required=False, choices=[("", "Semua area"), *((a, a) for a in AREA)]
    )
    belum = forms.BooleanField(label="Hanya yang belum diukur", required=False)


class FormulirContoh(forms.Form):
    """A form with one field of each kind."""

    nama = forms.CharField(label="Nama indikator", help_text="Seperti tertulis pada Lampiran.")
    target = forms.DecimalField(label="Target 2021", localize=True, help_text="Tulis, misalnya, 82,05.")
    area = forms.ChoiceField(label="Area perubahan", choices=[("", "Pilih area"), *((a, a) for a in AREA)])
    tanggal = forms.DateField(
        label="Tanggal penetapan", required=False, widget=forms.DateInput({"type": "date"})
    )
    arah = forms.ChoiceField(
        label="Arah", choices=[("naik", "Makin tinggi makin baik"), ("turun", "Makin rendah makin baik")],
        widget=forms.RadioSelect,
    )  # fmt: skip
    catatan = forms.CharField(label="Catatan", required=False, widget=forms.Textarea({"rows": 3}))
    kunci = forms.BooleanField(label="Kunci target setelah ditetapkan", required=False)


class UnggahContoh(forms.Form):
    """A form with a file."""

    berkas = forms.FileField(label="Berkas rencana aksi")


class AlasanContoh(forms.Form):
    """The reason that a step in history needs."""

    alasan = forms.CharField(label="Alasan", widget=forms.Textarea({"rows": 2}))


def _tabel() -> dict[str, Any]:
    """Return columns, rows and totals of the sample table."""
    kolom = [
        {"judul": "Indikator", "kunci": "nama"},
        {"judul": "Perangkat Daerah"},
        {"judul": "Target 2021", "satuan": "nilai", "angka": True, "kunci": "target"},
        {"judul": "Anggaran", "satuan": "Rp", "angka": True},
        {"judul": "Predikat"},
        {"judul": "Status"},
    ]
    panjang = (
        "Bagian Organisasi Sekretariat Daerah bersama Dinas Komunikasi dan Informatika, Badan Kepegawaian dan "
        "Pengembangan Sumber Daya Manusia, Inspektorat Daerah, serta seluruh Perangkat Daerah yang menjadi "
        "pelaksana kegiatan penataan tatalaksana pada tahun berjalan"
    )
    data = [
        ("Indeks SPBE", "Dinas Komunikasi dan Informatika", "3,20", 75_250_000, "Tinggi", "ditetapkan"),
        ("Nilai SAKIP", panjang, "82,05", 1_204_500_000, "Sangat tinggi", "diajukan"),
        ("Indeks Profesionalitas ASN", "BKPSDM", None, None, "", "draf"),
        ("Maturitas SPIP", "Inspektorat Daerah", "3,00", 98_400_000, "Sedang", "dikembalikan"),
    ]
    baris = [
        [{"teks": n, "url": "#"}, pd, t, tulis_angka(a), {"predikat": p or "belum"}, {"status": s}]
        for n, pd, t, a, p, s in data
    ]
    baris[2][4] = "Belum dapat dihitung"
    return {"kolom": kolom, "baris": baris, "total": ["Jumlah", "", "", "1.378.150.000", "", ""]}


def _riwayat() -> list[dict[str, Any]]:
    """Return a sample history."""
    zona = timezone.get_current_timezone()
    return [
        {
            "waktu": datetime(2026, 11, 24, 10, 42, tzinfo=zona), "oleh": "Kasubbag Perencanaan",
            "asal": "halaman Indikator", "jenis": "diubah", "alasan": "Salah ketik pada Lampiran baris 37.",
            "perubahan": [("Target 2021", "80,00", "82,05"), ("Satuan", None, "nilai")],
        },
        {"waktu": datetime(2026, 11, 20, 8, 5, tzinfo=zona), "oleh": "Bagian Organisasi",
         "asal": "impor lampiran.xlsx", "jenis": "dibuat", "perubahan": []},
    ]  # fmt: skip


def _pohon() -> list[dict[str, Any]]:
    """Return a sample tree."""
    kegiatan = {"jenis": "Kegiatan", "teks": "Penerapan sistem pemerintahan berbasis elektronik", "url": "#",
                "keterangan": "3 indikator"}  # fmt: skip
    program = {
        "jenis": "Program",
        "teks": "Penataan tatalaksana",
        "url": "#",
        "buka": True,
        "anak": [kegiatan],
    }
    sasaran = {"jenis": "Sasaran", "teks": "Birokrasi yang efektif dan efisien", "buka": True,
               "anak": [program, {"jenis": "Program", "teks": "Penguatan pengawasan", "anak": [kegiatan]}]}  # fmt: skip
    tujuan = {"jenis": "Tujuan", "teks": "Mewujudkan tata kelola pemerintahan yang baik", "url": "#",
              "buka": True, "anak": [sasaran]}  # fmt: skip
    return [tujuan]


def _bagan() -> Bagan:
    """Return a sample chart: targets as printed, values measured."""
    return {
        "label": TAHUN, "satuan": "nilai", "sumber": "contoh",
        "seri": [
            {"nama": "Target", "jenis": "target", "nilai": [None, 80, 82.05, 83, 84.5],
             "teks": ["", "80", "82,05", "83,00", "84,50"]},
            {"nama": "Realisasi", "jenis": "realisasi", "nilai": [78.2, 80.4, 81.1, None, None],
             "teks": ["78,20", "80,40", "81,10", "", ""]},
        ],
    }  # fmt: skip


def _aksi() -> dict[str, Any]:
    """Return sample actions, one of them forbidden."""
    return {
        "aksi": {"teks": "Ajukan", "url": "#", "ikon": "send",
                 "alasan": "Hanya Kepala Perangkat Daerah yang dapat mengirim rencana ini."},
        "menu": [
            {"teks": "Unduh PDF", "url": "#", "ikon": "download", "unduh": True},
            {"teks": "Salin", "url": "#", "ikon": "copy"},
            {"teks": "Tetapkan", "ikon": "rubber-stamp", "alasan": "Menunggu verifikasi Tim Pelaksana."},
        ],
    }  # fmt: skip


@login_not_required
def gaya(request: HttpRequest) -> HttpResponse:
    """Show every component."""
    for tingkat, teks in (
        (messages.SUCCESS, "Rencana aksi Dinas Kesehatan 2021 tersimpan. Belum diajukan."),
        (messages.ERROR, "Baris 14, kolom Anggaran (K14): ‘lima juta’ bukan angka."),
    ):
        if "pesan" in request.GET:
            messages.add_message(request, tingkat, teks)
    konteks = {
        "remah": [("Beranda", "/"), ("Road Map 2020–2023", "#"), ("Gaya", "")],
        **_aksi(),
        "utama": {"teks": "Tambah indikator", "url": "#", "ikon": "plus"},
        "saringan": SaringanContoh(request.GET),
        "formulir": FormulirContoh({"nama": "", "target": "lima juta", "area": AREA[0], "arah": "naik"}),
        "unggah": UnggahContoh(),
        "alasan": AlasanContoh(),
        "akibat": ["12 program di bawahnya ikut dihapus.", "Riwayatnya tetap tersimpan."],
        "tabel": _tabel(),
        "halaman": Paginator(range(1, 1249), 50).get_page(request.GET.get("halaman")),
        "riwayat": _riwayat(),
        "definisi": [("Satuan", "Nilai"), ("Arah", "Makin tinggi makin baik"), ("Penanggung jawab", "Inspektorat", "#"),
                     ("Sumber data", None)],
        "bagan": _bagan(),
        "pohon": _pohon(),
        "semua_status": ["rancangan", "berlaku", "dicabut", "draf", "diajukan", "diverifikasi", "dikembalikan",
                   "ditetapkan", "revisi"],
        "semua_predikat": ["Sangat tinggi", "Tinggi", "Sedang", "Rendah", "Sangat rendah", ""],
        "lampiran": range(1, 13),
    }  # fmt: skip
    return render(request, "tampilan/gaya.html", konteks)
