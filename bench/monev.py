"""Monev: the compliance page of 40 and of 400 units over a year in which everything happened."""

import statistics
from datetime import datetime, timedelta
from functools import partial

from django.test import Client
from django.utils import timezone

from bench.halaman import isi_halaman, klien_dari, orang_berperan
from bench.ukuran import Ukuran, cpu
from monev.models import LaporanBulanan, Periode, Rapat, StatusRapat
from monev.services.kalender import buka_kalender
from organisasi.models import JenisPerangkatDaerah, Pengguna, PerangkatDaerah
from rencana_aksi.models import RencanaAksi, TahunRencana
from roadmap.models import RoadMap

TAHUN = 2022
SEDIKIT, BANYAK = 40, 400


def ukur_kepatuhan() -> list[Ukuran]:
    """Return the measurements of the compliance page; the road map must be loaded."""
    road_map = RoadMap.objects.get(kode="perwal-45-2020")
    buka_kalender(road_map=road_map)
    klien = klien_dari(orang_berperan("inspektur", "inspektorat"))
    kepala = orang_berperan("kepala", "kepala-pd", perangkat_daerah=PerangkatDaerah.objects.first())
    waktu, query = {}, {}
    for banyak in (SEDIKIT, BANYAK):
        _isi(road_map, banyak, kepala)
        query[banyak], _ = isi_halaman(klien, f"/monev/kepatuhan/?tahun={TAHUN}")
        waktu[banyak] = statistics.median(cpu(partial(_buka, klien)) for _ in range(5))
    return [
        Ukuran(
            f"Compliance of {BANYAK} units × 12 months, beside {SEDIKIT}",
            waktu[BANYAK] / waktu[SEDIKIT],
            4,
            "×",
            f"{waktu[BANYAK] * 1000:.0f} ms beside {waktu[SEDIKIT] * 1000:.0f} ms",
        ),
        Ukuran(
            "Compliance page, queries more", query[BANYAK] - query[SEDIKIT], 0, "queries", f"{query[BANYAK]}"
        ),
    ]


def _buka(klien: Client) -> None:
    klien.get(f"/monev/kepatuhan/?tahun={TAHUN}")


def _isi(road_map: RoadMap, banyak: int, kepala: Pengguna) -> None:
    """Let there be `banyak` active units, each with a report of every month and a meeting of every fortnight."""
    PerangkatDaerah.objects.update(
        aktif_sampai=datetime(2019, 12, 31, tzinfo=timezone.get_current_timezone())
    )
    baru = PerangkatDaerah.objects.bulk_create(
        PerangkatDaerah(
            kode=f"monev-{banyak}-{n}", nama=f"Monev {banyak} {n}", jenis=JenisPerangkatDaerah.DINAS
        )
        for n in range(banyak)
    )
    tahun, _ = TahunRencana.objects.get_or_create(road_map=road_map, tahun=TAHUN)
    rencana = RencanaAksi.objects.bulk_create(RencanaAksi(periode=tahun, perangkat_daerah=u) for u in baru)
    bulan = list(Periode.objects.filter(road_map=road_map, jenis="bulan", tahun=TAHUN))
    kini = timezone.make_aware(datetime(TAHUN, 1, 2, 9))  # noqa: DTZ001 - made aware at once
    LaporanBulanan.objects.bulk_create(
        LaporanBulanan(
            tingkat="pd",
            perangkat_daerah=r.perangkat_daerah,
            periode=p,
            rencana=r,
            status="dikirim",
            dikirim_oleh=kepala,
            dikirim_pada=kini,
        )
        for r in rencana
        for p in bulan
    )
    Rapat.objects.bulk_create(
        Rapat(
            road_map=road_map,
            tingkat="pd",
            perangkat_daerah=u,
            judul="Rapat",
            mulai=kini + timedelta(days=14 * n),
            selesai=kini + timedelta(days=14 * n, hours=1),
            status=StatusRapat.TERLAKSANA,
            notulen="Isi",
            dilaksanakan_oleh=kepala,
            dilaksanakan_pada=kini,
        )
        for u in baru
        for n in range(26)
    )
