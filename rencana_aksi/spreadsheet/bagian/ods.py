"""The parts of .ods: broken formulas, percentages and fills of cells."""

import io
import re
from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from itertools import product
from typing import TypeVar

from defusedxml.ElementTree import iterparse

from berkas.ods import JENIS_CALC, PESAN_RUSAK, RUMUS, XML_RUSAK, KursorOds, bagian_ods, telusuri
from berkas.spreadsheet import Lembar
from berkas.unggahan import BerkasDitolak
from rencana_aksi.spreadsheet.angka import SelRusak
from rencana_aksi.spreadsheet.bagian.bentuk import PUTIH, Letak, baris_berisi, batasi_rusak, ukuran

OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
STYLE = "{urn:oasis:names:tc:opendocument:xmlns:style:1.0}"
FO = "{urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0}"
GALAT = r"#(?:REF!|DIV/0!|N/A|NAME\?|VALUE!|NUM!|NULL!)|Err:\d{1,4}"
SEL_GALAT = re.compile(rf'value-type="error"|>(?:{GALAT})<'.encode())
SEL_RUMUS = re.compile(rb"<table:table-cell\b[^>]*\btable:formula=[^>]*>")
SEL_BERNILAI = re.compile(rb'\boffice:(?:[a-z]+-)?value=|\boffice:value-type="string"')
HEKSA = re.compile(r"#[0-9A-Fa-f]{6}")
BERANGKA = frozenset({"float", "percentage", "currency"})

T = TypeVar("T")


class IsiOds:
    """The parts of an .ods file."""

    def __init__(self, isi: bytes) -> None:
        self._isi = isi

    def sel_rusak(self, lembar: Lembar) -> Mapping[Letak, SelRusak]:
        """Return the cells whose formula has no stored result or ended in an error."""
        return _petakan_rusak(self._konten, lembar) if _mungkin_rusak(self._konten) else {}

    def persen(self, lembar: Lembar, kolom: Collection[int]) -> frozenset[Letak]:
        """Return the cells of these columns that show their number as a percentage."""
        if b'value-type="percentage"' not in self._konten:
            return frozenset()
        return frozenset(_petakan_kolom(self._konten, lembar, kolom, _persen))

    def warna(self, lembar: Lembar, kolom: Collection[int]) -> Mapping[Letak, int]:
        """Return the fill of each coloured cell of these columns as red, green and blue in one number."""
        warna = self._warna
        if not warna:
            return {}
        return _petakan_kolom(self._konten, lembar, kolom, lambda sel, k: warna.get(sel.gaya(k)))

    @cached_property
    def _konten(self) -> bytes:
        return bagian_ods(self._isi, "content.xml")

    @cached_property
    def _warna(self) -> dict[str, int]:
        """The fill of each style of cells that shows one."""
        try:
            gaya = dict(_baca_gaya(bagian_ods(self._isi, "styles.xml"))) | dict(_baca_gaya(self._konten))
        except XML_RUSAK as sebab:
            raise BerkasDitolak(PESAN_RUSAK) from sebab
        warna = {nama: _warna_turun(gaya, nama) for nama in gaya}
        return {nama: w for nama, w in warna.items() if w is not None and w != PUTIH}


# Styles


@dataclass(frozen=True, slots=True)
class _Gaya:
    """A style of cells; `warna` is "" where the style it is based on decides."""

    induk: str
    warna: str


def _baca_gaya(isi: bytes) -> Iterator[tuple[str, _Gaya]]:
    """Yield the styles of a part, which stand before its body."""
    for peristiwa, e in iterparse(io.BytesIO(isi), events=("start", "end")) if isi else ():
        if e.tag == f"{OFFICE}body":
            return
        if peristiwa == "end" and e.tag == f"{STYLE}style" and e.get(f"{STYLE}family") == "table-cell":
            sifat = e.find(f"{STYLE}table-cell-properties")
            warna = "" if sifat is None else sifat.get(f"{FO}background-color", "")
            yield e.get(f"{STYLE}name", ""), _Gaya(e.get(f"{STYLE}parent-style-name", ""), warna)


def _warna_turun(gaya: Mapping[str, _Gaya], nama: str) -> int | None:
    dilalui: set[str] = set()
    while nama in gaya and nama not in dilalui:
        dilalui.add(nama)
        if gaya[nama].warna:
            return int(gaya[nama].warna[1:], 16) if HEKSA.fullmatch(gaya[nama].warna) else None
        nama = gaya[nama].induk
    return None


# Cells


def _mungkin_rusak(isi: bytes) -> bool:
    """Say quickly whether any cell may be broken; most files have none."""
    if SEL_GALAT.search(isi):
        return True
    return any(not SEL_BERNILAI.search(sel) for sel in SEL_RUMUS.findall(isi))


def _rusak(sel: KursorOds) -> SelRusak | None:
    rumus, jenis = sel.sifat.get(RUMUS), sel.sifat.get("office:value-type")
    teks = sel.teks.strip()[:20]
    if sel.sifat.get(JENIS_CALC) == "error":
        return SelRusak(teks or "#N/A")
    if rumus and re.fullmatch(GALAT, teks):
        return SelRusak(teks)
    tanpa_nilai = not jenis or (jenis in BERANGKA and not sel.sifat.get("office:value"))
    return SelRusak() if rumus and tanpa_nilai else None


def _persen(sel: KursorOds, _kolom: int) -> bool | None:
    return sel.sifat.get("office:value-type") == "percentage" or None


def _petakan_rusak(konten: bytes, lembar: Lembar) -> dict[Letak, SelRusak]:
    """Return the broken cells of a sheet, repeated ones no further than its values reach."""
    hasil: dict[Letak, SelRusak] = {}
    tinggi, lebar = ukuran(lembar)

    def terima(sel: KursorOds) -> None:
        if (RUMUS in sel.sifat or JENIS_CALC in sel.sifat) and (rusak := _rusak(sel)):
            letak = product(
                _deret(sel.baris, sel.ulang_baris, tinggi), _deret(sel.kolom, sel.ulang_kolom, lebar)
            )
            hasil.update((tempat, rusak) for tempat in letak)
            batasi_rusak(len(hasil))

    telusuri(konten, lembar.nama, terima)
    return hasil


def _petakan_kolom(
    konten: bytes, lembar: Lembar, kolom: Collection[int], nilai: Callable[[KursorOds, int], T | None]
) -> dict[Letak, T]:
    """Return what `nilai` says of the cells in these columns, in rows that hold a value."""
    hasil: dict[Letak, T] = {}
    tinggi, lebar = ukuran(lembar)
    berisi = baris_berisi(lembar)

    def terima(sel: KursorOds) -> None:
        for k in range(sel.kolom, min(sel.kolom + sel.ulang_kolom, lebar)):
            if k in kolom and (n := nilai(sel, k)) is not None:
                baris = _deret(sel.baris, sel.ulang_baris, tinggi)
                hasil.update(((b, k), n) for b in baris if b in berisi)

    telusuri(konten, lembar.nama, terima)
    return hasil


def _deret(awal: int, ulang: int, batas: int) -> range:
    """Return the places of something repeated: within `batas`, the first one in any case."""
    return range(awal, max(min(awal + ulang, batas), awal + 1))
