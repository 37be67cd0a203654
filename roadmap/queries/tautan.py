"""Which records a printed text of a row names: program, kegiatan, Perangkat Daerah; only where nothing is in doubt."""

import re
from collections import defaultdict
from collections.abc import Hashable, Iterable, Mapping
from dataclasses import dataclass
from typing import TypeVar

from organisasi.models import PerangkatDaerah
from organisasi.queries import cari_pd, kamus_nama
from roadmap.models import BarisLampiran, Kegiatan, Program, RoadMap, SubKegiatan
from roadmap.spreadsheet import rapikan, samakan

SELURUH_PD = "Seluruh Perangkat Daerah"
Rincian = tuple[tuple[int, int | None], ...]  # (kegiatan, sub kegiatan) in printed order
H = TypeVar("H", bound=Hashable)

_KEGIATAN = re.compile(
    r"(?:kegiatan\s*:?\s+)?(?P<kegiatan>.+?)(?:\s+sub\s+kegiatan\s*:?\s+(?P<sub>.+))?", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Pelaksana:
    """Who carries out a row: all units, or some in order."""

    seluruh: bool
    unit: tuple[int, ...]


class KamusTautan:
    """The names known in one road map, read once: a constant number of queries.

    `baris` are its rows by key, with pelaksana and rincian prefetched.
    """

    def __init__(self, road_map: RoadMap) -> None:
        daftar = road_map.barislampiran.order_by("nomor").prefetch_related("pelaksana", "rincian")
        self.baris: dict[str, BarisLampiran] = {b.kunci.hex: b for b in daftar}
        for b in self.baris.values():
            b.road_map = road_map
        self._nama_program = {p.pk: p for p in Program.objects.filter(road_map=road_map)}
        self._kegiatan = {k.pk: k for k in Kegiatan.objects.filter(road_map=road_map)}
        self._sub = {s.pk: s for s in SubKegiatan.objects.filter(road_map=road_map)}
        self._unit = kamus_nama()
        self._nama_unit = dict(PerangkatDaerah.objects.values_list("pk", "nama"))
        baris = self.baris.values()
        self._program = _kumpulkan(
            [(samakan(p.nama), p.pk) for p in self._nama_program.values()]
            + [(samakan(b.teks_program), b.program_id) for b in baris if b.teks_program and b.program_id]
        )
        self._pelaksana = _kumpulkan(
            (samakan(b.teks_perangkat_daerah), pelaksana_dari(b)) for b in baris if b.teks_perangkat_daerah
        )
        self._rincian = _kumpulkan(
            ((b.program_id, samakan(b.teks_kegiatan)), rincian_dari(b)) for b in baris if b.teks_kegiatan
        )

    # Text → records

    def program(self, teks: str, nomenklatur: str) -> int | None:
        """Return the one program of that nomenclature that prints, or is named, so."""
        calon = self._program.get(samakan(teks), set())
        return _tunggal({pk for pk in calon if self._nama_program[pk].nomenklatur == nomenklatur})

    def pelaksana(self, teks: str) -> Pelaksana | None:
        """Return who is meant; "A/B" are two units where no unit is called so."""
        if samakan(teks) == samakan(SELURUH_PD):
            return Pelaksana(True, ())
        tercetak = _tunggal(self._pelaksana.get(samakan(teks), set()))
        return tercetak or self._unit_disebut([teks]) or self._unit_disebut(teks.split("/"))

    def rincian(self, teks: str, program: int | None) -> Rincian | None:
        """Return the kegiatan and sub kegiatan under `program` that print, or are named, so."""
        if not teks:
            return ()
        tercetak = _tunggal(self._rincian.get((program, samakan(teks)), set()))
        return tercetak or self._rincian_disebut(teks, program)

    def _unit_disebut(self, nama: list[str]) -> Pelaksana | None:
        unit = [cari_pd(n, self._unit) for n in nama]
        pk = [u.pk for u in unit if u is not None]
        return Pelaksana(False, tuple(dict.fromkeys(pk))) if len(pk) == len(nama) else None

    def _rincian_disebut(self, teks: str, program: int | None) -> Rincian | None:
        cocok = _KEGIATAN.fullmatch(rapikan(teks))
        sebutan = {samakan(teks)} | ({samakan(cocok["kegiatan"])} if cocok and not cocok["sub"] else set())
        utuh = self._kegiatan_bernama(sebutan, program)
        if utuh is not None or cocok is None or not cocok["sub"]:
            return None if utuh is None else ((utuh, None),)
        kegiatan = self._kegiatan_bernama({samakan(cocok["kegiatan"])}, program)
        nama = samakan(cocok["sub"])
        sub = _tunggal(
            {s.pk for s in self._sub.values() if s.kegiatan_id == kegiatan and samakan(s.nama) == nama}
        )
        return None if kegiatan is None or sub is None else ((kegiatan, sub),)

    def _kegiatan_bernama(self, nama: set[str], program: int | None) -> int | None:
        return _tunggal(
            {k.pk for k in self._kegiatan.values() if k.program_id == program and samakan(k.nama) in nama}
        )

    # Records → words

    def nama_program(self, pk: int | None) -> str:
        """Return the program's name, or that there is none."""
        return str(self._nama_program[pk]) if pk is not None else "tanpa program"

    def nama_pelaksana(self, pelaksana: Pelaksana) -> str:
        """Return the units' names, or that there is none."""
        if pelaksana.seluruh:
            return SELURUH_PD
        return ", ".join(self._nama_unit[pk] for pk in pelaksana.unit) or "tanpa Perangkat Daerah"

    def nama_rincian(self, rincian: Rincian) -> str:
        """Return the names of the kegiatan, or that there is none."""
        nama = [str(self._sub[sub]) if sub is not None else str(self._kegiatan[k]) for k, sub in rincian]
        return ", ".join(nama) or "tanpa kegiatan"


def pelaksana_dari(baris: BarisLampiran) -> Pelaksana:
    """Return who carries out a row, from the prefetched records."""
    return Pelaksana(baris.seluruh_pd, tuple(p.perangkat_daerah_id for p in baris.pelaksana.all()))


def rincian_dari(baris: BarisLampiran) -> Rincian:
    """Return the kegiatan that a row names, from the prefetched records."""
    return tuple((r.kegiatan_id, r.sub_kegiatan_id) for r in baris.rincian.all())


K = TypeVar("K", bound=Hashable)


def _kumpulkan(pasangan: Iterable[tuple[K, H]]) -> Mapping[K, set[H]]:
    hasil: dict[K, set[H]] = defaultdict(set)
    for kunci, nilai in pasangan:
        hasil[kunci].add(nilai)
    return dict(hasil)


def _tunggal(calon: set[H]) -> H | None:
    return next(iter(calon)) if len(calon) == 1 else None
