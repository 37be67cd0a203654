"""A sheet laid out for reading: columns by field, merged cells filled, broken cells in their place, addresses."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property

from berkas.spreadsheet import Lembar, Rentang, alamat
from rencana_aksi.spreadsheet.angka import SelRusak
from rencana_aksi.spreadsheet.bidang import BULAN_SETAHUN, Bidang, Pemetaan

Letak = tuple[int, int]  # row and column from 0
Isi = tuple[object, ...]  # the cells of a row
Bulan = tuple[int, ...]  # months from 1 to 12, in order

SEL_BULAN = frozenset(b for b in Bidang if b.startswith(("bulan_", "triwulan_")))
# What a plan is made of, from the widest to the narrowest.
TINGKAT = (Bidang.AREA, Bidang.PROGRAM, Bidang.KEGIATAN, Bidang.SUB_KEGIATAN)
SUSUNAN = frozenset(TINGKAT)
SEL_RINGKAS = 3  # cells that a row of notes, of a signature or of a band has at most
# What is added up: a merged cell counts once, for the first of its rows.
DIJUMLAHKAN = frozenset({Bidang.ANGGARAN, Bidang.SDM})


class Tabel:
    """The rows of one sheet by a mapping; rows and columns count from 0."""

    def __init__(
        self, lembar: Lembar, pemetaan: Pemetaan, rusak: Mapping[Letak, SelRusak] | None = None
    ) -> None:
        lebar = len(lembar.baris[0]) if lembar.baris else 0
        self.lembar = lembar
        self.pemetaan = pemetaan
        self.awal = max(pemetaan.baris_data - 1, 0)
        self.bidang = {
            k: b for k, b in sorted(pemetaan.kolom.items()) if 0 <= k < lebar and b is not Bidang.ABAIKAN
        }
        self.kolom: dict[Bidang, list[int]] = defaultdict(list)
        for k, b in self.bidang.items():
            self.kolom[b].append(k)
        self.asli = self._sampai(lembar, rusak or {}, lebar)  # rows as they are, without anything filled
        self.baris: list[tuple[object, ...] | list[object]] = list(self.asli)
        # Cells filled from a merged range → the cell that holds their value, by row and column.
        self.asal: dict[int, dict[int, Letak]] = defaultdict(dict)
        self.rusak = bool(rusak)
        self._tempatkan(rusak or {})
        self._isi_gabungan()
        self._huruf = [alamat(0, k)[:-1] for k in range(lebar)]

    def alamat(self, baris: int, kolom: int) -> str:
        """Return the address of a cell, of its merged range's first cell where it was filled from one."""
        if baris in self.asal:
            baris, kolom = self.asal[baris].get(kolom, (baris, kolom))
        return f"{self._huruf[kolom]}{baris + 1}"

    def alamat_kolom(self, baris: int, kolom: Iterable[tuple[Bidang, int]]) -> dict[Bidang, str]:
        """Return the address of each field's cell in a row."""
        huruf, nomor = self._huruf, baris + 1
        hasil = {b: f"{huruf[k]}{nomor}" for b, k in kolom}
        for k in self.asal.get(baris, ()):
            if self.kolom[self.bidang[k]][0] == k and self.bidang[k] in hasil:
                hasil[self.bidang[k]] = self.alamat(baris, k)
        return hasil

    def isi(self, baris: int) -> list[tuple[int, object]]:
        """Return the cells of a row that hold something of their own, with their columns."""
        return [(k, n) for k, n in enumerate(self.asli[baris]) if n != "" and not _spasi(n)] or [
            (k, n) for k, n in enumerate(self.baris[baris]) if isinstance(n, SelRusak)
        ]

    def butir_biasa(self, baris: int) -> bool:
        """Say cheaply whether a row surely is an item: a stage in words, another text, and more cells with content."""
        isi = self.asli[baris]
        if self._kolom_terdalam is None or len(isi) - isi.count("") <= SEL_RINGKAS:
            return False
        teks = isi[self._kolom_terdalam]
        return (
            isinstance(teks, str)
            and len(teks) > SEL_RINGKAS
            and teks not in self._judul_terdalam
            and any(isi[k] != "" for k in self._kolom_teks)
        )

    @cached_property
    def _kolom_terdalam(self) -> int | None:
        return self.kolom[self.terdalam][0] if self.terdalam else None

    @cached_property
    def _kolom_teks(self) -> list[int]:
        """Columns of text besides the most detailed one."""
        teks = SUSUNAN | {Bidang.TAHAPAN, Bidang.INDIKATOR, Bidang.PENANGGUNG_JAWAB}
        return [k for k, b in self.bidang.items() if b in teks and b is not self.terdalam]

    @cached_property
    def _judul_terdalam(self) -> frozenset[object]:
        awal, akhir = self.pemetaan.baris_judul
        kolom = self._kolom_terdalam
        return (
            frozenset() if kolom is None else frozenset(b[kolom] for b in self.lembar.baris[awal - 1 : akhir])
        )

    @cached_property
    def kolom_bulan(self) -> list[tuple[int, Bulan]]:
        """Columns that mark time, each with its months."""
        bulan = [(k, (n,)) for n in BULAN_SETAHUN for k in self.kolom.get(Bidang(f"bulan_{n}"), ())]
        triwulan = [
            (k, (3 * n - 2, 3 * n - 1, 3 * n))
            for n in range(1, 5)
            for k in self.kolom.get(Bidang(f"triwulan_{n}"), ())
        ]
        return sorted([*bulan, *triwulan])

    @cached_property
    def milik_sendiri(self) -> bool:
        """Whether PetaRB wrote the table: rows carry keys, and every letter and number means what it says."""
        return Bidang.KUNCI in self.kolom

    @cached_property
    def terdalam(self) -> Bidang | None:
        """The field of the most detailed text that the table has: stage, sub activity or activity."""
        urutan = (Bidang.TAHAPAN, Bidang.SUB_KEGIATAN, Bidang.KEGIATAN)
        return next((b for b in urutan if b in self.kolom), None)

    def gabungan_lebar(self, baris: int) -> Mapping[int, int]:
        """Return the last column of each range that is merged sideways from a cell of this row."""
        return self._lebar.get(baris, {})

    def anggaran_gabungan(self) -> Iterator[tuple[Letak, int]]:
        """Yield the cells of money that are merged over several rows, with the number of rows."""
        for r in self.lembar.gabungan:
            tinggi = min(r.baris_akhir, len(self.baris) - 1) - r.baris_awal + 1
            anggaran = self.bidang.get(r.kolom_awal) is Bidang.ANGGARAN and r.baris_awal >= self.awal
            if anggaran and tinggi > 1 and self.baris[r.baris_awal][r.kolom_awal] != "":
                yield (r.baris_awal, r.kolom_awal), tinggi

    @cached_property
    def _lebar(self) -> dict[int, dict[int, int]]:
        lebar: dict[int, dict[int, int]] = defaultdict(dict)
        for r in self.lembar.gabungan:
            if r.kolom_akhir > r.kolom_awal:
                lebar[r.baris_awal][r.kolom_awal] = r.kolom_akhir
        return lebar

    # Laying out

    def _sampai(self, lembar: Lembar, rusak: Mapping[Letak, SelRusak], lebar: int) -> tuple[Isi, ...]:
        """Return the rows down to the last one that has a broken cell, which counts as blank elsewhere."""
        akhir = max((b for (b, k) in rusak if k in self.bidang), default=-1)
        return (*lembar.baris, *[("",) * lebar] * (akhir + 1 - len(lembar.baris)))

    def _tempatkan(self, rusak: Mapping[Letak, SelRusak]) -> None:
        for (baris, kolom), sel in rusak.items():
            if kolom in self.bidang and self.awal <= baris < len(self.baris):
                self._tulis(baris, kolom, sel)

    def _isi_gabungan(self) -> None:
        batas: dict[int, int] = {}  # last row that a range has filled, by column: no cell is filled twice
        for r in self.lembar.gabungan:
            if r.baris_awal < self.awal or r.baris_awal >= len(self.baris):
                continue
            for kolom in self._kolom_gabungan(r):
                if r.baris_awal > batas.get(kolom, -1):
                    batas[kolom] = min(r.baris_akhir, len(self.baris) - 1)
                    self._isi_kolom(r, kolom, range(r.baris_awal, batas[kolom] + 1))

    def _kolom_gabungan(self, r: Rentang) -> Iterable[int]:
        """Return the columns that share a merged value: the first one, or all that mark months."""
        dipakai = [k for k in self.bidang if r.kolom_awal <= k <= r.kolom_akhir]
        bulan = [k for k in dipakai if self.bidang[k] in SEL_BULAN]
        return bulan or dipakai[:1]

    def _isi_kolom(self, r: Rentang, kolom: int, baris: range) -> None:
        nilai = self.baris[r.baris_awal][r.kolom_awal]
        if nilai == "":
            return
        for nomor in baris[:1] if self.bidang[kolom] in DIJUMLAHKAN else baris:
            if (nomor, kolom) != (r.baris_awal, r.kolom_awal):
                self._tulis(nomor, kolom, nilai)
                self.asal[nomor][kolom] = (r.baris_awal, r.kolom_awal)

    def _tulis(self, baris: int, kolom: int, nilai: object) -> None:
        isi = self.baris[baris]
        if not isinstance(isi, list):
            isi = self.baris[baris] = list(isi)
        isi[kolom] = nilai


def _spasi(nilai: object) -> bool:
    return isinstance(nilai, str) and nilai.isspace()
