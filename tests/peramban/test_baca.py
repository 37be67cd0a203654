"""What anyone sees: every page, wide and narrow; filters, search, keyboard, no JavaScript.

Both themes of every template are looked at in `test_akses`; here the pages are as the server sends them.
"""

import re

import pytest
from playwright.sync_api import Browser, Page, ViewportSize, expect

from tests.peramban.conftest import Keluhan, Sebagai
from tests.peramban.langkah import periksa_axe, periksa_lebar

UKURAN: tuple[ViewportSize, ...] = ({"width": 1440, "height": 900}, {"width": 390, "height": 844})
NAVIGASI = {
    "Beranda": "/",
    "Pohon": "/road-map/pohon/",
    "Lampiran": "/road-map/lampiran/",
    "Prioritas": "/road-map/prioritas/",
    "Area perubahan": "/road-map/area/",
    "Indikator": "/road-map/indikator/",
    "Semua road map": "/road-map/",
    "Perangkat Daerah": "/perangkat-daerah/",
}
RINCI = {
    "baris": "/road-map/lampiran/",
    "area": "/road-map/area/",
    "prioritas": "/road-map/prioritas/",
    "peta": "/road-map/",
}
LAIN = [
    "/cari/?q=pengawasan",
    "/cari/?q=zzzz",
    "/road-map/lampiran/?nomenklatur=baru&pd=inspektorat&q=audit",
    "/road-map/lampiran/?tujuan=tidak-ada",
    "/road-map/indikator/maturitas-spip/",
    "/perangkat-daerah/diskominfo/",
    "/akun/masuk/",
]


def periksa(halaman: Page) -> None:
    """Check a page wide and narrow."""
    periksa_axe(halaman)
    for ukuran in UKURAN:
        halaman.set_viewport_size(ukuran)
        periksa_lebar(halaman)


def test_navigasi_lengkap(halaman: Page) -> None:
    """The bar leads to these pages and no others; on a phone the sheet holds the same."""
    halaman.goto("/")
    bilah = halaman.get_by_role("navigation", name="Navigasi utama").get_by_role("link")
    assert (
        dict(zip(bilah.all_inner_texts(), [b.get_attribute("href") for b in bilah.all()], strict=True))
        == NAVIGASI
    )
    halaman.set_viewport_size({"width": 390, "height": 844})
    halaman.locator(".menu-bawah summary").click()
    lembar = halaman.get_by_role("navigation", name="Navigasi lengkap").get_by_role("link")
    assert lembar.all_inner_texts() == list(NAVIGASI)
    lembar.filter(has_text="Perangkat Daerah").click()
    expect(halaman.get_by_role("heading", level=1)).to_have_text("Perangkat Daerah")


@pytest.mark.parametrize("alamat", [*NAVIGASI.values(), *LAIN])
def test_halaman(halaman: Page, alamat: str) -> None:
    halaman.goto(alamat)
    expect(halaman.get_by_role("heading", level=1)).to_have_count(1)
    periksa(halaman)


@pytest.mark.parametrize("jenis", RINCI)
def test_halaman_rinci(halaman: Page, jenis: str) -> None:
    pola = {
        "baris": "tbody td a",
        "area": ".kartu-area-nama",
        "prioritas": ".daftar-prioritas a",
        "peta": "tbody a",
    }
    halaman.goto(RINCI[jenis])
    halaman.locator(f"main {pola[jenis]}").first.click()
    expect(halaman).not_to_have_url(re.compile(f"{RINCI[jenis]}$"))
    periksa(halaman)


def test_halaman_terlarang(sebagai: Sebagai, keluhan: Keluhan) -> None:
    """The refusal is a page like the others (Django itself shows a 404 while DEBUG is on)."""
    halaman = sebagai("kepala-pd")
    jawaban = halaman.goto("/road-map/isi/tujuan/")
    assert jawaban is not None
    assert jawaban.status == 403
    keluhan.abaikan("status of 403")
    periksa(halaman)


def test_gaya(halaman: Page) -> None:
    halaman.goto("/gaya/")
    expect(halaman.locator("canvas").first).to_be_visible()
    periksa(halaman)


def test_saringan_mengubah_alamat(halaman: Page) -> None:
    """The address holds the filter: back, forward and a fresh visit show the same."""
    halaman.goto("/road-map/lampiran/")
    baris = halaman.locator(".tabel-lampiran tbody tr")
    expect(baris).to_have_count(150)
    halaman.get_by_label("Perangkat Daerah").select_option("inspektorat")
    halaman.get_by_role("button", name="Saring", exact=True).click()
    expect(halaman).to_have_url(re.compile("pd=inspektorat"))
    expect(halaman.get_by_role("link", name="Perangkat Daerah: Inspektorat")).to_be_visible()
    satu = baris.count()
    assert 0 < satu < 150
    halaman.get_by_label("Nomenklatur").select_option("baru")
    halaman.get_by_role("button", name="Saring", exact=True).click()
    expect(halaman).to_have_url(re.compile("pd=inspektorat.*nomenklatur=baru"))
    expect(halaman.get_by_role("link", name="Nomenklatur: Baru")).to_be_visible()
    dua = baris.count()
    assert 0 < dua < satu
    halaman.go_back()
    expect(baris).to_have_count(satu)
    expect(halaman.get_by_label("Nomenklatur")).to_have_value("")
    halaman.go_forward()
    expect(baris).to_have_count(dua)
    halaman.reload()
    expect(baris).to_have_count(dua)
    halaman.get_by_role("link", name="Perangkat Daerah: Inspektorat").click()
    expect(halaman).not_to_have_url(re.compile("pd=inspektorat"))
    halaman.get_by_role("link", name="Hapus semua saringan").click()
    expect(baris).to_have_count(150)


def test_saringan_terlipat_di_ponsel(halaman: Page) -> None:
    halaman.set_viewport_size({"width": 390, "height": 844})
    halaman.goto("/road-map/lampiran/")
    tombol = halaman.get_by_role("button", name="Saring", exact=True)
    expect(tombol).to_be_hidden()
    halaman.locator(".saringan summary").click()
    expect(tombol).to_be_visible()
    halaman.set_viewport_size({"width": 1440, "height": 900})
    halaman.reload()
    expect(tombol).to_be_visible()
    expect(halaman.locator(".saringan summary")).to_be_hidden()


def test_papan_ketik(halaman: Page) -> None:
    """The first Tab offers to skip to the content; the search is on the way; Escape closes a menu."""
    halaman.goto("/")
    halaman.keyboard.press("Tab")
    lompat = halaman.get_by_role("link", name="Langsung ke isi")
    expect(lompat).to_be_focused()
    expect(lompat).to_be_in_viewport()
    halaman.keyboard.press("Enter")
    expect(halaman.locator("main")).to_be_focused()
    halaman.locator("#cari-atas").focus()
    halaman.keyboard.type("maturitas spip")
    halaman.keyboard.press("Enter")
    expect(halaman.locator("main")).to_contain_text("temuan untuk “maturitas spip”")
    halaman.locator(".menu-roadmap summary").click()
    expect(halaman.get_by_role("link", name="Semua road map").first).to_be_visible()
    halaman.keyboard.press("Escape")
    expect(halaman.locator(".menu-roadmap .menu-isi")).to_be_hidden()
    expect(halaman.locator(".menu-roadmap summary")).to_be_focused()


def test_tema(halaman: Page) -> None:
    """The choice stays on the next page and on the next visit, and changes what is painted."""
    halaman.goto("/road-map/area/?peta=perwal-45-2020")
    terang = halaman.evaluate("getComputedStyle(document.body).backgroundColor")
    halaman.get_by_label("Tema: otomatis").click()
    halaman.get_by_role("button", name="Gelap").click()
    expect(halaman).to_have_url(re.compile(r"/road-map/area/\?peta="))
    expect(halaman.locator("html")).to_have_attribute("data-bs-theme", "dark")
    expect(halaman.locator("body")).not_to_have_css("background-color", terang)
    halaman.goto("/")
    expect(halaman.locator("html")).to_have_attribute("data-bs-theme", "dark")


def test_tanpa_javascript(peramban: Browser, peladen: str) -> None:
    """Navigation, filters, search, theme and sign-in work without a script."""
    konteks = peramban.new_context(base_url=peladen, java_script_enabled=False, locale="id-ID")
    halaman = konteks.new_page()
    halaman.goto("/")
    halaman.get_by_role("navigation", name="Navigasi utama").get_by_role("link", name="Lampiran").click()
    expect(halaman.locator(".tabel-lampiran tbody tr")).to_have_count(150)
    halaman.get_by_label("Nomenklatur").select_option("baru")
    halaman.get_by_role("button", name="Saring", exact=True).click()
    expect(halaman).to_have_url(re.compile("nomenklatur=baru"))
    halaman.locator("#cari-atas").fill("maturitas")
    halaman.locator("#cari-atas").press("Enter")
    expect(halaman.locator("main")).to_contain_text("temuan untuk “maturitas”")
    halaman.get_by_label("Tema: otomatis").click()
    halaman.get_by_role("button", name="Gelap").click()
    expect(halaman.locator("html")).to_have_attribute("data-bs-theme", "dark")
    halaman.get_by_role("link", name="Masuk").first.click()
    halaman.locator("input[name=login]").fill("asesor")
    halaman.locator("input[name=password]").fill("salah sama sekali")
    halaman.locator("main form [type=submit]").click()
    expect(halaman.get_by_role("alert")).to_contain_text("Anda belum masuk.")
    konteks.close()


def test_kolom_samping_hanya_bila_berisi(halaman: Page) -> None:
    """The Lampiran uses the whole width, whatever the page holds beside it; other pages keep their column."""
    lebar = "document.querySelector('.tata-isi').clientWidth / document.querySelector('.tata').clientWidth"
    halaman.goto("/road-map/lampiran/?peta=perwal-45-2020")
    expect(halaman.locator(".tabel-lampiran")).to_be_visible()
    assert halaman.evaluate(lebar) == 1
    halaman.goto("/perangkat-daerah/bappeda/")
    assert halaman.evaluate(lebar) == 1
    halaman.goto("/road-map/indikator/maturitas-spip/")
    expect(halaman.locator(".samping .riwayat")).to_be_visible()
    assert halaman.evaluate(lebar) < 0.8
