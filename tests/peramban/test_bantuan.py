"""Search and guide by keyboard alone: Ctrl-K, arrows, Enter, Escape; the question mark; both themes, a phone."""

from typing import Literal

from playwright.sync_api import Page, expect

from tests.peramban.langkah import masuk, periksa_axe, periksa_lebar

TEMA: tuple[Literal["light", "dark"], ...] = ("light", "dark")
PONSEL = {"width": 390, "height": 844}


def periksa(halaman: Page) -> None:
    """Check what is shown in both themes, then on a phone."""
    for tema in TEMA:
        halaman.emulate_media(color_scheme=tema, reduced_motion="reduce")
        periksa_axe(halaman)
    halaman.set_viewport_size(PONSEL)  # type: ignore[arg-type]
    periksa_axe(halaman)
    periksa_lebar(halaman)
    halaman.set_viewport_size({"width": 1440, "height": 900})


def test_cari_dengan_papan_ketik(halaman: Page) -> None:
    """Results come while one types; arrows walk through them, Enter opens one, Escape gives the focus back."""
    ketik = halaman.keyboard
    halaman.goto("/road-map/area/")
    tautan = halaman.locator(".kartu-area-nama a, a.kartu-area-nama").first
    tautan.focus()
    ketik.press("Control+k")
    dialog = halaman.get_by_role("dialog", name="Cari di PetaRB")
    expect(dialog.get_by_role("searchbox")).to_be_focused()
    ketik.type("maturitas spip")
    hasil = dialog.locator(".cari-hasil li a")
    expect(dialog.get_by_role("heading", name="Indikator", exact=True)).to_be_visible()
    expect(dialog.get_by_role("status")).to_contain_text("temuan")
    periksa(halaman)
    ketik.press("ArrowDown")
    expect(hasil.first).to_be_focused()
    ketik.press("ArrowUp")
    expect(dialog.get_by_role("searchbox")).to_be_focused()
    ketik.press("Escape")
    expect(dialog).to_be_hidden()
    expect(tautan).to_be_focused()

    ketik.press("Control+k")
    expect(dialog.get_by_role("searchbox")).to_have_value("maturitas spip")
    ketik.press("ArrowDown")
    expect(hasil.first).to_be_focused()
    nama = hasil.first.locator("span").inner_text()
    ketik.press("Enter")
    expect(halaman.get_by_role("heading", level=1)).to_contain_text(nama)
    halaman.go_back()
    expect(dialog).to_be_hidden()

    ketik.press("Control+k")
    ketik.type("zzzz")
    expect(dialog.locator(".cari-kosong")).to_be_visible()
    periksa_axe(halaman)
    ketik.press("Control+a")
    ketik.type("pengawasan")
    expect(hasil.first).to_be_visible()
    ketik.press("Enter")
    expect(halaman.locator("main")).to_contain_text("temuan untuk “pengawasan”")
    expect(dialog).to_be_hidden()


def test_tanda_tanya_dengan_papan_ketik(halaman: Page) -> None:
    """The question mark of a page opens its section; the guide is walked and searched without a mouse."""
    ketik = halaman.keyboard
    masuk(halaman, "tim-pelaksana")
    halaman.goto("/rencana-aksi/tahun/")
    halaman.get_by_role("link", name="Bantuan untuk halaman ini").focus()
    ketik.press("Enter")
    expect(halaman).to_have_url("/bantuan/tim-pelaksana/#tahun-dan-tenggat")
    expect(halaman.locator("#tahun-dan-tenggat")).to_be_in_viewport()
    gambar = halaman.locator(".panduan-gambar img").first
    gambar.scroll_into_view_if_needed()
    halaman.wait_for_function("document.querySelector('.panduan-gambar img').naturalWidth > 0")
    periksa(halaman)

    halaman.get_by_role("navigation", name="Isi bab ini").get_by_role("link", name="Memverifikasi").focus()
    ketik.press("Enter")
    expect(halaman.locator("#memverifikasi")).to_be_in_viewport()
    halaman.get_by_label("Cari dalam panduan").focus()
    ketik.type("gabungan bertanda")
    ketik.press("Enter")
    expect(halaman.get_by_role("link", name="Mengunggah berkas Anda sendiri")).to_be_visible()
    periksa(halaman)
    halaman.goto("/bantuan/perangkat-daerah/")
    periksa(halaman)
    halaman.goto("/bantuan/")
    periksa(halaman)
