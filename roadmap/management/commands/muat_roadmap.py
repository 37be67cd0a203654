"""`manage.py muat_roadmap DIR`: load a regulation from its CSV files."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from riwayat.asal import dari
from roadmap.services.muat import HasilMuat, MuatDitolak, muat_roadmap


class Command(BaseCommand):
    """Loads; prints what was new, changed and the same, or every problem by file, row and column."""

    help = "Memuat road map dari folder berkas CSV: seluruhnya atau tidak sama sekali, boleh diulang."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Take the folder."""
        parser.add_argument("folder", type=Path, metavar="DIR", help="folder berkas CSV")

    def handle(self, *args: Any, **options: Any) -> None:
        """Load the folder; exit 1 with the list of problems where it is refused."""
        with dari(f"perintah muat_roadmap {options['folder'].name}"):
            try:
                hasil = muat_roadmap(folder=options["folder"], hari_ini=timezone.localdate())
            except MuatDitolak as galat:
                raise CommandError(
                    f"Tidak ada yang disimpan. {len(galat.masalah)} masalah:\n" + "\n".join(galat.masalah)
                ) from galat
        self._laporkan(hasil, rinci=options["verbosity"] > 1)

    def _laporkan(self, hasil: HasilMuat, *, rinci: bool) -> None:
        if rinci:
            for nama, angka in hasil.per_berkas.items():
                self.stdout.write(
                    f"  {nama}: {angka['new']} baru, {angka['update']} berubah, {angka['skip']} sama"
                )
        self.stdout.write(
            f"{hasil.road_map.judul} ({hasil.road_map.get_status_display()}): {hasil.jumlah('new')} baris baru, "
            f"{hasil.jumlah('update')} berubah, {hasil.jumlah('skip')} sama."
        )
