"""What the rows of one table share while they are read: texts carried down, marks of months, colours."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from rencana_aksi.spreadsheet.angka import SelRusak, teks_sel
from rencana_aksi.spreadsheet.bagian import Bagian
from rencana_aksi.spreadsheet.bidang import Bidang
from rencana_aksi.spreadsheet.jadwal import urai_tanda
from rencana_aksi.spreadsheet.pita import (
    di_atas_tabel,
    isi_pita,
    nama_area,
    tanpa_urutan,
    tingkat_pita,
)
from rencana_aksi.spreadsheet.tabel import SEL_BULAN, TINGKAT, Bulan, Tabel

TEKS = (
    Bidang.KUNCI,
    Bidang.TAHAPAN,
    Bidang.INDIKATOR,
    Bidang.SATUAN,
    Bidang.PENANGGUNG_JAWAB,
    Bidang.PERANGKAT_DAERAH,
)


@dataclass(frozen=True, slots=True)
class Turunan:
    """What rows take from those above them: texts by field, where each came from, and columns that stay blank."""

    teks: Mapping[str, str]
    sel: Mapping[Bidang, str]
    kosong: Sequence[tuple[Bidang, int]]


class PembacaBaris:
    """Rows of one table, read from the top: what an upper row names holds until the next one."""

    def __init__(self, tabel: Tabel, tahun: int, bagian: Bagian | None = None) -> None:
        self.tabel = tabel
        self.tahun = tahun
        self.bagian = bagian
        self.dari_warna = False  # whether any schedule was read from the colours of cells
        self._turun: dict[Bidang, tuple[str, str]] = {}  # text and address carried down, by level
        self._turunan: Turunan | None = None
        self._asli: dict[Bidang, object] = {}  # the cell's value that was carried down last
        self._atas = self._dari_atas()
        self._bulan: dict[tuple[object, ...], tuple[Bulan, tuple[int, ...]]] = {}
        self._persiapkan()

    def susunan(self, nomor: int) -> None:
        """Take over what a row names for the rows below it."""
        for tingkat in self._tingkat:
            kolom, nilai = self._sel(nomor, tingkat)
            if nilai == "" or isinstance(nilai, SelRusak):
                continue
            if tingkat in self._lengkap and self.tabel.asli[nomor][kolom] != "":
                self._lepas_bawah(tingkat)
            if tingkat not in self._turun or self._asli.get(tingkat) != nilai:
                self._turunkan(tingkat, teks_sel(nilai), nomor, kolom)
                self._asli[tingkat] = nilai

    def pita(self, nomor: int) -> None:
        """Take over the name on a band across the table."""
        kolom, teks = isi_pita(self.tabel, nomor)
        self._turunkan(tingkat_pita(self.tabel, teks), teks, nomor, kolom)

    def warna_bulan(self, nomor: int) -> Bulan:
        """Return the months whose cells are coloured otherwise than the row itself."""
        warna, dasar = self._warna, self._kolom_dasar
        alas = warna.get((nomor, dasar)) if dasar is not None else None
        bulan = {b for k, isi in self.tabel.kolom_bulan if warna.get((nomor, k), alas) != alas for b in isi}
        self.dari_warna |= bool(bulan)
        return tuple(sorted(bulan))

    def bertanda(self, sel: tuple[object, ...]) -> tuple[Bulan, tuple[int, ...]]:
        """Return the months that the cells mark, and which of the cells mark them doubtfully."""
        hasil = self._bulan.get(sel)
        if hasil is None:
            hasil = self._bulan[sel] = self._baca_tanda(sel)
        return hasil

    @cached_property
    def persen(self) -> frozenset[tuple[int, int]]:
        """The cells of targets that are shown as percentages and stored as shares of one."""
        kolom = self.tabel.kolom.get(Bidang.TARGET, [])
        return self.bagian.persen(self.tabel.lembar, kolom) if self.bagian and kolom else frozenset()

    # What is the same for every row

    def _persiapkan(self) -> None:
        kolom = self.tabel.kolom
        self._tingkat = [b for b in TINGKAT if b in kolom]
        # Levels whose own text ends what stood below them, even the same text again: rows that repeat their activity
        # leave its sub activity blank on purpose, rows of our own workbooks repeat everything.
        self._lengkap = frozenset(TINGKAT if self.tabel.milik_sendiri else (Bidang.KEGIATAN,))
        self.teks = [(b, b.value) for b in TEKS if b in kolom]
        atas = () if Bidang.PERANGKAT_DAERAH in kolom else (Bidang.PERANGKAT_DAERAH,)
        self._diturunkan = (*TINGKAT, *atas)
        self.bulan = [k for k, _ in self.tabel.kolom_bulan]
        self.berjadwal = bool(kolom.keys() & {Bidang.JADWAL, Bidang.MULAI, Bidang.SELESAI})
        self.utama = [(b, kolom[b][0]) for b in kolom if b not in SEL_BULAN and b not in TINGKAT]
        if self.bulan and Bidang.JADWAL not in kolom:
            self.utama.append((Bidang.JADWAL, self.bulan[0]))

    @cached_property
    def _warna(self) -> Mapping[tuple[int, int], int]:
        kolom = {*self.bulan, *([] if self._kolom_dasar is None else [self._kolom_dasar])}
        return self.bagian.warna(self.tabel.lembar, kolom) if self.bagian else {}

    @cached_property
    def _kolom_dasar(self) -> int | None:
        """The column whose colour is the colour of the row."""
        return self.tabel.kolom[self.tabel.terdalam][0] if self.tabel.terdalam else None

    def _baca_tanda(self, sel: tuple[object, ...]) -> tuple[Bulan, tuple[int, ...]]:
        tanda = [urai_tanda(n) for n in sel]
        bulan = {b for t, (_, isi) in zip(tanda, self.tabel.kolom_bulan, strict=True) if t.ada for b in isi}
        return tuple(sorted(bulan)), tuple(i for i, t in enumerate(tanda) if t.ragu)

    def _dari_atas(self) -> dict[Bidang, tuple[str, str]]:
        """Return what lines above the table say of all its rows: the area, the Perangkat Daerah."""
        hasil = {}
        for bidang in (Bidang.AREA, Bidang.PERANGKAT_DAERAH):
            if bidang not in self.tabel.kolom and (ada := di_atas_tabel(self.tabel, bidang)):
                baris, kolom, teks = ada
                hasil[bidang] = (
                    nama_area(teks) if bidang is Bidang.AREA else teks,
                    self.tabel.alamat(baris, kolom),
                )
        return hasil

    def turunan(self) -> "Turunan":
        """Return what was carried down to this row or said above the table; the same until something changes."""
        if self._turunan is None:
            ada = {
                b: self._turun.get(b) or self._atas[b]
                for b in self._diturunkan
                if b in self._turun or b in self._atas
            }
            self._turunan = Turunan(
                teks={b.value: ada[b][0] if b in ada else "" for b in self._diturunkan},
                sel={b: sel for b, (_, sel) in ada.items()},
                kosong=[
                    (b, self.tabel.kolom[b][0])
                    for b in self._diturunkan
                    if b not in ada and b in self.tabel.kolom
                ],
            )
        return self._turunan

    def _turunkan(self, tingkat: Bidang, teks: str, nomor: int, kolom: int) -> None:
        if not self.tabel.milik_sendiri:
            teks = nama_area(teks) if tingkat is Bidang.AREA else tanpa_urutan(teks)
        lama = self._turun.get(tingkat)
        if lama and lama[0] == teks:
            return
        self._asli.pop(tingkat, None)
        self._turunan = None
        self._turun[tingkat] = (teks, self.tabel.alamat(nomor, kolom))
        self._lepas_bawah(tingkat)

    def _lepas_bawah(self, tingkat: Bidang) -> None:
        for bawah in TINGKAT[TINGKAT.index(tingkat) + 1 :]:
            if self._turun.pop(bawah, None):
                self._turunan = None

    def _sel(self, nomor: int, bidang: Bidang) -> tuple[int, object]:
        """Return column and value of the first cell with content that holds a field."""
        baris, kolom = self.tabel.baris[nomor], self.tabel.kolom[bidang]
        for k in kolom:
            if baris[k] != "":
                return k, baris[k]
        return kolom[0], ""
