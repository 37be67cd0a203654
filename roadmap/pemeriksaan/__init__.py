"""What a careful reader would flag in a road map: pure rules over a snapshot. Nothing is corrected."""

from roadmap.pemeriksaan.aturan import ATURAN, ATURAN_PER_KODE, periksa
from roadmap.pemeriksaan.laporan import ringkasan, tulis_csv, tulis_json, tulis_teks
from roadmap.pemeriksaan.potret import Potret
from roadmap.pemeriksaan.temuan import AturanPeriksa, Butir, SaringanTemuan, Tautan, Temuan, Tingkat

__all__ = [
    "ATURAN",
    "ATURAN_PER_KODE",
    "AturanPeriksa",
    "Butir",
    "Potret",
    "SaringanTemuan",
    "Tautan",
    "Temuan",
    "Tingkat",
    "periksa",
    "ringkasan",
    "tulis_csv",
    "tulis_json",
    "tulis_teks",
]
