"""Monev: the grid of a monthly report of 50 and of 500 items, and the figures of all units summed by the database."""

import statistics
from datetime import datetime
from decimal import Decimal
from functools import partial

from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from simple_history.utils import bulk_create_with_history

from bench.halaman import isi_halaman, klien_dari, orang_berperan
from bench.ukuran import Ukuran, cpu
from monev.models import Bukti, Kemajuan, LaporanBulanan, Periode, Tingkat
from monev.queries.capaian_rencana import butir_terlambat, kemajuan_terbagi
from monev.services.kalender import buka_kalender
from monev.workflow import Status
from organisasi.models import JenisPerangkatDaerah, Pengguna, PerangkatDaerah
from rencana_aksi.jadwal import Jadwal
from rencana_aksi.models import ButirAksi, RencanaAksi, TahunRencana
from roadmap.models import AreaPerubahan, RoadMap

TAHUN = 2023
BANYAK_BUTIR = (5, 50, 500)
BANYAK_UNIT = 40
BATAS_DETIK = 1.0  # what a person waits for without a progress bar


def ukur_kemajuan() -> list[Ukuran]:
    """Return the measurements of monthly progress; the road map must be loaded."""
    road_map = RoadMap.objects.get(kode="perwal-45-2020")
    buka_kalender(road_map=road_map)
    Periode.objects.filter(road_map=road_map, tahun=TAHUN).update(dikunci_sesudah=None)
    oleh = orang_berperan("pengirim-kemajuan", "inspektorat")
    return [*_ukur_kisi(road_map, oleh), *_ukur_ringkasan(road_map, oleh)]


def _ukur_kisi(road_map: RoadMap, oleh: Pengguna) -> list[Ukuran]:
    """Measure the page with its fields open, January reported before February."""
    waktu, query = {}, {}
    for banyak in BANYAK_BUTIR:
        unit = unit_baru(f"kisi-{banyak}")
        klien = klien_dari(orang_berperan(f"pengisi-{banyak}", "tim-pelaksana-pd", perangkat_daerah=unit))
        rencana = rencana_ditetapkan(road_map, unit, oleh, banyak)
        laporan = [laporan_bulan(rencana, bulan, oleh, Status.DRAF) for bulan in (1, 2)][-1]
        alamat = f"/monev/kemajuan/{laporan.pk}/"
        query[banyak], _ = isi_halaman(klien, alamat)
        waktu[banyak] = statistics.median(cpu(partial(_buka, klien, alamat)) for _ in range(5))
    banyak = max(BANYAK_BUTIR)
    rincian = f"{waktu[50] * 1000:.0f} ms for 50 items"
    return [
        Ukuran(f"Grid of a monthly report, {banyak} items", waktu[banyak], BATAS_DETIK, "s", rincian),
        Ukuran(
            "Grid of a monthly report, queries more at 500 items than at 5",
            max(query.values()) - min(query.values()),
            0,
            "queries",
            str(query[banyak]),
        ),
    ]


def _ukur_ringkasan(road_map: RoadMap, oleh: Pengguna) -> list[Ukuran]:
    """Measure what dashboards and agendas ask of 40 units with 50 items each."""
    for n in range(BANYAK_UNIT):
        rencana = rencana_ditetapkan(road_map, unit_baru(f"ringkas-{n}"), oleh, 50)
        for bulan in (1, 2, 3):
            laporan_bulan(rencana, bulan, oleh, Status.DIKIRIM)
    with CaptureQueriesContext(connection) as tangkapan:
        _ringkas(road_map)
    waktu = statistics.median(cpu(partial(_ringkas, road_map)) for _ in range(5))
    return [
        Ukuran(f"Progress of {BANYAK_UNIT} units by unit, area and late items", waktu, BATAS_DETIK, "s"),
        Ukuran("Progress of all units, queries", len(tangkapan), 5, "queries"),
    ]


def _ringkas(road_map: RoadMap) -> None:
    semua = kemajuan_terbagi(road_map, TAHUN, 6)
    semua.per_unit(), semua.per_area()
    butir_terlambat(road_map, TAHUN, 6)


def _buka(klien: Client, alamat: str) -> None:
    klien.get(alamat)


def unit_baru(kode: str) -> PerangkatDaerah:
    """Return a new unit."""
    return PerangkatDaerah.objects.create(kode=kode, nama=f"Dinas {kode}", jenis=JenisPerangkatDaerah.DINAS)


def rencana_ditetapkan(road_map: RoadMap, unit: PerangkatDaerah, oleh: Pengguna, banyak: int) -> RencanaAksi:
    """Return a set plan with items over all areas and months."""
    tahun, _ = TahunRencana.objects.get_or_create(road_map=road_map, tahun=TAHUN)
    kini = datetime(TAHUN, 1, 2).astimezone()
    rencana = RencanaAksi.objects.create(
        periode=tahun,
        perangkat_daerah=unit,
        status="ditetapkan",
        ditetapkan_oleh=oleh,
        ditetapkan_pada=kini,  # type: ignore[misc]
    )
    area = list(AreaPerubahan.objects.filter(road_map=road_map))
    ButirAksi.objects.bulk_create(
        ButirAksi(
            rencana=rencana,
            nomor=n,
            area=area[n % len(area)],
            tahapan=f"Tahapan {n}",
            target=Decimal(12),
            satuan="dokumen",
            jadwal=Jadwal(range(1, n % 12 + 2)),
            anggaran=Decimal(75_250_000),
        )
        for n in range(1, banyak + 1)
    )
    return rencana


def laporan_bulan(rencana: RencanaAksi, bulan: int, oleh: Pengguna, status: Status) -> LaporanBulanan:
    """Return a report with figures and a piece of evidence for each item."""
    periode = Periode.objects.get(
        road_map=rencana.periode.road_map_id, tahun=TAHUN, jenis="bulan", nomor=bulan
    )
    kini = datetime(TAHUN, bulan, 28).astimezone()
    terkirim = {"dikirim_oleh": oleh, "dikirim_pada": kini} if status == Status.DIKIRIM else {}
    laporan = LaporanBulanan.objects.create(
        tingkat=Tingkat.PD,
        perangkat_daerah=rencana.perangkat_daerah,
        periode=periode,
        rencana=rencana,
        status=status,
        **terkirim,
    )
    kemajuan = [
        Kemajuan(laporan=laporan, butir=b, fisik=Decimal(bulan * 5), volume=bulan, anggaran=bulan * 1_000_000)
        for b in rencana.butir.all()
    ]
    ada = bulk_create_with_history(kemajuan, Kemajuan, default_user=oleh)
    Bukti.objects.bulk_create(
        Bukti(
            kemajuan=k,
            jenis="tautan",
            nama="Berita acara",
            tautan="https://contoh.invalid/",
            oleh=oleh,
            pada=kini,
        )
        for k in ada
    )
    return laporan
