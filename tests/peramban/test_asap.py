"""The browser, the server and the demo accounts find each other; the first page is light."""

import gzip

from playwright.sync_api import Page, Response, expect

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


def test_halaman_pertama_ringan(halaman: Page) -> None:
    """Styles and scripts of the first page are at most 150 kB compressed; the chart's library waits for its chart."""
    diambil: list[Response] = []
    halaman.on(
        "response",
        lambda r: diambil.append(r) if r.request.resource_type in {"stylesheet", "script"} else None,
    )
    halaman.goto("/", wait_until="networkidle")
    berat = {r.url: len(gzip.compress(r.body(), 9)) for r in diambil}
    assert sum(berat.values()) <= 150_000, berat
    assert not [alamat for alamat in berat if "chart.js" in alamat]

    halaman.locator("canvas").scroll_into_view_if_needed()
    expect(halaman.locator("figure.bagan[data-terlukis]")).to_be_visible()
    assert [r for r in diambil if "chart.js" in r.url]
