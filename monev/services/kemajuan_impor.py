"""A filled-in workbook into a report: all of it exactly as the preview showed it, or nothing."""

from datetime import datetime
from hashlib import sha256

from django.db import transaction

from berkas.spreadsheet import baca
from monev.models import LaporanBulanan
from monev.queries.kemajuan_impor import Pratinjau, rancang
from monev.services.kemajuan import kunci_untuk_diisi, simpan_banyak
from monev.spreadsheet.buku_kemajuan import baca_buku
from organisasi.models import Pengguna
from riwayat.asal import dari


class IsiBerubah(Exception):
    """The report is no longer what the preview showed, or the file cannot be applied; `pratinjau` is that of now."""

    def __init__(self, pratinjau: Pratinjau) -> None:
        super().__init__(
            "Isi laporan berubah sejak pratinjau dibuat. Tidak ada yang disimpan; periksa pratinjau yang baru."
        )
        self.pratinjau = pratinjau


def pratinjau_berkas(laporan: LaporanBulanan, *, isi: bytes, nama: str) -> Pratinjau:
    """Return what a file would do to a report; raises BerkasDitolak where it cannot be read."""
    return rancang(laporan, baca_buku(baca(isi, nama)), sha256(isi).hexdigest())


@transaction.atomic
def terapkan_berkas(
    *, laporan: LaporanBulanan, isi: bytes, nama: str, sidik: str, oleh: Pengguna, kini: datetime
) -> int:
    """Apply a file as the preview with fingerprint `sidik` showed it, and return how many items changed.

    Raises TidakBerwenang, Terkunci, BerkasDitolak and IsiBerubah; then nothing is saved.
    """
    terkini = kunci_untuk_diisi(laporan, oleh, kini)
    hasil = pratinjau_berkas(laporan, isi=isi, nama=nama)
    if hasil.sidik != sidik or not hasil.dapat_diterapkan:
        raise IsiBerubah(hasil)
    perubahan = [
        (b.baris.kemajuan, b.isian, b.baris.versi) for b in hasil.baris if b.jenis == "berubah" and b.baris
    ]
    with dari(f"unggahan {nama}"):
        return simpan_banyak(laporan=terkini, perubahan=perubahan, oleh=oleh)
