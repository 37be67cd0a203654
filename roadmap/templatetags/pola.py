"""Markup that is rendered once and filled in for every row of a long table: a fraction of a loop's time."""

import re
from collections.abc import Iterable, Sequence
from html import escape
from typing import TypeAlias

from django import template
from django.utils.safestring import SafeString, mark_safe

register = template.Library()

CELAH = "\ufffc"
"""Stands for what differs from row to row (Unicode's object replacement character)."""
CELAH_SEL = "\ufffb"
"""Stands for the cells in the markup of a row, or for whatever else the markup of a part has within."""

Bagian: TypeAlias = tuple[str, tuple[object, ...], Sequence["Bagian"]]
"""A part to write: the kind of its `pola`, what goes into the gaps, and the parts within."""


@register.simple_block_tag
def pola(content: str) -> str:
    """Keep the block's markup to be filled in: `{% pola as nama %}…{% celah %}…{% endpola %}`."""
    return content.strip()


@register.simple_tag
def celah() -> str:
    """Mark a gap of a `pola`."""
    return CELAH


@register.simple_tag
def celah_sel() -> str:
    """Mark where in the `pola` of a row its cells stand."""
    return CELAH_SEL


@register.simple_tag
def baris_tabel(
    baris: Iterable[tuple[str, Iterable[tuple[str, str, str]]]], pola_baris: str, **pola_sel: str
) -> SafeString:
    """Write rows: the gaps of `pola_baris` filled with the row's key, its cells each in the `pola` of its kind.

    A cell is its kind, what goes into the first gap, and into the second; everything is escaped. Raises KeyError
    for a kind without a `pola`.
    """
    bagian = {jenis: f"{isi}{CELAH}{CELAH}".split(CELAH)[:3] for jenis, isi in pola_sel.items()}
    buka, tutup = pola_baris.split(CELAH_SEL)
    potongan: list[str] = []
    for kunci, isi in baris:
        potongan.append(_isikan(buka, kunci))
        for jenis, pertama, kedua in isi:
            a, b, c = bagian[jenis]
            potongan += (a, escape(pertama), b, escape(kedua), c)
        potongan.append(_isikan(tutup, kunci))
    return mark_safe("".join(potongan))  # noqa: S308 - a template's own markup


@register.simple_tag
def tulis_bagian(bagian: Iterable[Bagian], **pola: str) -> SafeString:
    """Write parts, each in the `pola` of its kind; what goes into the gaps is escaped.

    Raises KeyError for a kind without a `pola`.
    """
    siap = {jenis: re.split(f"([{CELAH}{CELAH_SEL}])", isi) for jenis, isi in pola.items()}
    potongan: list[str] = []
    _tulis(bagian, siap, potongan)
    return mark_safe("".join(potongan))  # noqa: S308 - a template's own markup


def _tulis(bagian: Iterable[Bagian], siap: dict[str, list[str]], potongan: list[str]) -> None:
    for jenis, nilai, dalam in bagian:
        isian = iter(nilai)
        for potong in siap[jenis]:
            if potong == CELAH:
                potongan.append(escape(str(next(isian))))
            elif potong == CELAH_SEL:
                _tulis(dalam, siap, potongan)
            else:
                potongan.append(potong)
        potongan.append("\n")


def _isikan(pola_siap: str, nilai: str) -> str:
    return pola_siap.replace(CELAH, escape(nilai))
