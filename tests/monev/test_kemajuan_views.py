"""The pages of monthly progress: the list, the grid and its rows, who may, bad input, two people at once."""

from decimal import Decimal
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from monev.models import Bukti, JenisBukti, Kemajuan, LaporanBulanan, Periode
from monev.services.kemajuan import mulai_laporan
from monev.workflow import Status
from organisasi.models import Pengguna
from rencana_aksi.jadwal import Jadwal
from rencana_aksi.models import ButirAksi, RencanaAksi
from riwayat.queries import versi
from tests.monev.conftest import KINI, AmbilPeriode
from tests.roadmap.halaman import baca, isi, teks

pytestmark = pytest.mark.django_db
D = Decimal
HTMX = {"HX-Request": "true"}
PENUH = {"fisik": "45,5", "volume": "3 dokumen", "anggaran": "12,5 juta", "kendala": "", "langkah": "Lelang"}


@pytest.fixture(autouse=True)
def tanpa_kunci(road_map: Any) -> None:
    """Open the months of 2021 for today."""
    Periode.objects.update(dikunci_sesudah=None)


@pytest.fixture
def januari(rencana: RencanaAksi, periode: AmbilPeriode, tim_pelaksana_pd: Pengguna) -> LaporanBulanan:
    """January's report of Diskominfo, begun."""
    laporan, _ = mulai_laporan(rencana=rencana, periode=periode("bulan", 1), oleh=tim_pelaksana_pd, kini=KINI)
    return laporan


def satu(laporan: LaporanBulanan) -> Kemajuan:
    return laporan.kemajuan.select_related("butir").get(butir__nomor=1)


def alamat(laporan: LaporanBulanan, nama: str = "laporan") -> str:
    return reverse(f"monev:{nama}", args=[laporan.pk])


def alamat_butir(kemajuan: Kemajuan) -> str:
    return reverse("monev:kemajuan_ubah", args=[kemajuan.laporan_id, kemajuan.butir.kunci])


def kirim(klien: Client, kemajuan: Kemajuan, *, htmx: Any = True, **isian: str) -> Any:
    data = {"versi": versi(kemajuan), **isian}
    return klien.post(alamat_butir(kemajuan), data, headers=HTMX if htmx else {})


def rapat(html: str) -> str:
    return " ".join(html.split())


# The list


def test_daftar_kota(januari: LaporanBulanan, klien_inspektorat: Client) -> None:
    """The city's teams see units by month: what stands where, and what is missing; nobody begins for a unit."""
    html = baca(klien_inspektorat, reverse("monev:daftar_kemajuan"), {"tahun": "2021"})
    assert "Dinas Komunikasi dan Informatika" in html
    assert alamat(januari) in html
    assert "Lewat tenggat" in html
    assert "0 dari 1" in html
    assert "Mulai laporan" not in html
    assert "lainnya belum memiliki rencana aksi 2021" in html


def test_daftar_pd(januari: LaporanBulanan, klien_tim_pelaksana_pd: Client) -> None:
    """A unit sees its months, each with what it can do."""
    html = baca(klien_tim_pelaksana_pd, reverse("monev:daftar_kemajuan"), {"tahun": "2021"})
    assert html.count("Mulai laporan") == 11
    assert "menunggu Tim Pelaksana Perangkat Daerah" in html


def test_daftar_pd_terkunci(rencana: RencanaAksi, klien_tim_pelaksana_pd: Client) -> None:
    """A locked month says so and offers nothing."""
    Periode.objects.update(dikunci_sesudah="2025-01-01", tenggat="2024-12-31")
    html = baca(klien_tim_pelaksana_pd, reverse("monev:daftar_kemajuan"), {"tahun": "2021"})
    assert "Mulai laporan" not in html
    assert "Januari 2021 sudah dikunci sejak 1 Januari 2025" in html


def test_daftar_pd_lain(januari: LaporanBulanan, klien_tim_pelaksana_pd_lain: Client) -> None:
    """Another unit sees nothing of it, and what must come first."""
    html = baca(klien_tim_pelaksana_pd_lain, reverse("monev:daftar_kemajuan"), {"tahun": "2021"})
    assert "Dinas Komunikasi" not in html
    assert "setelah rencana aksi tahun ini ditetapkan" in html


@pytest.mark.parametrize("saringan", [{}, {"tahun": "1999"}, {"tahun": "x", "bulan": "99"}])
def test_daftar_tanpa_saringan(
    januari: LaporanBulanan, klien_inspektorat: Client, saringan: dict[str, str]
) -> None:
    """Without a year, or with one that there is not, the newest year of the road map is shown."""
    assert 'aria-current="page">2023<' in baca(klien_inspektorat, reverse("monev:daftar_kemajuan"), saringan)


def test_daftar_satu_bulan(januari: LaporanBulanan, klien_inspektorat: Client) -> None:
    """One month shows for whom each report waits."""
    html = baca(klien_inspektorat, reverse("monev:daftar_kemajuan"), {"tahun": "2021", "bulan": "1"})
    assert "menunggu Tim Pelaksana Perangkat Daerah" in html
    assert "Februari 2021" not in html


# Beginning


def test_mulai(rencana: RencanaAksi, klien_tim_pelaksana_pd: Client) -> None:
    """The button begins the report once; pressed again it opens it."""
    for _ in range(2):
        jawaban = klien_tim_pelaksana_pd.post(
            reverse("monev:laporan_mulai"), {"rencana": rencana.pk, "bulan": 2}
        )
        assert jawaban.headers["Location"] == alamat(LaporanBulanan.objects.get())
    assert Kemajuan.objects.count() == 2


def test_mulai_ditolak(
    rencana: RencanaAksi,
    klien_anonim: Client,
    klien_inspektorat: Client,
    klien_tim_pelaksana_pd: Client,
    klien_tim_pelaksana_pd_lain: Client,
) -> None:
    """A visitor signs in, Inspektorat reads, another unit finds no plan, a plan not set gives no report."""
    data = {"rencana": rencana.pk, "bulan": 1}
    url = reverse("monev:laporan_mulai")
    assert klien_anonim.post(url, data).headers["Location"].startswith(reverse("account_login"))
    isi(klien_inspektorat.post(url, data), 403)
    isi(klien_tim_pelaksana_pd_lain.post(url, data), 404)
    for salah in ({}, {"rencana": "x", "bulan": "1"}, {"rencana": rencana.pk, "bulan": "13"}):
        isi(klien_tim_pelaksana_pd.post(url, salah), 404)
    isi(klien_tim_pelaksana_pd.get(url), 405)
    RencanaAksi.objects.filter(pk=rencana.pk).update(status="diverifikasi")
    jawaban = klien_tim_pelaksana_pd.post(url, data, follow=True)
    assert "Laporan dimulai setelah rencana ditetapkan" in isi(jawaban)
    assert not LaporanBulanan.objects.exists()


# The grid


def test_kisi(januari: LaporanBulanan, klien_tim_pelaksana_pd: Client, klien_inspektorat: Client) -> None:
    """The team fills in every item in place; Inspektorat reads the same table without fields."""
    html = baca(klien_tim_pelaksana_pd, alamat(januari))
    assert html.count('name="fisik"') == 2
    assert "tanpa anggaran" in html
    assert "dari 80.000.000" in html
    assert "Ajukan ke Kepala Perangkat Daerah" in html
    lain = baca(klien_inspektorat, alamat(januari))
    assert 'name="fisik"' not in lain
    assert "Menyusun peta proses bisnis" in lain


def test_kisi_menyebut_yang_menghalangi(januari: LaporanBulanan, klien_tim_pelaksana_pd: Client) -> None:
    """The button that cannot be pressed yet says what is missing."""
    assert "Butir 1 dan 2 belum memuat kemajuan fisik" in baca(klien_tim_pelaksana_pd, alamat(januari))


@pytest.mark.parametrize("nama", ["laporan", "laporan_unduh", "laporan_unggah", "laporan_riwayat"])
def test_milik_pd_lain_tidak_ada(
    januari: LaporanBulanan, klien_tim_pelaksana_pd_lain: Client, nama: str
) -> None:
    """Another unit's report is a 404."""
    isi(klien_tim_pelaksana_pd_lain.get(alamat(januari, nama)), 404)
    isi(klien_tim_pelaksana_pd_lain.get(alamat_butir(satu(januari))), 404)
    isi(kirim(klien_tim_pelaksana_pd_lain, satu(januari), **PENUH), 404)
    isi(klien_tim_pelaksana_pd_lain.get(reverse("monev:kurva", args=[januari.rencana_id])), 404)


def test_jumlah_kueri_tetap(
    januari: LaporanBulanan, klien_tim_pelaksana_pd: Client, django_assert_max_num_queries: Any
) -> None:
    """The grid asks as often for 2 items as for 60, evidence and history included."""
    baca(klien_tim_pelaksana_pd, alamat(januari))
    with CaptureQueriesContext(
        connection,
    ) as sedikit:
        baca(klien_tim_pelaksana_pd, alamat(januari))
    contoh = januari.rencana.butir.get(nomor=1)
    banyak = [
        ButirAksi(
            rencana=januari.rencana,
            nomor=n,
            area=contoh.area,
            tahapan=f"Tahap {n}",
            jadwal=Jadwal([n % 12 + 1]),
        )
        for n in range(3, 61)
    ]
    ButirAksi.objects.bulk_create(banyak)
    for butir in banyak:
        Kemajuan.objects.create(laporan=januari, butir=butir, fisik=D(10))
    with CaptureQueriesContext(connection) as penuh:
        assert baca(klien_tim_pelaksana_pd, alamat(januari)).count('name="fisik"') == 60
    assert len(penuh) == len(sedikit)
    assert len(penuh) < 40


# A row


def test_baris_tersimpan(januari: LaporanBulanan, klien_tim_pelaksana_pd: Client) -> None:
    """A row saves by itself, comes back as it was understood, with the new totals."""
    html = rapat(isi(kirim(klien_tim_pelaksana_pd, satu(januari), **PENUH)))
    kemajuan = satu(januari)
    assert (kemajuan.fisik, kemajuan.volume, kemajuan.anggaran) == (D("45.5"), D(3), D(12_500_000))
    assert 'value="12.500.000"' in html
    assert "Tersimpan" in html
    assert "jumlah-laporan" in html
    assert versi(kemajuan) in html


def test_baris_tanpa_skrip(januari: LaporanBulanan, klien_tim_pelaksana_pd: Client) -> None:
    """Without scripts the row's button leads back to the grid, at its row."""
    jawaban = kirim(klien_tim_pelaksana_pd, satu(januari), htmx=False, **PENUH)
    assert jawaban.headers["Location"] == f"{alamat(januari)}#butir-{satu(januari).butir.kunci.hex}"
    assert "Butir 1 tersimpan. Laporan berstatus Draf." in baca(klien_tim_pelaksana_pd, alamat(januari))


@pytest.mark.parametrize("htmx", [True, False])
def test_baris_ditolak(januari: LaporanBulanan, klien_tim_pelaksana_pd: Client, htmx: bool) -> None:
    """What is wrong stands at its field, what was typed stays, nothing is stored."""
    salah = {"fisik": "101", "volume": "lima", "anggaran": "1 miliar", "kendala": "Hujan"}
    html = isi(kirim(klien_tim_pelaksana_pd, satu(januari), htmx=htmx, **salah), 422)
    for pesan in (
        "101% lebih dari 100%",
        "‘lima’ bukan angka",
        "melebihi anggaran butir ini, Rp 80.000.000",
    ):
        assert pesan in html
    for nilai in ('value="101"', 'value="lima"', 'value="1 miliar"', "Hujan"):
        assert nilai in html
    assert html.count('aria-invalid="true"') == 3
    assert satu(januari).kendala == ""


def test_baris_kurang_dari_bulan_lalu(
    januari: LaporanBulanan,
    rencana: RencanaAksi,
    periode: AmbilPeriode,
    tim_pelaksana_pd: Pengguna,
    klien_tim_pelaksana_pd: Client,
) -> None:
    """February begins with January's figures and takes nothing below them."""
    kirim(klien_tim_pelaksana_pd, satu(januari), **PENUH)
    februari, _ = mulai_laporan(
        rencana=rencana, periode=periode("bulan", 2), oleh=tim_pelaksana_pd, kini=timezone.now()
    )
    assert 'value="45,5"' in baca(klien_tim_pelaksana_pd, alamat(februari))
    html = isi(kirim(klien_tim_pelaksana_pd, satu(februari), **PENUH | {"fisik": "45"}), 422)
    assert "Kurang dari laporan Januari (45,5%)" in html


def test_dua_orang_pada_satu_baris(
    januari: LaporanBulanan, klien_tim_pelaksana_pd: Client, klien_kepala_pd: Client
) -> None:
    """The second one sees both values, keeps what was typed, and chooses."""
    lama = versi(satu(januari))
    kirim(klien_kepala_pd, satu(januari), fisik="30", kendala="Dari kepala")
    data = {"versi": lama, "fisik": "40", "kendala": "Dari petugas"}
    html = rapat(isi(klien_tim_pelaksana_pd.post(alamat_butir(satu(januari)), data, headers=HTMX), 409))
    assert "Butir ini diubah oleh Uji kepala-pd-diskominfo" in html
    for nilai in (
        "<td>40</td>",
        "<td>30</td>",
        "<td>Dari petugas</td>",
        "<td>Dari kepala</td>",
        'value="40"',
    ):
        assert nilai in html
    assert satu(januari).fisik == D(30)
    data |= {"versi": versi(satu(januari)), "pakai": "kendala"}
    isi(klien_tim_pelaksana_pd.post(alamat_butir(satu(januari)), data, headers=HTMX))
    assert (satu(januari).fisik, satu(januari).kendala) == (D(40), "Dari kepala")


def test_baris_dua_kali(januari: LaporanBulanan, klien_tim_pelaksana_pd: Client) -> None:
    """Sent twice with the mark of before, a row is stored once; the second says who changed it."""
    lama = versi(satu(januari))
    for status in (200, 409):
        data = {"versi": lama, **PENUH}
        isi(klien_tim_pelaksana_pd.post(alamat_butir(satu(januari)), data, headers=HTMX), status)
    assert Kemajuan.riwayat.filter(id=satu(januari).pk).count() == 2


def test_baris_bukan_penyusun(
    januari: LaporanBulanan, klien_anonim: Client, klien_inspektorat: Client, klien_tim_pelaksana: Client
) -> None:
    """A visitor signs in; who only reads is told why."""
    kemajuan = satu(januari)
    assert kirim(klien_anonim, kemajuan, **PENUH).headers["HX-Redirect"].startswith(reverse("account_login"))
    for klien in (klien_inspektorat, klien_tim_pelaksana):
        assert "Hanya Tim Pelaksana Perangkat Daerah" in isi(kirim(klien, kemajuan, htmx=False, **PENUH), 403)
    isi(klien_tim_pelaksana.delete(alamat_butir(kemajuan)), 405)
    assert satu(januari).fisik is None


def test_baris_terkunci(januari: LaporanBulanan, klien_tim_pelaksana_pd: Client) -> None:
    """A report on its way and a locked month take nothing; the page says why."""
    LaporanBulanan.objects.filter(pk=januari.pk).update(status=Status.MENUNGGU_KEPALA)
    jawaban = klien_tim_pelaksana_pd.post(alamat_butir(satu(januari)), PENUH, follow=True)
    assert "isinya tidak dapat diubah" in isi(jawaban)
    LaporanBulanan.objects.filter(pk=januari.pk).update(status=Status.DRAF)
    Periode.objects.update(dikunci_sesudah="2025-01-01", tenggat="2024-12-31")
    jawaban = kirim(klien_tim_pelaksana_pd, satu(januari), **PENUH)
    assert jawaban.headers["HX-Redirect"] == alamat(januari)
    assert "sudah dikunci" in baca(klien_tim_pelaksana_pd, alamat(januari))
    assert satu(januari).fisik is None


def test_halaman_butir(
    januari: LaporanBulanan, klien_tim_pelaksana_pd: Client, klien_inspektorat: Client
) -> None:
    """The page of an item has its bounds, its form, its evidence and its history; who reads sees why it is closed."""
    kemajuan = satu(januari)
    kirim(klien_tim_pelaksana_pd, kemajuan, **PENUH)
    Bukti.objects.create(
        kemajuan=kemajuan,
        jenis=JenisBukti.TAUTAN,
        nama="Berita acara",
        tautan="https://contoh.invalid/",
        oleh=Pengguna.objects.get(username="uji-tim-pelaksana-pd-diskominfo"),
        pada=KINI,
    )
    html = baca(klien_tim_pelaksana_pd, alamat_butir(kemajuan))
    for kata in (
        "Asal: ",
        "Rp 80.000.000",
        "Januari–April",
        "Berita acara",
        "Tambah bukti",
        'value="45,5"',
        "45,5",
    ):
        assert kata in html
    lain = baca(klien_inspektorat, alamat_butir(kemajuan))
    assert 'name="fisik"' not in lain
    assert "Tambah bukti" not in lain
    assert "Berita acara" in lain
    assert "Berita acara" in baca(klien_inspektorat, alamat(januari))


def test_butir_rencana_lain(januari: LaporanBulanan, klien_tim_pelaksana_pd: Client) -> None:
    """A key that the report does not have is a 404."""
    url = reverse("monev:kemajuan_ubah", args=[januari.pk, "00000000-0000-4000-8000-000000000000"])
    isi(klien_tim_pelaksana_pd.get(url), 404)
    isi(klien_tim_pelaksana_pd.post(url, PENUH), 404)


# History and curve


def test_riwayat(januari: LaporanBulanan, klien_tim_pelaksana_pd: Client) -> None:
    """The history names item, field, before and after."""
    kirim(klien_tim_pelaksana_pd, satu(januari), **PENUH)
    html = teks(baca(klien_tim_pelaksana_pd, alamat(januari, "laporan_riwayat")))
    assert "butir 1" in html
    assert "45,5" in html


def test_kurva(januari: LaporanBulanan, klien_inspektorat: Client, klien_tim_pelaksana_pd: Client) -> None:
    """The curve shows the plan at once and a report's figures when it is sent; its own page already before."""
    kirim(klien_tim_pelaksana_pd, satu(januari), **PENUH)
    url = reverse("monev:kurva", args=[januari.rencana_id])
    html = teks(baca(klien_inspektorat, url))
    assert "Januari 25 – 20.000.000 –" in html
    assert "Desember 100 – 80.000.000 –" in html
    assert '"nilai": [45.5, null' in baca(klien_inspektorat, alamat(januari))
    LaporanBulanan.objects.filter(pk=januari.pk).update(status=Status.DITERIMA)
    assert "Januari 25 45,5 20.000.000 12.500.000" in teks(baca(klien_inspektorat, url))


# The way through the states, on the pages


def test_kirim_di_halaman(
    januari: LaporanBulanan,
    klien_tim_pelaksana_pd: Client,
    klien_kepala_pd: Client,
    klien_inspektorat: Client,
) -> None:
    """Team, head and Inspektorat take their steps by the buttons of the page; lateness is marked, not refused."""
    for kemajuan in januari.kemajuan.select_related("butir"):
        isi(kirim(klien_tim_pelaksana_pd, kemajuan, fisik="30", volume="1"))
    for klien, langkah, status in (
        (klien_tim_pelaksana_pd, "ajukan", "Menunggu persetujuan"),
        (klien_kepala_pd, "kirim", "Dikirim"),
        (klien_inspektorat, "terima", "Diterima"),
    ):
        url = reverse("monev:langkah", args=["laporan-bulanan", januari.pk, langkah])
        assert url in baca(klien, alamat(januari))
        assert klien.post(url, {"status_dibuka": ""}).headers["Location"] == alamat(januari)
        assert status in baca(klien, alamat(januari))
    assert "lewat tenggat" in baca(klien_inspektorat, alamat(januari))
