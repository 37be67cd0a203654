"""A page used with the keyboard alone: Tab to a target by stops that are seen, type over, press."""

from pathlib import Path

from playwright.sync_api import Locator, Page, expect

from tests.peramban.conftest import Sebagai

BATAS = 60
"""Stops of Tab within which whatever is wanted must be reached from the start of a page's content."""
DI_MANA = """(sasaran) => {
    const e = document.activeElement;
    if (e.matches("body, main")) return ["", false]; // the start of the page, or of its content
    const lihat = e.matches(".zona-berkas input") ? e.closest(".zona-berkas") : e;
    const k = lihat.getBoundingClientRect(), gaya = getComputedStyle(lihat);
    const pemetik = e.matches("[type=date], [type=time]") && !e.matches(":focus"); // its button, ringed by the browser
    if (pemetik) return ["", false];
    const garis = gaya.outlineStyle !== "none" && parseFloat(gaya.outlineWidth) >= 2;
    const titik = [[0.5, 0.5], [0.1, 0.5], [0.9, 0.5], [0.5, 0.1], [0.5, 0.9]];
    const tampak = titik.some(([x, y]) => {
        const atas = document.elementFromPoint(k.left + k.width * x, k.top + k.height * y);
        return atas && (lihat.contains(atas) || atas.contains(lihat) && atas.tagName === "LABEL");
    });
    return [garis && tampak ? "" : `${garis ? "hidden" : "no outline"}: ${e.outerHTML.slice(0, 120)}`, e === sasaran];
}"""
"""WCAG 2.4.7 and 2.4.11: the focus has an outline, and part of it is not behind a bar or outside the window."""


def meja(sebagai: Sebagai, akun: str) -> Page:
    """Give the window of an account that scrolls at once, so that where the focus stands is known when it is asked."""
    halaman = sebagai(akun)
    halaman.emulate_media(reduced_motion="reduce")
    return halaman


def fokus_terlihat(halaman: Page) -> None:
    """Expect whatever has the focus to be seen."""
    salah, _ = halaman.locator("body").evaluate(DI_MANA)
    assert not salah, salah


def tuju(halaman: Page, sasaran: Locator) -> None:
    """Press Tab until the target has the focus (round by the end of the page); every stop on the way must be seen."""
    sasaran = sasaran.first
    expect(sasaran).to_be_attached()
    for _ in range(BATAS):
        halaman.keyboard.press("Tab")
        salah, sampai = sasaran.evaluate(DI_MANA)
        assert not salah, salah
        if sampai:
            return
    raise AssertionError(f"Tab does not reach {sasaran} within {BATAS} stops")


def tekan(halaman: Page, sasaran: Locator, tombol: str = "Enter") -> None:
    """Go to the target and press a key."""
    tuju(halaman, sasaran)
    halaman.keyboard.press(tombol)


def ketik(halaman: Page, sasaran: Locator, teks: str) -> None:
    """Go to a field and type over what is in it."""
    tuju(halaman, sasaran)
    halaman.keyboard.press("Control+a")
    halaman.keyboard.type(teks)


def isi(halaman: Page, **isian: str) -> None:
    """Fill in the fields of a form by their names, in their order; "↓" takes the next choice of a list."""
    for nama, teks in isian.items():
        bidang = halaman.locator(f"main [name={nama}]")
        if teks == "↓":
            tekan(halaman, bidang, "ArrowDown")
        else:
            ketik(halaman, bidang, teks)


def ke_isi(halaman: Page, alamat: str = "") -> None:
    """Open a page and skip to its content, as the first Tab offers."""
    if alamat:
        halaman.goto(alamat)
    tekan(halaman, halaman.get_by_role("link", name="Langsung ke isi"))
    expect(halaman.locator("main")).to_be_focused()


def alamat_bersih(halaman: Page) -> str:
    """Return the address of a page without the place in it that a skip left behind."""
    return halaman.url.split("#")[0]


def pilih_berkas(halaman: Page, jalur: Path) -> None:
    """Choose a file: Enter on its field opens the window of the system."""
    with halaman.expect_file_chooser() as pemilih:
        tekan(halaman, halaman.locator("main input[type=file]"))
    pemilih.value.set_files(jalur)


def kirim(halaman: Page, kata: str) -> None:
    """Press the button of the form that one is in."""
    tekan(halaman, halaman.get_by_role("main").get_by_role("button", name=kata, exact=True))


def tautan(halaman: Page, kata: str) -> None:
    """Follow an action beside the title, out of its menu where it stands there."""
    ke_isi(halaman)
    sasaran = halaman.locator(".kepala-aksi").get_by_role("link", name=kata, exact=True, include_hidden=True)
    if not sasaran.first.is_visible():
        tekan(halaman, halaman.locator(".kepala-aksi summary"))
    tekan(halaman, sasaran)


def langkah(halaman: Page, kata: str, **isian: str) -> None:
    """Take a step from the page of a record: its button, what it asks, the confirmation."""
    tautan(halaman, kata)
    judul = halaman.get_by_role("heading", level=1)
    expect(judul).to_have_text(kata)
    isi(halaman, **isian)
    kirim(halaman, kata)
    expect(judul).not_to_have_text(kata)


def status(halaman: Page, kata: str) -> None:
    """Expect the state beside the title."""
    expect(halaman.locator(".kepala-status")).to_contain_text(kata)
