"""The heading rows of a printed table: which heading stands where, and how many rows and columns it spans."""

from collections.abc import Sequence
from dataclasses import dataclass

from berkas.tabel import Dokumen, Kolom


@dataclass(frozen=True, slots=True)
class SelKepala:
    """A heading; `kolom` is its first column (from 0), `lebar` and `tinggi` the columns and rows it spans.

    `rapat` is that of the column right below it.
    """

    teks: str
    kolom: int
    lebar: int = 1
    tinggi: int = 1
    rapat: bool = False


def baris_kepala(kolom: Sequence[Kolom]) -> tuple[tuple[SelKepala, ...], ...]:
    """Return one heading row, or two where a column has an `induk` (equal neighbours share it)."""
    if not any(k.induk for k in kolom):
        return (tuple(SelKepala(k.judul, i, rapat=k.rapat) for i, k in enumerate(kolom)),)
    atas: list[SelKepala] = []
    bawah: list[SelKepala] = []
    for awal, akhir in _kelompok(kolom):
        if not kolom[awal].induk:
            atas.append(SelKepala(kolom[awal].judul, awal, tinggi=2, rapat=kolom[awal].rapat))
            continue
        atas.append(SelKepala(kolom[awal].induk, awal, lebar=akhir - awal))
        bawah += [SelKepala(kolom[i].judul, i, rapat=kolom[i].rapat) for i in range(awal, akhir)]
    return tuple(atas), tuple(bawah)


def _kelompok(kolom: Sequence[Kolom]) -> list[tuple[int, int]]:
    """Return the half-open column ranges that share a heading in the upper row."""
    kelompok: list[tuple[int, int]] = []
    awal = 0
    for i in range(1, len(kolom) + 1):
        if i == len(kolom) or not kolom[i].induk or kolom[i].induk != kolom[awal].induk:
            kelompok.append((awal, i))
            awal = i
    return kelompok


def judul_lengkap(kolom: Kolom) -> str:
    """Return the heading as it must read alone: "Target Tahun 2020"."""
    return f"{kolom.induk} {kolom.judul}".strip()


def judul_kunci(dokumen: Dokumen) -> str:
    """Return the heading of the column that holds the keys of the rows."""
    return dokumen.kolom_kunci or "Kunci baris"
