"""Tables out of any spreadsheet: .xlsx, .xls, .ods and .csv as rows of plain values."""

import csv
import io
import re
from collections.abc import Iterator
from dataclasses import dataclass

from python_calamine import CalamineError, CalamineSheet, CalamineWorkbook, SheetVisibleEnum

from berkas.aman import lepas_petik
from berkas.ods import BARIS_RENTANG, KOLOM_RENTANG, KursorOds, bagian_ods, telusuri
from berkas.unggahan import MAKS_SEL, UTF16, BerkasDitolak, akhiran, periksa

JENIS_TABEL = frozenset({"xlsx", "xls", "ods", "csv"})
MAKS_BYTE = 10 * 1024 * 1024
PEMISAH = (";", ",", "\t")
BERENTANG = re.compile(rb'-spanned="(?!1")')
MAKS_GABUNGAN = 100_000  # merged ranges of a sheet
BARIS_CONTOH = 20  # rows read to tell which separator a CSV file uses


@dataclass(frozen=True, slots=True)
class Rentang:
    """A merged range; rows and columns count from 0, the last ones belong to it."""

    baris_awal: int
    kolom_awal: int
    baris_akhir: int
    kolom_akhir: int


@dataclass(frozen=True, slots=True)
class Lembar:
    """A sheet from its cell A1 on; a blank cell is "", a whole number an int, CSV cells are always text."""

    nama: str
    tersembunyi: bool
    baris: tuple[tuple[object, ...], ...]
    gabungan: tuple[Rentang, ...] = ()

    def terisi(self) -> tuple[tuple[object, ...], ...]:
        """Return the rows with the value of each merged range in all of its cells."""
        baris = [list(isi) for isi in self.baris]
        for rentang in self.gabungan:
            _isi_rentang(baris, rentang)
        return tuple(tuple(isi) for isi in baris)


@dataclass(frozen=True, slots=True)
class BukuKerja:
    """A workbook, its sheets in their order."""

    lembar: tuple[Lembar, ...]


def baca(isi: bytes, nama: str, *, maks_byte: int = MAKS_BYTE) -> BukuKerja:
    """Read a spreadsheet.

    Raises BerkasDitolak, with a message for people, where it cannot or should not be read.
    """
    periksa(nama, isi, jenis=JENIS_TABEL, maks_byte=maks_byte)
    if akhiran(nama) == "csv":
        return BukuKerja((_baca_csv(isi, nama),))
    return _baca_calamine(isi, nama)


def alamat(baris: int, kolom: int) -> str:
    """Return a cell's address as spreadsheets write it: row 13 and column 10 (from 0) are "K14"."""
    huruf = ""
    sisa = kolom + 1
    while sisa:
        sisa, urutan = divmod(sisa - 1, 26)
        huruf = chr(ord("A") + urutan) + huruf
    return f"{huruf}{baris + 1}"


def _isi_rentang(baris: list[list[object]], rentang: Rentang) -> None:
    if rentang.baris_awal >= len(baris) or rentang.kolom_awal >= len(baris[rentang.baris_awal]):
        return
    nilai = baris[rentang.baris_awal][rentang.kolom_awal]
    for isi in baris[rentang.baris_awal : rentang.baris_akhir + 1]:
        akhir = min(rentang.kolom_akhir + 1, len(isi))
        isi[rentang.kolom_awal : akhir] = [nilai] * (akhir - rentang.kolom_awal)


# Workbooks


def _baca_calamine(isi: bytes, nama: str) -> BukuKerja:
    try:
        with CalamineWorkbook.from_filelike(io.BytesIO(isi)) as buku:
            konten = bagian_ods(isi, "content.xml") if akhiran(nama) == "ods" else b""
            return BukuKerja(tuple(_lembar_calamine(buku, nama, konten)))
    except (CalamineError, OSError, ValueError) as sebab:
        raise BerkasDitolak(
            f"Berkas ‘{nama}’ tidak dapat dibaca sebagai lembar kerja. "
            "Simpan ulang sebagai .xlsx, lalu unggah lagi."
        ) from sebab


def _lembar_calamine(buku: CalamineWorkbook, nama: str, konten: bytes) -> Iterator[Lembar]:
    for urutan, keterangan in enumerate(buku.sheets_metadata):
        lembar = buku.get_sheet_by_index(urutan)
        if lembar.total_height * lembar.total_width > MAKS_SEL:
            raise BerkasDitolak(
                f"Lembar ‘{lembar.name}’ pada berkas ‘{nama}’ terlalu luas. "
                "Hapus sel yang jauh di luar tabel, lalu unggah lagi."
            )
        yield Lembar(
            nama=lembar.name,
            tersembunyi=keterangan.visible is not SheetVisibleEnum.Visible,
            baris=tuple(
                tuple([_nilai(n) if n.__class__ is float else n for n in baris])  # most cells are no number
                for baris in lembar.to_python(skip_empty_area=False)
            ),
            gabungan=_gabungan_ods(konten, lembar.name) if konten else _gabungan(lembar),
        )


def _gabungan(lembar: CalamineSheet) -> tuple[Rentang, ...]:
    rentang = lembar.merged_cell_ranges or ()
    _batasi_gabungan(len(rentang))
    return tuple(Rentang(*awal, *akhir) for awal, akhir in sorted(rentang))


def _gabungan_ods(konten: bytes, lembar: str) -> tuple[Rentang, ...]:
    """Return what calamine tells of other kinds of files only."""
    hasil: list[Rentang] = []

    def terima(sel: KursorOds) -> None:
        tinggi, lebar = int(sel.sifat.get(BARIS_RENTANG, 1)), int(sel.sifat.get(KOLOM_RENTANG, 1))
        if tinggi * lebar > 1:
            hasil.append(Rentang(sel.baris, sel.kolom, sel.baris + tinggi - 1, sel.kolom + lebar - 1))
            _batasi_gabungan(len(hasil))

    if BERENTANG.search(konten):
        telusuri(konten, lembar, terima)
    return tuple(hasil)


def _batasi_gabungan(jumlah: int) -> None:
    if jumlah > MAKS_GABUNGAN:
        raise BerkasDitolak(
            "Berkas ini memuat lebih dari 100.000 sel gabungan dalam satu lembar. "
            "Pisahkan sel yang tidak perlu digabung, lalu unggah lagi."
        )


def _nilai(nilai: object) -> object:
    if isinstance(nilai, float) and nilai.is_integer():
        return int(nilai)
    return nilai


# CSV


def _baca_csv(isi: bytes, nama: str) -> Lembar:
    teks = _urai_aksara(isi)
    try:
        baris = [[lepas_petik(sel) for sel in isi] for isi in _urai_csv(teks, _pemisah(teks))]
    except csv.Error as sebab:
        raise BerkasDitolak(f"Berkas ‘{nama}’ tidak dapat dibaca sebagai tabel CSV.") from sebab
    lebar = max((len(isi) for isi in baris), default=0)
    return Lembar(
        nama="CSV",
        tersembunyi=False,
        baris=tuple(tuple(isi) + ("",) * (lebar - len(isi)) for isi in baris),
    )


def _urai_aksara(isi: bytes) -> str:
    if isi.startswith(UTF16):
        return isi.decode("utf-16", errors="replace")
    try:
        return isi.decode("utf-8-sig")
    except UnicodeDecodeError:
        return isi.decode("cp1252", errors="replace")


def _urai_csv(teks: str, pemisah: str) -> Iterator[list[str]]:
    return csv.reader(io.StringIO(teks, newline=""), delimiter=pemisah)


def _pemisah(teks: str) -> str:
    """Return the separator that gives the first rows the most cells and, then, the most equal widths."""
    return max(PEMISAH, key=lambda pemisah: _kecocokan(teks, pemisah))


def _kecocokan(teks: str, pemisah: str) -> tuple[int, int]:
    lebar = []
    for baris, _ in zip(_urai_csv(teks, pemisah), range(BARIS_CONTOH), strict=False):
        if any(baris):
            lebar.append(len(baris))
    if not lebar or lebar[0] == 1:
        return (0, 0)
    return (sum(1 for n in lebar if n == lebar[0]), lebar[0])
