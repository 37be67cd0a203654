"""Read pages as a person does: text, table cells, form fields."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from html.parser import HTMLParser
from typing import Any, Protocol

from django.test import Client


class Jawaban(Protocol):
    """What the test client answers."""

    status_code: int
    content: bytes


def baca(klien: Client, alamat: str, data: dict[str, Any] | None = None, status: int = 200) -> str:
    """GET a page and return its HTML, after checking the status."""
    return isi(klien.get(alamat, data), status)


def isi(jawaban: Any, status: int = 200) -> str:
    """Return the HTML of an answer, after checking the status."""
    assert jawaban.status_code == status, f"{jawaban.status_code}: {pesan_halaman(jawaban)}"
    return str(jawaban.content.decode())


def pesan_halaman(jawaban: Any) -> str:
    """Return what the answer says, shortened, or where it leads."""
    return str(jawaban.headers.get("Location") or teks(jawaban.content.decode())[:2000])


@dataclass
class Sel:
    """A cell of a table."""

    teks: str = ""
    rentang: int = 1
    tautan: list[str] = field(default_factory=list)


@dataclass
class BarisTabel:
    """A row of a table with its id."""

    id: str
    sel: list[Sel] = field(default_factory=list)


class _Pembaca(HTMLParser):
    """Collect the rows of the body of every table that has the class asked for."""

    def __init__(self, kelas: str) -> None:
        super().__init__()
        self.kelas, self.di_tabel, self.di_badan = kelas, False, False
        self.baris: list[BarisTabel] = []
        self.sel: Sel | None = None

    def handle_starttag(self, tag: str, attrs: Sequence[tuple[str, str | None]]) -> None:
        atribut = dict(attrs)
        if tag == "table":
            self.di_tabel = self.kelas in (atribut.get("class") or "").split()
        elif self.di_tabel and tag == "tbody":
            self.di_badan = True
        elif self.di_badan and tag == "tr":
            self.baris.append(BarisTabel(atribut.get("id") or ""))
        elif self.di_badan and tag in {"td", "th"}:
            self.sel = Sel(rentang=int(atribut.get("rowspan") or 1))
            self.baris[-1].sel.append(self.sel)
        elif self.sel is not None and tag == "a":
            self.sel.tautan.append(atribut.get("href") or "")

    def handle_endtag(self, tag: str) -> None:
        if tag in {"td", "th"} and self.sel is not None:
            self.sel.teks = " ".join(self.sel.teks.split())
            self.sel = None
        elif tag == "tbody":
            self.di_badan = False
        elif tag == "table":
            self.di_tabel = False

    def handle_data(self, data: str) -> None:
        if self.sel is not None:
            self.sel.teks += data


def tabel(html: str, kelas: str = "tabel") -> list[BarisTabel]:
    """Return the body rows of the tables with a class, in order."""
    pembaca = _Pembaca(kelas)
    pembaca.feed(html)
    return pembaca.baris


class _Teks(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.potongan: list[str] = []
        self.lewati = self.di_utama = 0

    def handle_starttag(self, tag: str, attrs: Sequence[tuple[str, str | None]]) -> None:
        self.lewati += tag in {"script", "style"}
        self.di_utama += tag == "main"

    def handle_endtag(self, tag: str) -> None:
        self.lewati -= tag in {"script", "style"}
        self.di_utama -= tag == "main"

    def handle_data(self, data: str) -> None:
        if self.di_utama and not self.lewati:
            self.potongan.append(data)


def teks(html: str) -> str:
    """Return the words of the main part of a page, spaces made single."""
    pembaca = _Teks()
    pembaca.feed(html)
    return " ".join("".join(pembaca.potongan).split())


class _Formulir(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.isi: dict[str, list[str]] = {}
        self.di_formulir = False
        self.pilihan = self.teks = ""

    def handle_starttag(self, tag: str, attrs: Sequence[tuple[str, str | None]]) -> None:
        a = dict(attrs)
        nama = a.get("name") or ""
        if tag == "form":
            self.di_formulir = "formulir" in (a.get("class") or "").split()
        elif not self.di_formulir:
            return
        elif tag == "input" and nama and (a.get("type") not in {"checkbox", "radio"} or "checked" in a):
            bawaan = "on" if a.get("type") == "checkbox" else ""
            self.isi.setdefault(nama, []).append(a.get("value") or bawaan)
        elif tag == "select":
            self.pilihan = nama
        elif tag == "option" and "selected" in a:
            self.isi.setdefault(self.pilihan, []).append(a.get("value") or "")
        elif tag == "textarea":
            self.teks = nama
            self.isi[nama] = [""]

    def handle_endtag(self, tag: str) -> None:
        if tag == "form":
            self.di_formulir = False
        elif tag == "textarea":
            self.teks = ""

    def handle_data(self, data: str) -> None:
        if self.teks:
            self.isi[self.teks][0] += data


def isian(html: str) -> dict[str, list[str]]:
    """Return what the form of a page would send as it stands, without the token."""
    pembaca = _Formulir()
    pembaca.feed(html)
    return {
        nama: [satu.removeprefix("\n") for satu in nilai]
        for nama, nilai in pembaca.isi.items()
        if nama != "csrfmiddlewaretoken"
    }
