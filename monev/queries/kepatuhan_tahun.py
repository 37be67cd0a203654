"""Whether the rhythm of Bab IV is kept in a whole year: the counts of `kepatuhan.ringkasan` without its months.

Obligations that share event and windows are read together, whatever their level: half the queries, and one row for each
who owes instead of twelve.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.db.models import Count, Q, QuerySet

from monev.kepatuhan import Hitungan
from monev.models import Kewajiban, Peristiwa, Tingkat
from monev.queries.kepatuhan import Pihak, hitung_nomor, indikator_per_pihak, kewajiban_aktif
from monev.queries.peristiwa import KUNCI, PERISTIWA, Kalender
from roadmap.models import RoadMap

Kunci = tuple[str, int]
"""Who owes: the level and the key there (0: the city)."""


@dataclass(slots=True)
class JumlahKepatuhan:
    """One who owes, with the counts of a year."""

    pihak: Pihak
    jumlah: Hitungan = field(default_factory=Hitungan)


def jumlah_tahun(
    road_map: RoadMap, tahun: int, hari_ini: date, pihak: Sequence[Pihak]
) -> dict[Kunci, JumlahKepatuhan]:
    """Return the counts of a year up to `hari_ini`, by party: a constant number of queries."""
    hasil = {(p.tingkat, p.pk): JumlahKepatuhan(p) for p in pihak}
    kalender = Kalender(road_map, tahun)
    terukur = indikator_per_pihak(road_map)
    per_tingkat: dict[str, list[int]] = defaultdict(list)
    for p in pihak:
        per_tingkat[p.tingkat].append(p.pk)
    for grup in _grup(road_map, per_tingkat):
        jendela = kalender.jendela(grup[0])
        belum = [j.nomor for j in jendela if hari_ini <= j.tenggat]
        kejadian = {siapa: isi for siapa, *isi in _kejadian(grup, kalender, belum, per_tingkat, terukur)}
        for tingkat in (k.tingkat for k in grup):
            for pk in per_tingkat[tingkat]:
                if grup[0].peristiwa == Peristiwa.PENGUKURAN and pk not in terukur:
                    continue
                n, tepat, awal = kejadian.get((tingkat, pk), (0, 0, 0))
                lewat = len(jendela) - len(belum)
                hasil[tingkat, pk].jumlah.tambah(tepat, n - tepat, lewat - (n - awal), len(belum) - awal)
    return hasil


def _grup(road_map: RoadMap, tingkat: Mapping[str, object]) -> list[list[Kewajiban]]:
    """Return the obligations of these levels, those with the same event and windows together."""
    grup: dict[tuple[str, str, int], list[Kewajiban]] = defaultdict(list)
    for satu in kewajiban_aktif(road_map):
        if satu.tingkat in tingkat:
            grup[satu.peristiwa, satu.irama, satu.tenggat_hari].append(satu)
    return list(grup.values())


def _kejadian(
    grup: Sequence[Kewajiban],
    kalender: Kalender,
    belum: Sequence[int],
    pihak: Mapping[str, Sequence[int]],
    terukur: Mapping[int, int],
) -> Iterator[tuple[Kunci, int, int, int]]:
    """Yield (who, windows kept, on time, kept before they were due) as the database counts them: one query."""
    tingkat = {Tingkat(k.tingkat) for k in grup}
    kolom = [KUNCI[t] for t in (Tingkat.PD, Tingkat.POKJA) if t in tingkat]
    daftar = PERISTIWA[grup[0].peristiwa](grup[0], kalender, tingkat).order_by()
    if tingkat == {Tingkat.PD} and len(pihak[Tingkat.PD]) == 1:
        daftar = daftar.filter(perangkat_daerah=pihak[Tingkat.PD][0])
    if grup[0].peristiwa == Peristiwa.PENGUKURAN:
        yield from _terukur(daftar, kolom, belum, terukur)
    else:
        yield from _terhitung(daftar, kolom, hitung_nomor(grup[0].peristiwa, belum))


def _siapa(tingkat: str, kolom: Sequence[str], pk: Sequence[int]) -> Kunci:
    return tingkat, dict(zip(kolom, pk, strict=True)).get(KUNCI[Tingkat(tingkat)], 0)


def _terhitung(
    daftar: QuerySet[Any], kolom: Sequence[str], hitung: Mapping[str, Any]
) -> Iterator[tuple[Kunci, int, int, int]]:
    for tingkat, *pk, n, tepat, awal in daftar.values_list("tingkat", *kolom).annotate(**hitung):
        yield _siapa(tingkat, kolom, pk), n, tepat, awal


def _terukur(
    daftar: QuerySet[Any], kolom: Sequence[str], belum: Sequence[int], terukur: Mapping[int, int]
) -> Iterator[tuple[Kunci, int, int, int]]:
    """Yield who has measured all its indicators, added up over the semesters."""
    hitung = {"n": Count("pk"), "n_terlambat": Count("pk", filter=Q(tepat=False))}
    jumlah: dict[Kunci, list[int]] = defaultdict(lambda: [0, 0, 0])
    for tingkat, *pk, nomor, n, terlambat in daftar.values_list("tingkat", *kolom, "nomor").annotate(
        **hitung
    ):
        siapa = _siapa(tingkat, kolom, pk)
        if n >= terukur.get(siapa[1], 0) > 0:
            for letak, tambah in enumerate((1, int(not terlambat), int(nomor in belum))):
                jumlah[siapa][letak] += tambah
    for siapa, (n, tepat, awal) in jumlah.items():
        yield siapa, n, tepat, awal
