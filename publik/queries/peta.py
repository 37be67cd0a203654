"""The road map in force as everyone may see it: its indicators with targets, each year's set result beside them."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from indikator.capaian import Capaian, RataRata, rata_rata
from indikator.models import Indikator, PenetapanTarget, Realisasi
from indikator.nilai import urai
from publik.queries.hasil import HasilArea, HasilIndikator, HasilTahun
from roadmap.models import AreaPerubahan, BarisLampiran, RoadMap, Tujuan
from roadmap.queries.indikator import daftar_indikator, tahun_target
from roadmap.workflow import Status
from tampilan.bagan import Bagan, Seri

Hasil = Mapping[int, HasilTahun]
"""The set results of a road map by year."""


def road_map_berlaku() -> RoadMap | None:
    """Return the newest road map in force; None where there is none."""
    return RoadMap.objects.filter(status=Status.BERLAKU).first()


@dataclass(frozen=True, slots=True)
class SelTahun:
    """An indicator in one year of the road map: its printed target and, once it is set, its result.

    `sejalan` says whether the report reckoned against this very target: another place may print another one.
    """

    tahun: int
    target: str
    hasil: HasilIndikator | None
    sejalan: bool


@dataclass(frozen=True, slots=True)
class BarisTarget:
    """A printed indicator row: `awal` its baselines as (year, text), `sel` a cell for each year of the road map."""

    penetapan: PenetapanTarget
    awal: list[tuple[int, str]]
    sel: list[SelTahun]

    @property
    def indikator(self) -> Indikator:
        """The indicator."""
        return self.penetapan.indikator


@dataclass(frozen=True, slots=True)
class KelompokTarget:
    """Indicator rows under one goal, or those that Bab III.B adds."""

    judul: str
    baris: list[BarisTarget]

    @property
    def berawal(self) -> bool:
        """Whether a baseline is printed for any of them."""
        return any(b.awal for b in self.baris)


@dataclass(frozen=True, slots=True)
class SelArea:
    """An area in one year: its items as the report sums them, and the mean of its indicators' achievements there."""

    tahun: int
    hasil: HasilArea | None
    rata: RataRata
    ditetapkan: bool

    @property
    def rata_teks(self) -> str:
        """The mean as people read it."""
        return Capaian(self.rata.nilai).teks


@dataclass(frozen=True, slots=True)
class BarisArea:
    """An area with a cell for each year of the road map."""

    area: AreaPerubahan
    sel: list[SelArea]


def baris_target(road_map: RoadMap, hasil: Hasil) -> list[BarisTarget]:
    """Return every printed indicator row, the Lampiran's first: three queries."""
    tahun = tahun_target(road_map)
    return [_baris(road_map, b.penetapan, dict(zip(tahun, b.target, strict=True)), hasil)
            for b in daftar_indikator(road_map, tahun)]  # fmt: skip


def _baris(
    road_map: RoadMap, penetapan: PenetapanTarget, target: Mapping[int, str], hasil: Hasil
) -> BarisTarget:
    return BarisTarget(
        penetapan,
        [(tahun, teks) for tahun, teks in target.items() if tahun < road_map.tahun_awal and teks],
        [_sel(tahun, target.get(tahun, ""), penetapan.indikator.kode, hasil) for tahun in road_map.tahun],
    )


def _sel(tahun: int, target: str, kode: str, hasil: Hasil) -> SelTahun:
    satu = hasil[tahun].indikator.get(kode) if tahun in hasil else None
    return SelTahun(tahun, target, satu, satu is not None and " ".join(target.split()) == satu.target)


def kelompok_target(road_map: RoadMap, baris: Sequence[BarisTarget]) -> list[KelompokTarget]:
    """Return indicator rows by goal, then those that no line of the Lampiran prints: two queries."""
    lampiran = (
        BarisLampiran.objects.filter(road_map=road_map).order_by().values_list("penetapan_id", "tujuan_id")
    )
    tujuan: dict[int, set[int]] = defaultdict(set)
    for penetapan, satu in lampiran.distinct():
        tujuan[satu].add(penetapan)
    di_lampiran = set().union(*tujuan.values()) if tujuan else set()
    kelompok = [
        KelompokTarget(f"{t.nomor}. {t.nama}", [b for b in baris if b.penetapan.pk in tujuan[t.pk]])
        for t in Tujuan.objects.filter(road_map=road_map).order_by("nomor", "pk")
    ]
    lain = [b for b in baris if b.penetapan.pk not in di_lampiran]
    return [k for k in [*kelompok, KelompokTarget("Indikator prioritas", lain)] if k.baris]


def baris_area(road_map: RoadMap, hasil: Hasil) -> list[BarisArea]:
    """Return the areas with what each achieved in each year: two queries.

    The mean is that of the report's own percentages, capped as the report says; which indicators serve an area stands
    in the Lampiran, which is closed once the road map is in force.
    """
    kode: dict[int, set[str]] = defaultdict(set)
    semua = BarisLampiran.objects.filter(road_map=road_map).order_by()
    for area, indikator in semua.values_list("area_id", "penetapan__indikator__kode").distinct():
        kode[area].add(indikator)
    return [
        BarisArea(area, [_sel_area(tahun, area, kode[area.pk], hasil) for tahun in road_map.tahun])
        for area in AreaPerubahan.objects.filter(road_map=road_map).order_by("nomor", "pk")
    ]


def _sel_area(tahun: int, area: AreaPerubahan, kode: set[str], hasil: Hasil) -> SelArea:
    satu = hasil.get(tahun)
    if satu is None:
        return SelArea(tahun, None, RataRata(None, 0, 0), ditetapkan=False)
    capaian = (Capaian(i.capaian) for k, i in satu.indikator.items() if k in kode)
    return SelArea(tahun, satu.area.get(area.nomor), rata_rata(capaian, satu.batas), ditetapkan=True)


# One indicator through the years

BAB = "Bab "
"""So begins the source of a value that stands in the regulation."""

BATAS_GARIS = 3
"""So many targets beside the values: a chart has four lines at most."""


@dataclass(frozen=True, slots=True)
class Perjalanan:
    """An indicator's printed rows, and its values: those printed for years before the road map, those set since."""

    indikator: Indikator
    baris: list[BarisTarget]
    nilai: dict[int, str]

    @property
    def tahun(self) -> list[int]:
        """All years of which something is known or wanted, in order."""
        target = {s.tahun for b in self.baris for s in b.sel} | {t for b in self.baris for t, _ in b.awal}
        return sorted(target | self.nilai.keys())

    def bagan(self, sumber: str) -> Bagan | None:
        """Return the values and the targets of each place as a chart; None where nothing of it is a number."""
        tahun = self.tahun
        target: dict[tuple[object, ...], Seri] = {}
        for baris in self.baris:
            teks = {s.tahun: s.target for s in baris.sel}
            satu = _seri(baris.penetapan.tempat, "target", [teks.get(t, "") for t in tahun])
            target.setdefault(tuple(satu["nilai"]), satu)  # places that print the same numbers are one line
        garis = list(target.values())[:BATAS_GARIS]
        for satu in garis:
            satu["nama"] = f"Target ({satu['nama']})" if len(garis) > 1 else "Target"
        seri = [_seri("Realisasi", "realisasi", [self.nilai.get(t, "") for t in tahun]), *garis]
        if not any(n is not None for s in seri for n in s["nilai"]):
            return None
        return {
            "label": [str(t) for t in tahun],
            "satuan": self.indikator.satuan,
            "sumber": sumber,
            "seri": seri,
        }


def bagan_awal(indikator: str, sebelum: int, sumber: str) -> Bagan | None:
    """Return what the regulation prints of an indicator for the years before `sebelum` as a chart: one query."""
    nilai = _tercetak(indikator, sebelum)
    if not nilai:
        return None
    return {
        "label": [str(tahun) for tahun in nilai],
        "satuan": "indeks",
        "sumber": sumber,
        "seri": [_seri("Realisasi", "realisasi", list(nilai.values()))],
    }


def _tercetak(indikator: str, sebelum: int) -> dict[int, str]:
    """Return the values before a year that the regulation itself prints, by year; what others recorded is not set."""
    daftar = Realisasi.objects.filter(
        indikator__kode=indikator, tahun__lt=sebelum, sumber__startswith=BAB
    ).order_by("tahun")
    return dict(daftar.values_list("tahun", "teks"))


def _seri(nama: str, jenis: Literal["target", "realisasi"], teks: list[str]) -> Seri:
    angka = [urai(t).angka for t in teks]
    return {
        "nama": nama,
        "jenis": jenis,
        "nilai": [None if n is None else float(n) for n in angka],
        "teks": teks,
    }


def perjalanan(road_map: RoadMap, kode: str, hasil: Hasil, semua: Sequence[BarisTarget]) -> Perjalanan | None:
    """Return an indicator of `semua` through the years; None where it is not among them: one query.

    What is recorded of years before the road map began is what the regulation prints (Bab I); of its own years only
    what a set report says counts.
    """
    baris = [b for b in semua if b.indikator.kode == kode]
    if not baris:
        return None
    nilai = {tahun: teks for b in baris for tahun, teks in b.awal} | _tercetak(kode, road_map.tahun_awal)
    for tahun, satu in hasil.items():
        if (i := satu.indikator.get(kode)) and i.realisasi:
            nilai[tahun] = i.realisasi
    return Perjalanan(baris[0].indikator, baris, nilai)
