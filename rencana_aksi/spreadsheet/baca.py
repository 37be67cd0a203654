"""From the bytes of a file to the rows of a plan, in one call."""

from django.utils import timezone

from berkas.spreadsheet import baca
from rencana_aksi.spreadsheet.bagian import Bagian
from rencana_aksi.spreadsheet.bidang import HasilBaca, Pemetaan, Tebakan
from rencana_aksi.spreadsheet.ingatan import Ingatan
from rencana_aksi.spreadsheet.tebak import tebak
from rencana_aksi.spreadsheet.urai import tahun_tertulis, urai


def baca_rencana(
    isi: bytes,
    nama: str,
    *,
    tahun: int | None,
    pemetaan: Pemetaan | None = None,
    ingatan: Ingatan | None = None,
) -> tuple[Tebakan, HasilBaca]:
    """Read a plan for the year `tahun` out of a file, by `pemetaan` where a person has confirmed one.

    Without `tahun` the year that the title names counts, else the present one.
    Raises BerkasDitolak, with a message for people, where the file cannot or should not be read.
    """
    buku = baca(isi, nama)
    tebakan = tebak(buku, ingatan=ingatan, lembar=pemetaan.lembar if pemetaan else None)
    pemetaan = pemetaan or tebakan.pemetaan
    tahun = tahun or tahun_tertulis(buku, pemetaan) or timezone.localdate().year
    return tebakan, urai(buku, pemetaan, tahun=tahun, bagian=Bagian(isi, nama))
