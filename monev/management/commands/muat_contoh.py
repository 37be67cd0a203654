"""`manage.py muat_contoh`: sample data of two years, and its removal."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from monev.contoh.hapus import hapus_contoh
from monev.contoh.muat import ContohDitolak, muat_contoh
from monev.models import JejakContoh
from organisasi.models import PerangkatDaerah
from roadmap.models import RoadMap
from roadmap.workflow import Status


class Command(BaseCommand):
    help = "Memuat data contoh dua tahun terakhir road map yang berlaku; ditandai pada setiap halaman."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--hapus", action="store_true", help="hapus seluruh data contoh")
        parser.add_argument(
            "--sekali", action="store_true", help="diam bila data contoh sudah ada atau tidak dapat dimuat"
        )
        parser.add_argument("--unit", nargs="*", help="hanya untuk kode Perangkat Daerah ini")
        parser.add_argument("--tahun", nargs="*", type=int, help="hanya untuk tahun ini")

    def handle(self, *args: Any, **options: Any) -> None:
        if options["hapus"]:
            self._hapus()
        elif not (options["sekali"] and JejakContoh.objects.exists()):
            self._muat(options)

    def _hapus(self) -> None:
        try:
            banyak = hapus_contoh()
        except ContohDitolak as galat:
            raise CommandError(str(galat)) from galat
        self.stdout.write(f"{banyak} catatan data contoh terhapus." if banyak else "Tidak ada data contoh.")

    def _muat(self, options: dict[str, Any]) -> None:
        road_map = RoadMap.objects.filter(status=Status.BERLAKU).first()
        if road_map is None:
            raise CommandError("Belum ada road map yang berlaku. Jalankan muat_roadmap dahulu.")
        unit = PerangkatDaerah.objects.order_by("kode")
        if options["unit"]:
            unit = unit.filter(kode__in=options["unit"])
        tahun = options["tahun"] or list(road_map.tahun)[-2:]
        self.stdout.write("Memuat data contoh: sekali saja, satu sampai dua menit.")
        try:
            banyak = muat_contoh(road_map=road_map, tahun=tahun, unit=list(unit), kabar=self.stdout.write)
        except ContohDitolak as galat:
            if options["sekali"]:
                self.stdout.write(str(galat))
                return
            raise CommandError(str(galat)) from galat
        self.stdout.write(f"{banyak} catatan data contoh dimuat. muat_contoh --hapus menghapusnya lagi.")
