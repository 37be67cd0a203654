"""What calamine does not tell of a workbook's cells: formulas without a result, errors, percentages, colours."""

import io
import re
import zipfile
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import IO

from defusedxml.ElementTree import fromstring, iterparse

from berkas.spreadsheet import Lembar
from berkas.unggahan import akhiran
from rencana_aksi.spreadsheet.angka import SelRusak

Letak = tuple[int, int]  # row and column from 0

RELASI = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
PUTIH = frozenset({"FFFFFFFF", "00FFFFFF", "FFFFFF"})
PERSEN_BAWAAN = frozenset({9, 10})  # the number formats 0% and 0.00%
NAMA_OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
NAMA_TABEL = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
NAMA_CALC = "{urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0}"
SEL_RUMUS_ODS = re.compile(rb"<table:table-cell\b[^>]*\btable:formula=[^>]*>")


class Bagian:
    """The parts of one workbook file, opened when they are asked for; other kinds than .xlsx and .ods tell nothing."""

    def __init__(self, isi: bytes, nama: str) -> None:
        self._isi = isi
        self._jenis = akhiran(nama)

    def sel_rusak(self, lembar: Lembar) -> Mapping[Letak, SelRusak]:
        """Return the cells of a sheet whose formula has no stored result or ended in an error."""
        if self._jenis == "xlsx":
            return dict(_rusak_xlsx(self._lembar_xlsx(lembar.nama)))
        if self._jenis == "ods" and _mungkin_rusak(self._ods):
            return {letak: sel for letak, _, sel in _sel_ods(self._ods, lembar) if sel}
        return {}

    def persen(self, lembar: Lembar, kolom: Collection[int]) -> frozenset[Letak]:
        """Return the cells of these columns that show their number as a percentage."""
        if self._jenis == "xlsx":
            return frozenset(k for k, gaya in self._gaya(lembar.nama, kolom).items() if gaya.persen)
        if self._jenis == "ods" and b'value-type="percentage"' in self._ods:
            return frozenset(
                letak for letak, jenis, _ in _sel_ods(self._ods, lembar) if jenis == "percentage"
            )
        return frozenset()

    def warna(self, lembar: Lembar, kolom: Collection[int]) -> Mapping[Letak, int]:
        """Return the fill of each coloured cell of these columns, as a number that differs between fills."""
        if self._jenis != "xlsx":
            return {}
        return {k: gaya.warna for k, gaya in self._gaya(lembar.nama, kolom).items() if gaya.warna is not None}

    def _gaya(self, lembar: str, kolom: Collection[int]) -> dict[Letak, "_Gaya"]:
        gaya = self._daftar_gaya
        sel = _gaya_sel(self._lembar_xlsx(lembar), kolom)
        return {letak: gaya[nomor] for letak, nomor in sel if nomor < len(gaya)}

    # Parts

    @cached_property
    def _arsip(self) -> zipfile.ZipFile:
        return zipfile.ZipFile(io.BytesIO(self._isi))

    @cached_property
    def _ods(self) -> bytes:
        return self._arsip.read("content.xml")

    @cached_property
    def _jalur(self) -> dict[str, str]:
        return jalur_lembar(self._arsip)

    def _lembar_xlsx(self, nama: str) -> bytes:
        jalur = self._jalur.get(nama, "")
        isi = self._arsip.read(jalur) if jalur in self._arsip.namelist() else b""
        awal, akhir = isi.find(b"sheetData"), isi.rfind(b"sheetData")
        return isi[awal:akhir]

    @cached_property
    def _daftar_gaya(self) -> list["_Gaya"]:
        if "xl/styles.xml" not in self._arsip.namelist():
            return []
        return list(_baca_gaya(self._arsip.read("xl/styles.xml")))


@dataclass(frozen=True, slots=True)
class _Gaya:
    """How a cell looks, as far as it means something."""

    persen: bool
    warna: int | None


def jalur_lembar(arsip: zipfile.ZipFile) -> dict[str, str]:
    """Return the part of each sheet of an .xlsx by the sheet's name."""
    relasi = {
        e.get("Id"): e.get("Target") or "" for e in fromstring(arsip.read("xl/_rels/workbook.xml.rels"))
    }
    lembar = [e for e in fromstring(arsip.read("xl/workbook.xml")).iter() if e.tag.endswith("}sheet")]
    return {e.get("name", ""): _jalur_penuh(relasi.get(e.get(RELASI)) or "") for e in lembar}


def _jalur_penuh(tujuan: str) -> str:
    return tujuan.removeprefix("/") if tujuan.startswith("/") else f"xl/{tujuan}"


# .xlsx


def _rusak_xlsx(isi: bytes) -> Iterator[tuple[Letak, SelRusak]]:
    awalan = _awalan(isi)
    for letak in _tempat(isi, b"<" + awalan + b"f"):
        if isi[letak + len(awalan) + 2 : letak + len(awalan) + 3] in b" >/\n\r\t":
            sifat, dalam = _sel_di(isi, letak, awalan)
            nilai = re.search(rb"<" + awalan + rb"v\b[^>]*>([^<]+)<", dalam)
            kosong_sah = b't="str"' in sifat and b"<" + awalan + b"v" in dalam
            if nilai is None and not kosong_sah and (tempat := _alamat(sifat)):
                yield tempat, SelRusak()
    for letak in _tempat(isi, b't="e"'):
        sifat, dalam = _sel_di(isi, letak, awalan)
        galat = re.search(rb"<" + awalan + rb"v\b[^>]*>([^<]+)<", dalam)
        if galat and b't="e"' in sifat and (tempat := _alamat(sifat)):
            yield tempat, SelRusak(galat[1].decode("utf-8", "replace")[:20])


def _awalan(isi: bytes) -> bytes:
    """Return the namespace prefix that the sheet's elements have, such as b"x:"."""
    cocok = re.search(rb"<(\w+:)?(?:row|c)\b", isi)
    return cocok[1] or b"" if cocok else b""


def _tempat(isi: bytes, cari: bytes) -> Iterator[int]:
    letak = isi.find(cari)
    while letak >= 0:
        yield letak
        letak = isi.find(cari, letak + len(cari))


def _sel_di(isi: bytes, letak: int, awalan: bytes) -> tuple[bytes, bytes]:
    """Return the attributes and the inside of the cell element around or at a place."""
    awal = isi.rfind(b"<" + awalan + b"c ", 0, letak)
    if awal < 0:
        return b"", b""
    tutup = isi.find(b">", awal)
    akhir = isi.find(b"</" + awalan + b"c>", letak)
    return isi[awal:tutup], isi[tutup : akhir if akhir >= 0 else len(isi)]


def _alamat(sifat: bytes) -> Letak | None:
    cocok = re.search(rb'\br="([A-Z]{1,3})(\d{1,7})"', sifat)
    return (int(cocok[2]) - 1, nomor_kolom(cocok[1].decode())) if cocok else None


def nomor_kolom(huruf: str) -> int:
    """Return the number, from 0, of a column's letters."""
    nomor = 0
    for h in huruf:
        nomor = nomor * 26 + ord(h) - 64
    return nomor - 1


def _gaya_sel(isi: bytes, kolom: Collection[int]) -> Iterator[tuple[Letak, int]]:
    """Return place and style number of the cells in these columns."""
    pola = re.compile(rb"<" + _awalan(isi) + rb'c\s(?=[^>]*\br="([A-Z]{1,3})(\d{1,7})")[^>]*\bs="(\d{1,6})"')
    nomor: dict[bytes, int] = {}
    for huruf, baris, gaya in pola.findall(isi):
        k = nomor.get(huruf)
        if k is None:
            k = nomor[huruf] = nomor_kolom(huruf.decode())
        if k in kolom:
            yield (int(baris) - 1, k), int(gaya)


def _baca_gaya(isi: bytes) -> Iterator[_Gaya]:
    pohon = fromstring(isi)
    ruang = pohon.tag.partition("}")[0] + "}"
    berpersen = {
        int(e.get("numFmtId", "0"))
        for e in pohon.iter(f"{ruang}numFmt")
        if "%" in (e.get("formatCode") or "")
    } | PERSEN_BAWAAN
    berwarna = [_berwarna(e, ruang) for e in pohon.iterfind(f"{ruang}fills/{ruang}fill")]
    for xf in pohon.iterfind(f"{ruang}cellXfs/{ruang}xf"):
        nomor = int(xf.get("fillId", "0"))
        warna = nomor if nomor < len(berwarna) and berwarna[nomor] else None
        yield _Gaya(int(xf.get("numFmtId", "0")) in berpersen, warna)


def _berwarna(isian: object, ruang: str) -> bool:
    """Say whether a fill shows: neither none nor white."""
    pola = isian.find(f"{ruang}patternFill")  # type: ignore[attr-defined]
    if pola is None:
        return isian.find(f"{ruang}gradientFill") is not None  # type: ignore[attr-defined]
    if pola.get("patternType") in {None, "none"}:
        return False
    depan = pola.find(f"{ruang}fgColor")
    if depan is None or pola.get("patternType") != "solid":
        return True
    putih_tema = depan.get("theme") == "0" and float(depan.get("tint") or 0) > -0.01
    return not (depan.get("rgb", "").upper() in PUTIH or putih_tema or depan.get("indexed") in {"9", "65"})


# .ods


def _mungkin_rusak(isi: bytes) -> bool:
    if b'value-type="error"' in isi:
        return True
    return any(b"office:value-type=" not in sel for sel in SEL_RUMUS_ODS.findall(isi))


def _sel_ods(isi: bytes, asal: Lembar) -> Iterator[tuple[Letak, str, SelRusak | None]]:
    """Walk the cells of a sheet, no further than its values reach: place, kind, and what is broken about it."""
    tinggi, lebar = len(asal.baris), len(asal.baris[0]) if asal.baris else 0
    lembar, baris, kolom = "", 0, 0
    sel: list[tuple[int, str, SelRusak | None]] = []
    for peristiwa, e in iterparse(_berkas(isi), events=("start", "end")):
        if peristiwa == "start" and e.tag == f"{NAMA_TABEL}table":
            lembar, baris = e.get(f"{NAMA_TABEL}name", ""), 0
        elif peristiwa == "end" and e.tag in {f"{NAMA_TABEL}table-cell", f"{NAMA_TABEL}covered-table-cell"}:
            ulang = int(e.get(f"{NAMA_TABEL}number-columns-repeated", "1"))
            jenis, rusak = e.get(f"{NAMA_OFFICE}value-type", ""), _rusak_ods(e)
            if lembar == asal.nama and (jenis == "percentage" or rusak):
                sel += [(kolom + i, jenis, rusak) for i in range(min(ulang, max(lebar - kolom, 1)))]
            kolom += ulang
        elif peristiwa == "end" and e.tag == f"{NAMA_TABEL}table-row":
            ulang = int(e.get(f"{NAMA_TABEL}number-rows-repeated", "1"))
            if sel:
                yield from (
                    ((baris + i, k), j, r)
                    for i in range(min(ulang, max(tinggi - baris, 1)))
                    for k, j, r in sel
                )
            baris, kolom, sel = baris + ulang, 0, []
            e.clear()


def _berkas(isi: bytes) -> IO[bytes]:
    return io.BytesIO(isi)


def _rusak_ods(sel: object) -> SelRusak | None:
    if sel.get(f"{NAMA_CALC}value-type") == "error":  # type: ignore[attr-defined]
        return SelRusak("".join(sel.itertext()).strip()[:20] or "#N/A")  # type: ignore[attr-defined]
    rumus = sel.get(f"{NAMA_TABEL}formula")  # type: ignore[attr-defined]
    return SelRusak() if rumus and not sel.get(f"{NAMA_OFFICE}value-type") else None  # type: ignore[attr-defined]
