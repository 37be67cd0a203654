"""`manage.py baca_rencana FILE`: what the reader makes of a spreadsheet, without saving anything."""

import json
from argparse import ArgumentParser
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from berkas.unggahan import BerkasDitolak
from organisasi.models import PerangkatDaerah
from organisasi.queries import cari_pd, kamus_nama
from rencana_aksi.models import IngatanKolom, RencanaAksi, TahunRencana
from rencana_aksi.queries.impor import periksa_nama
from rencana_aksi.spreadsheet import BarisTerbaca, HasilBaca, Ingatan, Masalah, baca_rencana
from roadmap.models import RoadMap
from roadmap.workflow import Status


@dataclass(frozen=True, slots=True)
class Bacaan:
    """The rows of a file and every problem in it."""

    hasil: HasilBaca
    masalah: list[Masalah]


def bilangan(nilai: Decimal | None) -> int | float | None:
    """Return a number as JSON writes it: whole where it is whole."""
    if nilai is None:
        return None
    return int(nilai) if nilai == nilai.to_integral_value() else float(nilai)


def baris_json(b: BarisTerbaca) -> dict[str, Any]:
    """Return a row with the names that support staff know."""
    return {
        "lembar": b.lembar,
        "baris": b.baris,
        "area": b.area,
        "program": b.program,
        "kegiatan": b.kegiatan,
        "sub_kegiatan": b.sub_kegiatan,
        "tahapan": b.tahapan,
        "indikator": b.indikator,
        "target": bilangan(b.target),
        "satuan": b.satuan,
        "bulan": list(b.bulan),
        "penanggung_jawab": b.penanggung_jawab,
        "anggaran": bilangan(b.anggaran),
        "sdm": b.sdm,
    }


def masalah_json(m: Masalah) -> dict[str, Any]:
    """Return a problem with its place."""
    return {"lembar": m.lembar, "sel": m.sel, "nilai": m.nilai, "pesan": m.pesan, "tingkat": m.tingkat}


def cari_unit(teks: str) -> PerangkatDaerah:
    """Return the unit of a code or a name; raises CommandError for none."""
    unit = PerangkatDaerah.objects.filter(kode=teks).first() or cari_pd(teks, kamus_nama())
    if unit is None:
        raise CommandError(f"Perangkat Daerah ‘{teks}’ tidak dikenal.")
    return unit


class Command(BaseCommand):
    help = "Menunjukkan bacaan sebuah berkas rencana aksi tanpa menyimpan apa pun."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("berkas", type=Path, metavar="FILE", help="berkas rencana aksi")
        parser.add_argument("--pd", metavar="KODE", help="Perangkat Daerah pemilik rencana (kode atau nama)")
        parser.add_argument(
            "--tahun",
            type=int,
            metavar="TAHUN",
            help="tahun rencana; bawaan: tahun pada judul, atau tahun ini",
        )
        parser.add_argument("--json", action="store_true", help="cetak sebagai JSON")

    def handle(self, *args: Any, **options: Any) -> None:
        bacaan = self._baca(options["berkas"], options["pd"], options["tahun"])
        if options["json"]:
            self.stdout.write(json.dumps(self._sebagai_json(bacaan), ensure_ascii=False, indent=2))
        else:
            self._ceritakan(bacaan)

    def _baca(self, berkas: Path, pd: str | None, tahun: int | None) -> Bacaan:
        unit = cari_unit(pd) if pd else None
        ingatan = IngatanKolom.objects.filter(perangkat_daerah=unit).first() if unit else None
        try:
            _, hasil = baca_rencana(
                berkas.read_bytes(),
                berkas.name,
                tahun=tahun,
                ingatan=Ingatan.dari_json(ingatan.isi) if ingatan else None,
            )
        except OSError as galat:
            raise CommandError(f"Berkas {berkas} tidak dapat dibuka.") from galat
        except BerkasDitolak as galat:
            raise CommandError(galat.pesan) from galat
        return Bacaan(hasil, self._masalah(hasil, unit))

    def _masalah(self, hasil: HasilBaca, unit: PerangkatDaerah | None) -> list[Masalah]:
        """Return the problems; where the unit is known, of names in the road map in force too."""
        road_map = RoadMap.objects.filter(status=Status.BERLAKU).first()
        if unit is None or road_map is None:
            return list(hasil.masalah)
        periode = TahunRencana(road_map=road_map, tahun=road_map.tahun_awal)
        return periksa_nama(RencanaAksi(periode=periode, perangkat_daerah=unit), hasil)

    def _sebagai_json(self, bacaan: Bacaan) -> dict[str, Any]:
        return {
            "baris": [baris_json(b) for b in bacaan.hasil.baris],
            "masalah": [masalah_json(m) for m in bacaan.masalah],
            "pemetaan": bacaan.hasil.pemetaan.ke_json(),
        }

    def _ceritakan(self, bacaan: Bacaan) -> None:
        for m in bacaan.masalah:
            self.stdout.write(f"{m.lembar}{f' {m.sel}' if m.sel else ''}: {m.pesan}")
        ditolak = sum(b.ditolak for b in bacaan.hasil.baris)
        self.stdout.write(
            f"{len(bacaan.hasil.baris)} baris terbaca, {ditolak} di antaranya ditolak; "
            f"{len(bacaan.masalah)} catatan."
        )
