"""The public page: closed unless opened, set results only, nothing of persons, made for caches, open data."""

import csv
import io
import json
import re
from decimal import Decimal
from html import unescape
from http import HTTPStatus
from typing import Any

import pytest
from django.core.cache import caches
from django.db import connection
from django.http import HttpResponse
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from pytest_django import Settings

from berkas.aman import lepas_petik
from indikator.models import Indikator, Realisasi
from monev.models import LaporanMonev, Pengukuran
from monev.services.laporan_monev import buat_revisi
from monev.workflow import Status
from organisasi.models import Pengguna
from publik.queries.data import KUMPULAN
from roadmap.models import RoadMap
from tests.monev.conftest import AmbilPeriode
from tests.monev.laporan_uji import AKHIR, tetapkan
from tests.publik.conftest import SIMPULAN, tetapkan_tahun

pytestmark = pytest.mark.django_db

HALAMAN = (
    "/publik/",
    "/publik/tahun/2021/",
    "/publik/tahun/2022/",
    "/publik/indikator/indeks-spbe/",
    "/publik/data/",
)
BERKAS = tuple(f"/publik/data/{nama}.{bentuk}" for nama in KUMPULAN for bentuk in ("csv", "json"))
TIDAK_ADA = (
    "/publik/tahun/2019/",
    "/publik/indikator/tidak-ada/",
    "/publik/data/rahasia.csv",
    "/publik/data/indikator.xml",
)


def ambil(klien: Client, alamat: str, status: int = HTTPStatus.OK, **kepala: str) -> HttpResponse:
    jawaban = klien.get(alamat, headers=kepala)
    assert jawaban.status_code == status, alamat
    return jawaban  # type: ignore[return-value]


def kata(klien: Client, alamat: str) -> str:
    """Return the words of a page."""
    isi = re.sub(r"<script.*?</script>|<[^>]+>", " ", ambil(klien, alamat).content.decode(), flags=re.DOTALL)
    return " ".join(unescape(isi).split())


def data(klien: Client, nama: str) -> list[dict[str, Any]]:
    baris: list[dict[str, Any]] = json.loads(ambil(klien, f"/publik/data/{nama}.json").content)["baris"]
    return baris


def target(klien: Client, tahun: int) -> dict[str, dict[str, Any]]:
    """Return the facts of a year by printed row."""
    return {b["kode_penetapan"]: b for b in data(klien, "target-realisasi") if b["tahun"] == tahun}


def test_tertutup(klien_anonim: Client, klien_administrator: Client) -> None:
    """Without the setting there is no address and no link, for nobody."""
    for klien in (klien_anonim, klien_administrator):
        for alamat in (*HALAMAN, *BERKAS, *TIDAK_ADA):
            ambil(klien, alamat, HTTPStatus.NOT_FOUND)
        for alamat in ("/", reverse("roadmap:lampiran")):
            assert "publik/" not in ambil(klien, alamat).content.decode()


def test_terbuka_ditautkan(klien_anonim: Client, settings: Settings) -> None:
    """With it, the front page and the foot of every page lead there."""
    settings.HALAMAN_PUBLIK = True
    assert ambil(klien_anonim, "/").content.decode().count('href="/publik/"') == 2
    assert ambil(klien_anonim, reverse("roadmap:lampiran")).content.decode().count('href="/publik/"') == 1


@pytest.mark.usefixtures("terbuka", "draf_kota")
def test_belum_ditetapkan(klien_anonim: Client, spbe: Pengukuran) -> None:
    """An accepted measurement and a drafted report are no result yet: targets stand alone, and it is said."""
    isi = kata(klien_anonim, "/publik/")
    assert "Belum ada hasil tahunan yang ditetapkan" in isi
    assert all(f"Tahun {tahun} Belum ditetapkan" in isi for tahun in range(2020, 2024))
    assert not re.search(r"Target \S+ Realisasi", isi)
    assert "Belum ditetapkan Laporan tahunan tahun ini" in kata(klien_anonim, "/publik/tahun/2021/")
    satu = kata(klien_anonim, f"/publik/indikator/{spbe.indikator.kode}/")
    assert "2021 4.21 – Belum ditetapkan" in satu
    assert spbe.teks not in satu
    for baris in data(klien_anonim, "target-realisasi"):
        assert baris["status"] == ("kondisi awal" if baris["tahun"] < 2020 else "belum ditetapkan")
        assert (baris["realisasi"], baris["realisasi_tertulis"], baris["capaian_persen"]) == (None, "", None)
    assert {b["rata_rata_capaian_persen"] for b in data(klien_anonim, "capaian-area")} == {None}


@pytest.mark.usefixtures("terbuka")
def test_angka_laporan_bukan_yang_kini(
    klien_anonim: Client, ditetapkan: LaporanMonev, spbe: Pengukuran
) -> None:
    """All figures are those of the set report, whatever is measured or corrected afterwards."""
    Pengukuran.objects.filter(pk=spbe.pk).update(teks="3,99", nilai=Decimal("3.99"))
    Pengukuran.objects.create(
        tingkat="kota",
        periode=spbe.periode,
        indikator=Indikator.objects.get(nama="Nilai SAKIP"),
        teks="77,77",
        nilai=Decimal("77.77"),
        status=Status.DRAF,
    )
    laporan = {i["kode"]: i for i in ditetapkan.potret["indikator"]["baris"]}
    semua = target(klien_anonim, 2021).values()
    assert {b["kode_indikator"] for b in semua} == laporan.keys()
    for b in semua:
        satu = laporan[b["kode_indikator"]]
        assert (b["status"], b["realisasi_tertulis"]) == ("ditetapkan", satu["realisasi"])
        assert b["sidik_laporan"] == ditetapkan.sidik
        if b["target_tercetak"] == satu["target"] and satu["capaian"]:
            assert Decimal(str(b["capaian_persen"])) == Decimal(satu["capaian"])
    assert {b["status"] for b in target(klien_anonim, 2022).values()} == {"belum ditetapkan"}

    assert laporan["indeks-spbe"]["realisasi"] == "2"
    satu = kata(klien_anonim, "/publik/indikator/indeks-spbe/")
    assert "2021 4.21 2 47,51% ○ Sangat rendah 2 ÷ 4,21 × 100 = 47,51%" in satu
    tahun = kata(klien_anonim, "/publik/tahun/2021/")
    assert ditetapkan.potret["indikator"]["kalimat"] in tahun
    assert ditetapkan.sidik in tahun
    assert all(teks not in tahun + satu for teks in ("3,99", "77,77"))


@pytest.mark.usefixtures("terbuka")
def test_area(klien_anonim: Client, ditetapkan: LaporanMonev) -> None:
    """An area has the sums of the report, and the mean of the percentages that stand in it."""
    area = {b["nomor_area"]: b for b in data(klien_anonim, "capaian-area") if b["tahun"] == 2021}
    laporan = ditetapkan.potret["kemajuan"]["area"][0]
    assert Decimal(str(area[1]["kinerja_persen"])) == Decimal(laporan["capaian_k"]) == 75
    assert (area[1]["butir"], area[1]["predikat_kinerja"]) == (2, laporan["predikat_k"])
    assert Decimal(str(area[1]["serapan_persen"])) == Decimal(laporan["capaian_rp"]) == 90
    assert area[2]["butir"] == 0
    assert area[2]["kinerja_persen"] is None
    tatalaksana = next(b for b in area.values() if b["area"] == "Penataan Tatalaksana")
    assert (tatalaksana["rata_rata_capaian_persen"], tatalaksana["indikator_terhitung"]) == (47.505938, 1)
    assert "1. Manajemen Perubahan 2 75% ◐ Sedang 90%" in kata(klien_anonim, "/publik/tahun/2021/")


@pytest.mark.usefixtures("terbuka")
def test_versi_baru_dan_angka_rusak(
    klien_anonim: Client,
    ditetapkan: LaporanMonev,
    spbe: Pengukuran,
    tim_pelaksana: Pengguna,
    tim_pengarah: Pengguna,
) -> None:
    """A new version counts once it is set; numbers that do not fit their hash are not shown."""
    Pengukuran.objects.filter(pk=spbe.pk).update(teks="4,21", nilai=Decimal("4.21"))
    baru = buat_revisi(laporan=ditetapkan, alasan="Koreksi", oleh=tim_pelaksana, kini=AKHIR)
    assert "47,51%" in kata(klien_anonim, "/publik/indikator/indeks-spbe/")
    baru = tetapkan(baru, tim_pengarah)
    assert "2021 4.21 4,21 100%" in kata(klien_anonim, "/publik/indikator/indeks-spbe/")
    assert "versi 2" in kata(klien_anonim, "/publik/tahun/2021/")

    caches["dokumen"].clear()
    baru.potret["indikator"]["baris"][0]["realisasi"] = "99"
    LaporanMonev.objects.filter(pk=baru.pk).update(potret=baru.potret)
    assert "Belum ditetapkan" in kata(klien_anonim, "/publik/tahun/2021/")


@pytest.mark.usefixtures("terbuka")
def test_dapat_disimpan_tembolok(
    klien_anonim: Client, klien_tim_pelaksana: Client, ditetapkan: LaporanMonev
) -> None:
    """The same answer for everyone, kept five minutes, asked again by its ETag; no cookie, no token, reading alone."""
    for alamat in (*HALAMAN, *BERKAS):
        jawaban = ambil(klien_anonim, alamat)
        assert jawaban["Cache-Control"] == "public, max-age=300"
        assert not jawaban.cookies, alamat
        assert "Vary" not in jawaban
        assert b"csrf" not in jawaban.content.lower()
        assert ("Access-Control-Allow-Origin" in jawaban) == (alamat in BERKAS)
        assert ambil(klien_tim_pelaksana, alamat).content == jawaban.content
        sama = ambil(klien_anonim, alamat, HTTPStatus.NOT_MODIFIED, if_none_match=jawaban["ETag"])
        assert not sama.content
        assert sama["Cache-Control"] == "public, max-age=300"
        assert ("Access-Control-Allow-Origin" in sama) == (alamat in BERKAS)
        assert klien_anonim.head(alamat)["ETag"] == jawaban["ETag"]
        assert klien_anonim.post(alamat).status_code == HTTPStatus.METHOD_NOT_ALLOWED
    for alamat in TIDAK_ADA:
        jawaban = ambil(klien_tim_pelaksana, alamat, HTTPStatus.NOT_FOUND)
        assert not jawaban.cookies
        assert "Halaman ini tidak ada" in jawaban.content.decode()


@pytest.mark.usefixtures(
    "terbuka", "administrator", "inspektorat", "asesor", "kepala_pd", "tim_pelaksana_pd_lain"
)
def test_tanpa_data_pribadi(klien_anonim: Client, ditetapkan: LaporanMonev) -> None:
    """No account, and no words that people wrote into the report, on any page or in any file."""
    orang = list(Pengguna.objects.values_list("nama", "username", "email"))
    assert len(orang) >= 8
    rahasia = {teks for satu in orang for teks in satu if teks} | {SIMPULAN}
    assert ditetapkan.potret["dokumen"]["ditetapkan_oleh"] in rahasia
    for alamat in (*HALAMAN, *BERKAS):
        isi = unescape(ambil(klien_anonim, alamat).content.decode())
        assert not [teks for teks in rahasia if teks in isi], alamat


@pytest.mark.usefixtures("terbuka", "ditetapkan")
@pytest.mark.parametrize("nama", KUMPULAN)
def test_csv_sama_dengan_json(klien_anonim: Client, nama: str) -> None:
    """Both forms hold the same rows; text like a formula is guarded in CSV, numbers never are."""
    Indikator.objects.filter(kode="indeks-spbe").update(definisi='=HYPERLINK("x")')
    isi = json.loads(ambil(klien_anonim, f"/publik/data/{nama}.json").content)
    teks = ambil(klien_anonim, f"/publik/data/{nama}.csv").content.decode()
    judul, *baris = list(csv.reader(io.StringIO(teks, newline="")))
    assert judul == [k["nama"] for k in isi["kolom"]] == [k.nama for k in KUMPULAN[nama].kolom]
    assert len(baris) == len(isi["baris"]) > 0
    for kiri, kanan in zip(baris, isi["baris"], strict=True):
        for kolom, sel in zip(isi["kolom"], kiri, strict=True):
            nilai = kanan[kolom["nama"]]
            if kolom["jenis"] == "teks":
                assert lepas_petik(sel) == nilai
                assert sel[:1] not in {"=", "+", "-", "@"}
            else:
                assert (Decimal(sel) if sel else None) == (None if nilai is None else Decimal(str(nilai)))
    assert ("'=HYPERLINK" in teks) == (nama == "indikator")
    assert "Peraturan Walikota Malang Nomor 45 Tahun 2020" in isi["sumber"]
    assert "Pemerintah Kota Malang" in isi["ketentuan"]


@pytest.mark.usefixtures("terbuka")
def test_nilai_sebelum_road_map(klien_anonim: Client, road_map: RoadMap) -> None:
    """Of earlier years only what the regulation prints is shown; what somebody recorded is not set by anyone."""
    Realisasi.objects.create(
        indikator=Indikator.objects.get(kode="indeks-rb"),
        tahun=2014,
        teks="44,44",
        sumber="Hitungan sementara",
    )
    isi = kata(klien_anonim, "/publik/")
    assert "2015 2016 2017 2018 2019 Realisasi 50,30" in isi
    assert "Sumber: Bab I Peraturan Walikota Malang Nomor 45 Tahun 2020" in isi
    assert "44,44" not in isi
    assert "2019 2020 2021 2022 2023 Realisasi 2,85 – – – – Target" in kata(
        klien_anonim, "/publik/indikator/indeks-spbe/"
    )


@pytest.mark.usefixtures("terbuka")
def test_kamus_kolom(klien_anonim: Client) -> None:
    """The page of open data lists every set with its files and the meaning of each column."""
    html = ambil(klien_anonim, "/publik/data/").content.decode()
    assert all(f'href="{alamat}"' in html for alamat in BERKAS)
    for kolom in (k for satu in KUMPULAN.values() for k in satu.kolom):
        assert f"<code>{kolom.nama}</code>" in html
        assert kolom.arti in unescape(html)


@pytest.mark.usefixtures("terbuka")
def test_banyak_kueri_tetap(
    klien_anonim: Client,
    ditetapkan: LaporanMonev,
    periode: AmbilPeriode,
    tim_pelaksana: Pengguna,
    tim_pengarah: Pengguna,
) -> None:
    """With three set years as many queries as with one, and few."""

    def hitung(alamat: str) -> int:
        with CaptureQueriesContext(connection) as kueri:
            ambil(klien_anonim, alamat)
        return len(kueri)

    ambil(klien_anonim, "/publik/")  # the cache knows the report
    alamat = (*HALAMAN, *BERKAS)
    satu = {a: hitung(a) for a in alamat}
    for tahun in (2022, 2023):
        tetapkan_tahun(tahun, periode, tim_pelaksana, tim_pengarah)
    ambil(klien_anonim, "/publik/")
    assert {a: hitung(a) for a in alamat} == satu
    assert max(satu.values()) <= 11


@pytest.mark.usefixtures("terbuka")
def test_tanpa_road_map_berlaku(klien_anonim: Client) -> None:
    """Where none is in force, the page says so and waits for one."""
    RoadMap.objects.update(status="dicabut")
    assert "Belum ada road map yang berlaku" in kata(klien_anonim, "/publik/")
