"""Single SVG icons of @tabler/icons, read once and kept in memory."""

import logging
import re
from functools import cache
from pathlib import Path

from django.conf import settings
from django.core.exceptions import ImproperlyConfigured

catatan = logging.getLogger(__name__)
_ISI = re.compile(r"<svg[^>]*>(.*)</svg>", re.S)
_LATAR = re.compile(r"<path[^>]*d=\"M0 0h24v24H0z\"[^>]*/>\s*")


class IkonTidakAda(ImproperlyConfigured):
    """A template names an icon that the package does not have."""


@cache
def isi_ikon(nama: str) -> str:
    """Return the drawing inside the SVG called `nama`; raises IkonTidakAda when there is no such file."""
    berkas = Path(settings.IKON_DIR) / f"{nama}.svg"
    if not re.fullmatch(r"[a-z0-9-]+", nama) or not berkas.is_file():
        raise IkonTidakAda(f"No icon {nama!r} in {settings.IKON_DIR}.")
    cocok = _ISI.search(berkas.read_text(encoding="utf-8"))
    if cocok is None:
        raise IkonTidakAda(f"{berkas} holds no SVG.")
    return _LATAR.sub("", cocok[1]).strip()


def isi_ikon_atau_kosong(nama: str) -> str:
    """Return the drawing; a missing one is an error while developing and a log line in production."""
    try:
        return isi_ikon(nama)
    except IkonTidakAda:
        if getattr(settings, "IKON_KETAT", settings.DEBUG):
            raise
        catatan.exception("Icon %s is missing", nama)
        return ""
