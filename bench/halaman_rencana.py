"""The page of a plan and the matrix of all plans: queries, and time beside bare views of as many cells."""

import itertools
import uuid
from decimal import Decimal
from functools import partial

from django.test import Client
from django.utils import timezone

from bench.halaman import isi_halaman, klien_dari
from bench.ukuran import Ukuran, banding
from organisasi.models import Pengguna, PerangkatDaerah
from rencana_aksi.jadwal import Jadwal
from rencana_aksi.models import ButirAksi, RencanaAksi, TahunRencana
from roadmap.models import AreaPerubahan, RoadMap

BANYAK = (3, 30, 300)
BATAS = {300: 3}
"""The limit of the ratio by the number of rows: below, the frame of the page weighs more than its table."""
TAHUN = (2020, 2021, 2022, 2023)


def ukur_halaman(rencana: RencanaAksi, petugas: Pengguna, tim_pelaksana: Pengguna) -> list[Ukuran]:
    """Measure both pages; the plan is emptied, and the matrix is left with the units that are made here."""
    return [
        *_ukur_rencana(rencana, klien_dari(petugas)),
        *_ukur_matriks(rencana.periode.road_map, klien_dari(tim_pelaksana)),
    ]


# The page of a plan, as its officer sees it: with everything that edits


def _ukur_rencana(rencana: RencanaAksi, klien: Client) -> list[Ukuran]:
    alamat, polos = f"/rencana-aksi/{rencana.pk}/", f"/polos/rencana/{rencana.pk}/"
    hasil, query = [], {}
    for banyak in BANYAK:
        isi_rencana(rencana, banyak)
        query[banyak], ukuran = _ukur(klien, "Plan page", f"{banyak} items", banyak, alamat, polos)
        hasil.append(ukuran)
    return [*hasil, _query_tetap("Plan page", query)]


def isi_rencana(rencana: RencanaAksi, banyak: int) -> None:
    """Let the plan hold `banyak` items, spread over the areas."""
    ButirAksi.objects.filter(rencana=rencana).delete()
    area = itertools.cycle(AreaPerubahan.objects.filter(road_map=rencana.periode.road_map_id))
    ButirAksi.objects.bulk_create(_butir(rencana, next(area), n) for n in range(1, banyak + 1))


def _butir(rencana: RencanaAksi, area: AreaPerubahan, nomor: int) -> ButirAksi:
    return ButirAksi(
        rencana=rencana,
        kunci=uuid.uuid4(),
        nomor=nomor,
        area=area,
        program=f"Program {nomor % 9}",
        kegiatan=f"Kegiatan {nomor % 40}",
        sub_kegiatan=f"Sub kegiatan {nomor % 90}",
        tahapan=f"Menyusun dan membahas bahan tahap {nomor}",
        indikator=f"Dokumen tahap {nomor}",
        target=Decimal(nomor % 12 + 1),
        satuan="dokumen",
        jadwal=Jadwal([nomor % 12 + 1, (nomor + 1) % 12 + 1, (nomor + 2) % 12 + 1]),
        penanggung_jawab="Bidang Aplikasi Informatika",
        anggaran=Decimal(1_000_000 * nomor),
        sdm=nomor % 9 + 1,
    )


# The matrix, as the Tim Pelaksana of the city sees it


def _ukur_matriks(road_map: RoadMap, klien: Client) -> list[Ukuran]:
    PerangkatDaerah.objects.update(aktif_sampai=f"{TAHUN[0] - 1}-12-31")
    RencanaAksi.riwayat.all().delete()
    ButirAksi.objects.all().delete()
    RencanaAksi.objects.all().delete()
    for tahun in TAHUN:
        TahunRencana.objects.get_or_create(road_map=road_map, tahun=tahun)
    hasil, query, ada = [], {}, 0
    for banyak in BANYAK:
        _tambah_unit(road_map, range(ada, banyak))
        ada = banyak
        alamat, polos = f"/rencana-aksi/?peta={road_map.kode}", f"/polos/matriks/{road_map.kode}/"
        query[banyak], ukuran = _ukur(
            klien, "PD × year matrix", f"{banyak} PDs, {len(TAHUN)} years", banyak, alamat, polos
        )
        hasil.append(ukuran)
    return [*hasil, _query_tetap("PD × year matrix", query)]


def _tambah_unit(road_map: RoadMap, nomor: range) -> None:
    """Make units with a plan of two items in every year but one, in different states."""
    unit = PerangkatDaerah.objects.bulk_create(
        PerangkatDaerah(kode=f"ukur-{n}", nama=f"Dinas Ukur {n:03}", singkatan=f"DU{n}", jenis="dinas")
        for n in nomor
    )
    status = itertools.cycle(("draf", "menunggu-kepala", "diajukan", "dikembalikan", "diverifikasi"))
    periode = list(TahunRencana.objects.filter(road_map=road_map))
    rencana = RencanaAksi.objects.bulk_create(
        RencanaAksi(periode=p, perangkat_daerah=u, status=next(status), sejak=timezone.now())
        for n, u in enumerate(unit)
        for k, p in enumerate(periode)
        if (n + k) % 4
    )
    area = AreaPerubahan.objects.filter(road_map=road_map)[0]
    ButirAksi.objects.bulk_create(_butir(r, area, nomor) for r in rencana for nomor in (1, 2))


# Both


def _ukur(klien: Client, nama: str, besar: str, banyak: int, alamat: str, polos: str) -> tuple[int, Ukuran]:
    """Return how many queries a page makes, and its time beside the bare view that writes as many cells."""
    query, sel = isi_halaman(klien, alamat)
    query_polos, _ = isi_halaman(klien, f"{polos}{sel}/")
    if query_polos > query:
        raise RuntimeError(f"{polos}: {query_polos} queries beside {query}")
    kami, mereka = banding(partial(klien.get, alamat), partial(klien.get, f"{polos}{sel}/"), 15)
    rincian = f"{kami * 1000:.0f} ms beside {mereka * 1000:.0f} ms, {sel} cells, {query} queries beside {query_polos}"
    return query, Ukuran(
        f"{nama}, {besar}, beside a bare one", kami / mereka, BATAS.get(banyak), "×", rincian
    )


def _query_tetap(nama: str, query: dict[int, int]) -> Ukuran:
    beda = max(query.values()) - min(query.values())
    return Ukuran(f"{nama}, queries more at {BANYAK[-1]} rows than at {BANYAK[0]}", beda, 0, "queries")
