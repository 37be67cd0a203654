"""`manage.py impor_rencana FILE`: bring a spreadsheet into a unit's plan the way the page does."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.exceptions import PermissionDenied
from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from berkas.unggahan import BerkasDitolak
from organisasi.models import Pengguna
from rencana_aksi.management.commands.baca_rencana import cari_unit
from rencana_aksi.models import RencanaAksi, RencanaTerkunci, StatusUnggahan, TahunRencana, Unggahan
from rencana_aksi.queries.impor import Pratinjau
from rencana_aksi.services.impor import ImporDitolak, IsiBerubah
from rencana_aksi.services.rencana import RencanaDitolak, buka_rencana
from rencana_aksi.services.unggahan import batalkan, pratinjau, simpan_unggahan, terapkan_unggahan
from rencana_aksi.workflow import BERLAKU
from roadmap.workflow import Status


class Command(BaseCommand):
    help = (
        "Memasukkan berkas rencana aksi ke rencana sebuah Perangkat Daerah; tanpa --terapkan hanya pratinjau."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("berkas", type=Path, metavar="FILE", help="berkas rencana aksi")
        parser.add_argument("--pd", required=True, metavar="KODE", help="Perangkat Daerah (kode atau nama)")
        parser.add_argument("--tahun", required=True, type=int, metavar="TAHUN", help="tahun rencana")
        parser.add_argument(
            "--oleh", required=True, metavar="USERNAME", help="pengguna yang memasukkan berkas"
        )
        parser.add_argument("--terapkan", action="store_true", help="simpan hasilnya")
        parser.add_argument("--lewati-ditolak", action="store_true", help="simpan tanpa baris yang ditolak")
        parser.add_argument(
            "--hapus-hilang", action="store_true", help="hapus butir yang tidak ada dalam berkas"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        oleh = Pengguna.objects.filter(username=options["oleh"], is_active=True).first()
        if oleh is None:
            raise CommandError(f"Pengguna {options['oleh']} tidak ditemukan.")
        try:
            unggahan = self._unggah(options, oleh)
            isi = pratinjau(unggahan)
            self._tampilkan(isi)
            if not options["terapkan"]:
                batalkan(unggahan=unggahan, oleh=oleh)
                return
            terapkan_unggahan(
                unggahan=unggahan,
                sidik=isi.sidik,
                oleh=oleh,
                lewati_ditolak=options["lewati_ditolak"],
                hapus_hilang=options["hapus_hilang"],
            )
        except (RencanaTerkunci, RencanaDitolak, ImporDitolak, IsiBerubah, PermissionDenied) as galat:
            raise CommandError(str(galat)) from galat
        except BerkasDitolak as galat:
            raise CommandError(galat.pesan) from galat
        self.stdout.write(f"{isi.ditulis} baris tersimpan pada {unggahan.rencana}.")

    def _unggah(self, options: dict[str, Any], oleh: Pengguna) -> Unggahan:
        berkas: Path = options["berkas"]
        try:
            isi = berkas.read_bytes()
        except OSError as galat:
            raise CommandError(f"Berkas {berkas} tidak dapat dibuka.") from galat
        rencana = self._rencana(options["pd"], options["tahun"], oleh)
        unggahan = simpan_unggahan(rencana=rencana, nama=berkas.name, isi=isi, oleh=oleh, kini=timezone.now())
        if unggahan.status == StatusUnggahan.KOLOM:
            batalkan(unggahan=unggahan, oleh=oleh)
            raise CommandError(
                "Ada kolom yang belum pasti. Unggah berkas ini melalui halaman Unggah satu kali."
            )
        return unggahan

    def _rencana(self, pd: str, tahun: int, oleh: Pengguna) -> RencanaAksi:
        """Return the version of the unit's plan that is being written, opened where there is none."""
        unit = cari_unit(pd)
        periode = TahunRencana.objects.filter(tahun=tahun, road_map__status=Status.BERLAKU).first()
        if periode is None:
            raise CommandError(f"Tahun rencana {tahun} belum dibuka.")
        daftar = RencanaAksi.objects.select_related("periode__road_map", "perangkat_daerah")
        rencana = daftar.filter(periode=periode, perangkat_daerah=unit).exclude(status__in=BERLAKU).first()
        return rencana or buka_rencana(periode=periode, perangkat_daerah=unit, oleh=oleh, kini=timezone.now())

    def _tampilkan(self, isi: Pratinjau) -> None:
        for m in isi.masalah:
            self.stdout.write(m.pesan)
        jumlah = ", ".join(f"{len(baris)} {jenis}" for jenis, baris in isi.per_jenis.items())
        self.stdout.write(f"Pratinjau: {jumlah}; {len(isi.hilang)} butir tidak ada dalam berkas.")
