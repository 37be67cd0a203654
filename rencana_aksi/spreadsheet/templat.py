"""PetaRB's own workbook of a plan, as a template to fill and as the export of what was filled: data in, bytes out."""

import io
from collections.abc import Iterable
from copy import copy
from decimal import Decimal
from math import ceil
from typing import Any, cast

from openpyxl import Workbook
from openpyxl.cell.cell import Cell
from openpyxl.comments import Comment
from openpyxl.styles import Alignment, Border, Font, NamedStyle, PatternFill, Protection, Side
from openpyxl.styles.cell_style import StyleArray
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.header_footer import HeaderFooterItem, _HeaderFooterPart
from openpyxl.worksheet.worksheet import Worksheet

from berkas.aman import isi_teks, tanpa_kendali
from berkas.kepala import baris_kepala
from berkas.tabel import Kolom
from rencana_aksi.spreadsheet.bidang import Bidang, IsiBaris
from rencana_aksi.spreadsheet.pembatas import LEMBAR_PILIHAN, pasang_pembatas
from rencana_aksi.spreadsheet.penanda import KODE_KOTA, LEMBAR_PENANDA, tulis_penanda
from rencana_aksi.spreadsheet.susunan import KOLOM, BukuRencana, Jenis, nilai_kolom, tulis_desimal

JUDUL = "RENCANA AKSI REFORMASI BIROKRASI"
LEMBAR_RENCANA, LEMBAR_PETUNJUK = "Rencana aksi", "Petunjuk"
BARIS_KEPALA = 5  # first of the two heading rows, counted from 1; the row of column numbers follows them
BARIS_ISI = BARIS_KEPALA + 3
BARIS_KOSONG = 50  # ready below the rows
DIGIT_PASTI = 15  # a spreadsheet keeps no more digits of a number
KERTAS_FOLIO = "14"  # 8.5 × 13 inch, what Indonesia calls F4
HURUF = "Cambria"
LEBAR_PETUNJUK = 110
TINGGI_TEKS_BARIS = 13.0  # points
TINGGI_MAKS = 409.0  # points; no spreadsheet has a higher row
SISA_LIPATAN = 0.95  # our letters are smaller than those that widths count in, but words are not broken
KOLOM_TEKS = tuple(k for k in KOLOM if k.jenis == "teks" and k.bidang is not Bidang.KUNCI)
_SISI = Side(style="thin", color="9A9A94")
_GARIS = Border(left=_SISI, right=_SISI, top=_SISI, bottom=_SISI)
_KEPALA = PatternFill("solid", fgColor="E7ECE9")
_TERBUKA = Protection(locked=False)
FORMAT: dict[Jenis, str] = {
    "nomor": "General",
    "teks": "@",
    "bulan": "@",
    "desimal": "General",
    "rupiah": "#,##0",
    "orang": "#,##0",
}
MENDATAR: dict[Jenis, str] = {
    "nomor": "center",
    "teks": "left",
    "bulan": "center",
    "desimal": "right",
    "rupiah": "right",
    "orang": "right",
}
PETUNJUK = (
    "Isi lembar ‘Rencana aksi’, simpan sebagai .xlsx, lalu unggah kembali melalui PetaRB.",
    "Satu baris memuat satu tahapan atau aktivitas.",
    "Arahkan penunjuk ke judul kolom untuk melihat penjelasan dan contohnya.",
    "Judul kolom terkunci. Baris boleh disisipkan, dihapus dan diurutkan; 50 baris kosong sudah disediakan.",
    "Area perubahan dipilih dari daftar. Pada kolom jadwal, pilih ✓ pada bulan pelaksanaan.",
    "Anggaran ditulis dalam rupiah penuh, misalnya 75250000. Sel kosong berarti belum diisi, bukan nol.",
    "Baris yang sudah berisi program dan kegiatan berasal dari road map atau dari rencana tahun lalu.",
    "Lengkapi baris yang akan dilaksanakan dan hapus baris yang tidak dilaksanakan.",
    "Jadwal dan anggaran pada baris dari tahun lalu sengaja dikosongkan; isi menurut tahun ini.",
)


def tulis_templat(isi: BukuRencana) -> bytes:
    """Return the workbook: the plan, Petunjuk, and two hidden sheets with the lists and the mark.

    Text stays text whatever it begins with; a number of more digits than a spreadsheet keeps is written as text.
    """
    buku = Workbook()
    for gaya in _gaya():
        buku.add_named_style(gaya)
    lembar = buku.worksheets[0]
    lembar.title = LEMBAR_RENCANA
    _tulis_judul(lembar, isi)
    _tulis_kepala(lembar)
    _tulis_isi(lembar, isi.baris)
    _tulis_petunjuk(buku.create_sheet(LEMBAR_PETUNJUK), isi)
    _tulis_tersembunyi(buku, isi)
    pasang_pembatas(lembar, isi, BARIS_ISI, BARIS_ISI + len(isi.baris) + BARIS_KOSONG - 1)
    _atur_lembar(lembar, isi)
    _atur_sifat(buku, isi)
    tujuan = io.BytesIO()
    buku.save(tujuan)
    return tujuan.getvalue()


# Styles


def _gaya() -> list[NamedStyle]:
    tengah = Alignment(horizontal="center", vertical="center", wrap_text=True)
    kepala = [
        NamedStyle("Judul", font=Font(name=HURUF, size=13, bold=True)),
        NamedStyle("Keterangan", font=Font(name=HURUF, size=10)),
        NamedStyle(
            "Kepala", font=Font(name=HURUF, size=9, bold=True), alignment=tengah, border=_GARIS, fill=_KEPALA
        ),
        NamedStyle(
            "Nomor", font=Font(name=HURUF, size=8, italic=True), alignment=tengah, border=_GARIS, fill=_KEPALA
        ),
        NamedStyle(
            "Petunjuk", font=Font(name=HURUF, size=10), alignment=Alignment("left", "top", wrap_text=True)
        ),
    ]
    return kepala + [_gaya_isi(jenis) for jenis in FORMAT]


def _gaya_isi(jenis: Jenis) -> NamedStyle:
    """Return the style of a column's cells; every one may be typed in, else no row could be deleted or sorted."""
    return NamedStyle(
        f"Isi {jenis}",
        font=Font(name=HURUF, size=9),
        alignment=Alignment(
            horizontal=MENDATAR[jenis],
            vertical="top",
            wrap_text=jenis == "teks",
            indent=1 if MENDATAR[jenis] == "right" else 0,
        ),
        border=_GARIS,
        number_format=FORMAT[jenis],
        protection=_TERBUKA,
    )


# Cells


def _tulis(lembar: Worksheet, baris: int, kolom: int, nilai: object, gaya: str) -> Cell:
    """Write a value in a named style; a text is never a formula."""
    sel = cast("Cell", lembar.cell(baris, kolom))  # cells are merged only after their text is written
    sel.style = gaya
    _isi(sel, nilai)
    return sel


def _isi(sel: Cell, nilai: object) -> None:
    if isinstance(nilai, str):
        if nilai:
            isi_teks(sel, nilai)
    elif isinstance(nilai, Decimal):
        _tulis_desimal(sel, nilai)
    elif isinstance(nilai, int):
        sel.value = nilai


def _tulis_desimal(sel: Cell, nilai: Decimal) -> None:
    if len(nilai.normalize().as_tuple().digits) > DIGIT_PASTI:
        sel.value = tulis_desimal(nilai)
        return
    bulat = nilai == nilai.to_integral_value()
    sel.value = int(nilai) if bulat else float(nilai)
    sel.number_format = "#,##0" if bulat else f"#,##0.{'0' * -int(nilai.normalize().as_tuple().exponent)}"


def _tulis_judul(lembar: Worksheet, isi: BukuRencana) -> None:
    unit = "Tingkat Kota" if isi.kode == KODE_KOTA else f"Perangkat Daerah: {isi.unit}"
    _tulis(lembar, 1, 1, JUDUL, "Judul")
    _tulis(lembar, 2, 1, unit, "Keterangan")
    _tulis(lembar, 3, 1, f"Tahun {isi.tahun} · {isi.keterangan}", "Keterangan")


def _tulis_kepala(lembar: Worksheet) -> None:
    kolom = [Kolom(k.bidang, k.judul, k.lebar, induk=k.induk) for k in KOLOM]
    for nomor, baris in enumerate(baris_kepala(kolom), start=BARIS_KEPALA):
        for s in baris:
            _tulis(lembar, nomor, s.kolom + 1, s.teks, "Kepala")
            if s.tinggi > 1 or s.lebar > 1:
                lembar.merge_cells(None, nomor, s.kolom + 1, nomor + s.tinggi - 1, s.kolom + s.lebar)
    for i, k in enumerate(KOLOM, start=1):
        _tulis(lembar, BARIS_ISI - 1, i, i, "Nomor")
        if k.catatan:
            _beri_catatan(lembar.cell(BARIS_KEPALA + (1 if k.induk else 0), i), k.catatan)
    lembar.row_dimensions[BARIS_KEPALA].height = lembar.row_dimensions[BARIS_KEPALA + 1].height = 18


def _beri_catatan(sel: object, teks: str) -> None:
    catatan = Comment(teks, "PetaRB", height=90, width=260)
    cast("Cell", sel).comment = catatan


def _tulis_isi(lembar: Worksheet, baris: Iterable[IsiBaris]) -> None:
    gaya = [_rupa(lembar, f"Isi {k.jenis}") for k in KOLOM]
    nomor = 0
    for nomor, b in enumerate(baris, start=1):
        nilai = {**nilai_kolom(b), Bidang.ABAIKAN: nomor}
        _tulis_baris(lembar, BARIS_ISI + nomor - 1, [nilai[k.bidang] for k in KOLOM], gaya)
        _atur_tinggi(lembar, BARIS_ISI + nomor - 1, [(nilai[k.bidang], k.lebar) for k in KOLOM_TEKS])
    for kosong in range(BARIS_ISI + nomor, BARIS_ISI + nomor + BARIS_KOSONG):
        _tulis_baris(lembar, kosong, [None] * len(KOLOM), gaya)


def _rupa(lembar: Worksheet, gaya: str) -> StyleArray:
    """Return a named style as cells keep it: copying it costs a tenth of looking its name up for each cell."""
    contoh: Any = Cell(lembar, row=1, column=1)  # stands on no sheet
    contoh.style = gaya
    rupa: StyleArray = contoh._style  # noqa: SLF001 - openpyxl's own way to give a cell the look of another
    return rupa


def _tulis_baris(lembar: Worksheet, nomor: int, isi: Iterable[object], gaya: Iterable[StyleArray]) -> None:
    for kolom, (nilai, rupa) in enumerate(zip(isi, gaya, strict=True), start=1):
        sel: Any = lembar.cell(nomor, kolom)
        sel._style = copy(rupa)  # noqa: SLF001
        _isi(sel, nilai)


def _atur_tinggi(lembar: Worksheet, baris: int, isi: Iterable[tuple[object, float]]) -> None:
    """Make a row high enough for its wrapped texts, given with the width of their columns in letters."""
    jumlah = max(ceil(len(str(teks)) * SISA_LIPATAN / lebar) for teks, lebar in isi)
    lembar.row_dimensions[baris].height = min(max(jumlah, 1) * TINGGI_TEKS_BARIS + 2, TINGGI_MAKS)


# The other sheets


def _tulis_petunjuk(lembar: Worksheet, isi: BukuRencana) -> None:
    """Write one cell a line, so that nothing here looks like a table."""
    _tulis(lembar, 1, 1, f"Petunjuk pengisian rencana aksi {isi.unit} {isi.tahun}", "Judul")
    for nomor, teks in enumerate((*PETUNJUK, *(("", *isi.konteks) if isi.konteks else ())), start=3):
        _tulis(lembar, nomor, 1, teks, "Petunjuk")
        _atur_tinggi(lembar, nomor, [(teks, LEBAR_PETUNJUK)])
    lembar.column_dimensions["A"].width = LEBAR_PETUNJUK
    lembar.protection.sheet = True
    _atur_kertas(lembar)


def _tulis_tersembunyi(buku: Workbook, isi: BukuRencana) -> None:
    pilihan, penanda = buku.create_sheet(LEMBAR_PILIHAN), buku.create_sheet(LEMBAR_PENANDA)
    for kolom, daftar in enumerate((isi.area, isi.satuan), start=1):
        for baris, teks in enumerate(daftar, start=1):
            _tulis(pilihan, baris, kolom, teks, "Keterangan")
    for nomor, sel in enumerate(tulis_penanda(isi.kode, isi.tahun), start=1):
        for kolom, nilai in enumerate(sel, start=1):
            _tulis(penanda, nomor, kolom, nilai, "Keterangan")
    for lembar in (pilihan, penanda):
        lembar.sheet_state = "hidden"
        lembar.protection.sheet = True


# The sheet as a whole


def _atur_lembar(lembar: Worksheet, isi: BukuRencana) -> None:
    for i, k in enumerate(KOLOM, start=1):
        lembar.column_dimensions[get_column_letter(i)].width = k.lebar
    lembar.column_dimensions[get_column_letter(len(KOLOM))].hidden = True
    lembar.freeze_panes = f"C{BARIS_ISI}"
    lembar.sheet_view.zoomScale = 90
    _lindungi(lembar)
    _atur_cetak(lembar, isi)


def _lindungi(lembar: Worksheet) -> None:
    """Lock the headings, without a password; False lets people do the thing."""
    jaga = lembar.protection
    jaga.sheet = True
    jaga.insertRows = jaga.deleteRows = jaga.sort = jaga.autoFilter = False
    jaga.formatCells = jaga.formatRows = jaga.formatColumns = False


def _atur_cetak(lembar: Worksheet, isi: BukuRencana) -> None:
    lembar.print_title_rows = f"{BARIS_KEPALA}:{BARIS_ISI - 1}"
    _atur_kertas(lembar)
    lembar.page_margins.left = lembar.page_margins.right = lembar.page_margins.top = 0.5
    kiri = _HeaderFooterPart(text=tanpa_kendali(f"{isi.unit} {isi.tahun}").replace("&", "&&"))
    lembar.oddFooter = HeaderFooterItem(left=kiri, right=_HeaderFooterPart(text="Halaman &P dari &N"))


def _atur_kertas(lembar: Worksheet) -> None:
    """Print on folio, landscape, as wide as one page."""
    lembar.page_setup.orientation = "landscape"
    lembar.page_setup.paperSize = KERTAS_FOLIO
    lembar.page_setup.fitToWidth, lembar.page_setup.fitToHeight = 1, 0
    if lembar.sheet_properties.pageSetUpPr is not None:
        lembar.sheet_properties.pageSetUpPr.fitToPage = True


def _atur_sifat(buku: Workbook, isi: BukuRencana) -> None:
    buku.properties.title = tanpa_kendali(f"Rencana aksi {isi.unit} {isi.tahun}")
    buku.properties.creator = "PetaRB"
    buku.properties.language = "id"
