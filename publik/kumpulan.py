"""Open data as files: what a data set is, and its CSV and JSON. Pure: rows in, bytes out."""

import csv
import io
import json
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from berkas.aman import beri_petik

TEKS, ANGKA, BULAT = "teks", "angka", "bilangan bulat"

Nilai = str | int | Decimal | None
"""A cell: text as printed, a count, a number, or None for what is not known."""


@dataclass(frozen=True, slots=True)
class KolomData:
    """A column: its name in the file, what kind of value stands there, what it means."""

    nama: str
    jenis: str
    arti: str


@dataclass(frozen=True, slots=True)
class Kepala:
    """What every file of a road map says of itself: where its figures come from and how they may be used."""

    road_map: str
    sumber: str
    ketentuan: str
    catatan: str = ""


def tulis_csv(kolom: Sequence[KolomData], baris: Sequence[Sequence[Nilai]]) -> bytes:
    """Return RFC 4180 in UTF-8: commas, CRLF, one heading row, a dot before decimals, nothing for what is not known.

    Text that a spreadsheet might run gets a leading apostrophe, as in every file of the application; numbers do not.
    """
    tujuan = io.StringIO(newline="")
    penulis = csv.writer(tujuan, lineterminator="\r\n")
    penulis.writerow([k.nama for k in kolom])
    penulis.writerows([_sel(nilai) for nilai in satu] for satu in baris)
    return tujuan.getvalue().encode()


def _sel(nilai: Nilai) -> str:
    if isinstance(nilai, str):
        return beri_petik(nilai)
    return "" if nilai is None else tulis_bilangan(nilai)


def tulis_bilangan(nilai: int | Decimal) -> str:
    """Return a number in plain digits with a dot, no zeros behind the last digit that counts."""
    teks = f"{nilai:f}"
    return teks.rstrip("0").rstrip(".") if "." in teks else teks


def tulis_json(
    nama: str, kepala: Kepala, kolom: Sequence[KolomData], baris: Sequence[Sequence[Nilai]]
) -> bytes:
    """Return one object: what it is, its columns, its rows as objects; numbers are numbers, null what is not known."""
    isi = {
        "nama": nama,
        "road_map": kepala.road_map,
        "sumber": kepala.sumber,
        "ketentuan": kepala.ketentuan,
        "catatan": kepala.catatan,
        "kolom": [{"nama": k.nama, "jenis": k.jenis, "arti": k.arti} for k in kolom],
        "baris": [{k.nama: _json(nilai) for k, nilai in zip(kolom, satu, strict=True)} for satu in baris],
    }
    return json.dumps(isi, ensure_ascii=False, indent=1).encode()


def _json(nilai: Nilai) -> str | int | float | None:
    if isinstance(nilai, Decimal):
        return int(nilai) if nilai == nilai.to_integral_value() else float(nilai)
    return nilai
