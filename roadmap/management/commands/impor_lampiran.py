"""`manage.py impor_lampiran FILE`: what an edited spreadsheet would change; with --terapkan, change it."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.exceptions import PermissionDenied
from django.core.management.base import BaseCommand, CommandError

from organisasi.models import Pengguna
from roadmap.models import RoadMap, RoadMapTerkunci
from roadmap.queries.impor_lampiran import Rencana, rencanakan
from roadmap.services.impor_lampiran import ImporDitolak, IsiBerubah, terapkan
from roadmap.workflow import Status


class Command(BaseCommand):
    help = "Menunjukkan perbedaan Lampiran dalam berkas Excel atau CSV; dengan --terapkan menyimpannya."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("berkas", type=Path, metavar="FILE", help="berkas Lampiran yang telah disunting")
        parser.add_argument(
            "--peta", metavar="KODE", help="road map yang diubah; bawaan: satu-satunya rancangan"
        )
        parser.add_argument("--terapkan", action="store_true", help="simpan perbedaannya")
        parser.add_argument(
            "--oleh", metavar="USERNAME", help="pengguna yang menerapkan; wajib bersama --terapkan"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        berkas: Path = options["berkas"]
        road_map = self._road_map(options["peta"])
        oleh = self._pengguna(options["oleh"]) if options["terapkan"] else None
        try:
            road_map.pastikan_terbuka()
            isi = berkas.read_bytes()
        except OSError as galat:
            raise CommandError(f"Berkas {berkas} tidak dapat dibaca.") from galat
        except RoadMapTerkunci as galat:
            raise CommandError(str(galat)) from galat
        rencana = rencanakan(road_map, isi=isi, nama=berkas.name)
        self._tampilkan(rencana)
        if rencana.masalah:
            raise CommandError(f"{len(rencana.masalah)} masalah. Tidak ada yang disimpan.")
        if oleh is not None and rencana.perbedaan:
            self._terapkan(road_map, isi, rencana, oleh)

    def _terapkan(self, road_map: RoadMap, isi: bytes, rencana: Rencana, oleh: Pengguna) -> None:
        try:
            terapkan(road_map=road_map, isi=isi, nama=rencana.nama, sidik=rencana.sidik, oleh=oleh)
        except (IsiBerubah, ImporDitolak, RoadMapTerkunci, PermissionDenied) as galat:
            raise CommandError(str(galat)) from galat
        self.stdout.write(f"{len(rencana.perbedaan)} perubahan tersimpan.")

    def _road_map(self, kode: str | None) -> RoadMap:
        if kode:
            road_map = RoadMap.objects.filter(kode=kode).first()
            if road_map is None:
                raise CommandError(f"Road map {kode} tidak ditemukan.")
            return road_map
        rancangan = list(RoadMap.objects.filter(status=Status.RANCANGAN)[:2])
        if len(rancangan) != 1:
            raise CommandError(
                "Sebutkan road map yang diubah: --peta KODE (hanya rancangan yang dapat diubah)."
            )
        return rancangan[0]

    def _pengguna(self, username: str | None) -> Pengguna:
        if not username:
            raise CommandError("Sebutkan pengguna yang menerapkan: --oleh USERNAME.")
        oleh = Pengguna.objects.filter(username=username, is_active=True).first()
        if oleh is None:
            raise CommandError(f"Pengguna {username} tidak ditemukan.")
        return oleh

    def _tampilkan(self, rencana: Rencana) -> None:
        for masalah in rencana.masalah:
            self.stderr.write(f"Ditolak  {masalah}")
        for p in rencana.perbedaan:
            self.stdout.write(
                f"Berubah  {p.tempat}, baris Lampiran {p.baris}, {p.judul}: ‘{p.sebelum}’ → ‘{p.sesudah}’"
            )
            for catatan in p.catatan:
                self.stdout.write(f"         {catatan}")
        for catatan in rencana.catatan:
            self.stdout.write(catatan)
        self.stdout.write(
            f"{len(rencana.perbedaan)} perbedaan pada {rencana.dibaca} baris yang dibaca; "
            f"{rencana.tidak_ada} baris Lampiran tidak ada dalam berkas dan tetap."
        )
