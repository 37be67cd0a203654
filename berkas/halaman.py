"""Where a printed table breaks: pages chosen from measured heights, merged cells closed at each page end."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from berkas.tabel import BarisTabel, Sel, Tabel

MAKS_LANJUTAN = 240  # characters; without a limit a text taller than a page would print one row a page


@dataclass(frozen=True, slots=True)
class Ukuran:
    """Measured heights, all in the same unit.

    `baris`: what each row needs for its unmerged cells. `sel`: what the text of a merged cell needs, by
    (row, column) where the cell begins; `sel_lanjutan`: what its `lanjutan` needs. `halaman_pertama` and
    `halaman`: the room for rows on the first page and on the others. `penutup`: the signature blocks.
    """

    baris: Sequence[float]
    sel: Mapping[tuple[int, int], float]
    sel_lanjutan: Mapping[tuple[int, int], float]
    halaman_pertama: float
    halaman: float
    penutup: float = 0.0


def lanjutan(teks: str) -> str:
    """Return the text of a merged cell for the pages after its first: a very long one only begins again."""
    if len(teks) <= MAKS_LANJUTAN:
        return teks
    return f"{teks[:MAKS_LANJUTAN].rsplit(maxsplit=1)[0]} … (lanjutan)"


def awal_sel(tabel: Tabel) -> list[list[int]]:
    """Return for each row and column the row in which the covering cell begins."""
    awal: list[list[int]] = []
    for i, baris in enumerate(tabel.baris):
        awal.append([awal[-1][k] if sel is None else i for k, sel in enumerate(baris.sel)])
    return awal


def bagi(tabel: Tabel, ukuran: Ukuran) -> list[int]:
    """Return the row that begins each page, the first always 0; every page takes as many rows as fit.

    A merged cell needs room for its whole text on every page it reaches. The signature blocks stay with rows:
    where they do not fit below the last page's rows, that page gives about half of its rows to a new one. Where no
    row fits beside them, they get a page without rows, which begins after the last row. Totals stay with the row above
    them as long as that leaves room.
    """
    if not tabel.baris:
        return [0]
    tinggi = _Tinggi(tabel, ukuran)
    halaman = [0]
    while (lanjut := tinggi.muat_sampai(halaman[-1], _ruang(halaman, ukuran))) < len(tabel.baris):
        halaman.append(_tanpa_jumlah_di_atas(tabel, halaman[-1], lanjut))
    return halaman + _halaman_penutup(tinggi, halaman, ukuran)


def _tanpa_jumlah_di_atas(tabel: Tabel, dari: int, awal: int) -> int:
    """Return where the page after `dari` begins, so that totals do not stand first: earlier, or where it was."""
    for i in range(awal, dari, -1):
        if not tabel.baris[i].jumlah:
            return i
    return awal


def potong(tabel: Tabel, halaman: Sequence[int]) -> list[tuple[BarisTabel, ...]]:
    """Split the rows where pages begin; a merged cell is closed there and goes on with its `lanjutan`."""
    awal = awal_sel(tabel)
    batas = [*halaman, len(tabel.baris)]
    return [_potong_halaman(tabel, awal, dari, sampai) for dari, sampai in pairwise(batas)]


def _potong_halaman(tabel: Tabel, awal: list[list[int]], dari: int, sampai: int) -> tuple[BarisTabel, ...]:
    hasil = []
    for i in range(dari, sampai):
        sel = [
            _potong_sel(tabel, awal[i][k], k, i, sampai) if i == dari or asli is not None else None
            for k, asli in enumerate(tabel.baris[i].sel)
        ]
        hasil.append(replace(tabel.baris[i], sel=tuple(sel)))
    return tuple(hasil)


def _potong_sel(tabel: Tabel, awal: int, kolom: int, baris: int, sampai: int) -> Sel:
    asli = tabel.baris[awal].sel[kolom]
    if asli is None:
        raise ValueError(f"row {awal}, column {kolom}: no cell covers this place")
    return Sel(asli.teks if awal == baris else lanjutan(asli.teks), min(awal + asli.rentang, sampai) - baris)


class _Tinggi:
    """Heights of runs of rows, by the rule of CSS tables: a cell stretches the last row it covers."""

    def __init__(self, tabel: Tabel, ukuran: Ukuran) -> None:
        self._tabel = tabel
        self._ukuran = ukuran
        self._awal = awal_sel(tabel)

    def muat_sampai(self, dari: int, ruang: float) -> int:
        """Return the end of the longest run from `dari` that fits in `ruang`, of one row at least."""
        for i, tertutup in enumerate(self._jalankan(dari), start=dari):
            if tertutup > ruang and i > dari:
                return i
        return len(self._tabel.baris)

    def jumlah(self, baris: int) -> bool:
        """Say whether a row holds totals."""
        return self._tabel.baris[baris].jumlah

    def dari_sampai_akhir(self, dari: int) -> float:
        """Return the height of the rows from `dari` to the last."""
        return list(self._jalankan(dari))[-1]

    def _jalankan(self, dari: int) -> Iterator[float]:
        """Yield for each row from `dari` the height of the run that is closed after it."""
        kebutuhan: dict[int, tuple[int, float]] = {}
        y = 0.0
        for i in range(dari, len(self._tabel.baris)):
            self._buka(kebutuhan, i, dari, y)
            bawah = y + self._ukuran.baris[i]
            yield max([bawah, *(butuh for _, butuh in kebutuhan.values())])
            y = max([bawah, *(butuh for akhir, butuh in kebutuhan.values() if akhir == i)])
            kebutuhan = {k: v for k, v in kebutuhan.items() if v[0] > i}

    def _buka(self, kebutuhan: dict[int, tuple[int, float]], baris: int, dari: int, y: float) -> None:
        for k, asli in enumerate(self._tabel.baris[baris].sel):
            awal = self._awal[baris][k]
            tinggi = (self._ukuran.sel if asli else self._ukuran.sel_lanjutan).get((awal, k))
            sel = self._tabel.baris[awal].sel[k]
            if tinggi is not None and sel is not None and (asli is not None or baris == dari):
                kebutuhan[k] = (awal + sel.rentang - 1, y + tinggi)


def _ruang(halaman: Sequence[int], ukuran: Ukuran) -> float:
    return ukuran.halaman_pertama if len(halaman) == 1 else ukuran.halaman


def _halaman_penutup(tinggi: _Tinggi, halaman: Sequence[int], ukuran: Ukuran) -> list[int]:
    """Return the beginning of one more page, where the signature blocks need it to stand below some rows."""
    dari, jumlah = halaman[-1], len(ukuran.baris)
    if not ukuran.penutup or tinggi.dari_sampai_akhir(dari) + ukuran.penutup <= _ruang(halaman, ukuran):
        return []
    tengah = max((dari + jumlah + 1) // 2, dari + 1)
    urut = [*range(tengah, jumlah), *range(tengah - 1, dari, -1)]
    muat = [i for i in urut if tinggi.dari_sampai_akhir(i) + ukuran.penutup <= ukuran.halaman]
    return [next((i for i in muat if not tinggi.jumlah(i)), muat[0] if muat else jumlah)]
