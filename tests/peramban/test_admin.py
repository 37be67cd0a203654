"""The Administrator's pages in a browser: readable for everyone, in both themes and on a phone."""

from typing import Literal

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.peramban.conftest import Keluhan
from tests.peramban.langkah import masuk, periksa_axe

ALAMAT = [
    "/admin/",
    "/admin/organisasi/perangkatdaerah/",
    "/admin/organisasi/perangkatdaerah/add/",
    "/admin/organisasi/perangkatdaerah/import/",
    "/admin/organisasi/perangkatdaerah/export/",
    "/admin/indikator/penetapantarget/1/change/",
]


@pytest.mark.parametrize("tema", ["light", "dark"])
def test_halaman_pengelolaan_dapat_diakses(
    halaman: Page, keluhan: Keluhan, tema: Literal["light", "dark"]
) -> None:
    """Index, list, form, import, export and history break no accessibility rule."""
    halaman.emulate_media(color_scheme=tema)
    masuk(halaman, "administrator")
    for alamat in ALAMAT:
        halaman.goto(alamat)
        _periksa(halaman, keluhan)
    halaman.goto("/admin/organisasi/perangkatdaerah/?q=perhubungan")
    halaman.get_by_role("link", name="Dinas Perhubungan", exact=True).click()
    expect(halaman.locator("#id_nama")).to_have_value("Dinas Perhubungan")
    _periksa(halaman, keluhan)
    halaman.get_by_role("link", name="Riwayat").click()
    expect(halaman.locator("#change-history")).to_be_visible()
    _periksa(halaman, keluhan)


def _periksa(halaman: Page, keluhan: Keluhan) -> None:
    """Check the page's own complaints first: axe inlines stylesheets that others import, which the CSP forbids."""
    halaman.wait_for_load_state("load")
    assert not keluhan, keluhan
    periksa_axe(halaman)
    assert all("nline style" in satu or "style-src-elem inline" in satu for satu in keluhan), keluhan
    keluhan.clear()


def test_isian_basi_diberitahukan(halaman: Page, peramban: Browser, peladen: str) -> None:
    """Who saves last is told who was first and what it is now, and what was typed stays in the form."""
    masuk(halaman, "administrator")
    halaman.goto("/admin/organisasi/pokja/?q=a")
    halaman.locator("#result_list tbody th a").first.click()
    expect(halaman.locator("#id_nama")).to_be_visible()
    alamat = halaman.url
    konteks = peramban.new_context(base_url=peladen, locale="id-ID")
    lain = konteks.new_page()
    masuk(lain, "administrator")
    lain.goto(alamat)
    lain.locator("#id_nama").fill("Pokja dari jendela lain")
    lain.get_by_role("button", name="Simpan", exact=True).click()
    expect(lain.locator(".messagelist")).to_contain_text("berhasil")
    konteks.close()
    halaman.locator("#id_nama").fill("Pokja saya")
    halaman.get_by_role("button", name="Simpan", exact=True).click()
    expect(halaman.locator(".errorlist.nonfield")).to_contain_text("diubah oleh Administrator Demo")
    expect(halaman.locator(".errorlist.nonfield")).to_contain_text("Nama kini “Pokja dari jendela lain”.")
    expect(halaman.locator("#id_nama")).to_have_value("Pokja saya")
    halaman.get_by_role("button", name="Simpan", exact=True).click()
    expect(halaman.locator(".messagelist")).to_contain_text("Pokja saya")
