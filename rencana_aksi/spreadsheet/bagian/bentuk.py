"""What is asked of the parts of a workbook, whatever kind of file it is."""

from collections.abc import Collection, Mapping
from typing import Protocol

from berkas.spreadsheet import Lembar
from berkas.unggahan import BerkasDitolak
from rencana_aksi.spreadsheet.angka import SelRusak
from tampilan.angka import tulis_angka

Letak = tuple[int, int]  # row and column from 0
PUTIH = 0xFFFFFF
MAKS_RUSAK = 100_000  # broken cells that are worth reporting one by one


class IsiBerkas(Protocol):
    """One kind of file, taken apart as far as a question needs."""

    def __init__(self, isi: bytes) -> None:
        """Keep the bytes; nothing is opened yet."""

    def sel_rusak(self, lembar: Lembar) -> Mapping[Letak, SelRusak]:
        """Return the cells whose formula has no stored result or ended in an error."""

    def persen(self, lembar: Lembar, kolom: Collection[int]) -> frozenset[Letak]:
        """Return the cells of these columns that show their number as a percentage."""

    def warna(self, lembar: Lembar, kolom: Collection[int]) -> Mapping[Letak, int]:
        """Return the fill of each coloured cell of these columns."""


def baris_berisi(lembar: Lembar) -> frozenset[int]:
    """Return the rows that hold a value: how others look means nothing, and there may be a million of them."""
    return frozenset(b for b, isi in enumerate(lembar.baris) if isi.count("") != len(isi))


def ukuran(lembar: Lembar) -> tuple[int, int]:
    """Return the number of rows and of columns."""
    return len(lembar.baris), len(lembar.baris[0]) if lembar.baris else 0


def batasi_rusak(jumlah: int) -> None:
    """Raise BerkasDitolak where so many cells are broken that the file has to be saved anew first."""
    if jumlah > MAKS_RUSAK:
        raise BerkasDitolak(
            f"Lebih dari {tulis_angka(MAKS_RUSAK)} rumus dalam berkas ini tidak menyimpan hasil. "
            "Buka berkas di aplikasi lembar kerja, simpan, lalu unggah lagi."
        )
