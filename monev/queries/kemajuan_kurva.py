"""The curve of a plan: what its items should be month by month beside what the reports of its unit say."""

from decimal import Decimal
from typing import Any, Literal

from django.db.models import Avg, Count, Q, Sum

from monev.kurva import ButirRencana, Realisasi, TitikKurva, bulatkan, kurva
from monev.models import LaporanBulanan, Tingkat
from monev.models.kalender import JenisPeriode
from monev.workflow import TERKIRIM
from rencana_aksi.models import RencanaAksi
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
