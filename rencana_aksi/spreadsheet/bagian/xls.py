"""The parts of .xls (BIFF 8 and 5): the records that tell of errors, number formats and fills."""

import io
import struct
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from olefile import OleFileIO
from openpyxl.styles.colors import COLOR_INDEX

from berkas.spreadsheet import Lembar
from berkas.unggahan import BerkasDitolak
from rencana_aksi.spreadsheet.angka import SelRusak
from rencana_aksi.spreadsheet.bagian.bentuk import PUTIH, Letak, baris_berisi, batasi_rusak

ALIRAN = ("Workbook", "Book")  # the stream of BIFF 8, of BIFF 5
BIFF8 = 0x0600
BOF, EOF, LEMBAR, PALET, BENTUK_ANGKA, XF = 0x0809, 0x000A, 0x0085, 0x0092, 0x041E, 0x00E0
RUMUS, GALAT, DERET_KOSONG, DERET_ANGKA = 0x0006, 0x0205, 0x00BE, 0x00BD
LEBAR_DERET = {DERET_KOSONG: 2, DERET_ANGKA: 6}  # bytes of each cell in a record of several
SEL = frozenset({RUMUS, GALAT, 0x0201, 0x0203, 0x0204, 0x027E, 0x00D6, 0x00FD})
NAMA_GALAT = {
    0x00: "#NULL!",
    0x07: "#DIV/0!",
    0x0F: "#VALUE!",
    0x17: "#REF!",
    0x1D: "#NAME?",
    0x24: "#NUM!",
    0x2A: "#N/A",
}
BUKAN_ANGKA, HASIL_GALAT, HASIL_KOSONG = b"\xff\xff", 2, 3  # how a formula's record says what its result is
PERSEN_BAWAAN = frozenset({9, 10})  # the number formats 0% and 0.00%
# Every workbook's colours by their numbers; behind them those of the window's text and background.
PALET_BAWAAN = (*(int(w, 16) for w in COLOR_INDEX[:64]), 0x000000, PUTIH)
PENUH = 1  # the fill that shows its first colour only
# What olefile raises where a container is broken.
TIDAK_TERBUKA = (OSError, ValueError, IndexError, KeyError, TypeError, struct.error)
_KEPALA, _SEL, _DUA = struct.Struct("<HH"), struct.Struct("<HHH"), struct.Struct("<HH")

Rekaman = tuple[int, bytes]  # kind and content


class IsiXls:
    """The stream of an .xls workbook, walked record by record."""

    def __init__(self, isi: bytes) -> None:
        self._isi = isi

    def sel_rusak(self, lembar: Lembar) -> Mapping[Letak, SelRusak]:
        """Return the cells with an error, and the formulas of a sheet none of which has a result.

        A formula that results in an empty text looks like one that was never calculated: only the others tell.
        """
        sel = [r for r in self._rekaman_lembar(lembar.nama) if r[0] in {RUMUS, GALAT} and len(r[1]) >= 8]
        terhitung = any(jenis == RUMUS and not _tanpa_hasil(isi) for jenis, isi in sel)
        rusak = ((_DUA.unpack_from(isi), _rusak(jenis, isi, terhitung=terhitung)) for jenis, isi in sel)
        hasil = {letak: galat for letak, galat in rusak if galat}
        batasi_rusak(len(hasil))
        return hasil

    def persen(self, lembar: Lembar, kolom: Collection[int]) -> frozenset[Letak]:
        """Return the cells of these columns that show their number as a percentage."""
        return frozenset(k for k, gaya in self._gaya(lembar, kolom).items() if gaya.persen)

    def warna(self, lembar: Lembar, kolom: Collection[int]) -> Mapping[Letak, int]:
        """Return the fill of each coloured cell of these columns as red, green and blue in one number."""
        return {k: gaya.warna for k, gaya in self._gaya(lembar, kolom).items() if gaya.warna is not None}

    def _gaya(self, lembar: Lembar, kolom: Collection[int]) -> dict[Letak, "_Gaya"]:
        berisi, daftar = baris_berisi(lembar), self._daftar_gaya
        return {
            (baris, k): daftar[nomor]
            for jenis, isi in self._rekaman_lembar(lembar.nama)
            for baris, k, nomor in _sel(jenis, isi)
            if k in kolom and baris in berisi and nomor < len(daftar)
        }

    # Parts

    @cached_property
    def _aliran(self) -> bytes:
        """The workbook's stream; raises BerkasDitolak where the container cannot be opened."""
        try:
            with OleFileIO(io.BytesIO(self._isi)) as wadah:
                nama = next(a for a in ALIRAN if wadah.exists(a))
                return bytes(wadah.openstream(nama).read())
        except (*TIDAK_TERBUKA, StopIteration) as sebab:
            raise BerkasDitolak(
                "Berkas ini tidak dapat dibaca seluruhnya. Simpan ulang sebagai .xlsx, lalu unggah lagi."
            ) from sebab

    @cached_property
    def _umum(self) -> list[Rekaman]:
        """The records that hold for the whole workbook."""
        return list(_rekaman(self._aliran, 0))

    @cached_property
    def _biff8(self) -> bool:
        return self._aliran[4:6] == BIFF8.to_bytes(2, "little")

    def _rekaman_lembar(self, nama: str) -> Iterator[Rekaman]:
        for jenis, isi in self._umum:
            if jenis == LEMBAR and len(isi) >= 8 and _nama_lembar(isi, biff8=self._biff8) == nama:
                return _rekaman(self._aliran, int.from_bytes(isi[:4], "little"))
        return iter(())

    @cached_property
    def _daftar_gaya(self) -> list["_Gaya"]:
        berpersen = {
            int.from_bytes(isi[:2], "little")
            for jenis, isi in self._umum
            if jenis == BENTUK_ANGKA and "%" in _bentuk_angka(isi, biff8=self._biff8)
        } | PERSEN_BAWAAN
        warna = _palet(self._umum)
        return [
            _Gaya(int.from_bytes(isi[2:4], "little") in berpersen, _warna(isi, warna, biff8=self._biff8))
            for jenis, isi in self._umum
            if jenis == XF
        ]


@dataclass(frozen=True, slots=True)
class _Gaya:
    """How a cell looks, as far as it means something."""

    persen: bool
    warna: int | None


# Records


def _rekaman(aliran: bytes, letak: int) -> Iterator[Rekaman]:
    """Yield the records of the part that begins at a place, without those of charts within it."""
    dalam = 0
    while letak + 4 <= len(aliran):
        jenis, panjang = _KEPALA.unpack_from(aliran, letak)
        letak += 4 + panjang
        if jenis == BOF:
            dalam += 1
        elif jenis == EOF:
            dalam -= 1
            if dalam <= 0:
                return
        elif dalam <= 1:
            yield jenis, aliran[letak - panjang : letak]


def _nama_lembar(isi: bytes, *, biff8: bool) -> str:
    panjang = isi[6]
    if not biff8:
        return isi[7 : 7 + panjang].decode("cp1252", "replace")
    return (
        isi[8 : 8 + 2 * panjang].decode("utf-16-le", "replace") if isi[7] & 1 else isi[8:].decode("latin-1")
    )


def _bentuk_angka(isi: bytes, *, biff8: bool) -> str:
    if not biff8:
        return isi[3:].decode("latin-1")
    return isi[5:].decode("utf-16-le" if isi[4:5] == b"\1" else "latin-1", "replace")


# Cells


def _sel(jenis: int, isi: bytes) -> Iterator[tuple[int, int, int]]:
    """Yield row, column and number of the style of each cell that a record holds."""
    if jenis in SEL and len(isi) >= _SEL.size:
        yield _SEL.unpack_from(isi)
    elif jenis in LEBAR_DERET and len(isi) >= _SEL.size:
        baris, awal = _DUA.unpack_from(isi)
        letak = range(4, len(isi) - 3, LEBAR_DERET[jenis])
        yield from ((baris, k, int.from_bytes(isi[i : i + 2], "little")) for k, i in enumerate(letak, awal))


def _rusak(jenis: int, isi: bytes, *, terhitung: bool) -> SelRusak | None:
    kode = None
    if jenis == GALAT and isi[7]:
        kode = isi[6]
    elif jenis == RUMUS and isi[12:14] == BUKAN_ANGKA and isi[6] == HASIL_GALAT:
        kode = isi[8]
    if kode is not None:
        return SelRusak(NAMA_GALAT.get(kode, "#N/A"))
    return SelRusak() if jenis == RUMUS and not terhitung else None


def _tanpa_hasil(isi: bytes) -> bool:
    return isi[12:14] == BUKAN_ANGKA and isi[6] == HASIL_KOSONG


# Fills


def _palet(umum: list[Rekaman]) -> tuple[int, ...]:
    """Return the colours by their numbers: those of every workbook, and those that this one has changed."""
    palet = list(PALET_BAWAAN)
    for isi in (isi for jenis, isi in umum if jenis == PALET):
        for nomor, i in enumerate(range(2, min(len(isi) - 3, 2 + 4 * 56), 4), start=8):
            palet[nomor] = int.from_bytes(isi[i : i + 3], "big")
    return tuple(palet)


def _warna(isi: bytes, palet: tuple[int, ...], *, biff8: bool) -> int | None:
    """Return the colour that a fill shows; None for none and for white. A pattern shows the mean of its two."""
    if biff8:
        pola, bagian = isi[17] >> 2 if len(isi) >= 20 else 0, int.from_bytes(isi[18:20], "little")
    else:
        pola, bagian = isi[10] & 0x3F if len(isi) >= 12 else 0, int.from_bytes(isi[8:10], "little")
    if not pola:
        return None
    depan, belakang = (palet[min(n, len(palet) - 1)] for n in (bagian & 0x7F, bagian >> 7 & 0x7F))
    warna = depan if pola == PENUH else _campur(depan, belakang)
    return None if warna == PUTIH else warna


def _campur(satu: int, dua: int) -> int:
    return sum(((satu >> g & 0xFF) + (dua >> g & 0xFF)) // 2 << g for g in (0, 8, 16))
