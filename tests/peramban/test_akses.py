"""WCAG 2.2 AA on every page template: axe in both themes, zoom and narrow windows, targets that a finger can hit."""

import re
from collections.abc import Iterator
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from urllib.parse import urlsplit

import axe_playwright_python
import pytest
from django.contrib.staticfiles import finders
from django.db import transaction
from playwright.sync_api import Browser, Page
from pytest_django.plugin import DjangoDbBlocker

from alat.peramban import AKAR
from tests.peramban.akses.daftar import jelajahi
from tests.peramban.akses.jelajah import Potret

TEMPLATE = AKAR / "templates"
AXE = (Path(axe_playwright_python.__file__).parent / "axe.min.js").read_text()
ATURAN = """([nama, hanya]) => axe.run(hanya ? {include: hanya.map((i) => window.teks[i])} : document, {
    resultTypes: ["violations"],
    ...(nama ? {runOnly: nama} : {}),
    rules: {"target-size": {enabled: !nama || nama.includes("target-size")}},
}).then((hasil) => hasil.violations.flatMap((v) => v.nodes.map((n) =>
    `${v.id}: ${n.target.join(" ")}: ${[...n.any, ...n.all, ...n.none].map((c) => c.message).join("; ")}`)))"""
RUPA = """() => {
    const sendiri = (e) => [...e.childNodes].some((n) => n.nodeType === Node.TEXT_NODE && n.data.trim());
    window.teks = [...document.body.querySelectorAll("*")]
        .filter((e) => (sendiri(e) || e.matches("input, select, textarea")) && e.checkVisibility());
    const latar = (e) => {
        const g = getComputedStyle(e), kini = [g.backgroundColor, g.backgroundImage, g.opacity].join(" ");
        return kini + (g.backgroundColor.startsWith("rgb(") || !e.parentElement ? "" : ` / ${latar(e.parentElement)}`);
    };
    return window.teks.map((e) => {
        const g = getComputedStyle(e), isian = e.matches("input, select, textarea") ? e.outerHTML : "";
        return [g.color, g.fontSize, g.fontWeight, g.textShadow, isian, latar(e)].join(" | ");
    });
}"""
"""What the contrast of each text depends on. Where texts lie over one another is the same in every theme."""
DIAM = """() => {
    for (const bilah of document.querySelectorAll(".bilah-bawah, .bilah-atas, .pesan-semua"))
        bilah.style.position = "static";
}"""
MELEBAR = """() => document.documentElement.scrollWidth <= innerWidth ? [] : [
    `${document.documentElement.scrollWidth} px wide in a window of ${innerWidth} px`,
    ...[...document.body.querySelectorAll("*:not(.tabel-bingkai *)")]
        .filter((e) => e.getBoundingClientRect().right > innerWidth).map((e) => e.outerHTML.slice(0, 90)),
]"""
LEBAR = (720, 360, 320)
"""Windows without sideways scroll, in CSS px: 1440 at a zoom of 200 %, a phone, 1280 at 400 % (WCAG 1.4.10)."""
BUKAN_HALAMAN = {
    "berkas/naskah_cetak.html": "printed by WeasyPrint, never shown in a browser",
    "berkas/tabel_cetak.html": "printed by WeasyPrint, never shown in a browser",
    "monev/cetak_surat.html": "printed by WeasyPrint, never shown in a browser",
    "surel/pemberitahuan.html": "an e-mail, shown by the reader's mail program",
    "account/password_set.html": "allauth's page for accounts without a password, which PetaRB does not make",
}
"""Whole documents that no address shows, each with the reason."""


JUGA_HALAMAN = {
    "admin/import_export/change_list_import_export.html": "a list of the Administrator, in our frame",
    "roadmap/beranda.html": "the visitor's front page, which other pages extend",
    "tampilan/langkah_dokumen.html": "a step of any document, shown as it is",
}
"""Pages that the search for templates leaves out: extended by others, or not in our folder."""


def templat_halaman() -> list[str]:
    """Return the templates that make a page: whole documents and what extends one; no bare frames, no components."""
    isi = {str(f.relative_to(TEMPLATE)): f.read_text() for f in TEMPLATE.rglob("*.html")}
    rangka = {nama for teks in isi.values() for nama in re.findall(r'{% extends "([^"]+)"', teks)}
    halaman = {nama for nama, teks in isi.items() if re.search(r'{% extends "(?!komponen/)|<html', teks)}
    return sorted((halaman - rangka - BUKAN_HALAMAN.keys()) | JUGA_HALAMAN.keys())


@pytest.fixture(scope="module")
def semua_potret(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> dict[str, list[Potret]]:
    """Walk through the application with a year of sample data, of which nothing stays."""
    with django_db_blocker.unblock(), transaction.atomic():
        potret = jelajahi().potret
        transaction.set_rollback(True)
    return potret


class Etalase(ThreadingHTTPServer):
    """Shows one page at whatever address is asked for, with the style and scripts that it names."""

    potret: Potret

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), _Jawaban)
        Thread(target=self.serve_forever, daemon=True).start()


class _Jawaban(SimpleHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def do_GET(self) -> None:
        assert isinstance(self.server, Etalase)
        potret, jalur = self.server.potret, urlsplit(self.path).path
        if jalur.startswith("/static/"):
            berkas = finders.find(jalur.removeprefix("/static/"))
            jenis = {"Content-Type": self.guess_type(jalur), "Cache-Control": "max-age=3600"}
            self._kirim(Path(str(berkas)).read_bytes() if berkas else b"", jenis, 200 if berkas else 404)
        elif self.path == potret.alamat:
            self._kirim(potret.isi.encode(), potret.kepala | {"Cache-Control": "no-store"}, 200)
        else:
            self._kirim(b"", {}, 404)

    def _kirim(self, isi: bytes, kepala: dict[str, str], status: int) -> None:
        self.send_response(status)
        for nama, nilai in ({"Content-Length": str(len(isi))} | kepala).items():
            self.send_header(nama, nilai)
        self.end_headers()
        self.wfile.write(isi)

    def log_message(self, *args: object) -> None:
        """Say nothing: what matters is what the browser sees."""


@pytest.fixture(scope="module")
def etalase() -> Iterator[Etalase]:
    """Open the shop window."""
    with Etalase() as server:
        yield server
        server.shutdown()


@pytest.fixture(scope="module")
def dikenal() -> set[str]:
    """Remember the looks of text whose contrast was measured in the dark theme."""
    return set()


@pytest.fixture(scope="module")
def kaca(peramban: Browser, etalase: Etalase) -> Iterator[Page]:
    """Open one window for all pages, whose files are fetched once."""
    konteks = peramban.new_context(
        base_url=f"http://127.0.0.1:{etalase.server_port}", locale="id-ID", reduced_motion="reduce"
    )
    yield konteks.new_page()
    konteks.close()


def pilihan(semua: list[Potret]) -> list[Potret]:
    """Return a page of each kind: the last as people find it (the fullest), and one with errors in its form."""
    salah = [p for p in semua if 'id="ringkasan-salah"' in p.isi]
    return [p for p in semua if p not in salah][-1:] + salah[:1]


def periksa(kaca: Page, potret: Potret, dikenal: set[str]) -> list[str]:
    """Return what is wrong with a page: all rules in the light theme; in the dark one the contrast of each new look."""
    kaca.set_viewport_size({"width": 1440, "height": 900})
    kaca.goto(potret.alamat, wait_until="load")
    kaca.evaluate(AXE)
    temuan = [f"light: {satu}" for satu in kaca.evaluate(ATURAN, [None, None])]
    kaca.evaluate("document.documentElement.dataset.bsTheme = 'dark'")
    baru = {rupa: nomor for nomor, rupa in enumerate(kaca.evaluate(RUPA)) if rupa not in dikenal}
    gelap = kaca.evaluate(ATURAN, [["color-contrast"], list(baru.values())]) if baru else []
    temuan += [f"dark: {satu}" for satu in gelap]
    if not gelap:
        dikenal.update(baru)
    kaca.evaluate(DIAM)
    for px in LEBAR:
        kaca.set_viewport_size({"width": px, "height": 800})
        temuan += kaca.evaluate(MELEBAR)
    return temuan + [f"{LEBAR[-1]} px: {satu}" for satu in kaca.evaluate(ATURAN, [["target-size"], None])]


@pytest.mark.parametrize("templat", templat_halaman())
def test_templat(
    templat: str,
    semua_potret: dict[str, list[Potret]],
    etalase: Etalase,
    kaca: Page,
    dikenal: set[str],
) -> None:
    """Each page made from this template passes; a template that no address shows fails."""
    assert templat in semua_potret, (
        f"{templat}: add an address that shows it to tests/peramban/akses/daftar.py"
    )
    temuan = []
    for potret in pilihan(semua_potret[templat]):
        etalase.potret = potret
        temuan += [f"{potret.akun} {potret.alamat}: {satu}" for satu in periksa(kaca, potret, dikenal)]
    assert not temuan, "\n".join(temuan)
