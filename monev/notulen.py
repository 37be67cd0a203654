"""Minutes as people type them: plain text whose empty lines part paragraphs and whose marks begin lists. Pure."""

import re
from dataclasses import dataclass
from typing import Literal

BUTIR = re.compile(r"\s*[-–•*]\s+(?P<isi>.+)")
BERNOMOR = re.compile(r"\s*(?:\d{1,3}|[a-z])[.)]\s+(?P<isi>.+)")

Jenis = Literal["alinea", "butir", "nomor"]


@dataclass(frozen=True, slots=True)
class Blok:
    """A paragraph (`isi` are its lines) or a list (`isi` are its points)."""

    jenis: Jenis
    isi: tuple[str, ...]


def urai_notulen(teks: str) -> list[Blok]:
    """Return the paragraphs and lists of a text, in their order.

    A line that begins with “- ” is a point, one that begins with “1. ” or “a. ” a numbered point; an indented line
    after a point goes on with it.
    """
    blok: list[tuple[Jenis, list[str]]] = []
    putus = True
    for baris in teks.splitlines():
        if not baris.strip():
            putus = True
            continue
        jenis, isi = _baris(baris)
        if not putus and jenis == "alinea" and blok[-1][0] != "alinea" and baris[:1].isspace():
            blok[-1][1][-1] += f" {isi}"
        elif blok and blok[-1][0] == jenis and (not putus or jenis != "alinea"):
            blok[-1][1].append(isi)
        else:
            blok.append((jenis, [isi]))
        putus = False
    return [Blok(jenis, tuple(isi)) for jenis, isi in blok]


def _baris(baris: str) -> tuple[Jenis, str]:
    for jenis, pola in (("butir", BUTIR), ("nomor", BERNOMOR)):
        if cocok := pola.fullmatch(baris):
            return jenis, cocok["isi"].strip()  # type: ignore[return-value]
    return "alinea", baris.strip()
