"""A Lampiran that comes back as a spreadsheet: its rows, and how they differ from what is printed now. Pure."""

from roadmap.spreadsheet.banding import bandingkan
from roadmap.spreadsheet.perbedaan import BarisKini, KeadaanKini, Perbandingan, Perbedaan
from roadmap.spreadsheet.tabel import BarisBerkas, Masalah, SelBerkas, TabelBerkas, baca_tabel
from roadmap.spreadsheet.teks import daftar_nomor, rapikan, samakan

__all__ = [
    "BarisBerkas",
    "BarisKini",
    "KeadaanKini",
    "Masalah",
    "Perbandingan",
    "Perbedaan",
    "SelBerkas",
    "TabelBerkas",
    "baca_tabel",
    "bandingkan",
    "daftar_nomor",
    "rapikan",
    "samakan",
]
