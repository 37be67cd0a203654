"""The states of a road map and the way between them, as data."""

from dataclasses import dataclass
from enum import StrEnum


class Status(StrEnum):
    """Where a road map stands."""

    RANCANGAN = "rancangan"
    BERLAKU = "berlaku"
    DICABUT = "dicabut"


NAMA = {Status.RANCANGAN: "Rancangan", Status.BERLAKU: "Berlaku", Status.DICABUT: "Dicabut"}

PEMEGANG = {
    Status.RANCANGAN: "Tim Pelaksana Tingkat Kota",
    Status.BERLAKU: "Tim Pengarah Tingkat Kota",
    Status.DICABUT: "Arsip Bagian Organisasi",
}
"""Who holds a road map in each state: everyone can see for whom it waits."""


@dataclass(frozen=True, slots=True)
class Peralihan:
    """A step from one state to another, named by its verb."""

    nama: str
    dari: Status
    ke: Status
    akibat: str


TETAPKAN = Peralihan(
    "tetapkan",
    Status.RANCANGAN,
    Status.BERLAKU,
    "Setelah berlaku, isi road map dan targetnya tidak dapat diubah lagi; perubahan dilakukan pada salinan.",
)
CABUT = Peralihan(
    "cabut", Status.BERLAKU, Status.DICABUT, "Road map tetap dapat dibaca, tetapi tidak dipakai lagi."
)

PERALIHAN = (TETAPKAN, CABUT)


class PeralihanDitolak(Exception):
    """The state does not allow this step; the message says which state it needs."""


def pastikan_dapat(peralihan: Peralihan, status: str) -> None:
    """Raise PeralihanDitolak where `peralihan` does not start from `status`."""
    if status != peralihan.dari:
        raise PeralihanDitolak(
            f"Hanya road map berstatus {NAMA[peralihan.dari]} yang dapat di{peralihan.nama}; "
            f"status sekarang {NAMA[Status(status)]}."
        )
