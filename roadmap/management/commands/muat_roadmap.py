"""`manage.py muat_roadmap DIR`: load a regulation from its CSV files."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from riwayat.asal import dari
from roadmap.models import RoadMap
from roadmap.services.muat import HasilMuat, MuatDitolak, muat_roadmap


class Command(BaseCommand):
    """Loads; prints what was new, changed and the same, or every problem by file, row and column."""

    help = "Memuat road map dari folder berkas CSV: seluruhnya atau tidak sama sekali, boleh diulang."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Take the folder."""
        parser.add_argument("folder", type=Path, metavar="DIR", help="folder berkas CSV")
        parser.add_argument(
            "--sekali",
            action="store_true",
            help="diam bila road map yang bernama seperti folder itu sudah ada",
        )

    def handle(self, *args: Any, **options: Any) -> None:
        """Load the folder; exit 1 with the list of problems where it is refused.

        What people have filled in since stays with `--sekali`: the files are blank where the regulation says nothing.
        """
        if options["sekali"] and RoadMap.objects.filter(kode=options["folder"].name).exists():
            return
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
