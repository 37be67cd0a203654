"""Rows that are no item: bands over the table, totals, headings again, notes and signatures below it."""

import re
from enum import Enum, auto

from berkas.spreadsheet import Lembar
from rencana_aksi.spreadsheet.angka import teks_sel
from rencana_aksi.spreadsheet.bidang import Bidang, Pemetaan
from rencana_aksi.spreadsheet.judul import baris_nomor
from rencana_aksi.spreadsheet.tabel import DIJUMLAHKAN, SEL_RINGKAS, SUSUNAN, Tabel
from rencana_aksi.spreadsheet.uang import UANG
from roadmap.spreadsheet.teks import rapikan, samakan

LEBAR_PITA = 3  # columns that a band spans at least
BERNAMA = SUSUNAN | {Bidang.TAHAPAN, Bidang.INDIKATOR, Bidang.PENANGGUNG_JAWAB, Bidang.SATUAN, Bidang.JADWAL}
BERANGKA = DIJUMLAHKAN | {Bidang.TARGET}
JUMLAH = re.compile(r"(?:grand|sub)?[ -]*(?:jumlah|total)(?![^\W\d_])|subtotal(?![^\W\d_])")
PENUTUP = re.compile(
    r"(?:kota |kab\w*\.? )?[a-z]+ ?, ?(?:[.…_ ]*$"
    r"|[.…_ ]*(?:tgl|tanggal)|[.…_ ]*\d{1,2}\b|[.…_]{2,}|[.…_ ]*[a-z]+ 20\d\d)"
    r"|(?:mengetahui|menyetujui|mengesahkan|disetujui|disahkan"
    r"|dibuat oleh|disusun oleh|ditetapkan di|pada tanggal)\b"
    r"|(?:plt\.? |pj\.? |an\.? |a\.n\.? )?(?:kepala|sekretaris|ketua|walikota|wali kota|camat|lurah"
    r"|inspektur|direktur)\b"
    r"|nip\b|(?:catatan|keterangan|ket|nb|note|sumber) ?:|\*+\)? ?\w|pembina\b|penata\b"
)
ROMAWI_ATAU_HURUF = re.compile(r"\(?(?:[IVX]{1,5}|[A-Ha-h])[.)]?")
URUTAN = re.compile(r"\(?(?:\d{1,3}|[ivxIVX]{1,5}|[A-Za-z])(?:\.\d{1,2})*[.)]?")
AWALAN_URUTAN = re.compile(r"\(?(?:\d{1,2}|[ivxIVX]{1,5}|[A-Za-z])[.)]\s*(?=[^\W\d])")
AWALAN_AREA = re.compile(
    r"area\s+perubahan\b(?:\s+(?:[ivx]+|\d{1,2})\b)?\s*[:.–-]?\s*"
    r"|area(?:\s+(?:[ivx]+|\d{1,2})\b)?\s*[:.–-]\s*|area\s+(?:[ivx]+|\d{1,2})\s+(?=\w)",
    re.IGNORECASE,
)


class Golongan(Enum):
    """What a row of a sheet is; `SUSUNAN` names what the rows below it belong to, `KETERANGAN` stands in no column."""

    KOSONG = auto()
    BUTIR = auto()
    SUSUNAN = auto()
    PITA = auto()
    JUMLAH = auto()
    PENUTUP = auto()
    KETERANGAN = auto()
    JUDUL = auto()


def golongkan(tabel: Tabel, nomor: int) -> Golongan:
    """Say what a row of the table is; the row counts from 0."""
    if tabel.butir_biasa(nomor):
        return Golongan.BUTIR
    isi = tabel.isi(nomor)
    if not isi:
        return Golongan.KOSONG
    bidang: set[Bidang] = {tabel.bidang[k] for k, _ in isi if k in tabel.bidang}
    if len(isi) > SEL_RINGKAS and len(bidang & BERNAMA) > 1:
        return Golongan.JUDUL if _judul_lagi(tabel, nomor) else _golongan_butir(tabel, bidang)
    return _golongan_pendek(tabel, nomor, isi, bidang)


def tingkat_pita(tabel: Tabel, teks: str) -> Bidang:
    """Return what a band names: by its first word, else the highest level that has no column of its own."""
    awal = samakan(tanpa_urutan(teks))
    for tingkat, kata in (
        (Bidang.PROGRAM, "program"),
        (Bidang.SUB_KEGIATAN, "sub kegiatan"),
        (Bidang.KEGIATAN, "kegiatan"),
    ):
        if awal.startswith(kata):
            return tingkat
    if Bidang.AREA in tabel.kolom and Bidang.PROGRAM not in tabel.kolom and not awal.startswith("area"):
        return Bidang.PROGRAM
    return Bidang.AREA


def isi_pita(tabel: Tabel, nomor: int) -> tuple[int, str]:
    """Return the column and the text of a band."""
    return next((k, teks_sel(n)) for k, n in tabel.isi(nomor) if not _urutan(n) and not _uang(n))


def tanpa_urutan(teks: str) -> str:
    """Return a name without the number before it: "I. Manajemen Perubahan" → "Manajemen Perubahan"."""
    return AWALAN_URUTAN.sub("", teks, count=1)


def nama_area(teks: str) -> str:
    """Return the name of an area without its number and without the words "Area Perubahan" before it."""
    dasar = tanpa_urutan(rapikan(teks))
    return tanpa_urutan(AWALAN_AREA.sub("", dasar, count=1)) or dasar


def ada_pita(lembar: Lembar, pemetaan: Pemetaan) -> bool:
    """Say whether rows over the table, or a line above it, name the areas."""
    tabel = Tabel(lembar, pemetaan)
    if di_atas_tabel(tabel, Bidang.AREA):
        return True
    pita = (n for n in range(tabel.awal, len(tabel.baris)) if golongkan(tabel, n) is Golongan.PITA)
    return any(tingkat_pita(tabel, isi_pita(tabel, n)[1]) is Bidang.AREA for n in pita)


DI_ATAS = {
    Bidang.AREA: re.compile(r"(?:nama )?area(?: perubahan)?\s*(:)?\s*(.*)", re.IGNORECASE),
    Bidang.PERANGKAT_DAERAH: re.compile(
        r"(?:nama )?(?:opd|skpd|perangkat daerah|unit kerja)(?:\s*/\s*(?:opd|skpd|unit kerja))?\s*(:)?\s*(.*)",
        re.IGNORECASE,
    ),
}


def di_atas_tabel(tabel: Tabel, bidang: Bidang) -> tuple[int, int, str] | None:
    """Return row, column and text where a line above the heading says "Perangkat Daerah: …" or "Area: …"."""
    for nomor in range(min(tabel.pemetaan.baris_judul[0] - 1, tabel.awal, len(tabel.baris))):
        teks = [(k, rapikan(n)) for k, n in enumerate(tabel.asli[nomor]) if isinstance(n, str) and n.strip()]
        cocok = DI_ATAS[bidang].fullmatch(teks[0][1]) if teks else None
        if cocok and (hasil := _keterangan(cocok, teks)):
            return nomor, *hasil
    return None


def _keterangan(cocok: re.Match[str], teks: list[tuple[int, str]]) -> tuple[int, str] | None:
    """Return what follows the colon, in the same cell or in the next ones."""
    if cocok[1] and cocok[2]:
        return teks[0][0], cocok[2]
    bertanda = bool(cocok[1]) or any(t.startswith(":") for _, t in teks[1:])
    lain = [(k, t.lstrip(": ")) for k, t in teks[1:] if t.strip(": ")]
    return lain[0] if lain and bertanda and not cocok[2] else None


# Kinds


def _golongan_butir(tabel: Tabel, bidang: set[Bidang]) -> Golongan:
    """Tell an item from a row that only names what the rows below belong to, perhaps with their sum."""
    if tabel.terdalam in bidang:
        return Golongan.BUTIR
    sendiri = bidang - SUSUNAN - DIJUMLAHKAN
    return (
        Golongan.BUTIR
        if sendiri or (Bidang.KEGIATAN in bidang and bidang & DIJUMLAHKAN)
        else Golongan.SUSUNAN
    )


def _golongan_pendek(
    tabel: Tabel, nomor: int, isi: list[tuple[int, object]], bidang: set[Bidang]
) -> Golongan:
    teks = [
        (k, teks_sel(n))
        for k, n in isi
        if not _urutan(n) and not (_uang(n) and tabel.bidang.get(k) not in BERNAMA)
    ]
    if _judul_lagi(tabel, nomor) or (not teks and baris_nomor(tabel.asli[nomor])):
        return Golongan.JUDUL
    if not teks:
        return _tanpa_teks(bidang)
    if _jumlah(tabel, teks):
        return Golongan.JUMLAH
    if (
        len(isi) <= SEL_RINGKAS
        and not _bulan_terisi(tabel, isi)
        and any(PENUTUP.match(samakan(t)) for _, t in teks)
    ):
        return Golongan.PENUTUP
    if len(teks) == 1 and _pita(tabel, nomor, isi, teks[0]):
        return Golongan.PITA
    return _golongan_butir(tabel, bidang) if bidang else Golongan.KETERANGAN


def _tanpa_teks(bidang: set[Bidang]) -> Golongan:
    """Judge a row of numbers only: money alone is a sum without a name, anything else is an item to be mended."""
    return Golongan.JUMLAH if bidang <= DIJUMLAHKAN else Golongan.BUTIR


def _jumlah(tabel: Tabel, teks: list[tuple[int, str]]) -> bool:
    kolom, isi = teks[0]
    if not JUMLAH.match(samakan(isi)):
        return False
    lain = [k for k, _ in teks[1:] if tabel.bidang.get(k) in BERNAMA]
    return not lain and (tabel.bidang.get(kolom) is not Bidang.TAHAPAN or len(isi.split()) <= 4)


def _bulan_terisi(tabel: Tabel, isi: list[tuple[int, object]]) -> bool:
    """Say whether a month is marked; a signature may well stand under the months."""
    bulan = {k for k, _ in tabel.kolom_bulan}
    return any(k in bulan and not PENUTUP.match(samakan(teks_sel(n))) for k, n in isi)


def _judul_lagi(tabel: Tabel, nomor: int) -> bool:
    """Say whether a row repeats the heading, as it does after a page break, or the numbers of the columns."""
    akhir = tabel.pemetaan.baris_judul
    isi = tabel.isi(nomor)
    for judul in range(akhir[0] - 1, min(akhir[1], len(tabel.lembar.baris), nomor)):
        asli = tabel.lembar.baris[judul]
        if len(isi) > 1 and all(isinstance(n, str) and n == asli[k] for k, n in isi):
            return True
    return baris_nomor(tabel.asli[nomor]) and tabel.terdalam in {tabel.bidang.get(k) for k, _ in isi}


def _pita(tabel: Tabel, nomor: int, isi: list[tuple[int, object]], teks: tuple[int, str]) -> bool:
    kolom, tulisan = teks
    bidang = tabel.bidang.get(kolom)
    if bidang is Bidang.AREA or not any(h.isalpha() for h in tulisan) or _bulan_terisi(tabel, isi):
        return False
    if bidang is None or _lebar(tabel, nomor, kolom):
        return True
    if Bidang.AREA in tabel.kolom or bidang not in SUSUNAN:
        return False
    nomor_urut = [teks_sel(n) for k, n in isi if k < kolom and _urutan(n)]
    awalan = nomor_urut[0] if nomor_urut else tulisan.split(" ")[0]
    bernomor = ROMAWI_ATAU_HURUF.fullmatch(awalan) is not None and (bool(nomor_urut) or awalan[-1] in ".)")
    return bernomor or (tulisan.isupper() and not samakan(tulisan).startswith(("program", "kegiatan")))


def _lebar(tabel: Tabel, nomor: int, kolom: int) -> bool:
    """Say whether a cell is merged across a good part of the table."""
    akhir = tabel.gabungan_lebar(nomor).get(kolom, kolom)
    tercakup = sum(1 for k in tabel.bidang if kolom <= k <= akhir)
    return tercakup >= max(LEBAR_PITA, len(tabel.bidang) // 2) or (
        tercakup > 1 and tercakup == len(tabel.bidang)
    )


def _urutan(nilai: object) -> bool:
    """Say whether a cell only numbers its row."""
    if isinstance(nilai, str):
        return URUTAN.fullmatch(nilai.strip()) is not None
    return isinstance(nilai, int | float)


def _uang(nilai: object) -> bool:
    return not isinstance(nilai, str) or UANG.fullmatch(samakan(nilai)) is not None
