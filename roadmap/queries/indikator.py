"""Indicators of a road map: each printed row with its targets, and everything about one indicator."""

from collections import defaultdict
from dataclasses import dataclass
from typing import Any

from django.db.models import F, Q

from indikator.models import Indikator, PenetapanTarget, Target
from roadmap.models import BarisLampiran, IndikatorPrioritas, RoadMap
from roadmap.queries.kata import kata_cari

LAMPIRAN, BAB_III = "lampiran", "bab-iii"
URUT = {
    "nama": "indikator__nama",
    "tempat": "kode",
    "satuan": "indikator__satuan",
}


@dataclass(frozen=True, slots=True)
class BarisIndikator:
    """A printed indicator row with its printed targets, one per year asked for ("" where none)."""

    penetapan: PenetapanTarget
    target: list[str]


def tahun_target(road_map: RoadMap) -> list[int]:
    """Return the years that any target of the road map is set for, the baseline included: one query."""
    tahun = Target.objects.filter(penetapan__dokumen=road_map.kode).values_list("tahun", flat=True)
    return sorted(set(tahun) | set(road_map.tahun))


def daftar_indikator(
    road_map: RoadMap, tahun: list[int], *, cari: str = "", bagian: str = "", arah: str = "", urut: str = ""
) -> list[BarisIndikator]:
    """Return the printed indicator rows of a road map, the Lampiran's first: two queries."""
    penetapan = PenetapanTarget.objects.filter(dokumen=road_map.kode).select_related("indikator")
    for kata in kata_cari(cari):
        penetapan = penetapan.filter(Q(teks_indikator__icontains=kata) | Q(indikator__nama__icontains=kata))
    if bagian:
        penetapan = penetapan.filter(baris__isnull=bagian != LAMPIRAN).distinct()
    if arah:
        penetapan = penetapan.filter(indikator__arah=arah)
    penetapan = penetapan.order_by(*_urutan(urut))
    target = _target(Target.objects.filter(penetapan__dokumen=road_map.kode))
    return [BarisIndikator(p, [target[p.pk].get(t, "") for t in tahun]) for p in penetapan]


def _urutan(urut: str) -> list[Any]:
    bidang = URUT.get(urut.lstrip("-"))
    if bidang is None:
        return [F("tahun_dasar").asc(nulls_first=True), "kode"]
    return [f"-{bidang}" if urut.startswith("-") else bidang, "kode"]


def _target(query: Any) -> dict[int, dict[int, str]]:
    hasil: dict[int, dict[int, str]] = defaultdict(dict)
    for penetapan, tahun, teks in query.values_list("penetapan_id", "tahun", "teks"):
        hasil[penetapan][tahun] = teks
    return hasil


@dataclass(frozen=True, slots=True)
class PenetapanLengkap:
    """A place where targets are set, with the rows and priorities that use it."""

    penetapan: PenetapanTarget
    target: list[Target]
    baris: list[BarisLampiran]
    prioritas: list[IndikatorPrioritas]


def penetapan_indikator(road_map: RoadMap, indikator: Indikator) -> list[PenetapanLengkap]:
    """Return every place of the road map that sets targets for an indicator: four queries."""
    daftar = list(
        PenetapanTarget.objects.filter(indikator=indikator, dokumen=road_map.kode).prefetch_related("target")
    )
    baris: dict[int, list[BarisLampiran]] = defaultdict(list)
    for b in BarisLampiran.objects.filter(road_map=road_map, penetapan__in=daftar).select_related("sasaran"):
        baris[b.penetapan_id].append(b)
    prioritas: dict[int, list[IndikatorPrioritas]] = defaultdict(list)
    for i in IndikatorPrioritas.objects.filter(road_map=road_map, penetapan__in=daftar).select_related(
        "sasaran__prioritas"
    ):
        prioritas[i.penetapan_id].append(i)
    return [PenetapanLengkap(p, list(p.target.all()), baris[p.pk], prioritas[p.pk]) for p in daftar]
