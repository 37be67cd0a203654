"""A `Dokumen` as CSV for spreadsheets: one heading row, every row complete, no merged cells."""

import csv
import io

from berkas.aman import beri_petik
from berkas.kepala import judul_kunci, judul_lengkap
from berkas.tabel import Dokumen


def tulis_csv(dokumen: Dokumen) -> bytes:
    """Return UTF-8 with BOM, `;` between cells, CRLF, the key of each row in the last column.

    A cell a spreadsheet might run gets a leading apostrophe, which `berkas.spreadsheet.baca` takes away.
    """
    tabel = dokumen.tabel
    tujuan = io.StringIO(newline="")
    penulis = csv.writer(tujuan, delimiter=";", lineterminator="\r\n")
    penulis.writerow(_baris([judul_lengkap(k) for k in tabel.kolom], judul_kunci(dokumen)))
    for isi, baris in zip(tabel.isi_penuh(), tabel.baris, strict=True):
        penulis.writerow(_baris(isi, baris.kunci))
    return tujuan.getvalue().encode("utf-8-sig")


def _baris(isi: list[str], kunci: str) -> list[str]:
    return [beri_petik(teks) for teks in [*isi, kunci]]
