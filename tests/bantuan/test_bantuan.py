"""The guide inside the application: read by whoever has signed in, searched, and opened from the page it explains."""

import re
from html import unescape

import pytest
from django.conf import settings
from django.contrib import admin
from django.contrib.staticfiles import finders
from django.test import Client
from django.urls import reverse

from bantuan.naskah import FOLDER, GAMBAR, baca_bab, baca_panduan, cari
from bantuan.peta import PETA, alamat_bantuan, bagian_untuk
from tests.arsitektur.test_url import POLA, pola_bernama

pytestmark = pytest.mark.django_db

TANPA_BAGIAN = {
    "api:": "answers of the API are JSON; only its documentation is a page",
    "bantuan:": "the guide itself: its question mark opens the contents",
    "tampilan:tema": "sets a cookie and goes back",
}
"""Beginnings of url names that no section explains, each with the reason."""
HALAMAN = [*POLA, *dict(pola_bernama(admin.site.get_urls(), "admin:"))]
KODE = [bab.kode for bab in baca_panduan()]


def baca(klien: Client, alamat: str, status: int = 200) -> str:
    jawaban = klien.get(alamat)
    assert jawaban.status_code == status
    return str(jawaban.content.decode())


def test_panduan_memuat_setiap_berkas() -> None:
    """A chapter that README.md does not name in its form would be missing from the contents."""
    assert sorted(KODE) == sorted(satu.stem for satu in FOLDER.glob("*.md") if satu.stem != "README")


def test_daftar_memuat_bab_dan_bagiannya(klien_asesor: Client) -> None:
    html = baca(klien_asesor, "/bantuan/")
    for bab in baca_panduan():
        assert f'href="/bantuan/{bab.kode}/"' in html
        assert all(f'href="/bantuan/{bab.kode}/#{bagian.jangkar}"' in html for bagian in bab.pokok)


@pytest.mark.parametrize("kode", KODE)
def test_bab_dibaca(klien_tim_pelaksana_pd: Client, kode: str) -> None:
    """A chapter has one title, a contents whose links all arrive, framed tables, pictures that are there, no style."""
    html = baca(klien_tim_pelaksana_pd, f"/bantuan/{kode}/")
    naskah = html.split("<article", 1)[1].split("</article>", 1)[0]
    assert html.count("<h1") == 1
    assert "<h1" not in naskah
    assert " style=" not in naskah
    assert naskah.count("<table") == naskah.count('class="tabel-bingkai"')
    jangkar = re.findall(r'<h[23] id="([^"]+)"', naskah)
    assert len(jangkar) == len(set(jangkar)) == naskah.count("<h2") + naskah.count("<h3")
    assert all(f'<a href="#{satu}">' in html for satu in jangkar)
    for gambar in re.findall(r'<img src="([^"]+)"', naskah):
        assert finders.find(gambar.removeprefix(settings.STATIC_URL))
    assert naskah.count("<img") == naskah.count('loading="lazy"') == naskah.count(" width=")


@pytest.mark.parametrize("kode", KODE)
def test_tautan_antarbab_sampai(kode: str) -> None:
    """A link from one chapter to another, or to a section, leads to something that is there."""
    bab = baca_bab(kode)
    assert bab is not None
    for acuan in re.findall(r'href="(?!/static/)([^"]*)"', bab.html):
        cocok = re.fullmatch(r"/bantuan/([\w-]+)/(?:#([\w-]+))?", acuan)
        assert cocok, f"{kode}: {acuan} is no page of the guide"
        tujuan = baca_bab(cocok[1])
        assert tujuan, acuan
        assert not cocok[2] or cocok[2] in {bagian.jangkar for bagian in tujuan.bagian}, acuan


@pytest.mark.parametrize("kode", ["tidak-ada", "README", "readme"])
def test_bab_yang_tidak_ada(klien_asesor: Client, kode: str) -> None:
    baca(klien_asesor, f"/bantuan/{kode}/", 404)


@pytest.mark.parametrize("alamat", ["/bantuan/", "/bantuan/umum/"])
def test_pengunjung_masuk_dahulu(klien_anonim: Client, alamat: str) -> None:
    jawaban = klien_anonim.get(alamat)
    assert jawaban.status_code == 302
    assert jawaban.headers["Location"] == f"{reverse('account_login')}?next={alamat}"


def test_pengunjung_tidak_ditawari(klien_anonim: Client) -> None:
    assert "/bantuan/" not in baca(klien_anonim, "/")


def test_cari_membuka_bagian(klien_asesor: Client) -> None:
    """Every word must stand in the section, its heading counted in; the hit leads to its anchor."""
    html = baca(klien_asesor, "/bantuan/?q=UNDUH bertanda")
    assert 'href="/bantuan/perangkat-daerah/#mengunggah-berkas-anda-sendiri"' in html
    assert "Unduh berkas bertanda" in html
    assert "Tidak ada temuan" in baca(klien_asesor, "/bantuan/?q=bertanda zzzz")


@pytest.mark.parametrize("kata", ["", "   "])
def test_cari_tanpa_kata(klien_asesor: Client, kata: str) -> None:
    assert 'class="panduan-daftar"' in baca(klien_asesor, f"/bantuan/?q={kata}")


def test_cari_menampilkan_yang_diketik_sebagai_teks(klien_asesor: Client) -> None:
    html = baca(klien_asesor, "/bantuan/?q=<script>")
    assert "<script>" not in html
    assert "“<script>”" in unescape(html) or 'value="<script>"' in unescape(html)


def test_cuplikan_di_sekitar_kata() -> None:
    kena = next(kena for kena in cari("2.000 latar") if kena.bab.kode == "perangkat-daerah")
    assert "2.000 baris" in kena.cuplikan
    assert kena.cuplikan.startswith("… ")


def test_gambar_tersedia_dengan_alamat_statis() -> None:
    """The pictures lie where the deployment collects them from."""
    for berkas in GAMBAR.glob("*.png"):
        assert finders.find(f"panduan/{berkas.name}") == str(berkas)


def test_setiap_halaman_dijelaskan() -> None:
    """A page without an entry in PETA would open the contents instead of its section."""
    tanpa = [nama for nama in HALAMAN if not bagian_untuk(nama) and not nama.startswith(tuple(TANPA_BAGIAN))]
    assert not tanpa, "bantuan/peta.py needs entries for these, or TANPA_BAGIAN a reason"


def test_tanpa_bagian_tidak_usang() -> None:
    """Each exception is the beginning of a page's name that has no section in fact."""
    for awalan in TANPA_BAGIAN:
        assert any(nama.startswith(awalan) and not bagian_untuk(nama) for nama in HALAMAN), awalan


def test_peta_tidak_meratakan_aplikasi() -> None:
    """An entry for a whole app would make the first test pass for whatever is added to it."""
    assert not {"roadmap:", "rencana_aksi:", "monev:", "dasbor:"} & PETA.keys()


@pytest.mark.parametrize("awalan", PETA)
def test_peta_menunjuk_yang_ada(awalan: str) -> None:
    """Each entry is the beginning of some page's name and leads to a section that the guide has."""
    assert any(nama.startswith(awalan) for nama in HALAMAN)
    kode, _, jangkar = PETA[awalan].partition("#")
    bab = baca_bab(kode)
    assert bab is not None
    assert not jangkar or jangkar in {bagian.jangkar for bagian in bab.bagian}


@pytest.mark.parametrize(
    ("alamat", "bagian"),
    [
        ("/road-map/lampiran/", "/bantuan/umum/#membaca-road-map"),
        ("/rencana-aksi/", "/bantuan/tim-pelaksana/#melihat-keadaan-semua-rencana"),
        ("/rencana-aksi/tahun/", "/bantuan/tim-pelaksana/#tahun-dan-tenggat"),
        ("/monev/rapat/", "/bantuan/umum/#rapat"),
        ("/monev/kepatuhan/", "/bantuan/inspektorat/#memantau-kepatuhan"),
        ("/", "/bantuan/umum/#beranda"),
        ("/dasbor/", "/bantuan/dasbor/#membaca-dasbor"),
        ("/dasbor/peringkat/", "/bantuan/dasbor/#peringkat-perangkat-daerah"),
        ("/akun/kunci-api/", "/bantuan/umum/#kunci-api"),
        ("/bantuan/umum/", "/bantuan/"),
    ],
)
def test_tanda_tanya_membuka_bagian_halaman(klien_tim_pelaksana: Client, alamat: str, bagian: str) -> None:
    html = baca(klien_tim_pelaksana, alamat)
    tautan = re.search(r'href="([^"]+)"\s+aria-label="Bantuan untuk halaman ini"', html)
    assert tautan
    assert tautan[1] == bagian


def test_administrasi_membuka_panduannya(klien_administrator: Client) -> None:
    """Django's own pages have no question mark; a link beside the account leads to the chapter."""
    html = baca(klien_administrator, reverse("admin:organisasi_pengguna_changelist"))
    assert '<a href="/bantuan/administrator/#akun-dan-peran">Bantuan</a>' in html


@pytest.mark.parametrize("dialog", [False, True])
def test_pencarian_menemukan_bagian(klien_asesor: Client, klien_anonim: Client, dialog: bool) -> None:
    """Ctrl-K finds how something is done; not for a visitor, to whom the guide is closed."""
    kepala = {"HX-Request": "true"} if dialog else {}
    jawaban, tamu = (
        klien.get("/cari/", {"q": "unduh bertanda"}, headers=kepala) for klien in (klien_asesor, klien_anonim)
    )
    bagian = jawaban.content.decode().split("Panduan</h", 1)[1]
    assert 'href="/bantuan/perangkat-daerah/#mengunggah-berkas-anda-sendiri"' in bagian
    assert "/bantuan/perangkat-daerah/" not in tamu.content.decode()


def test_judul_yang_cocok_lebih_dahulu() -> None:
    """A section about what was asked stands before those that only mention it."""
    assert cari("kunci api")[0].bagian.nama == "Kunci API"
    assert len(cari("kunci api")) > 1


def test_halaman_tanpa_nama_membuka_daftar(klien_asesor: Client) -> None:
    """A page that does not exist has no name either: its question mark opens the contents."""
    assert 'href="/bantuan/"' in baca(klien_asesor, "/tidak-ada/", 404)
    assert alamat_bantuan("") == "/bantuan/"
