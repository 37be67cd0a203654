"""Whether the rhythm of Bab IV is kept, counted from what happened: one query for each obligation."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.db.models import Count, F, Max, Q, QuerySet, Value
from django.urls import reverse

from indikator.models import Indikator
from monev.kepatuhan import Hitungan, Jendela, Keadaan, keadaan
from monev.models import (
    JenisPeriode,
    Kewajiban,
    Periode,
    Peristiwa,
    Tingkat,
)
from monev.models.dasar import PERAN_KOTA, PERAN_UNIT
from monev.queries.peristiwa import BERPERIODE, KUNCI, PERISTIWA, Kalender
from monev.ungkapan import Jenjang
from organisasi.models import PerangkatDaerah, Pokja
from organisasi.permissions import TIM_PELAKSANA, Orang, kode_peran, unit_berperan
from roadmap.models import RoadMap


@dataclass(frozen=True, slots=True)
class Pihak:
    """Who owes: a unit, a pokja, or the city (`pk` 0)."""

    tingkat: str
    pk: int
    kode: str
    nama: str


@dataclass(slots=True)
class BarisKepatuhan:
    """One who owes, with counts per month (1 to 12) and of the year."""

    pihak: Pihak
    bulan: dict[int, Hitungan] = field(default_factory=dict)

    @property
    def jumlah(self) -> Hitungan:
        """The counts of the year."""
        hasil = Hitungan()
        for satu in self.bulan.values():
            hasil += satu
        return hasil

    @property
    def sel(self) -> list[tuple[int, Hitungan]]:
        """The months in order, one of them without obligations with empty counts."""
        return [(bulan, self.bulan.get(bulan) or Hitungan()) for bulan in range(1, 13)]


@dataclass(frozen=True, slots=True)
class HasilKewajiban:
    """How one obligation stands for one party in one window; `pada` and `tautan` where it happened."""

    kewajiban: Kewajiban
    pihak: Pihak
    jendela: Jendela
    keadaan: Keadaan
    pada: date | None
    tautan: str


# Who owes what


def semua_pihak(road_map: RoadMap, tahun: int) -> dict[str, list[Pihak]]:
    """Return who owes something in a year, by level: the units then existing, the pokja of areas, the city."""
    unit = PerangkatDaerah.objects.aktif_pada(date(tahun, 12, 31)).values_list("pk", "kode", "nama")
    pokja = Pokja.objects.filter(area__road_map=road_map).distinct().values_list("pk", "kode", "nama")
    return {
        Tingkat.PD: [Pihak(Tingkat.PD, *satu) for satu in unit],
        Tingkat.POKJA: [Pihak(Tingkat.POKJA, *satu) for satu in pokja],
        Tingkat.KOTA: [Pihak(Tingkat.KOTA, 0, "kota", "Kota (pleno)")],
    }


def pihak_terlihat(road_map: RoadMap, tahun: int, orang: Orang) -> dict[str, list[Pihak]]:
    """Return who owes something in a year, by level, as far as `orang` may see: a unit sees itself alone."""
    semua = semua_pihak(road_map, tahun)
    if not PERAN_KOTA.isdisjoint(kode_peran(orang)):
        return semua
    milik = unit_berperan(orang, PERAN_UNIT)
    sendiri = [p for p in semua[Tingkat.PD] if p.pk in milik]
    return {Tingkat.PD: sendiri, Tingkat.POKJA: [], Tingkat.KOTA: []}


def pihak_survei(road_map: RoadMap, orang: Orang) -> list[Pihak]:
    """Return for whom a person notes surveys: their own units; Tim Pelaksana for the city."""
    unit = unit_berperan(orang, PERAN_UNIT)
    daftar = PerangkatDaerah.objects.filter(pk__in=unit) if unit else PerangkatDaerah.objects.none()
    pihak = [Pihak(Tingkat.PD, pk, kode, nama) for pk, kode, nama in daftar.values_list("pk", "kode", "nama")]
    if TIM_PELAKSANA in kode_peran(orang):
        pihak.append(Pihak(Tingkat.KOTA, 0, "kota", "Kota"))
    return pihak


def kewajiban_aktif(road_map: RoadMap) -> list[Kewajiban]:
    """Return the obligations in force, in their order."""
    return list(Kewajiban.objects.filter(road_map=road_map, aktif=True).order_by("urutan", "pk"))


HALAMAN = {
    Peristiwa.RAPAT: "monev:rapat",
    Peristiwa.RAPAT_EVALUASI: "monev:rapat",
    Peristiwa.LAPORAN: "monev:laporan",
    Peristiwa.EVALUASI: "monev:evaluasi",
    Peristiwa.LAPORAN_MONEV: "monev:laporan_monev",
}
"""The page of the evidence, by what it is; measurements and surveys stand in lists."""


def indikator_per_pihak(road_map: RoadMap) -> dict[int, int]:
    """Return how many indicators of the road map each unit measures (0: the city, those of no unit)."""
    daftar = (
        Indikator.objects.filter(penetapan__dokumen=road_map.kode)
        .values_list("penanggung_jawab_id")
        .annotate(n=Count("pk", distinct=True))
        .order_by()
    )
    return {pk or 0: n for pk, n in daftar}


def _kejadian_bulanan(
    kewajiban: Kewajiban, kalender: Kalender, belum: Sequence[int], pihak: Sequence[int] | None
) -> Iterator[tuple[int, int, int, int, int]]:
    """Yield (party, window's month, kept, on time, kept before due) as the database counts them."""
    bulan = [(j.nomor + 1, j.bulan) for j in kalender.jendela(kewajiban)]
    daftar = PERISTIWA[kewajiban.peristiwa](kewajiban, kalender, [kewajiban.tingkat])
    kunci = KUNCI[Tingkat(kewajiban.tingkat)]
    if pihak is not None and kunci:
        daftar = daftar.filter(**{f"{kunci}__in": pihak})
    berbulan = daftar.annotate(bulan_jendela=Jenjang("nomor", 1, bulan)).order_by()
    if kewajiban.peristiwa == Peristiwa.PENGUKURAN:
        yield from _terukur(kewajiban, kalender, berbulan, kunci, belum)
        return
    kelompok = [kunci, "bulan_jendela"] if kunci else ["bulan_jendela"]
    for satu in berbulan.values_list(*kelompok).annotate(**hitung_nomor(kewajiban.peristiwa, belum)):
        yield (*satu,) if kunci else (0, *satu)


def hitung_nomor(peristiwa: str, belum: Sequence[int]) -> dict[str, Any]:
    """Return how many windows were kept, on time, and before they were due (`belum`): each counts once.

    What has no period of the calendar, and so no deadline of its own, is on time whenever it happens in its window.
    """
    n = Count("nomor", distinct=True)
    tepat = Count("nomor", distinct=True, filter=Q(tepat=True)) if peristiwa in BERPERIODE else F("n")
    awal = Count("nomor", distinct=True, filter=Q(nomor__in=belum)) if belum else Value(0)
    return {"n": n, "n_tepat": tepat, "n_awal": awal}


def _terukur(
    kewajiban: Kewajiban, kalender: Kalender, daftar: QuerySet[Any], kunci: str, belum: Sequence[int]
) -> Iterator[tuple[int, int, int, int, int]]:
    """Yield the semesters in which a party has measured all its indicators."""
    semua = indikator_per_pihak(kalender.road_map)
    kelompok = [kunci, "nomor", "bulan_jendela"] if kunci else ["nomor", "bulan_jendela"]
    hitung = {"n": Count("pk"), "n_terlambat": Count("pk", filter=Q(tepat=False))}
    for satu in daftar.values_list(*kelompok).annotate(**hitung):
        pihak, nomor, bulan, n, terlambat = satu if kunci else (0, *satu)
        if n >= semua.get(pihak, 0) > 0:
            yield pihak, bulan, 1, int(not terlambat), int(nomor in belum)


def ringkasan(
    road_map: RoadMap, tahun: int, hari_ini: date, pihak: Sequence[Pihak]
) -> dict[tuple[str, int], BarisKepatuhan]:
    """Return counts per party and month of a year up to `hari_ini`, for parties of any level.

    A constant number of queries: one for each obligation and three besides.
    """
    hasil = {(p.tingkat, p.pk): BarisKepatuhan(p) for p in pihak}
    kalender = Kalender(road_map, tahun)
    terukur = indikator_per_pihak(road_map)
    per_tingkat: dict[str, list[int]] = defaultdict(list)
    for p in pihak:
        per_tingkat[p.tingkat].append(p.pk)
    for kewajiban in kewajiban_aktif(road_map):
        if kunci := per_tingkat.get(kewajiban.tingkat):
            berlaku = [pk for pk in kunci if kewajiban.peristiwa != Peristiwa.PENGUKURAN or pk in terukur]
            _hitung(hasil, kewajiban, kalender, hari_ini, berlaku)
    return hasil


def _hitung(
    hasil: dict[tuple[str, int], BarisKepatuhan],
    kewajiban: Kewajiban,
    kalender: Kalender,
    hari_ini: date,
    pihak: Sequence[int],
) -> None:
    """Add one obligation to the counts of those who owe it."""
    jatuh: dict[int, int] = defaultdict(int)
    tunggu: dict[int, int] = defaultdict(int)
    belum = []
    for j in kalender.jendela(kewajiban):
        if hari_ini > j.tenggat:
            jatuh[j.bulan] += 1
        else:
            tunggu[j.bulan] += 1
            belum.append(j.nomor)
    ada: dict[tuple[int, int], tuple[int, int, int]] = {}
    for pk, bulan, n, tepat, awal in _kejadian_bulanan(kewajiban, kalender, belum, pihak):
        ada[pk, bulan] = n, tepat, awal
    for pk in pihak:
        baris = hasil[kewajiban.tingkat, pk].bulan
        for bulan in jatuh.keys() | tunggu.keys():
            n, tepat, awal = ada.get((pk, bulan), (0, 0, 0))
            satu = Hitungan(tepat, n - tepat, jatuh[bulan] - (n - awal), tunggu[bulan] - awal)
            baris[bulan] = baris[bulan] + satu if bulan in baris else satu


def rincian(
    road_map: RoadMap,
    tahun: int,
    hari_ini: date,
    pihak: Sequence[Pihak],
    *,
    kewajiban: str = "",
    bulan: int | None = None,
    keadaan_dicari: str = "",
) -> list[HasilKewajiban]:
    """Return every window of every obligation of these parties with its state and evidence, filtered."""
    kalender = Kalender(road_map, tahun)
    terukur = indikator_per_pihak(road_map)
    hasil: list[HasilKewajiban] = []
    for satu in kewajiban_aktif(road_map):
        wajib = [p for p in pihak if p.tingkat == satu.tingkat]
        if satu.peristiwa == Peristiwa.PENGUKURAN:
            wajib = [p for p in wajib if p.pk in terukur]
        if wajib and kewajiban in {"", satu.kode}:
            hasil += _rinci(satu, kalender, hari_ini, wajib, terukur)
    return [h for h in hasil if bulan in {None, h.jendela.bulan} and keadaan_dicari in {"", h.keadaan.value}]


def _rinci(
    kewajiban: Kewajiban,
    kalender: Kalender,
    hari_ini: date,
    pihak: Sequence[Pihak],
    terukur: dict[int, int],
) -> Iterator[HasilKewajiban]:
    kejadian = _kejadian(kewajiban, kalender, [p.pk for p in pihak], terukur)
    for p in pihak:
        for j in kalender.jendela(kewajiban):
            pada, tepat, tautan = kejadian.get((p.pk, j.nomor), (None, False, ""))
            yield HasilKewajiban(
                kewajiban,
                p,
                j,
                keadaan(j.tenggat, hari_ini, terjadi=pada is not None, tepat=tepat),
                pada,
                tautan,
            )


def _kejadian(
    kewajiban: Kewajiban, kalender: Kalender, pihak: Sequence[int], terukur: dict[int, int]
) -> dict[tuple[int, int], tuple[date, bool, str]]:
    """Return what happened by party and window: the day, whether on time, and where to see it."""
    kunci = KUNCI[Tingkat(kewajiban.tingkat)]
    daftar = PERISTIWA[kewajiban.peristiwa](kewajiban, kalender, [kewajiban.tingkat]).order_by()
    if kunci:
        daftar = daftar.filter(**{f"{kunci}__in": pihak})
    if kewajiban.peristiwa == Peristiwa.PENGUKURAN:
        return _kejadian_terukur(daftar, kunci, kalender, terukur)
    kolom = [*([kunci] if kunci else []), "nomor", "hari", "tepat", "pk"]
    hasil: dict[tuple[int, int], tuple[date, bool, str]] = {}
    for satu in daftar.order_by("-hari", "-pk").values_list(*kolom):
        pk, nomor, hari, tepat, benda = satu if kunci else (0, *satu)
        hasil[pk, nomor] = hari, tepat, _alamat(kewajiban.peristiwa, benda)
    return hasil


def _kejadian_terukur(
    daftar: QuerySet[Any], kunci: str, kalender: Kalender, terukur: dict[int, int]
) -> dict[tuple[int, int], tuple[date, bool, str]]:
    hitung = {"n": Count("pk"), "akhir": Max("hari"), "n_terlambat": Count("pk", filter=Q(tepat=False))}
    kelompok = [kunci, "nomor"] if kunci else ["nomor"]
    hasil = {}
    for satu in daftar.values_list(*kelompok).annotate(**hitung):
        pk, nomor, n, akhir, terlambat = satu if kunci else (0, *satu)
        if n >= terukur.get(pk, 0) > 0:
            alamat = f"{reverse('monev:daftar_pengukuran')}?tahun={kalender.tahun}&semester={nomor}"
            hasil[pk, nomor] = akhir, not terlambat, alamat
    return hasil


def _alamat(peristiwa: str, pk: int) -> str:
    halaman = HALAMAN.get(Peristiwa(peristiwa))
    return reverse(halaman, args=[pk]) if halaman else reverse("monev:daftar_survei")


def tahun_pantau(road_map: RoadMap, hari_ini: date) -> int:
    """Return the year that a page starts with: this one, within the years of the road map."""
    return min(max(hari_ini.year, road_map.tahun_awal), road_map.tahun_akhir)


def periode_terakhir(daftar: Iterable[Periode], hari_ini: date, jenis: JenisPeriode) -> Periode | None:
    """Return the newest period of a kind that has begun; None before the first."""
    mulai = [p for p in daftar if p.jenis == jenis and p.mulai <= hari_ini]
    return max(mulai, key=lambda p: p.mulai, default=None)
