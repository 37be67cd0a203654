"""Notices in the browser: the bell leads to them, the choice of e-mail is kept, both pages can be used by all."""

from playwright.sync_api import Page, expect

from tests.peramban.langkah import masuk, periksa_axe


def test_lonceng_dan_pengaturan(halaman: Page) -> None:
    """From the bell to the list, to the settings and back with another choice."""
    masuk(halaman, "asesor")
    halaman.get_by_role("link", name="Pemberitahuan", exact=True).click()
    expect(halaman.get_by_role("heading", name="Belum ada pemberitahuan")).to_be_visible()
    periksa_axe(halaman)
    halaman.get_by_role("link", name="Pengaturan").click()
    periksa_axe(halaman)
    halaman.get_by_label("Satu rangkuman setiap hari").check()
    halaman.get_by_role("button", name="Simpan pilihan").click()
    expect(halaman.get_by_text("Pilihan Anda tersimpan")).to_be_visible()
    halaman.goto("/akun/pemberitahuan/pengaturan/")
    expect(halaman.get_by_label("Satu rangkuman setiap hari")).to_be_checked()


def test_halaman_sempit(halaman: Page) -> None:
    """On a phone nothing stands out beside the screen, and no accessibility rule is broken."""
    masuk(halaman, "asesor")
    halaman.set_viewport_size({"width": 390, "height": 844})
    for alamat in ("/pemberitahuan/", "/akun/pemberitahuan/pengaturan/"):
        halaman.goto(alamat)
        periksa_axe(halaman)
        assert halaman.evaluate("document.documentElement.scrollWidth") == 390
