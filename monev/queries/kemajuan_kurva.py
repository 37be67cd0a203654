"""The curve of a plan, or of all plans together: what items should be month by month beside what reports say."""

from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass
from decimal import Decimal
from typing import Any, Literal

from django.db.models import Avg, Count, Q, QuerySet, Sum

from monev.kurva import ButirRencana, Realisasi, TitikKurva, bulatkan, kurva
from monev.models import LaporanBulanan, Tingkat
from monev.models.kalender import JenisPeriode
from monev.workflow import TERKIRIM
from organisasi.models import PerangkatDaerah
from rencana_aksi.models import ButirAksi, RencanaAksi
from rencana_aksi.workflow import Status as StatusRencana
from roadmap.models import RoadMap
from tampilan.angka import BULAN_RINGKAS
from tampilan.bagan import Bagan, Seri

SUMBER_LAPORAN = "rencana aksi dan laporan bulanan"


def kurva_rencana(rencana: RencanaAksi, laporan: LaporanBulanan | None = None) -> list[TitikKurva]:
    """Return the curve of a plan's year: two queries.

    Actual figures come from the sent reports of its unit, whatever version of the plan they follow; those of `laporan`
    count before it is sent, and no later month's.
    """
    jenis = rencana.butir.order_by().values("jadwal").annotate(n=Count("pk"), pagu=Sum("anggaran"))
    butir = [ButirRencana(satu["jadwal"], satu["n"], satu["pagu"]) for satu in jenis]
    return kurva(butir, _realisasi(rencana, laporan))


def _realisasi(rencana: RencanaAksi, laporan: LaporanBulanan | None) -> dict[int, Realisasi]:
    daftar: Any = LaporanBulanan.objects.filter(
        tingkat=Tingkat.KOTA if rencana.kota else Tingkat.PD,
        perangkat_daerah=rencana.perangkat_daerah_id,
        periode__road_map=rencana.periode.road_map_id,
        periode__tahun=rencana.periode.tahun,
        periode__jenis=JenisPeriode.BULAN,
    )
    dipakai = Q(status__in=TERKIRIM)
    if laporan is not None:
        dipakai = (dipakai & Q(periode__nomor__lt=laporan.periode.nomor)) | Q(pk=laporan.pk)
    jumlah = daftar.filter(dipakai).order_by().values_list("periode__nomor")
    return {
        bulan: Realisasi(None if fisik is None else bulatkan(fisik), terpakai)
        for bulan, fisik, terpakai in jumlah.annotate(Avg("kemajuan__fisik"), Sum("kemajuan__anggaran"))
    }


# All plans together


def kurva_lingkup(
    road_map: RoadMap, tahun: int, sampai_bulan: int, unit: PerangkatDaerah | None = None
) -> list[TitikKurva]:
    """Return the curve of the set plans of a year, of all units or of one: two queries, however many units.

    A unit counts in a month with its newest sent report until then. After the newest month that any report speaks of,
    at `sampai_bulan` at the latest, nothing is known.
    """
    rencana = RencanaAksi.objects.filter(
        periode__road_map=road_map, periode__tahun=tahun, status=StatusRencana.DITETAPKAN
    )
    laporan = LaporanBulanan.objects.filter(
        periode__road_map=road_map,
        periode__tahun=tahun,
        periode__jenis=JenisPeriode.BULAN,
        periode__nomor__lte=sampai_bulan,
        status__in=TERKIRIM,
    )
    if unit is not None:
        rencana, laporan = rencana.filter(perangkat_daerah=unit), laporan.filter(perangkat_daerah=unit)
    jenis = ButirAksi.objects.filter(rencana__in=rencana.values("pk")).order_by().values("jadwal")
    butir = jenis.annotate(n=Count("pk"), pagu=Sum("anggaran"))
    return kurva((ButirRencana(b["jadwal"], b["n"], b["pagu"]) for b in butir), _bersama(laporan))


@dataclass(frozen=True, slots=True)
class _Laporan:
    """The sums of one report: how many items tell of their progress, that progress, money spent."""

    banyak: int
    fisik: Decimal
    terpakai: Decimal | None


def _bersama(laporan: QuerySet[Any]) -> dict[int, Realisasi]:
    """Return what the reports of all units say together of each month."""
    jumlah = laporan.order_by().values_list("periode__nomor", "perangkat_daerah_id")
    menurut_bulan: dict[int, dict[int | None, _Laporan]] = defaultdict(dict)
    for bulan, unit, banyak, fisik, terpakai in jumlah.annotate(
        Count("kemajuan__fisik"), Sum("kemajuan__fisik"), Sum("kemajuan__anggaran")
    ):
        menurut_bulan[bulan][unit] = _Laporan(banyak, fisik or Decimal(), terpakai)
    terbaru: dict[int | None, _Laporan] = {}
    hasil = {}
    for bulan in range(1, max(menurut_bulan, default=0) + 1):
        terbaru |= menurut_bulan.get(bulan, {})
        hasil[bulan] = _gabung(terbaru.values())
    return hasil


def _gabung(laporan: Collection[_Laporan]) -> Realisasi:
    banyak = sum(s.banyak for s in laporan)
    uang = [s.terpakai for s in laporan if s.terpakai is not None]
    return Realisasi(
        bulatkan(sum((s.fisik for s in laporan), Decimal()) / banyak) if banyak else None,
        sum(uang, Decimal()) if uang else None,
    )


# Charts


def bagan_fisik(titik: list[TitikKurva]) -> Bagan | None:
    """Return the chart of progress in %; None where neither plan nor reports say anything."""
    rencana, nyata = [t.rencana for t in titik], [t.fisik for t in titik]
    bagan = _bagan(titik, "%", _seri("Rencana", "target", rencana), _seri("Realisasi", "realisasi", nyata))
    return bagan and {**bagan, "batas": (0, 100)}


def bagan_anggaran(titik: list[TitikKurva]) -> Bagan | None:
    """Return the chart of money in rupiah; None where neither plan nor reports say anything."""
    rencana, terpakai = [t.anggaran for t in titik], [t.terpakai for t in titik]
    return _bagan(titik, "Rp", _seri("Rencana", "target", rencana), _seri("Terpakai", "realisasi", terpakai))


def _seri(nama: str, jenis: Literal["target", "realisasi"], nilai: list[Decimal | None]) -> Seri:
    return {"nama": nama, "jenis": jenis, "nilai": [None if n is None else float(n) for n in nilai]}


def _bagan(titik: list[TitikKurva], satuan: str, *seri: Seri) -> Bagan | None:
    if all(n is None for s in seri for n in s["nilai"]):
        return None
    label = [BULAN_RINGKAS[t.bulan - 1] for t in titik]
    return {"label": label, "satuan": satuan, "sumber": SUMBER_LAPORAN, "seri": seri}
