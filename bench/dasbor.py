"""The dashboard and the front page of 40 and of 400 units, each with a set plan and a report of every month."""

import statistics
from collections.abc import Callable
from datetime import datetime
from decimal import Decimal
from functools import partial

from django.test import Client
from django.utils import timezone

from bench.halaman import isi_halaman, klien_dari, orang_berperan
from bench.ukuran import Ukuran, banding, cpu
from monev.models import Kemajuan, LaporanBulanan, Periode
from monev.services.kalender import buka_kalender
from organisasi.models import JenisPerangkatDaerah, Pengguna, PerangkatDaerah
from rencana_aksi.jadwal import Jadwal
from rencana_aksi.models import ButirAksi, RencanaAksi, TahunRencana
from roadmap.models import AreaPerubahan, RoadMap

TAHUN = 2022
SEDIKIT, BANYAK = 40, 400
BATAS = 2.5
HALAMAN = {
    "Dashboard of the city": f"/dasbor/?tahun={TAHUN}&semester=2",
    "Places of all units": f"/dasbor/peringkat/?tahun={TAHUN}&semester=2",
    "Front page": "/",
}
POLOS = "/polos/daftar/"
BATAS_POLOS = 5


def ukur_dasbor() -> list[Ukuran]:
    """Return the measurements of the dashboard; the road map must be loaded."""
    road_map = RoadMap.objects.get(kode="perwal-45-2020")
    buka_kalender(road_map=road_map)
    klien = klien_dari(orang_berperan("pengarah-dasbor", "tim-pengarah"))
    kepala = orang_berperan("kepala-dasbor", "kepala-pd", perangkat_daerah=PerangkatDaerah.objects.first())
    area = AreaPerubahan.objects.filter(road_map=road_map).order_by("nomor")[0]
    halaman = HALAMAN | {"Area of change": f"/dasbor/area/{area.pk}/?tahun={TAHUN}&semester=2"}
    waktu: dict[tuple[str, int], float] = {}
    query: dict[tuple[str, int], int] = {}
    hasil: list[Ukuran] = []
    for banyak in (SEDIKIT, BANYAK):
        _isi(road_map, banyak, kepala)
        for nama, alamat in halaman.items():
            query[nama, banyak], _ = isi_halaman(klien, alamat)
            buka: Callable[[], None] = partial(_buka, klien, alamat)
            waktu[nama, banyak] = statistics.median(cpu(buka) for _ in range(5))
        if banyak == SEDIKIT:
            hasil = _terhadap_polos(klien, halaman)
    for nama in halaman:
        satu, lain = waktu[nama, SEDIKIT], waktu[nama, BANYAK]
        rincian = f"{lain * 1000:.0f} ms beside {satu * 1000:.0f} ms"
        beda = query[nama, BANYAK] - query[nama, SEDIKIT]
        hasil += [
            Ukuran(f"{nama}, {BANYAK} units beside {SEDIKIT}", lain / satu, BATAS, "×", rincian),
            Ukuran(f"{nama}, queries more", beda, 0, "queries", f"{query[nama, BANYAK]}"),
        ]
    return hasil


def _terhadap_polos(klien: Client, halaman: dict[str, str]) -> list[Ukuran]:
    """Return each page beside a bare one: five queries, a hundred rows, the same middleware."""
    hasil = []
    for nama, alamat in halaman.items():
        satu, polos = banding(partial(_buka, klien, alamat), partial(_buka, klien, POLOS))
        rincian = f"{satu * 1000:.0f} ms beside {polos * 1000:.0f} ms"
        hasil.append(Ukuran(f"{nama} beside a bare page", satu / polos, BATAS_POLOS, "×", rincian))
    return hasil


def _buka(klien: Client, alamat: str) -> None:
    klien.get(alamat)


def _isi(road_map: RoadMap, banyak: int, kepala: Pengguna) -> None:
    """Let there be `banyak` active units, each with a plan of four items and the reports of twelve months."""
    PerangkatDaerah.objects.update(
        aktif_sampai=datetime(2019, 12, 31, tzinfo=timezone.get_current_timezone())
    )
    baru = PerangkatDaerah.objects.bulk_create(
        PerangkatDaerah(
            kode=f"dasbor-{banyak}-{n}", nama=f"Dasbor {banyak} {n}", jenis=JenisPerangkatDaerah.DINAS
        )
        for n in range(banyak)
    )
    LaporanBulanan.objects.filter(periode__tahun=TAHUN).delete()
    tahun, _ = TahunRencana.objects.get_or_create(road_map=road_map, tahun=TAHUN)
    RencanaAksi.objects.filter(periode=tahun, status="ditetapkan").delete()
    kini = timezone.make_aware(datetime(TAHUN, 1, 2, 9))  # noqa: DTZ001 - made aware at once
    rencana = RencanaAksi.objects.bulk_create(RencanaAksi(periode=tahun, perangkat_daerah=u) for u in baru)
    area = list(AreaPerubahan.objects.filter(road_map=road_map))
    butir = ButirAksi.objects.bulk_create(
        ButirAksi(
            rencana=r,
            nomor=n,
            area=area[(r.pk + n) % len(area)],
            tahapan=f"Butir {n}",
            jadwal=Jadwal([3, 6, 9]),
            anggaran=Decimal(10_000_000),
        )
        for r in rencana
        for n in range(1, 5)
    )
    RencanaAksi.objects.filter(pk__in=[r.pk for r in rencana]).update(
        status="ditetapkan", ditetapkan_oleh=kepala, ditetapkan_pada=kini
    )
    laporan = LaporanBulanan.objects.bulk_create(
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
        for p in Periode.objects.filter(road_map=road_map, jenis="bulan", tahun=TAHUN)
    )
    milik: dict[int, list[ButirAksi]] = {}
    for b in butir:
        milik.setdefault(b.rencana_id, []).append(b)
    Kemajuan.objects.bulk_create(
        Kemajuan(laporan=x, butir=b, fisik=Decimal(30 + n % 60), anggaran=Decimal(5_000_000))
        for n, x in enumerate(laporan)
        for b in milik[x.rencana_id]
    )
