"""Problems as others ask for them: which are open, how many wait at each level, and for whom each waits."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import Any

from django.db.models import Count, Min, Q, QuerySet
from django.utils import timezone

from monev.models import (
    PengaturanMonev,
    Permasalahan,
    StatusMasalah,
    StatusTindakLanjut,
    TindakLanjut,
    Tingkat,
)
from organisasi.models import Pengguna, PerangkatDaerah, Pokja
from organisasi.permissions import KEPALA_PD, TIM_PELAKSANA, TIM_PELAKSANA_PD
from roadmap.models import AreaPerubahan, RoadMap

DIPERLUKAN = (
    "road_map",
    "perangkat_daerah",
    "pokja",
    "area",
    "indikator",
    "butir__area",
    "butir__rencana__perangkat_daerah",
    "butir__rencana__periode",
)
"""What is read along with a problem, so that its origin can be named."""


def di_area(area: AreaPerubahan) -> Q:
    """Return the condition that a problem is on an area: itself, or through its item."""
    return Q(area=area) | Q(butir__area=area)


def terbuka(
    road_map: RoadMap,
    tingkat: str | None = None,
    perangkat_daerah: PerangkatDaerah | None = None,
    pokja: Pokja | None = None,
    area: AreaPerubahan | None = None,
) -> QuerySet[Permasalahan]:
    """Return a road map's problems that are not solved, the longest waiting first, with what names their origin."""
    daftar = Permasalahan.objects.filter(road_map=road_map).exclude(status=StatusMasalah.SELESAI)
    if tingkat is not None:
        daftar = daftar.filter(tingkat=tingkat)
    if perangkat_daerah is not None:
        daftar = daftar.filter(perangkat_daerah=perangkat_daerah)
    if pokja is not None:
        daftar = daftar.filter(pokja=pokja)
    if area is not None:
        daftar = daftar.filter(di_area(area))
    return daftar.select_related(*DIPERLUKAN).order_by("sejak", "pk")


@dataclass(frozen=True, slots=True)
class JumlahTingkat:
    """The open problems of one level: how many, how many late, and for how many days the oldest waits there."""

    tingkat: Tingkat
    terbuka: int = 0
    terlambat: int = 0
    tertua: int | None = None


@dataclass(frozen=True, slots=True)
class Ringkasan:
    """Problems by level (`tingkat`, in the order of the way up) and solved; follow-ups by state, late among them."""

    tingkat: list[JumlahTingkat] = field(default_factory=list)
    selesai: int = 0
    berjalan: int = 0
    terlambat: int = 0
    menunggu: int = 0
    dikonfirmasi: int = 0

    @property
    def terbuka(self) -> int:
        """How many problems are not solved."""
        return sum(satu.terbuka for satu in self.tingkat)

    @property
    def lewat(self) -> int:
        """How many problems are late at their level."""
        return sum(satu.terlambat for satu in self.tingkat)


def ringkasan(
    road_map: RoadMap,
    pada: date,
    *,
    masalah: QuerySet[Permasalahan] | None = None,
    tindak_lanjut: QuerySet[TindakLanjut] | None = None,
) -> Ringkasan:
    """Count a road map's problems and follow-ups on the day `pada`, or those of narrower querysets; three queries."""
    semua = (Permasalahan.objects.all() if masalah is None else masalah).filter(road_map=road_map)
    belum = ~Q(status=StatusMasalah.SELESAI)
    hitungan = {
        baris["tingkat"]: baris
        for baris in semua.filter(belum)
        .order_by()
        .values("tingkat")
        .annotate(n=Count("pk"), lewat=Count("pk", filter=Q(tenggat__lt=pada)), tertua=Min("sejak"))
    }
    tindak = (TindakLanjut.objects.all() if tindak_lanjut is None else tindak_lanjut).filter(
        road_map=road_map
    )
    berjalan = Q(status=StatusTindakLanjut.BERJALAN)
    jumlah = tindak.order_by().aggregate(
        berjalan=Count("pk", filter=berjalan),
        terlambat=Count("pk", filter=berjalan & Q(tenggat__lt=pada)),
        menunggu=Count("pk", filter=Q(status=StatusTindakLanjut.SELESAI)),
        dikonfirmasi=Count("pk", filter=Q(status=StatusTindakLanjut.DIKONFIRMASI)),
    )
    return Ringkasan(
        [_jumlah(tingkat, hitungan.get(tingkat), pada) for tingkat in Tingkat],
        semua.filter(status=StatusMasalah.SELESAI).count(),
        **jumlah,
    )


def _jumlah(tingkat: Tingkat, baris: Mapping[str, Any] | None, pada: date) -> JumlahTingkat:
    if baris is None:
        return JumlahTingkat(tingkat)
    return JumlahTingkat(tingkat, baris["n"], baris["lewat"], umur(baris["tertua"], pada))


def umur(sejak: datetime, pada: date) -> int:
    """Return for how many days something has been so on the day `pada`."""
    return max(0, (pada - timezone.localdate(sejak)).days)


def batas_waktu(road_map: RoadMap, tingkat: str, kini: datetime) -> date:
    """Return the day until which a problem that arrives now may stay at a level (the defaults where nothing is set)."""
    pengaturan = PengaturanMonev.objects.filter(road_map=road_map).first() or PengaturanMonev()
    return timezone.localdate(kini) + timedelta(days=pengaturan.batas_hari(tingkat))


def pokja_asal(masalah: Permasalahan) -> Pokja | None:
    """Return the pokja of the area on which a problem is; None where that has none."""
    area = masalah.area or (masalah.butir.area if masalah.butir else None)
    return area.pokja if area else None


def pemegang_masalah(masalah: Permasalahan) -> list[Pengguna]:
    """Return the people of the level at which a problem is now."""
    return orang_tingkat(masalah.tingkat, unit=masalah.perangkat_daerah_id, pokja=masalah.pokja_id)


def orang_tingkat(tingkat: str, *, unit: int | None, pokja: int | None) -> list[Pengguna]:
    """Return the active people of a level: of a unit, of a pokja (and of none in particular), or of the city's team."""
    if tingkat == Tingkat.PD:
        tugas = Q(penugasan__peran__kode__in=(KEPALA_PD, TIM_PELAKSANA_PD), penugasan__perangkat_daerah=unit)
    elif tingkat == Tingkat.POKJA:
        tugas = Q(penugasan__peran__kode=TIM_PELAKSANA) & (
            Q(penugasan__pokja=pokja) | Q(penugasan__pokja__isnull=True)
        )
    else:
        tugas = Q(penugasan__peran__kode=TIM_PELAKSANA)
    return list(Pengguna.objects.filter(tugas, is_active=True).distinct())


def belum_terkonfirmasi(masalah: Permasalahan) -> int:
    """Return how many follow-ups of a problem Inspektorat has not confirmed."""
    return masalah.tindak_lanjut.exclude(status=StatusTindakLanjut.DIKONFIRMASI).count()


def nama_menunggu(masalah: Permasalahan) -> str:
    """Return for whom a problem waits, in words; empty where it is solved."""
    if masalah.status == StatusMasalah.SELESAI:
        return ""
    if masalah.tingkat == Tingkat.PD:
        return str(masalah.perangkat_daerah)
    if masalah.tingkat == Tingkat.POKJA:
        return str(masalah.pokja)
    return "rapat pleno"


def tanpa(orang: Iterable[Pengguna], oleh: Pengguna) -> list[Pengguna]:
    """Return people without the one who acts."""
    return [satu for satu in orang if satu.pk != oleh.pk]
