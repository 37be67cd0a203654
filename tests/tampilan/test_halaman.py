"""The frame, the theme, the error pages, the account pages and the style guide, as a browser gets them."""

import re

import pytest
from django.contrib.auth.models import AnonymousUser
from django.core.mail import EmailMessage
from django.template.loader import render_to_string
from django.test import Client, RequestFactory
from pytest_django import DjangoAssertNumQueries

from organisasi.models import Pengguna
from tests.tampilan.urls_uji import RANCANGAN, ROAD_MAP

pytestmark = [pytest.mark.django_db, pytest.mark.urls("tests.tampilan.urls_uji")]

SEBARIS = re.compile(
    r"<style|\sstyle=|\son[a-z]+=|javascript:|<script(?![^>]*\ssrc=)(?![^>]*type=\"application/json\")",
    re.IGNORECASE,
)
AKUN = ["masuk", "kata-sandi/lupa", "kata-sandi/lupa/terkirim", "nonaktif"]


def isi(klien: Client, alamat: str, status: int = 200) -> str:
    """Fetch a page and return its text, checking the status."""
    jawaban = klien.get(alamat)
    assert jawaban.status_code == status
    return str(jawaban.content.decode())


@pytest.mark.parametrize("alamat", ["/", "/gaya/?q=spbe&pesan=1", *(f"/akun/{a}/" for a in AKUN)])
def test_tanpa_skrip_dan_gaya_sebaris(client: Client, alamat: str) -> None:
    assert not SEBARIS.search(isi(client, alamat))


def test_rangka_punya_tengara(client: Client) -> None:
    html = isi(client, "/lampiran/")
    assert '<html lang="id"' in html
    assert 'href="#isi"' in html
    assert '<main id="isi"' in html
    assert 'role="search"' in html
    assert 'aria-label="Navigasi utama"' in html
    assert re.search(r'href="/lampiran/" aria-current="page"', html)
    assert "X-CSRFToken" in html


def test_rangka_tanpa_kueri_sendiri(django_assert_num_queries: DjangoAssertNumQueries) -> None:
    request = RequestFactory().get("/")
    request.user = AnonymousUser()
    with django_assert_num_queries(0):
        render_to_string("komponen/bilah_atas.html", {"request": request, "user": request.user})


def test_pilihan_road_map() -> None:
    konteks = {"road_map_dipakai": ROAD_MAP, "road_map_pilihan": [ROAD_MAP, RANCANGAN]}
    html = render_to_string("komponen/bilah_atas.html", konteks)
    assert 'action="/pakai/"' in html
    assert f'value="{ROAD_MAP.kode}" selected' in html
    assert f'value="{RANCANGAN.kode}">' in html
    tunggal = render_to_string("komponen/bilah_atas.html", konteks | {"road_map_pilihan": [ROAD_MAP]})
    assert 'action="/pakai/"' not in tunggal


class TestTema:
    @pytest.mark.parametrize(
        ("tema", "bs"), [("terang", "light"), ("gelap", "dark"), ("otomatis", "light"), ("<b>", "light")]
    )
    def test_cookie_menentukan_tema_awal(self, client: Client, tema: str, bs: str) -> None:
        client.cookies["tema"] = tema
        assert f'data-bs-theme="{bs}" data-tema="{tema if tema != "<b>" else "otomatis"}"' in isi(client, "/")

    def test_tersimpan_dan_kembali(self, client: Client) -> None:
        jawaban = client.post("/tampilan/tema/", {"tema": "gelap", "next": "/lampiran/?q=a"})
        assert jawaban.status_code == 302
        assert jawaban["Location"] == "/lampiran/?q=a"
        assert jawaban.cookies["tema"].value == "gelap"
        assert jawaban.cookies["tema"]["samesite"] == "Lax"
        assert 'data-bs-theme="dark"' in isi(client, "/")

    @pytest.mark.parametrize(
        "tujuan", ["https://jahat.example/", "//jahat.example/", "javascript:alert(1)", ""]
    )
    def test_tidak_mengantar_ke_luar(self, client: Client, tujuan: str) -> None:
        assert client.post("/tampilan/tema/", {"tema": "gelap", "next": tujuan})["Location"] == "/"

    def test_nilai_lain_ditolak(self, client: Client) -> None:
        jawaban = client.post("/tampilan/tema/", {"tema": "neon"})
        assert jawaban.status_code == 400
        assert "tema" not in jawaban.cookies

    def test_hanya_post(self, client: Client) -> None:
        assert client.get("/tampilan/tema/").status_code == 405

    def test_perlu_token(self) -> None:
        klien = Client(enforce_csrf_checks=True)
        jawaban = klien.post("/tampilan/tema/", {"tema": "gelap"})
        assert jawaban.status_code == 403
        assert "Formulir ini sudah kedaluwarsa" in jawaban.content.decode()


class TestGalat:
    def test_403_menyebut_alasan(self, client: Client) -> None:
        html = isi(client, "/ditolak/", 403)
        assert "Hanya Kepala Perangkat Daerah yang dapat mengirim rencana ini." in html
        assert 'href="/akun/masuk/?next=/ditolak/"' in html

    def test_404(self, client: Client) -> None:
        html = isi(client, "/tidak-ada-<b>/", 404)
        assert "Halaman ini tidak ada" in html
        assert "tidak-ada-<b>" not in html

    @pytest.mark.filterwarnings("ignore")
    def test_500(self) -> None:
        klien = Client(raise_request_exception=False)
        html = isi(klien, "/rusak/", 500)
        assert "Terjadi kesalahan di server" in html
        assert not SEBARIS.search(html)

    @pytest.mark.parametrize("templat", ["400.html", "500.html"])
    def test_halaman_mandiri_tanpa_basis_data(
        self, templat: str, django_assert_num_queries: DjangoAssertNumQueries
    ) -> None:
        with django_assert_num_queries(0):
            assert "Ke Beranda" in render_to_string(templat)


def test_masuk_tanpa_pendaftaran(client: Client) -> None:
    html = isi(client, "/akun/masuk/")
    assert "Nama pengguna atau e-mail" in html
    assert 'autocomplete="current-password"' in html
    assert "daftar sekarang" not in html.lower()
    assert "signup" not in html


def test_masuk_gagal_diringkas_di_atas(client: Client) -> None:
    html = client.post("/akun/masuk/", {"login": "", "password": ""}).content.decode()
    assert "Anda belum masuk." in html
    assert 'href="#id_login"' in html


@pytest.mark.parametrize(
    ("alamat", "judul"),
    [
        ("kata-sandi/ubah/", "Ganti kata sandi"),
        ("keluar/", "Keluar"),
        ("autentikasi-ulang/", "Pastikan ini Anda"),
        ("kata-sandi/atur/selesai/", "Kata sandi sudah diganti"),
        ("kata-sandi/atur/1-rusak/", "Tautan tidak berlaku"),
    ],
)
def test_halaman_akun(klien_administrator: Client, alamat: str, judul: str) -> None:
    html = isi(klien_administrator, f"/akun/{alamat}")
    assert re.search(rf"<h1>\s*{judul}\s*</h1>", html)
    assert not SEBARIS.search(html)


def test_menu_akun(klien_administrator: Client, administrator: Pengguna) -> None:
    html = isi(klien_administrator, "/")
    assert administrator.nama in html
    assert 'action="/akun/keluar/"' in html
    assert 'href="/akun/kata-sandi/ubah/"' in html
    assert 'href="/akun/masuk/"' not in html


def test_surel_kata_sandi_baru(
    client: Client, administrator: Pengguna, mailoutbox: list[EmailMessage]
) -> None:
    client.post("/akun/kata-sandi/lupa/", {"email": administrator.email})
    surel = mailoutbox[0]
    assert surel.subject == "[PetaRB] Tautan untuk membuat kata sandi baru"
    tautan = re.search(r"http://testserver(\S+)", str(surel.body))
    assert tautan is not None
    halaman = client.get(tautan[1], follow=True)
    assert "Buat kata sandi baru" in halaman.content.decode()


def test_admin_bernama_petarb(klien_administrator: Client) -> None:
    html = isi(klien_administrator, "/admin/")
    assert "css/admin.css" in html
    assert "Django" not in html


TANDA = {
    "remah.html": 'aria-label="Letak halaman"',
    "kepala_halaman.html": 'class="kepala-halaman"',
    "lencana_status.html": "lencana lencana-hijau",
    "predikat.html": "Belum dapat dihitung",
    "tabel.html": 'role="region" aria-label="Indikator Road Map 2020–2023" tabindex="0"',
    "teks_panjang.html": "selengkapnya",
    "saringan.html": "Hapus semua saringan",
    "halaman.html": "dari 1.248 indikator",
    "form/bidang.html": 'id="id_target_error"',
    "form/ringkasan.html": 'id="ringkasan-salah"',
    "form/formulir.html": "Simpan indikator",
    "berkas_unggah.html": 'class="zona-berkas"',
    "kosong.html": "Belum ada rencana aksi 2022",
    "toast.html": 'class="pesan pesan-success"',
    "konfirmasi.html": "12 program di bawahnya ikut dihapus.",
    "riwayat.html": "24 Nov 2026 10.42 WIB",
    "daftar_definisi.html": 'class="definisi"',
    "kartu_angka.html": 'class="kartu-angka"',
    "bagan.html": 'data-bagan="bagan-sakip"',
    "langkah.html": 'aria-current="step"',
    "pohon.html": 'aria-label="Pohon road map"',
    "beda.html": "<del>80,00</del>",
    "aksi.html": "Hanya Kepala Perangkat Daerah yang dapat mengirim rencana ini.",
}


@pytest.mark.parametrize("komponen", TANDA)
def test_gaya_menampilkan_komponen(client: Client, komponen: str) -> None:
    assert TANDA[komponen] in isi(client, "/gaya/?q=spbe&pesan=1")


def test_bagan_memuat_angka_dua_kali(client: Client) -> None:
    html = isi(client, "/gaya/")
    assert '<script id="bagan-sakip" type="application/json">' in html
    assert '<td class="angka">84,50</td>' in html
