"""The achievement of every indicator of a road map in a year or up to a semester: one line each, a constant read."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from functools import partial
from typing import Any, NamedTuple

from indikator.agregasi import KOSONG, Ukur, agregasi
from indikator.capaian import (
    BELUM_DIUKUR,
    Capaian,
    RataRata,
    hitung,
    letak_label,
    predikat,
    rata_rata,
    skala_tahun,
)
from indikator.models import AnakTangga, Indikator, PenetapanTarget, Predikat, Realisasi, Target
from indikator.nilai import JenisNilai, NilaiTercetak, cetak, urai
from monev.models import JenisPeriode, PengaturanMonev, Pengukuran
from monev.workflow import Status
from organisasi.models import PerangkatDaerah
from roadmap.models import BarisLampiran, IndikatorPrioritas, RoadMap
from tampilan.angka import tulis_angka

BATAS_AWAL = 100


@dataclass(frozen=True, slots=True)
class TargetTempat:
    """What one place of the road map sets for the year."""

    penetapan: PenetapanTarget
    nilai: NilaiTercetak

    @property
    def teks(self) -> str:
        """The target as printed."""
        return cetak(self.nilai)


@dataclass(frozen=True, slots=True)
class Nilai:
    """A value of a year: what it is, how it came about, from where, and whether it was measured here (`terukur`)."""

    isi: NilaiTercetak = KOSONG
    rumus: str = ""
    sumber: str = ""
    terukur: bool = False

    @property
    def teks(self) -> str:
        """The value as people read it; empty where there is none."""
        return tulis_nilai(self.isi)

    @property
    def ada(self) -> bool:
        """Whether there is any."""
        return self.isi.jenis != JenisNilai.KOSONG


@dataclass(frozen=True, slots=True)
class BarisCapaian:
    """One indicator in one year: target, value, achievement with its working, predicate, and the value before.

    `target` is of the place that counts (one with a target before one without, the Lampiran before Bab III.B), `lain`
    of the others. `tren` is "naik", "turun", "tetap", or "" where two values cannot be compared; `membaik` says whether
    that is for the better (None: neither). `area`, `tujuan`, `prioritas` are the keys of what it stands under.
    """

    indikator: Indikator
    tahun: int
    semester: int | None
    target: TargetTempat
    lain: tuple[TargetTempat, ...]
    realisasi: Nilai
    capaian: Capaian
    predikat: str
    tahun_sebelumnya: int
    sebelumnya: Nilai
    tren: str
    membaik: bool | None
    area: frozenset[int] = field(default=frozenset())
    tujuan: frozenset[int] = field(default=frozenset())
    prioritas: frozenset[int] = field(default=frozenset())

    @property
    def rumus(self) -> str:
        """The working of the percentage; empty where there is none."""
        return self.capaian.rumus

    @property
    def penanggung_jawab(self) -> PerangkatDaerah | None:
        """The unit that measures; None where the city's Tim Pelaksana does."""
        return self.indikator.penanggung_jawab

    @property
    def target_berbeda(self) -> bool:
        """Whether another place sets another target for the year."""
        return any(t.nilai.angka != self.target.nilai.angka or t.nilai.label != self.target.nilai.label
                   for t in self.lain)  # fmt: skip


def tulis_nilai(nilai: NilaiTercetak) -> str:
    """Return a value as people read it: decimal comma, unit and comparator kept."""
    if nilai.angka is None:
        return nilai.label
    jarak = "" if nilai.satuan in {"", "%"} else " "
    return f"{nilai.pembanding}{tulis_angka(nilai.angka)}{jarak}{nilai.satuan}"


def capaian_indikator(road_map: RoadMap, tahun: int, semester: int | None = None) -> list[BarisCapaian]:
    """Return a line for each indicator that the road map sets targets for, by name: eight queries, however many.

    The value is that of the accepted measurements of the year up to `semester` (None: all), put together by the
    indicator's own rule; where the year has none, the value recorded for it (`indikator.Realisasi`). Always against the
    target of the whole year.
    """
    baca = _Bacaan(road_map, [tahun])
    return [baca.baris(tempat, tahun, semester) for tempat in baca.per_indikator(tahun)]


def capaian_semester(road_map: RoadMap, tahun: Sequence[int]) -> dict[tuple[int, int], list[BarisCapaian]]:
    """Return the lines of `capaian_indikator` up to each semester of some years, by (year, semester): nine queries."""
    baca = _Bacaan(road_map, tahun)
    return {
        (satu, semester): [baca.baris(tempat, satu, semester) for tempat in baca.per_indikator(satu)]
        for satu in tahun
        for semester in (1, 2)
    }


def capaian_satu(
    road_map: RoadMap,
    indikator: Indikator,
    tahun: int,
    semester: int | None = None,
    *,
    sertakan: Pengukuran | None = None,
) -> BarisCapaian | None:
    """Return the line of one indicator, None where the road map sets no target for it.

    `sertakan` is a measurement to count as if it were accepted: what it would come to.
    """
    baca = _Bacaan(road_map, [tahun], hanya=indikator)
    if sertakan is not None:
        baca.sertakan(sertakan)
    tempat = baca.per_indikator(tahun)
    return baca.baris(tempat[0], tahun, semester) if tempat else None


def rata_rata_capaian(road_map: RoadMap, baris: Iterable[BarisCapaian]) -> RataRata:
    """Return the mean achievement, each capped as the road map's settings say (default 100)."""
    return rata_rata((b.capaian for b in baris), batas_capaian(road_map))


def batas_capaian(road_map: RoadMap) -> int:
    """Return what one percentage counts for at most in an average of a road map: one query."""
    batas = PengaturanMonev.objects.filter(road_map=road_map).values_list("batas_capaian", flat=True)
    return batas.first() or BATAS_AWAL


def skala_predikat(tahun: Collection[int]) -> dict[int, list[Predikat]]:
    """Return the predicates in force in each of some years, the best first: one query."""
    semua = list(Predikat.objects.filter(berlaku_dari__lte=max(tahun, default=0)))
    return {satu: skala_tahun(semua, satu) for satu in tahun}


class Terukur(NamedTuple):
    """What counts of an accepted measurement: the semester, the value and where it comes from."""

    pk: int
    semester: int
    teks: str
    pembilang: Decimal | None
    penyebut: Decimal | None
    sumber: str

    @classmethod
    def dari(cls, satu: Pengukuran) -> "Terukur":
        """Return what counts of a measurement whose period is at hand."""
        return cls(satu.pk, satu.periode.nomor, satu.teks, satu.pembilang, satu.penyebut, satu.sumber)


KOLOM_TERUKUR = ("pk", "periode__nomor", "teks", "pembilang", "penyebut", "sumber")


def nilai_terukur(indikator: Indikator, terukur: Sequence[Pengukuran | Terukur]) -> Nilai:
    """Return the value that accepted measurements of a year, in the order of its semesters, make together."""
    hasil = agregasi(
        indikator.agregasi,
        [Ukur(urai(p.teks), p.pembilang, p.penyebut) for p in terukur],
        satuan=indikator.satuan,
    )
    return Nilai(hasil.nilai, hasil.rumus, terukur[-1].sumber if terukur else "", terukur=bool(terukur))


def nilai_per_tahun(road_map: RoadMap, indikator: Indikator) -> dict[int, Nilai]:
    """Return the value of each year that has one, accepted measurements before what is recorded: two queries."""
    tercatat = Realisasi.objects.filter(indikator=indikator).values_list("tahun", "teks", "sumber")
    hasil = {tahun: Nilai(urai(teks), sumber=sumber) for tahun, teks, sumber in tercatat}
    semua = Pengukuran.objects.filter(
        periode__road_map=road_map,
        periode__jenis=JenisPeriode.SEMESTER,
        indikator=indikator,
        status=Status.DITERIMA,
    ).order_by("periode__nomor", "pk")
    terukur: dict[int, list[Terukur]] = defaultdict(list)
    for tahun, *isi in semua.values_list("periode__tahun", *KOLOM_TERUKUR):
        terukur[tahun].append(Terukur(*isi))
    return hasil | {tahun: nilai_terukur(indikator, daftar) for tahun, daftar in terukur.items()}


class _Bacaan:
    """What the lines of some years are made of, read at once."""

    def __init__(self, road_map: RoadMap, tahun: Sequence[int], *, hanya: Indikator | None = None) -> None:
        self.road_map = road_map
        self.tahun = sorted({*tahun, *(t - 1 for t in tahun)})
        satu = {"indikator": hanya} if hanya else {}
        self.penetapan = list(
            PenetapanTarget.objects.filter(dokumen=road_map.kode, **satu)
            .select_related("indikator__penanggung_jawab")
            .order_by("indikator__nama", "indikator_id", "kode")
        )
        self.indikator = {p.indikator_id for p in self.penetapan}
        self.target = self._target()
        self.tangga = self._tangga({p.indikator.tangga_id for p in self.penetapan} - {None})
        self.terukur = self._terukur()
        tercatat = Realisasi.objects.filter(tahun__in=self.tahun, indikator__in=self.indikator).order_by()
        self.tercatat = {
            (i, t): Nilai(urai(teks), sumber=sumber)
            for i, t, teks, sumber in tercatat.values_list("indikator_id", "tahun", "teks", "sumber")
        }
        self.skala = skala_predikat(tahun)
        self._nilai_ada: dict[tuple[int, int, int | None], Nilai] = {}
        self.lampiran: set[int] = set()
        self.area: dict[int, set[int]] = defaultdict(set)
        self.tujuan: dict[int, set[int]] = defaultdict(set)
        self.prioritas: dict[int, set[int]] = defaultdict(set)
        self._letak()

    def _target(self) -> dict[tuple[int, int], NilaiTercetak]:
        semua = Target.objects.filter(
            penetapan__dokumen=self.road_map.kode,
            penetapan__indikator__in=self.indikator,
            tahun__in=self.tahun,
        )
        return {(p, t): urai(teks) for p, t, teks in semua.values_list("penetapan_id", "tahun", "teks")}

    def _tangga(self, pk: set[Any]) -> dict[int, list[AnakTangga]]:
        hasil: dict[int, list[AnakTangga]] = defaultdict(list)
        for anak in AnakTangga.objects.filter(tangga__in=pk).order_by("tangga", "urutan"):
            hasil[anak.tangga_id].append(anak)
        return hasil

    def _terukur(self) -> dict[tuple[int, int], list[Terukur]]:
        semua = (
            Pengukuran.objects.filter(
                periode__road_map=self.road_map,
                periode__jenis=JenisPeriode.SEMESTER,
                periode__tahun__in=self.tahun,
                indikator__in=self.indikator,
                status=Status.DITERIMA,
            )
            .order_by("periode__nomor", "pk")
            .values_list("indikator_id", "periode__tahun", *KOLOM_TERUKUR)
        )
        hasil: dict[tuple[int, int], list[Terukur]] = defaultdict(list)
        for indikator, tahun, *isi in semua:
            hasil[indikator, tahun].append(Terukur(*isi))
        return hasil

    def sertakan(self, pengukuran: Pengukuran) -> None:
        """Count a measurement as accepted."""
        kunci = (pengukuran.indikator_id, pengukuran.periode.tahun)
        lain = [p for p in self.terukur[kunci] if p.pk != pengukuran.pk]
        self.terukur[kunci] = sorted([*lain, Terukur.dari(pengukuran)], key=lambda p: p.semester)

    def _letak(self) -> None:
        """Read under which areas, goals and priorities the indicators stand."""
        baris = BarisLampiran.objects.filter(road_map=self.road_map).order_by()
        kunci = ("penetapan_id", "penetapan__indikator_id", "area_id", "tujuan_id")
        for penetapan, indikator, area, tujuan in baris.values_list(*kunci).distinct():
            self.lampiran.add(penetapan)
            self.area[indikator].add(area)
            self.tujuan[indikator].add(tujuan)
        prioritas = IndikatorPrioritas.objects.filter(road_map=self.road_map).order_by()
        for indikator, satu in prioritas.values_list("penetapan__indikator_id", "sasaran__prioritas_id"):
            self.prioritas[indikator].add(satu)

    def per_indikator(self, tahun: int) -> list[list[PenetapanTarget]]:
        """Return the places of each indicator, the one that counts in a year first."""
        kelompok: dict[int, list[PenetapanTarget]] = defaultdict(list)
        for satu in self.penetapan:
            kelompok[satu.indikator_id].append(satu)
        return [sorted(tempat, key=partial(self._urutan, tahun)) for tempat in kelompok.values()]

    def _urutan(self, tahun: int, penetapan: PenetapanTarget) -> tuple[bool, bool, str]:
        nilai = self.target.get((penetapan.pk, tahun), KOSONG)
        tanpa = nilai.jenis in {JenisNilai.KOSONG, JenisNilai.TIDAK_ADA}
        return tanpa, penetapan.pk not in self.lampiran, penetapan.kode

    def baris(self, tempat: list[PenetapanTarget], tahun: int, semester: int | None) -> BarisCapaian:
        """Compose the line of one indicator."""
        indikator = tempat[0].indikator
        pertama, *lain = [TargetTempat(p, self.target.get((p.pk, tahun), KOSONG)) for p in tempat]
        realisasi = self._nilai(indikator, tahun, semester)
        sebelumnya = self._nilai(indikator, tahun - 1, None)
        if not sebelumnya.ada:
            sebelumnya = self._kondisi_awal(tempat, tahun - 1)
        tangga = self.tangga.get(indikator.tangga_id or 0, [])
        capaian = hitung(
            pertama.nilai,
            realisasi.isi,
            arah=indikator.arah,
            tangga=tangga,
            rentang=(indikator.skala_bawah, indikator.skala_atas),
        )
        tren, membaik = _tren(indikator.arah, tangga, sebelumnya.isi, realisasi.isi)
        return BarisCapaian(
            indikator=indikator,
            tahun=tahun,
            semester=semester,
            target=pertama,
            lain=tuple(lain),
            realisasi=realisasi,
            capaian=capaian,
            predikat=predikat(capaian.persen, self.skala[tahun]),
            tahun_sebelumnya=tahun - 1,
            sebelumnya=sebelumnya,
            tren=tren,
            membaik=membaik,
            area=frozenset(self.area[indikator.pk]),
            tujuan=frozenset(self.tujuan[indikator.pk]),
            prioritas=frozenset(self.prioritas[indikator.pk]),
        )

    def _nilai(self, indikator: Indikator, tahun: int, semester: int | None) -> Nilai:
        kunci = (indikator.pk, tahun, semester)
        if kunci not in self._nilai_ada:
            self._nilai_ada[kunci] = self._hitung_nilai(indikator, tahun, semester)
        return self._nilai_ada[kunci]

    def _hitung_nilai(self, indikator: Indikator, tahun: int, semester: int | None) -> Nilai:
        """Return what was measured up to a semester; what is recorded for the year only where nothing was measured."""
        semua = self.terukur.get((indikator.pk, tahun), [])
        if semua:
            return nilai_terukur(indikator, [p for p in semua if semester is None or p.semester <= semester])
        return self.tercatat.get((indikator.pk, tahun), Nilai())

    def _kondisi_awal(self, tempat: list[PenetapanTarget], tahun: int) -> Nilai:
        """Return the printed baseline where it is of a year."""
        for satu in tempat:
            nilai = self.target.get((satu.pk, tahun), KOSONG)
            if satu.tahun_dasar == tahun and nilai.jenis in {JenisNilai.ANGKA, JenisNilai.LABEL}:
                return Nilai(nilai, sumber=f"Kondisi awal, {satu.tempat}")
        return Nilai()


def _tren(
    arah: str, tangga: Sequence[AnakTangga], lama: NilaiTercetak, baru: NilaiTercetak
) -> tuple[str, bool | None]:
    """Return which way a value went, and whether that is for the better."""
    beda = _beda(arah, tangga, lama, baru)
    if beda is None:
        return "", None
    if beda == 0:
        return "tetap", None
    naik = beda > 0
    membaik = {"naik": naik, "label": naik, "turun": not naik}.get(arah)
    return ("naik" if naik else "turun"), membaik


def _beda(
    arah: str, tangga: Sequence[AnakTangga], lama: NilaiTercetak, baru: NilaiTercetak
) -> Decimal | int | None:
    if arah == "label":
        dahulu, kini = letak_label(tangga, cetak(lama)), letak_label(tangga, cetak(baru))
        return None if dahulu is None or kini is None else dahulu - kini
    if lama.angka is None or baru.angka is None:
        return None
    return baru.angka - lama.angka


def kalimat_capaian(baris: Sequence[BarisCapaian], periode: str) -> str:
    """Return the answer first, in one sentence."""
    tercapai = sum(b.capaian.tercapai for b in baris)
    belum = sum(b.capaian.terhitung and not b.capaian.tercapai for b in baris)
    belum_diukur = sum(b.capaian.alasan == BELUM_DIUKUR for b in baris)
    lain = len(baris) - tercapai - belum - belum_diukur
    ekor = f"; {lain} tidak dapat dihitung" if lain else ""
    return (
        f"{periode}: {tercapai} dari {len(baris)} indikator mencapai target; {belum} belum mencapai target; "
        f"{belum_diukur} belum diukur{ekor}."
    )
