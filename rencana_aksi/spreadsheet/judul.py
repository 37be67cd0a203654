"""Where the heading of a sheet's table stands, and the texts that stand over each column."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from berkas.spreadsheet import Lembar, Rentang
from rencana_aksi.spreadsheet.angka import teks_sel
from rencana_aksi.spreadsheet.bidang import Bidang
from rencana_aksi.spreadsheet.jadwal import KATA_SATUAN, NAMA_BULAN, ROMAWI
from rencana_aksi.spreadsheet.sinonim import LEWAT, kenali
from roadmap.spreadsheet.teks import samakan

BARIS_DICARI = 60  # rows in which a heading is looked for
TINGGI_MAKS = 5  # rows of a heading
KELUARGA_MINIMAL = 2  # different fields that a row must name to be a heading
BAGIAN_JUDUL = 0.6  # share of a row's cells that must be headings
PANJANG_JUDUL = 80  # letters; a longer text is no heading
TRIWULAN = re.compile(r"(?:triwulan|tri wulan|tw|trw|kuartal|q)[ .\-]*(?:ke[ \-]*)?([1-4]|i{1,3}|iv)")
BULAN_KE = re.compile(r"(?:bulan|bln)[ .\-]*(?:ke[ \-]*)?(\d{1,2}|[ivx]+)")

Isi = Sequence[Sequence[object]]


@dataclass(frozen=True, slots=True)
class Judul:
    """A heading: its first and last row and of data (from 0); `teks` per column, downwards."""

    awal: int
    akhir: int
    data: int
    teks: tuple[tuple[str, ...], ...]
    nilai: int  # how many different fields it names


def cari_judul(lembar: Lembar) -> Judul | None:
    """Find the heading of a sheet in its first rows; None where nothing looks like one."""
    atas = _bagian_atas(lembar)
    nilai = [len(_keluarga(baris)) for baris in atas.baris]
    terbaik = max(range(len(nilai)), key=lambda i: nilai[i], default=None)
    if terbaik is None or nilai[terbaik] < KELUARGA_MINIMAL:
        return None
    return _judul(atas, _awal(atas, terbaik), _akhir(atas, terbaik), nilai[terbaik])


def judul_pada(lembar: Lembar, awal: int, akhir: int) -> Judul:
    """Return the heading that a person says stands in these rows (from 0)."""
    baris = lembar.baris[: akhir + 2]
    return _judul(Lembar(lembar.nama, False, baris, lembar.gabungan), awal, akhir, 0)


def baris_nomor(baris: Sequence[object]) -> bool:
    """Say whether a row only numbers the columns: 1, 2, 3 … or (1), (2), (3) …."""
    angka = [_nomor(n) for n in baris if n != ""]
    return (
        len(angka) >= 3 and angka[0] == 1 and all(n in {i, i + 1} for i, n in enumerate(angka[1:], start=1))
    )


@lru_cache(1024)
def bulan_judul(teks: str) -> int | None:
    """Return the month that a heading names by its name or as "Bulan 3"; a bare number is none."""
    dasar = re.sub(r"[ .'’\-]*(?:20)?\d\d$", "", samakan(teks)) if samakan(teks)[:3].isalpha() else ""
    cocok = BULAN_KE.fullmatch(samakan(teks))
    if cocok:
        nomor = _urutan(cocok[1])
        return nomor if nomor and nomor <= 12 else None
    return NAMA_BULAN.get(dasar.strip(" ."))


@lru_cache(1024)
def triwulan_judul(teks: str) -> int | None:
    """Return the quarter that a heading names, such as "TW II" or "Triwulan 2"."""
    cocok = TRIWULAN.fullmatch(samakan(teks).strip(" ."))
    return _urutan(cocok[1]) if cocok else None


@lru_cache(1024)
def angka_judul(teks: str) -> int | None:
    """Return the number that is all of a heading, in digits or Roman."""
    return _urutan(samakan(teks).strip(" .()"))


def _urutan(teks: str) -> int | None:
    return ROMAWI.get(teks) or (int(teks) if teks.isdecimal() and len(teks) < 4 else None)


def _nomor(nilai: object) -> int | None:
    if isinstance(nilai, int) and not isinstance(nilai, bool):
        return nilai
    cocok = (
        re.match(r"[(\[]?(\d{1,2})\b", nilai.strip()) if isinstance(nilai, str) and len(nilai) < 12 else None
    )
    return int(cocok[1]) if cocok else None


def _bagian_atas(lembar: Lembar) -> Lembar:
    gabungan = tuple(r for r in lembar.gabungan if r.baris_awal < BARIS_DICARI)
    return Lembar(lembar.nama, lembar.tersembunyi, lembar.baris[: BARIS_DICARI + TINGGI_MAKS], gabungan)


# Which rows


def _keluarga(baris: Sequence[object]) -> set[str]:
    """Return the fields that a row surely names; all months count as one."""
    teks = [n for n in baris if isinstance(n, str) and n and len(n) <= PANJANG_JUDUL]
    if sum(1 for n in teks if bulan_judul(n)) >= 3 or sum(1 for n in teks if triwulan_judul(n)) >= 3:
        return {"bulan"} | {k.bidang for n in teks if (k := kenali(n)) and k.yakin and not bulan_judul(n)}
    return {k.bidang if k.bidang is not Bidang.ABAIKAN else n for n in teks if (k := kenali(n)) and k.yakin}


def _akhir(lembar: Lembar, awal: int) -> int:
    akhir = awal
    while akhir + 1 < min(len(lembar.baris), awal + TINGGI_MAKS) and _sambungan(lembar, awal, akhir + 1):
        akhir += 1
    return akhir


def _sambungan(lembar: Lembar, awal: int, nomor: int) -> bool:
    """Say whether a row continues the heading above it."""
    tinggi = [r for r in lembar.gabungan if awal <= r.baris_awal < nomor <= r.baris_akhir]
    if tinggi:
        return True
    baris = lembar.baris[nomor]
    isi = [(k, n) for k, n in enumerate(baris) if n != ""]
    if not isi or (baris_nomor(baris) and isi[0][0] <= _kolom_pertama(lembar.baris[awal])):
        return False
    induk = [
        r for r in lembar.gabungan if awal <= r.baris_akhir == nomor - 1 and r.kolom_akhir > r.kolom_awal
    ]
    cocok = sum(1 for k, n in isi if _kata_judul(n, di_bawah=_di_bawah(k, induk, lembar.baris[nomor - 1])))
    return cocok >= BAGIAN_JUDUL * len(isi) and (len(isi) > 1 or bool(induk))


def _di_bawah(kolom: int, induk: list[Rentang], atas: Sequence[object]) -> bool:
    """Say whether a cell stands under a heading that is wider than itself."""
    return atas[kolom] == "" or any(r.kolom_awal <= kolom <= r.kolom_akhir for r in induk)


def _kata_judul(nilai: object, *, di_bawah: bool) -> bool:
    teks = teks_sel(nilai)
    if len(teks) > PANJANG_JUDUL:
        return False
    if di_bawah and (
        angka_judul(teks) or re.fullmatch(r"20\d\d", teks) or samakan(teks) in LEWAT | KATA_SATUAN.keys()
    ):
        return True
    kenal = kenali(teks)
    return bool(
        bulan_judul(teks)
        or triwulan_judul(teks)
        or (kenal and kenal.yakin)
        or re.fullmatch(r"\(?rp\.?\)?", samakan(teks))
    )


def _awal(lembar: Lembar, akhir: int) -> int:
    awal = akhir
    while awal > 0 and akhir - awal < TINGGI_MAKS and _di_atas(lembar, awal - 1, awal):
        awal -= 1
    return awal


def _di_atas(lembar: Lembar, nomor: int, berikut: int) -> bool:
    """Say whether a row above belongs to the heading: it reaches down into it, or spans what stands below."""
    if any(r.baris_awal == nomor and r.baris_akhir >= berikut for r in lembar.gabungan):
        return True
    isi = [(k, n) for k, n in enumerate(lembar.baris[nomor]) if n != ""]
    bawah = lembar.baris[berikut]
    pertama = _kolom_pertama(bawah)  # what stands over the first column is a title
    dikenal = [k for k, n in isi if k > pertama and (kenal := kenali(teks_sel(n))) and kenal.yakin]
    if not dikenal or 2 * len(dikenal) < len(isi):
        return False
    return any(
        k + 1 < len(bawah) and bawah[k + 1] != "" and lembar.baris[nomor][k + 1] == "" for k in dikenal
    )


def _kolom_pertama(baris: Sequence[object]) -> int:
    return next((k for k, n in enumerate(baris) if n != ""), 0)


# The texts over each column


def _judul(lembar: Lembar, awal: int, akhir: int, nilai: int) -> Judul:
    baris = _terisi(lembar, awal, akhir)
    lebar = max((len(b) for b in lembar.baris), default=0)
    teks = tuple(_bertumpuk([teks_sel(b[k]) for b in baris]) for k in range(lebar))
    data = akhir + 1
    while data < len(lembar.baris) and (
        baris_nomor(lembar.baris[data]) or not any(n != "" for n in lembar.baris[data])
    ):
        data += 1
    return Judul(awal, akhir, data, teks, nilai)


def _bertumpuk(teks: list[str]) -> tuple[str, ...]:
    """Return the different texts over a column, downwards."""
    return tuple(dict.fromkeys(t for t in teks if t))


def _terisi(lembar: Lembar, awal: int, akhir: int) -> list[list[object]]:
    """Return the heading rows with merged cells filled, and wide headings that were never merged as well."""
    baris = [list(b) for b in lembar.terisi()[awal : akhir + 1]]
    for atas, bawah in pairwise(baris):
        for k in range(1, len(atas)):
            if atas[k] == "" and bawah[k] != "":
                atas[k] = atas[k - 1]
    return baris
