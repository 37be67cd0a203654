"""The rhythm of Bab IV as windows of a year, and what it means that something happened in one or not. Pure."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from tampilan.angka import BULAN

PANJANG_DUA_PEKAN = 14
BANYAK_DUA_PEKAN = 26
BANYAK = {"bulan": 12, "semester": 2, "tahun": 1}
ROMAWI = ("I", "II")


class Keadaan(StrEnum):
    """How an obligation stands in one window."""

    TEPAT = "tepat waktu"
    TERLAMBAT = "terlambat"
    TIDAK_ADA = "tidak ada"
    BELUM = "belum jatuh tempo"


@dataclass(frozen=True, slots=True)
class Jendela:
    """One span in which an obligation falls: its number in the year from 1, days inclusive, and the day it is due."""

    nomor: int
    nama: str
    mulai: date
    akhir: date
    tenggat: date

    @property
    def bulan(self) -> int:
        """The month, 1 to 12, under which it is counted: that of its last day."""
        return self.akhir.month


def jendela_tahun(irama: str, tahun: int, tenggat_hari: int = 0) -> list[Jendela]:
    """Return the windows of a year: 26 spans of fourteen days, 12 months, 2 semesters or the year.

    The last span of fourteen days reaches to 31 December. Each is due `tenggat_hari` days after its end.
    """
    return [
        Jendela(nomor, nama, mulai, akhir, akhir + timedelta(days=tenggat_hari))
        for nomor, nama, mulai, akhir in _rentang(irama, tahun)
    ]


def _rentang(irama: str, tahun: int) -> Iterable[tuple[int, str, date, date]]:
    awal = date(tahun, 1, 1)
    if irama == "dua-pekan":
        for nomor in range(1, BANYAK_DUA_PEKAN + 1):
            mulai = awal + timedelta(days=PANJANG_DUA_PEKAN * (nomor - 1))
            akhir = mulai + timedelta(days=PANJANG_DUA_PEKAN - 1)
            yield (
                nomor,
                f"Dua pekan ke-{nomor}",
                mulai,
                akhir if nomor < BANYAK_DUA_PEKAN else date(tahun, 12, 31),
            )
        return
    banyak = BANYAK[irama]
    panjang = 12 // banyak
    for nomor in range(1, banyak + 1):
        mulai = date(tahun, (nomor - 1) * panjang + 1, 1)
        yield nomor, _nama(irama, nomor, tahun), mulai, _akhir_bulan(tahun, nomor * panjang)


def _nama(irama: str, nomor: int, tahun: int) -> str:
    if irama == "bulan":
        return BULAN[nomor - 1]
    return f"Semester {ROMAWI[nomor - 1]}" if irama == "semester" else f"Tahun {tahun}"


def _akhir_bulan(tahun: int, bulan: int) -> date:
    return (date(tahun + bulan // 12, bulan % 12 + 1, 1)) - timedelta(days=1)


def keadaan(tenggat: date, hari_ini: date, *, terjadi: bool, tepat: bool) -> Keadaan:
    """Return how an obligation stands: what has not happened is missing only from the day after it was due."""
    if terjadi:
        return Keadaan.TEPAT if tepat else Keadaan.TERLAMBAT
    return Keadaan.TIDAK_ADA if hari_ini > tenggat else Keadaan.BELUM


@dataclass(slots=True)
class Hitungan:
    """How many windows were kept on time, late, missed, and how many are not yet due."""

    tepat: int = 0
    terlambat: int = 0
    tidak_ada: int = 0
    belum: int = 0

    def tambah(self, tepat: int, terlambat: int, tidak_ada: int, belum: int) -> None:
        """Count more."""
        self.tepat += tepat
        self.terlambat += terlambat
        self.tidak_ada += tidak_ada
        self.belum += belum

    def __add__(self, lain: "Hitungan") -> "Hitungan":
        return Hitungan(
            self.tepat + lain.tepat,
            self.terlambat + lain.terlambat,
            self.tidak_ada + lain.tidak_ada,
            self.belum + lain.belum,
        )

    @property
    def terhitung(self) -> int:
        """How many count: those due, and those kept before they were."""
        return self.tepat + self.terlambat + self.tidak_ada

    @property
    def persen(self) -> int | None:
        """The share kept on time, in percent rounded down; None where nothing counts yet. Late is not on time."""
        return self.tepat * 100 // self.terhitung if self.terhitung else None

    @property
    def tak_tercatat(self) -> bool:
        """Nothing of all that was due is on record: of a whole year this says that nobody used PetaRB, not a result."""
        return 0 < self.terhitung == self.tidak_ada

    @property
    def terburuk(self) -> Keadaan:
        """The worst that happened, for one colour and word."""
        if self.tidak_ada:
            return Keadaan.TIDAK_ADA
        if self.terlambat:
            return Keadaan.TERLAMBAT
        return Keadaan.TEPAT if self.tepat else Keadaan.BELUM


def jumlahkan(daftar: Iterable[Hitungan]) -> Hitungan:
    """Return the sum of counts."""
    hasil = Hitungan()
    for satu in daftar:
        hasil += satu
    return hasil
