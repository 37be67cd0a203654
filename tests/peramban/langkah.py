"""Steps that many browser tests take."""

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

KATA_SANDI_DEMO = "lumbung-padi-2045"


def masuk(halaman: Page, peran: str) -> None:
    """Sign in as the demo account of a role, named by the role's code (`tim-pelaksana`)."""
    halaman.goto("/akun/masuk/")
    halaman.locator("input[name=login]").fill(peran)
    halaman.locator("input[name=password]").fill(KATA_SANDI_DEMO)
    halaman.locator("form:has(input[name=password]) [type=submit]").click()
    expect(halaman.locator("input[name=password]")).to_have_count(0)


def periksa_axe(halaman: Page) -> None:
    """Fail on any violation of the accessibility rules that axe can see, once the page is there whole."""
    _tunggu_utuh(halaman)
    hasil = Axe().run(halaman)
    assert hasil.violations_count == 0, hasil.generate_report()


def salin(halaman: Page, kode: str) -> None:
    """Clone the regulation in force into a draft of the same years, as someone who may."""
    halaman.goto("/road-map/peta/perwal-45-2020/salin/")
    halaman.get_by_label("Judul").fill(f"Rancangan {kode}")
    halaman.get_by_label("Kode").fill(kode)
    halaman.get_by_label("Tahun awal").fill("2020")
    halaman.get_by_label("Tahun akhir").fill("2023")
    halaman.get_by_role("button", name="Salin menjadi rancangan").click()
    expect(halaman.get_by_role("heading", level=1)).to_have_text(f"Rancangan {kode}")


def buka_baris(halaman: Page, kode: str, nomor: int) -> None:
    """Open the page of a row of a draft by its number."""
    halaman.goto(f"/road-map/lampiran/?peta={kode}")
    halaman.locator(".tabel-lampiran tbody tr").nth(nomor - 1).locator("td a:not(.btn)").first.click()
    expect(halaman.get_by_role("heading", level=1)).to_have_text(f"Lampiran baris {nomor}")


def periksa_lebar(halaman: Page) -> None:
    """Fail where the page itself scrolls sideways."""
    _tunggu_utuh(halaman)
    lebar = halaman.evaluate("[document.documentElement.scrollWidth, innerWidth]")
    assert lebar[0] <= lebar[1], f"{halaman.url}: {lebar[0]} px wide in a window of {lebar[1]} px"


def _tunggu_utuh(halaman: Page) -> None:
    """Wait out a page on its way: its address changes before it has any content."""
    expect(halaman.get_by_role("main")).to_be_visible()
    halaman.wait_for_load_state("load")
