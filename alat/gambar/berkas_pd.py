"""The spreadsheets that the office of the pictures uploads, as offices have them."""

from dataclasses import dataclass, replace
from pathlib import Path

from openpyxl import Workbook
from openpyxl.styles import Alignment, Font
from openpyxl.worksheet.worksheet import Worksheet

BULAN = ("JAN", "FEB", "MAR", "APR", "MEI", "JUN", "JUL", "AGS", "SEP", "OKT", "NOV", "DES")
KOLOM_BULAN = 8
BARIS_JUDUL = 4
BARIS_ISI = 6
URAIAN = "URAIAN"
"""A heading that may mean much: PetaRB asks."""


@dataclass(frozen=True, slots=True)
class Baris:
    """A row of the sheet: numbers of the months, and a budget as the office writes it."""

    area: str
    program: str
    kegiatan: str
    tahapan: str
    volume: int
    satuan: str
    bulan: tuple[int, ...]
    anggaran: str | int
    orang: str | int


PENGELOLAAN = ("Program Aplikasi Informatika", "Pengelolaan e-Government")
LAYANAN = ("Program Informasi dan Komunikasi Publik", "Pengelolaan Media Komunikasi Publik")
MANAJEMEN, TATALAKSANA, PELAYANAN = "MANAJEMEN PERUBAHAN", "PENATAAN TATALAKSANA", "Pelayanan Publik"
BENAR = (
    Baris(
        MANAJEMEN, *PENGELOLAAN, "Menyusun peta proses bisnis", 12, "dokumen", (3, 4, 5), "Rp 75.250.000", 5
    ),
    Baris(MANAJEMEN, *PENGELOLAAN, "Sosialisasi agen perubahan", 4, "kali", (2, 5, 8, 11), "15 juta", 3),
    Baris(TATALAKSANA, *PENGELOLAAN, "Menyusun SOP layanan SPBE", 10, "SOP", (1, 2, 3), "5.000.000", 2),
    Baris(TATALAKSANA, *PENGELOLAAN, "Menguji coba aplikasi", 1, "aplikasi", (7, 8), "1.250.000,00", 2),
    Baris(PELAYANAN, *LAYANAN, "Survei kepuasan pengguna layanan", 2, "laporan", (6, 12), "Rp 50.000.000", 4),
)
SALAH = (
    *BENAR[:2],
    replace(BENAR[2], anggaran="lima juta"),
    replace(BENAR[3], orang="dua orang"),
    *BENAR[4:],
)
"""The same as the office has it at first."""


def tulis_rencana(jalur: Path, *, tahun: int, daftar: tuple[Baris, ...], uraian: str = URAIAN) -> Path:
    """Write a plan with titles, two heading rows, merged headings, ticks, a total and a signature; return its path."""
    buku = Workbook()
    lembar = buku.worksheets[0]
    lembar.title = f"RENAKSI {tahun}"
    _tulis_kepala(lembar, tahun, uraian)
    for nomor, baris in enumerate(daftar):
        _tulis_baris(lembar, BARIS_ISI + nomor, nomor + 1, baris)
    akhir = BARIS_ISI + len(daftar)
    lembar.cell(akhir, 5, "JUMLAH")
    lembar.cell(akhir + 2, 20, f"Malang, 4 Januari {tahun}")
    lembar.cell(akhir + 3, 20, "Kepala Dinas")
    buku.save(jalur)
    return jalur


def _tulis_kepala(lembar: Worksheet, tahun: int, uraian: str) -> None:
    lembar["A1"], lembar["A2"] = "RENCANA AKSI REFORMASI BIROKRASI", f"TAHUN {tahun}"
    lembar["A1"].font = lembar["A2"].font = Font(bold=True)
    for nomor, judul in enumerate(("NO", "AREA PERUBAHAN", "PROGRAM", "KEGIATAN", uraian, "TARGET"), start=1):
        lembar.cell(BARIS_JUDUL, nomor, judul)
    lembar.cell(BARIS_JUDUL + 1, 6, "VOLUME")
    lembar.cell(BARIS_JUDUL + 1, 7, "SATUAN")
    lembar.cell(BARIS_JUDUL, KOLOM_BULAN, "BULAN").alignment = Alignment(horizontal="center")
    for nomor, nama in enumerate(BULAN):
        lembar.cell(BARIS_JUDUL + 1, KOLOM_BULAN + nomor, nama)
    for nomor, judul in enumerate(("PENANGGUNG JAWAB", "ANGGARAN", "SDM"), start=20):
        lembar.cell(BARIS_JUDUL, nomor, judul)
    lembar.merge_cells(start_row=BARIS_JUDUL, end_row=BARIS_JUDUL, start_column=6, end_column=7)
    lembar.merge_cells(start_row=BARIS_JUDUL, end_row=BARIS_JUDUL, start_column=8, end_column=19)


def _tulis_baris(lembar: Worksheet, letak: int, nomor: int, baris: Baris) -> None:
    isi: dict[int, str | int] = dict(enumerate((nomor, baris.area, baris.program, baris.kegiatan), start=1))
    isi |= {5: baris.tahapan, 6: baris.volume, 7: baris.satuan}
    isi |= {20: "Bidang APTIKA", 21: baris.anggaran, 22: baris.orang}
    for kolom, nilai in isi.items():
        lembar.cell(letak, kolom, nilai)
    for bulan in baris.bulan:
        lembar.cell(letak, KOLOM_BULAN + bulan - 1, "v")
