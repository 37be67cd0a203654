"""What the road map asks of each Perangkat Daerah."""

from dataclasses import dataclass

from django.db.models import Count, Q

from organisasi.models import PerangkatDaerah
from organisasi.queries import cari_pd, kamus_nama
from roadmap.models import PilotZonaIntegritas, RoadMap
from roadmap.queries.kata import kata_cari


def unit_bernama(teks: str) -> PerangkatDaerah | None:
    """Return the unit whose code, name, abbreviation or other name `teks` is; None for none."""
    return PerangkatDaerah.objects.filter(kode=teks).first() or cari_pd(teks, kamus_nama())


def daftar_unit(
    road_map: RoadMap, *, cari: str = "", jenis: str = "", urut: str = ""
) -> list[PerangkatDaerah]:
    """Return the units with the number of rows that name each: one query. `urut` is nama or baris, “-” reverses."""
    unit = PerangkatDaerah.objects.select_related("induk").annotate(
        jumlah_baris=Count("baris", filter=Q(baris__road_map=road_map), distinct=True)
    )
    for kata in kata_cari(cari):  # a subquery per word: joins per word would multiply the rows
        memuat = Q(nama__icontains=kata) | Q(singkatan__icontains=kata) | Q(alias__nama__icontains=kata)
        unit = unit.filter(pk__in=PerangkatDaerah.objects.filter(memuat).values("pk"))
    if jenis:
        unit = unit.filter(jenis=jenis)
    bidang = {"nama": "nama", "baris": "jumlah_baris"}.get(urut.lstrip("-"), "nama")
    return list(unit.order_by(f"-{bidang}" if urut.startswith("-") else bidang, "nama", "pk").distinct())


@dataclass(frozen=True, slots=True)
class TugasUnit:
    """Which part of the Zona Integritas a unit has, and how many rows bind every unit."""

    zona_integritas: list[PilotZonaIntegritas]
    jumlah_seluruh: int


def tugas_unit(road_map: RoadMap, unit: PerangkatDaerah) -> TugasUnit:
    """Return what the road map asks of a unit beside the rows that name it: two queries."""
    return TugasUnit(
        zona_integritas=list(road_map.pilotzonaintegritas.filter(perangkat_daerah=unit)),
        jumlah_seluruh=road_map.barislampiran.filter(seluruh_pd=True).count(),
    )
