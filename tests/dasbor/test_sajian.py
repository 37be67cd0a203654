"""The presentation: one question to a screen, turned by links; what is missing is said in its place."""

import re
from http import HTTPStatus

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from dasbor.queries.sajian import LEMBAR
from monev.models import LaporanBulanan, Pengukuran
from organisasi.models import JenisPerangkatDaerah, PerangkatDaerah
from roadmap.models import RoadMap

SAJIAN = "/dasbor/sajian/?tahun=2021&semester=2"
TANYA = [
    "Apakah kita sesuai jalur?",
    "Area mana yang tertinggal?",
    "Apa sebab area terendah?",
    "Ke mana arahnya?",
    "Apakah tujuan tercapai?",
    "Siapa yang paling perlu perhatian?",
    "Apa yang menunggu keputusan?",
]


def _isi(klien: Client, alamat: str) -> str:
    jawaban = klien.get(alamat)
    assert jawaban.status_code == HTTPStatus.OK, alamat
    return " ".join(re.sub(r"<[^>]+>", " ", jawaban.content.decode()).split())


def test_dari_awal_sampai_akhir(
    klien_tim_pengarah: Client, terkirim: LaporanBulanan, spbe: Pengukuran
) -> None:
    """The links alone lead through all sheets and back to the dashboard of the same semester."""
    alamat, tanya, html = SAJIAN, [], ""
    for nomor in range(1, 8):
        html = klien_tim_pengarah.get(alamat).content.decode()
        judul = re.search(r"<h1>(.*?)</h1>", html)
        assert judul is not None
        tanya.append(judul[1])
        assert f"{nomor} dari 7" in html
        lanjut = re.search(r'rel="next"\s+href="([^"]+)"', html)
        assert (lanjut is None) == (nomor == 7)
        assert ('rel="prev"' in html) == (nomor > 1)
        alamat = lanjut[1].replace("&amp;", "&") if lanjut else alamat
    assert tanya == TANYA
    assert 'href="/dasbor/?tahun=2021&amp;semester=2"' in html
    assert alamat.startswith(f"{SAJIAN}&")
    assert (
        SAJIAN.split("?", maxsplit=1)[0]
        in klien_tim_pengarah.get("/dasbor/?tahun=2021&semester=2").content.decode()
    )


def test_isi_lembar(klien_tim_pengarah: Client, terkirim: LaporanBulanan, spbe: Pengukuran) -> None:
    """Each sheet answers its question with the figures of the dashboard."""
    assert "dari 66 indikator mencapai target" in _isi(klien_tim_pengarah, f"{SAJIAN}&lembar=1")
    area = _isi(klien_tim_pengarah, f"{SAJIAN}&lembar=2")
    assert "15 25 " in area, "progress beside its plan"
    assert "Indeks SPBE 2,00 dari target" in _isi(klien_tim_pengarah, f"{SAJIAN}&lembar=3").replace(
        " 2 dari", " 2,00 dari"
    )
    tren = klien_tim_pengarah.get(f"{SAJIAN}&lembar=4").content.decode()
    assert 'data-bagan="tren-indeks-rb"' in tren
    assert 'data-bagan="kemajuan-fisik-2021"' in tren
    assert "bagan.js" not in klien_tim_pengarah.get(f"{SAJIAN}&lembar=5").content.decode()


@pytest.mark.parametrize(("lembar", "nomor"), [("0", 7), ("99", 7), ("abc", 1), ("", 1), ("-1", 7)])
def test_lembar_tidak_dikenal(lembar: str, nomor: int, klien_tim_pengarah: Client, road_map: RoadMap) -> None:
    """A sheet that does not exist gives one that does."""
    assert f"{nomor} dari 7" in _isi(klien_tim_pengarah, f"{SAJIAN}&lembar={lembar}")


def test_tanpa_data(klien_tim_pengarah: Client, road_map: RoadMap) -> None:
    """A semester without figures says so on every sheet and shows no nought."""
    kata = {
        1: "belum ada capaian yang dapat dihitung",
        2: "Belum ada rencana",
        3: "belum ada capaian area yang dapat dihitung",
        4: "Belum ada rencana kemajuan fisik 2021 yang ditetapkan",
        5: "Belum ada realisasi",
        7: "Tidak ada permasalahan yang menunggu keputusan.",
    }
    for nomor, teks in kata.items():
        isi = _isi(klien_tim_pengarah, f"/dasbor/sajian/?tahun=2021&semester=1&lembar={nomor}")
        assert teks.lower() in isi.lower(), nomor
        assert (
            nomor == 1 or " 0%" not in isi
        )  # what Bab IV asks for was due, and nothing was done: that is a nought


def test_unit(klien_tim_pelaksana_pd_lain: Client, terkirim: LaporanBulanan) -> None:
    """A unit presents its own figures; another's is a 404."""
    assert "Apakah indikatornya tercapai?" in _isi(klien_tim_pelaksana_pd_lain, f"{SAJIAN}&lembar=5")
    for nomor in range(1, 8):
        assert "Komunikasi dan Informatika" not in _isi(
            klien_tim_pelaksana_pd_lain, f"{SAJIAN}&lembar={nomor}"
        )
    assert klien_tim_pelaksana_pd_lain.get(f"{SAJIAN}&pd=diskominfo").status_code == HTTPStatus.NOT_FOUND


def test_jumlah_query_tetap(klien_tim_pengarah: Client, terkirim: LaporanBulanan, spbe: Pengukuran) -> None:
    """Thirty units more cost no sheet a query more."""
    sebelum = [_banyak_query(klien_tim_pengarah, n) for n in range(1, len(LEMBAR) + 1)]
    PerangkatDaerah.objects.bulk_create(
        PerangkatDaerah(kode=f"uji-{n}", nama=f"Uji {n}", jenis=JenisPerangkatDaerah.DINAS) for n in range(30)
    )
    assert [_banyak_query(klien_tim_pengarah, n) for n in range(1, len(LEMBAR) + 1)] == sebelum


def _banyak_query(klien: Client, lembar: int) -> int:
    klien.get(f"{SAJIAN}&lembar={lembar}")
    with CaptureQueriesContext(connection) as tangkapan:
        klien.get(f"{SAJIAN}&lembar={lembar}")
    return len(tangkapan)
