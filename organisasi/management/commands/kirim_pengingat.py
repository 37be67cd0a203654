"""`manage.py kirim_pengingat`: tell people what is due, and send the e-mails that wait. For a daily timer."""

from argparse import ArgumentParser
from datetime import date, datetime
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.db import transaction
from django.utils import timezone

from organisasi.models import PilihanSurel
from organisasi.pengingat import Pengingat, jatuh_tempo
from organisasi.queries import belum_diberitahukan, menunggu_surel
from organisasi.services.pemberitahuan import catat
from organisasi.services.surel import kirim_surel

NAMA_CARA = {PilihanSurel.LANGSUNG: "langsung", PilihanSurel.HARIAN: "rangkuman harian"}
"""The ways of e-mail that are sent, in their order."""


class Command(BaseCommand):
    help = "Memberitahukan yang jatuh tempo dan mengirim e-mail yang menunggu; boleh diulang kapan saja."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "--kering",
            action="store_true",
            help="tampilkan yang akan dilakukan; tidak ada yang disimpan atau dikirim",
        )
        parser.add_argument(
            "--tanggal",
            metavar="YYYY-MM-DD",
            help="anggap pengingat jatuh tempo menurut tanggal ini (bawaan: hari ini)",
        )

    def handle(self, *args: Any, **options: Any) -> None:
        kini = timezone.now()
        pengingat = belum_diberitahukan(jatuh_tempo(_pada(options["tanggal"], kini)))
        if options["kering"]:
            self._coba(pengingat, kini)
        else:
            self._jalankan(pengingat, kini)

    def _coba(self, pengingat: list[Pengingat], kini: datetime) -> None:
        """Do it and take it back, so that what is shown is what would happen."""
        with transaction.atomic():
            catat(pengingat, kini=kini)
            surat = {cara: len(menunggu_surel(cara, kini)) for cara in NAMA_CARA}
            transaction.set_rollback(True)
        self.stdout.write("Percobaan: tidak ada yang disimpan atau dikirim.")
        for satu in pengingat:
            nama = "; ".join(str(orang) for orang in satu.penerima)
            self.stdout.write(f"  {satu.judul} → {nama}")
        self._laporkan("Akan diberitahukan", "E-mail yang akan dikirim", _jumlah(pengingat), surat)

    def _jalankan(self, pengingat: list[Pengingat], kini: datetime) -> None:
        """Write, then send; raises CommandError where an e-mail failed, after all others were tried."""
        catat(pengingat, kini=kini)
        hasil = {cara: kirim_surel(cara=cara, kini=kini) for cara in NAMA_CARA}
        surat = {cara: satu.terkirim for cara, satu in hasil.items()}
        gagal = sum(satu.gagal for satu in hasil.values())
        self._laporkan("Diberitahukan", "E-mail terkirim", _jumlah(pengingat), surat, gagal)
        if gagal:
            raise CommandError(
                f"{gagal} e-mail gagal dikirim. Jalankan lagi perintah ini untuk mencobanya lagi."
            )

    def _laporkan(
        self, kata: str, kata_surat: str, jumlah: int, surat: dict[PilihanSurel, int], gagal: int = 0
    ) -> None:
        if not (jumlah or gagal or any(surat.values())):
            self.stdout.write(
                "Tidak ada yang baru: tidak ada pengingat baru dan tidak ada e-mail yang menunggu."
            )
            return
        rincian = ", ".join(f"{surat[cara]} {nama}" for cara, nama in NAMA_CARA.items())
        self.stdout.write(f"{kata}: {jumlah} pengingat.")
        self.stdout.write(f"{kata_surat}: {sum(surat.values())} ({rincian}).")


def _jumlah(pengingat: list[Pengingat]) -> int:
    """Return how many notices these are, one for each recipient."""
    return sum(len(list(satu.penerima)) for satu in pengingat)


def _pada(tanggal: str | None, kini: datetime) -> datetime:
    """Return `kini`, moved to the day `tanggal`; raises CommandError where that is no date."""
    if tanggal is None:
        return kini
    try:
        hari = date.fromisoformat(tanggal)
    except ValueError as galat:
        raise CommandError(f"--tanggal ‘{tanggal}’ bukan tanggal. Tulis, misalnya, 2026-11-24.") from galat
    return timezone.make_aware(datetime.combine(hari, timezone.localtime(kini).time()))
