"""A `Dokumen` as CSV for spreadsheets: one heading row, every row complete, no merged cells."""

import csv
import io
from collections.abc import Iterable, Sequence

from berkas.aman import beri_petik
from berkas.kepala import judul_kunci, judul_lengkap
from berkas.tabel import Dokumen


def tulis_csv(dokumen: Dokumen) -> bytes:
    """Return a table with the key of each row in the last column, as `tulis_baris` writes it."""
    tabel = dokumen.tabel
    judul = [*(judul_lengkap(k) for k in tabel.kolom), judul_kunci(dokumen)]
    isi = zip(tabel.isi_penuh(), tabel.baris, strict=True)
    return tulis_baris([judul, *([*satu, baris.kunci] for satu, baris in isi)])


def tulis_baris(semua: Iterable[Sequence[str]]) -> bytes:
    """Return UTF-8 with BOM, `;` between cells, CRLF.

    A cell a spreadsheet might run gets a leading apostrophe, which `berkas.spreadsheet.baca` takes away.
    """
    tujuan = io.StringIO(newline="")
    penulis = csv.writer(tujuan, delimiter=";", lineterminator="\r\n")
    penulis.writerows([beri_petik(teks) for teks in baris] for baris in semua)
    return tujuan.getvalue().encode("utf-8-sig")
