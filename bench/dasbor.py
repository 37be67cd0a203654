"""The dashboards and the front page of 40 and of 400 units with four years of plans, reports and measurements."""

from functools import partial

from django.test import Client

from bench.dasbor_isi import TAHUN, Penulis, kosongkan, tambah_unit, ukur_indikator
from bench.halaman import isi_halaman, klien_dari, orang_berperan
from bench.ukuran import Ukuran, banding
from monev.services.kalender import buka_kalender
from organisasi.models import PerangkatDaerah
from roadmap.models import AreaPerubahan, RoadMap

SEDIKIT, BANYAK = 40, 400
BATAS, BATAS_POLOS = 2.5, 5
POLOS = "/polos/daftar/"
ULANG = 7

Halaman = dict[str, tuple[Client, str]]
"""The pages by name: whose browser, and the address."""


def ukur_dasbor() -> list[Ukuran]:
    """Return the measurements of the dashboards; the road map must be loaded."""
    road_map = RoadMap.objects.get(kode="perwal-45-2020")
    buka_kalender(road_map=road_map)
    kosongkan(road_map)
    oleh = Penulis(orang_berperan("pengirim-dasbor", "asesor"), orang_berperan("penerima-dasbor", "asesor"))
    unit = tambah_unit(road_map, range(SEDIKIT), oleh)
    ukur_indikator(road_map, unit, oleh)
    halaman = _halaman(road_map, unit[0])
    sedikit = {nama: _ukur(*satu) for nama, satu in halaman.items()}
    tambah_unit(road_map, range(SEDIKIT, BANYAK), oleh)
    hasil = []
    for nama, satu in halaman.items():
        hasil += _banding(nama, sedikit[nama], _ukur(*satu))
    return hasil


def _halaman(road_map: RoadMap, unit: PerangkatDaerah) -> Halaman:
    """Return every page of the dashboard and the front page, as those see them who use them most."""
    kota = {
        peran: klien_dari(orang_berperan(f"{peran}-dasbor", peran))
        for peran in ("tim-pengarah", "tim-pelaksana", "inspektorat")
    }
    sendiri = {
        peran: klien_dari(orang_berperan(f"{peran}-dasbor", peran, perangkat_daerah=unit))
        for peran in ("kepala-pd", "tim-pelaksana-pd")
    }
    area = AreaPerubahan.objects.filter(road_map=road_map).order_by("nomor")[0]
    kapan = f"tahun={TAHUN[-1]}&semester=2"
    pengarah, kepala = kota["tim-pengarah"], sendiri["kepala-pd"]
    halaman = {f"Front page ({peran})": (klien, "/") for peran, klien in (kota | sendiri).items()}
    return halaman | {
        "Dashboard of the city": (pengarah, f"/dasbor/?{kapan}"),
        "Dashboard of the Inspektorat": (kota["inspektorat"], f"/dasbor/?{kapan}"),
        "Dashboard of a unit": (kepala, f"/dasbor/?{kapan}"),
        "Area of change": (pengarah, f"/dasbor/area/{area.pk}/?{kapan}"),
        "Area of change of a unit": (kepala, f"/dasbor/area/{area.pk}/?{kapan}"),
        "Places of all units": (pengarah, f"/dasbor/peringkat/?{kapan}"),
        "Trends": (pengarah, f"/dasbor/tren/?{kapan}"),
        "Trends of a unit": (kepala, f"/dasbor/tren/?{kapan}"),
        "Direction on a figure": (pengarah, f"/dasbor/arahan/tambah/?{kapan}&pokok=kartu:fisik"),
        **{
            f"Presentation, sheet {n}": (pengarah, f"/dasbor/sajian/?{kapan}&lembar={n}") for n in range(1, 8)
        },
    }


def _ukur(klien: Client, alamat: str) -> tuple[float, float, int]:
    """Return the CPU seconds of a page and of the bare one between whose runs it ran, and its queries."""
    query, _ = isi_halaman(klien, alamat)
    return *banding(partial(klien.get, alamat), partial(klien.get, POLOS), ULANG), query


def _banding(nama: str, sedikit: tuple[float, float, int], banyak: tuple[float, float, int]) -> list[Ukuran]:
    """Compare a page with the bare one, and with itself where there are ten times as many units."""
    (satu, polos, query), (lain, _, query_lain) = sedikit, banyak
    return [
        Ukuran(
            f"{nama} beside a bare page", satu / polos, BATAS_POLOS, "×",
            f"{satu * 1000:.0f} ms beside {polos * 1000:.0f} ms, {query} queries",
        ),
        Ukuran(
            f"{nama}, {BANYAK} units beside {SEDIKIT}", lain / satu, BATAS, "×",
            f"{lain * 1000:.0f} ms beside {satu * 1000:.0f} ms",
        ),
        Ukuran(f"{nama}, queries more", query_lain - query, 0, "queries", f"{query_lain}"),
    ]  # fmt: skip
