"""A preview in words, as its page shows it: the groups, refused first, each cut to what a person can read."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from rencana_aksi.jadwal import Jadwal
from rencana_aksi.models import ButirAksi
from rencana_aksi.queries.impor import BarisPratinjau, Perbedaan, Pratinjau
from tampilan.angka import tulis_angka

DITAMPILKAN = 100  # rows of a group; the rest is counted
JUDUL = (
    ("ditolak", "Ditolak", "Baris ini tidak akan disimpan. Perbaiki dalam berkas, lalu unggah lagi."),
    ("berubah", "Berubah", "Butir yang sudah ada, dengan isi yang berbeda."),
    ("baru", "Baru", "Butir yang akan ditambahkan."),
    ("sama", "Sama", "Tidak ada yang berubah."),
)


@dataclass(frozen=True, slots=True)
class BedaKata:
    """A field before and after, in words."""

    bidang: str
    sebelum: str
    sesudah: str


@dataclass(frozen=True, slots=True)
class BarisKata:
    """A row of the file in words: where it stands, what it says, what changes and what is wrong."""

    letak: str
    area: str
    tahapan: str
    kegiatan: str
    jadwal: str
    anggaran: str
    beda: tuple[BedaKata, ...]
    masalah: tuple[str, ...]
    ingat: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Kelompok:
    """The rows of one kind: how many, and the first of them."""

    jenis: str
    judul: str
    keterangan: str
    jumlah: int
    baris: tuple[BarisKata, ...]

    @property
    def sisa(self) -> int:
        """How many are not shown."""
        return self.jumlah - len(self.baris)


def kelompok_pratinjau(pratinjau: Pratinjau) -> list[Kelompok]:
    """Return the groups of a preview that are not empty, refused rows first."""
    return [
        Kelompok(
            jenis,
            judul,
            keterangan,
            len(baris),
            tuple(_kata(b, pratinjau.area) for b in baris[:DITAMPILKAN]),
        )
        for jenis, judul, keterangan in JUDUL
        if (baris := pratinjau.per_jenis[jenis])
    ]


def _kata(b: BarisPratinjau, area: Mapping[int, str]) -> BarisKata:
    return BarisKata(
        letak=f"{b.baris.lembar} baris {b.baris.baris}",
        area=area.get(b.isi["area_id"], b.baris.area),
        tahapan=b.isi["tahapan"],
        kegiatan=b.isi["kegiatan"],
        jadwal=str(b.isi["jadwal"]),
        anggaran=tulis_angka(b.isi["anggaran"]),
        beda=tuple(_beda(p, area) for p in b.perbedaan),
        masalah=tuple(m.pesan for m in b.masalah if m.tingkat == "tolak"),
        ingat=tuple(m.pesan for m in b.masalah if m.tingkat == "ingat"),
    )


def _beda(p: Perbedaan, area: Mapping[int, str]) -> BedaKata:
    nama = str(ButirAksi._meta.get_field(p.bidang.removesuffix("_id")).verbose_name)  # type: ignore[union-attr]
    return BedaKata(nama, _nilai(p.bidang, p.sebelum, area), _nilai(p.bidang, p.sesudah, area))


def _nilai(bidang: str, nilai: Any, area: Mapping[int, str]) -> str:
    if nilai is None:
        return ""
    if bidang == "area_id":
        return area.get(nilai, "")
    if isinstance(nilai, Decimal | int) and not isinstance(nilai, Jadwal):
        return tulis_angka(nilai)
    return str(nilai)
