"""The browser, the server and the demo accounts find each other."""

from playwright.sync_api import Page, expect

from tests.peramban.langkah import masuk, periksa_axe


def test_masuk_dan_keluar(halaman: Page) -> None:
    """The Administrator signs in, sees the account menu, and signs out."""
    masuk(halaman, "administrator")

    expect(halaman.locator("body")).to_contain_text("Administrator Demo")
    halaman.goto("/akun/keluar/")
    halaman.locator("main form [type=submit]").click()
    expect(halaman.locator("body")).not_to_contain_text("Administrator Demo")


def test_halaman_masuk_dapat_diakses(halaman: Page) -> None:
    """The sign-in page breaks no accessibility rule, wide or narrow."""
    halaman.goto("/akun/masuk/")
    periksa_axe(halaman)
    halaman.set_viewport_size({"width": 390, "height": 844})
    periksa_axe(halaman)


def test_pelanggaran_terlihat(halaman: Page, keluhan: list[str]) -> None:
    """The harness itself notices inline style, a script error and a foreign host."""
    halaman.goto("/akun/masuk/")
    halaman.evaluate("document.body.setAttribute('style', 'color: red')")
    halaman.evaluate("document.body.append(Object.assign(new Image(), {src: 'http://contoh.invalid/a.png'}))")
    halaman.evaluate("setTimeout(() => { throw new Error('sengaja') })")
    halaman.wait_for_timeout(300)

    for pola in ("style-src", "img-src", "sengaja"):
        assert any(pola in satu for satu in keluhan), keluhan
    keluhan.clear()
