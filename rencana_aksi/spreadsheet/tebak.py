"""A first reading of a workbook: which sheet, which rows, which columns, and what a person must confirm."""

from collections.abc import Sequence
from dataclasses import dataclass

from berkas.spreadsheet import BukuKerja, Lembar, alamat
from berkas.unggahan import BerkasDitolak
from rencana_aksi.spreadsheet.angka import teks_sel
from rencana_aksi.spreadsheet.bidang import Bidang, Pemetaan, Tebakan, TebakanKolom
from rencana_aksi.spreadsheet.ingatan import Ingatan
from rencana_aksi.spreadsheet.judul import Judul, cari_judul, judul_pada
from rencana_aksi.spreadsheet.kolom import BERBAGI, Dugaan, duga_kolom
from rencana_aksi.spreadsheet.pita import ada_pita
from rencana_aksi.spreadsheet.sinonim import satuan_uang
from rencana_aksi.spreadsheet.uang import urai_uang

BARIS_CONTOH = 200  # rows of data that are looked at before anything is read
CONTOH = 3  # values shown beside a column
PANJANG_CONTOH = 60
JUTAAN = 100_000  # where every amount is smaller, the column hardly counts single rupiah
BERMAKNA = frozenset({Bidang.TAHAPAN, Bidang.KEGIATAN})


@dataclass(frozen=True, slots=True)
class _Calon:
    """A visible sheet with its heading and the guesses about its columns."""

    lembar: Lembar
    judul: Judul
    kolom: list[Dugaan]

    @property
    def nilai(self) -> tuple[int, int, int]:
        """How much the sheet looks like a plan: essential fields, all fields, rows."""
        bidang = {d.bidang for d in self.kolom}
        return (len(bidang & BERMAKNA), len(bidang), len(self.lembar.baris))


def tebak(buku: BukuKerja, *, ingatan: Ingatan | None = None, lembar: str | None = None) -> Tebakan:
    """Guess how a workbook is to be read; `lembar` names the sheet where a person has chosen one.

    What `ingatan` kept for equal headings is certain. Hidden sheets are never looked at.
    Raises BerkasDitolak where no visible sheet holds anything.
    """
    terlihat = [x for x in buku.lembar if not x.tersembunyi]
    calon = [_calon(x) for x in terlihat if (lembar is None or x.nama == lembar) and _berisi(x)]
    if not calon:
        raise BerkasDitolak(
            "Berkas ini tidak berisi tabel pada lembar yang terlihat. Pilih berkas yang berisi rencana."
        )
    return _tebakan(max(calon, key=lambda c: c.nilai), tuple(x.nama for x in terlihat), ingatan)


def lembar_serupa(buku: BukuKerja, nama: str) -> list[str]:
    """Return the other visible sheets that hold a plan's table as well."""
    lain = [x for x in buku.lembar if not x.tersembunyi and x.nama != nama and _berisi(x)]
    return [
        x.nama for x in lain if (judul := cari_judul(x)) and _calon(x, judul).nilai[0] and judul.nilai > 2
    ]


def _calon(lembar: Lembar, judul: Judul | None = None) -> _Calon:
    judul = judul or cari_judul(lembar) or _judul_pertama(lembar)
    contoh = lembar.baris[judul.data : judul.data + BARIS_CONTOH]
    isi = [tuple(teks_sel(b[k]) for b in contoh if b[k] != "") for k in range(len(judul.teks))]
    return _Calon(lembar, judul, duga_kolom(judul.teks, isi))


def _judul_pertama(lembar: Lembar) -> Judul:
    """Return the first row with content as the heading: a person must say what it means."""
    nomor = next(i for i, b in enumerate(lembar.baris) if any(n != "" for n in b))
    return judul_pada(lembar, nomor, nomor)


def _berisi(lembar: Lembar) -> bool:
    return any(n != "" for b in lembar.baris for n in b)


def _tebakan(calon: _Calon, lembar: tuple[str, ...], ingatan: Ingatan | None) -> Tebakan:
    dikenal = (ingatan or Ingatan()).terapkan([_judul_lengkap(d.judul) for d in calon.kolom])
    terpakai = {b for b in dikenal if b} - BERBAGI
    kolom = tuple(
        _kolom(k, d, b, terpakai) for k, (d, b) in enumerate(zip(calon.kolom, dikenal, strict=True))
    )
    satuan, satuan_pasti = _satuan(calon, kolom, dikenal, ingatan)
    pemetaan = Pemetaan(
        lembar=calon.lembar.nama,
        baris_judul=(calon.judul.awal + 1, calon.judul.akhir + 1),
        baris_data=calon.judul.data + 1,
        kolom={k.kolom: k.bidang for k in kolom if k.bidang is not Bidang.ABAIKAN},
        satuan_anggaran=satuan,
    )
    yakin = all(k.yakin for k in kolom) and satuan_pasti and _lengkap(calon.lembar, pemetaan)
    templat = yakin and Bidang.KUNCI in pemetaan.kolom.values()
    return Tebakan(pemetaan, kolom, lembar, yakin, satuan_pasti, templat)


def _kolom(nomor: int, dugaan: Dugaan, dikenal: Bidang | None, terpakai: set[Bidang]) -> TebakanKolom:
    """Describe a column; a guess gives way to a remembered column of the same field."""
    direbut = dikenal is None and dugaan.bidang in terpakai
    return TebakanKolom(
        kolom=nomor,
        huruf=alamat(0, nomor)[:-1],
        judul=_judul_lengkap(dugaan.judul),
        contoh=tuple(t[:PANJANG_CONTOH] for t in tuple(dict.fromkeys(dugaan.isi))[:CONTOH]),
        bidang=dikenal or (Bidang.ABAIKAN if direbut else dugaan.bidang),
        yakin=(dugaan.yakin and not direbut) or dikenal is not None,
    )


def _judul_lengkap(judul: tuple[str, ...]) -> str:
    return " – ".join(judul)


def _lengkap(lembar: Lembar, pemetaan: Pemetaan) -> bool:
    """Say whether a plan can be read at all: a stage or an activity, and its area in a column or above the rows."""
    bidang = set(pemetaan.kolom.values())
    return bool(bidang & BERMAKNA) and (Bidang.AREA in bidang or ada_pita(lembar, pemetaan))


# The unit of money


def _satuan(
    calon: _Calon, kolom: Sequence[TebakanKolom], dikenal: Sequence[Bidang | None], ingatan: Ingatan | None
) -> tuple[int, bool]:
    """Return in what money is counted, and whether that is certain."""
    nomor = next((k.kolom for k in kolom if k.bidang is Bidang.ANGGARAN), None)
    if nomor is None:
        return 1, True
    if dikenal[nomor] is Bidang.ANGGARAN and ingatan and ingatan.satuan_anggaran:
        return ingatan.satuan_anggaran, True
    tertulis = next((s for t in reversed(calon.judul.teks[nomor]) if (s := satuan_uang(t))), None)
    return _satuan_menurut_isi(tertulis or _satuan_di_atas(calon), _jumlah_uang(calon, nomor))


def _satuan_di_atas(calon: _Calon) -> int | None:
    """Return the unit that a line above the table names, such as "(dalam juta rupiah)"."""
    atas = (
        teks_sel(n) for b in calon.lembar.baris[: calon.judul.awal] for n in b if isinstance(n, str) and n
    )
    return next((s for t in atas if "rupiah" in t.casefold() and (s := satuan_uang(t))), None)


def _satuan_menurut_isi(tertulis: int | None, jumlah: list[int]) -> tuple[int, bool]:
    if not jumlah:
        return tertulis or 1, True
    if tertulis is None:
        return 1, max(jumlah) >= JUTAAN
    return tertulis, tertulis == 1 or max(jumlah) < 10_000_000


def _jumlah_uang(calon: _Calon, nomor: int) -> list[int]:
    """Return the amounts above nought among the first rows, as they stand."""
    baris = calon.lembar.baris[calon.judul.data : calon.judul.data + BARIS_CONTOH]
    nilai = (urai_uang(b[nomor]).nilai for b in baris)
    return [int(n) for n in nilai if n]
