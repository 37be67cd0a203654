"""A mapping kept from an earlier file, by the texts of its headings, so that nothing is asked twice."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, TypeVar

from rencana_aksi.spreadsheet.bidang import NAMA, Bidang, Pemetaan, Tebakan
from roadmap.spreadsheet.teks import samakan

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Ingatan:
    """What a person once confirmed: a field per heading (equal headings in their order), and the unit of money."""

    kolom: tuple[tuple[str, Bidang], ...] = ()
    satuan_anggaran: int | None = None

    @classmethod
    def dari(cls, tebakan: Tebakan, pemetaan: Pemetaan) -> "Ingatan":
        """Keep `pemetaan` by the headings that `tebakan` found in the same file."""
        kolom = ((k.judul, pemetaan.kolom.get(k.kolom, Bidang.ABAIKAN)) for k in tebakan.kolom)
        return cls(
            tuple((samakan(judul), bidang) for judul, bidang in kolom if judul), pemetaan.satuan_anggaran
        )

    @classmethod
    def dari_json(cls, isi: Mapping[str, Any]) -> "Ingatan":
        """Read what `ke_json` wrote; fields that no longer exist are forgotten."""
        kolom = tuple((str(judul), Bidang(b)) for judul, b in isi.get("kolom", []) if b in NAMA)
        return cls(kolom, isi.get("satuan_anggaran"))

    def ke_json(self) -> dict[str, Any]:
        """Return what a JSON field can hold."""
        kolom = [[judul, bidang.value] for judul, bidang in self.kolom]
        return {"kolom": kolom, "satuan_anggaran": self.satuan_anggaran}

    def terapkan(self, judul: Sequence[str]) -> list[Bidang | None]:
        """Return the remembered field of each heading, None where this heading was never seen."""
        dikenal = dict(_bernomor(self.kolom))
        return [
            dikenal.get(kunci) if kunci[0] else None
            for kunci, _ in _bernomor((samakan(j), None) for j in judul)
        ]


def _bernomor(kolom: Iterable[tuple[str, T]]) -> Iterator[tuple[tuple[str, int], T]]:
    """Tell equal headings apart by their order: the second "Target" stays the second one."""
    jumlah: Counter[str] = Counter()
    for judul, nilai in kolom:
        jumlah[judul] += 1
        yield (judul, jumlah[judul]), nilai
