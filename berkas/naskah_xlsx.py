"""A `Naskah` as XLSX: a sheet of text, then one for each table; numbers are numbers, no text is ever a formula."""

import io
import re
from collections.abc import Sequence
from copy import copy
from decimal import Decimal
from typing import Any

from openpyxl import Workbook
from openpyxl.cell.cell import Cell
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.styles.cell_style import StyleArray
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.header_footer import HeaderFooterItem, _HeaderFooterPart
from openpyxl.worksheet.worksheet import Worksheet

from berkas.aman import seperti_rumus, tanpa_kendali
from berkas.kepala import baris_kepala
from berkas.naskah import Alinea, Bagan, Bagian, JenisBaris, Naskah, Rincian, Sel, TabelNaskah, alinea
from berkas.tabel import Kolom, Perataan
from berkas.xlsx import FORMAT_TEKS, GARIS, GAYA_KEPALA, HURUF, KERTAS_FOLIO, MENDATAR, WARNA_KEPALA

LEBAR = 190.0  # characters, of a whole table
KELOMPOK = frozenset({"kelompok", "subkelompok"})
BULAT, PECAHAN = "#,##0", "#,##0.00"
HURUF_ISI, HURUF_TEBAL = Font(name=HURUF, size=10), Font(name=HURUF, size=10, bold=True)
RATA = {
    perataan: Alignment(horizontal=mendatar, vertical="top", wrap_text=True)
    for perataan, mendatar in MENDATAR.items()
}
TEBAL = PatternFill("solid", fgColor=WARNA_KEPALA)


def tulis_naskah_xlsx(naskah: Naskah) -> bytes:
    """Return a workbook of the whole report."""
    buku = Workbook()
    lembar = buku.worksheets[0]
    lembar.title = "Laporan"
    _tulis_teks(lembar, naskah)
    for tabel in naskah.tabel():
        _tulis_tabel(buku.create_sheet(_nama_lembar(tabel.lembar, buku.sheetnames)), tabel)
    for satu in buku.worksheets:
        _atur_cetak(satu, naskah.kaki)
    buku.properties.title, buku.properties.creator = tanpa_kendali(naskah.nama), "PetaRB"
    buku.properties.language = "id"
    tujuan = io.BytesIO()
    buku.save(tujuan)
    return tujuan.getvalue()


def _nama_lembar(nama: str, ada: Sequence[str]) -> str:
    polos = re.sub(r"[\[\]:*?/\\]", " ", tanpa_kendali(nama)).strip("' ")[:31] or "Tabel"
    if polos not in ada:
        return polos
    nomor = next(n for n in range(2, len(ada) + 3) if f"{polos[:28]} {n}" not in ada)
    return f"{polos[:28]} {nomor}"


def _teks(lembar: Worksheet, baris: int, kolom: int, teks: str, *, tebal: bool = False) -> Any:
    """Write text; whatever it looks like, the cell is a string."""
    sel: Any = lembar.cell(baris, kolom)
    sel.value = tanpa_kendali(teks)
    if teks:
        sel.data_type = "s"
    if seperti_rumus(teks):
        sel.quotePrefix = True
    sel.font, sel.alignment = HURUF_TEBAL if tebal else HURUF_ISI, RATA["kiri"]
    return sel


# The sheet of text


def _tulis_teks(lembar: Worksheet, naskah: Naskah) -> None:
    lembar.column_dimensions["A"].width = 55
    lembar.column_dimensions["B"].width = 90
    baris = 1
    for teks in (*naskah.kop, naskah.tanda, *naskah.judul):
        if teks:
            _teks(lembar, baris, 1, teks, tebal=True)
            lembar.merge_cells(start_row=baris, start_column=1, end_row=baris, end_column=2)
            baris += 1
    for bagian in naskah.bagian:
        baris = _tulis_bagian(lembar, bagian, baris + 1)
    if naskah.kaki:
        _teks(lembar, baris + 1, 1, naskah.kaki)
        lembar.merge_cells(start_row=baris + 1, start_column=1, end_row=baris + 1, end_column=2)


def _tulis_bagian(lembar: Worksheet, bagian: Bagian, baris: int) -> int:
    """Write a section's words from row `baris`; return the row after them."""
    _teks(lembar, baris, 1, bagian.judul, tebal=True)
    for satu in bagian.isi:
        for kiri, kanan in _baris_teks(satu):
            baris += 1
            _teks(lembar, baris, 1, kiri)
            if kanan is None:
                lembar.merge_cells(start_row=baris, start_column=1, end_row=baris, end_column=2)
                lembar.row_dimensions[baris].height = 14 * max(1, -(-len(kiri) // 140))
            else:
                _teks(lembar, baris, 2, kanan)
    return baris + 1


def _baris_teks(satu: object) -> list[tuple[str, str | None]]:
    if isinstance(satu, Alinea):
        return [(a, None) for a in alinea(satu.teks)]
    if isinstance(satu, Rincian):
        return list(satu.butir)
    if isinstance(satu, Bagan):
        return [(satu.judul, None), *((b.nama, b.teks) for b in satu.batang)]
    assert isinstance(satu, TabelNaskah)
    return [(satu.judul, f"Lembar “{satu.lembar}”" if satu.baris else satu.kosong)]


# A sheet for each table


def _tulis_tabel(lembar: Worksheet, tabel: TabelNaskah) -> None:
    _teks(lembar, 1, 1, tabel.judul, tebal=True).alignment = Alignment(wrap_text=False)
    awal, rupa = _tulis_kepala(lembar, tabel.kolom, 3), _Rupa(lembar)
    for nomor, baris in enumerate(tabel.baris, start=awal):
        for k, (kolom, sel) in enumerate(zip(tabel.kolom, baris.sel, strict=True), start=1):
            tertulis: Any = lembar.cell(nomor, k)
            _isi(tertulis, sel)
            tertulis._style = copy(rupa.ambil(baris.jenis, kolom.perataan, sel.angka))  # noqa: SLF001
    akhir = awal + len(tabel.baris)
    for n, catatan in enumerate(tabel.catatan or (() if tabel.baris else (tabel.kosong,)), start=akhir):
        _teks(lembar, n, 1, catatan).alignment = Alignment(wrap_text=False)
    jumlah = sum(k.lebar for k in tabel.kolom)
    for k, kolom in enumerate(tabel.kolom, start=1):
        lembar.column_dimensions[get_column_letter(k)].width = max(5.0, LEBAR * kolom.lebar / jumlah)
    lembar.freeze_panes = f"A{awal}"
    lembar.print_title_rows = f"3:{awal - 1}"


def _isi(tertulis: Any, sel: Sel) -> None:
    """Fill a cell: with a number where it has one, else with text that is no formula."""
    if sel.angka is not None:
        tertulis.value = sel.angka
        return
    tertulis.value = tanpa_kendali(sel.teks)
    if sel.teks:
        tertulis.data_type = "s"


class _Rupa:
    """How cells look, made once for each kind: copying a look costs a fraction of setting its parts for each cell."""

    def __init__(self, lembar: Worksheet) -> None:
        self._lembar = lembar
        self._ada: dict[tuple[str, Perataan, str], StyleArray] = {}

    def ambil(self, jenis: JenisBaris, perataan: Perataan, angka: Decimal | None) -> StyleArray:
        """Return the look of a cell of a row of this kind."""
        bentuk = FORMAT_TEKS
        if angka is not None:
            bentuk = BULAT if angka == angka.to_integral_value() else PECAHAN
        kunci = (jenis, perataan, bentuk)
        if kunci not in self._ada:
            self._ada[kunci] = self._buat(*kunci)
        return self._ada[kunci]

    def _buat(self, jenis: JenisBaris, perataan: Perataan, bentuk: str) -> StyleArray:
        contoh: Any = Cell(self._lembar, row=1, column=1)  # stands on no sheet
        contoh.font = HURUF_ISI if jenis == "isi" else HURUF_TEBAL
        contoh.number_format, contoh.quotePrefix = bentuk, bentuk == FORMAT_TEKS
        if jenis != "isi":
            contoh.fill = TEBAL
        if jenis in KELOMPOK:  # one text over all columns
            contoh.alignment = Alignment(vertical="top", wrap_text=False)
        else:
            contoh.alignment, contoh.border = RATA[perataan], GARIS
        rupa: StyleArray = contoh._style  # noqa: SLF001 - openpyxl's own way to give a cell the look of another
        return rupa


def _tulis_kepala(lembar: Worksheet, kolom: Sequence[Kolom], awal: int) -> int:
    """Write the heading rows from row `awal`; return the row after them."""
    kepala = baris_kepala(kolom)
    for nomor, baris in enumerate(kepala, start=awal):
        for satu in baris:
            sel = _teks(lembar, nomor, satu.kolom + 1, satu.teks)
            sel.font, sel.alignment = GAYA_KEPALA.font, GAYA_KEPALA.alignment
            sel.border, sel.fill = GARIS, TEBAL
            if satu.lebar > 1 or satu.tinggi > 1:
                lembar.merge_cells(
                    start_row=nomor,
                    start_column=satu.kolom + 1,
                    end_row=nomor + satu.tinggi - 1,
                    end_column=satu.kolom + satu.lebar,
                )
    return awal + len(kepala)


def _atur_cetak(lembar: Worksheet, kaki: str) -> None:
    lembar.page_setup.orientation = "landscape"
    lembar.page_setup.paperSize = KERTAS_FOLIO
    lembar.page_setup.fitToWidth, lembar.page_setup.fitToHeight = 1, 0
    if lembar.sheet_properties.pageSetUpPr is not None:
        lembar.sheet_properties.pageSetUpPr.fitToPage = True
    kiri = _HeaderFooterPart(text=tanpa_kendali(kaki).replace("&", "&&"))
    lembar.oddFooter = HeaderFooterItem(left=kiri, right=_HeaderFooterPart(text="Halaman &P dari &N"))
