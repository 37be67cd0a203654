"""Figures and lists for the home page."""

from dataclasses import dataclass

from django.db.models import Count

from indikator.models import Realisasi
from roadmap.models import AreaPerubahan, RoadMap

INDEKS_RB = "indeks-rb"


@dataclass(frozen=True, slots=True)
class Ringkasan:
    """How much a road map holds."""

    tujuan: int
    indikator: int
    sasaran: int
    area: int
    baris: int
    perangkat_daerah: int


def ringkasan(road_map: RoadMap) -> Ringkasan:
    """Count the parts of a road map: one query."""
    angka = RoadMap.objects.filter(pk=road_map.pk).aggregate(
        tujuan=Count("barislampiran__tujuan", distinct=True),
        indikator=Count("barislampiran__penetapan", distinct=True),
        sasaran=Count("barislampiran__sasaran", distinct=True),
        area=Count("areaperubahan", distinct=True),
        baris=Count("barislampiran", distinct=True),
        perangkat_daerah=Count("barislampiran__pelaksana__perangkat_daerah", distinct=True),
    )
    return Ringkasan(**angka)


def area_dengan_jumlah(road_map: RoadMap) -> list[AreaPerubahan]:
    """Return the areas with the number of their rows in the Lampiran and of their kegiatan and fokus: one query."""
    return list(
        road_map.areaperubahan.select_related("pokja").annotate(
            jumlah_baris=Count("baris", distinct=True),
            jumlah_kegiatan=Count("kegiatan", distinct=True),
            jumlah_fokus=Count("fokus", distinct=True),
        )
    )


def indeks_rb() -> list[Realisasi]:
    """Return the measured Indeks Reformasi Birokrasi by year (Bab I)."""
    return list(Realisasi.objects.filter(indikator__kode=INDEKS_RB).order_by("tahun"))
