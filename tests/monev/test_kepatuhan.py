"""Compliance: windows of a year, what counts as kept, and the pages and files of it."""

import re
from datetime import date, datetime, timedelta
from http import HTTPStatus
from itertools import pairwise
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from monev.kepatuhan import Hitungan, Keadaan, jendela_tahun, keadaan
from monev.models import (
    Kewajiban,
    LaporanBulanan,
    Pengukuran,
    Periode,
    Rapat,
    StatusRapat,
    Survei,
)
from monev.queries.kepatuhan import Pihak, pihak_terlihat, rincian, ringkasan
from monev.queries.kepatuhan_tahun import jumlah_tahun
from organisasi.models import JenisPerangkatDaerah, Pengguna, PerangkatDaerah
from rencana_aksi.models import RencanaAksi
from roadmap.models import RoadMap
from tests.monev.conftest import KINI, WIB, AmbilPeriode

AKHIR_2021 = date(2022, 12, 31)
"""A day on which everything of 2021 has long been due."""


def test_jendela_dua_pekan() -> None:
    """26 spans of fourteen days cover the year without a gap, the last to 31 December."""
    semua = jendela_tahun("dua-pekan", 2021)
    assert len(semua) == 26
    assert semua[0].mulai == date(2021, 1, 1)
    assert semua[-1].akhir == date(2021, 12, 31)
    assert all(b.mulai - a.akhir == timedelta(days=1) for a, b in pairwise(semua))


@pytest.mark.parametrize(
    ("irama", "nomor", "mulai", "akhir"),
    [
        ("bulan", 2, date(2024, 2, 1), date(2024, 2, 29)),
        ("bulan", 12, date(2024, 12, 1), date(2024, 12, 31)),
        ("semester", 1, date(2024, 1, 1), date(2024, 6, 30)),
        ("tahun", 1, date(2024, 1, 1), date(2024, 12, 31)),
    ],
)
def test_jendela_kalender(irama: str, nomor: int, mulai: date, akhir: date) -> None:
    """Months, semesters and years follow the calendar; the deadline comes after the end."""
    satu = jendela_tahun(irama, 2024, 10)[nomor - 1]
    assert (satu.mulai, satu.akhir, satu.tenggat) == (mulai, akhir, akhir + timedelta(days=10))


@pytest.mark.parametrize(
    ("hari", "terjadi", "tepat", "hasil"),
    [
        (date(2021, 2, 10), False, False, Keadaan.BELUM),
        (date(2021, 2, 11), False, False, Keadaan.TIDAK_ADA),
        (date(2021, 2, 11), True, True, Keadaan.TEPAT),
        (date(2021, 2, 11), True, False, Keadaan.TERLAMBAT),
    ],
)
def test_keadaan(hari: date, terjadi: bool, tepat: bool, hasil: Keadaan) -> None:
    """On the day itself nothing is missing yet."""
    assert keadaan(date(2021, 2, 10), hari, terjadi=terjadi, tepat=tepat) == hasil


def test_belum_ada_yang_terhitung_bukan_nol() -> None:
    """Nothing due is no score, never 0 %."""
    assert Hitungan(belum=3).persen is None
    assert Hitungan(tepat=1, terlambat=1, tidak_ada=1).persen == 33


def _pihak(unit: PerangkatDaerah) -> Pihak:
    return Pihak("pd", unit.pk, unit.kode, unit.nama)


def _kirim(laporan: LaporanBulanan, pada: datetime, oleh: Pengguna) -> None:
    laporan.status, laporan.dikirim_pada, laporan.dikirim_oleh = "dikirim", pada, oleh
    laporan.save()


def _keadaan(road_map: RoadMap, unit: PerangkatDaerah, kewajiban: str, hari: date = AKHIR_2021) -> list[str]:
    return [h.keadaan.value for h in rincian(road_map, 2021, hari, [_pihak(unit)], kewajiban=kewajiban)]


@pytest.mark.parametrize(
    ("pada", "hasil"),
    [
        (datetime(2021, 2, 10, 23, 59, tzinfo=WIB), "tepat waktu"),
        (datetime(2021, 2, 11, 0, 1, tzinfo=WIB), "terlambat"),
    ],
)
def test_laporan_dihitung_menurut_hari_setempat(
    road_map: RoadMap,
    laporan: LaporanBulanan,
    kepala_pd: Pengguna,
    diskominfo: PerangkatDaerah,
    pada: datetime,
    hasil: str,
) -> None:
    """A report is on time up to the end of its last day in Jakarta."""
    _kirim(laporan, pada, kepala_pd)
    assert _keadaan(road_map, diskominfo, "laporan-pd") == [hasil, *["tidak ada"] * 11]


def test_laporan_yang_dikembalikan_tidak_terhitung(
    road_map: RoadMap, laporan: LaporanBulanan, diskominfo: PerangkatDaerah
) -> None:
    """A returned or unsent report is none."""
    assert _keadaan(road_map, diskominfo, "laporan-pd")[0] == "tidak ada"
    assert _keadaan(road_map, diskominfo, "laporan-pd", date(2021, 2, 10))[0] == "belum jatuh tempo"


def rapat(road_map: RoadMap, mulai: datetime, **lain: Any) -> Rapat:
    """Make a meeting that was held with minutes."""
    return Rapat.objects.create(
        road_map=road_map,
        judul="Rapat",
        mulai=mulai,
        selesai=mulai + timedelta(hours=1),
        **{"status": StatusRapat.TERLAKSANA, "notulen": "Isi", **lain},
    )


def test_rapat_terlaksana_saja_yang_terhitung(
    road_map: RoadMap, diskominfo: PerangkatDaerah, kepala_pd: Pengguna
) -> None:
    """A planned meeting keeps nothing; two in one fortnight keep one."""
    sah = {"tingkat": "pd", "perangkat_daerah": diskominfo}
    sah |= {"dilaksanakan_oleh": kepala_pd, "dilaksanakan_pada": KINI}
    rapat(road_map, datetime(2021, 1, 1, 9, tzinfo=WIB), **sah)
    rapat(road_map, datetime(2021, 1, 14, 23, 30, tzinfo=WIB), **sah)
    rapat(road_map, datetime(2021, 12, 31, 9, tzinfo=WIB), **sah)
    rencana = {
        "status": StatusRapat.DIJADWALKAN,
        "notulen": "",
        "tingkat": "pd",
        "perangkat_daerah": diskominfo,
    }
    rapat(road_map, datetime(2021, 1, 15, 9, tzinfo=WIB), **rencana)
    assert _keadaan(road_map, diskominfo, "rapat-pd") == ["tepat waktu", *["tidak ada"] * 24, "tepat waktu"]


def test_rapat_evaluasi_sesudah_semester(
    road_map: RoadMap, diskominfo: PerangkatDaerah, kepala_pd: Pengguna
) -> None:
    """An evaluation held in July is of the first semester; one in the next January of the second."""
    sah = {"tingkat": "pd", "perangkat_daerah": diskominfo, "jenis": "evaluasi"}
    sah |= {"dilaksanakan_oleh": kepala_pd, "dilaksanakan_pada": KINI}
    rapat(road_map, datetime(2021, 7, 31, 15, tzinfo=WIB), **sah)
    assert _keadaan(road_map, diskominfo, "evaluasi-pd") == ["tepat waktu", "tidak ada"]
    rapat(road_map, datetime(2022, 1, 15, 15, tzinfo=WIB), **sah)
    assert _keadaan(road_map, diskominfo, "evaluasi-pd") == ["tepat waktu", "tepat waktu"]


def test_pengukuran_semua_indikator(
    road_map: RoadMap, periode: AmbilPeriode, kepala_pd: Pengguna, tim_pelaksana_pd: Pengguna
) -> None:
    """A semester is measured once every indicator of the unit is; who has none owes nothing."""
    from indikator.models import Indikator

    unit = PerangkatDaerah.objects.get(kode="diskominfo")
    Indikator.objects.update(penanggung_jawab=None)
    milik = list(Indikator.objects.filter(penetapan__dokumen=road_map.kode).distinct()[:2])
    for satu in milik:
        satu.penanggung_jawab = unit
        satu.save()
    for nomor, satu in enumerate(milik):
        assert _keadaan(road_map, unit, "pengukuran-pd")[0] == "tidak ada"
        Pengukuran.objects.create(
            periode=periode("semester", 1),
            indikator=satu,
            tingkat="pd",
            perangkat_daerah=unit,
            teks="50",
            status="dikirim",
            dikirim_oleh=kepala_pd,
            dikirim_pada=datetime(2021, 7, 30 + nomor, tzinfo=WIB),
        )
    assert _keadaan(road_map, unit, "pengukuran-pd") == ["tepat waktu", "tidak ada"]
    lain = PerangkatDaerah.objects.get(kode="dishub")
    assert _keadaan(road_map, lain, "pengukuran-pd") == []


def test_survei_dalam_tahun(road_map: RoadMap, diskominfo: PerangkatDaerah) -> None:
    """A survey counts in the year in which it ended."""
    hari = {"mulai": date(2020, 12, 1), "selesai": date(2020, 12, 31)}
    satu = Survei.objects.create(
        road_map=road_map, tingkat="pd", perangkat_daerah=diskominfo, judul="S", responden=1, **hari
    )
    assert _keadaan(road_map, diskominfo, "survei-pd") == ["tidak ada"]
    satu.selesai = date(2021, 1, 1)
    satu.save()
    assert _keadaan(road_map, diskominfo, "survei-pd") == ["tepat waktu"]


def test_ringkasan_sama_dengan_rincian(
    road_map: RoadMap,
    laporan: LaporanBulanan,
    kepala_pd: Pengguna,
    diskominfo: PerangkatDaerah,
    inspektorat: Pengguna,
) -> None:
    """The map counts what the table lists, for every party, month and state."""
    _kirim(laporan, datetime(2021, 2, 20, tzinfo=WIB), kepala_pd)
    sah = {"dilaksanakan_oleh": kepala_pd, "dilaksanakan_pada": KINI}
    for bulan in (1, 2, 5):
        rapat(road_map, datetime(2021, bulan, 3, 9, tzinfo=WIB), tingkat="kota", **sah)
        rapat(
            road_map,
            datetime(2021, bulan, 3, 9, tzinfo=WIB),
            tingkat="pd",
            perangkat_daerah=diskominfo,
            **sah,
        )
    hari = date(2021, 5, 5)
    pihak = [p for daftar in pihak_terlihat(road_map, 2021, inspektorat).values() for p in daftar]
    peta = ringkasan(road_map, 2021, hari, pihak)
    tabel = rincian(road_map, 2021, hari, pihak)
    setahun = jumlah_tahun(road_map, 2021, hari, pihak)
    assert {k: v.jumlah for k, v in setahun.items()} == {k: v.jumlah for k, v in peta.items()}
    for p in pihak:
        for bulan, h in peta[p.tingkat, p.pk].sel:
            isi = [x.keadaan for x in tabel if x.pihak == p and x.jendela.bulan == bulan]
            assert [h.tepat, h.terlambat, h.tidak_ada, h.belum] == [
                isi.count(Keadaan.TEPAT),
                isi.count(Keadaan.TERLAMBAT),
                isi.count(Keadaan.TIDAK_ADA),
                isi.count(Keadaan.BELUM),
            ], (p.nama, bulan)


def test_halaman_kepatuhan(
    klien_inspektorat: Client,
    road_map: RoadMap,
    laporan: LaporanBulanan,
    kepala_pd: Pengguna,
) -> None:
    """The map answers in one sentence; the table leads to the report that was late."""
    _kirim(laporan, datetime(2021, 2, 20, tzinfo=WIB), kepala_pd)
    isi = klien_inspektorat.get("/monev/kepatuhan/?tahun=2021").content.decode()
    assert "1 terlambat" in isi
    rinci = klien_inspektorat.get("/monev/kepatuhan/rincian/?tahun=2021&keadaan=terlambat").content.decode()
    assert f"/monev/kemajuan/{laporan.pk}/" in rinci
    assert "20 Februari 2021" in rinci


def test_pd_hanya_melihat_dirinya(
    klien_tim_pelaksana_pd: Client, road_map: RoadMap, dishub: PerangkatDaerah
) -> None:
    """Another unit stands neither on the map, nor in the table, nor in the file."""
    for alamat in ("kepatuhan/", "kepatuhan/rincian/", "kepatuhan/unduh/csv/"):
        isi = klien_tim_pelaksana_pd.get(f"/monev/{alamat}?tahun=2021").content.decode()
        assert dishub.nama not in isi
        assert "Dinas Komunikasi dan Informatika" in isi
    jawaban = klien_tim_pelaksana_pd.get("/monev/kepatuhan/rincian/?tahun=2021&pihak=pd:dishub")
    assert "pilihan tidak dikenal" in jawaban.content.decode()


@pytest.mark.parametrize(
    "alamat", ["kepatuhan/?tahun=abc", "kepatuhan/?tahun=1999", "kepatuhan/rincian/?bulan=13"]
)
def test_saringan_tak_dikenal(klien_inspektorat: Client, road_map: RoadMap, alamat: str) -> None:
    """An unknown filter is told, never a crash."""
    jawaban = klien_inspektorat.get(f"/monev/{alamat}")
    assert jawaban.status_code == HTTPStatus.OK
    assert "pilihan tidak dikenal" in jawaban.content.decode()


def test_berkas_kepatuhan(klien_inspektorat: Client, road_map: RoadMap) -> None:
    """The files hold what the table lists; an unknown filter or format is a 404."""
    jawaban = klien_inspektorat.get("/monev/kepatuhan/unduh/csv/?tahun=2021&kewajiban=rapat-pleno")
    assert jawaban.content.decode("utf-8-sig").count("Rapat pleno") == 12
    assert klien_inspektorat.get("/monev/kepatuhan/unduh/xlsx/?tahun=2021&bulan=13").status_code == 404
    assert klien_inspektorat.get("/monev/kepatuhan/unduh/pdf/").status_code == 404


def test_tahun_tanpa_catatan(klien_inspektorat: Client, road_map: RoadMap) -> None:
    """A year of which nothing is on record says so, rather than 0 %."""
    isi = klien_inspektorat.get("/monev/kepatuhan/?tahun=2020").content.decode()
    assert re.search(r"Tahun 2020: tidak satu pun dari [\d.]+ kewajiban tercatat dilaksanakan\.", isi)
    assert "0%" not in isi


def test_tanpa_kalender(klien_inspektorat: Client) -> None:
    """A road map without a calendar says what to do."""
    assert "Belum ada kalender monev" in klien_inspektorat.get("/monev/kepatuhan/").content.decode()


@pytest.mark.parametrize("alamat", ["kepatuhan/?tahun=2021", "kepatuhan/rincian/?tahun=2021"])
def test_banyaknya_query_tetap(
    klien_inspektorat: Client,
    road_map: RoadMap,
    rencana: RencanaAksi,
    django_assert_num_queries: Any,
    alamat: str,
) -> None:
    """The number of queries does not grow with the units."""
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    def hitung() -> int:
        with CaptureQueriesContext(connection) as catatan:
            assert klien_inspektorat.get(f"/monev/{alamat}").status_code == HTTPStatus.OK
        return len(catatan)

    hitung()
    sedikit = hitung()
    for n in range(30):
        PerangkatDaerah.objects.create(kode=f"uji-{n}", nama=f"Unit {n}", jenis=JenisPerangkatDaerah.DINAS)
    assert hitung() == sedikit


def test_kewajiban_tidak_berlaku_tidak_dihitung(road_map: RoadMap, diskominfo: PerangkatDaerah) -> None:
    """An obligation that no longer holds is owed by nobody."""
    Kewajiban.objects.filter(road_map=road_map).update(aktif=False)
    assert rincian(road_map, 2021, AKHIR_2021, [_pihak(diskominfo)]) == []


def test_tenggat_periode_yang_berlaku(
    road_map: RoadMap, laporan: LaporanBulanan, kepala_pd: Pengguna, diskominfo: PerangkatDaerah
) -> None:
    """A deadline that was moved for one month counts for that month."""
    Periode.objects.filter(pk=laporan.periode_id).update(tenggat=date(2021, 2, 25))
    _kirim(laporan, timezone.make_aware(datetime(2021, 2, 20)), kepala_pd)  # noqa: DTZ001 - made aware at once
    assert _keadaan(road_map, diskominfo, "laporan-pd")[0] == "tepat waktu"


def test_masalah_dilaporkan_dari_butirnya(
    klien_tim_pelaksana_pd: Client, klien_inspektorat: Client, laporan: LaporanBulanan, rencana: RencanaAksi
) -> None:
    """The page of an item's progress leads to a problem on that item, for those who raise problems."""
    from monev.models import Kemajuan

    butir = rencana.butir.order_by("nomor")[0]
    Kemajuan.objects.create(laporan=laporan, butir=butir)
    alamat = f"/monev/kemajuan/{laporan.pk}/butir/{butir.kunci}/"
    tautan = f"/monev/permasalahan/tambah/?butir={butir.kunci}"
    assert tautan in klien_tim_pelaksana_pd.get(alamat).content.decode()
    assert tautan not in klien_inspektorat.get(alamat).content.decode()
    assert butir.tahapan in klien_tim_pelaksana_pd.get(tautan).content.decode()
