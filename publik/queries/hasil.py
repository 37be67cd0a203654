"""The results of a year as its set report of the city froze them: figures only, nothing of persons."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from typing import Any

from django.core.cache import caches

from indikator.capaian import Capaian, tulis_persen
from monev.models import JenisPeriode, LaporanMonev, Tingkat
from monev.queries.laporan_monev import PANJANG_PENDEK
from monev.queries.potret import sidik_potret
from monev.workflow import Status
from roadmap.models import RoadMap

BENTUK = 1
"""Of what form the extract kept in the cache is; another number where `_petik` changes."""

DARI_INDIKATOR = ("kode", "nama", "unit", "target", "realisasi", "capaian", "predikat", "rumus", "alasan")
DARI_AREA = ("nomor", "nama", "banyak", "capaian_k", "predikat_k", "capaian_rp")
"""What leaves a snapshot. Sources and reasons that people typed, problems, evidence and names stay inside."""


@dataclass(frozen=True, slots=True)
class HasilIndikator:
    """An indicator as the report has it: target and value as written there, achievement in percent."""

    kode: str
    nama: str
    unit: str
    target: str
    realisasi: str
    capaian: Decimal | None
    predikat: str
    rumus: str
    alasan: str

    @property
    def capaian_teks(self) -> str:
        """The percentage as the report prints it; “–” where there is none."""
        return Capaian(self.capaian).teks

    @property
    def tercapai(self) -> bool:
        """Whether the target is met."""
        return Capaian(self.capaian).tercapai


@dataclass(frozen=True, slots=True)
class HasilArea:
    """The items of an area as the report sums them: how many, output and money in percent."""

    nomor: int
    nama: str
    butir: int
    kinerja: Decimal | None
    predikat: str
    serapan: Decimal | None

    @property
    def kinerja_teks(self) -> str:
        """The output in percent as the report prints it."""
        return Capaian(self.kinerja).teks

    @property
    def serapan_teks(self) -> str:
        """The money spent in percent of the budget, as the report prints it."""
        return Capaian(self.serapan).teks


@dataclass(frozen=True, slots=True)
class HasilTahun:
    """A year with its set report: `indikator` by code, `area` by number, `batas` the cap of a percentage in a mean."""

    tahun: int
    versi: int
    sidik: str
    ditetapkan_pada: datetime | None
    kalimat: str
    rata_rata: Decimal | None
    predikat: str
    batas: Decimal
    indikator: dict[str, HasilIndikator]
    area: dict[int, HasilArea]

    @property
    def sidik_pendek(self) -> str:
        """The beginning of the hash, as it stands in the foot of each printed page."""
        return self.sidik[:PANJANG_PENDEK]

    @property
    def rata_rata_teks(self) -> str:
        """The mean achievement as the report prints it; empty where there is none."""
        return "" if self.rata_rata is None else tulis_persen(self.rata_rata)

    @property
    def tercapai(self) -> int:
        """How many indicators met their target."""
        return sum(i.tercapai for i in self.indikator.values())


def hasil_ditetapkan(road_map: RoadMap) -> dict[int, HasilTahun]:
    """Return the years whose report of the city is set, by year: one query, one more for what no cache has yet.

    A report whose numbers are no longer those of its hash is left out, as if it were not set.
    """
    laporan = LaporanMonev.objects.filter(
        periode__road_map=road_map,
        periode__jenis=JenisPeriode.TAHUN,
        tingkat=Tingkat.KOTA,
        status=Status.DITETAPKAN,
    ).order_by("periode__tahun", "versi")
    kepala = list(laporan.values_list("pk", "periode__tahun", "versi", "sidik", "diterima_pada"))
    petikan = _petikan({sidik: pk for pk, _, _, sidik, _ in kepala})
    return {
        tahun: _hasil(tahun, versi, sidik, pada, petikan[sidik])
        for _, tahun, versi, sidik, pada in kepala
        if sidik in petikan
    }


def _petikan(laporan: dict[str, int]) -> dict[str, dict[str, Any]]:
    """Return the extract of each report by its hash; what a hash stands for never changes, so a cache may keep it."""
    simpanan = caches["dokumen"]
    kunci = {sidik: f"publik-{BENTUK}-{sidik}" for sidik in laporan}
    tersimpan = simpanan.get_many(kunci.values())
    hasil = {sidik: tersimpan[k] for sidik, k in kunci.items() if k in tersimpan}
    kurang = {pk: sidik for sidik, pk in laporan.items() if sidik not in hasil}
    if kurang:
        for pk, potret in LaporanMonev.objects.filter(pk__in=kurang).values_list("pk", "potret"):
            sidik = kurang[pk]
            if sidik_potret(potret) == sidik:
                hasil[sidik] = _petik(potret)
                simpanan.set(kunci[sidik], hasil[sidik])
    return hasil


def _petik(potret: dict[str, Any]) -> dict[str, Any]:
    """Return of a snapshot only what is fit for everyone."""
    indikator, kemajuan = potret["indikator"], potret["kemajuan"]
    return {
        "kalimat": indikator["kalimat"],
        "rata_rata": indikator["rata_rata"],
        "predikat": indikator["predikat"],
        "batas": kemajuan["batas_capaian"],
        "indikator": _bagian(indikator["baris"], DARI_INDIKATOR),
        "area": _bagian(kemajuan["area"], DARI_AREA),
    }


def _bagian(daftar: Iterable[dict[str, Any]], nama: Iterable[str]) -> list[dict[str, Any]]:
    return [{n: satu[n] for n in nama} for satu in daftar]


def _hasil(tahun: int, versi: int, sidik: str, pada: datetime | None, petikan: dict[str, Any]) -> HasilTahun:
    indikator = (
        HasilIndikator(
            kode=i["kode"],
            nama=i["nama"],
            unit=i["unit"],
            target=i["target"],
            realisasi=i["realisasi"],
            capaian=_angka(i["capaian"]),
            predikat=i["predikat"],
            rumus=i["rumus"],
            alasan=i["alasan"],
        )
        for i in petikan["indikator"]
    )
    area = (
        HasilArea(
            a["nomor"],
            a["nama"],
            a["banyak"],
            _angka(a["capaian_k"]),
            a["predikat_k"],
            _angka(a["capaian_rp"]),
        )
        for a in petikan["area"]
    )
    return HasilTahun(
        tahun=tahun,
        versi=versi,
        sidik=sidik,
        ditetapkan_pada=pada,
        kalimat=petikan["kalimat"],
        rata_rata=_angka(petikan["rata_rata"]),
        predikat=petikan["predikat"],
        batas=Decimal(petikan["batas"]),
        indikator={i.kode: i for i in indikator},
        area={a.nomor: a for a in area},
    )


def _angka(teks: str | None) -> Decimal | None:
    return None if teks is None else Decimal(teks)
