"""What calamine does not tell of a workbook's cells: formulas without a result, errors, percentages, colours."""

from collections.abc import Collection, Mapping
from functools import cached_property
from itertools import product

from berkas.spreadsheet import Lembar
from berkas.unggahan import akhiran
from rencana_aksi.spreadsheet.angka import SelRusak
from rencana_aksi.spreadsheet.bagian.bentuk import IsiBerkas, Letak, baris_berisi
from rencana_aksi.spreadsheet.bagian.ods import IsiOds
from rencana_aksi.spreadsheet.bagian.xls import IsiXls
from rencana_aksi.spreadsheet.bagian.xlsx import IsiXlsx

JENIS: dict[str, type[IsiBerkas]] = {"xlsx": IsiXlsx, "ods": IsiOds, "xls": IsiXls}


class Bagian:
    """The parts of one workbook file, opened when they are asked for; a CSV file has none and tells nothing.

    Every question raises BerkasDitolak where the file's parts cannot be taken apart.
    """

    def __init__(self, isi: bytes, nama: str) -> None:
        self._byte = isi
        self._jenis = akhiran(nama)

    def sel_rusak(self, lembar: Lembar) -> Mapping[Letak, SelRusak]:
        """Return the cells of a sheet whose formula has no stored result or ended in an error."""
        return self._isi.sel_rusak(lembar) if self._isi else {}

    def persen(self, lembar: Lembar, kolom: Collection[int]) -> frozenset[Letak]:
        """Return the cells of these columns that show their number as a percentage."""
        return self._isi.persen(lembar, kolom) if self._isi else frozenset()

    def warna(self, lembar: Lembar, kolom: Collection[int]) -> Mapping[Letak, int]:
        """Return the fill of each coloured cell of these columns, as a number that differs between fills.

        A merged range shows the fill of its first cell all over. Rows without a value are left out.
        """
        if not self._isi:
            return {}
        return _terentang(self._isi.warna(lembar, kolom), lembar, kolom)

    @cached_property
    def _isi(self) -> IsiBerkas | None:
        kelas = JENIS.get(self._jenis)
        return kelas(self._byte) if kelas else None


def _terentang(warna: Mapping[Letak, int], lembar: Lembar, kolom: Collection[int]) -> dict[Letak, int]:
    hasil, berisi = dict(warna), baris_berisi(lembar)
    for r in lembar.gabungan:
        if r.baris_awal in berisi and r.kolom_awal in kolom:
            utama = warna.get((r.baris_awal, r.kolom_awal))
            baris = [b for b in range(r.baris_awal, r.baris_akhir + 1) if b in berisi]
            for letak in product(baris, (k for k in kolom if r.kolom_awal <= k <= r.kolom_akhir)):
                _ganti(hasil, letak, utama)
    return hasil


def _ganti(warna: dict[Letak, int], letak: Letak, baru: int | None) -> None:
    if baru is None:
        warna.pop(letak, None)
    else:
        warna[letak] = baru
