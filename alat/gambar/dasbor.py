"""Pictures of the whole city in the sample data: front page, search, dashboard, public page, administration."""

from pathlib import Path

from playwright.sync_api import Page, expect

from alat.gambar.panggung import UKURAN_LEBAR, UKURAN_PONSEL, Gambar, Panggung

PENGARAH, INSPEKTORAT, ADMINISTRATOR = "tim-pengarah", "inspektorat", "administrator"
SEMESTER = "tahun=2023&semester=2"


def beranda(di: Panggung) -> Page:
    """Show Inspektorat what waits for them."""
    return _buka(di, INSPEKTORAT, "/")


def cari(di: Panggung) -> Page:
    """Search with Ctrl-K over the page before."""
    halaman = di.sebagai(INSPEKTORAT)
    halaman.keyboard.press("Control+k")
    halaman.keyboard.type("rapat pleno")
    expect(halaman.get_by_role("dialog").get_by_role("heading", name="Panduan", exact=True)).to_be_attached()
    return halaman


def dasbor(di: Panggung) -> Page:
    """Show whether the city is on course."""
    return _buka(di, PENGARAH, f"/dasbor/?{SEMESTER}")


def dasbor_area(di: Panggung) -> Page:
    """Open the area at the top: the one that achieves least."""
    halaman = di.sebagai(PENGARAH)
    halaman.locator(".tabel-peta tbody th a").first.click()
    expect(halaman.get_by_role("heading", name="Butir yang terlambat")).to_be_attached()
    return halaman


def dasbor_peringkat(di: Panggung) -> Page:
    """Show the places of all units with their reasons."""
    return _buka(di, PENGARAH, f"/dasbor/peringkat/?{SEMESTER}")


def sajian(di: Panggung) -> Page:
    """Turn to the second sheet of the presentation: the areas."""
    halaman = _buka(di, PENGARAH, f"/dasbor/?{SEMESTER}")
    halaman.get_by_role("link", name="Sajikan").click()
    halaman.get_by_role("link", name="Berikutnya").click()
    expect(halaman.get_by_text("2 dari")).to_be_visible()
    return halaman


def dasbor_pdf(di: Panggung) -> Path:
    """Download the dashboard from its menu."""
    halaman = _buka(di, PENGARAH, f"/dasbor/?{SEMESTER}")
    halaman.get_by_text("Tindakan lain").click()
    with halaman.expect_download() as unduhan:
        halaman.get_by_role("link", name="Unduh PDF").click()
    pdf = di.folder / "dasbor.pdf"
    unduhan.value.save_as(pdf)
    return pdf


def tren(di: Panggung) -> Page:
    """Show the course over years and months."""
    halaman = _buka(di, PENGARAH, f"/dasbor/tren/?{SEMESTER}")
    expect(halaman.locator("canvas").first).to_be_visible()
    return halaman


def arahan(di: Panggung) -> Page:
    """Write an arahan on the money that was spent."""
    halaman = _buka(di, PENGARAH, f"/dasbor/?{SEMESTER}")
    halaman.get_by_role("link", name="Beri arahan atas Serapan anggaran").click()
    halaman.locator("main [name=uraian]").fill("Percepat belanja pada butir yang tertinggal.")
    halaman.locator("main [name=perangkat_daerah]").select_option(
        label="Badan Perencanaan Pembangunan Daerah"
    )
    halaman.locator("main [name=tenggat]").fill("2024-03-29")
    halaman.evaluate("scrollTo(0, 0)")
    return halaman


def dasbor_ponsel(di: Panggung) -> Page:
    """Show the same on a phone."""
    return _buka(di, PENGARAH, f"/dasbor/?{SEMESTER}")


def publik(di: Panggung) -> Page:
    """Show the public page as anyone sees it."""
    return _buka(di, "", "/publik/")


def publik_tahun(di: Panggung) -> Page:
    """Show the set results of a year there."""
    return _buka(di, "", "/publik/tahun/2023/")


def kunci_api(di: Panggung) -> Page:
    """Fill in the form of a key; the key itself would be another one each time."""
    halaman = _buka(di, ADMINISTRATOR, "/akun/kunci-api/tambah/")
    halaman.get_by_label("Nama integrasi").fill("Dasbor Bappeda")
    return halaman


def kalender(di: Panggung) -> Page:
    """Show the rhythm of monev."""
    return _buka(di, ADMINISTRATOR, "/monev/kalender/")


def pengguna(di: Panggung) -> Page:
    """Show the form of a new account."""
    return _buka(di, ADMINISTRATOR, "/admin/organisasi/pengguna/add/")


def _buka(di: Panggung, peran: str, alamat: str) -> Page:
    halaman = di.sebagai(peran)
    halaman.goto(alamat)
    return halaman


GAMBAR = (
    Gambar("panduan/beranda", beranda),
    Gambar("panduan/cari", cari),
    Gambar("panduan/dasbor", dasbor, ukuran=UKURAN_LEBAR),
    Gambar("panduan/dasbor-area", dasbor_area, ukuran=UKURAN_LEBAR),
    Gambar("panduan/dasbor-peringkat", dasbor_peringkat, ukuran=UKURAN_LEBAR),
    Gambar("panduan/tren", tren, ukuran=UKURAN_LEBAR),
    Gambar("panduan/sajian", sajian, ukuran=UKURAN_LEBAR),
    Gambar("panduan/dasbor-pdf", dasbor_pdf),
    Gambar("panduan/arahan", arahan),
    Gambar("panduan/dasbor-ponsel", dasbor_ponsel, ukuran=UKURAN_PONSEL),
    Gambar("panduan/publik", publik, ukuran=UKURAN_LEBAR),
    Gambar("panduan/publik-tahun", publik_tahun, ukuran=UKURAN_LEBAR),
    Gambar("panduan/kunci-api", kunci_api),
    Gambar("panduan/kalender", kalender),
    Gambar("panduan/pengguna", pengguna),
)
