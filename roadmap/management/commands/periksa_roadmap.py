"""`manage.py periksa_roadmap`: what a careful reader would flag in a road map."""

from argparse import ArgumentParser
from collections.abc import Collection
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from roadmap.models import RoadMap
from roadmap.pemeriksaan import SaringanTemuan, Temuan, Tingkat, periksa, tulis_csv, tulis_json, tulis_teks
from roadmap.queries.pemeriksaan import potret
from roadmap.workflow import Status

FORMAT = ("teks", "csv", "json")


class Command(BaseCommand):
    help = "Memeriksa road map dan menampilkan temuannya menurut aturan; tidak ada yang diubah."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--peta", metavar="KODE", help="kode road map (bawaan: yang berlaku, terbaru)")
        parser.add_argument("--tingkat", help=f"hanya temuan tingkat ini: {', '.join(Tingkat)}")
        parser.add_argument("--format", default="teks", help=f"bentuk keluaran: {', '.join(FORMAT)}")
        parser.add_argument("--keluaran", type=Path, metavar="FILE", help="tulis ke berkas, bukan ke layar")
        parser.add_argument(
            "--ketat", action="store_true", help="gagal (kode 1) bila ada temuan tingkat salah"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        _pastikan("--format", options["format"], FORMAT)
        _pastikan("--tingkat", options["tingkat"] or Tingkat.SALAH, list(Tingkat))
        road_map = _road_map(options["peta"])
        semua = periksa(potret(road_map))
        temuan = SaringanTemuan(tingkat=options["tingkat"] or "").terapkan(semua)
        self._keluarkan(_tulis(options["format"], temuan, road_map), options["keluaran"], options["format"])
        salah = sum(t.tingkat == Tingkat.SALAH for t in semua)
        if options["ketat"] and salah:
            raise CommandError(f"{salah} temuan tingkat salah pada {road_map.kode}.")

    def _keluarkan(self, isi: str, berkas: Path | None, bentuk: str) -> None:
        if berkas is None:
            self.stdout.write(isi, ending="")
            return
        try:
            berkas.write_text(isi, encoding="utf-8-sig" if bentuk == "csv" else "utf-8", newline="")
        except OSError as galat:
            raise CommandError(f"Berkas {berkas} tidak dapat ditulis: {galat.strerror}.") from galat
        self.stdout.write(f"Hasil pemeriksaan ditulis ke {berkas}.")


def _pastikan(opsi: str, nilai: str, pilihan: Collection[str]) -> None:
    if nilai not in pilihan:
        raise CommandError(f"{opsi} ‘{nilai}’ tidak dikenal. Pilihan: {', '.join(pilihan)}.")


def _road_map(kode: str | None) -> RoadMap:
    """Return the road map named, else the newest in force, else the newest; raises CommandError without one."""
    semua = list(RoadMap.objects.all())
    if kode:
        dipilih = next((r for r in semua if r.kode == kode), None)
    else:
        dipilih = next((r for r in semua if r.status == Status.BERLAKU), None) or next(iter(semua), None)
    if dipilih is None and not semua:
        raise CommandError("Belum ada road map. Muat dengan perintah muat_roadmap.")
    if dipilih is None:
        raise CommandError(
            f"Road map ‘{kode}’ tidak ditemukan. Yang ada: {', '.join(r.kode for r in semua)}."
        )
    return dipilih


def _tulis(bentuk: str, temuan: list[Temuan], road_map: RoadMap) -> str:
    if bentuk == "csv":
        return tulis_csv(temuan)
    if bentuk == "json":
        return tulis_json(temuan, road_map.kode)
    return tulis_teks(temuan, f"{road_map.judul} ({road_map.kode})")
