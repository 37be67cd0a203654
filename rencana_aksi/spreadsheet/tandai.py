"""An officer's own file handed back as .xlsx, with a colour and a comment on each cell that needs a look."""

import io
import re
import warnings
import zipfile
from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any, cast
from xml.sax.saxutils import escape

from openpyxl import Workbook, load_workbook
from openpyxl.cell.cell import Cell, MergedCell
from openpyxl.comments import Comment
from openpyxl.formatting.formatting import ConditionalFormattingList
from openpyxl.formatting.rule import FormulaRule
from openpyxl.styles import PatternFill
from openpyxl.utils import get_column_letter
from openpyxl.utils.datetime import to_excel
from openpyxl.worksheet.worksheet import Worksheet

from berkas.aman import isi_teks, tanpa_kendali
from berkas.spreadsheet import BukuKerja, Lembar, baca
from berkas.unggahan import akhiran
from rencana_aksi.spreadsheet.bagian import Bagian
from rencana_aksi.spreadsheet.bagian.bentuk import ukuran
from rencana_aksi.spreadsheet.bagian.xlsx import jalur_lembar, nomor_kolom
from rencana_aksi.spreadsheet.bidang import Masalah

PENULIS = "PetaRB"
AWALAN = "PetaRB: "
PEMISAH = "\n— Catatan semula "  # before a comment that stood on the cell already, with its author
RUMUS = 'LEN("PetaRB")=6'  # always true; by it our own colours are found again
WARNA = {"tolak": "FFF4B6B0", "ingat": "FFFFE699"}
TANPA_HASIL = (
    "#N/A"  # what a formula without a stored result becomes, so that it is never taken for a blank cell
)
PANJANG_MAKS = 2000  # letters of a comment
SEL_PER_ATURAN = 500
KOLOM_RUPA = 100  # columns whose look is kept in a file that is written anew
LEBAR, TINGGI = 320, 120  # of a comment, in points
TIDAK_TERBUKA = (KeyError, ValueError, TypeError, AttributeError, IndexError, OSError, zipfile.BadZipFile)
SEL_RUMUS = re.compile(
    rb'<c r="([A-Z]{1,3})(\d{1,7})"([^>]*)>(<f[^>]*/>|<f[^>]*>[^<]*</f>)<v\s*(?:/>|></v>)</c>'
)

PerSel = Mapping[str, list[Masalah]]


def tandai(isi: bytes, nama: str, masalah: Iterable[Masalah]) -> bytes:
    """Return the file as .xlsx with the cells of `masalah` marked; marks of an earlier round are gone.

    An .xlsx keeps what it holds, formulas with their results; other kinds are written anew: values, merged cells,
    fills, percentages.
    A problem without a cell of its own stands at the first cell of its row. Colours are conditional, so
    that the cell's own colour is never lost.
    Raises BerkasDitolak where the file cannot be read.
    """
    asal = baca(isi, nama)
    buku = _buka(isi) if akhiran(nama) == "xlsx" else None
    hasil = buku or _tulis_ulang(asal, Bagian(isi, nama))
    per_lembar = _kelompokkan(masalah)
    for lembar in hasil.worksheets:
        _hapus_tanda(lembar)
        _tandai_lembar(lembar, per_lembar.get(lembar.title, {}))
    tujuan = io.BytesIO()
    hasil.save(tujuan)
    return _dengan_hasil_rumus(tujuan.getvalue(), asal) if buku else tujuan.getvalue()


def _kelompokkan(masalah: Iterable[Masalah]) -> Mapping[str, PerSel]:
    hasil: dict[str, dict[str, list[Masalah]]] = defaultdict(lambda: defaultdict(list))
    for m in masalah:
        hasil[m.lembar][m.sel or f"A{max(m.baris, 1)}"].append(m)
    return hasil


def _buka(isi: bytes) -> Workbook | None:
    """Open an .xlsx for editing; None where its parts are too unusual, so that it is written anew."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # of what openpyxl drops, such as extended lists to choose from
            return load_workbook(io.BytesIO(isi), rich_text=True)
    except TIDAK_TERBUKA:
        return None


# Marks


def _hapus_tanda(lembar: Worksheet) -> None:
    for baris in lembar.iter_rows():
        for sel in baris:
            if sel.comment is not None:
                sel.comment = _komentar_semula(sel.comment)
    aturan = [
        (cf.sqref, r) for cf in lembar.conditional_formatting for r in cf.rules if RUMUS not in r.formula
    ]
    lembar.conditional_formatting = ConditionalFormattingList()
    for rentang, r in aturan:
        lembar.conditional_formatting.add(str(rentang), r)


def _komentar_semula(komentar: Comment) -> Comment | None:
    """Return a comment as it was before ours was put above it; None where there was none."""
    if komentar.author != PENULIS and not komentar.text.startswith(AWALAN):
        return komentar
    _, pemisah, semula = komentar.text.partition(PEMISAH)
    penulis, _, teks = semula.partition(" —\n")
    return Comment(teks, penulis) if pemisah else None


def _tandai_lembar(lembar: Worksheet, per_sel: PerSel) -> None:
    berwarna: dict[str, list[str]] = {"tolak": [], "ingat": []}
    for sel, masalah in per_sel.items():
        tempat = _sel_utama(lembar, sel)
        _beri_komentar(lembar, tempat, masalah)
        tingkat = "tolak" if any(m.tingkat == "tolak" for m in masalah) else "ingat"
        if any(m.sel or m.tingkat == "tolak" for m in masalah):
            berwarna[tingkat].append(tempat)
    for tingkat, daftar in berwarna.items():
        _warnai(lembar, daftar, WARNA[tingkat])


def _sel_utama(lembar: Worksheet, sel: str) -> str:
    """Return the cell that shows, where `sel` is hidden in a merged range."""
    if not isinstance(lembar[sel], MergedCell):
        return sel
    rentang = next(r for r in lembar.merged_cells.ranges if sel in r)
    return f"{get_column_letter(rentang.min_col)}{rentang.min_row}"


def _beri_komentar(lembar: Worksheet, sel: str, masalah: list[Masalah]) -> None:
    teks = AWALAN + "\n".join(dict.fromkeys(m.pesan for m in masalah))
    lama = lembar[sel].comment
    semula = f"{PEMISAH}{lama.author} —\n{lama.text}" if lama else ""
    komentar = Comment(tanpa_kendali(teks)[:PANJANG_MAKS] + semula, PENULIS)
    komentar.width, komentar.height = LEBAR, TINGGI
    lembar[sel].comment = komentar


def _warnai(lembar: Worksheet, sel: list[str], warna: str) -> None:
    isian = PatternFill("solid", bgColor=warna)
    for awal in range(0, len(sel), SEL_PER_ATURAN):
        aturan = FormulaRule(formula=[RUMUS], fill=isian)  # type: ignore[no-untyped-call]
        lembar.conditional_formatting.add(" ".join(sel[awal : awal + SEL_PER_ATURAN]), aturan)


# Files of another kind


def _tulis_ulang(asal: BukuKerja, bagian: Bagian) -> Workbook:
    buku = Workbook()
    buku.remove(buku.worksheets[0])
    for lembar in asal.lembar:
        tujuan = buku.create_sheet(lembar.nama)
        _tulis_lembar(tujuan, lembar)
        _tulis_rupa(tujuan, lembar, bagian)
        for (baris, kolom), sel in bagian.sel_rusak(lembar).items():
            tujuan.cell(baris + 1, kolom + 1, sel.galat or TANPA_HASIL).data_type = "e"
    terlihat = next((i for i, x in enumerate(asal.lembar) if not x.tersembunyi), 0)
    buku.active = terlihat
    buku.worksheets[terlihat].sheet_state = "visible"
    return buku


def _tulis_rupa(tujuan: Worksheet, lembar: Lembar, bagian: Bagian) -> None:
    """Keep what the look of a cell says: months by their colour, shares of one that are percentages."""
    kolom = range(min(ukuran(lembar)[1], KOLOM_RUPA))
    for (baris, k), warna in bagian.warna(lembar, kolom).items():
        tujuan.cell(baris + 1, k + 1).fill = PatternFill("solid", fgColor=f"FF{warna:06X}")
    for baris, k in bagian.persen(lembar, kolom):
        tujuan.cell(baris + 1, k + 1).number_format = "0.##%"


def _tulis_lembar(tujuan: Worksheet, lembar: Lembar) -> None:
    for nomor, baris in enumerate(lembar.baris, start=1):
        for kolom, nilai in enumerate(baris, start=1):
            if nilai != "":
                _tulis_sel(tujuan, nomor, kolom, nilai)
    for r in lembar.gabungan:
        tujuan.merge_cells(None, r.baris_awal + 1, r.kolom_awal + 1, r.baris_akhir + 1, r.kolom_akhir + 1)
    if lembar.tersembunyi:
        tujuan.sheet_state = "hidden"


def _tulis_sel(tujuan: Worksheet, baris: int, kolom: int, nilai: Any) -> None:
    """Write a value; text stays text, whatever it looks like."""
    sel = cast("Cell", tujuan.cell(baris, kolom))  # cells are merged only after their values are written
    if not isinstance(nilai, str):
        sel.value = nilai
        return
    isi_teks(sel, nilai)


# Results of formulas, which openpyxl leaves out


def _dengan_hasil_rumus(isi: bytes, asal: BukuKerja) -> bytes:
    """Put the stored results back behind their formulas, so that the file reads the same before anyone opens it."""
    tujuan = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(isi)) as arsip,
        zipfile.ZipFile(tujuan, "w", zipfile.ZIP_DEFLATED) as baru,
    ):
        lembar = {jalur: nama for nama, jalur in jalur_lembar(arsip).items()}
        nilai = {x.nama: x for x in asal.lembar}
        for bagian in arsip.namelist():
            teks = arsip.read(bagian)
            if bagian in lembar and b"<f" in teks:
                teks = SEL_RUMUS.sub(_Hasil(nilai.get(lembar[bagian])), teks)
            baru.writestr(bagian, teks)
    return tujuan.getvalue()


class _Hasil:
    """Writes the stored result into a cell's formula."""

    def __init__(self, lembar: Lembar | None) -> None:
        self.baris = lembar.baris if lembar else ()

    def __call__(self, cocok: re.Match[bytes]) -> bytes:
        baris, kolom = int(cocok[2]) - 1, nomor_kolom(cocok[1].decode())
        ada = baris < len(self.baris) and kolom < len(self.baris[baris])
        jenis, teks = _tertulis(self.baris[baris][kolom]) if ada else ("", "")
        if not teks:
            return cocok[0]
        sifat = re.sub(rb'\st="\w*"', b"", cocok[3]) + (f' t="{jenis}"' if jenis else "").encode()
        return b'<c r="%s%s"%s>%s<v>%s</v></c>' % (cocok[1], cocok[2], sifat, cocok[4], teks.encode())


def _tertulis(nilai: object) -> tuple[str, str]:
    """Return the kind and the text of a stored result; "" where there is none."""
    if isinstance(nilai, str):
        return "str", escape(tanpa_kendali(nilai))
    if isinstance(nilai, bool):
        return "b", str(int(nilai))
    if isinstance(nilai, int | float):
        return "", repr(nilai)
    return "", str(to_excel(nilai)) if isinstance(nilai, date) else ""  # type: ignore[no-untyped-call]
