"""A server with data of its own on which nothing is left to time or chance: `peladen.py HOST:PORT PASSWORD [STATE]`.

The database and the data folder are those of the environment, and should be new ones.
"""

import hashlib
import itertools
import os
import sys
import uuid
from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

from alat.siap_data import PERINTAH

WIB = ZoneInfo("Asia/Jakarta")


@dataclass(frozen=True, slots=True)
class Keadaan:
    """When the pictures are taken, and the arguments of `muat_contoh` where there is a sample."""

    kini: datetime
    contoh: tuple[str, ...] = ()


KEADAAN = {
    # A working day within the road map's years, before the plans of 2021 are due.
    "kosong": Keadaan(datetime(2021, 1, 11, 9, 0, tzinfo=WIB)),
    # The year 2023 is over and reported; its last months are not locked yet.
    "contoh": Keadaan(
        datetime(2024, 3, 1, 9, 0, tzinfo=WIB), ("--unit", "diskominfo", "dishub", "--tahun", "2023")
    ),
    # The same day with every unit and both years: what a dashboard is for.
    "kota": Keadaan(datetime(2024, 3, 1, 9, 0, tzinfo=WIB), ("--tahun", "2022", "2023")),
}


def main(alamat: str, kata_sandi: str, nama_keadaan: str = "kosong") -> None:
    """Make the data of a developer's machine, all demo accounts with one password, and serve them."""
    keadaan = KEADAAN[nama_keadaan]
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
    import django
    from django.core.management import call_command

    _samakan_setiap_kali(keadaan.kini)  # before any model takes clock and keys for its defaults
    django.setup()
    for nama, *argumen in PERINTAH:
        if nama == "muat_contoh":
            continue
        call_command(nama, *argumen, *(["--kata-sandi", kata_sandi] if nama == "akun_demo" else []))
    if keadaan.contoh:
        call_command("muat_contoh", *keadaan.contoh)
    call_command("runserver", alamat, "--noreload")


def _samakan_setiap_kali(kini: datetime) -> None:
    """Stop the clock, and let the keys of rows follow one upon the other: the hash on a print covers them."""
    from django.utils import timezone

    urutan = itertools.count()

    def kunci() -> uuid.UUID:
        return uuid.UUID(bytes=hashlib.sha256(str(next(urutan)).encode()).digest()[:16], version=4)

    timezone.now = lambda: kini
    uuid.uuid4 = kunci


if __name__ == "__main__":
    main(*sys.argv[1:])
