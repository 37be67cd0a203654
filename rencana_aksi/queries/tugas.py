"""The plans that wait for a person, by the roles that they hold."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Count, Q, QuerySet, Sum

from organisasi.models import Pengguna, PerangkatDaerah
from organisasi.permissions import (
    KEPALA_PD,
    TIM_PELAKSANA,
    TIM_PELAKSANA_PD,
    TIM_PENGARAH,
    kode_peran,
    unit_berperan,
)
from rencana_aksi.models import RencanaAksi, TahunRencana
from rencana_aksi.queries.tenggat import lama_hari, tenggat, terlambat
from rencana_aksi.workflow import DAPAT_DISUNTING, Langkah, Status
from roadmap.workflow import Status as StatusRoadMap


@dataclass(frozen=True, slots=True)
class Tugas:
    """A plan that waits for the person; `hari` are the days in its state, `terlambat` those past the deadline."""

    rencana: RencanaAksi
    hari: int
    tenggat: date | None
    terlambat: int


@dataclass(frozen=True, slots=True)
class BelumMulai:
    """A plan that nobody of the person's unit has started."""

    periode: TahunRencana
    unit: PerangkatDaerah
    terlambat: int


def tugas_dari(orang: Pengguna, hari_ini: date) -> list[Tugas]:
    """Return the plans that wait for `orang`, those past their deadline and longest waiting first: one query."""
    daftar = [
        Tugas(
            rencana,
            lama_hari(rencana, hari_ini),
            tenggat(rencana.periode, rencana),
            terlambat(rencana.periode, rencana, hari_ini),
        )
        for rencana in menunggu(orang).select_related("periode", "perangkat_daerah")
    ]
    return sorted(daftar, key=lambda t: (-t.terlambat, -t.hari))


def menunggu(orang: Pengguna) -> QuerySet[RencanaAksi]:
    """Return the plans whose next step is for `orang`; without those on which they have left their name already."""
    peran = kode_peran(orang)
    syarat = Q(pk__in=[])
    syarat |= Q(
        perangkat_daerah__in=unit_berperan(orang, frozenset({TIM_PELAKSANA_PD})),
        status__in=[s.value for s in sorted(DAPAT_DISUNTING)],
    )
    syarat |= Q(
        perangkat_daerah__in=unit_berperan(orang, frozenset({KEPALA_PD})),
        status=Status.MENUNGGU_KEPALA.value,
    )
    if TIM_PELAKSANA in peran:
        syarat |= Q(perangkat_daerah__isnull=True, status__in=[s.value for s in sorted(DAPAT_DISUNTING)])
        syarat |= Q(status=Status.DIAJUKAN.value)
    if TIM_PENGARAH in peran:
        syarat |= Q(status=Status.DIVERIFIKASI.value)
    sudah = Q()
    for langkah in Langkah:
        sudah |= Q(**{f"{langkah}_oleh": orang})
    return RencanaAksi.objects.filter(syarat).exclude(sudah)


def siap_ditetapkan() -> list[RencanaAksi]:
    """Return the verified plans with their number of items and budget, the longest waiting first: one query."""
    return list(
        RencanaAksi.objects.filter(status=Status.DIVERIFIKASI.value)
        .select_related("periode", "perangkat_daerah", "diverifikasi_oleh")
        .annotate(jumlah_butir=Count("butir"), jumlah_anggaran=Sum("butir__anggaran"))
        .order_by("sejak", "pk")
    )


def belum_dimulai(orang: Pengguna, hari_ini: date) -> list[BelumMulai]:
    """Return the open years of the road map in force for which a unit of `orang` has no plan: three queries."""
    unit = PerangkatDaerah.objects.filter(pk__in=unit_berperan(orang, frozenset({TIM_PELAKSANA_PD})))
    daftar_unit = list(unit.order_by("nama", "pk"))
    if not daftar_unit:
        return []
    periode = TahunRencana.objects.filter(dibuka=True, road_map__status=StatusRoadMap.BERLAKU)
    ada = set(
        RencanaAksi.objects.filter(perangkat_daerah__in=unit).values_list("periode_id", "perangkat_daerah_id")
    )
    return [
        BelumMulai(p, u, terlambat(p, None, hari_ini))
        for p in periode.order_by("tahun", "pk")
        for u in daftar_unit
        if (p.pk, u.pk) not in ada
    ]
