"""Evidence that comes along with what is being written: hung on the record in the same transaction."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.db import models

from monev.services.bukti import tambah_berkas, tambah_tautan
from organisasi.models import Pengguna


@dataclass(frozen=True, slots=True)
class BuktiBaru:
    """A file (`nama`, `isi`) or a link (`tautan`, perhaps with its `nama`)."""

    nama: str = ""
    isi: bytes = b""
    tautan: str = ""


def lampirkan(
    daftar: Iterable[BuktiBaru], *, bidang: str, pemilik: models.Model, oleh: Pengguna, kini: datetime
) -> None:
    """Hang evidence on a record (`bidang` is its field in Bukti).

    Raises TidakBerwenang, Terkunci, BerkasDitolak and ValidationError (`tautan`).
    """
    for b in daftar:
        if b.tautan:
            tambah_tautan(bidang=bidang, pemilik=pemilik, nama=b.nama, tautan=b.tautan, oleh=oleh, kini=kini)
        else:
            tambah_berkas(bidang=bidang, pemilik=pemilik, nama=b.nama, isi=b.isi, oleh=oleh, kini=kini)
