"""Chapters of the guide: Markdown files in, HTML with anchors, contents and plain text out."""

import re
import struct
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path

from django.conf import settings
from django.templatetags.static import static
from django.urls import reverse
from django.utils.safestring import SafeString, mark_safe
from markdown_it import MarkdownIt
from markdown_it.token import Token

FOLDER: Path = settings.BASE_DIR / "docs" / "panduan"
GAMBAR: Path = settings.BASE_DIR / "docs" / "gambar" / "panduan"
AWALAN_GAMBAR = "../gambar/panduan/"
BUTIR_ISI = re.compile(r"^- \[(?P<judul>[^\]]+)\]\((?P<kode>[\w-]+)\.md\): (?P<uraian>.+)$", re.MULTILINE)
TAUTAN_BAB = re.compile(r"(?P<kode>[\w-]+)\.md(?:#(?P<jangkar>[\w-]+))?")
LEBAR_CUPLIKAN = 180


@dataclass(frozen=True, slots=True)
class Bagian:
    """A section: its anchor, heading, depth (2 or 3) and plain text."""

    jangkar: str
    judul: str
    tingkat: int
    teks: str

    @property
    def nama(self) -> str:
        """The heading without its number, which says nothing outside the chapter."""
        return re.sub(r"^\d+\. ", "", self.judul)


@dataclass(frozen=True, slots=True)
class Bab:
    """A chapter: the title, what the contents say of it, its HTML without the title, its sections in order."""

    kode: str
    judul: str
    uraian: str
    html: SafeString
    bagian: tuple[Bagian, ...]

    @property
    def pokok(self) -> list[Bagian]:
        """The sections directly under the title."""
        return [bagian for bagian in self.bagian if bagian.tingkat == 2]


@dataclass(frozen=True, slots=True)
class Kena:
    """A section that was found, and some of its words."""

    bab: Bab
    bagian: Bagian
    cuplikan: str

    @property
    def alamat(self) -> str:
        """The address of the section."""
        return f"{reverse('bantuan:bab', args=[self.bab.kode])}#{self.bagian.jangkar}"


def baca_panduan() -> list[Bab]:
    """Return the chapters in the order of docs/panduan/README.md; one that it does not name is no part of the guide."""
    isi = (FOLDER / "README.md").read_text()
    return [_baca(cocok["kode"], cocok["uraian"]) for cocok in BUTIR_ISI.finditer(isi)]


def baca_bab(kode: str) -> Bab | None:
    """Return the chapter `kode`; None where the guide has none of that name."""
    return next((bab for bab in baca_panduan() if bab.kode == kode), None)


def cari(kata: str) -> list[Kena]:
    """Return the sections that hold every word of `kata`; none for no word.

    Those whose heading holds a word come first, each part in the order of the guide.
    """
    dicari = kata.casefold().split()
    if not dicari:
        return []
    kena = [
        Kena(bab, bagian, _cuplikan(bagian.teks, dicari[0]))
        for bab in baca_panduan()
        for bagian in bab.bagian
        if all(satu in f"{bagian.judul} {bagian.teks}".casefold() for satu in dicari)
    ]
    return sorted(kena, key=lambda satu: not any(k in satu.bagian.judul.casefold() for k in dicari))


def jangkar(judul: str) -> str:
    """Return the anchor of a heading: its words without the number, which may change (`2. Memulai` → `memulai`)."""
    kata = re.sub(r"[^\w\s-]", "", judul.casefold())
    return re.sub(r"^[\d-]+", "", re.sub(r"\s+", "-", kata.strip()))


def _baca(kode: str, uraian: str) -> Bab:
    berkas = FOLDER / f"{kode}.md"
    return _susun(kode, uraian, berkas.stat().st_mtime_ns)


@lru_cache(maxsize=64)
def _susun(kode: str, uraian: str, saat: int) -> Bab:
    """Read a chapter; `saat`, when the file was last written, lets a changed file be read anew."""
    md = _pembaca()
    token = md.parse((FOLDER / f"{kode}.md").read_text())
    judul = token[1].content
    isi = token[3:]  # after the title
    html = md.renderer.render(list(_olah(isi)), md.options, {})
    return Bab(kode, judul, uraian, mark_safe(html), tuple(_bagian(isi)))  # noqa: S308 - files of ours, raw HTML off


@cache
def _pembaca() -> MarkdownIt:
    return MarkdownIt("commonmark", {"html": False}).enable("table")


def _bagian(token: list[Token]) -> Iterator[Bagian]:
    """Cut a chapter at its headings; what stands before the first belongs to none."""
    kepala: tuple[str, int] | None = None
    teks: list[str] = []
    for nomor, satu in enumerate(token):
        if satu.type == "heading_open":
            if kepala:
                yield Bagian(jangkar(kepala[0]), *kepala, " ".join(teks))
            kepala, teks = (_polos(token[nomor + 1]), int(satu.tag[1:])), []
        elif satu.type == "inline" and token[nomor - 1].type != "heading_open":
            teks.append(_polos(satu))
    if kepala:
        yield Bagian(jangkar(kepala[0]), *kepala, " ".join(teks))


def _polos(token: Token) -> str:
    """Return the words of a line, without marks and pictures."""
    pemisah = {"softbreak": " ", "hardbreak": " "}
    return "".join(
        pemisah.get(anak.type, anak.content) for anak in token.children or () if anak.type != "image"
    )


def _olah(token: list[Token]) -> Iterator[Token]:
    """Give headings their anchors, tables their frames, links and pictures their addresses here."""
    kepala, tabel = "", 0
    for nomor, satu in enumerate(token):
        if satu.type == "heading_open":
            kepala = _polos(token[nomor + 1])
            satu.attrSet("id", jangkar(kepala))
        elif satu.type == "table_open":
            tabel += 1
            satu.attrSet("class", "table tabel")
            yield Token("bingkai_open", "div", 1, attrs=_bingkai(f"Tabel {tabel}: {kepala}"), block=True)
        elif satu.type in {"th_open", "td_open"} and "style" in satu.attrs:
            del satu.attrs["style"]
            satu.attrSet("class", "angka")  # the CSP lets no style through
        elif satu.type == "inline":
            satu.children = list(_olah_baris(satu.children or []))
        yield satu
        if satu.type == "table_close":
            yield Token("bingkai_close", "div", -1, block=True)


def _bingkai(nama: str) -> dict[str, str | int | float]:
    return {"class": "tabel-bingkai", "role": "region", "aria-label": nama, "tabindex": "0"}


def _olah_baris(token: list[Token]) -> Iterator[Token]:
    for satu in token:
        if satu.type == "link_open":
            satu.attrSet("href", _alamat(str(satu.attrGet("href"))))
        if satu.type != "image":
            yield satu
            continue
        nama = str(satu.attrGet("src")).removeprefix(AWALAN_GAMBAR)
        if not (GAMBAR / nama).is_file():  # its words stand in; tests/arsitektur tells the writer
            yield Token("text", "", 0, content=satu.content)
            continue
        alamat = static(f"panduan/{nama}")
        lebar, tinggi = _ukuran(nama)  # else the page moves under the reader while pictures arrive
        satu.attrs |= {"src": alamat, "width": lebar, "height": tinggi, "loading": "lazy"}
        yield Token("link_open", "a", 1, attrs={"class": "panduan-gambar", "href": alamat})
        yield satu
        yield Token("link_close", "a", -1)


def _ukuran(nama: str) -> tuple[int, int]:
    """Return width and height of a PNG, from its first bytes."""
    with (GAMBAR / nama).open("rb") as berkas:
        lebar, tinggi = struct.unpack(">II", berkas.read(24)[16:])
    return lebar, tinggi


def _alamat(acuan: str) -> str:
    """Return where a link of the guide leads: another chapter's page; anything else stays as written."""
    cocok = TAUTAN_BAB.fullmatch(acuan)
    if cocok is None:
        return acuan
    bagian = f"#{jangkar(cocok['jangkar'])}" if cocok["jangkar"] else ""
    return f"{reverse('bantuan:bab', args=[cocok['kode']])}{bagian}"


def _cuplikan(teks: str, kata: str) -> str:
    """Return the words around the first place where `kata` stands."""
    tempat = max(0, teks.casefold().find(kata) - LEBAR_CUPLIKAN // 3)
    awal = teks.rfind(" ", 0, tempat) + 1 if tempat else 0
    potongan = teks[awal : awal + LEBAR_CUPLIKAN]
    return f"{'… ' if awal else ''}{potongan}{' …' if awal + LEBAR_CUPLIKAN < len(teks) else ''}"
