"""A workbook into the rows of a plan, by a mapping: which rows are read, which are twice there, what was left out."""

import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Literal

from berkas.spreadsheet import BukuKerja, Lembar, alamat
from berkas.unggahan import BerkasDitolak
from rencana_aksi.spreadsheet.angka import teks_sel
from rencana_aksi.spreadsheet.bagian import Bagian
from rencana_aksi.spreadsheet.baris import PembacaBaris
from rencana_aksi.spreadsheet.bidang import BarisTerbaca, Bidang, HasilBaca, Masalah, Pemetaan
from rencana_aksi.spreadsheet.butir import baca_butir
from rencana_aksi.spreadsheet.kunci import AsalKunci
from rencana_aksi.spreadsheet.pita import Golongan, golongkan
from rencana_aksi.spreadsheet.tabel import SEL_RINGKAS, Tabel
from rencana_aksi.spreadsheet.tebak import lembar_serupa
from roadmap.spreadsheet.teks import daftar_nomor
from tampilan.angka import tulis_angka

BARIS_MAKS = 20_000  # rows of a table
SEKALI = 1000  # rows read between two reports
Maju = Callable[[int, int], None]
"""Hears how many rows have been read, and of how many."""


def diam(dibaca: int, semua: int) -> None:
    """Report to nobody."""


TAHUN_JUDUL = re.compile(
    r"\btahun(?: anggaran)?\s*:?\s*(20\d\d)\b(?!\s*(?:-|–|s\.?/?d|sampai))", re.IGNORECASE
)


def urai(
    buku: BukuKerja,
    pemetaan: Pemetaan,
    *,
    tahun: int,
    bagian: Bagian | None = None,
    maju: Maju = diam,
) -> HasilBaca:
    """Read the rows of a plan for the year `tahun`.

    `bagian` opens the file for what its values do not tell: broken formulas, colours, percentages. `maju` hears of each
    thousand rows and may stop the reading by raising. Every problem stands in `masalah`, those of rows in the rows too.
    Raises BerkasDitolak where the sheet is missing or too long.
    """
    lembar = _lembar(buku, pemetaan)
    tabel = Tabel(lembar, pemetaan, bagian.sel_rusak(lembar) if bagian else None)
    _periksa_panjang(tabel)
    pembaca = PembacaBaris(tabel, tahun, bagian)
    ditinggal: list[int] = []
    tawaran: list[int] = []
    baris = tuple(_tanpa_kembar(_tanpa_tawaran(_butir(pembaca, ditinggal, maju), tawaran)))
    umum = [*_tahun_lain(lembar, pemetaan, tahun), *_lembar_lain(buku, lembar), *_catatan(pembaca, ditinggal)]
    umum += _catatan_tawaran(lembar, tawaran)
    return HasilBaca(baris, (*umum, *(m for b in baris for m in b.masalah)), pemetaan)


def _lembar(buku: BukuKerja, pemetaan: Pemetaan) -> Lembar:
    lembar = next((x for x in buku.lembar if x.nama == pemetaan.lembar and not x.tersembunyi), None)
    if lembar is None:
        raise BerkasDitolak(
            f"Lembar ‘{pemetaan.lembar}’ tidak ada pada berkas ini. Pilih lembar yang berisi rencana."
        )
    return lembar


def _periksa_panjang(tabel: Tabel) -> None:
    if len(tabel.baris) - tabel.awal <= BARIS_MAKS:
        return
    isi = sum(1 for b in tabel.baris[tabel.awal :] if b.count("") != len(b))
    if isi > BARIS_MAKS:
        raise BerkasDitolak(
            f"Lembar ‘{tabel.lembar.nama}’ berisi {tulis_angka(isi)} baris. "
            f"Paling banyak {tulis_angka(BARIS_MAKS)} baris dalam satu berkas; bagi menjadi beberapa berkas."
        )


def _butir(pembaca: PembacaBaris, ditinggal: list[int], maju: Maju) -> Iterator[BarisTerbaca]:
    """Read the items; below notes and signatures short rows count only if a whole item follows after all."""
    tertunda: list[int] | None = None  # short rows since the last note, None before any
    for nomor in _dikabarkan(range(pembaca.tabel.awal, len(pembaca.tabel.baris)), maju):
        golongan = golongkan(pembaca.tabel, nomor)
        if golongan is Golongan.KETERANGAN:
            ditinggal.append(nomor)
        elif golongan is Golongan.PENUTUP:
            ditinggal += [*(tertunda or ()), nomor]
            tertunda = []
        elif tertunda is not None and len(pembaca.tabel.isi(nomor)) <= SEL_RINGKAS:
            tertunda.append(nomor)
        else:
            for lama in tertunda or ():
                yield from _baca(pembaca, lama, golongkan(pembaca.tabel, lama))
            yield from _baca(pembaca, nomor, golongan)
            tertunda = None
    ditinggal += [n for n in tertunda or () if pembaca.tabel.isi(n)]


def _dikabarkan(nomor: range, maju: Maju) -> Iterator[int]:
    """Give the rows, and report each thousand before it is read."""
    for n, satu in enumerate(nomor):
        if n % SEKALI == 0:
            maju(n, len(nomor))
        yield satu


def _baca(pembaca: PembacaBaris, nomor: int, golongan: Golongan) -> Iterator[BarisTerbaca]:
    if golongan is Golongan.BUTIR:
        yield baca_butir(pembaca, nomor)
    elif golongan is Golongan.PITA:
        pembaca.pita(nomor)
    elif golongan is Golongan.SUSUNAN:
        pembaca.susunan(nomor)


# Rows that a template offers


def _tanpa_tawaran(baris: Iterator[BarisTerbaca], tawaran: list[int]) -> Iterator[BarisTerbaca]:
    """Leave out the rows of the Lampiran that a template offered and nobody has filled in."""
    for b in baris:
        if b.kunci.startswith(AsalKunci.LAMPIRAN) and not b.ditolak and not _terisi(b):
            tawaran.append(b.baris)
        else:
            yield b


def _terisi(b: BarisTerbaca) -> bool:
    teks = b.tahapan or b.indikator or b.satuan or b.penanggung_jawab
    return bool(teks or b.bulan) or any(n is not None for n in (b.target, b.anggaran, b.sdm))


def _catatan_tawaran(lembar: Lembar, tawaran: list[int]) -> list[Masalah]:
    if not tawaran:
        return []
    pesan = f"Baris {daftar_nomor(tawaran)} tidak dibaca: ditawarkan dari Lampiran dan belum diisi."
    return [Masalah(lembar.nama, tawaran[0], "", "", pesan, tingkat="ingat")]


# Rows that are there twice


def _tanpa_kembar(baris: Iterator[BarisTerbaca]) -> Iterator[BarisTerbaca]:
    """Refuse a row that says the same as an earlier one, and name that one.

    A row copied together with its key is a new item: what is copied is the row, not the item. Several rows may come
    from one row of the Lampiran. Items that PetaRB already tells apart by their keys may say the same.
    """
    pertama: dict[tuple[object, ...], int] = {}
    kunci: dict[str, int] = {}
    for b in baris:
        asli = pertama.setdefault(_isi(b), b.baris)
        dikenal = b.kunci.startswith(AsalKunci.BUTIR) and b.kunci not in kunci
        if asli != b.baris and not dikenal:
            pesan = f"sama dengan baris {asli}. Hapus salah satu, atau bedakan tahapan atau indikatornya."
            yield _bermasalah(b, pesan, "tolak")
        elif kunci.setdefault(b.kunci, b.baris) != b.baris and b.kunci.startswith(AsalKunci.BUTIR):
            pesan = f"kunci butirnya sudah dipakai baris {kunci[b.kunci]}, jadi dibaca sebagai butir baru."
            yield _bermasalah(replace(b, kunci=""), pesan, "ingat")
        else:
            yield b


def _isi(b: BarisTerbaca) -> tuple[object, ...]:
    teks = (
        b.area,
        b.perangkat_daerah,
        b.program,
        b.kegiatan,
        b.sub_kegiatan,
        b.tahapan,
        b.indikator,
        b.penanggung_jawab,
    )
    return (*(t.casefold() for t in teks), b.target, b.satuan, b.bulan, b.anggaran, b.sdm)


def _bermasalah(b: BarisTerbaca, pesan: str, tingkat: Literal["tolak", "ingat"]) -> BarisTerbaca:
    sel = next((b.sel[f] for f in (Bidang.TAHAPAN, Bidang.SUB_KEGIATAN, Bidang.KEGIATAN) if f in b.sel), "")
    masalah = Masalah(
        b.lembar, b.baris, sel, b.tahapan or b.kegiatan, f"Baris {b.baris}: {pesan}", tingkat=tingkat
    )
    return replace(b, masalah=(*b.masalah, masalah))


# The sheet as a whole


def tahun_tertulis(buku: BukuKerja, pemetaan: Pemetaan) -> int | None:
    """Return the year that the title above the table names; None where it names none, or several."""
    baris = _lembar(buku, pemetaan).baris[: max(pemetaan.baris_judul[0] - 1, 0)]
    tahun = {t for b in baris for n in b if isinstance(n, str) for t in TAHUN_JUDUL.findall(n)}
    return int(tahun.pop()) if len(tahun) == 1 else None


def _tahun_lain(lembar: Lembar, pemetaan: Pemetaan, tahun: int) -> Iterator[Masalah]:
    """Refuse a table whose title names another year, and only that."""
    for nomor, baris in enumerate(lembar.baris[: max(pemetaan.baris_judul[0] - 1, 0)]):
        for kolom, nilai in enumerate(baris):
            tertulis = TAHUN_JUDUL.findall(nilai) if isinstance(nilai, str) else []
            if tertulis and str(tahun) not in tertulis:
                sel, teks = alamat(nomor, kolom), teks_sel(nilai)
                pesan = (
                    f"Judul di {sel} menyebut tahun {tertulis[0]}, sedangkan rencana ini untuk tahun {tahun}. "
                    "Unggah berkas tahun itu, atau betulkan judulnya."
                )
                yield Masalah(lembar.nama, nomor + 1, sel, teks, pesan)


def _lembar_lain(buku: BukuKerja, lembar: Lembar) -> Iterator[Masalah]:
    for nama in lembar_serupa(buku, lembar.nama):
        pesan = f"Lembar ‘{nama}’ juga berisi tabel rencana dan tidak dibaca. Unggah lagi dengan memilih lembar itu."
        yield Masalah(nama, 0, "", "", pesan, tingkat="ingat")


def _catatan(pembaca: PembacaBaris, ditinggal: list[int]) -> Iterator[Masalah]:
    """Say what was made of the sheet that nobody could see in its rows."""
    nama = pembaca.tabel.lembar.nama
    if pembaca.dari_warna:
        yield Masalah(
            nama,
            0,
            "",
            "",
            "Sebagian jadwal dibaca dari warna sel, karena bulannya tidak bertanda.",
            tingkat="ingat",
        )
    if ditinggal:
        pesan = f"Baris {daftar_nomor(n + 1 for n in ditinggal)} tidak dibaca: catatan atau tanda tangan di luar tabel."
        yield Masalah(nama, ditinggal[0] + 1, "", "", pesan, tingkat="ingat")
    for letak, jumlah in pembaca.tabel.anggaran_gabungan():
        pesan = (
            f"Anggaran di {alamat(*letak)} digabung untuk {jumlah} baris; dihitung pada baris pertama saja."
        )
        yield Masalah(nama, letak[0] + 1, alamat(*letak), "", pesan, Bidang.ANGGARAN, "ingat")
