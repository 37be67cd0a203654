"""Areas of change: what they achieve semester by semester, how far their items are, and what is behind it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from dasbor.queries.lingkup import Lingkup
from indikator.capaian import RataRata, predikat, rata_rata
from monev.models import Permasalahan
from monev.queries.capaian import BarisCapaian, skala_predikat
from monev.queries.capaian_rencana import ButirTerlambat, KemajuanTerbagi, butir_terlambat, kemajuan_terbagi
from monev.queries.jumlah_kemajuan import RingkasanKemajuan
from monev.queries.masalah import terbuka
from organisasi.models import PerangkatDaerah
from roadmap.models import AreaPerubahan

BANYAK_TERLAMBAT = 25

PerSemester = Mapping[tuple[int, int], Sequence[BarisCapaian]]
"""The lines of a road map by (year, semester)."""


@dataclass(frozen=True, slots=True)
class SelPeta:
    """What an area achieves up to a semester: the mean, its predicate, and the page of its rows."""

    tahun: int
    semester: int
    rata: RataRata
    predikat: str
    url: str


@dataclass(frozen=True, slots=True)
class BarisArea:
    """An area with a cell for each semester, how far its items are, and the page that says why."""

    area: AreaPerubahan
    sel: list[SelPeta]
    kemajuan: RingkasanKemajuan | None
    url: str

    @property
    def capaian(self) -> Decimal | None:
        """The mean of the newest semester."""
        return self.sel[-1].rata.nilai if self.sel else None


def peta_area(lingkup: Lingkup, semua: PerSemester, terbagi: KemajuanTerbagi) -> list[BarisArea]:
    """Return the areas, the worst of the newest semester first, those without figures last: four queries."""
    kemajuan = terbagi.per_area()
    skala = skala_predikat({tahun for tahun, _ in semua})
    baris = []
    for area in AreaPerubahan.objects.filter(road_map=lingkup.road_map).order_by("nomor", "pk"):
        sel = []
        for (tahun, semester), daftar in semua.items():
            milik = (b.capaian for b in daftar if area.pk in b.area and lingkup.memuat(b))
            rata = rata_rata(milik, lingkup.batas_capaian)
            url = lingkup.di_sini("dasbor:area", area.pk, tahun=tahun, semester=semester)
            sel.append(SelPeta(tahun, semester, rata, predikat(rata.nilai, skala[tahun]), url))
        baris.append(BarisArea(area, sel, kemajuan.get(area.pk), lingkup.di_sini("dasbor:area", area.pk)))
    return sorted(baris, key=lambda b: (b.capaian is None, b.capaian or Decimal(), b.area.nomor))


# One area


@dataclass(frozen=True, slots=True)
class UnitArea:
    """A unit (None: the city) with how far its items in an area are."""

    unit: PerangkatDaerah | None
    kemajuan: RingkasanKemajuan


@dataclass(frozen=True, slots=True)
class IsiArea:
    """What stands behind an area's figures: indicators, units, late items, problems — the worst or oldest first."""

    indikator: list[BarisCapaian]
    rata: RataRata
    unit: list[UnitArea]
    terlambat: list[ButirTerlambat]
    terlambat_lain: int
    masalah: list[Permasalahan]

    def kalimat(self, periode: str) -> str:
        """Return the answer first, in one sentence."""
        if self.rata.nilai is None:
            awal = f"{periode}: belum ada capaian yang dapat dihitung"
        else:
            tercapai = sum(b.capaian.tercapai for b in self.indikator)
            awal = f"{periode}: {tercapai} dari {len(self.indikator)} indikator mencapai target"
        lambat = len(self.terlambat) + self.terlambat_lain
        banyak = len(self.masalah)
        return (
            f"{awal}; {lambat or 'tidak ada'} butir terlambat; {banyak or 'tidak ada'} permasalahan terbuka."
        )


def isi_area(lingkup: Lingkup, area: AreaPerubahan, baris: Sequence[BarisCapaian]) -> IsiArea:
    """Return what stands behind an area's figures, as far as the scope reaches, out of the lines of its semester."""
    indikator = [b for b in baris if area.pk in b.area and lingkup.memuat(b)]
    unit = _unit(lingkup, area)
    terlambat = butir_terlambat(
        lingkup.road_map, lingkup.tahun, lingkup.bulan, lingkup.unit, area, BANYAK_TERLAMBAT
    )
    masalah = terbuka(lingkup.road_map, perangkat_daerah=lingkup.unit, area=area)
    terlihat = Permasalahan.objects.terlihat_oleh(lingkup.orang)
    return IsiArea(
        sorted(indikator, key=lambda b: (b.capaian.persen is None, b.capaian.persen or Decimal())),
        rata_rata((b.capaian for b in indikator), lingkup.batas_capaian),
        unit,
        terlambat,
        sum(u.kemajuan.terlambat for u in unit) - len(terlambat),
        list(masalah.filter(pk__in=terlihat.values("pk"))),
    )


def _unit(lingkup: Lingkup, area: AreaPerubahan) -> list[UnitArea]:
    semua = kemajuan_terbagi(lingkup.road_map, lingkup.tahun, lingkup.bulan, lingkup.unit, area).per_unit()
    unit = PerangkatDaerah.objects.only("kode", "nama").in_bulk([pk for pk in semua if pk is not None])
    daftar = [UnitArea(unit[pk] if pk is not None else None, satu) for pk, satu in semua.items()]
    return sorted(daftar, key=_ketinggalan)


def _ketinggalan(satu: UnitArea) -> tuple[bool, Decimal, str]:
    selisih = satu.kemajuan.selisih
    return selisih is None, selisih or Decimal(), str(satu.unit or "")
