"""The cells of an .ods file one by one, with what calamine does not tell: merged ranges, styles, texts of errors."""

import io
import zipfile
from collections.abc import Callable
from typing import Never
from xml.parsers.expat import ExpatError, ParserCreate

from berkas.unggahan import BerkasDitolak

TABEL, BARIS, CATATAN, KOLOM = "table:table", "table:table-row", "office:annotation", "table:table-column"
SEL = frozenset({"table:table-cell", "table:covered-table-cell"})
GAYA, GAYA_BAWAAN = "table:style-name", "table:default-cell-style-name"
KOLOM_ULANG, BARIS_ULANG = "table:number-columns-repeated", "table:number-rows-repeated"
KOLOM_RENTANG, BARIS_RENTANG = "table:number-columns-spanned", "table:number-rows-spanned"
RUMUS, JENIS_CALC = "table:formula", "calcext:value-type"
MAKS_KOLOM = 16_384
# What broken XML makes the parsers raise; ValueError stands for numbers that are none and for forbidden entities.
XML_RUSAK = (ExpatError, SyntaxError, ValueError)
PESAN_RUSAK = "Berkas ini rusak, sehingga tidak dapat dibaca seluruhnya. Simpan ulang dari aplikasi asalnya."


def bagian_ods(isi: bytes, nama: str) -> bytes:
    """Return a part of an .ods file; b"" where it has none of this name."""
    with zipfile.ZipFile(io.BytesIO(isi)) as arsip:
        return arsip.read(nama) if nama in arsip.namelist() else b""


def telusuri(konten: bytes, lembar: str, terima: Callable[["KursorOds"], None]) -> None:
    """Give `terima` every cell of a sheet in content.xml; the cursor is the same each time, only its place moves.

    Raises BerkasDitolak where the XML is broken or declares a document type, without which it has no entities.
    """
    pengurai = ParserCreate()
    pengurai.buffer_text = True
    pengurai.StartDoctypeDeclHandler = _tolak_entitas
    kursor = KursorOds(lembar, terima)
    pengurai.StartElementHandler, pengurai.EndElementHandler = kursor.buka, kursor.tutup
    pengurai.CharacterDataHandler = kursor.baca_teks
    try:
        pengurai.Parse(konten, True)
    except XML_RUSAK as sebab:
        raise BerkasDitolak(PESAN_RUSAK) from sebab


def _tolak_entitas(*_: object) -> Never:
    raise ValueError("a document type is declared")


class KursorOds:
    """The cell at hand: its first row and column (from 0), how often it is repeated, its attributes.

    `teks` is what people see in it, kept for formulas and errors only.
    """

    def __init__(self, lembar: str, terima: Callable[["KursorOds"], None]) -> None:
        self.baris = self.kolom = self.ulang_baris = self.ulang_kolom = 0
        self.sifat: dict[str, str] = {}
        self.teks = ""
        self._lembar, self._terima = lembar, terima
        self._tabel = 0  # how many tables are open: one within another is not looked at
        self._dibaca = self._perlu_teks = self._catatan = False
        self._gaya_baris = ""
        self._gaya_kolom: list[str] = []

    def gaya(self, kolom: int) -> str:
        """Return the name of the cell's style in a column: its own, that of the row, or that of the column."""
        bawaan = self._gaya_kolom[kolom] if kolom < len(self._gaya_kolom) else ""
        return self.sifat.get(GAYA, "") or self._gaya_baris or bawaan

    # Called by the parser

    def buka(self, nama: str, sifat: dict[str, str]) -> None:
        """Begin an element; a cell whose text does not matter is handed over at once."""
        if not self._dibaca or self._tabel != 1:
            if nama == TABEL:
                self._buka_tabel(sifat)
        elif nama in SEL:
            self.sifat, self.kolom = sifat, self.kolom + self.ulang_kolom
            self.ulang_kolom = int(sifat.get(KOLOM_ULANG, 1))
            self._perlu_teks = RUMUS in sifat or sifat.get(JENIS_CALC) == "error"
            if not self._perlu_teks:
                self._terima(self)
        elif nama == BARIS:
            self.kolom = self.ulang_kolom = 0
            self.ulang_baris, self._gaya_baris = int(sifat.get(BARIS_ULANG, 1)), sifat.get(GAYA_BAWAAN, "")
        else:
            self._buka_lain(nama, sifat)

    def baca_teks(self, teks: str) -> None:
        """Keep the text of a formula's or an error's cell, without that of its comment."""
        if self._perlu_teks and not self._catatan:
            self.teks += teks

    def tutup(self, nama: str) -> None:
        """End an element."""
        if nama in SEL:
            if self._perlu_teks:
                self._perlu_teks = False
                self._terima(self)
                self.teks = ""
        elif nama == BARIS:
            if self._dibaca and self._tabel == 1:
                self.baris += self.ulang_baris
        elif nama == CATATAN:
            self._catatan = False
        elif nama == TABEL:
            self._tabel -= 1
            self._dibaca = self._dibaca and self._tabel > 0

    def _buka_tabel(self, sifat: dict[str, str]) -> None:
        self._tabel += 1
        if self._tabel == 1:
            self._dibaca = sifat.get("table:name") == self._lembar
            self.baris, self._gaya_kolom = 0, []

    def _buka_lain(self, nama: str, sifat: dict[str, str]) -> None:
        if nama == CATATAN:
            self._catatan = True
        elif nama == TABEL:
            self._tabel += 1
        elif nama == KOLOM:
            ulang = min(int(sifat.get(KOLOM_ULANG, 1)), MAKS_KOLOM - len(self._gaya_kolom))
            self._gaya_kolom += [sifat.get(GAYA_BAWAAN, "")] * ulang
