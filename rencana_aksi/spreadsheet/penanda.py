"""The mark that PetaRB leaves in its own files: for which unit and which year they were written."""

import re
from collections.abc import Iterator

from berkas.spreadsheet import BukuKerja, Lembar
from rencana_aksi.spreadsheet.angka import teks_sel

KODE_KOTA = "kota"
LEMBAR_PENANDA = "PetaRB"
SEBUTAN = "Rencana aksi PetaRB"
JUDUL_TAHUN, JUDUL_KODE, JUDUL_UNIT = "Tahun", "Kode Perangkat Daerah", "Perangkat Daerah"
BARIS_JUDUL = 20  # rows among which the heading of a plain table stands, if any
TAHUN = re.compile(r"20\d\d")


def tulis_penanda(kode: str, tahun: int) -> list[list[str | int]]:
    """Return the cells of the hidden sheet that carries the mark."""
    return [[SEBUTAN, kode, tahun]]


def baca_penanda(buku: BukuKerja) -> tuple[str, int] | None:
    """Return unit code and year of a workbook that PetaRB wrote; None for any other, and for a plain table.

    The code of the city's plan is `KODE_KOTA`.
    """
    for lembar in buku.lembar:
        if lembar.nama == LEMBAR_PENANDA and lembar.baris:
            return _urai(lembar.baris[0])
    return None


def _urai(sel: tuple[object, ...]) -> tuple[str, int] | None:
    if len(sel) < 3 or sel[0] != SEBUTAN:
        return None
    _, kode, tahun = sel[:3]
    return (kode, tahun) if isinstance(kode, str) and isinstance(tahun, int) else None


def baca_penanda_baris(buku: BukuKerja) -> frozenset[tuple[str, int]]:
    """Return every pair of unit code and year that the rows of a plain table name, as in a plan's CSV."""
    return frozenset(p for lembar in buku.lembar if not lembar.tersembunyi for p in _penanda_baris(lembar))


def _penanda_baris(lembar: Lembar) -> Iterator[tuple[str, int]]:
    for nomor, judul in enumerate(lembar.baris[:BARIS_JUDUL], start=1):
        if JUDUL_TAHUN in judul and JUDUL_KODE in judul:
            kolom_kode, kolom_tahun = judul.index(JUDUL_KODE), judul.index(JUDUL_TAHUN)
            for baris in lembar.baris[nomor:]:
                kode, tahun = teks_sel(baris[kolom_kode]), teks_sel(baris[kolom_tahun])
                if kode and TAHUN.fullmatch(tahun):
                    yield kode, int(tahun)
            return
