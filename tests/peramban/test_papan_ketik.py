"""The jobs of each part of PetaRB with the keyboard alone: no mouse, and whoever has the focus is seen."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, expect
from pytest_django.plugin import DjangoDbBlocker

from tests.peramban.conftest import Sebagai, layani_salinan
from tests.peramban.langkah import buka_baris, salin
from tests.peramban.siapkan_monev import TAHUN
from tests.rencana_aksi.conftest import BARIS, LAIN, berkas

BATAS = 200
TERLIHAT = """() => {
    const e = document.activeElement, lihat = e.matches(".zona-berkas input") ? e.closest(".zona-berkas") : e;
    const k = lihat.getBoundingClientRect(), gaya = getComputedStyle(lihat);
    const garis = gaya.outlineStyle !== "none" && parseFloat(gaya.outlineWidth) >= 2;
    const titik = [[0.5, 0.5], [0.1, 0.5], [0.9, 0.5], [0.5, 0.1], [0.5, 0.9]];
    const tampak = titik.some(([x, y]) => {
        const atas = document.elementFromPoint(k.left + k.width * x, k.top + k.height * y);
        return atas && (lihat.contains(atas) || atas.contains(lihat) && atas.tagName === "LABEL");
    });
    return garis && tampak ? "" : `${garis ? "hidden" : "no outline"}: ${e.outerHTML.slice(0, 120)}`;
}"""
"""WCAG 2.4.7 and 2.4.11: the focus has an outline, and part of it is not behind a bar or outside the window."""


@pytest.fixture(scope="module")
def peladen(
    tmp_path_factory: pytest.TempPathFactory, django_db_setup: None, django_db_blocker: DjangoDbBlocker
) -> Iterator[str]:
    """Serve a database of its own, with a set plan whose months are still to be reported."""
    siapkan = ["-m", "tests.peramban.siapkan_monev"]
    with layani_salinan(tmp_path_factory.mktemp("papan"), django_db_blocker, siapkan) as url:
        yield url


def meja(sebagai: Sebagai, akun: str) -> Page:
    """Give the window of an account that scrolls at once, so that where the focus stands is known when it is asked."""
    halaman = sebagai(akun)
    halaman.emulate_media(reduced_motion="reduce")
    return halaman


def tuju(halaman: Page, sasaran: Locator, tombol: str = "Tab") -> None:
    """Press Tab (or Shift+Tab, round by the end of the page) until the target has the focus.

    Every stop on the way must be seen.
    """
    sasaran = sasaran.first
    expect(sasaran).to_be_attached()
    for _ in range(BATAS):
        halaman.keyboard.press(tombol)
        if halaman.evaluate("document.activeElement === document.body"):
            continue
        assert not (salah := halaman.evaluate(TERLIHAT)), salah
        if sasaran.evaluate("(e) => e === document.activeElement"):
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


def ke_isi(halaman: Page, alamat: str = "") -> None:
    """Open a page and skip to its content, as the first Tab offers."""
    if alamat:
        halaman.goto(alamat)
    tekan(halaman, halaman.get_by_role("link", name="Langsung ke isi"))
    expect(halaman.locator("main")).to_be_focused()


def langkah(halaman: Page, kata: str) -> None:
    """Take a step from the page of a record: its button, then the confirmation."""
    ke_isi(halaman)
    tautan = halaman.locator(".kepala-aksi").get_by_role("link", name=kata, exact=True, include_hidden=True)
    if not tautan.first.is_visible():
        tekan(halaman, halaman.locator(".kepala-aksi summary"))
    tekan(halaman, tautan)
    judul = halaman.get_by_role("heading", level=1)
    expect(judul).to_have_text(kata)
    tekan(halaman, halaman.get_by_role("main").get_by_role("button", name=kata))
    expect(judul).not_to_have_text(kata)


def test_road_map(sebagai: Sebagai) -> None:
    """A row of a draft is edited and saved."""
    halaman = meja(sebagai, "tim-pelaksana")
    salin(halaman, "uji-tombol")
    buka_baris(halaman, "uji-tombol", 5)
    ke_isi(halaman, halaman.url)
    tekan(halaman, halaman.locator(".kepala-aksi").get_by_role("link", name="Ubah"))
    expect(halaman.get_by_role("heading", level=1)).to_have_text("Ubah Lampiran baris 5")
    ke_isi(halaman)
    ketik(halaman, halaman.locator("#id_teks_kegiatan"), "Diketik tanpa tetikus")
    tuju(halaman, halaman.get_by_role("button", name="Simpan"), "Shift+Tab")  # past 200 boxes to tick
    halaman.keyboard.press("Enter")
    expect(halaman.locator("#pesan")).to_contain_text("Lampiran baris 5 tersimpan.")
    expect(halaman.locator("main")).to_contain_text("Diketik tanpa tetikus")


def test_cari(sebagai: Sebagai) -> None:
    """Ctrl-K, a word, an arrow and Enter lead to a page; Escape gives the focus back."""
    halaman = meja(sebagai, "")
    halaman.goto("/road-map/area/")
    tuju(halaman, halaman.get_by_role("link", name="Langsung ke isi"))
    halaman.keyboard.press("Control+k")
    expect(halaman.locator("#cari-cepat")).to_be_focused()
    halaman.keyboard.press("Escape")
    expect(halaman.get_by_role("link", name="Langsung ke isi")).to_be_focused()
    halaman.keyboard.press("Control+k")
    halaman.keyboard.type("maturitas spip")
    hasil = halaman.locator("#cari-hasil a").first
    expect(hasil).to_be_visible()
    halaman.keyboard.press("ArrowDown")
    expect(hasil).to_be_focused()
    assert not halaman.evaluate(TERLIHAT)
    halaman.keyboard.press("Enter")
    expect(halaman).not_to_have_url(re.compile("/road-map/area/$"))


def test_rencana_aksi(sebagai: Sebagai, tmp_path: Path) -> None:
    """A spreadsheet goes in by the four steps. The file itself is chosen in a window of the system, not in a page."""
    jalur = tmp_path / "rencana.xlsx"
    jalur.write_bytes(berkas(BARIS, LAIN, tahun=TAHUN + 1))
    halaman = meja(sebagai, "tim-pelaksana-pd")
    ke_isi(halaman, f"/rencana-aksi/?tahun={TAHUN + 1}")
    tekan(halaman, halaman.get_by_role("main").get_by_role("button", name=re.compile(f"Mulai.*{TAHUN + 1}")))
    expect(halaman.get_by_role("heading", level=1)).to_contain_text(str(TAHUN + 1))
    ke_isi(halaman)
    tekan(halaman, halaman.get_by_role("main").get_by_role("link", name="Unggah"))
    expect(halaman).to_have_url(re.compile("/unggah/$"))
    ke_isi(halaman)
    tuju(halaman, halaman.locator("input[type=file]"))
    with halaman.expect_file_chooser() as pemilih:
        halaman.keyboard.press("Space")
    pemilih.value.set_files(jalur)
    tekan(halaman, halaman.get_by_role("button", name="Baca berkas"))
    expect(halaman.get_by_role("heading", name="Baru: 2")).to_be_visible()
    ke_isi(halaman)
    tekan(halaman, halaman.get_by_role("button", name="Terapkan 2 baris"))
    expect(halaman.get_by_text("2 butir baru")).to_be_visible()


def test_monev(sebagai: Sebagai) -> None:
    """A month is filled in with its evidence and submitted; a problem is reported."""
    halaman = meja(sebagai, "tim-pelaksana-pd")
    ke_isi(halaman, f"/monev/kemajuan/?tahun={TAHUN}")
    tekan(halaman, halaman.get_by_role("button", name=re.compile("^Mulai laporan .* Januari")))
    expect(halaman.get_by_role("heading", level=1)).to_have_text(f"Laporan Januari {TAHUN}")
    ke_isi(halaman)
    baris = halaman.locator("tbody[data-butir]")
    for nomor in range(baris.count()):
        for nama, teks in (("fisik", "25"), ("volume", "1"), ("anggaran", "100000")):
            ketik(halaman, baris.nth(nomor).locator(f"[name={nama}]"), teks)
    tuju(halaman, baris.last.locator("[name=kendala]"))
    tuju(halaman, baris.last.locator(".kol-bukti a, .tambah-bukti"))
    for nomor in range(baris.count()):
        expect(baris.nth(nomor).locator(".tersimpan")).to_contain_text("Tersimpan")
    laporan = halaman.url.split("#")[0]
    halaman.keyboard.press("Enter")
    expect(halaman).to_have_url(re.compile("/bukti/tambah/"))
    ke_isi(halaman)
    ketik(halaman, halaman.locator("[name=tautan]"), "https://contoh.invalid/publikasi")
    tekan(halaman, halaman.get_by_role("main").locator("form button[type=submit]"))
    expect(halaman.locator("#pesan .pesan")).to_be_visible()
    halaman.goto(laporan)
    langkah(halaman, "Ajukan ke Kepala Perangkat Daerah")
    expect(halaman.locator(".kepala-status")).to_contain_text("Menunggu persetujuan")
    ke_isi(halaman, "/monev/permasalahan/tambah/")
    ketik(halaman, halaman.locator("main [name=judul]"), "Server belum tersedia")
    ketik(halaman, halaman.locator("main [name=uraian]"), "Pengadaan tertunda.")
    tekan(halaman, halaman.locator("main [name=butir]"), "ArrowDown")
    tekan(halaman, halaman.get_by_role("button", name="Laporkan"))
    expect(halaman.get_by_role("heading", level=1)).to_have_text("Server belum tersedia")
