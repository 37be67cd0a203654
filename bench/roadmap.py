"""The road map: loading it, its Lampiran as a page, as a PDF."""

import json
import statistics
import subprocess
import sys
import uuid
from functools import partial
from pathlib import Path

import weasyprint
from django.core.cache import caches
from django.db import connection
from django.test import Client
from django.utils import timezone
from weasyprint.text.fonts import FontConfiguration

from bench.halaman import isi_halaman, klien_dari, orang_berperan
from bench.muat import waktu_muat
from bench.ukuran import Ukuran, banding, sekali
from berkas import pdf
from berkas.tabel import Dokumen
from roadmap.ekspor import tulis_lampiran
from roadmap.lampiran import dokumen_lampiran
from roadmap.models import BarisLampiran, RoadMap
from roadmap.queries.lampiran import baris_lampiran
from roadmap.services.siklus import salin_road_map, tiru

BANYAK_BARIS = (30, 150, 1500)
DENGAN_POSTGRES = Path(__file__).resolve().parent.parent / "alat" / "dengan_postgres.py"


def ukur_roadmap() -> list[Ukuran]:
    """Return every measurement of the road map."""
    return [*_ukur_muat(), *_ukur_halaman(), *_ukur_pdf()]


def _ukur_muat() -> list[Ukuran]:
    hasil = _waktu_muat(connection.vendor, *waktu_muat())
    if connection.vendor == "postgresql":
        return hasil
    perintah: list[str | Path] = [sys.executable, DENGAN_POSTGRES, sys.executable, "-m", "bench.muat"]
    jalan = subprocess.run(perintah, stdout=subprocess.PIPE, text=True, check=False)
    if jalan.returncode:
        return [*hasil, Ukuran("muat_roadmap (postgresql)", None, 5, "s", "not measured: no PostgreSQL here")]
    return [*hasil, *_waktu_muat("postgresql", *json.loads(jalan.stdout.splitlines()[-1]))]


def _waktu_muat(mesin: str, pertama: float, ulang: float) -> list[Ukuran]:
    return [
        Ukuran(f"muat_roadmap, first load ({mesin})", pertama, 5, "s", "1,808 rows with history"),
        Ukuran(f"muat_roadmap, nothing changed ({mesin})", ulang, 5, "s"),
    ]


def _ukur_halaman() -> list[Ukuran]:
    oleh = orang_berperan("ukur", "tim-pelaksana")
    asal = RoadMap.objects.get(kode="perwal-45-2020")
    klien = klien_dari(oleh)
    hasil, query = [], {}
    for banyak in BANYAK_BARIS:
        kode = f"ukur-{banyak}"
        salinan = salin_road_map(
            road_map=asal, kode=kode, judul=kode, tahun_awal=2020, tahun_akhir=2023, oleh=oleh
        )
        _jadikan(salinan, banyak)
        query[banyak], ukuran = _ukur_lampiran(klien, kode, banyak)
        hasil += ukuran
    beda = max(query.values()) - min(query.values())
    hasil.append(Ukuran("Lampiran page, queries more at 1,500 rows than at 30", beda, 0, "queries"))
    return hasil


def _ukur_lampiran(klien: Client, kode: str, banyak: int) -> tuple[int, list[Ukuran]]:
    """Measure the page beside the bare view of as many cells as it writes, and of every cell unmerged.

    Only the first has a limit: merged cells are not written, so the second compares with a larger table.
    """
    alamat = f"/road-map/lampiran/?peta={kode}"
    query, tertulis = isi_halaman(klien, alamat)
    hasil = []
    for nama, sel, batas in (("as many cells", tertulis, 3), ("12 cells a row", banyak * 12, None)):
        polos = partial(klien.get, f"/polos/lampiran/{kode}/{sel}/")
        kami, mereka = banding(partial(klien.get, alamat), polos, 5 if banyak > 1000 else 15)
        rincian = f"{kami * 1000:.0f} ms beside {mereka * 1000:.0f} ms, {sel} cells, {query} queries"
        hasil.append(
            Ukuran(f"Lampiran page, {banyak} rows, beside a bare {nama}", kami / mereka, batas, "×", rincian)
        )
    return query, hasil


def _jadikan(road_map: RoadMap, banyak: int) -> None:
    """Make the road map hold `banyak` rows."""
    ada = list(BarisLampiran.objects.filter(road_map=road_map).order_by("nomor"))
    BarisLampiran.objects.filter(pk__in=[b.pk for b in ada[banyak:]]).delete()
    baru = [
        tiru(ada[(nomor - 1) % len(ada)], nomor=nomor, kunci=uuid.uuid4())
        for nomor in range(len(ada) + 1, banyak + 1)
    ]
    BarisLampiran.objects.bulk_create(baru)


def _ukur_pdf() -> list[Ukuran]:
    road_map = RoadMap.objects.get(kode="perwal-45-2020")
    baris = baris_lampiran(road_map)
    dokumen = dokumen_lampiran(road_map, baris, kaki="bench")
    huruf = FontConfiguration()
    dua, satu = banding(lambda: pdf.cetak_tabel(dokumen), lambda: _satu_kali(dokumen, huruf), 3)

    def minta() -> bytes:
        semua = baris_lampiran(road_map)
        kini = timezone.localtime()
        return tulis_lampiran(road_map, semua, bentuk="pdf", saringan=(), oleh="bench", kini=kini).isi

    caches["dokumen"].clear()
    pertama = sekali(minta)
    kedua = statistics.median(sekali(minta) for _ in range(5))
    return [
        Ukuran(
            "PDF of 150 rows, beside one WeasyPrint pass",
            dua / satu,
            2.3,
            "×",
            f"{dua:.2f} s beside {satu:.2f} s",
        ),
        Ukuran(
            "PDF asked for again, unchanged: faster by",
            pertama / kedua,
            20,
            "×",
            f"{pertama * 1000:.0f} ms, then {kedua * 1000:.0f} ms",
            terbalik=True,
        ),
    ]


def _satu_kali(dokumen: Dokumen, huruf: FontConfiguration) -> bytes:
    """Lay the unsplit table out once, as WeasyPrint breaks it by itself, and write it."""
    bagian = pdf._bagian_cetak(dokumen.tabel, [0])  # noqa: SLF001 - the same markup, not split
    tertata: weasyprint.Document = pdf._tata(dokumen, bagian, huruf)  # noqa: SLF001
    isi: bytes = tertata.write_pdf(pdf_variant="pdf/ua-1")
    return isi
