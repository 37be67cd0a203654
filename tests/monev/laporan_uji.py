"""What the tests of evaluations and reports share: sent progress of months, and files made without a layout."""

from datetime import datetime, timedelta
from decimal import Decimal
from functools import partial
from typing import Any

import pytest
from django.urls import reverse

from berkas.naskah import Naskah
from monev import terbitan
from monev.models import Kemajuan, LaporanBulanan, LaporanMonev, Periode
from monev.services.alur import alihkan
from monev.services.laporan_monev import mulai_laporan_monev
from monev.workflow import LAPORAN_MONEV
from organisasi.models import Pengguna, PerangkatDaerah
from rencana_aksi.models import RencanaAksi
from roadmap.models import RoadMap
from tests.monev.conftest import WIB, AmbilPeriode

AKHIR = datetime(2022, 1, 20, 9, 0, tzinfo=WIB)
"""A day on which the year 2021 is over and its reports are open."""

Nilai = tuple[object, object, object]


def laporkan_bulan(
    rencana: RencanaAksi, bulan: int, *nilai: Nilai, oleh: Pengguna, status: str = "dikirim"
) -> LaporanBulanan:
    """Send a month's report of a plan: progress, volume and money of each item in their order (None: nothing said)."""
    periode = Periode.objects.get(
        road_map=rencana.periode.road_map, jenis="bulan", tahun=rencana.periode.tahun, nomor=bulan
    )
    terkirim = (
        {"dikirim_oleh": oleh, "dikirim_pada": AKHIR - timedelta(days=1)} if status == "dikirim" else {}
    )
    laporan = LaporanBulanan.objects.create(
        tingkat="pd" if rencana.perangkat_daerah else "kota",
        perangkat_daerah=rencana.perangkat_daerah,
        periode=periode,
        rencana=rencana,
        status=status,
        **terkirim,
    )
    for butir, (fisik, volume, anggaran) in zip(rencana.butir.order_by("nomor"), nilai, strict=True):
        Kemajuan.objects.create(
            laporan=laporan,
            butir=butir,
            fisik=_desimal(fisik),
            volume=_desimal(volume),
            anggaran=_desimal(anggaran),
        )
    return laporan


def _desimal(nilai: object) -> Decimal | None:
    return None if nilai is None else Decimal(str(nilai))


@pytest.fixture
def tanpa_cetak(monkeypatch: pytest.MonkeyPatch) -> None:
    """Write every file as its own name: what only asks whether and which needs no layout."""

    def tulis(bentuk: str, naskah: Naskah) -> bytes:
        return f"{bentuk}:{naskah.nama}:{naskah.kaki}:{naskah.tanda}".encode()

    for bentuk in terbitan.TULIS:
        monkeypatch.setitem(terbitan.TULIS, bentuk, partial(tulis, bentuk))


def tetapkan(laporan: LaporanMonev, oleh: Pengguna, kini: datetime = AKHIR) -> LaporanMonev:
    """Set a report."""
    return alihkan(dokumen=laporan, peralihan=LAPORAN_MONEV.langkah("tetapkan"), oleh=oleh, kini=kini)


def susun(periode: Periode, oleh: Pengguna, unit: PerangkatDaerah | None, **lain: Any) -> LaporanMonev:
    """Start the report of a unit, or of the city."""
    tingkat = "pd" if unit else "kota"
    awal: dict[str, Any] = {"tingkat": tingkat, "perangkat_daerah": unit, "kini": AKHIR}
    return mulai_laporan_monev(periode=periode, oleh=oleh, **(awal | lain))


def verifikasi(sidik: str) -> str:
    """Return the public address of a hash."""
    return reverse("verifikasi", args=[sidik])


@pytest.fixture
def draf(
    rencana: RencanaAksi, periode: AmbilPeriode, diskominfo: PerangkatDaerah, tim_pelaksana_pd: Pengguna
) -> LaporanMonev:
    """The yearly report of Diskominfo, started; its plan has the report of March."""
    laporkan_bulan(rencana, 3, (30, 4, 20_000_000), (25, 1, None), oleh=tim_pelaksana_pd)
    return susun(periode("tahun"), tim_pelaksana_pd, diskominfo)


@pytest.fixture
def ditetapkan(tanpa_cetak: None, draf: LaporanMonev, kepala_pd: Pengguna) -> LaporanMonev:
    """The same, set by the head of the unit."""
    return tetapkan(draf, kepala_pd)


@pytest.fixture
def terbuka(road_map: RoadMap) -> None:
    """Open the periods of 2021 for today."""
    Periode.objects.update(dikunci_sesudah=None)
