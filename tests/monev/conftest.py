"""A road map with its calendar, a set plan of Diskominfo with two items, and its monthly reports."""

from collections.abc import Callable
from datetime import datetime
from decimal import Decimal
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from monev.models import LaporanBulanan, Periode
from monev.services.kalender import buka_kalender
from organisasi.models import Pengguna, PerangkatDaerah
from rencana_aksi.jadwal import Jadwal
from rencana_aksi.models import ButirAksi, RencanaAksi, TahunRencana
from rencana_aksi.services.alur import alihkan
from rencana_aksi.services.butir import nyatakan_semua_sesuai, simpan_butir
from rencana_aksi.services.rencana import buka_rencana
from rencana_aksi.workflow import AJUKAN, SETUJUI, TETAPKAN, VERIFIKASI
from roadmap.models import AreaPerubahan, RoadMap
from tests.conftest import PD_LAIN, PD_SENDIRI

WIB = ZoneInfo("Asia/Jakarta")
KINI = datetime(2021, 2, 5, 9, 0, tzinfo=WIB)
"""A Friday before the deadline of January's report (10 February)."""


@pytest.fixture
def road_map(db: None) -> RoadMap:
    """The regulation's road map with its calendar."""
    road_map = RoadMap.objects.get(kode="perwal-45-2020")
    buka_kalender(road_map=road_map)
    return road_map


AmbilPeriode = Callable[..., Periode]


@pytest.fixture
def periode(road_map: RoadMap) -> AmbilPeriode:
    """Give a period: `periode("bulan", 1)`, `periode("semester", 2)`, `periode("tahun", 1, tahun=2022)`."""

    def ambil(jenis: str, nomor: int = 1, tahun: int = 2021) -> Periode:
        return Periode.objects.get(road_map=road_map, jenis=jenis, nomor=nomor, tahun=tahun)

    return ambil


@pytest.fixture
def diskominfo(db: None) -> PerangkatDaerah:
    """The unit whose people `tim_pelaksana_pd` and `kepala_pd` are."""
    return PerangkatDaerah.objects.get(kode=PD_SENDIRI)


@pytest.fixture
def dishub(db: None) -> PerangkatDaerah:
    """Another unit."""
    return PerangkatDaerah.objects.get(kode=PD_LAIN)


def isi_butir(road_map: RoadMap, **lain: Any) -> dict[str, Any]:
    """Return the fields of a complete item, with any replaced."""
    awal: dict[str, Any] = {
        "area": AreaPerubahan.objects.get(road_map=road_map, nomor=1),
        "program": "Program Aplikasi Informatika",
        "kegiatan": "Pengelolaan e-government",
        "sub_kegiatan": "Penyelenggaraan sistem informasi",
        "tahapan": "Menyusun peta proses bisnis",
        "indikator": "Dokumen peta proses bisnis",
        "target": Decimal(12),
        "satuan": "dokumen",
        "jadwal": Jadwal([1, 2, 3, 4]),
        "penanggung_jawab": "Bidang Aplikasi Informatika",
        "anggaran": Decimal(80_000_000),
        "sdm": 5,
    }
    return awal | lain


@pytest.fixture
def rencana(
    road_map: RoadMap,
    diskominfo: PerangkatDaerah,
    tim_pelaksana_pd: Pengguna,
    kepala_pd: Pengguna,
    tim_pelaksana: Pengguna,
    tim_pengarah: Pengguna,
) -> RencanaAksi:
    """The set plan of Diskominfo for 2021: two items, the second without a budget."""
    tahun, _ = TahunRencana.objects.get_or_create(road_map=road_map, tahun=2021)
    rencana = buka_rencana(periode=tahun, perangkat_daerah=diskominfo, oleh=tim_pelaksana_pd, kini=KINI)
    lain = {"tahapan": "Melatih agen perubahan", "target": Decimal(4), "satuan": "kali", "anggaran": None}
    for isi in ({}, lain):
        simpan_butir(butir=ButirAksi(rencana=rencana, **isi_butir(road_map, **isi)), oleh=tim_pelaksana_pd)
    for peralihan, orang in (
        (AJUKAN, tim_pelaksana_pd),
        (SETUJUI, kepala_pd),
        (VERIFIKASI, tim_pelaksana),
        (TETAPKAN, tim_pengarah),
    ):
        if peralihan is VERIFIKASI:
            nyatakan_semua_sesuai(rencana=rencana, oleh=tim_pelaksana)
        alihkan(rencana=rencana, peralihan=peralihan, oleh=orang, kini=KINI)
    rencana.refresh_from_db()
    return rencana


@pytest.fixture
def laporan(rencana: RencanaAksi, periode: AmbilPeriode, diskominfo: PerangkatDaerah) -> LaporanBulanan:
    """The draft of Diskominfo's report of January 2021, without any progress yet."""
    return LaporanBulanan.objects.create(
        tingkat="pd", perangkat_daerah=diskominfo, periode=periode("bulan", 1), rencana=rencana
    )
