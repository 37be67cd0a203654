"""How far the set plans of a year are, summed by the database: per unit, per area, and the items that are late.

All figures come from each unit's newest sent report at or before a month, and are held against the plan of that
report's own month: a report that is missing is a matter of compliance, not of progress. Where a unit has sent none,
its set plan stands at the month asked for, without progress.
"""

from collections.abc import Collection
from dataclasses import dataclass
from decimal import Decimal

from monev.kurva import bulatkan
from monev.queries.jumlah_kemajuan import (
    TERLAMBAT,
    RingkasanKemajuan,
    butir_belum,
    butir_dilaporkan,
    di_area,
    gabung,
    jumlah_belum,
    jumlah_dilaporkan,
    laporan_terkirim,
    rencana_ditetapkan,
    ringkas,
)
from organisasi.models import PerangkatDaerah
from rencana_aksi.models import ButirAksi
from roadmap.models import AreaPerubahan, RoadMap


@dataclass(frozen=True, slots=True)
class ButirTerlambat:
    """An item behind its plan (with area, plan and unit read along), as its unit's report of `bulan` tells."""

    butir: ButirAksi
    unit: PerangkatDaerah | None
    laporan: int
    bulan: int
    fisik: Decimal
    rencana: Decimal
    kendala: str

    @property
    def selisih(self) -> Decimal:
        """Points behind the plan."""
        return self.rencana - self.fisik


class KemajuanTerbagi:
    """The sums of each unit in each area of change, from which those of a unit, an area or all are put together.

    `laporan` are the reports that count, `rencana` the plans of which none does, by key; these stand at `bulan`.
    """

    def __init__(
        self,
        laporan: Collection[int],
        rencana: Collection[int],
        bulan: int,
        area: AreaPerubahan | None = None,
    ) -> None:
        self._laporan, self._rencana, self._bulan = laporan, rencana, bulan
        dilaporkan, belum = butir_dilaporkan(laporan), butir_belum(rencana, bulan)
        if area is not None:
            dilaporkan, belum = di_area(dilaporkan, area), belum.filter(area=area)
        self._jumlah = [
            *jumlah_dilaporkan(dilaporkan, unit="laporan__perangkat_daerah", area="butir__area"),
            *jumlah_belum(belum, unit="rencana__perangkat_daerah", area="area"),
        ]

    def per_unit(self, area: AreaPerubahan | None = None) -> dict[int | None, RingkasanKemajuan]:
        """Return the figures of each unit by its key (None: the city), of all areas or of the items of one."""
        return gabung((j for j in self._jumlah if area is None or j["menurut_area"] == area.pk), "unit")

    def per_area(self) -> dict[int, RingkasanKemajuan]:
        """Return the figures of each area of change by its key."""
        return gabung(self._jumlah, "area")

    def seluruhnya(self) -> RingkasanKemajuan | None:
        """Return the figures of all items together; None without any plan."""
        return ringkas(self._jumlah) if self._jumlah else None

    def per_prioritas(self) -> dict[int, RingkasanKemajuan]:
        """Return the figures of the items that serve each priority (Bab III), by its key: two queries more."""
        dilaporkan = butir_dilaporkan(self._laporan).filter(butir__tautan__prioritas__isnull=False)
        belum = butir_belum(self._rencana, self._bulan).filter(tautan__prioritas__isnull=False)
        return gabung(
            [
                *jumlah_dilaporkan(dilaporkan, prioritas="butir__tautan__prioritas"),
                *jumlah_belum(belum, prioritas="tautan__prioritas"),
            ],
            "prioritas",
        )


def kemajuan_terbagi(
    road_map: RoadMap,
    tahun: int,
    sampai_bulan: int,
    unit: PerangkatDaerah | None = None,
    area: AreaPerubahan | None = None,
) -> KemajuanTerbagi:
    """Return the sums of the items of set plans and sent reports, of all units or of one, of all areas or of one.

    Four queries at most.
    """
    laporan = laporan_terkirim(road_map, tahun, sampai_bulan, unit).values_list("unit", "pk")
    rencana = rencana_ditetapkan(road_map, tahun)
    if unit is not None:
        rencana = rencana.filter(unit=unit.pk)
    terbaru = dict(laporan)
    belum = [pk for satu, pk in rencana.values_list("unit", "pk") if satu not in terbaru]
    return KemajuanTerbagi(list(terbaru.values()), belum, sampai_bulan, area)


def butir_terlambat(
    road_map: RoadMap,
    tahun: int,
    sampai_bulan: int,
    unit: PerangkatDaerah | None = None,
    area: AreaPerubahan | None = None,
    banyak: int | None = None,
) -> list[ButirTerlambat]:
    """Return the items that are late (`kurva.tertinggal`) of all units or of one, the worst first: one query.

    At most `banyak` of them; None: all.
    """
    laporan = laporan_terkirim(road_map, tahun, sampai_bulan, unit)
    daftar = butir_dilaporkan(laporan.values("pk")).filter(TERLAMBAT)
    if area is not None:
        daftar = di_area(daftar, area)
    daftar = daftar.select_related(
        "butir__area", "butir__rencana__periode", "butir__rencana__perangkat_daerah", "laporan__periode"
    ).order_by("-kurang", "butir__rencana__perangkat_daerah__nama", "butir__nomor", "pk")
    return [
        ButirTerlambat(
            k.butir,
            k.butir.rencana.perangkat_daerah,
            k.laporan_id,
            k.laporan.periode.nomor,
            k.fisik,
            bulatkan(k.terencana),
            k.kendala,
        )
        for k in daftar[:banyak]
    ]
