"""`manage.py ekspor_lampiran --format pdf|xlsx|csv|docx --keluaran FILE [filters]`."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from roadmap.ekspor import FORMAT, tulis_lampiran
from roadmap.models import AreaPerubahan, RoadMap, Sasaran, Tujuan
from roadmap.queries.lampiran import SaringanLampiran, baris_lampiran
from roadmap.queries.perangkat_daerah import unit_bernama
from roadmap.workflow import Status


class Command(BaseCommand):
    """Writes the Lampiran to a file, the same as the page does."""

    help = "Menulis Lampiran road map ke berkas PDF, XLSX, CSV atau DOCX, seluruhnya atau tersaring."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Take the format, the file and the filters."""
        parser.add_argument("--format", required=True, choices=sorted(FORMAT), help="bentuk berkas")
        parser.add_argument(
            "--keluaran", required=True, type=Path, metavar="FILE", help="berkas yang ditulis"
        )
        parser.add_argument("--peta", metavar="KODE", help="road map (bawaan: yang berlaku)")
        parser.add_argument("--tujuan", metavar="KODE", help="kode tujuan, misalnya t1")
        parser.add_argument("--sasaran", metavar="KODE", help="kode sasaran, misalnya s01")
        parser.add_argument("--area", metavar="KODE", help="kode area perubahan, misalnya a")
        parser.add_argument("--pd", metavar="KODE|NAMA", help="kode, singkatan atau nama Perangkat Daerah")
        parser.add_argument("--nomenklatur", choices=["lama", "baru"], help="nomenklatur program")
        parser.add_argument("--cari", default="", metavar="KATA", help="kata yang harus termuat")

    def handle(self, *args: Any, **options: Any) -> None:
        """Write the file; an unknown road map or filter ends with a clear message."""
        road_map = _road_map(options["peta"])
        saringan = SaringanLampiran(
            tujuan=_isi(Tujuan, road_map, options["tujuan"]),
            sasaran=_isi(Sasaran, road_map, options["sasaran"]),
            area=_isi(AreaPerubahan, road_map, options["area"]),
            perangkat_daerah=_unit(options["pd"]),
            nomenklatur=options["nomenklatur"] or "",
            cari=options["cari"],
        )
        baris = baris_lampiran(road_map, saringan)
        berkas = tulis_lampiran(
            road_map,
            baris,
            bentuk=options["format"],
            saringan=saringan.dalam_kata(),
            oleh="perintah ekspor_lampiran",
            kini=timezone.localtime(),
        )
        try:
            options["keluaran"].write_bytes(berkas.isi)
        except OSError as galat:
            raise CommandError(
                f"Berkas {options['keluaran']} tidak dapat ditulis: {galat.strerror}."
            ) from galat
        self.stdout.write(f"{len(baris)} baris Lampiran ditulis ke {options['keluaran']}.")


def _road_map(kode: str | None) -> RoadMap:
    semua = RoadMap.objects.filter(kode=kode) if kode else RoadMap.objects.filter(status=Status.BERLAKU)
    road_map = semua.first()
    if road_map is None:
        raise CommandError(
            f"Road map ‘{kode}’ tidak ditemukan." if kode else "Belum ada road map yang berlaku."
        )
    return road_map


def _isi(model: Any, road_map: RoadMap, kode: str | None) -> Any:
    if not kode:
        return None
    objek = model.objects.filter(road_map=road_map, kode=kode).first()
    if objek is None:
        ada = ", ".join(model.objects.filter(road_map=road_map).values_list("kode", flat=True))
        raise CommandError(
            f"{str(model._meta.verbose_name).capitalize()} ‘{kode}’ tidak ditemukan. Yang ada: {ada}."
        )
    return objek


def _unit(teks: str | None) -> Any:
    if not teks:
        return None
    unit = unit_bernama(teks)
    if unit is None:
        raise CommandError(f"Perangkat Daerah ‘{teks}’ tidak dikenal.")
    return unit
