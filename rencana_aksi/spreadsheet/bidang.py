"""The fields of a plan's table, and the plain data that readers and writers hand over: no model, no I/O."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from enum import StrEnum
from typing import Any, Literal

from tampilan.angka import BULAN

BULAN_SETAHUN = tuple(range(1, 13))


class Bidang(StrEnum):
    """What a column holds (Pasal 4 ayat (2)); `ABAIKAN` is read by nobody, such as No. or Realisasi."""

    ABAIKAN = "abaikan"
    KUNCI = "kunci"
    AREA = "area"
    PERANGKAT_DAERAH = "perangkat_daerah"
    PROGRAM = "program"
    KEGIATAN = "kegiatan"
    SUB_KEGIATAN = "sub_kegiatan"
    TAHAPAN = "tahapan"
    INDIKATOR = "indikator"
    TARGET = "target"
    SATUAN = "satuan"
    JADWAL = "jadwal"
    MULAI = "mulai"
    SELESAI = "selesai"
    BULAN_1 = "bulan_1"
    BULAN_2 = "bulan_2"
    BULAN_3 = "bulan_3"
    BULAN_4 = "bulan_4"
    BULAN_5 = "bulan_5"
    BULAN_6 = "bulan_6"
    BULAN_7 = "bulan_7"
    BULAN_8 = "bulan_8"
    BULAN_9 = "bulan_9"
    BULAN_10 = "bulan_10"
    BULAN_11 = "bulan_11"
    BULAN_12 = "bulan_12"
    TRIWULAN_1 = "triwulan_1"
    TRIWULAN_2 = "triwulan_2"
    TRIWULAN_3 = "triwulan_3"
    TRIWULAN_4 = "triwulan_4"
    PENANGGUNG_JAWAB = "penanggung_jawab"
    ANGGARAN = "anggaran"
    SDM = "sdm"


NAMA: Mapping[Bidang, str] = {
    Bidang.ABAIKAN: "Tidak dipakai",
    Bidang.KUNCI: "Kunci butir",
    Bidang.AREA: "Area perubahan",
    Bidang.PERANGKAT_DAERAH: "Perangkat Daerah",
    Bidang.PROGRAM: "Program",
    Bidang.KEGIATAN: "Kegiatan",
    Bidang.SUB_KEGIATAN: "Sub kegiatan",
    Bidang.TAHAPAN: "Tahapan/aktivitas",
    Bidang.INDIKATOR: "Indikator keluaran",
    Bidang.TARGET: "Target (volume)",
    Bidang.SATUAN: "Satuan",
    Bidang.JADWAL: "Waktu penyelesaian",
    Bidang.MULAI: "Bulan mulai",
    Bidang.SELESAI: "Bulan selesai",
    **{Bidang(f"bulan_{n}"): BULAN[n - 1] for n in BULAN_SETAHUN},
    **{Bidang(f"triwulan_{n}"): f"Triwulan {n}" for n in (1, 2, 3, 4)},
    Bidang.PENANGGUNG_JAWAB: "Penanggung jawab",
    Bidang.ANGGARAN: "Anggaran",
    Bidang.SDM: "SDM (orang)",
}


@dataclass(frozen=True, slots=True)
class Masalah:
    """Something in a file that a person must look at; `sel` is an address such as "K14", or "" for a whole sheet.

    `tolak` refuses the row; `ingat` lets it pass and only says what was made of it.
    """

    lembar: str
    baris: int
    sel: str
    nilai: str
    pesan: str
    bidang: Bidang | None = None
    tingkat: Literal["tolak", "ingat"] = "tolak"


@dataclass(frozen=True, slots=True)
class IsiBaris:
    """What one row of a plan says; None and "" where the cell is blank.

    `bulan` are months from 1 to 12 in order; `anggaran` is in rupiah; `sdm` in people.
    """

    kunci: str = ""
    area: str = ""
    program: str = ""
    kegiatan: str = ""
    sub_kegiatan: str = ""
    tahapan: str = ""
    indikator: str = ""
    target: Decimal | None = None
    satuan: str = ""
    bulan: tuple[int, ...] = ()
    penanggung_jawab: str = ""
    anggaran: Decimal | None = None
    sdm: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class BarisTerbaca(IsiBaris):
    """One row of a plan as read; `baris` counts from 1 as spreadsheets do, merged cells filled forward.

    What was refused is blank and stands in `masalah`. `sel` gives the address of the cell that each field came from.
    """

    lembar: str
    baris: int
    perangkat_daerah: str = ""
    sel: Mapping[Bidang, str] = field(default_factory=dict)
    masalah: tuple[Masalah, ...] = ()

    @property
    def ditolak(self) -> bool:
        """Whether a problem of its own keeps the row out."""
        return any(m.tingkat == "tolak" for m in self.masalah)


@dataclass(frozen=True, slots=True)
class Pemetaan:
    """How to read a sheet: rows count from 1, columns from 0; money cells are multiplied by `satuan_anggaran`.

    `baris_judul` is the first and the last row of the heading; data begin at `baris_data`.
    """

    lembar: str
    baris_judul: tuple[int, int]
    baris_data: int
    kolom: Mapping[int, Bidang]
    satuan_anggaran: int = 1

    @classmethod
    def dari_json(cls, isi: Mapping[str, Any]) -> "Pemetaan":
        """Read what `ke_json` wrote."""
        awal, akhir = isi["baris_judul"]
        kolom = {int(nomor): Bidang(bidang) for nomor, bidang in isi["kolom"].items()}
        return cls(isi["lembar"], (awal, akhir), isi["baris_data"], kolom, isi["satuan_anggaran"])

    def ke_json(self) -> dict[str, Any]:
        """Return what a JSON field can hold."""
        return {
            "lembar": self.lembar,
            "baris_judul": list(self.baris_judul),
            "baris_data": self.baris_data,
            "kolom": {str(nomor): bidang.value for nomor, bidang in sorted(self.kolom.items())},
            "satuan_anggaran": self.satuan_anggaran,
        }


@dataclass(frozen=True, slots=True)
class TebakanKolom:
    """What a column looks like: its heading, some values, the guess, and whether a person must confirm it."""

    kolom: int
    huruf: str
    judul: str
    contoh: tuple[str, ...]
    bidang: Bidang
    yakin: bool


@dataclass(frozen=True, slots=True)
class Tebakan:
    """A reading of a workbook before anyone has said how: the best sheet, and all visible ones to choose from.

    `pasti` tells that nothing needs to be asked: every column is certain and what a plan needs is there.
    """

    pemetaan: Pemetaan
    kolom: tuple[TebakanKolom, ...]
    lembar: tuple[str, ...]
    pasti: bool
    satuan_pasti: bool = True
    templat: bool = False


@dataclass(frozen=True, slots=True)
class HasilBaca:
    """Rows of a plan out of a file, the problems of every row and of the sheet, and the mapping used."""

    baris: tuple[BarisTerbaca, ...]
    masalah: tuple[Masalah, ...]
    pemetaan: Pemetaan
