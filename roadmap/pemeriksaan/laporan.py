"""Findings as text, CSV and JSON. Pure."""

import csv
import io
import json
from collections import Counter
from collections.abc import Sequence
from itertools import groupby

from berkas.aman import beri_petik
from roadmap.pemeriksaan.temuan import Temuan, Tingkat

KOLOM_CSV = ("Tingkat", "Aturan", "Tempat", "Uraian")


def ringkasan(temuan: Sequence[Temuan]) -> str:
    """Return “12 temuan: 3 salah, 4 perlu diperiksa, 5 catatan”."""
    banyak = Counter(t.tingkat for t in temuan)
    rinci = ", ".join(f"{banyak[t]} {t.rupa.teks.lower()}" for t in Tingkat if banyak[t])
    return f"{len(temuan)} temuan: {rinci}" if rinci else "Tidak ada temuan"


def tulis_teks(temuan: Sequence[Temuan], judul: str) -> str:
    """Return the findings grouped by rule, for reading in a terminal."""
    baris = [judul, f"{ringkasan(temuan)}."]
    for (tingkat, aturan), isi in groupby(temuan, key=lambda t: (t.tingkat, t.judul)):
        kelompok = list(isi)
        baris += ["", f"{tingkat.rupa.bentuk} {tingkat.rupa.teks} · {aturan} ({len(kelompok)})"]
        baris += [f"  {t.tempat}: {t.uraian}" for t in kelompok]
    return "\n".join(baris) + "\n"


def tulis_csv(temuan: Sequence[Temuan]) -> str:
    """Return `;` between cells and CRLF; a cell a spreadsheet might run gets an apostrophe.

    Write it with the encoding `utf-8-sig`, so that spreadsheets read it as UTF-8.
    """
    tujuan = io.StringIO(newline="")
    penulis = csv.writer(tujuan, delimiter=";", lineterminator="\r\n")
    penulis.writerow(KOLOM_CSV)
    for t in temuan:
        penulis.writerow(beri_petik(teks) for teks in (t.tingkat.rupa.teks, t.judul, t.tempat, t.uraian))
    return tujuan.getvalue()


def tulis_json(temuan: Sequence[Temuan], road_map: str) -> str:
    """Return one object: the code of the road map, the counts by severity, the findings."""
    banyak = Counter(t.tingkat for t in temuan)
    isi = {
        "road_map": road_map,
        "jumlah": {tingkat.value: banyak[tingkat] for tingkat in Tingkat},
        "temuan": [_objek(t) for t in temuan],
    }
    return json.dumps(isi, ensure_ascii=False, indent=2) + "\n"


def _objek(t: Temuan) -> dict[str, object]:
    tautan = {"jenis": t.tautan.jenis, "kunci": t.tautan.kunci} if t.tautan else None
    return {
        "aturan": t.aturan,
        "judul": t.judul,
        "tingkat": t.tingkat.value,
        "tempat": t.tempat,
        "uraian": t.uraian,
        "tautan": tautan,
    }
