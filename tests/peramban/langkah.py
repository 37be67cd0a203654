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
    """Fail on any violation of the accessibility rules that axe can see."""
    hasil = Axe().run(halaman)
    assert hasil.violations_count == 0, hasil.generate_report()
