"""A server in its own process and Debian's Chromium, for the tests in the browser and for the pictures of the guide."""

import http.client
import socket
import subprocess
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from http import HTTPStatus
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright

AKAR = Path(__file__).resolve().parent.parent
CHROMIUM = "/usr/bin/chromium"
ARGUMEN = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-dev-shm-usage",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
HALAMAN_MASUK = "/akun/masuk/"


@contextmanager
def layani(
    perintah: Sequence[str], *, alamat: str, lingkungan: Mapping[str, str], catatan: Path, dalam: float = 60
) -> Iterator[str]:
    """Run a server that listens on `alamat` (host:port) and give its URL; its output goes to the file `catatan`.

    Raises RuntimeError with that output where it does not show its sign-in page within `dalam` seconds.
    """
    with catatan.open("wb") as keluaran:
        proses = subprocess.Popen(perintah, cwd=AKAR, env=lingkungan, stdout=keluaran, stderr=keluaran)
    try:
        _tunggu(alamat, proses, catatan, dalam)
        yield f"http://{alamat}"
    finally:
        proses.terminate()
        proses.wait(10)


@contextmanager
def chromium() -> Iterator[Browser]:
    """Start the browser and close it at the end."""
    with sync_playwright() as playwright:
        peramban = playwright.chromium.launch(executable_path=CHROMIUM, args=ARGUMEN)
        yield peramban
        peramban.close()


def alamat_bebas() -> str:
    """Return an address of this machine on which nothing listens."""
    with socket.socket() as soket:
        soket.bind(("127.0.0.1", 0))
        return f"127.0.0.1:{soket.getsockname()[1]}"


def _tunggu(alamat: str, proses: "subprocess.Popen[bytes]", catatan: Path, dalam: float) -> None:
    sampai = time.monotonic() + dalam
    while proses.poll() is None and time.monotonic() < sampai:
        sambungan = http.client.HTTPConnection(alamat, timeout=5)
        try:
            sambungan.request("GET", HALAMAN_MASUK)
            status = sambungan.getresponse().status
        except OSError:
            time.sleep(0.1)
            continue
        finally:
            sambungan.close()
        if status == HTTPStatus.OK:
            return
        break  # it answers, but not with the page
    raise RuntimeError(f"The server does not show {HALAMAN_MASUK}:\n{catatan.read_text()}")
