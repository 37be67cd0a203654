"""Uploaded bytes kept between preview and apply: outside the static root, under a random name, for a day."""

import os
import re
import secrets
import time
from pathlib import Path

from django.conf import settings

UMUR = 24 * 3600  # seconds
_TOKEN = re.compile(r"[0-9a-f]{64}")


def folder() -> Path:
    """Return the folder, made on first use and open to nobody else."""
    tempat: Path = settings.DATA_DIR / "unggahan"
    tempat.mkdir(mode=0o700, parents=True, exist_ok=True)
    return tempat


def titipkan(isi: bytes) -> str:
    """Keep some bytes and return the token that gets them back; forget what lies longer than a day."""
    sapu(time.time())
    token = secrets.token_hex(32)
    pegangan = os.open(folder() / token, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(pegangan, "wb") as berkas:
        berkas.write(isi)
    return token


def ambil(token: str) -> bytes | None:
    """Return the bytes of a token; None where there is no such token, or no longer."""
    if not _TOKEN.fullmatch(token):
        return None
    try:
        return (folder() / token).read_bytes()
    except FileNotFoundError:
        return None


def buang(token: str) -> None:
    """Forget the bytes of a token, if there are any."""
    if _TOKEN.fullmatch(token):
        (folder() / token).unlink(missing_ok=True)


def sapu(kini: float) -> None:
    """Forget what was kept more than a day before `kini` (seconds since 1970)."""
    for berkas in folder().iterdir():
        if _TOKEN.fullmatch(berkas.name):
            _buang_usang(berkas, kini)


def _buang_usang(berkas: Path, kini: float) -> None:
    try:
        if kini - berkas.stat().st_mtime > UMUR:
            berkas.unlink()
    except FileNotFoundError:  # another request was first
        return
