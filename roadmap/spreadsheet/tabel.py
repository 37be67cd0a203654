"""The table of an exported Lampiran inside a workbook: heading found, rows by column, problems by address."""

import difflib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal

from berkas.kepala import judul_lengkap
from berkas.spreadsheet import BukuKerja, Lembar, alamat
from berkas.tabel import Kolom
from roadmap.spreadsheet.teks import rapikan, samakan, tulis_bilangan

KUNCI = "kunci"
JUDUL_KUNCI = "Kunci baris"
BARIS_DICARI = 50  # rows in which a heading is looked for
JUDUL_MINIMAL = 3  # known headings that make a row the heading
EKSPOR_ULANG = "Ekspor ulang Lampiran, lalu pindahkan suntingan Anda ke berkas itu."

Isi = tuple[tuple[object, ...], ...]


@dataclass(frozen=True, slots=True)
class Masalah:
    """Why something in the file is refused and what to do; `alamat` is a cell or a range of cells of `lembar`."""

    pesan: str
    lembar: str = ""
    alamat: str = ""
    kolom: str = ""

    @property
    def tempat(self) -> str:
        """The sheet and the address as spreadsheets write them: "Lampiran!H14"."""
        return f"{self.lembar}!{self.alamat}" if self.alamat else self.lembar

    @property
    def baris_awal(self) -> int:
        """The (first) row of the sheet; 0 where the problem is not of one row."""
        return int("".join(h for h in self.alamat.partition(":")[0] if h.isdigit()) or 0)

    def __str__(self) -> str:
        kolom = f", kolom {self.kolom}" if self.kolom else ""
        return f"{self.tempat}{kolom}: {self.pesan}" if self.tempat else self.pesan


@dataclass(frozen=True, slots=True)
class SelBerkas:
    """A cell: its text, its address, and its number where it holds one instead of text."""

    teks: str
    alamat: str
    angka: Decimal | None = None


@dataclass(frozen=True, slots=True)
class BarisBerkas:
    """A row of the file; `sel` has no entry for a column that the file lacks or a cell that cannot be read."""

    lembar: str
    kunci: SelBerkas
    sel: Mapping[str, SelBerkas]


@dataclass(frozen=True, slots=True)
class TabelBerkas:
    """The rows found, the problems, and what a person should know besides (`catatan`)."""

    baris: tuple[BarisBerkas, ...] = ()
    masalah: tuple[Masalah, ...] = ()
    catatan: tuple[str, ...] = ()


@dataclass(slots=True)
class _Kepala:
    """Where the heading stands: its first row and height, and the title over each column of the sheet."""

    baris: int
    tinggi: int
    judul: list[str]
    letak: dict[str, int] = field(default_factory=dict)

    @property
    def awal_isi(self) -> int:
        return self.baris + self.tinggi


def baca_tabel(buku: BukuKerja, kolom: Sequence[Kolom]) -> TabelBerkas:
    """Find the one visible sheet with the heading of the Lampiran and read its rows.

    Merged cells give their text to each row they cover. Nothing is raised: what is wrong stands in `masalah`.
    """
    terlihat = [lembar for lembar in buku.lembar if not lembar.tersembunyi]
    ditemukan = [(lembar, kepala) for lembar in terlihat if (kepala := _cari_kepala(lembar.terisi(), kolom))]
    if len(ditemukan) != 1:
        return TabelBerkas(masalah=(_bukan_satu([lembar.nama for lembar, _ in ditemukan], terlihat),))
    lembar, kepala = ditemukan[0]
    lain = [lb.nama for lb in terlihat if lb is not lembar and any(any(map(_ada, b)) for b in lb.baris)]
    catatan = (f"Lembar yang tidak dibaca: {', '.join(lain)}.",) if lain else ()
    return _baca_lembar(lembar, kepala, kolom, catatan)


def _bukan_satu(nama: list[str], terlihat: Sequence[Lembar]) -> Masalah:
    if nama:
        daftar = ", ".join(f"‘{n}’" for n in nama)
        return Masalah(f"Ada {len(nama)} lembar berisi tabel Lampiran: {daftar}. Sisakan satu lembar.")
    if not any(_ada(n) for lembar in terlihat for baris in lembar.baris for n in baris):
        return Masalah("Berkas ini tidak berisi apa pun. " + EKSPOR_ULANG)
    lembar = ", ".join(lb.nama for lb in terlihat)
    return Masalah(f"Baris judul kolom Lampiran tidak ditemukan. {EKSPOR_ULANG}", lembar=lembar)


# Heading


def _cari_kepala(isi: Isi, kolom: Sequence[Kolom]) -> _Kepala | None:
    dikenal = _judul_dikenal(kolom)
    calon = [_kepala_pada(isi, nomor, kolom) for nomor in range(min(len(isi), BARIS_DICARI))]
    nilai = [sum(1 for judul in set(map(samakan, k.judul)) if judul in dikenal) for k in calon]
    terbaik = max(range(len(calon)), key=lambda i: nilai[i], default=None)
    return None if terbaik is None or nilai[terbaik] < JUDUL_MINIMAL else calon[terbaik]


def _judul_dikenal(kolom: Sequence[Kolom]) -> dict[str, str]:
    return {samakan(judul_lengkap(k)): k.kunci for k in kolom} | {samakan(JUDUL_KUNCI): KUNCI}


def _kepala_pada(isi: Isi, nomor: int, kolom: Sequence[Kolom]) -> _Kepala:
    """Read row `nomor` as the heading: with the row below where one heading stands over several columns."""
    atas = [rapikan(_tulis(n)) for n in isi[nomor]]
    bawah = [rapikan(_tulis(n)) for n in isi[nomor + 1]] if nomor + 1 < len(isi) else [""] * len(atas)
    induk = {samakan(k.induk) for k in kolom if k.induk}
    judul, induk_kini, tinggi = [], "", 1
    for a, b in zip(atas, bawah, strict=False):
        if samakan(a) in induk:
            induk_kini, tinggi = a, 2
        elif a:
            induk_kini = ""
        judul.append(f"{induk_kini} {b}".strip() if induk_kini and b else a)
    return _Kepala(nomor, tinggi, judul)


def _letakkan(lembar: Lembar, kepala: _Kepala, kolom: Sequence[Kolom], isi: Isi) -> list[Masalah]:
    """Say in `kepala.letak` which column stands where; return the columns that are unknown, double or missing."""
    dikenal = _judul_dikenal(kolom)
    masalah = []
    for i, judul in enumerate(kepala.judul):
        kunci = dikenal.get(samakan(judul))
        if kunci is not None and kunci not in kepala.letak:
            kepala.letak[kunci] = i
        elif pesan := _kolom_ditolak(judul, kunci, kolom, isi[kepala.awal_isi :], i):
            masalah.append(Masalah(pesan, lembar.nama, alamat(kepala.baris, i), judul))
    tempat = alamat(kepala.baris, 0)
    nama = {k.kunci: judul_lengkap(k) for k in kolom} | {KUNCI: JUDUL_KUNCI}
    for kunci, judul in nama.items():
        if kunci not in kepala.letak:
            masalah.append(Masalah(f"Kolom ‘{judul}’ tidak ada. {EKSPOR_ULANG}", lembar.nama, tempat, judul))
    return masalah


def _kolom_ditolak(judul: str, kunci: str | None, kolom: Sequence[Kolom], isi: Isi, i: int) -> str:
    if kunci is not None:
        return f"Kolom ‘{judul}’ ada dua kali. Hapus salah satunya."
    if judul:
        nama = [judul_lengkap(k) for k in kolom]
        mirip = difflib.get_close_matches(judul, nama, n=1)
        saran = f" Mungkin maksud Anda ‘{mirip[0]}’." if mirip else ""
        return f"Kolom ‘{judul}’ tidak dikenal.{saran} Hapus kolom ini atau perbaiki judulnya."
    if any(i < len(baris) and _ada(baris[i]) for baris in isi):
        return "Kolom ini berisi tetapi tidak berjudul. Hapus isinya."
    return ""


# Rows


def _baca_lembar(
    lembar: Lembar, kepala: _Kepala, kolom: Sequence[Kolom], catatan: tuple[str, ...]
) -> TabelBerkas:
    isi = lembar.terisi()
    masalah = _letakkan(lembar, kepala, kolom, isi)
    if KUNCI not in kepala.letak:
        return TabelBerkas((), tuple(masalah), catatan)
    hasil = []
    for nomor in range(kepala.awal_isi, len(isi)):
        baris = isi[nomor]
        if any(map(_ada, baris)) and not _baris_nomor(baris, kepala, kolom):
            hasil.append(_baca_baris(lembar.nama, nomor, baris, kepala, kolom, masalah))
    if not hasil:
        tempat = alamat(kepala.awal_isi, 0)
        masalah.append(Masalah("Tabel ini tidak berisi satu baris pun. " + EKSPOR_ULANG, lembar.nama, tempat))
    return TabelBerkas(tuple(hasil), tuple(masalah), catatan)


def _baris_nomor(baris: tuple[object, ...], kepala: _Kepala, kolom: Sequence[Kolom]) -> bool:
    """Say whether this is the row of column numbers under the heading."""
    pasangan = [(i, kepala.letak[k.kunci]) for i, k in enumerate(kolom, start=1) if k.kunci in kepala.letak]
    return all(_tulis(baris[letak]).strip() == str(i) for i, letak in pasangan)


def _baca_baris(
    lembar: str,
    nomor: int,
    baris: tuple[object, ...],
    kepala: _Kepala,
    kolom: Sequence[Kolom],
    masalah: list[Masalah],
) -> BarisBerkas:
    sel = {}
    for k in kolom:
        letak = kepala.letak.get(k.kunci)
        if letak is None:
            continue
        hasil = _sel(baris[letak], alamat(nomor, letak))
        if hasil is None:
            masalah.append(Masalah(_bukan_teks(baris[letak]), lembar, alamat(nomor, letak), judul_lengkap(k)))
        else:
            sel[k.kunci] = hasil
    letak = kepala.letak[KUNCI]
    kunci = samakan(_tulis(baris[letak])).replace("-", "")
    return BarisBerkas(lembar, SelBerkas(kunci, alamat(nomor, letak)), sel)


def _sel(nilai: object, tempat: str) -> SelBerkas | None:
    """Return the cell; None where it holds a date, a time or a truth value."""
    if isinstance(nilai, str):
        return SelBerkas(rapikan(nilai), tempat)
    if isinstance(nilai, int | float) and not isinstance(nilai, bool):
        return SelBerkas(_tulis(nilai), tempat, _angka(nilai))
    return None


def _bukan_teks(nilai: object) -> str:
    if isinstance(nilai, bool):
        return "Sel ini berisi nilai benar/salah. Ubah format sel menjadi Teks, lalu tulis isinya."
    return f"Sel ini berisi tanggal atau waktu ({nilai}). Ubah format sel menjadi Teks, lalu tulis isinya."


def _angka(nilai: float) -> Decimal:
    return Decimal(format(nilai, ".15g"))


def _tulis(nilai: object) -> str:
    if isinstance(nilai, int | float) and not isinstance(nilai, bool):
        return tulis_bilangan(_angka(nilai))
    return str(nilai)


def _ada(nilai: object) -> bool:
    return not isinstance(nilai, str) or bool(rapikan(nilai))
