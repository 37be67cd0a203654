"""The way of a member of Tim Pengarah on a phone: from the front page to the cause, an arahan, a plan set."""

from playwright.sync_api import Page, expect

from tests.peramban.conftest import Keluhan, Sebagai
from tests.peramban.langkah import periksa_axe, periksa_lebar
from tests.peramban.siapkan_monev import BERIKUT, BUTIR, TAHUN

PENGARAH, PENYUSUN = "tim-pengarah", "tim-pelaksana-pd"
ARAHAN = "Jalankan uji coba dengan server pinjaman; selesai bila layanan dipakai satu kecamatan."
AREA, TERTINGGAL = "Manajemen Perubahan", BUTIR[2][0]


def pimpin(sebagai: Sebagai, keluhan: Keluhan, unit: str, tenggat: str) -> None:
    """Find the area that does worst and why, direct its unit, and set the plan that waits."""
    halaman = sebagai(PENGARAH)
    halaman.set_viewport_size({"width": 390, "height": 844})
    _cari_sebab(halaman)
    _beri_arahan(halaman, unit, tenggat)
    keluhan.abaikan("422")  # the browser names what the page handles
    _tetapkan(halaman, unit)
    pelaksana = sebagai(PENYUSUN)
    pelaksana.goto("/")
    pelaksana.get_by_role("region", name="Perlu tindakan Anda").get_by_role("link", name=ARAHAN[:30]).click()
    expect(pelaksana.get_by_role("main")).to_contain_text(f"{TERTINGGAL}")
    expect(pelaksana.get_by_role("main")).to_contain_text("Tim Pengarah")


def _cari_sebab(halaman: Page) -> None:
    """Three clicks: the dashboard, the semester, the area that lags; there stands the item that is late."""
    halaman.goto("/")
    halaman.get_by_role("link", name="Buka dasbor").click()
    halaman.get_by_role("navigation", name="Pilih semester").get_by_role(
        "link", name=f"Semester I {TAHUN}"
    ).click()
    area = halaman.get_by_role("region", name="Area perubahan").get_by_role("row", name=AREA)
    expect(area).to_contain_text("2 butir terlambat")
    area.get_by_role("rowheader").get_by_role("link", name=AREA, exact=True).click()
    expect(halaman.get_by_role("heading", level=1)).to_have_text(AREA)
    terlambat = halaman.get_by_role("region", name="Tabel butir yang terlambat").get_by_role("row")
    expect(terlambat.nth(1)).to_contain_text(TERTINGGAL)
    periksa_axe(halaman)
    periksa_lebar(halaman)


def _beri_arahan(halaman: Page, unit: str, tenggat: str) -> None:
    """Write it on the late item; first without a word, which is refused at the field."""
    halaman.get_by_role("link", name=f"Beri arahan atas {TERTINGGAL}").click()
    expect(halaman.get_by_role("main")).to_contain_text(f"{unit}, butir 3")
    periksa_axe(halaman)
    periksa_lebar(halaman)
    halaman.get_by_label("Tenggat").fill(tenggat)
    halaman.get_by_role("button", name="Simpan arahan").click()
    expect(halaman.get_by_role("main")).to_contain_text("Tulis arahannya.")
    expect(halaman.get_by_label("Tenggat")).to_have_value(tenggat)
    halaman.get_by_role("textbox", name="Arahan").fill(ARAHAN)
    halaman.get_by_role("button", name="Simpan arahan").click()
    belum_tuntas = halaman.get_by_role("region", name="Arahan yang belum tuntas")
    expect(belum_tuntas).to_contain_text(ARAHAN)
    expect(belum_tuntas).to_contain_text(unit)


def _tetapkan(halaman: Page, unit: str) -> None:
    """Tick the plan of the next year on the dashboard and set it."""
    halaman.goto(f"/dasbor/?tahun={BERIKUT}&semester=1")
    halaman.get_by_role("checkbox", name=f"{unit} {BERIKUT}").check()
    halaman.get_by_role("button", name="Tetapkan yang dipilih").click()
    halaman.goto(f"/dasbor/?tahun={BERIKUT}&semester=1")
    expect(halaman.get_by_text("Tidak ada rencana yang menunggu penetapan.")).to_be_visible()
