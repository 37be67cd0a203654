"""Cumulative figures of months cut into the spans that a report shows, and what part of a target they are. Pure."""

from collections.abc import Mapping
from decimal import Decimal
from typing import NamedTuple

from tampilan.angka import BULAN

SERATUS = Decimal(100)
TRIWULAN = ("I", "II", "III", "IV")


class Rentang(NamedTuple):
    """A span of months: after `awal` (0 is the year's beginning) up to `akhir`."""

    judul: str
    awal: int
    akhir: int


def rentang_periode(jenis: str, nomor: int) -> list[Rentang]:
    """Return the spans that the report of a period shows side by side; together they make the year up to its end.

    A month stands beside all before it, a semester and the year fall into quarters (Permendagri 86/2017).
    """
    if jenis == "bulan":
        ini = Rentang(BULAN[nomor - 1], nomor - 1, nomor)
        return [Rentang(f"s.d. {BULAN[nomor - 2]}", 0, nomor - 1), ini] if nomor > 1 else [ini]
    triwulan = [Rentang(f"Triwulan {nama}", 3 * n, 3 * n + 3) for n, nama in enumerate(TRIWULAN)]
    if jenis == "tahun":
        return triwulan
    return triwulan[:2] if nomor == 1 else [Rentang("Semester I", 0, 6), *triwulan[2:]]


def sampai(nilai: Mapping[int, Decimal | None], bulan: int) -> Decimal | None:
    """Return the newest figure at or before a month; None where nothing was said until then."""
    ada = [b for b, n in nilai.items() if b <= bulan and n is not None]
    return nilai[max(ada)] if ada else None


def tambahan(nilai: Mapping[int, Decimal | None], rentang: Rentang) -> Decimal | None:
    """Return what a span added to figures that count from January; None where nothing was said within it."""
    ada = [b for b, n in nilai.items() if rentang.awal < b <= rentang.akhir and n is not None]
    akhir = nilai[max(ada)] if ada else None
    return None if akhir is None else akhir - (sampai(nilai, rentang.awal) or Decimal(0))


def bagian(realisasi: Decimal | None, target: Decimal | None) -> Decimal | None:
    """Return a figure in percent of its target; None where either is missing or the target is zero."""
    if realisasi is None or not target:
        return None
    return realisasi * SERATUS / target
