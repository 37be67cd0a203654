"""What a rule finds: where, what, how grave, and which record to open."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import Final, Literal

from roadmap.pemeriksaan.potret import Potret
from tampilan.status import Gaya


class Tingkat(StrEnum):
    """How grave a finding is, the worst first."""

    SALAH = "salah"
    PERIKSA = "periksa"
    CATATAN = "catatan"

    @property
    def rupa(self) -> Gaya:
        """The word, the shape and the colour that stand for it."""
        return RUPA[self]


RUPA: Final[dict[Tingkat, Gaya]] = {
    Tingkat.SALAH: Gaya("Salah", "✕", "merah"),
    Tingkat.PERIKSA: Gaya("Perlu diperiksa", "◐", "jingga"),
    Tingkat.CATATAN: Gaya("Catatan", "○", "abu"),
}

JenisTautan = Literal["baris", "indikator", "area", "prioritas"]


@dataclass(frozen=True, slots=True)
class Tautan:
    """The record to open: `kunci` (hex) of a row, `kode` of an indicator, primary key of an area or a priority."""

    jenis: JenisTautan
    kunci: str


@dataclass(frozen=True, slots=True)
class Butir:
    """One thing that a rule found: its place in the regulation, a sentence with the values, the record."""

    tempat: str
    uraian: str
    tautan: Tautan | None = None


@dataclass(frozen=True, slots=True)
class AturanPeriksa:
    """A rule: its code (stable, in addresses), its title, how grave it is, why it matters, and what finds it."""

    kode: str
    judul: str
    tingkat: Tingkat
    alasan: str
    cari: Callable[[Potret], Iterable[Butir]]


@dataclass(frozen=True, slots=True)
class Temuan:
    """A finding: `aturan` is the code of the rule, `judul` its title."""

    aturan: str
    judul: str
    tingkat: Tingkat
    tempat: str
    uraian: str
    tautan: Tautan | None = None

    def memuat(self, kata: str) -> bool:
        """Tell whether every word of `kata` stands somewhere in the finding, capitals apart."""
        isi = f"{self.tingkat.rupa.teks} {self.judul} {self.tempat} {self.uraian}".casefold()
        return all(k in isi for k in kata.casefold().split())


@dataclass(frozen=True, slots=True)
class SaringanTemuan:
    """What limits the findings; an empty field does not limit, an unknown code finds nothing."""

    aturan: str = ""
    tingkat: str = ""
    q: str = ""

    def terapkan(self, temuan: Iterable[Temuan]) -> list[Temuan]:
        """Return the findings that pass, in their order."""
        return list(self._lolos(temuan))

    def _lolos(self, temuan: Iterable[Temuan]) -> Iterator[Temuan]:
        for t in temuan:
            if self.aturan in ("", t.aturan) and self.tingkat in ("", t.tingkat) and t.memuat(self.q):
                yield t
