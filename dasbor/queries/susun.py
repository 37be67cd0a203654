"""The whole dashboard of a scope, each part read when somebody asks for it."""

from collections.abc import Sequence
from functools import cached_property

from dasbor.peringkat import Tempat
from dasbor.queries import angka
from dasbor.queries.angka import Kartu
from dasbor.queries.arahan import DaftarArahan, arahan_berjalan
from dasbor.queries.area import BarisArea, PerSemester, peta_area
from dasbor.queries.daftar import (
    PANJANG,
    BarisQuickWin,
    BarisZona,
    DaftarMasalah,
    GrupTujuan,
    keadaan_rencana,
    laporan_hilang,
    masalah_menunggu,
    menunggu_konfirmasi,
    per_tujuan,
    quick_wins,
    rencana_menunggu,
    zona_integritas,
)
from dasbor.queries.lingkup import Lingkup, baris_semester
from dasbor.queries.peringkat import Kepatuhan, kepatuhan_semua, peringkat
from monev.kepatuhan import jumlahkan
from monev.models import TindakLanjut
from monev.queries.capaian import BarisCapaian, capaian_semester
from monev.queries.capaian_rencana import KemajuanTerbagi, kemajuan_terbagi
from monev.queries.kemajuan_matriks import LaporanHilang
from rencana_aksi.models import RencanaAksi

ROMAWI = ("I", "II")


class Dasbor:
    """What the pages show of a scope; lists are cut to PANJANG rows where the rest is a click away.

    Nothing is read before it is asked for, and nothing twice: a sheet, a card or a sentence costs what it needs. The
    number of queries is constant, whatever the number of units.
    """

    def __init__(self, lingkup: Lingkup) -> None:
        self.lingkup = lingkup

    # What it is made of

    @cached_property
    def semua(self) -> PerSemester:
        """The lines of the year before and of the year up to the semester."""
        lingkup = self.lingkup
        tahun = [t for t in (lingkup.tahun - 1, lingkup.tahun) if t in lingkup.road_map.tahun]
        semua = capaian_semester(lingkup.road_map, tahun)
        return {kapan: baris for kapan, baris in semua.items() if kapan <= lingkup.semester}

    @property
    def kini(self) -> Sequence[BarisCapaian]:
        """The lines of the semester, of all indicators."""
        return self.semua[self.lingkup.semester]

    @cached_property
    def kemajuan(self) -> KemajuanTerbagi:
        """The sums of each unit in each area."""
        lingkup = self.lingkup
        return kemajuan_terbagi(lingkup.road_map, lingkup.tahun, lingkup.bulan, lingkup.unit)

    @cached_property
    def kepatuhan(self) -> Kepatuhan:
        """How each party keeps the rhythm of the year."""
        return kepatuhan_semua(self.lingkup)

    @cached_property
    def urutan(self) -> list[Tempat]:
        """The places of all units."""
        return peringkat(self.lingkup, self.kini, self.kepatuhan, self.kemajuan)

    # What is shown

    @cached_property
    def kalimat(self) -> str:
        """The answer in one sentence."""
        return angka.kalimat(self.lingkup, self._milik(self.kini), self.kemajuan.seluruhnya())

    @cached_property
    def kartu(self) -> list[Kartu]:
        """The figures below the answer."""
        lingkup = self.lingkup
        lalu = [baris for kapan, baris in self.semua.items() if kapan < lingkup.semester]
        indeks = angka.kartu_indeks(lingkup, self.kini)
        return [
            *([indeks] if indeks else []),
            *angka.kartu_capaian(lingkup, self._milik(self.kini), self._milik(lalu[-1] if lalu else [])),
            *angka.kartu_kemajuan(lingkup, self.kemajuan.seluruhnya()),
            angka.kartu_kepatuhan(lingkup, jumlahkan(k.jumlah for k in self.kepatuhan.values())),
        ]

    def _milik(self, baris: Sequence[BarisCapaian]) -> list[BarisCapaian]:
        return [b for b in baris if self.lingkup.memuat(b)]

    @property
    def kolom(self) -> list[str]:
        """The semesters of the map of areas."""
        return [f"Sem. {ROMAWI[nomor - 1]} {tahun}" for tahun, nomor in self.semua]

    @cached_property
    def area(self) -> list[BarisArea]:
        """The areas of change, the worst first."""
        return peta_area(self.lingkup, self.semua, self.kemajuan)

    @property
    def tempat(self) -> list[Tempat]:
        """The units that need attention most."""
        return self.urutan[:PANJANG]

    @property
    def banyak_tempat(self) -> int:
        """How many units have a place."""
        return len(self.urutan)

    @cached_property
    def tujuan(self) -> list[GrupTujuan]:
        """The goals with their indicators."""
        return per_tujuan(self.lingkup, self.kini)

    @cached_property
    def quick_wins(self) -> list[BarisQuickWin]:
        """The quick wins of the regulation."""
        return quick_wins(self.lingkup, self.kini, self.kemajuan)

    @cached_property
    def zona(self) -> list[BarisZona]:
        """The units of the Zona Integritas."""
        return zona_integritas(self.lingkup, self.urutan)

    @cached_property
    def masalah(self) -> DaftarMasalah:
        """The problems that wait for a decision."""
        return masalah_menunggu(self.lingkup)

    @cached_property
    def arahan(self) -> DaftarArahan:
        """The directions under way."""
        return arahan_berjalan(self.lingkup)

    @cached_property
    def keadaan_rencana(self) -> str:
        """Where the plans of the year stand."""
        return keadaan_rencana(self.lingkup)

    @cached_property
    def rencana(self) -> list[RencanaAksi]:
        """The plans that wait to be set; a unit's dashboard does not list them."""
        return rencana_menunggu(self.lingkup) if self.lingkup.unit is None else []

    # For the Inspektorat

    @cached_property
    def konfirmasi(self) -> list[TindakLanjut]:
        """The follow-ups that wait for confirmation."""
        return menunggu_konfirmasi(self.lingkup)

    @cached_property
    def laporan_hilang(self) -> list[LaporanHilang]:
        """Who has not sent reports that were due."""
        return laporan_hilang(self.lingkup)


def jawaban(lingkup: Lingkup) -> str:
    """Return the sentence on top of the dashboard of a scope alone: ten queries."""
    semua = baris_semester(lingkup)
    jumlah = kemajuan_terbagi(lingkup.road_map, lingkup.tahun, lingkup.bulan, lingkup.unit).seluruhnya()
    return angka.kalimat(lingkup, [b for b in semua if lingkup.memuat(b)], jumlah)
