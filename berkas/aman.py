"""Text made safe for files: no characters XML forbids, nothing a spreadsheet would run as a formula."""

import re

from openpyxl.cell.cell import Cell

KENDALI = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
RUMUS = re.compile(r"'*[=+\-@\t\r\n]")


def tanpa_kendali(teks: str) -> str:
    """Drop the control characters that no XML file may hold."""
    return KENDALI.sub("", teks)


def seperti_rumus(teks: str) -> bool:
    """Say whether a spreadsheet might take `teks` for a formula, leading apostrophes apart."""
    return RUMUS.match(teks) is not None


def beri_petik(teks: str) -> str:
    """Put an apostrophe before what looks like a formula; `lepas_petik` takes it away again."""
    return f"'{teks}" if seperti_rumus(teks) else teks


def lepas_petik(teks: str) -> str:
    """Undo `beri_petik`; any other text comes back as it is."""
    return teks[1:] if teks.startswith("'") and seperti_rumus(teks) else teks


def isi_teks(sel: Cell, teks: str) -> None:
    """Put text into a workbook's cell: it is a string there whatever it looks like, and stays one when edited."""
    sel.value = tanpa_kendali(teks)
    if teks:
        sel.data_type = "s"
    if seperti_rumus(teks):
        sel.quotePrefix = True
