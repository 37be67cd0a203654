"""A plan and its template as files to hand out."""

from collections.abc import Callable
from datetime import datetime

from berkas.csv_berkas import tulis_csv
from rencana_aksi.cetak import dokumen_cetak, dokumen_datar, nama_berkas, nama_templat
from rencana_aksi.models import RencanaAksi
from rencana_aksi.queries.templat import buku_ekspor, buku_templat, butir_urut
from rencana_aksi.spreadsheet.templat import tulis_templat
from roadmap.ekspor import FORMAT, Berkas, tulis_berkaki


def tulis_rencana(rencana: RencanaAksi, *, bentuk: str, oleh: str, kini: datetime) -> Berkas:
    """Return the plan as xlsx, pdf or csv; raises KeyError for another format.

    The foot of the PDF names who printed it and when; unchanged, it comes from the cache. XLSX and CSV come back in as
    they are.
    """
    isi = TULIS[bentuk](rencana, oleh, kini)
    return Berkas(f"{nama_berkas(rencana)}.{FORMAT[bentuk].akhiran}", FORMAT[bentuk].jenis, isi)


def tulis_templat_rencana(rencana: RencanaAksi) -> Berkas:
    """Return the workbook in which the unit fills in its plan."""
    isi = tulis_templat(buku_templat(rencana))
    return Berkas(f"{nama_templat(rencana)}.xlsx", FORMAT["xlsx"].jenis, isi)


def _xlsx(rencana: RencanaAksi, _oleh: str, _kini: datetime) -> bytes:
    return tulis_templat(buku_ekspor(rencana))


def _csv(rencana: RencanaAksi, _oleh: str, _kini: datetime) -> bytes:
    return tulis_csv(dokumen_datar(buku_ekspor(rencana), nama_berkas(rencana)))


def _pdf(rencana: RencanaAksi, oleh: str, kini: datetime) -> bytes:
    return tulis_berkaki(dokumen_cetak(rencana, butir_urut(rencana)), bentuk="pdf", oleh=oleh, kini=kini)


TULIS: dict[str, Callable[[RencanaAksi, str, datetime], bytes]] = {"xlsx": _xlsx, "pdf": _pdf, "csv": _csv}
