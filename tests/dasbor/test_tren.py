"""The pictures of the dashboard: figures that are right and tell what is missing in its place."""

import csv
import io
import re
from base64 import b64decode
from http import HTTPStatus

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from dasbor.queries.tren import Gambar
from monev.models import Kemajuan, LaporanBulanan, Pengukuran
from monev.workflow import Status
from organisasi.models import JenisPerangkatDaerah, Pengguna, PerangkatDaerah
from roadmap.models import RoadMap
from tests.monev.conftest import KINI, AmbilPeriode

TREN = "/dasbor/tren/?tahun=2021&semester="


def _gambar(klien: Client, alamat: str) -> dict[str, Gambar]:
    jawaban = klien.get(alamat)
    assert jawaban.status_code == HTTPStatus.OK, alamat
    return {g.nama: g for g in jawaban.context["tren"].gambar}


def _nilai(gambar: Gambar, nama: str) -> list[float | None]:
    assert gambar.bagan is not None
    return next(list(s["nilai"]) for s in gambar.bagan["seri"] if s["nama"] == nama)


def test_kota(klien_tim_pengarah: Client, terkirim: LaporanBulanan, spbe: Pengukuran) -> None:
    """Index since 2015, an indicator beside its target, progress and money by month until the newest report."""
    semua = _gambar(klien_tim_pengarah, f"{TREN}2&indikator={spbe.indikator.kode}")
    indeks = semua["tren-indeks-rb"]
    assert indeks.bagan is not None
    assert indeks.bagan["label"][:2] == ["2015", "2016"]
    assert indeks.bagan["label"][-1] == "2021"
    assert _nilai(indeks, "Realisasi") == [50.3, 62.11, 69.1, 68.05, 69.67, None, None]
    assert "belum ada realisasi 2021, terakhir 69,67 (2019)" in indeks.jawaban
    assert indeks.bagan["sumber"].startswith("Bab I; Peraturan Walikota Malang Nomor 45 Tahun 2020")
    satu = semua[f"tren-{spbe.indikator.kode}"]
    assert 2.0 in _nilai(satu, "Realisasi")
    assert "pada 2021; target 2021 " in satu.jawaban
    fisik = semua["kemajuan-fisik-2021"]
    assert _nilai(fisik, "Realisasi") == [15.0, *[None] * 11]
    assert _nilai(fisik, "Rencana")[0] == 25.0
    assert fisik.jawaban == "Kemajuan fisik Januari 2021: 15,00%, 10,00 poin di bawah rencana"
    assert _nilai(semua["anggaran-2021"], "Terpakai")[:2] == [9_000_000.0, None]


def test_csv_sama_dengan_tabel(
    klien_tim_pengarah: Client, terkirim: LaporanBulanan, spbe: Pengukuran
) -> None:
    """What can be saved without a script is what the table beside it shows; every picture names its source."""
    html = klien_tim_pengarah.get(f"{TREN}2").content.decode()
    figur = re.findall(r"<figure.*?</figure>", html, re.DOTALL)
    assert len(figur) == 4
    for satu in figur:
        isi = re.search(r'href="data:text/csv;charset=utf-8;base64,([^"]+)"', satu)
        assert isi is not None
        csv_baris = list(
            csv.reader(io.StringIO(b64decode(isi[1]).decode("utf-8-sig"), newline=""), delimiter=";")
        )
        tabel = [
            [
                re.sub(r"<[^>]+>", "", s).strip()
                for s in re.findall(r"<t[hd][^>]*>(.*?)</t[hd]>", b, re.DOTALL)
            ]
            for b in re.findall(r"<tr>(.*?)</tr>", satu, re.DOTALL)
        ]
        assert [[s or "–" for s in b[:-2]] for b in csv_baris] == tabel
        assert re.search(r"Sumber: \S", satu)
        assert all(b[-1] for b in csv_baris)


def test_unit_lain_di_bulan_lain(
    klien_tim_pengarah: Client,
    terkirim: LaporanBulanan,
    periode: AmbilPeriode,
    kepala_pd: Pengguna,
) -> None:
    """A month holds each unit's newest report: who reports later is carried along, not lost."""
    lain = LaporanBulanan.objects.create(
        tingkat="pd",
        perangkat_daerah=terkirim.perangkat_daerah,
        periode=periode("bulan", 3),
        rencana=terkirim.rencana,
        status=Status.DIKIRIM,
        dikirim_oleh=kepala_pd,
        dikirim_pada=KINI,
    )
    for butir, fisik in zip(terkirim.rencana.butir.order_by("nomor"), (40, 60), strict=True):
        Kemajuan.objects.create(laporan=lain, butir=butir, fisik=fisik)
    nilai = _nilai(_gambar(klien_tim_pengarah, f"{TREN}1")["kemajuan-fisik-2021"], "Realisasi")
    assert nilai[:4] == [15.0, 15.0, 50.0, None]


def test_tanpa_data(klien_tim_pengarah: Client, road_map: RoadMap) -> None:
    """A year without plans, an indicator without value: told in its place, never drawn as nought."""
    semua = _gambar(klien_tim_pengarah, f"{TREN}1")
    fisik = semua["kemajuan-fisik-2021"]
    assert fisik.bagan is None
    assert fisik.jawaban == "Belum ada rencana kemajuan fisik 2021 yang ditetapkan"
    satu = next(g for nama, g in semua.items() if nama.startswith("tren-") and nama != "tren-indeks-rb")
    assert "belum ada realisasi" in satu.jawaban
    assert satu.bagan is None or not any(_nilai(satu, "Realisasi"))
    assert "Tidak ada angka untuk digambar." in klien_tim_pengarah.get(f"{TREN}1").content.decode()


def test_unit(
    klien_tim_pelaksana_pd: Client, klien_tim_pelaksana_pd_lain: Client, terkirim: LaporanBulanan
) -> None:
    """A unit sees its own curve without the city's index; another's is a 404, and its own says that it is empty."""
    semua = _gambar(klien_tim_pelaksana_pd, f"{TREN}1")
    assert "tren-indeks-rb" not in semua
    assert _nilai(semua["kemajuan-fisik-2021"], "Realisasi")[0] == 15.0
    assert klien_tim_pelaksana_pd_lain.get(f"{TREN}1&pd=diskominfo").status_code == HTTPStatus.NOT_FOUND
    assert _gambar(klien_tim_pelaksana_pd_lain, f"{TREN}1")["kemajuan-fisik-2021"].bagan is None


@pytest.mark.parametrize("kode", ["tidak-ada", "indeks-rb", "%00"])
def test_indikator_tidak_dikenal(kode: str, klien_tim_pengarah: Client, road_map: RoadMap) -> None:
    """An unknown indicator leaves the one that needs attention most."""
    jawaban = klien_tim_pengarah.get(f"{TREN}1&indikator={kode}")
    assert jawaban.context["tren"].dipilih.indikator.kode != kode


def test_jumlah_query_tetap(klien_tim_pengarah: Client, terkirim: LaporanBulanan) -> None:
    """Thirty units with reports of their own cost no query more."""
    sebelum = _banyak_query(klien_tim_pengarah)
    for n in range(30):
        unit = PerangkatDaerah.objects.create(
            kode=f"uji-{n}", nama=f"Uji {n}", jenis=JenisPerangkatDaerah.DINAS
        )
        LaporanBulanan.objects.create(
            tingkat="pd",
            perangkat_daerah=unit,
            periode=terkirim.periode,
            rencana=terkirim.rencana,
            status=Status.DIKIRIM,
            dikirim_oleh=terkirim.dikirim_oleh,
            dikirim_pada=KINI,
        )
    assert _banyak_query(klien_tim_pengarah) == sebelum


def _banyak_query(klien: Client) -> int:
    klien.get(f"{TREN}2")
    with CaptureQueriesContext(connection) as tangkapan:
        assert klien.get(f"{TREN}2").status_code == HTTPStatus.OK
    return len(tangkapan)
