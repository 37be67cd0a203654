"""The calendar of a road map: opened with its periods, rhythm and settings; periods locked and opened again."""

from datetime import date, datetime, timedelta
from typing import TypeVar

from django.db import transaction
from django.utils import timezone
from simple_history.utils import bulk_create_with_history

from monev.irama import DASAR, IRAMA
from monev.models import Kewajiban, PengaturanMonev, Periode
from monev.models.kalender import BANYAK_PERIODE, JenisPeriode
from monev.permissions import BUKA_KALENDER, BUKA_KUNCI
from organisasi.models import Pengguna
from roadmap.models import RoadMap
from roadmap.services.isi import pastikan_terkini

K = TypeVar("K", Periode, Kewajiban, PengaturanMonev)


class KalenderDitolak(Exception):
    """The calendar cannot be changed as asked; the message says why."""


@transaction.atomic
def buka_kalender(*, road_map: RoadMap, oleh: Pengguna | None = None) -> int:
    """Give a road map the settings, rhythm and periods that it lacks, and return how many records came new.

    Without `oleh` a command does it; with, raises TidakBerwenang. What exists stays as people have set it.
    """
    if oleh is not None:
        BUKA_KALENDER.pastikan(oleh)
    RoadMap.objects.select_for_update().get(pk=road_map.pk)
    pengaturan, baru = PengaturanMonev.objects.get_or_create(road_map=road_map)
    ada = set(Kewajiban.objects.filter(road_map=road_map).values_list("kode", flat=True))
    kewajiban = [
        Kewajiban(road_map=road_map, dasar=DASAR, urutan=urutan, **satu._asdict())
        for urutan, satu in enumerate(IRAMA, start=1)
        if satu.kode not in ada
    ]
    bulk_create_with_history(kewajiban, Kewajiban, default_user=oleh)
    sudah = set(Periode.objects.filter(road_map=road_map).values_list("jenis", "tahun", "nomor"))
    periode = [
        _periode(road_map, pengaturan, jenis, tahun, nomor)
        for tahun in road_map.tahun
        for jenis, banyak in BANYAK_PERIODE.items()
        for nomor in range(1, banyak + 1)
        if (jenis, tahun, nomor) not in sudah
    ]
    bulk_create_with_history(periode, Periode, default_user=oleh)
    return int(baru) + len(kewajiban) + len(periode)


def _periode(
    road_map: RoadMap, pengaturan: PengaturanMonev, jenis: JenisPeriode, tahun: int, nomor: int
) -> Periode:
    periode = Periode(road_map=road_map, jenis=jenis, tahun=tahun, nomor=nomor)
    hari = {
        JenisPeriode.BULAN: pengaturan.tenggat_bulan,
        JenisPeriode.SEMESTER: pengaturan.tenggat_semester,
        JenisPeriode.TAHUN: pengaturan.tenggat_tahun,
    }[jenis]
    periode.tenggat = periode.akhir + timedelta(days=hari)
    periode.dikunci_sesudah = periode.tenggat + timedelta(days=pengaturan.kunci_sesudah)
    return periode


@transaction.atomic
def buka_kunci(*, periode: Periode, sampai: date, alasan: str, oleh: Pengguna, kini: datetime) -> Periode:
    """Open a locked period again until a day, with a reason.

    Raises TidakBerwenang, and KalenderDitolak where it is not locked, the day is past or the reason missing.
    """
    BUKA_KUNCI.pastikan(oleh)
    terkini = Periode.objects.select_for_update().get(pk=periode.pk)
    hari = timezone.localdate(kini)
    if not terkini.terkunci(hari):
        raise KalenderDitolak(f"{terkini} tidak sedang dikunci.")
    if sampai < hari:
        raise KalenderDitolak("Tanggal dibuka sampai tidak boleh sudah lewat.")
    if not alasan.strip():
        raise KalenderDitolak("Tulis alasan membuka kembali periode ini.")
    terkini.dibuka_sampai, terkini.alasan_dibuka = sampai, alasan.strip()
    terkini._history_user = oleh  # type: ignore[attr-defined]
    terkini.save()
    return terkini


@transaction.atomic
def simpan_kalender(*, objek: K, oleh: Pengguna, versi_dibuka: str | None = None) -> K:
    """Save a period, an obligation or the settings; raises TidakBerwenang, ValidationError and Basi (stale)."""
    BUKA_KALENDER.pastikan(oleh)
    RoadMap.objects.select_for_update().get(pk=objek.road_map_id)
    if objek.pk:
        pastikan_terkini(versi_dibuka, objek)
    objek.full_clean()
    objek._history_user = oleh  # type: ignore[attr-defined]
    objek.save()
    return objek


@transaction.atomic
def hapus_kewajiban(*, kewajiban: Kewajiban, oleh: Pengguna) -> None:
    """Delete an obligation; raises TidakBerwenang. Who deleted it stands in the history."""
    BUKA_KALENDER.pastikan(oleh)
    kewajiban._history_user = oleh  # type: ignore[attr-defined]
    kewajiban.delete()
