"""A server with data of its own on which nothing is left to time or chance: `peladen.py HOST:PORT PASSWORD`.

The database and the data folder are those of the environment, and should be new ones.
"""

import hashlib
import itertools
import os
import sys
import uuid
from datetime import datetime
from zoneinfo import ZoneInfo

from alat.siap_data import PERINTAH

KINI = datetime(2021, 1, 11, 9, 0, tzinfo=ZoneInfo("Asia/Jakarta"))
"""When every picture is taken: a working day within the road map's years, before the plans of 2021 are due."""


def main(alamat: str, kata_sandi: str) -> None:
    """Make the data of a developer's machine, all demo accounts with one password, and serve them."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
    import django
    from django.core.management import call_command

    _samakan_setiap_kali()  # before any model takes clock and keys for its defaults
    django.setup()
    for nama, *argumen in PERINTAH:
        call_command(nama, *argumen, *(["--kata-sandi", kata_sandi] if nama == "akun_demo" else []))
    call_command("runserver", alamat, "--noreload")


def _samakan_setiap_kali() -> None:
    """Stop the clock, and let the keys of rows follow one upon the other: the hash on a print covers them."""
    from django.utils import timezone

    urutan = itertools.count()

    def kunci() -> uuid.UUID:
        return uuid.UUID(bytes=hashlib.sha256(str(next(urutan)).encode()).digest()[:16], version=4)

    timezone.now = lambda: KINI
    uuid.uuid4 = kunci


if __name__ == "__main__":
    main(*sys.argv[1:])
