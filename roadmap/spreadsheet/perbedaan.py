"""What is compared and what comes of it: the rows printed now, differences, the result."""

from collections.abc import Hashable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from berkas.tabel import Kolom
from roadmap.spreadsheet.tabel import Masalah
from roadmap.spreadsheet.teks import daftar_nomor

NOMOR = "nomor"
INDIKATOR = "indikator"
TEKS_BARIS = ("program", "kegiatan", "perangkat_daerah")
DIPAKAI_BERSAMA = ("tujuan", "indikator", "sasaran", "area")
AWALAN_TARGET = "target_"


class Jenis(StrEnum):
    """What a difference changes."""

    TEKS = "teks"  # the row's own text
    TAUTAN = "tautan"  # which record the rows belong to
    BERSAMA = "bersama"  # the printed text of a record, for all of its rows


@dataclass(frozen=True, slots=True)
class BarisKini:
    """A row as an export prints it now.

    `teks` gives the text by column; `rekaman` the record that the cell belongs to: neighbours with the same one print
    merged. A column without a record never merges.
    """

    kunci: str
    nomor: int
    teks: Mapping[str, str]
    rekaman: Mapping[str, Hashable]


@dataclass(frozen=True, slots=True)
class KeadaanKini:
    """All rows printed now, and the records that a text can name.

    `kenal` gives, for the columns of DIPAKAI_BERSAMA, the records by printed text (as `samakan` writes it);
    `tercetak` the printed text of a record by column (of "nomor": the number of a tujuan).
    """

    kolom: tuple[Kolom, ...]
    baris: tuple[BarisKini, ...]
    kenal: Mapping[str, Mapping[str, frozenset[int]]] = field(default_factory=dict)
    tercetak: Mapping[tuple[str, Hashable], str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Perbedaan:
    """One difference, before → after.

    `kunci` and `nomor` name the rows of the Lampiran, `alamat` the first cell. `rekaman` is the record whose text
    changes (BERSAMA) or that the rows leave (TAUTAN) for `ke`.
    """

    jenis: Jenis
    kolom: str
    judul: str
    lembar: str
    alamat: str
    kunci: tuple[str, ...]
    nomor: tuple[int, ...]
    sebelum: str
    sesudah: str
    rekaman: Hashable = None
    ke: int | None = None
    catatan: tuple[str, ...] = ()

    @property
    def baris(self) -> str:
        """The rows of the Lampiran in words: "1–4, 7"."""
        return daftar_nomor(self.nomor)

    @property
    def tempat(self) -> str:
        """The sheet and the address of the first cell."""
        return f"{self.lembar}!{self.alamat}"


@dataclass(frozen=True, slots=True)
class Perbandingan:
    """What a file would change, what is refused, and how many rows of the Lampiran it does not hold."""

    perbedaan: tuple[Perbedaan, ...]
    masalah: tuple[Masalah, ...]
    dibaca: int
    tidak_ada: int
