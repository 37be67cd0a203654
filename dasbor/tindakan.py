"""A thing that waits for a person, and the order in which they are shown. Pure."""

from collections.abc import Iterable
from dataclasses import dataclass

from tampilan.angka import tulis_angka, tulis_tenggat

PER_JENIS = 5
"""How many of a kind are shown one by one; the rest is a click away."""


@dataclass(frozen=True, slots=True)
class Tindakan:
    """One thing: what to do with what, where; `terlambat` days past its deadline, `hari` waiting (below 0: to come)."""

    perintah: str
    benda: str
    url: str
    terlambat: int = 0
    hari: int = 0
    keterangan: str = ""

    @property
    def kapan(self) -> str:
        """How urgent it is, in words; what is told otherwise (`keterangan`) needs none."""
        if self.terlambat:
            return tulis_tenggat(-self.terlambat)
        if self.keterangan:
            return self.keterangan
        return f"menunggu {tulis_angka(self.hari)} hari" if self.hari > 0 else "sejak hari ini"


@dataclass(frozen=True, slots=True)
class Jenis:
    """Things of one kind: the first PER_JENIS, how many there are in all, and their list."""

    nama: str
    isi: list[Tindakan]
    semua: int
    url: str

    @property
    def lain(self) -> int:
        """How many are not shown one by one."""
        return self.semua - len(self.isi)


@dataclass(frozen=True, slots=True)
class PerluTindakan:
    """Everything that waits for a person: one by one in order, and the kinds of which more stand in their lists."""

    daftar: list[Tindakan]
    lebih: list[Jenis]
    semua: int


def gabung(jenis: Iterable[Jenis]) -> PerluTindakan:
    """Put kinds together: past the deadline first, then what waits longest, then what is to come, the nearest first."""
    semua = [j for j in jenis if j.semua]
    daftar = sorted((t for j in semua for t in j.isi), key=lambda t: (-t.terlambat, -t.hari))
    return PerluTindakan(daftar, [j for j in semua if j.lain], sum(j.semua for j in semua))
