"""The curve of a plan, or of all plans together: what items should be month by month beside what reports say."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from decimal import Decimal
from itertools import chain
from typing import Any, Literal

from django.db.models import Avg, Count, Q, QuerySet, Sum

from monev.kurva import ButirRencana, Realisasi, TitikKurva, bulatkan, jumlah_rencana, kurva
from monev.models import LaporanBulanan, Tingkat
from monev.models.kalender import JenisPeriode
from monev.queries.jumlah_kemajuan import (
    Jumlah,
    isi_terkirim,
    jumlah_terlapor,
    rencana_ditetapkan,
    ringkas,
    terkirim,
)
from monev.workflow import TERKIRIM
from organisasi.models import PerangkatDaerah
from rencana_aksi.models import RencanaAksi
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

    A unit counts in a month with its newest sent report until then, held against the plan of that report's own month,
    as in every sum of `jumlah_kemajuan`. After the newest month that any report speaks of, at `sampai_bulan` at the
    latest, nothing is known, and the plan is that of the calendar.
    """
    ditetapkan, laporan = rencana_ditetapkan(road_map, tahun), terkirim(road_map, tahun, sampai_bulan)
    if unit is not None:
        ditetapkan, laporan = ditetapkan.filter(unit=unit.pk), laporan.filter(unit=unit.pk)
    rencana: dict[int, list[ButirRencana]] = defaultdict(list)
    butir = ditetapkan.filter(butir__isnull=False).values("unit", "butir__jadwal")
    for b in butir.annotate(n=Count("butir"), pagu=Sum("butir__anggaran")):
        rencana[b["unit"]].append(ButirRencana(b["butir__jadwal"], b["n"], b["pagu"]))
    return kurva(chain.from_iterable(rencana.values()), _bersama(laporan.values("pk"), rencana))


def _bersama(laporan: QuerySet[Any], rencana: Mapping[int, list[ButirRencana]]) -> dict[int, Realisasi]:
    """Return what all units say together of each month; one that has reported nothing yet has its plan alone."""
    menurut_bulan: dict[int, dict[int, Jumlah]] = defaultdict(dict)
    for j in jumlah_terlapor(
        isi_terkirim(laporan), bulan="laporan__periode__nomor", unit="laporan__perangkat_daerah"
    ):
        menurut_bulan[j["menurut_bulan"]][j["menurut_unit"] or 0] = j
    terbaru: dict[int, Jumlah] = {}
    hasil = {}
    for bulan in range(1, max(menurut_bulan, default=0) + 1):
        terbaru |= menurut_bulan.get(bulan, {})
        tanpa = (_menurut_rencana(isi, bulan) for unit, isi in rencana.items() if unit not in terbaru)
        satu = ringkas([*terbaru.values(), *tanpa])
        hasil[bulan] = Realisasi(satu.fisik, satu.terpakai, satu.rencana)
    return hasil


def _menurut_rencana(butir: Iterable[ButirRencana], bulan: int) -> Jumlah:
    """Return the sums of a plan of which nothing was reported, at a month of the calendar."""
    banyak, jumlah = jumlah_rencana(butir, bulan)
    return {"n": banyak, "n_rencana": banyak, "jumlah_rencana": jumlah}


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
