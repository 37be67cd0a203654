"""Bytes kept outside the static root under random names, open to nobody else."""

import os
import re
import secrets
import time
from dataclasses import dataclass
from pathlib import Path

from django.conf import settings

_TOKEN = re.compile(r"[0-9a-f]{64}")


@dataclass(frozen=True, slots=True)
class Simpanan:
    """A folder of kept bytes under DATA_DIR; `umur` is how long they stay in seconds, None for as long as needed."""

    nama: str
    umur: int | None = None

    def folder(self) -> Path:
        """Return the folder, made on first use."""
        tempat: Path = settings.DATA_DIR / self.nama
        tempat.mkdir(mode=0o700, parents=True, exist_ok=True)
        return tempat

    def titipkan(self, isi: bytes) -> str:
        """Keep some bytes and return the token that gets them back; forget what has lain too long."""
        self.sapu(time.time())
        token = secrets.token_hex(32)
        pegangan = os.open(self.folder() / token, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(pegangan, "wb") as berkas:
            berkas.write(isi)
        return token

    def ambil(self, token: str) -> bytes | None:
        """Return the bytes of a token; None where there is no such token, or no longer."""
        if not _TOKEN.fullmatch(token):
            return None
        try:
            return (self.folder() / token).read_bytes()
        except FileNotFoundError:
            return None

    def buang(self, token: str) -> None:
        """Forget the bytes of a token, if there are any."""
        if _TOKEN.fullmatch(token):
            (self.folder() / token).unlink(missing_ok=True)

    def sapu(self, kini: float) -> None:
        """Forget what was kept longer than `umur` before `kini` (seconds since 1970)."""
        if self.umur is None:
            return
        for berkas in self.folder().iterdir():
            if _TOKEN.fullmatch(berkas.name):
                _buang_usang(berkas, kini - self.umur)


def _buang_usang(berkas: Path, batas: float) -> None:
    try:
        if berkas.stat().st_mtime < batas:
            berkas.unlink()
    except FileNotFoundError:  # another request was first
        return
