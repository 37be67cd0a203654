"""Problems and follow-ups as their lists show them: filtered, with their age, on a board or in a table."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Count, F, Q, QuerySet

from monev.models import Permasalahan, StatusMasalah, StatusTindakLanjut, TindakLanjut, Tingkat
from monev.queries.masalah import DIPERLUKAN, di_area, umur
from organisasi.models import PerangkatDaerah
from organisasi.permissions import Orang
from roadmap.models import AreaPerubahan, RoadMap

PER_KOLOM = 30
"""How many cards a column of the board shows; the table has them all."""


@dataclass(frozen=True, slots=True)
class SaringanMasalah:
    """What limits a list of problems; empty values limit nothing."""

    tingkat: str = ""
    area: AreaPerubahan | None = None
    perangkat_daerah: PerangkatDaerah | None = None
    status: str = ""
    kata: Sequence[str] = ()
    terlambat: bool = False

    def terapkan(self, daftar: QuerySet[Permasalahan], hari: date) -> QuerySet[Permasalahan]:
        """Return the problems that are left on the day `hari`; every word must stand in the title or the text."""
        if self.tingkat:
            daftar = daftar.filter(tingkat=self.tingkat)
        if self.area is not None:
            daftar = daftar.filter(di_area(self.area))
        if self.perangkat_daerah is not None:
            daftar = daftar.filter(perangkat_daerah=self.perangkat_daerah)
        if self.status:
            daftar = daftar.filter(status=self.status)
        if self.terlambat:
            daftar = daftar.filter(tenggat__lt=hari).exclude(status=StatusMasalah.SELESAI)
        for kata in self.kata:
            daftar = daftar.filter(Q(judul__icontains=kata) | Q(uraian__icontains=kata))
        return daftar


@dataclass(frozen=True, slots=True)
class BarisMasalah:
    """A problem with its age in days on one day: at its level, since it was raised, and past the time limit.

    Of a solved one `hari` counts until it was solved and nothing is late. `tindak` are its follow-ups, `terkonfirmasi`
    those that Inspektorat has confirmed; 0 where they were not counted.
    """

    masalah: Permasalahan
    hari_tingkat: int | None
    hari: int
    lewat: int
    tindak: int
    terkonfirmasi: int

    @property
    def kolom(self) -> str:
        """The column of the board: its level, or solved."""
        return "selesai" if self.masalah.status == StatusMasalah.SELESAI else self.masalah.tingkat

    @property
    def sumber(self) -> str:
        """What it is about, in words."""
        masalah = self.masalah
        if masalah.butir is not None:
            return (
                f"{masalah.butir.rencana.periode.tahun}, butir {masalah.butir.nomor}: {masalah.butir.tahapan}"
            )
        return str(masalah.indikator or masalah.area)

    @property
    def area(self) -> AreaPerubahan | None:
        """The area on which it is, itself or through its item."""
        return self.masalah.area or (self.masalah.butir.area if self.masalah.butir else None)


URUTAN: dict[str, tuple[Any, ...]] = {
    "tenggat": (F("diselesaikan_pada").desc(nulls_first=True), "tenggat", "pk"),
    "-tenggat": (F("diselesaikan_pada").asc(nulls_last=True), "-tenggat", "-pk"),
    "judul": ("judul", "pk"),
    "-judul": ("-judul", "-pk"),
    "unit": (F("perangkat_daerah__nama").asc(nulls_first=True), "tenggat", "pk"),
    "-unit": (F("perangkat_daerah__nama").desc(nulls_last=True), "tenggat", "pk"),
    "sejak": ("sejak", "pk"),
    "-sejak": ("-sejak", "-pk"),
    "lapor": ("dilaporkan_pada", "pk"),
    "-lapor": ("-dilaporkan_pada", "-pk"),
}
"""The orders of the table by the value of `?urut=`."""


def masalah_terlihat(
    road_map: RoadMap, orang: Orang, saringan: SaringanMasalah, hari: date, urut: str = "tenggat"
) -> QuerySet[Permasalahan]:
    """Return what of a road map's problems a person may read, filtered and ordered, with counts of follow-ups."""
    terkonfirmasi = Q(tindak_lanjut__status=StatusTindakLanjut.DIKONFIRMASI)
    return masalah_tersaring(road_map, orang, saringan, hari, urut).annotate(
        banyak_tindak=Count("tindak_lanjut"),
        banyak_terkonfirmasi=Count("tindak_lanjut", filter=terkonfirmasi),
    )


def masalah_tersaring(
    road_map: RoadMap, orang: Orang, saringan: SaringanMasalah, hari: date, urut: str = "tenggat"
) -> QuerySet[Permasalahan]:
    """Return the same without the counts."""
    semua = Permasalahan.objects.terlihat_oleh(orang).filter(road_map=road_map)
    urutan = URUTAN.get(urut, URUTAN["tenggat"])
    return saringan.terapkan(semua, hari).select_related(*DIPERLUKAN).order_by(*urutan)


def baris_masalah(masalah: Permasalahan, hari: date) -> BarisMasalah:
    """Return a problem of `masalah_terlihat` or `masalah_tersaring` with its age on a day."""
    if masalah.diselesaikan_pada is not None:
        akhir, tingkat, lewat = umur_hari(masalah, hari), None, 0
    else:
        akhir = umur(masalah.dilaporkan_pada, hari)
        tingkat, lewat = umur(masalah.sejak, hari), max(0, (hari - masalah.tenggat).days)
    tindak, terkonfirmasi = (getattr(masalah, f"banyak_{apa}", 0) for apa in ("tindak", "terkonfirmasi"))
    return BarisMasalah(masalah, tingkat, akhir, lewat, tindak, terkonfirmasi)


def umur_hari(masalah: Permasalahan, hari: date) -> int:
    """Return for how many days a problem has been open, until it was solved."""
    if masalah.diselesaikan_pada is None:
        return umur(masalah.dilaporkan_pada, hari)
    return (masalah.diselesaikan_pada - masalah.dilaporkan_pada).days


@dataclass(frozen=True, slots=True)
class KolomPapan:
    """A column of the board: at most PER_KOLOM cards, and how many problems it holds in all."""

    kunci: str
    judul: str
    baris: list[BarisMasalah]
    semua: int

    @property
    def lain(self) -> int:
        """How many are not shown."""
        return self.semua - len(self.baris)

    @property
    def lewat(self) -> int:
        """How many of those shown are late."""
        return sum(b.lewat > 0 for b in self.baris)


def papan(daftar: QuerySet[Permasalahan], hari: date) -> list[KolomPapan]:
    """Return the board: the levels in the order of the way up, then what is solved; two queries each."""
    belum = daftar.exclude(status=StatusMasalah.SELESAI)
    isi = [(tingkat.value, tingkat.label, belum.filter(tingkat=tingkat)) for tingkat in Tingkat]
    isi.append(("selesai", "Selesai", daftar.filter(status=StatusMasalah.SELESAI)))
    return [
        KolomPapan(kunci, judul, [baris_masalah(m, hari) for m in bagian[:PER_KOLOM]], bagian.count())
        for kunci, judul, bagian in isi
    ]


# Follow-ups


@dataclass(frozen=True, slots=True)
class SaringanTindakLanjut:
    """What limits a list of follow-ups; empty values limit nothing."""

    saya: bool = False
    status: str = ""
    perangkat_daerah: PerangkatDaerah | None = None
    terlambat: bool = False
    kata: Sequence[str] = ()
    arahan: bool = False


@dataclass(frozen=True, slots=True)
class BarisTindakLanjut:
    """A follow-up with the days past its deadline (of a running one), and the days left."""

    tindak: TindakLanjut
    lewat: int
    sisa: int

    @property
    def penanggung_jawab(self) -> str:
        """Who is in charge: the person, the unit, or both."""
        return " · ".join(str(p) for p in (self.tindak.pic, self.tindak.perangkat_daerah) if p)


def tindak_lanjut_terlihat(
    road_map: RoadMap, orang: Orang, saringan: SaringanTindakLanjut, hari: date
) -> QuerySet[TindakLanjut]:
    """Return what of a road map's follow-ups a person may read, filtered: running first, the nearest deadline first."""
    daftar = TindakLanjut.objects.terlihat_oleh(orang).filter(road_map=road_map)
    if saringan.saya:
        daftar = daftar.ditangani_oleh(orang)
    if saringan.status:
        daftar = daftar.filter(status=saringan.status)
    if saringan.perangkat_daerah is not None:
        daftar = daftar.filter(perangkat_daerah=saringan.perangkat_daerah)
    if saringan.arahan:
        daftar = daftar.filter(arahan__isnull=False)
    if saringan.terlambat:
        daftar = daftar.filter(status=StatusTindakLanjut.BERJALAN, tenggat__lt=hari)
    for kata in saringan.kata:
        daftar = daftar.filter(Q(uraian__icontains=kata) | Q(permasalahan__judul__icontains=kata))
    daftar = daftar.select_related("perangkat_daerah", "pic", "permasalahan", "keputusan__rapat", "arahan")
    # "berjalan" < "dikonfirmasi" < "selesai": what waits for Inspektorat comes before what is closed.
    return daftar.order_by(F("dikonfirmasi_pada").desc(nulls_first=True), "status", "tenggat", "pk")


def baris_tindak_lanjut(tindak: TindakLanjut, hari: date) -> BarisTindakLanjut:
    """Return a follow-up with how near its deadline is on a day."""
    sisa = (tindak.tenggat - hari).days
    berjalan = tindak.status == StatusTindakLanjut.BERJALAN
    return BarisTindakLanjut(tindak, max(0, -sisa) if berjalan else 0, sisa)
