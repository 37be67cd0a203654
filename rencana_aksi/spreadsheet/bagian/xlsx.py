"""The parts of .xlsx: broken formulas, number formats and fills of cells."""

import io
import re
import zipfile
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from defusedxml.ElementTree import fromstring

from berkas.spreadsheet import Lembar
from rencana_aksi.spreadsheet.angka import SelRusak
from rencana_aksi.spreadsheet.bagian.bentuk import Letak, batasi_rusak

RELASI = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
PUTIH = frozenset({"FFFFFFFF", "00FFFFFF", "FFFFFF"})
PERSEN_BAWAAN = frozenset({9, 10})  # the number formats 0% and 0.00%


class IsiXlsx:
    """The parts of an .xlsx file, read with patterns: parsing them would take longer than all the rest."""

    def __init__(self, isi: bytes) -> None:
        self._isi = isi

    def sel_rusak(self, lembar: Lembar) -> Mapping[Letak, SelRusak]:
        """Return the cells whose formula has no stored result or ended in an error."""
        hasil: dict[Letak, SelRusak] = {}
        for letak, sel in _rusak(self._lembar(lembar.nama)):
            hasil[letak] = sel
            batasi_rusak(len(hasil))
        return hasil

    def persen(self, lembar: Lembar, kolom: Collection[int]) -> frozenset[Letak]:
        """Return the cells of these columns that show their number as a percentage."""
        return frozenset(k for k, gaya in self._gaya(lembar.nama, kolom).items() if gaya.persen)

    def warna(self, lembar: Lembar, kolom: Collection[int]) -> Mapping[Letak, int]:
        """Return the fill of each coloured cell of these columns: its number in the file's list of fills."""
        return {k: gaya.warna for k, gaya in self._gaya(lembar.nama, kolom).items() if gaya.warna is not None}

    def _gaya(self, lembar: str, kolom: Collection[int]) -> dict[Letak, "_Gaya"]:
        gaya = self._daftar_gaya
        sel = _gaya_sel(self._lembar(lembar), kolom)
        return {letak: gaya[nomor] for letak, nomor in sel if nomor < len(gaya)}

    # Parts

    @cached_property
    def _arsip(self) -> zipfile.ZipFile:
        return zipfile.ZipFile(io.BytesIO(self._isi))

    @cached_property
    def _jalur(self) -> dict[str, str]:
        return jalur_lembar(self._arsip)

    def _lembar(self, nama: str) -> bytes:
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


# Cells


def _rusak(isi: bytes) -> Iterator[tuple[Letak, SelRusak]]:
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
