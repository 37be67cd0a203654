"""What happened that keeps an obligation of the rhythm: querysets, not yet read, one kind each.

Each gives `nomor` (of the window), `hari` and `tepat`, beside the field of who owes (`KUNCI`), of the levels asked for.
"""

from collections.abc import Callable, Collection, Sequence
from datetime import date, datetime, time, timedelta
from typing import Any

from django.db.models import (
    BooleanField,
    DateField,
    DateTimeField,
    ExpressionWrapper,
    F,
    Q,
    QuerySet,
    Value,
)
from django.db.models.functions import TruncDate
from django.utils import timezone

from monev.kepatuhan import Jendela, jendela_tahun
from monev.models import (
    Evaluasi,
    JenisRapat,
    Kewajiban,
    LaporanBulanan,
    LaporanMonev,
    Pengukuran,
    Periode,
    Peristiwa,
    Rapat,
    StatusRapat,
    Survei,
    Tingkat,
)
from monev.ungkapan import Jenjang, Menurut
from monev.workflow import TERKIRIM
from roadmap.models import RoadMap

BERPERIODE = frozenset({Peristiwa.LAPORAN, Peristiwa.PENGUKURAN, Peristiwa.EVALUASI, Peristiwa.LAPORAN_MONEV})
"""What belongs to a period of the calendar: the period's own deadline counts."""

Tingkatan = Collection[str]
"""The levels of which something is asked."""

KUNCI = {Tingkat.PD: "perangkat_daerah_id", Tingkat.POKJA: "pokja_id", Tingkat.KOTA: ""}


class Kalender:
    """The windows of each obligation in a year, read with the deadlines of the periods in one query."""

    def __init__(self, road_map: RoadMap, tahun: int) -> None:
        self.road_map, self.tahun = road_map, tahun
        daftar = Periode.objects.filter(road_map=road_map, tahun=tahun)
        self._tenggat = {(p.jenis, p.nomor): p.tenggat for p in daftar}

    def jendela(self, kewajiban: Kewajiban) -> list[Jendela]:
        """Return the windows of an obligation; one with a period of the calendar is due when that is."""
        semua = jendela_tahun(kewajiban.irama, self.tahun, kewajiban.tenggat_hari)
        if kewajiban.peristiwa not in BERPERIODE:
            return semua
        return [
            Jendela(
                j.nomor, j.nama, j.mulai, j.akhir, self._tenggat.get((kewajiban.irama, j.nomor), j.tenggat)
            )
            for j in semua
        ]


def _awal_hari(hari: date) -> datetime:
    return timezone.make_aware(datetime.combine(hari, time.min))


def _sesudah(hari: date) -> datetime:
    return _awal_hari(hari + timedelta(days=1))


def _bernomor(jendela: Sequence[Jendela], bidang: str, geser: timedelta, *, waktu: bool) -> Jenjang:
    """Return the number of the window in which a field falls, each shifted by the days after it is due."""
    batas: Callable[[date], Any] = _awal_hari if waktu else (lambda hari: hari)
    ujung = [(batas(j.akhir + geser + timedelta(days=1)), j.nomor) for j in jendela]
    return Jenjang(bidang, batas(jendela[0].mulai + geser), ujung)


def _rapat(kewajiban: Kewajiban, kalender: Kalender, tingkat: Tingkatan) -> QuerySet[Any]:
    """Return meetings held with minutes. One that may be held after its window counts for the window before."""
    jendela = kalender.jendela(kewajiban)
    geser = timedelta(days=kewajiban.tenggat_hari)
    daftar = Rapat.objects.filter(
        road_map=kalender.road_map,
        tingkat__in=tingkat,
        status=StatusRapat.TERLAKSANA,
        mulai__gte=_awal_hari(jendela[0].mulai + geser),
        mulai__lt=_sesudah(jendela[-1].akhir + geser),
    )
    if kewajiban.peristiwa == Peristiwa.RAPAT_EVALUASI:
        daftar = daftar.filter(jenis=JenisRapat.EVALUASI)
    hasil: QuerySet[Any] = daftar.annotate(
        nomor=_bernomor(jendela, "mulai", geser, waktu=True), hari=TruncDate("mulai"), tepat=Value(True)
    )
    return hasil


def _survei(kewajiban: Kewajiban, kalender: Kalender, tingkat: Tingkatan) -> QuerySet[Any]:
    jendela = kalender.jendela(kewajiban)
    geser = timedelta(days=kewajiban.tenggat_hari)
    rentang = (jendela[0].mulai + geser, jendela[-1].akhir + geser)
    daftar = Survei.objects.filter(road_map=kalender.road_map, tingkat__in=tingkat, selesai__range=rentang)
    hasil: QuerySet[Any] = daftar.annotate(
        nomor=_bernomor(jendela, "selesai", geser, waktu=False), hari=F("selesai"), tepat=Value(True)
    )
    return hasil


def _dokumen(
    model: Any, kewajiban: Kewajiban, kalender: Kalender, tingkat: Tingkatan, waktu: str, **syarat: Any
) -> QuerySet[Any]:
    """Return documents of periods: on time where they came before the day after the period's deadline."""
    daftar = model.objects.filter(
        tingkat__in=tingkat,
        periode__road_map=kalender.road_map,
        periode__tahun=kalender.tahun,
        periode__jenis=kewajiban.irama,
        **syarat,
    )
    akhir = {j.nomor: _sesudah(j.tenggat) for j in kalender.jendela(kewajiban)}
    batas = Menurut("periode__nomor", akhir, output_field=DateTimeField())
    hasil: QuerySet[Any] = daftar.annotate(
        nomor=F("periode__nomor"),
        hari=TruncDate(waktu, output_field=DateField()),
        tepat=ExpressionWrapper(Q(**{f"{waktu}__lt": batas}), output_field=BooleanField()),
    )
    return hasil


def _laporan(kewajiban: Kewajiban, kalender: Kalender, tingkat: Tingkatan) -> QuerySet[Any]:
    return _dokumen(LaporanBulanan, kewajiban, kalender, tingkat, "dikirim_pada", status__in=TERKIRIM)


def _evaluasi(kewajiban: Kewajiban, kalender: Kalender, tingkat: Tingkatan) -> QuerySet[Any]:
    return _dokumen(Evaluasi, kewajiban, kalender, tingkat, "dikirim_pada", status__in=TERKIRIM)


def _laporan_monev(kewajiban: Kewajiban, kalender: Kalender, tingkat: Tingkatan) -> QuerySet[Any]:
    """Return reports that were set; the first version says when."""
    syarat = {"versi": 1, "diterima_pada__isnull": False}
    return _dokumen(LaporanMonev, kewajiban, kalender, tingkat, "diterima_pada", **syarat)


def _pengukuran(kewajiban: Kewajiban, kalender: Kalender, tingkat: Tingkatan) -> QuerySet[Any]:
    return _dokumen(Pengukuran, kewajiban, kalender, tingkat, "dikirim_pada", status__in=TERKIRIM)


PERISTIWA: dict[str, Callable[[Kewajiban, Kalender, Tingkatan], QuerySet[Any]]] = {
    Peristiwa.RAPAT: _rapat,
    Peristiwa.RAPAT_EVALUASI: _rapat,
    Peristiwa.LAPORAN: _laporan,
    Peristiwa.PENGUKURAN: _pengukuran,
    Peristiwa.EVALUASI: _evaluasi,
    Peristiwa.LAPORAN_MONEV: _laporan_monev,
    Peristiwa.SURVEI: _survei,
}
