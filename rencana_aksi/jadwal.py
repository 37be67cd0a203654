"""The months in which an item is worked on: one value, written as people write it."""

from collections.abc import Iterable
from functools import cache
from itertools import groupby
from typing import Any

from tampilan.angka import BULAN


class Jadwal(tuple[int, ...]):
    """Months from 1 to 12, each once, in order; `str` gives “Maret–Juni, September”."""

    __slots__ = ()

    def __new__(cls, bulan: Iterable[int] = ()) -> "Jadwal":
        """Sort the months; raises ValueError for a number outside 1 to 12."""
        urut = sorted(set(bulan))
        if any(b not in range(1, 13) for b in urut):
            raise ValueError(f"Bulan {urut} di luar 1–12.")
        return super().__new__(cls, urut)

    @classmethod
    @cache  # 4,096 at most, and a plan has many alike
    def dari_topeng(cls, topeng: int) -> "Jadwal":
        """Return the months whose bits are set: bit 0 is January."""
        return cls(b + 1 for b in range(12) if topeng >> b & 1)

    @property
    def topeng(self) -> int:
        """The months as bits, 0 to 4095."""
        return sum(1 << b - 1 for b in self)

    def __str__(self) -> str:
        return ", ".join(_rentang(list(r)) for r in self._rangkaian())

    def _rangkaian(self) -> list[list[int]]:
        kelompok = groupby(enumerate(self), key=lambda pasangan: pasangan[1] - pasangan[0])
        return [[bulan for _, bulan in isi] for _, isi in kelompok]


def _rentang(bulan: list[int]) -> str:
    awal, akhir = BULAN[bulan[0] - 1], BULAN[bulan[-1] - 1]
    return awal if awal == akhir else f"{awal}–{akhir}"


def sebagai_jadwal(nilai: Any) -> Jadwal | None:
    """Return a Jadwal out of bits, months or None."""
    if nilai is None or isinstance(nilai, Jadwal):
        return nilai
    return Jadwal.dari_topeng(nilai) if isinstance(nilai, int) else Jadwal(nilai)
