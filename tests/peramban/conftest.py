"""A real browser against the real server: one of each per worker, one clean page per test."""

import os
import re
import sqlite3
import subprocess
import sys
from collections.abc import Callable, Generator, Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from django.db import connection
from playwright.sync_api import Browser, ConsoleMessage, Page, Request, Route
from pytest_django.plugin import DjangoDbBlocker

from alat.peramban import AKAR, alamat_bebas, chromium, layani
from tests.peramban.langkah import KATA_SANDI_DEMO, masuk

HASIL = AKAR / "tests" / "hasil"
LAPORKAN_CSP = """document.addEventListener("securitypolicyviolation", (k) =>
    console.error(`CSP: ${k.violatedDirective} ${k.blockedURI} ${k.sourceFile}:${k.lineNumber}`));"""

_gagal = pytest.StashKey[bool]()


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark what stands in this folder and keep it on one worker."""
    for item in items:
        if Path(__file__).parent in item.path.parents:
            item.add_marker(pytest.mark.peramban)
            item.add_marker(pytest.mark.xdist_group("peramban"))
            item.add_marker(
                pytest.mark.django_db
            )  # else pytest-django makes no database in a run of these alone


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item: pytest.Item) -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """Remember a failure for the picture that `halaman` takes of it."""
    laporan = yield
    if laporan.failed:
        item.stash[_gagal] = True
    return laporan


@pytest.fixture(scope="session")
def peladen(
    tmp_path_factory: pytest.TempPathFactory, django_db_setup: None, django_db_blocker: DjangoDbBlocker
) -> Iterator[str]:
    """Serve PetaRB from a copy of the tests' database, with the demo accounts; give the address."""
    with layani_salinan(tmp_path_factory.mktemp("peladen"), django_db_blocker) as url:
        yield url


@contextmanager
def layani_salinan(folder: Path, pembuka: DjangoDbBlocker, *lanjutan: list[str]) -> Iterator[str]:
    """Serve a copy of the tests' database with the demo accounts, after `lanjutan` (arguments of python)."""
    with pembuka.unblock():
        _salin_basis_data(folder / "petarb.sqlite3")
    lingkungan = os.environ | {
        "DJANGO_SETTINGS_MODULE": "config.settings",
        "DEBUG": "1",
        "DATA_DIR": str(folder),
        "DATABASE_URL": f"sqlite:///{folder / 'petarb.sqlite3'}",
        "EMAIL_URL": "consolemail://",
        "ALLOWED_HOSTS": "127.0.0.1",
    }
    akun = ["manage.py", "akun_demo", "--kata-sandi", KATA_SANDI_DEMO]
    for argumen in (akun, ["manage.py", "buka_tahun_rencana"], *lanjutan):
        subprocess.run([sys.executable, *argumen], cwd=AKAR, env=lingkungan, check=True)
    alamat = alamat_bebas()
    perintah = [sys.executable, "manage.py", "runserver", "--noreload", alamat]
    with layani(perintah, alamat=alamat, lingkungan=lingkungan, catatan=folder / "peladen.log") as url:
        yield url


def _salin_basis_data(tujuan: Path) -> None:
    assert connection.vendor == "sqlite", "The browser tests run on SQLite: leave DATABASE_URL unset."
    connection.ensure_connection()
    with closing(sqlite3.connect(tujuan)) as salinan:
        connection.connection.backup(salinan)


@pytest.fixture(scope="session")
def peramban() -> Iterator[Browser]:
    """Start Debian's Chromium."""
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "1"  # playwright leaves an event loop in this thread
    with chromium() as browser:
        yield browser


class Keluhan(list[str]):
    """What the browser complained of while a page was used; an expected complaint is dropped by `abaikan`."""

    def abaikan(self, pola: str) -> None:
        """Drop the complaints that match `pola`, which must be there."""
        sisa = [keluhan for keluhan in self if not re.search(pola, keluhan)]
        assert len(sisa) < len(self), f"No complaint matches {pola!r} in {self}"
        self[:] = sisa


@pytest.fixture
def keluhan() -> Keluhan:
    """Collect console errors, script errors, CSP violations and requests to other hosts of `halaman`."""
    return Keluhan()


@pytest.fixture
def halaman(
    peramban: Browser, peladen: str, keluhan: Keluhan, request: pytest.FixtureRequest
) -> Iterator[Page]:
    """Open a clean page (no cookies); the test fails on anything left in `keluhan`."""
    page = _jendela(peramban, peladen, keluhan)
    yield page
    _potret_bila_gagal(page, request.node)
    page.context.close()
    assert not keluhan, "\n".join(keluhan)


Sebagai = Callable[[str], Page]


@pytest.fixture
def sebagai(
    peramban: Browser, peladen: str, keluhan: Keluhan, request: pytest.FixtureRequest
) -> Iterator[Sebagai]:
    """Give the window of an account (a visitor's for ""), each with cookies of its own, watched as `halaman` is."""
    semua: dict[str, Page] = {}

    def jendela(akun: str) -> Page:
        if akun not in semua:
            semua[akun] = _jendela(peramban, peladen, keluhan)
            if akun:
                masuk(semua[akun], akun)
        return semua[akun]

    yield jendela
    for akun, page in semua.items():
        _potret_bila_gagal(page, request.node, akun or "pengunjung")
        page.context.close()
    assert not keluhan, "\n".join(keluhan)


def _jendela(peramban: Browser, peladen: str, keluhan: Keluhan) -> Page:
    konteks = peramban.new_context(
        base_url=peladen,
        locale="id-ID",
        timezone_id="Asia/Jakarta",
        viewport={"width": 1440, "height": 900},
        service_workers="block",
    )
    page = konteks.new_page()
    _dengarkan(page, peladen, keluhan)
    return page


def _potret_bila_gagal(page: Page, item: pytest.Item, akhiran: str = "") -> None:
    if not item.stash.get(_gagal, False):
        return
    HASIL.mkdir(exist_ok=True)
    nama = re.sub(r"\W+", "-", f"{item.name} {akhiran}".strip())
    page.screenshot(path=HASIL / f"{nama}.png", full_page=True)


def _dengarkan(page: Page, peladen: str, keluhan: Keluhan) -> None:
    def konsol(pesan: ConsoleMessage) -> None:
        if pesan.type == "error":
            keluhan.append(f"console: {pesan.text} ({pesan.location.get('url', '')})")

    def lalui(jalan: Route, permintaan: Request) -> None:
        if urlsplit(permintaan.url).netloc == urlsplit(peladen).netloc:
            jalan.continue_()
            return
        keluhan.append(f"request to another host: {permintaan.url}")
        jalan.abort()

    page.on("console", konsol)
    page.on("pageerror", lambda galat: keluhan.append(f"script: {galat}"))
    page.add_init_script(LAPORKAN_CSP)
    page.context.route(re.compile("^https?:"), lalui)
