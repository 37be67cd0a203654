"""`manage.py buka_tahun_rencana`: open the years of a road map for plans."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from rencana_aksi.services.tahun import buka_tahun
from riwayat.asal import dari
from roadmap.models import RoadMap
from roadmap.workflow import Status


class Command(BaseCommand):
    help = "Membuka tahun-tahun road map untuk rencana aksi, tanpa tenggat; boleh diulang."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "--road-map", metavar="KODE", help="kode road map (bawaan: yang berlaku, terbaru)"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        road_map = _road_map(options["road_map"])
        with dari("perintah buka_tahun_rencana"):
            baru = buka_tahun(road_map=road_map)
        if baru:
            daftar = ", ".join(str(t.tahun) for t in baru)
            self.stdout.write(f"Rencana aksi dibuka untuk {daftar} ({road_map.judul}).")
        else:
            self.stdout.write(f"Semua tahun {road_map.judul} sudah dibuka.")


def _road_map(kode: str | None) -> RoadMap:
    """Return the road map named, else the newest in force; raises CommandError where there is none."""
    semua = RoadMap.objects.filter(kode=kode) if kode else RoadMap.objects.filter(status=Status.BERLAKU)
    road_map = semua.first()
    if road_map is None:
        raise CommandError(
            f"Road map ‘{kode}’ tidak ditemukan." if kode else "Belum ada road map yang berlaku."
        )
    return road_map
