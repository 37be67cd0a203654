"""A `Dokumen` as XLSX: the printed table with real merged cells, ready to print, keys in a hidden column."""

import io
import re
import textwrap
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import cast

from openpyxl import Workbook
from openpyxl.cell.cell import Cell
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.header_footer import HeaderFooterItem, _HeaderFooterPart
from openpyxl.worksheet.worksheet import Worksheet

from berkas.aman import isi_teks, tanpa_kendali
from berkas.kepala import baris_kepala, judul_kunci
from berkas.tabel import BarisTabel, Dokumen, FormatAngka, Perataan, Tabel

HURUF = "Cambria"
LEBAR_TABEL = 190.0  # in characters of the default font
HURUF_PER_LEBAR = 1.1  # characters of our smaller font in the width of one
TINGGI_TEKS_BARIS = 12.0  # points
TINGGI_MAKS = 409.0  # points; no spreadsheet has a higher row
KERTAS_FOLIO = "14"  # 8.5 × 13 inch, what Indonesia calls F4
WARNA_KEPALA = "F1F1EE"
_SISI = Side(style="thin", color="000000")
GARIS = Border(left=_SISI, right=_SISI, top=_SISI, bottom=_SISI)
MENDATAR: dict[Perataan, str] = {"kiri": "left", "tengah": "center", "kanan": "right"}


FORMAT_TEKS = "@"
ANGKA = re.compile(r"-?(\d+)(?:\.(\d+))?")
DIGIT_PASTI = 15  # a spreadsheet keeps no more digits of a number


@dataclass(frozen=True, slots=True)
class _Gaya:
    font: Font
    alignment: Alignment
    border: Border | None = None
    fill: PatternFill | None = None


_DATAR = PatternFill("solid", fgColor=WARNA_KEPALA)
_TENGAH = Alignment(horizontal="center", vertical="center", wrap_text=True)
GAYA_JUDUL = _Gaya(Font(name=HURUF, size=12, bold=True), _TENGAH)
GAYA_CATATAN = _Gaya(Font(name=HURUF, size=9, italic=True), _TENGAH)
GAYA_KEPALA = _Gaya(Font(name=HURUF, size=9, bold=True), _TENGAH, GARIS, _DATAR)
GAYA_NOMOR = _Gaya(Font(name=HURUF, size=8, italic=True), _TENGAH, GARIS, _DATAR)
GAYA_ISI = {
    perataan: _Gaya(
        Font(name=HURUF, size=9),
        Alignment(horizontal=mendatar, vertical="top", wrap_text=True),
        GARIS,
    )
    for perataan, mendatar in MENDATAR.items()
}
GAYA_JUMLAH = {
    perataan: replace(gaya, font=Font(name=HURUF, size=9, bold=True)) for perataan, gaya in GAYA_ISI.items()
}


def tulis_xlsx(dokumen: Dokumen) -> bytes:
    """Return a workbook with one sheet; every cell is text, unless its column counts, and none is ever a formula."""
    buku = Workbook()
    lembar = buku.worksheets[0]
    lembar.title = _nama_lembar(dokumen.lembar)
    _tulis_judul(lembar, dokumen)
    awal_kepala = lembar.max_row + 2 if dokumen.judul or dokumen.catatan else 1
    awal_isi = _tulis_kepala(lembar, dokumen, awal_kepala)
    _tulis_isi(lembar, dokumen.tabel, awal_isi)
    _atur_kolom(lembar, dokumen.tabel)
    _atur_cetak(lembar, dokumen, awal_kepala, awal_isi)
    _atur_sifat(buku, dokumen)
    tujuan = io.BytesIO()
    buku.save(tujuan)
    return tujuan.getvalue()


def _nama_lembar(nama: str) -> str:
    return re.sub(r"[\[\]:*?/\\]", " ", tanpa_kendali(nama)).strip("' ")[:31] or "Tabel"


def _tulis(lembar: Worksheet, baris: int, kolom: int, teks: str, gaya: _Gaya) -> None:
    """Write text in a style; whatever it looks like, the cell is a string."""
    sel = cast("Cell", lembar.cell(baris, kolom))  # cells are merged only after their text is written
    isi_teks(sel, teks)
    sel.font, sel.alignment = gaya.font, gaya.alignment
    if gaya.border:
        sel.border = gaya.border
    if gaya.fill:
        sel.fill = gaya.fill
    sel.number_format = FORMAT_TEKS  # so that what is typed over it stays as typed: 65%, not 0.65


def _gabung(lembar: Worksheet, baris: int, kolom: int, tinggi: int, lebar: int) -> None:
    if tinggi > 1 or lebar > 1:
        lembar.merge_cells(
            start_row=baris, start_column=kolom, end_row=baris + tinggi - 1, end_column=kolom + lebar - 1
        )


# Title and headings


def _tulis_judul(lembar: Worksheet, dokumen: Dokumen) -> None:
    baris = [(teks, GAYA_JUDUL) for teks in dokumen.judul]
    baris += [(teks, GAYA_CATATAN) for teks in dokumen.catatan]
    for nomor, (teks, gaya) in enumerate(baris, start=1):
        _tulis(lembar, nomor, 1, teks, gaya)
        _gabung(lembar, nomor, 1, 1, len(dokumen.tabel.kolom))
        lembar.row_dimensions[nomor].height = 1.5 * TINGGI_TEKS_BARIS


def _tulis_kepala(lembar: Worksheet, dokumen: Dokumen, awal: int) -> int:
    """Write the heading rows and the row of column numbers from row `awal`; return the row after them."""
    kolom = dokumen.tabel.kolom
    kepala = baris_kepala(kolom)
    lebar = _lebar_kolom(dokumen.tabel)
    for nomor, baris in enumerate(kepala, start=awal):
        for sel in baris:
            _tulis(lembar, nomor, sel.kolom + 1, sel.teks, GAYA_KEPALA)
            _gabung(lembar, nomor, sel.kolom + 1, sel.tinggi, sel.lebar)
    _tulis(lembar, awal, len(kolom) + 1, judul_kunci(dokumen), GAYA_KEPALA)
    _gabung(lembar, awal, len(kolom) + 1, len(kepala), 1)
    baris_judul = max(_jumlah_baris(k.judul, lebar[i] * 0.85) / len(kepala) for i, k in enumerate(kolom))
    for nomor in range(awal, awal + len(kepala)):
        lembar.row_dimensions[nomor].height = max(1.5, baris_judul + 0.5) * TINGGI_TEKS_BARIS
    for i in range(1, len(kolom) + 1):
        _tulis(lembar, awal + len(kepala), i, str(i), GAYA_NOMOR)
    return awal + len(kepala) + 1


# Body


def _tulis_isi(lembar: Worksheet, tabel: Tabel, awal: int) -> None:
    for nomor, baris in enumerate(tabel.baris, start=awal):
        for k, lebar in baris.bentangan():
            if (sel := baris.sel[k]) is not None:
                gaya = GAYA_ISI if not baris.jumlah else GAYA_JUMLAH
                kolom = tabel.kolom[k]
                _tulis(lembar, nomor, k + 1, sel.teks, gaya[kolom.perataan if lebar == 1 else "kiri"])
                _jadikan_angka(lembar, nomor, k + 1, kolom.angka)
                _gabung(lembar, nomor, k + 1, sel.rentang, lebar)
        _tulis(lembar, nomor, len(tabel.kolom) + 1, baris.kunci, GAYA_ISI["kiri"])
    for nomor, jumlah in enumerate(_baris_teks(tabel), start=awal):
        lembar.row_dimensions[nomor].height = min((jumlah + 0.4) * TINGGI_TEKS_BARIS, TINGGI_MAKS)


def _jadikan_angka(lembar: Worksheet, baris: int, kolom: int, bentuk: FormatAngka) -> None:
    """Turn the text of a cell into the number that it says; more digits than a spreadsheet keeps stay text."""
    sel = cast("Cell", lembar.cell(baris, kolom))
    cocok = ANGKA.fullmatch(str(sel.value or "")) if bentuk else None
    if cocok is None or len(cocok[1] + (cocok[2] or "")) > DIGIT_PASTI:
        return
    sel.value, sel.quotePrefix = Decimal(cocok[0]), False
    sel.number_format = f"{bentuk}.{'0' * len(cocok[2])}" if cocok[2] else bentuk


def _baris_teks(tabel: Tabel) -> list[float]:
    """Estimate the lines of text each row needs; a merged text too long for its rows stretches them all."""
    lebar = _lebar_kolom(tabel)
    jumlah = [_jumlah_baris_tunggal(baris, lebar) for baris in tabel.baris]
    for i, baris in enumerate(tabel.baris):
        for sel, lebar_kolom in zip(baris.sel, lebar, strict=True):
            if sel is not None and sel.rentang > 1:
                kurang = _jumlah_baris(sel.teks, lebar_kolom) - sum(jumlah[i : i + sel.rentang])
                for j in range(i, i + sel.rentang):
                    jumlah[j] += max(0.0, kurang / sel.rentang)
    return jumlah


def _jumlah_baris_tunggal(baris: BarisTabel, lebar: list[float]) -> float:
    tunggal = [
        _jumlah_baris(sel.teks, sum(lebar[k : k + banyak]))
        for k, banyak in baris.bentangan()
        if (sel := baris.sel[k]) is not None and sel.rentang == 1
    ]
    return max([1.0, *tunggal])


def _jumlah_baris(teks: str, lebar: float) -> float:
    muat = max(1, int(lebar * HURUF_PER_LEBAR) - 1)
    return float(sum(max(1, len(textwrap.wrap(alinea, muat))) for alinea in teks.split("\n")))


# Sheet


def _lebar_kolom(tabel: Tabel) -> list[float]:
    jumlah = sum(k.lebar for k in tabel.kolom)
    return [max(4.0, LEBAR_TABEL * k.lebar / jumlah) for k in tabel.kolom]


def _atur_kolom(lembar: Worksheet, tabel: Tabel) -> None:
    for i, lebar in enumerate(_lebar_kolom(tabel), start=1):
        lembar.column_dimensions[get_column_letter(i)].width = round(lebar, 2)
    lembar.column_dimensions[get_column_letter(len(tabel.kolom) + 1)].hidden = True


def _atur_cetak(lembar: Worksheet, dokumen: Dokumen, awal_kepala: int, awal_isi: int) -> None:
    lembar.freeze_panes = f"A{awal_isi}"
    lembar.print_title_rows = f"{awal_kepala}:{awal_isi - 1}"
    lembar.page_setup.orientation = "landscape"
    lembar.page_setup.paperSize = KERTAS_FOLIO
    lembar.page_setup.fitToWidth = 1
    lembar.page_setup.fitToHeight = 0
    if lembar.sheet_properties.pageSetUpPr is not None:
        lembar.sheet_properties.pageSetUpPr.fitToPage = True
    lembar.page_margins.left = lembar.page_margins.right = 0.5
    lembar.page_margins.top, lembar.page_margins.bottom = 0.5, 0.7
    _atur_kaki(lembar, dokumen.kaki)


def _atur_kaki(lembar: Worksheet, teks: str) -> None:
    kiri = _HeaderFooterPart(text=tanpa_kendali(teks).replace("&", "&&"))
    kanan = _HeaderFooterPart(text="Halaman &P dari &N")
    lembar.oddFooter = HeaderFooterItem(left=kiri, right=kanan)


def _atur_sifat(buku: Workbook, dokumen: Dokumen) -> None:
    buku.properties.title = tanpa_kendali(dokumen.nama)
    buku.properties.subject = tanpa_kendali(" ".join(dokumen.kop))
    buku.properties.creator = "PetaRB"
    buku.properties.language = "id"
