"""`manage.py akun_demo`: one account per role, for trying PetaRB out."""

import secrets
from argparse import ArgumentParser
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError
from django.db import transaction

from organisasi import permissions
from organisasi.models import Pengguna, Peran, PerangkatDaerah, Pokja
from organisasi.services import atur_kata_sandi, buat_pengguna, tugaskan
from riwayat.asal import dari

PD_DEMO = "diskominfo"
POKJA_DEMO = "pokja-a"


@dataclass(frozen=True, slots=True)
class Akun:
    """A demo account: the role's code is its user name too."""

    peran: str
    nama: str
    perangkat_daerah: str = ""
    pokja: str = ""

    @property
    def email(self) -> str:
        """An address that can never receive mail (RFC 2606)."""
        return f"{self.peran}@contoh.invalid"


DAFTAR = [
    Akun(permissions.ADMINISTRATOR, "Administrator Demo"),
    Akun(permissions.TIM_PENGARAH, "Tim Pengarah Demo"),
    Akun(permissions.TIM_PELAKSANA, "Tim Pelaksana Demo", pokja=POKJA_DEMO),
    Akun(permissions.TIM_PELAKSANA_PD, "Tim Pelaksana Perangkat Daerah Demo", perangkat_daerah=PD_DEMO),
    Akun(permissions.KEPALA_PD, "Kepala Perangkat Daerah Demo", perangkat_daerah=PD_DEMO),
    Akun(permissions.INSPEKTORAT, "Inspektorat Demo"),
    Akun(permissions.ASESOR, "Asesor Demo"),
]


def kata_sandi_terbaca() -> str:
    """Return a random password of three pronounceable words, about 56 bits."""
    suku = [f"{konsonan}{vokal}" for konsonan in "bcdfghjklmnprst" for vokal in "aiueo"]
    return "-".join("".join(secrets.choice(suku) for _ in range(3)) for _ in range(3))


def kata_sandi_untuk(akun: Akun) -> str:
    """Return a random password that the account may have: chance now and then makes one too like its name."""
    calon_pemilik = Pengguna(username=akun.peran, nama=akun.nama, email=akun.email)
    while True:
        kata_sandi = kata_sandi_terbaca()
        try:
            validate_password(kata_sandi, calon_pemilik)
        except ValidationError:
            continue
        return kata_sandi


class Command(BaseCommand):
    help = "Membuat satu akun demo untuk tiap peran; kata sandinya ditampilkan satu kali."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--kata-sandi", help="pakai kata sandi ini untuk semua akun, bukan yang acak")
        parser.add_argument(
            "--atur-ulang", action="store_true", help="beri kata sandi baru bagi akun demo yang ada"
        )
        parser.add_argument("--paksa", action="store_true", help="jalankan juga bila DEBUG mati")

    def handle(self, *args: Any, **options: Any) -> None:
        if not settings.DEBUG and not options["paksa"]:
            raise CommandError(
                "Akun demo hanya untuk mencoba (DEBUG=1). Tambahkan --paksa bila memang dikehendaki."
            )
        baru: list[tuple[Akun, str]] = []
        try:
            with dari("perintah akun_demo"), transaction.atomic():
                for akun in DAFTAR:
                    kata_sandi = options["kata_sandi"] or kata_sandi_untuk(akun)
                    if self._siapkan(akun, kata_sandi, atur_ulang=options["atur_ulang"]):
                        baru.append((akun, kata_sandi))
        except ValidationError as galat:
            raise CommandError("Akun demo tidak dibuat. " + " ".join(galat.messages)) from galat
        self._tampilkan(baru)

    def _siapkan(self, akun: Akun, kata_sandi: str, *, atur_ulang: bool) -> bool:
        """Create the account, or set its password where asked; tell whether `kata_sandi` is now its password."""
        pengguna = Pengguna.objects.filter(username=akun.peran).first()
        if pengguna is None:
            return self._buat(akun, kata_sandi)
        if pengguna.email != akun.email:
            self.stderr.write(f"{akun.peran}: dilewati, nama pengguna ini milik akun yang bukan akun demo.")
            return False
        if atur_ulang:
            atur_kata_sandi(pengguna=pengguna, kata_sandi=kata_sandi)
        return atur_ulang

    def _buat(self, akun: Akun, kata_sandi: str) -> bool:
        unit = PerangkatDaerah.objects.filter(kode=akun.perangkat_daerah).first()
        if akun.perangkat_daerah and unit is None:
            self.stderr.write(
                f"{akun.peran}: dilewati, Perangkat Daerah {akun.perangkat_daerah} belum ada. "
                "Jalankan muat_roadmap, lalu ulangi perintah ini."
            )
            return False
        pengguna = buat_pengguna(username=akun.peran, nama=akun.nama, email=akun.email, kata_sandi=kata_sandi)
        tugaskan(
            pengguna=pengguna,
            peran=Peran.objects.get(kode=akun.peran),
            perangkat_daerah=unit,
            pokja=Pokja.objects.filter(kode=akun.pokja).first(),
        )
        return True

    def _tampilkan(self, baru: list[tuple[Akun, str]]) -> None:
        if not baru:
            self.stdout.write(
                "Akun demo sudah ada; tidak ada yang dibuat. Kata sandi tidak ditampilkan lagi "
                "(akun_demo --atur-ulang memberi yang baru)."
            )
            return
        lebar = max(len(akun.peran) for akun, _ in baru)
        self.stdout.write("Akun demo. Catat kata sandinya: tidak ditampilkan lagi.\n")
        self.stdout.write(f"{'Nama pengguna':<{lebar}}  Kata sandi")
        for akun, kata_sandi in baru:
            self.stdout.write(f"{akun.peran:<{lebar}}  {kata_sandi}")
