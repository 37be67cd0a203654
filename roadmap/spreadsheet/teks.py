"""How texts of cells are cleaned, compared and listed."""

import unicodedata
from collections.abc import Iterable
from decimal import Decimal

from berkas.aman import tanpa_kendali


def rapikan(teks: str) -> str:
    """Return a text as it is stored and compared: one space for each run of white space, composed letters."""
    return " ".join(tanpa_kendali(unicodedata.normalize("NFC", teks)).split())


def samakan(teks: str) -> str:
    """Return a text as names are matched: as `rapikan`, without regard to capitals."""
    return rapikan(teks).casefold()


def tulis_bilangan(angka: Decimal) -> str:
    """Write the number of a cell with a decimal comma and without thousands."""
    return format(angka, "f").replace(".", ",")


def daftar_nomor(nomor: Iterable[int]) -> str:
    """Return numbers as people write them: "1–4, 7"."""
    urut = sorted(set(nomor))
    awal = [n for n in urut if n - 1 not in urut]
    akhir = [n for n in urut if n + 1 not in urut]
    return ", ".join(str(a) if a == z else f"{a}–{z}" for a, z in zip(awal, akhir, strict=True))
