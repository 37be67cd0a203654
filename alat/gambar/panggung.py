"""Where pictures are taken: the server, one browser window per role, and how a window becomes a PNG."""

import io
import os
import secrets
import sys
import tempfile
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

import pypdfium2
from PIL import Image
from playwright.sync_api import Browser, Page, Response, expect

from alat.peramban import alamat_bebas, chromium, layani

UKURAN, UKURAN_LEBAR, UKURAN_PONSEL = (1280, 800), (1440, 900), (390, 844)
LEBAR_CETAKAN = 1040
SIAP_DALAM_DETIK = 1200  # the sample of the whole city takes minutes


@dataclass(frozen=True, slots=True)
class Gambar:
    """One picture: its file below docs/gambar without `.png`, and what brings the page there.

    `bawa` returns the page as it should be seen, or a PDF whose first page is shown. Pictures are taken in the order of
    the table, so each begins where those before it have led.
    """

    nama: str
    bawa: Callable[["Panggung"], Page | Path]
    ukuran: tuple[int, int] = UKURAN


@dataclass
class Panggung:
    """The server and the browser.

    `folder` is for files that people upload or download on the way; `ukuran` is the size of a window on its next use.
    """

    alamat: str
    kata_sandi: str
    peramban: Browser
    folder: Path
    ukuran: tuple[int, int] = UKURAN
    _jendela: dict[str, Page] = field(default_factory=dict)

    def sebagai(self, peran: str = "") -> Page:
        """Return the window of the demo account of a role, named by its code; without one, that of a visitor."""
        if peran not in self._jendela:
            konteks = self.peramban.new_context(
                base_url=self.alamat, locale="id-ID", timezone_id="Asia/Jakarta", reduced_motion="reduce"
            )
            halaman = konteks.new_page()
            halaman.on("response", _pastikan_berhasil)
            if peran:
                self._masuk(halaman, peran)
            self._jendela[peran] = halaman
        lebar, tinggi = self.ukuran
        self._jendela[peran].set_viewport_size({"width": lebar, "height": tinggi})
        return self._jendela[peran]

    def _masuk(self, halaman: Page, peran: str) -> None:
        halaman.goto("/akun/masuk/")
        halaman.locator("input[name=login]").fill(peran)
        halaman.locator("input[name=password]").fill(self.kata_sandi)
        halaman.locator("form:has(input[name=password]) [type=submit]").click()
        expect(halaman.locator("input[name=password]")).to_have_count(0)


def _pastikan_berhasil(jawaban: Response) -> None:
    if jawaban.status >= 400:
        raise RuntimeError(f"{jawaban.status}: {jawaban.request.method} {jawaban.url}")


@contextmanager
def panggung(keadaan: str, pengaturan: Mapping[str, str]) -> Iterator[Panggung]:
    """Start server (with the data of `peladen.KEADAAN`) and browser in a temporary folder; put both away at the end.

    `pengaturan` are settings of the server in its environment.
    """
    with tempfile.TemporaryDirectory(prefix="petarb-gambar-") as nama, chromium() as peramban:
        folder = Path(nama)
        kata_sandi = secrets.token_urlsafe(16)
        alamat = alamat_bebas()
        lingkungan = (
            os.environ
            | dict(pengaturan)
            | {
                "DEBUG": "1",
                "DATA_DIR": str(folder / "data"),
                "DATABASE_URL": f"sqlite:///{folder / 'petarb.sqlite3'}",
                "EMAIL_URL": "consolemail://",
                "ALLOWED_HOSTS": "127.0.0.1",
            }
        )
        perintah = [sys.executable, "-m", "alat.gambar.peladen", alamat, kata_sandi, keadaan]
        catatan = folder / "peladen.log"
        with layani(
            perintah, alamat=alamat, lingkungan=lingkungan, catatan=catatan, dalam=SIAP_DALAM_DETIK
        ) as url:
            yield Panggung(url, kata_sandi, peramban, folder)


def potret(gambar: Gambar, di: Panggung) -> bytes:
    """Bring the page there and return its picture as a small PNG."""
    di.ukuran = gambar.ukuran
    hasil = gambar.bawa(di)
    citra = _cetakan(hasil) if isinstance(hasil, Path) else _layar(hasil)
    keluaran = io.BytesIO()
    # 256 colours are plenty for a screen of ours, and halve the file.
    citra.quantize(256, dither=Image.Dither.NONE).save(keluaran, "PNG", optimize=True)
    return keluaran.getvalue()


def _layar(halaman: Page) -> Image.Image:
    """Photograph a window, whole and at rest, with the mouse out of the way."""
    halaman.mouse.move(0, 0)
    halaman.wait_for_load_state("networkidle")
    halaman.evaluate("document.fonts.ready")
    return Image.open(io.BytesIO(halaman.screenshot(animations="disabled"))).convert("RGB")


def _cetakan(pdf: Path) -> Image.Image:
    """Draw the first page of a PDF."""
    halaman = pypdfium2.PdfDocument(pdf)[0]
    citra: Image.Image = halaman.render(scale=LEBAR_CETAKAN / halaman.get_width()).to_pil()
    return citra.convert("RGB")
