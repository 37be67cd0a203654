"""What sent reports and set plans say of items, summed by the database: every figure of progress is made of it."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django.db.models import (
    Count,
    DecimalField,
    F,
    Max,
    Q,
    QuerySet,
    Sum,
    Value,
    Window,
)
from django.db.models.functions import Coalesce, Round, RowNumber

from monev.kurva import SERATUS, TERTINGGAL, bulatkan
from monev.models import Kemajuan, LaporanBulanan
from monev.models.kalender import JenisPeriode
from monev.ungkapan import Terencana
from monev.workflow import TERKIRIM
from organisasi.models import PerangkatDaerah
from rencana_aksi.models import ButirAksi, RencanaAksi
from rencana_aksi.workflow import Status
from roadmap.models import AreaPerubahan, RoadMap

Jumlah = Mapping[str, Any]
"""The sums of a group of items, with what it was grouped by under `menurut_…`."""

PERSEN = DecimalField(max_digits=7, decimal_places=2)
TERLAMBAT = Q(kurang__gte=TERTINGGAL) | Q(terencana__gte=SERATUS, fisik__lt=SERATUS)
"""The items of `butir_dilaporkan` that are late, as `kurva.tertinggal` has it."""


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


# What a plan says of a month, in the database: the same as `kurva.rencana_butir`


def terencana(jadwal: str, bulan: Any) -> Terencana:
    """Return how much of an item (%) should be done at the end of `bulan` (an expression); NULL without months.

    `jadwal` is the path of its months.
    """
    return Terencana(F(jadwal), bulan, output_field=PERSEN)


def butir_dilaporkan(laporan: QuerySet[Any] | Collection[int]) -> QuerySet[Any]:
    """Return the progress in reports, with `terencana` and `kurang` (points behind it)."""
    daftar = isi_terkirim(laporan)
    hasil: QuerySet[Any] = daftar.annotate(kurang=Round(F("terencana") - F("fisik"), 2, output_field=PERSEN))
    return hasil


def isi_terkirim(laporan: QuerySet[Any] | Collection[int]) -> QuerySet[Any]:
    """Return the progress in reports (or those of these keys), each held against the plan of its own month."""
    daftar: QuerySet[Any] = Kemajuan.objects.filter(laporan__in=laporan).order_by()
    hasil: QuerySet[Any] = daftar.annotate(terencana=terencana("butir__jadwal", F("laporan__periode__nomor")))
    return hasil


def di_area(daftar: QuerySet[Any], area: AreaPerubahan) -> QuerySet[Any]:
    """Keep the progress of the items of an area.

    The database is to look at the reports first: by the index of areas it would read the items of every year.
    """
    hasil: QuerySet[Any] = daftar.annotate(area=Coalesce("butir__area_id", 0)).filter(area=area.pk)
    return hasil


def laporan_terkirim(
    road_map: RoadMap, tahun: int, sampai_bulan: int, unit: PerangkatDaerah | None = None
) -> QuerySet[Any]:
    """Return the newest sent report at or before a month, of each unit and of the city, or of one unit."""
    terbaru = Window(
        RowNumber(), partition_by=F("unit"), order_by=[F("periode__nomor").desc(), F("pk").desc()]
    )
    semua = terkirim(road_map, tahun, sampai_bulan)
    if unit is not None:
        semua = semua.filter(unit=unit.pk)
    hasil: QuerySet[Any] = semua.annotate(giliran=terbaru).filter(giliran=1)
    return hasil.order_by()


def terkirim(road_map: RoadMap, tahun: int, sampai_bulan: int) -> QuerySet[Any]:
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


def butir_belum(rencana: Collection[int], bulan: int) -> QuerySet[Any]:
    """Return the items of the plans of these keys, with `terencana` at a month."""
    daftar: QuerySet[Any] = ButirAksi.objects.filter(rencana__in=rencana).order_by()
    hasil: QuerySet[Any] = daftar.annotate(terencana=terencana("jadwal", Value(bulan)))
    return hasil


def rencana_ditetapkan(road_map: RoadMap, tahun: int) -> QuerySet[Any]:
    """Return the set plans of a year, with the key of their `unit` (0: the city)."""
    semua: QuerySet[Any] = RencanaAksi.objects.filter(
        periode__road_map=road_map, periode__tahun=tahun, status=Status.DITETAPKAN
    ).order_by()
    hasil: QuerySet[Any] = semua.annotate(unit=Coalesce("perangkat_daerah_id", 0))
    return hasil


# Sums


def jumlah_dilaporkan(daftar: QuerySet[Any], **menurut: str) -> Iterable[Jumlah]:
    """Return the sums of reported items, grouped by what the paths of `menurut` lead to."""
    return jumlah_terlapor(daftar, **menurut).annotate(  # type: ignore[no-any-return]
        n_terlambat=Count("pk", filter=TERLAMBAT), bulan=Max("laporan__periode__nomor")
    )


def jumlah_terlapor(daftar: QuerySet[Any], **menurut: str) -> QuerySet[Any]:
    """Return the same without what is late and since when."""
    return daftar.values(**_bernama(menurut)).annotate(  # type: ignore[no-any-return]
        n=Count("pk"),
        n_fisik=Count("fisik"),
        jumlah_fisik=Sum("fisik"),
        n_rencana=Count("pk", filter=Q(butir__jadwal__gt=0)),
        jumlah_rencana=Sum("terencana"),
        pagu=Sum("butir__anggaran"),
        terpakai=Sum("anggaran"),
    )


def jumlah_belum(daftar: QuerySet[Any], **menurut: str) -> Iterable[Jumlah]:
    """Return the sums of items of which nothing was reported."""
    return daftar.values(**_bernama(menurut)).annotate(  # type: ignore[no-any-return]
        n=Count("pk"),
        n_rencana=Count("terencana"),
        jumlah_rencana=Sum("terencana"),
        pagu=Sum("anggaran"),
    )


def _bernama(menurut: Mapping[str, str]) -> dict[str, F]:
    """Return what sums are grouped by, under names that no field bears."""
    return {f"menurut_{kunci}": F(letak) for kunci, letak in menurut.items()}


def gabung(semua: Iterable[Jumlah], kunci: str) -> dict[Any, RingkasanKemajuan]:
    """Return the sums by what they were grouped by."""
    per_kunci: dict[Any, list[Jumlah]] = defaultdict(list)
    for jumlah in semua:
        per_kunci[jumlah[f"menurut_{kunci}"]].append(jumlah)
    return {satu: ringkas(daftar) for satu, daftar in per_kunci.items()}


def ringkas(daftar: Collection[Jumlah]) -> RingkasanKemajuan:
    """Return groups together; every item weighs the same."""
    return RingkasanKemajuan(
        butir=sum(j["n"] for j in daftar),
        fisik=_rata(daftar, "fisik"),
        rencana=_rata(daftar, "rencana"),
        anggaran=_tambah(daftar, "pagu"),
        terpakai=_tambah(daftar, "terpakai"),
        terlambat=sum(j.get("n_terlambat", 0) for j in daftar),
        bulan=max((j["bulan"] for j in daftar if "bulan" in j), default=None),
    )


def _rata(daftar: Collection[Jumlah], bidang: str) -> Decimal | None:
    banyak = sum(j.get(f"n_{bidang}", 0) for j in daftar)
    jumlah = _tambah(daftar, f"jumlah_{bidang}")
    return bulatkan(jumlah / banyak) if banyak and jumlah is not None else None


def _tambah(daftar: Collection[Jumlah], bidang: str) -> Decimal | None:
    ada = [Decimal(j[bidang]) for j in daftar if j.get(bidang) is not None]
    return sum(ada, Decimal()) if ada else None
