"""`manage.py buka_kalender_monev`: periods, rhythm and settings for every road map in force."""

from typing import Any

from django.core.management.base import BaseCommand

from monev.services.kalender import buka_kalender
from riwayat.asal import dari
from roadmap.models import RoadMap
from roadmap.workflow import Status


class Command(BaseCommand):
    help = "Membuat periode, irama dan pengaturan monev bagi setiap road map yang berlaku."

    def handle(self, *args: Any, **options: Any) -> None:
        for road_map in RoadMap.objects.filter(status=Status.BERLAKU):
            with dari("perintah buka_kalender_monev"):
                banyak = buka_kalender(road_map=road_map)
            kata = f"{banyak} catatan kalender dibuat" if banyak else "kalender sudah lengkap"
            self.stdout.write(f"{road_map}: {kata}.")
