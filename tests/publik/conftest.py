"""The city's yearly report, and the public page opened."""

from datetime import datetime, timedelta
from decimal import Decimal

import pytest
from pytest_django import Settings

from monev.models import LaporanMonev, Pengukuran, Periode
from organisasi.models import Pengguna
from rencana_aksi.models import RencanaAksi
from tests.dasbor.conftest import spbe
from tests.monev.conftest import AmbilPeriode, dishub, diskominfo, periode, rencana, road_map
from tests.monev.laporan_uji import AKHIR, laporkan_bulan, susun, tanpa_cetak, tetapkan

__all__ = ["dishub", "diskominfo", "periode", "rencana", "road_map", "spbe", "tanpa_cetak"]

SIMPULAN = "Dibahas bersama pejabat yang namanya tertulis di sini"


@pytest.fixture
def terbuka(settings: Settings) -> None:
    """Open the public page."""
    settings.HALAMAN_PUBLIK = True


@pytest.fixture
def draf_kota(
    rencana: RencanaAksi,
    periode: AmbilPeriode,
    spbe: Pengukuran,
    tim_pelaksana: Pengguna,
    tim_pelaksana_pd: Pengguna,
) -> LaporanMonev:
    """The city's report of 2021, started: Indeks SPBE 2,00 and one report of progress stand behind it."""
    laporkan_bulan(rencana, 12, (100, 12, Decimal(72_000_000)), (50, 2, None), oleh=tim_pelaksana_pd)
    laporan = susun(periode("tahun"), tim_pelaksana, None)
    laporan.simpulan = SIMPULAN
    laporan.save()
    return laporan


@pytest.fixture
def ditetapkan(tanpa_cetak: None, draf_kota: LaporanMonev, tim_pengarah: Pengguna) -> LaporanMonev:
    """The same, set by the Tim Pengarah."""
    return tetapkan(draf_kota, tim_pengarah)


def tetapkan_tahun(tahun: int, ambil: AmbilPeriode, penyusun: Pengguna, penetap: Pengguna) -> LaporanMonev:
    """Set the city's report of another year, some weeks after it ended."""
    Periode.objects.update(dikunci_sesudah=None)
    kini: datetime = AKHIR + timedelta(days=366 * (tahun - 2021))
    return tetapkan(susun(ambil("tahun", tahun=tahun), penyusun, None, kini=kini), penetap, kini)
