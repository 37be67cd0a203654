"""A printed table with merged cells, and the document around it: what every writer in `berkas` takes."""

from collections.abc import Hashable, Iterable, Sequence
from dataclasses import dataclass
from typing import Literal, NamedTuple

Perataan = Literal["kiri", "tengah", "kanan"]
FormatAngka = Literal["", "0", "#,##0"]


@dataclass(frozen=True, slots=True)
class Kolom:
    """One column; `lebar` is its share of the width, `induk` a heading printed over its neighbours too.

    `rapat` leaves next to no room at the sides of its cells: for marks and figures in narrow columns.
    `angka` makes its cells numbers in a workbook, as that format for whole numbers shows them; the texts of such a
    column are plain digits, with a point before decimals, or empty.
    """

    kunci: str
    judul: str
    lebar: float
    induk: str = ""
    perataan: Perataan = "kiri"
    rapat: bool = False
    angka: FormatAngka = ""


class Sel(NamedTuple):
    """A printed cell; `rentang` is the number of rows it covers (1 or more)."""

    teks: str
    rentang: int = 1


@dataclass(frozen=True, slots=True)
class BarisTabel:
    """One row: a cell per column, None where a cell above covers it; `penanda` is a bookmark to it.

    With `jumlah` it holds totals: bold, never the first row of a page, and its texts run on over the empty cells to
    their right (`bentangan`). None of its cells is merged with those above or below.
    """

    kunci: str
    sel: tuple[Sel | None, ...]
    penanda: str = ""
    jumlah: bool = False

    def bentangan(self) -> list[tuple[int, int]]:
        """Return column and width of each cell as printed; only in a row of totals is one wider than its column."""
        hasil: list[tuple[int, int]] = []
        for k, sel in enumerate(self.sel):
            if self.jumlah and hasil and sel is not None and not sel.teks:
                hasil[-1] = (hasil[-1][0], hasil[-1][1] + 1)
            else:
                hasil.append((k, 1))
        return hasil


@dataclass(frozen=True, slots=True)
class Tabel:
    """Columns and rows; the cells of each column cover every row exactly once."""

    kolom: tuple[Kolom, ...]
    baris: tuple[BarisTabel, ...]

    def isi_penuh(self) -> list[list[str]]:
        """Return the text of every cell, a merged cell's text repeated on each row it covers."""
        atas = [""] * len(self.kolom)
        penuh = []
        for baris in self.baris:
            atas = [lama if sel is None else sel.teks for lama, sel in zip(atas, baris.sel, strict=True)]
            penuh.append(atas)
        return penuh


class Isi(NamedTuple):
    """A cell before merging: neighbours below with the same `gabung` become one cell; None never merges."""

    teks: str
    gabung: Hashable = None


@dataclass(frozen=True, slots=True)
class TandaTangan:
    """The lines of a signature block, from the place and date (or office) down to the name."""

    baris: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Dokumen:
    """A table as a regulation prints it.

    `kop` is the heading block at the top right, `judul` the centred title, `catatan` what limits the content
    (active filters), `kaki` the foot line (printed by, at, source); `lembar` names the sheet in a workbook.
    """

    nama: str
    judul: tuple[str, ...]
    tabel: Tabel
    kop: tuple[str, ...] = ()
    catatan: tuple[str, ...] = ()
    pengesah: TandaTangan | None = None
    penanda_tangan: TandaTangan | None = None
    kaki: str = ""
    lembar: str = "Tabel"
    kolom_kunci: str = ""


def gabungkan(kolom: Sequence[Kolom], baris: Iterable[tuple[str, Sequence[Isi], str]]) -> Tabel:
    """Merge equal neighbours in each column, every column by itself.

    `baris` yields (key, one `Isi` per column, bookmark). Two neighbours merge where both carry an equal
    `gabung` that is not None. Raises ValueError where a row has not one cell per column.
    """
    daftar = [(kunci, tuple(isi), penanda) for kunci, isi, penanda in baris]
    if any(len(isi) != len(kolom) for _, isi, _ in daftar):
        raise ValueError("every row needs one cell per column")
    per_kolom = [_gabungkan_kolom([isi[k] for _, isi, _ in daftar]) for k in range(len(kolom))]
    return Tabel(
        tuple(kolom),
        tuple(
            BarisTabel(kunci, sel, penanda)
            for (kunci, _, penanda), sel in zip(daftar, zip(*per_kolom, strict=True), strict=True)
        ),
    )


def _gabungkan_kolom(isi: Sequence[Isi]) -> list[Sel | None]:
    hasil: list[Sel | None] = [None] * len(isi)
    awal, pertama = 0, Isi("")
    for i, satu in enumerate(isi):
        if satu.gabung is None or satu.gabung != pertama.gabung:
            if i:
                hasil[awal] = Sel(pertama.teks, i - awal)
            awal, pertama = i, satu
    if isi:
        hasil[awal] = Sel(pertama.teks, len(isi) - awal)
    return hasil
