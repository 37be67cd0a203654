"""CSV as Indonesian spreadsheets read and write it: semicolons, UTF-8 with a byte order mark, CRLF."""

from pathlib import Path
from typing import Any

from import_export.formats.base_formats import CSV, XLSX
from tablib import Dataset

TANDA_URUTAN = "\ufeff"


class CSVTitikKoma(CSV):  # type: ignore[misc]
    """CSV with semicolons; one with commas is read too."""

    def create_dataset(self, in_stream: str | bytes, **kwargs: Any) -> Dataset:
        """Return the table; the heading tells which separator the file uses."""
        teks = in_stream.decode("utf-8-sig") if isinstance(in_stream, bytes) else in_stream
        teks = teks.removeprefix(TANDA_URUTAN)
        judul = teks.partition("\n")[0]
        pemisah = ";" if ";" in judul or "," not in judul else ","
        return super().create_dataset(teks, delimiter=pemisah, **kwargs)

    def export_data(self, dataset: Dataset, **kwargs: Any) -> str:
        """Return the table as text that a spreadsheet opens without asking."""
        return TANDA_URUTAN + str(super().export_data(dataset, delimiter=";", **kwargs))


FORMAT_TABEL = [CSVTitikKoma, XLSX]
"""The formats that imports and exports in the admin offer."""


def baca_csv(berkas: Path) -> Dataset:
    """Return the table in a CSV file (UTF-8, with or without a byte order mark)."""
    return CSVTitikKoma().create_dataset(berkas.read_bytes())
