"""Monev: what 66 and 660 indicators achieve, each measured in every semester of two years."""

import statistics
from decimal import Decimal
from functools import partial

from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from bench.halaman import isi_halaman, klien_dari, orang_berperan
from bench.ukuran import Ukuran, cpu
from indikator.models import Agregasi, Arah, Indikator, PenetapanTarget, Realisasi, Target
from monev.models import Pengukuran, Periode, Tingkat
from monev.queries.capaian import capaian_indikator
from monev.services.kalender import buka_kalender
from monev.workflow import Status
from organisasi.models import Pengguna
from roadmap.models import RoadMap

TAHUN = 2023
SEDIKIT, BANYAK = 66, 660  # the regulation sets targets for 66
BATAS_DETIK = 1.0  # what a person waits for without a progress bar


def ukur_capaian() -> list[Ukuran]:
    """Return the measurements of achievement."""
    oleh = [orang_berperan(nama, "tim-pelaksana") for nama in ("pengukur", "pemeriksa")]
    klien = klien_dari(oleh[0])
    waktu, query, halaman = {}, {}, {}
    for banyak in (SEDIKIT, BANYAK):
        road_map = _road_map(banyak, *oleh)
        with CaptureQueriesContext(connection) as tangkapan:
            capaian_indikator(road_map, TAHUN)
        query[banyak] = len(tangkapan)
        waktu[banyak] = statistics.median(
            cpu(partial(capaian_indikator, road_map, TAHUN, 2)) for _ in range(5)
        )
        alamat = f"/monev/pengukuran/?peta={road_map.kode}&tahun={TAHUN}&semester=2"
        halaman[banyak], _ = isi_halaman(klien, alamat)
    rincian = f"{waktu[SEDIKIT] * 1000:.0f} ms for {SEDIKIT}"
    return [
        Ukuran(f"Capaian of {BANYAK} indicators", waktu[BANYAK], BATAS_DETIK, "s", rincian),
        Ukuran(
            f"Capaian, queries more at {BANYAK} indicators than at {SEDIKIT}",
            query[BANYAK] - query[SEDIKIT],
            0,
            "queries",
            str(query[BANYAK]),
        ),
        Ukuran(
            "List of measurements, queries more", halaman[BANYAK] - halaman[SEDIKIT], 0, "queries",
            str(halaman[BANYAK]),
        ),
    ]  # fmt: skip


def _road_map(banyak: int, pengukur: Pengguna, pemeriksa: Pengguna) -> RoadMap:
    """Make a road map with targets for `banyak` indicators, measured and accepted in two years."""
    kode = f"capaian-{banyak}"
    kepala = {"jenis_regulasi": "X", "tentang": "X", "pemerintah_daerah": "X"}
    road_map = RoadMap.objects.create(kode=kode, judul=kode, tahun_awal=2022, tahun_akhir=TAHUN, **kepala)
    buka_kalender(road_map=road_map)
    indikator = Indikator.objects.bulk_create(
        Indikator(
            kode=f"{kode}-{n}", nama=f"{kode} {n}", satuan="persen", arah=(Arah.NAIK, Arah.TURUN)[n % 2],
            agregasi=Agregasi.PEMBILANG_PENYEBUT,
        )
        for n in range(banyak)
    )  # fmt: skip
    tempat = PenetapanTarget.objects.bulk_create(
        PenetapanTarget(
            indikator=i, dokumen=kode, kode=f"p{n}-{m}", teks_indikator=i.nama, tempat=f"Tempat {m}"
        )
        for n, i in enumerate(indikator)
        for m in (1, 2)
    )
    target = [Target(penetapan=t, tahun=tahun, teks="80%") for t in tempat for tahun in (2022, TAHUN)]
    for satu in target:
        satu.turunkan()
    Target.objects.bulk_create(target)
    Realisasi.objects.bulk_create(
        Realisasi(indikator=i, tahun=2022, teks="70", sumber="X") for i in indikator
    )
    kini = timezone.now()
    Pengukuran.objects.bulk_create(
        Pengukuran(
            tingkat=Tingkat.KOTA, periode=p, indikator=i, teks="75%", nilai=Decimal(75), pembilang=Decimal(75),
            penyebut=Decimal(100), status=Status.DITERIMA, dikirim_oleh=pengukur, dikirim_pada=kini,
            diterima_oleh=pemeriksa, diterima_pada=kini,
        )
        for p in Periode.objects.filter(road_map=road_map, jenis="semester")
        for i in indikator
    )  # fmt: skip
    return road_map
