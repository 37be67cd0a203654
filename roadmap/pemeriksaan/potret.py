"""The snapshot that the rules read: a road map as printed and as normalised, without a database."""

from dataclasses import dataclass, field
from decimal import Decimal

from indikator.models import Arah
from indikator.nilai import JenisNilai, NilaiTercetak, urai
from roadmap.lampiran import kolom_lampiran
from roadmap.models import Nomenklatur

PERSEN = "persen"


@dataclass(frozen=True, slots=True)
class TargetPotret:
    """A printed target (or baseline) of one year, and what it means."""

    tahun: int
    teks: str
    arti: NilaiTercetak = field(init=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "arti", urai(self.teks))

    @property
    def kosong(self) -> bool:
        """Whether the cell is blank."""
        return self.arti.jenis == JenisNilai.KOSONG

    @property
    def tidak_ada(self) -> bool:
        """Whether the cell says that there is no value (N/A)."""
        return self.arti.jenis == JenisNilai.TIDAK_ADA

    @property
    def angka(self) -> Decimal | None:
        """The number, None where the cell holds none."""
        return self.arti.angka

    def __str__(self) -> str:
        return f"{self.tahun}: {self.teks or '–'}"


@dataclass(frozen=True, slots=True)
class IndikatorPotret:
    """An indicator as the dictionary has it; `tangga` holds its labels, the best first."""

    kode: str
    nama: str
    satuan: str = ""
    arah: str = Arah.NAIK
    skala_bawah: Decimal | None = None
    skala_atas: Decimal | None = None
    tangga: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class PenetapanPotret:
    """A printed indicator row; `baris` are the numbers of the rows of the Lampiran that share it."""

    kode: str
    indikator: IndikatorPotret
    teks: str
    tempat: str
    target: tuple[TargetPotret, ...] = ()
    tahun_dasar: int | None = None
    baris: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class RincianPotret:
    """A normalised kegiatan (and sub kegiatan) that a row names."""

    kegiatan: str
    sub_kegiatan: str = ""


@dataclass(frozen=True, slots=True)
class PelaksanaPotret:
    """A Perangkat Daerah of a row by its name and its abbreviation."""

    nama: str
    singkatan: str = ""


@dataclass(frozen=True, slots=True)
class BarisPotret:
    """A row of the Lampiran: its own printed text beside the normalised records."""

    nomor: int
    kunci: str = ""
    nomenklatur: str = Nomenklatur.LAMA
    area: str = ""
    teks_area: str = ""
    program: str = ""
    teks_program: str = ""
    teks_kegiatan: str = ""
    rincian: tuple[RincianPotret, ...] = ()
    teks_pd: str = ""
    seluruh_pd: bool = False
    pelaksana: tuple[PelaksanaPotret, ...] = ()


@dataclass(frozen=True, slots=True)
class KegiatanPasal:
    """A kegiatan that Pasal 3 ayat (2) gives an area, with the number of rows that serve it."""

    kode: str
    nomor: int
    teks: str
    area_id: int
    kode_area: str
    dukungan: int = 0


@dataclass(frozen=True, slots=True)
class NamaBaku:
    """A normalised name of a programme, or of a kegiatan and its `program`; `baris` are the rows that use it."""

    jenis: str
    nama: str
    nomenklatur: str
    program: str = ""
    baris: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class TeksBaku:
    """Text printed outside the rows' own columns, beside its normalised form.

    `baris` are the rows of the Lampiran that share it, `prioritas_id` the priority of Bab III.B that prints it.
    """

    jenis: str
    tercetak: str
    baku: str
    tempat: str = ""
    baris: tuple[int, ...] = ()
    prioritas_id: int | None = None


@dataclass(frozen=True, slots=True)
class Potret:
    """A road map at one moment; `berpadanan` are the numbers of old rows that have a new counterpart."""

    tahun: range
    baris: tuple[BarisPotret, ...] = ()
    penetapan: tuple[PenetapanPotret, ...] = ()
    berpadanan: frozenset[int] = frozenset()
    kegiatan_pasal: tuple[KegiatanPasal, ...] = ()
    nama: tuple[NamaBaku, ...] = ()
    teks: tuple[TeksBaku, ...] = ()

    def kolom(self, kunci: str) -> int:
        """Return the number of a column of the Lampiran as printed: with four years, `program` is column 10."""
        return [k.kunci for k in kolom_lampiran(self.tahun)].index(kunci) + 1
