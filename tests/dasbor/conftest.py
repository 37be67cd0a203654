"""The road map, plan and report of monev's tests, and what stands on a dashboard beside them."""

from decimal import Decimal

import pytest

from indikator.models import Indikator
from monev.models import Kemajuan, LaporanBulanan, Pengukuran
from monev.workflow import Status
from organisasi.models import Pengguna
from roadmap.models import RoadMap
from tests.monev.conftest import KINI, AmbilPeriode, dishub, diskominfo, laporan, periode, rencana, road_map

__all__ = ["dishub", "diskominfo", "laporan", "periode", "rencana", "road_map"]


@pytest.fixture
def terkirim(laporan: LaporanBulanan, kepala_pd: Pengguna) -> LaporanBulanan:
    """January's report of Diskominfo, sent: two items at 5 % and 25 %, of 25 % planned; Rp 9 million spent."""
    isi = ((Decimal(5), Decimal(9_000_000)), (Decimal(25), None))
    for butir, (fisik, uang) in zip(laporan.rencana.butir.order_by("nomor"), isi, strict=True):
        Kemajuan.objects.create(
            laporan=laporan, butir=butir, fisik=fisik, anggaran=uang, kendala="Belum lelang"
        )
    laporan.status, laporan.dikirim_oleh, laporan.dikirim_pada = Status.DIKIRIM, kepala_pd, KINI
    laporan.save()
    return laporan


@pytest.fixture
def spbe(
    road_map: RoadMap, periode: AmbilPeriode, inspektorat: Pengguna, tim_pelaksana: Pengguna
) -> Pengukuran:
    """Indeks SPBE accepted for the second semester of 2021."""
    indikator = Indikator.objects.get(nama="Indeks SPBE")
    return Pengukuran.objects.create(
        tingkat="kota",
        periode=periode("semester", 2),
        indikator=indikator,
        teks="2,00",
        nilai=Decimal(2),
        status=Status.DITERIMA,
        dikirim_oleh=tim_pelaksana,
        dikirim_pada=KINI,
        diterima_oleh=inspektorat,
        diterima_pada=KINI,
    )
