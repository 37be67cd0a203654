"""Plans out of spreadsheets and into them: pure, bytes to plain data and back."""

from rencana_aksi.spreadsheet.baca import baca_rencana
from rencana_aksi.spreadsheet.bagian import Bagian
from rencana_aksi.spreadsheet.bidang import (
    BarisTerbaca,
    Bidang,
    HasilBaca,
    Masalah,
    Pemetaan,
    Tebakan,
    TebakanKolom,
)
from rencana_aksi.spreadsheet.ingatan import Ingatan
from rencana_aksi.spreadsheet.tandai import tandai
from rencana_aksi.spreadsheet.tebak import tebak
from rencana_aksi.spreadsheet.urai import urai

__all__ = [
    "Bagian",
    "BarisTerbaca",
    "Bidang",
    "HasilBaca",
    "Ingatan",
    "Masalah",
    "Pemetaan",
    "Tebakan",
    "TebakanKolom",
    "baca_rencana",
    "tandai",
    "tebak",
    "urai",
]
