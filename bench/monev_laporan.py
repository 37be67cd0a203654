"""Monev: the yearly report of one unit beside WeasyPrint's own time, and what its figures cost at two sizes."""

import statistics
from datetime import datetime
from functools import partial

import weasyprint
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from bench.halaman import orang_berperan
from bench.monev_kemajuan import TAHUN, laporan_bulan, rencana_ditetapkan, unit_baru
from bench.ukuran import Ukuran, banding, cpu
from berkas.naskah_pdf import html_naskah
from berkas.pdf import Statis
from monev.models import LaporanMonev, Periode, Tingkat
from monev.queries.potret import potret_laporan, sidik_potret
from monev.services.kalender import buka_kalender
from monev.terbitan import TULIS, naskah_ditetapkan
from monev.workflow import Status
from organisasi.models import Pengguna
from roadmap.models import RoadMap

BANYAK_BUTIR = (5, 50)
NISBAH = 1.3
BATAS_DETIK = 5.0  # what setting the city's report may take besides its files


def ukur_laporan() -> list[Ukuran]:
    """Return the measurements of monev reports; the road map must be loaded."""
    road_map = RoadMap.objects.get(kode="perwal-45-2020")
    buka_kalender(road_map=road_map)
    oleh = orang_berperan("pengirim-laporan", "inspektorat")
    semua = {banyak: _laporan_tahunan(road_map, oleh, banyak) for banyak in BANYAK_BUTIR}
    return [*_ukur_pdf(semua[max(BANYAK_BUTIR)]), *_ukur_potret(road_map, semua)]


def _laporan_tahunan(road_map: RoadMap, oleh: Pengguna, banyak: int) -> LaporanMonev:
    """Return the yearly report of a new unit whose twelve months are sent; it is not saved."""
    unit = unit_baru(f"laporan-{banyak}")
    rencana = rencana_ditetapkan(road_map, unit, oleh, banyak)
    for bulan in range(1, 13):
        laporan_bulan(rencana, bulan, oleh, Status.DIKIRIM)
    return LaporanMonev(tingkat=Tingkat.PD, perangkat_daerah=unit, periode=_tahun(road_map))


def _tahun(road_map: RoadMap) -> Periode:
    periode = Periode.objects.select_related("road_map")
    return periode.get(road_map=road_map, jenis="tahun", tahun=TAHUN)


def _kini() -> datetime:
    return datetime(TAHUN + 1, 1, 20, tzinfo=timezone.get_current_timezone())


def _ukur_pdf(laporan: LaporanMonev) -> list[Ukuran]:
    potret = potret_laporan(laporan, _kini())
    html = html_naskah(naskah_ditetapkan(potret, sidik_potret(potret)))
    kami, polos = banding(partial(_cetak, laporan), partial(_weasyprint, html), 5)
    rincian = f"{kami:.2f} s beside {polos:.2f} s"
    return [
        Ukuran(
            "Yearly report of a unit with 50 items as PDF, beside WeasyPrint on the same HTML",
            kami / polos,
            NISBAH,
            "×",
            rincian,
        )
    ]


def _cetak(laporan: LaporanMonev) -> bytes:
    """Make the PDF from the database on."""
    potret = potret_laporan(laporan, _kini())
    return TULIS["pdf"](naskah_ditetapkan(potret, sidik_potret(potret)))


def _weasyprint(html: str) -> None:
    sumber = weasyprint.HTML(string=html, base_url="statis:", url_fetcher=Statis())
    sumber.write_pdf(pdf_variant="pdf/ua-1")


def _ukur_potret(road_map: RoadMap, semua: dict[int, LaporanMonev]) -> list[Ukuran]:
    query = {}
    for banyak, laporan in semua.items():
        with CaptureQueriesContext(connection) as tangkapan:
            potret_laporan(laporan, _kini())
        query[banyak] = len(tangkapan)
    kota = LaporanMonev(tingkat=Tingkat.KOTA, periode=_tahun(road_map))
    banyak_butir = potret_laporan(kota, _kini())["kemajuan"]["jumlah"]["banyak"]
    waktu = statistics.median(cpu(partial(potret_laporan, kota, _kini())) for _ in range(3))
    berkas = cpu(partial(_cetak, kota))
    return [
        Ukuran(
            "Figures of a yearly report, queries more at 50 items than at 5",
            max(query.values()) - min(query.values()),
            0,
            "queries",
            str(max(query.values())),
        ),
        Ukuran(
            f"Figures of the city's yearly report, {banyak_butir:,} items",
            waktu,
            BATAS_DETIK,
            "s",
            f"{berkas:.1f} s with its PDF",
        ),
    ]
