"""Priorities of Bab III as a page shows them."""

from collections import defaultdict
from dataclasses import dataclass, field

from django.db.models import Count

from roadmap.models import (
    IndikatorPrioritas,
    KegiatanPrioritas,
    KelompokPrioritas,
    Prioritas,
    ProgramKlasifikasi,
    RoadMap,
    SasaranPrioritas,
)


@dataclass(slots=True)
class SimpulPrioritas:
    """A priority with the parts below it."""

    prioritas: Prioritas
    anak: list["SimpulPrioritas"] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class KelompokLengkap:
    """A group with its priorities, nested."""

    kelompok: KelompokPrioritas
    prioritas: list[SimpulPrioritas]


def kelompok_prioritas(road_map: RoadMap) -> list[KelompokLengkap]:
    """Return the groups with their priorities: two queries."""
    simpul = {
        p.pk: SimpulPrioritas(p)
        for p in road_map.prioritas.annotate(
            jumlah_indikator=Count("sasaran__indikator", distinct=True),
            jumlah_kegiatan=Count("kegiatan", distinct=True),
        )
    }
    per_kelompok: dict[int, list[SimpulPrioritas]] = defaultdict(list)
    for s in simpul.values():
        wadah = (
            simpul[s.prioritas.induk_id].anak
            if s.prioritas.induk_id
            else per_kelompok[s.prioritas.kelompok_id]
        )
        wadah.append(s)
    return [KelompokLengkap(k, per_kelompok[k.pk]) for k in road_map.kelompokprioritas.all()]


@dataclass(frozen=True, slots=True)
class SasaranLengkap:
    """A sasaran of a priority with its printed indicator rows and their targets by year."""

    sasaran: SasaranPrioritas
    baris: list[tuple[IndikatorPrioritas, list[str]]]


def sasaran_prioritas(prioritas: Prioritas, tahun: list[int]) -> list[SasaranLengkap]:
    """Return the sasaran of a priority with indicators and printed targets: five queries."""
    daftar = prioritas.sasaran.order_by("urutan", "pk").prefetch_related(
        "indikator__penetapan__target", "indikator__penetapan__indikator"
    )
    return [SasaranLengkap(s, [_baris(i, tahun) for i in s.indikator.all()]) for s in daftar]


def _baris(indikator: IndikatorPrioritas, tahun: list[int]) -> tuple[IndikatorPrioritas, list[str]]:
    target = {t.tahun: t.teks for t in indikator.penetapan.target.all()}
    return indikator, [target.get(t, "") for t in tahun]


@dataclass(slots=True)
class SimpulKegiatan:
    """A kegiatan with its lettered points."""

    kegiatan: KegiatanPrioritas
    anak: list["SimpulKegiatan"] = field(default_factory=list)


def kegiatan_prioritas(prioritas: Prioritas) -> list[SimpulKegiatan]:
    """Return the kegiatan of a priority, nested: one query."""
    simpul = {k.pk: SimpulKegiatan(k) for k in prioritas.kegiatan.order_by("nomor", "pk")}
    akar: list[SimpulKegiatan] = []
    for s in simpul.values():
        (simpul[s.kegiatan.induk_id].anak if s.kegiatan.induk_id else akar).append(s)
    return akar


def program_klasifikasi(road_map: RoadMap) -> list[ProgramKlasifikasi]:
    """Return the classified programmes with their kegiatan: two queries."""
    return list(road_map.programklasifikasi.prefetch_related("kegiatan"))
