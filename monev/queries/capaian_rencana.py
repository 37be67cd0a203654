"""How far the set plans of a year are, summed by the database: per unit, per area, and the items that are late.

All figures come from each unit's newest sent report at or before a month, and are held against the plan of that
report's own month: a report that is missing is a matter of compliance, not of progress. Where a unit has sent none,
its set plan stands at the month asked for, without progress.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django.db.models import (
    Case,
    Count,
    DecimalField,
    ExpressionWrapper,
    F,
    FloatField,
    IntegerField,
    Max,
    Q,
    QuerySet,
    Sum,
    Value,
    When,
    Window,
)
from django.db.models.functions import Cast, Coalesce, Round, RowNumber

from monev.kurva import SERATUS, TERTINGGAL, bulatkan
from monev.models import Kemajuan, LaporanBulanan
from monev.models.kalender import JenisPeriode
from monev.ungkapan import BanyakBit
from monev.workflow import TERKIRIM
from organisasi.models import PerangkatDaerah
from rencana_aksi.models import ButirAksi, RencanaAksi
from rencana_aksi.workflow import Status
from roadmap.models import AreaPerubahan, RoadMap

PERSEN = DecimalField(max_digits=7, decimal_places=2)
TERLAMBAT = Q(kurang__gte=TERTINGGAL) | Q(terencana__gte=SERATUS, fisik__lt=SERATUS)
"""The items of `_dilaporkan` that are late, as `kurva.tertinggal` has it."""


@dataclass(frozen=True, slots=True)
class RingkasanKemajuan:
    """Items together: `fisik` and `rencana` are averages (%), money is rupiah; None where nothing was said.

    `bulan` is the newest month that a report of them speaks of, None where none was sent.
    """

    butir: int
    fisik: Decimal | None
    rencana: Decimal | None
    anggaran: Decimal | None
    terpakai: Decimal | None
    terlambat: int
    bulan: int | None

    @property
    def selisih(self) -> Decimal | None:
        """Progress less plan, in points."""
        return None if self.fisik is None or self.rencana is None else self.fisik - self.rencana

    @property
    def serapan(self) -> Decimal | None:
        """Money spent in % of the budget."""
        return (
            None
            if not self.anggaran or self.terpakai is None
            else bulatkan(self.terpakai * SERATUS / self.anggaran)
        )


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
    """The sums of each unit in each area of change, from which those of a unit, an area or all are put together."""

    def __init__(self, jumlah: Iterable[Mapping[str, Any]]) -> None:
        self._jumlah = list(jumlah)

    def per_unit(self, area: AreaPerubahan | None = None) -> dict[int | None, RingkasanKemajuan]:
        """Return the figures of each unit by its key (None: the city), of all areas or of the items of one."""
        return _gabung((j for j in self._jumlah if area is None or j["menurut_area"] == area.pk), "unit")

    def per_area(self) -> dict[int, RingkasanKemajuan]:
        """Return the figures of each area of change by its key."""
        return _gabung(self._jumlah, "area")

    def seluruhnya(self) -> RingkasanKemajuan | None:
        """Return the figures of all items together; None without any plan."""
        return _ringkas(self._jumlah) if self._jumlah else None


def kemajuan_terbagi(
    road_map: RoadMap, tahun: int, sampai_bulan: int, unit: PerangkatDaerah | None = None
) -> KemajuanTerbagi:
    """Return the sums of the items of set plans and sent reports, of all units or of one: two queries."""
    dilaporkan, belum = _milik(road_map, tahun, sampai_bulan, unit)
    return KemajuanTerbagi(
        [
            *_jumlah(dilaporkan, unit="laporan__perangkat_daerah", area="butir__area"),
            *_jumlah_belum(belum, unit="rencana__perangkat_daerah", area="area"),
        ]
    )


def per_prioritas(
    road_map: RoadMap, tahun: int, sampai_bulan: int, unit: PerangkatDaerah | None = None
) -> dict[int, RingkasanKemajuan]:
    """Return the figures of the items that serve each priority (Bab III), by its key: two queries."""
    dilaporkan, belum = _milik(road_map, tahun, sampai_bulan, unit)
    dilaporkan = dilaporkan.filter(butir__tautan__prioritas__isnull=False)
    belum = belum.filter(tautan__prioritas__isnull=False)
    return _gabung(
        [
            *_jumlah(dilaporkan, prioritas="butir__tautan__prioritas"),
            *_jumlah_belum(belum, prioritas="tautan__prioritas"),
        ],
        "prioritas",
    )


def _milik(
    road_map: RoadMap, tahun: int, sampai_bulan: int, unit: PerangkatDaerah | None
) -> tuple[QuerySet[Any], QuerySet[Any]]:
    """Return the reported and the unreported items of all units or of one."""
    dilaporkan = _dilaporkan(road_map, tahun, sampai_bulan)
    belum = _belum(road_map, tahun, sampai_bulan)
    if unit is None:
        return dilaporkan, belum
    return dilaporkan.filter(laporan__perangkat_daerah=unit), belum.filter(rencana__perangkat_daerah=unit)


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
    daftar = _dilaporkan(road_map, tahun, sampai_bulan).filter(TERLAMBAT)
    if unit is not None:
        daftar = daftar.filter(laporan__perangkat_daerah=unit)
    if area is not None:
        daftar = daftar.filter(butir__area=area)
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


# What a plan says of a month, in the database: the same as `kurva.rencana_butir`


def terencana(jadwal: str, bulan: Any) -> Case:
    """Return how much of an item (%) should be done at the end of `bulan` (an expression); NULL without months.

    `jadwal` is the path of its months.
    """
    semua: Any = Cast(F(jadwal), IntegerField())
    sampai = semua.bitand(Value(1).bitleftshift(bulan) - 1)
    bagian = ExpressionWrapper(Value(100.0) * BanyakBit(sampai) / BanyakBit(semua), output_field=FloatField())
    return Case(
        When(**{f"{jadwal}__gt": 0}, then=Round(Cast(bagian, PERSEN), 2)), default=None, output_field=PERSEN
    )


def _dilaporkan(road_map: RoadMap, tahun: int, sampai_bulan: int) -> QuerySet[Any]:
    """Return the progress in each unit's newest sent report, with `terencana` and `kurang` (points behind it)."""
    laporan = laporan_terkirim(road_map, tahun, sampai_bulan).values("pk")
    daftar: QuerySet[Any] = Kemajuan.objects.filter(laporan__in=laporan).order_by()
    daftar = daftar.annotate(terencana=terencana("butir__jadwal", F("laporan__periode__nomor")))
    hasil: QuerySet[Any] = daftar.annotate(kurang=Round(F("terencana") - F("fisik"), 2, output_field=PERSEN))
    return hasil


def laporan_terkirim(road_map: RoadMap, tahun: int, sampai_bulan: int) -> QuerySet[Any]:
    """Return the newest sent report of each unit and of the city at or before a month."""
    terbaru = Window(
        RowNumber(), partition_by=F("unit"), order_by=[F("periode__nomor").desc(), F("pk").desc()]
    )
    semua: QuerySet[Any] = _terkirim(road_map, tahun, sampai_bulan).annotate(giliran=terbaru)
    return semua.filter(giliran=1)


def _terkirim(road_map: RoadMap, tahun: int, sampai_bulan: int) -> QuerySet[Any]:
    """Return all sent reports of a year at or before a month, with the key of their `unit` (0: the city)."""
    semua: QuerySet[Any] = LaporanBulanan.objects.filter(
        periode__road_map=road_map,
        periode__tahun=tahun,
        periode__jenis=JenisPeriode.BULAN,
        periode__nomor__lte=sampai_bulan,
        status__in=TERKIRIM,
    )
    hasil: QuerySet[Any] = semua.annotate(unit=Coalesce("perangkat_daerah_id", 0))
    return hasil


def _belum(road_map: RoadMap, tahun: int, sampai_bulan: int) -> QuerySet[Any]:
    """Return the items of set plans of which no report was sent, with `terencana`."""
    berlapor = _terkirim(road_map, tahun, sampai_bulan).values("unit")
    rencana = RencanaAksi.objects.filter(
        periode__road_map=road_map, periode__tahun=tahun, status=Status.DITETAPKAN
    ).annotate(unit=Coalesce("perangkat_daerah_id", 0))
    tanpa = rencana.exclude(unit__in=berlapor).values("pk")
    daftar: QuerySet[Any] = ButirAksi.objects.filter(rencana__in=tanpa).order_by()
    hasil: QuerySet[Any] = daftar.annotate(terencana=terencana("jadwal", Value(sampai_bulan)))
    return hasil


# Sums


def _jumlah(daftar: QuerySet[Any], **menurut: str) -> Iterable[Mapping[str, Any]]:
    return daftar.values(**_bernama(menurut)).annotate(  # type: ignore[no-any-return]
        n=Count("pk"),
        n_fisik=Count("fisik"),
        jumlah_fisik=Sum("fisik"),
        n_rencana=Count("terencana"),
        jumlah_rencana=Sum("terencana"),
        pagu=Sum("butir__anggaran"),
        terpakai=Sum("anggaran"),
        n_terlambat=Count("pk", filter=TERLAMBAT),
        bulan=Max("laporan__periode__nomor"),
    )


def _jumlah_belum(daftar: QuerySet[Any], **menurut: str) -> Iterable[Mapping[str, Any]]:
    return daftar.values(**_bernama(menurut)).annotate(  # type: ignore[no-any-return]
        n=Count("pk"),
        n_rencana=Count("terencana"),
        jumlah_rencana=Sum("terencana"),
        pagu=Sum("anggaran"),
    )


def _bernama(menurut: Mapping[str, str]) -> dict[str, F]:
    """Return what sums are grouped by, under names that no field bears."""
    return {f"menurut_{kunci}": F(letak) for kunci, letak in menurut.items()}


def _gabung(semua: Iterable[Mapping[str, Any]], kunci: str) -> dict[Any, RingkasanKemajuan]:
    """Return the sums by what they were grouped by; every item weighs the same."""
    per_kunci: dict[Any, list[Mapping[str, Any]]] = defaultdict(list)
    for jumlah in semua:
        per_kunci[jumlah[f"menurut_{kunci}"]].append(jumlah)
    return {satu: _ringkas(daftar) for satu, daftar in per_kunci.items()}


def _ringkas(daftar: list[Mapping[str, Any]]) -> RingkasanKemajuan:
    return RingkasanKemajuan(
        butir=sum(j["n"] for j in daftar),
        fisik=_rata(daftar, "fisik"),
        rencana=_rata(daftar, "rencana"),
        anggaran=_tambah(daftar, "pagu"),
        terpakai=_tambah(daftar, "terpakai"),
        terlambat=sum(j.get("n_terlambat", 0) for j in daftar),
        bulan=max((j["bulan"] for j in daftar if "bulan" in j), default=None),
    )


def _rata(daftar: list[Mapping[str, Any]], bidang: str) -> Decimal | None:
    banyak = sum(j.get(f"n_{bidang}", 0) for j in daftar)
    jumlah = _tambah(daftar, f"jumlah_{bidang}")
    return bulatkan(jumlah / banyak) if banyak and jumlah is not None else None


def _tambah(daftar: list[Mapping[str, Any]], bidang: str) -> Decimal | None:
    ada = [Decimal(j[bidang]) for j in daftar if j.get(bidang) is not None]
    return sum(ada, Decimal()) if ada else None
