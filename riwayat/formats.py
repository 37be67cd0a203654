"""Tables of the admin as files: CSV and XLSX that no spreadsheet runs, and that come back in as they went out."""

import io
from collections.abc import Callable, Iterable
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any, cast

from django.utils.timezone import is_aware, make_naive
from import_export.formats.base_formats import CSV, XLSX
from openpyxl import Workbook
from openpyxl.cell.cell import Cell
from openpyxl.styles import Alignment, Font
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet
from tablib import Dataset

from berkas.aman import beri_petik, isi_teks, lepas_petik

TANDA_URUTAN = "\ufeff"
LEBAR_MIN, LEBAR_MAKS = 10, 60  # of a column, in letters


class CSVTitikKoma(CSV):  # type: ignore[misc]
    """CSV as Indonesian spreadsheets read and write it: semicolons, UTF-8 with a byte order mark, CRLF.

    What looks like a formula goes out with an apostrophe before it and comes in without.
    Files with commas are read too.
    """

    def create_dataset(self, in_stream: str | bytes, **kwargs: Any) -> Dataset:
        """Return the table; the heading tells which separator the file uses."""
        teks = in_stream.decode("utf-8-sig") if isinstance(in_stream, bytes) else in_stream
        teks = teks.removeprefix(TANDA_URUTAN)
        judul = teks.partition("\n")[0]
        pemisah = ";" if ";" in judul or "," not in judul else ","
        return _ganti_teks(super().create_dataset(teks, delimiter=pemisah, **kwargs), lepas_petik)

    def export_data(self, dataset: Dataset, **kwargs: Any) -> str:
        """Return the table as text that a spreadsheet opens without asking."""
        aman = _ganti_teks(dataset, beri_petik)
        return TANDA_URUTAN + str(super().export_data(aman, delimiter=";", **kwargs))

    def get_read_mode(self) -> str:
        """Read an upload as bytes: reading text would change the line ends within cells."""
        return "rb"

    def is_binary(self) -> bool:
        """Say so, since no other encoding than UTF-8 is tried."""
        return True


class XLSXAman(XLSX):  # type: ignore[misc]
    """XLSX with text as text, numbers and dates as what they are."""

    def export_data(self, dataset: Dataset, **kwargs: Any) -> bytes:
        """Return a workbook with one sheet: headings that stay in sight, the rows below."""
        buku = Workbook()
        lembar = buku.worksheets[0]
        lembar.title, lembar.freeze_panes = "Data", "A2"
        for nomor, isi in enumerate([dataset.headers or (), *dataset], start=1):
            _tulis_baris(lembar, nomor, isi)
        for sel in lembar[1]:
            sel.font = Font(bold=True)
        _atur_lebar(lembar)
        tujuan = io.BytesIO()
        buku.save(tujuan)
        return tujuan.getvalue()


def _tulis_baris(lembar: Worksheet, nomor: int, isi: Iterable[object]) -> None:
    for kolom, nilai in enumerate(isi, start=1):
        sel = cast("Cell", lembar.cell(nomor, kolom))
        if isinstance(nilai, int | float | Decimal | date | None):
            _tulis_nilai(sel, nilai)
        else:
            isi_teks(sel, str(nilai))
            sel.alignment = Alignment(vertical="top", wrap_text=True)


def _tulis_nilai(sel: Cell, nilai: float | Decimal | date | None) -> None:
    """Write a number or a date, in our time: a spreadsheet knows no time zones."""
    sel.value = make_naive(nilai) if isinstance(nilai, datetime) and is_aware(nilai) else nilai
    sel.alignment = Alignment(vertical="top")


def _atur_lebar(lembar: Worksheet) -> None:
    for kolom, isi in enumerate(lembar.iter_cols(values_only=True), start=1):
        terpanjang = max(len(baris) for nilai in isi for baris in str(nilai or "").split("\n"))
        lebar = min(max(terpanjang + 2, LEBAR_MIN), LEBAR_MAKS)
        lembar.column_dimensions[get_column_letter(kolom)].width = lebar


def _ganti_teks(dataset: Dataset, ubah: Callable[[str], str]) -> Dataset:
    """Return a table with every text in it changed."""
    baris = ([ubah(n) if isinstance(n, str) else n for n in isi] for isi in dataset)
    return Dataset(*baris, headers=[ubah(str(n)) for n in dataset.headers or ()])


FORMAT_TABEL = [CSVTitikKoma, XLSXAman]
"""The formats that imports and exports in the admin offer."""


def baca_csv(berkas: Path) -> Dataset:
    """Return the table in a CSV file (UTF-8, with or without a byte order mark)."""
    return CSVTitikKoma().create_dataset(berkas.read_bytes())
