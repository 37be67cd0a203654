"""The figures that the database sums: equal to the pure rule for every schedule, newest sent report, late items."""

from decimal import Decimal
from typing import Any

import pytest
from django.db.models import Value
from pytest_django import DjangoAssertNumQueries

from monev.kurva import rencana_butir
from monev.models import Kemajuan, LaporanBulanan
from monev.queries.capaian_rencana import butir_terlambat, kemajuan_terbagi
from monev.queries.jumlah_kemajuan import terencana
from monev.queries.kemajuan_kurva import kurva_lingkup
from monev.workflow import Status
from organisasi.models import Pengguna, PerangkatDaerah
from rencana_aksi.jadwal import Jadwal
from rencana_aksi.models import ButirAksi, RencanaAksi
from roadmap.models import RoadMap
from tests.monev.conftest import KINI, AmbilPeriode

D = Decimal


@pytest.fixture
def terkirim(laporan: LaporanBulanan, kepala_pd: Pengguna) -> LaporanBulanan:
    """January's report of Diskominfo, sent: the first item at 5 %, the second at 25 % as planned."""
    for butir, fisik, uang in zip(
        laporan.rencana.butir.order_by("nomor"), (D(5), D(25)), (D(9), None), strict=True
    ):
        Kemajuan.objects.create(
            laporan=laporan, butir=butir, fisik=fisik, anggaran=uang, kendala="Belum lelang"
        )
    laporan.status, laporan.dikirim_oleh, laporan.dikirim_pada = Status.DIKIRIM, kepala_pd, KINI
    laporan.save()
    return laporan


def test_rencana_sama_dengan_aturan_murni(rencana: RencanaAksi) -> None:
    """For every schedule of a year and a month the database plans what `kurva.rencana_butir` plans."""
    contoh = rencana.butir.first()
    assert contoh is not None
    ButirAksi.objects.bulk_create(
        ButirAksi(rencana=rencana, nomor=n + 10, area=contoh.area, tahapan="x", jadwal=Jadwal.dari_topeng(n))
        for n in range(0, 4096, 7)
    )
    for bulan in (1, 6, 11, 12):
        for satu in rencana.butir.annotate(terencana=terencana("jadwal", Value(bulan))):
            assert satu.terencana == rencana_butir(satu.jadwal, bulan), (satu.jadwal, bulan)


def test_ringkasan(
    terkirim: LaporanBulanan,
    road_map: RoadMap,
    diskominfo: PerangkatDaerah,
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    """A unit's figures come from its newest sent report and are held against that report's month."""
    with django_assert_num_queries(3):
        semua = kemajuan_terbagi(road_map, 2021, 6)
        hasil = semua.per_unit()
    satu = hasil[diskominfo.pk]
    assert (satu.butir, satu.fisik, satu.rencana, satu.selisih) == (2, D(15), D(25), D(-10))
    assert (satu.anggaran, satu.terpakai, satu.terlambat, satu.bulan) == (D(80_000_000), D(9), 1, 1)
    area = semua.per_area()
    assert [(a.butir, a.fisik, a.terlambat) for a in area.values()] == [(2, D(15), 1)]


def test_ringkasan_tanpa_laporan(
    laporan: LaporanBulanan, road_map: RoadMap, diskominfo: PerangkatDaerah
) -> None:
    """A draft says nothing yet: the plan stands at the month asked for, without progress."""
    satu = kemajuan_terbagi(road_map, 2021, 2).per_unit()[diskominfo.pk]
    assert (satu.butir, satu.fisik, satu.rencana, satu.terpakai, satu.bulan) == (2, None, D(50), None, None)
    assert butir_terlambat(road_map, 2021, 2) == []
    assert kemajuan_terbagi(road_map, 2022, 2).per_unit() == {}


def test_laporan_terbaru_menang(
    terkirim: LaporanBulanan,
    road_map: RoadMap,
    periode: AmbilPeriode,
    diskominfo: PerangkatDaerah,
    dishub: PerangkatDaerah,
) -> None:
    """February's report takes January's place once it is sent; the month asked for is the bound."""
    baru = LaporanBulanan.objects.get(pk=terkirim.pk)
    baru.pk, baru.periode = None, periode("bulan", 2)
    baru.save()
    for lama in terkirim.kemajuan.all():
        Kemajuan.objects.create(laporan=baru, butir_id=lama.butir_id, fisik=D(50))
    assert kemajuan_terbagi(road_map, 2021, 2).per_unit()[diskominfo.pk].fisik == D(50)
    assert kemajuan_terbagi(road_map, 2021, 1).per_unit()[diskominfo.pk].fisik == D(15)
    assert kemajuan_terbagi(road_map, 2021, 2, unit=dishub).per_area() == {}


def test_kurva_sama_dengan_jumlah(
    terkirim: LaporanBulanan, road_map: RoadMap, periode: AmbilPeriode, dishub: PerangkatDaerah
) -> None:
    """A month of the curve says what the sums of that month say: each report is held against its own month's plan.

    Diskominfo reported January (25 % planned), Dishub nothing before February: its two items in thirds are planned at
    33,33 % in January and 66,67 % in February. March, of which nobody has reported, is planned by the calendar.
    """
    rencana = RencanaAksi.objects.get(pk=terkirim.rencana_id)
    rencana.pk, rencana.perangkat_daerah = None, dishub
    rencana.save()
    for butir in terkirim.rencana.butir.all():
        butir.pk, butir.rencana, butir.jadwal = None, rencana, Jadwal((1, 2, 3))
        butir.save()
    laporan = LaporanBulanan.objects.get(pk=terkirim.pk)
    laporan.pk, laporan.perangkat_daerah, laporan.rencana = None, dishub, rencana
    laporan.periode = periode("bulan", 2)
    laporan.save()
    for butir in rencana.butir.all():
        Kemajuan.objects.create(laporan=laporan, butir=butir, fisik=D(60), anggaran=D(5))
    titik = kurva_lingkup(road_map, 2021, 2)
    for bulan, rencana_bulan, fisik in ((1, D("29.17"), D(15)), (2, D("45.84"), D("37.50"))):
        satu = kemajuan_terbagi(road_map, 2021, bulan).seluruhnya()
        assert satu is not None
        assert (satu.rencana, satu.fisik) == (rencana_bulan, fisik)
        kurva = titik[bulan - 1]
        assert (kurva.rencana, kurva.fisik, kurva.terpakai) == (satu.rencana, satu.fisik, satu.terpakai)
    assert (titik[2].rencana, titik[2].fisik) == (D("87.50"), None)
    assert [t.rencana for t in kurva_lingkup(road_map, 2021, 2, dishub)[:3]] == [
        D("33.33"),
        D("66.67"),
        D(100),
    ]


def test_butir_terlambat(
    terkirim: LaporanBulanan,
    road_map: RoadMap,
    diskominfo: PerangkatDaerah,
    dishub: PerangkatDaerah,
    django_assert_num_queries: Any,
) -> None:
    """Only the item twenty points behind is late; it comes with unit, area, plan and hindrance in one query."""
    with django_assert_num_queries(1):
        (satu,) = butir_terlambat(road_map, 2021, 1)
        assert (satu.unit, satu.butir.area.nomor, satu.butir.nomor) == (diskominfo, 1, 1)
    assert (satu.fisik, satu.rencana, satu.selisih, satu.bulan) == (D(5), D(25), D(20), 1)
    assert (satu.kendala, satu.laporan) == ("Belum lelang", terkirim.pk)
    assert butir_terlambat(road_map, 2021, 1, unit=dishub) == []
    assert len(butir_terlambat(road_map, 2021, 1, unit=diskominfo, area=satu.butir.area)) == 1
