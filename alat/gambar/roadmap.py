"""Pictures of the road map."""

from pathlib import Path

from playwright.sync_api import Page

from alat.gambar.panggung import UKURAN_LEBAR, Gambar, Panggung


def lampiran(di: Panggung) -> Page:
    """Show the Lampiran as anyone sees it."""
    halaman = di.sebagai()
    halaman.goto("/road-map/lampiran/")
    return halaman


def lampiran_pdf(di: Panggung) -> Path:
    """Download the Lampiran with the button of its page."""
    halaman = lampiran(di)
    with halaman.expect_download() as unduhan:
        halaman.get_by_role("link", name="Unduh PDF").click()
    pdf = di.folder / "lampiran.pdf"
    unduhan.value.save_as(pdf)
    return pdf


GAMBAR = (
    Gambar("panduan/lampiran", lampiran, ukuran=UKURAN_LEBAR),
    Gambar("panduan/lampiran-pdf", lampiran_pdf),
)
