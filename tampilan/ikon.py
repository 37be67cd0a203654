"""Single SVG icons of @tabler/icons, read once and kept in memory."""

import logging
import re
from functools import cache, lru_cache
from pathlib import Path

from django.conf import settings
from django.core.exceptions import ImproperlyConfigured
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe

catatan = logging.getLogger(__name__)
_ISI = re.compile(r"<svg[^>]*>(.*)</svg>", re.DOTALL)
_LATAR = re.compile(r"<path[^>]*d=\"M0 0h24v24H0z\"[^>]*/>\s*")
_RANGKA = (
    '<svg class="icon{}" width="20" height="20" viewBox="0 0 24 24" fill="none" stroke="currentColor"'
    ' stroke-width="1.75" stroke-linecap="round" stroke-linejoin="round" {} focusable="false">{}</svg>'
)
_HIASAN = mark_safe('aria-hidden="true"')


class IkonTidakAda(ImproperlyConfigured):
    """A template names an icon that the package does not have."""


@cache
def isi_ikon(nama: str) -> SafeString:
    """Return the drawing inside the SVG called `nama`; raises IkonTidakAda when there is no such file."""
    berkas = Path(settings.IKON_DIR) / f"{nama}.svg"
    if not re.fullmatch(r"[a-z0-9-]+", nama) or not berkas.is_file():
        raise IkonTidakAda(f"No icon {nama!r} in {settings.IKON_DIR}.")
    cocok = _ISI.search(berkas.read_text(encoding="utf-8"))
    if cocok is None:
        raise IkonTidakAda(f"{berkas} holds no SVG.")
    return mark_safe(_LATAR.sub("", cocok[1]).strip())  # noqa: S308 (a file of the package, not of a person)


@lru_cache(maxsize=1024)
def svg(nama: str, kelas: str, label: str) -> SafeString:
    """Return the whole element, hidden from screen readers unless `label` says what it means."""
    peran = format_html('role="img" aria-label="{}"', label) if label else _HIASAN
    return format_html(_RANGKA, f" {kelas}" if kelas else "", peran, isi_ikon(nama))


def svg_atau_kosong(nama: str, kelas: str, label: str) -> SafeString:
    """Return the element; a missing icon is an error while developing and a log line in production."""
    try:
        return svg(nama, kelas, label)
    except IkonTidakAda:
        if getattr(settings, "IKON_KETAT", settings.DEBUG):
            raise
        catatan.exception("Icon %s is missing", nama)
        return SafeString("")
