"""An officer's own file given back with its refused cells coloured and commented."""

import io
from collections import defaultdict
from collections.abc import Iterable
from warnings import catch_warnings, simplefilter

from openpyxl import Workbook, load_workbook
from openpyxl.cell.cell import Cell, MergedCell
from openpyxl.comments import Comment
from openpyxl.styles import PatternFill
from openpyxl.workbook.workbook import Workbook as Buku
from openpyxl.worksheet.worksheet import Worksheet

from berkas.aman import seperti_rumus
from berkas.spreadsheet import alamat, baca
from berkas.unggahan import akhiran
from rencana_aksi.spreadsheet.bidang import Masalah

PENULIS = "PetaRB"
WARNA = {"tolak": "FFF4B6B6", "ingat": "FFFFE9A8"}
LEBAR, TINGGI = 320, 120  # of a comment, in points


def tandai(isi: bytes, nama: str, masalah: Iterable[Masalah]) -> bytes:
    """Return the file as .xlsx with a comment on each cell of `masalah`; marks of an earlier round are taken away.

    An .xlsx keeps everything else it has; a file of another kind is written anew with its values and merged cells.
    A problem without a cell of its own stands at the first cell of its row. Raises BerkasDitolak.
    """
    buku = _buka(isi, nama)
    per_lembar: dict[str, list[Masalah]] = defaultdict(list)
    for m in masalah:
        per_lembar[m.lembar].append(m)
    for lembar in buku.worksheets:
        _bersihkan(lembar)
        _tandai_lembar(lembar, per_lembar.get(lembar.title, []))
    keluaran = io.BytesIO()
    buku.save(keluaran)
    return keluaran.getvalue()


def _buka(isi: bytes, nama: str) -> Buku:
    bacaan = baca(isi, nama)  # the checks of an upload, and the values of other kinds
    if akhiran(nama) == "xlsx":
        with catch_warnings():
            simplefilter("ignore")  # what openpyxl cannot keep, such as a chart's extensions
            return load_workbook(io.BytesIO(isi))
    buku = Workbook()
    buku.remove(buku.worksheets[0])
    for lembar in bacaan.lembar:
        tujuan = buku.create_sheet(lembar.nama[:31])
        tujuan.sheet_state = "hidden" if lembar.tersembunyi else "visible"
        for nomor, baris in enumerate(lembar.baris, start=1):
            for kolom, nilai in enumerate(baris, start=1):
                if nilai != "":
                    _isi(tujuan.cell(nomor, kolom), nilai)
        for r in lembar.gabungan:
            tujuan.merge_cells(
                f"{alamat(r.baris_awal, r.kolom_awal)}:{alamat(r.baris_akhir, r.kolom_akhir)}"
            )
    return buku


def _isi(sel: Cell | MergedCell, nilai: object) -> None:
    sel.value = nilai  # type: ignore[assignment]
    if isinstance(nilai, str) and seperti_rumus(nilai):
        sel.data_type = "s"
        sel.quotePrefix = True


def _bersihkan(lembar: Worksheet) -> None:
    """Take away the comments and colours of an earlier round."""
    for baris in lembar.iter_rows():
        for sel in baris:
            if sel.comment is not None and sel.comment.author == PENULIS:
                sel.comment = None
                if sel.fill.fgColor.rgb in WARNA.values():
                    sel.fill = PatternFill()


def _tandai_lembar(lembar: Worksheet, masalah: list[Masalah]) -> None:
    per_sel: dict[str, list[Masalah]] = defaultdict(list)
    for m in masalah:
        per_sel[m.sel or f"A{max(m.baris, 1)}"].append(m)
    for tempat, daftar in per_sel.items():
        sel = _sel_utama(lembar, tempat)
        tingkat = "tolak" if any(m.tingkat == "tolak" for m in daftar) else "ingat"
        sel.fill = PatternFill("solid", fgColor=WARNA[tingkat])
        sel.comment = Comment("\n\n".join(m.pesan for m in daftar), PENULIS, width=LEBAR, height=TINGGI)


def _sel_utama(lembar: Worksheet, tempat: str) -> Cell:
    """Return the cell, or the first one of the merged range it lies in: only that one shows."""
    sel = lembar[tempat]
    if isinstance(sel, MergedCell):
        rentang = next(r for r in lembar.merged_cells.ranges if tempat in r)
        sel = lembar.cell(rentang.min_row, rentang.min_col)
    assert isinstance(sel, Cell)
    return sel
