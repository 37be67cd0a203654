"""A written report: sections of paragraphs, tables and bars. What the writers of a `Naskah` take; pure."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from itertools import compress
from typing import ClassVar, Literal, NamedTuple, TypeVar

from berkas.tabel import BarisTabel, Kolom, Tabel, TandaTangan
from berkas.tabel import Sel as SelTabel

T = TypeVar("T")
JenisBaris = Literal["isi", "subkelompok", "kelompok", "jumlah"]


class Sel(NamedTuple):
    """A cell as printed; `angka` is what a workbook calculates with, `gaya` how a page shows it.

    `gaya` is "predikat" for the name of a predicate ("" where there is none yet).
    """

    teks: str = ""
    angka: Decimal | None = None
    gaya: Literal["", "predikat"] = ""


@dataclass(frozen=True, slots=True)
class Baris:
    """A row: a cell per column; one of a group or of totals is bold and runs on over the empty cells beside it."""

    sel: tuple[Sel, ...]
    jenis: JenisBaris = "isi"


@dataclass(frozen=True, slots=True)
class TabelNaskah:
    """A numbered table; `lembar` names its sheet in a workbook, `kosong` says why it has no rows."""

    jenis: ClassVar[str] = "tabel"

    judul: str
    lembar: str
    kolom: tuple[Kolom, ...]
    baris: tuple[Baris, ...]
    catatan: tuple[str, ...] = ()
    kosong: str = "Tidak ada."
    hanya_buku: bool = False

    def tanpa(self, *kunci: str) -> "TabelNaskah":
        """Return it without some columns."""
        ada = [k.kunci not in kunci for k in self.kolom]
        baris = tuple(replace(b, sel=tuple(compress(b.sel, ada))) for b in self.baris)
        return replace(self, kolom=tuple(compress(self.kolom, ada)), baris=baris)

    def tercetak(self) -> Tabel:
        """Return it as a printed table, without merged rows."""
        return Tabel(
            self.kolom,
            tuple(
                BarisTabel(str(n), tuple(SelTabel(s.teks) for s in b.sel), jumlah=b.jenis != "isi")
                for n, b in enumerate(self.baris)
            ),
        )


KolomIsi = tuple[Kolom, Callable[[T], Sel | str]]
"""A column with what it says of a row's object, as a cell or as plain text."""


def susun_tabel(
    judul: str,
    lembar: str,
    kolom: Sequence[KolomIsi[T]],
    isi: Iterable[T],
    catatan: tuple[str, ...] = (),
    *,
    jumlah: T | None = None,
    kosong: str = "Tidak ada.",
    hanya_buku: bool = False,
) -> TabelNaskah:
    """Return the table with a row for each object, and one of totals under them where there are any."""
    baris = [susun_baris(kolom, satu) for satu in isi]
    if baris and jumlah is not None:
        baris.append(susun_baris(kolom, jumlah, "jumlah"))
    return TabelNaskah(
        judul, lembar, tuple(k for k, _ in kolom), tuple(baris), catatan, kosong, hanya_buku=hanya_buku
    )


def susun_baris(kolom: Sequence[KolomIsi[T]], isi: T, jenis: JenisBaris = "isi") -> Baris:
    """Return what the columns say of an object."""
    return Baris(tuple(_sel(tulis(isi)) for _, tulis in kolom), jenis)


def _sel(isi: Sel | str) -> Sel:
    return isi if isinstance(isi, Sel) else Sel(isi)


class Batang(NamedTuple):
    """A bar: its name, how long it is in percent (None: not known, no bar), and the figure in words."""

    nama: str
    persen: Decimal | None
    teks: str

    @property
    def panjang(self) -> str:
        """The length to draw, 0 to 100, as SVG writes numbers."""
        return f"{max(Decimal(0), min(self.persen or Decimal(0), Decimal(100))):.1f}"


@dataclass(frozen=True, slots=True)
class Bagan:
    """Bars under one heading."""

    jenis: ClassVar[str] = "bagan"

    judul: str
    batang: tuple[Batang, ...]


@dataclass(frozen=True, slots=True)
class Alinea:
    """Text; an empty line begins a new paragraph."""

    jenis: ClassVar[str] = "alinea"

    teks: str


@dataclass(frozen=True, slots=True)
class Rincian:
    """Names with their values."""

    jenis: ClassVar[str] = "rincian"

    butir: tuple[tuple[str, str], ...]


Isi = TabelNaskah | Bagan | Alinea | Rincian


@dataclass(frozen=True, slots=True)
class Bagian:
    """A section; an annex begins a page."""

    judul: str
    isi: tuple[Isi, ...]
    lampiran: bool = False


@dataclass(frozen=True, slots=True)
class Naskah:
    """A report. `kop` is the letterhead, `kaki` the foot of each page; `tanda` stands in its head (“DRAF”)."""

    nama: str
    judul: tuple[str, ...]
    bagian: tuple[Bagian, ...]
    kop: tuple[str, ...] = ()
    kaki: str = ""
    tanda: str = ""
    penanda_tangan: TandaTangan | None = None

    def tabel(self) -> Iterator[TabelNaskah]:
        """Yield its tables in their order."""
        for bagian in self.bagian:
            for satu in bagian.isi:
                if isinstance(satu, TabelNaskah):
                    yield satu

    @property
    def bagian_akhir(self) -> Bagian | None:
        """The last section before the annexes: under it people sign."""
        return next((b for b in reversed(self.bagian) if not b.lampiran), None)

    def tercetak(self, bagian: Bagian) -> tuple[Isi, ...]:
        """Return what a section shows on paper: all but what only a workbook holds."""
        return tuple(s for s in bagian.isi if not (isinstance(s, TabelNaskah) and s.hanya_buku))


def alinea(teks: str) -> list[str]:
    """Return the paragraphs of a text, without empty ones."""
    return [satu.strip() for satu in teks.replace("\r\n", "\n").split("\n\n") if satu.strip()]
