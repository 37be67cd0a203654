"""Documents in every file format, the Lampiran first of all; a PDF comes from cache where nothing changed."""

import hashlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from django.core.cache import caches

from berkas.csv_berkas import tulis_csv
from berkas.docx import tulis_docx
from berkas.pdf import cetak_tabel
from berkas.tabel import Dokumen
from berkas.xlsx import tulis_xlsx
from roadmap.lampiran import BarisCetak, dokumen_lampiran, kaki_cetak
from roadmap.models import RoadMap

VERSI_CETAK = "1"
"""Part of the cache key: raise it when the printed form changes."""


@dataclass(frozen=True, slots=True)
class Format:
    """A file format: ending, media type, writer, and whether its result is worth keeping."""

    akhiran: str
    jenis: str
    tulis: Callable[[Dokumen], bytes]
    simpan: bool = False


FORMAT = {
    "pdf": Format("pdf", "application/pdf", cetak_tabel, simpan=True),
    "xlsx": Format("xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", tulis_xlsx),
    "docx": Format(
        "docx", "application/vnd.openxmlformats-officedocument.wordprocessingml.document", tulis_docx
    ),
    "csv": Format("csv", "text/csv; charset=utf-8", tulis_csv),
}


@dataclass(frozen=True, slots=True)
class Berkas:
    """A file to hand out: its name, media type and bytes."""

    nama: str
    jenis: str
    isi: bytes


def tulis_lampiran(
    road_map: RoadMap,
    baris: Sequence[BarisCetak],
    *,
    bentuk: str,
    saringan: Sequence[str],
    oleh: str,
    kini: datetime,
) -> Berkas:
    """Return the Lampiran as a file; raises KeyError for an unknown format.

    The foot names who printed it and when.
    """
    polos = dokumen_lampiran(road_map, baris, saringan=saringan)
    isi = tulis_berkaki(polos, bentuk=bentuk, oleh=oleh, kini=kini)
    return Berkas(f"{polos.nama}.{FORMAT[bentuk].akhiran}", FORMAT[bentuk].jenis, isi)


def tulis_berkaki(polos: Dokumen, *, bentuk: str, oleh: str, kini: datetime) -> bytes:
    """Return a document as a file whose foot names who printed it and when; raises KeyError for an unknown format.

    A PDF of the same content for the same person comes from the cache, with the time at which it was laid out.
    """
    format_berkas = FORMAT[bentuk]
    sidik = hashlib.sha256(repr(polos).encode()).hexdigest()
    dokumen = replace(polos, kaki=kaki_cetak(oleh, kini, sidik))
    kunci = f"cetakan:{VERSI_CETAK}:{bentuk}:{sidik}:{hashlib.sha256(oleh.encode()).hexdigest()[:16]}"
    isi: bytes | None = caches["dokumen"].get(kunci) if format_berkas.simpan else None
    if isi is None:
        isi = format_berkas.tulis(dokumen)
        if format_berkas.simpan:
            caches["dokumen"].set(kunci, isi)
    return isi
