"""From the bytes of a file to the rows of a plan, in one call."""

from berkas.spreadsheet import baca
from rencana_aksi.spreadsheet.bagian import Bagian
from rencana_aksi.spreadsheet.bidang import HasilBaca, Pemetaan, Tebakan
from rencana_aksi.spreadsheet.ingatan import Ingatan
from rencana_aksi.spreadsheet.tebak import tebak
from rencana_aksi.spreadsheet.urai import urai


def baca_rencana(
    isi: bytes, nama: str, *, tahun: int, pemetaan: Pemetaan | None = None, ingatan: Ingatan | None = None
) -> tuple[Tebakan, HasilBaca]:
    """Read a plan for the year `tahun` out of a file, by `pemetaan` where a person has confirmed one.

    Raises BerkasDitolak, with a message for people, where the file cannot or should not be read.
    """
    buku = baca(isi, nama)
    tebakan = tebak(buku, ingatan=ingatan, lembar=pemetaan.lembar if pemetaan else None)
    return tebakan, urai(buku, pemetaan or tebakan.pemetaan, tahun=tahun, bagian=Bagian(isi, nama))
