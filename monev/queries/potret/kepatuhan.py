"""How the rhythm of Bab IV was kept within the period, by obligation and by who owes it."""

from collections import defaultdict
from typing import Any

from monev.kepatuhan import Hitungan, Keadaan, jumlahkan
from monev.models import Tingkat
from monev.queries.kepatuhan import HasilKewajiban, Pihak, rincian, semua_pihak
from monev.queries.potret.lingkup import Lingkup


def potret_kepatuhan(lingkup: Lingkup) -> dict[str, Any]:
    """Return counts by obligation and party, and what was late or missing."""
    semua = [
        h
        for h in rincian(lingkup.road_map, lingkup.tahun, lingkup.hari, pihak_lingkup(lingkup))
        if h.jendela.bulan in lingkup.bulan
    ]
    per_kewajiban: dict[str, list[Hitungan]] = defaultdict(list)
    per_pihak: dict[str, list[Hitungan]] = defaultdict(list)
    for h in semua:
        per_kewajiban[h.kewajiban.nama].append(_satu(h))
        per_pihak[h.pihak.nama].append(_satu(h))
    return {
        "jumlah": _tulis(jumlahkan(_satu(h) for h in semua)),
        "kewajiban": [{"nama": nama, **_tulis(jumlahkan(isi))} for nama, isi in per_kewajiban.items()],
        "pihak": [{"nama": nama, **_tulis(jumlahkan(isi))} for nama, isi in per_pihak.items()],
        "lalai": [
            {
                "pihak": h.pihak.nama,
                "kewajiban": h.kewajiban.nama,
                "jendela": h.jendela.nama,
                "tenggat": h.jendela.tenggat.isoformat(),
                "keadaan": h.keadaan.value,
                "pada": h.pada.isoformat() if h.pada else None,
            }
            for h in semua
            if h.keadaan in {Keadaan.TERLAMBAT, Keadaan.TIDAK_ADA}
        ],
    }


def pihak_lingkup(lingkup: Lingkup) -> list[Pihak]:
    """Return who owes: the unit, the pokja, or all of them and the city."""
    if lingkup.unit is not None:
        return [Pihak(Tingkat.PD, lingkup.unit.pk, lingkup.unit.kode, lingkup.unit.nama)]
    if lingkup.pokja is not None:
        return [Pihak(Tingkat.POKJA, lingkup.pokja.pk, lingkup.pokja.kode, lingkup.pokja.nama)]
    semua = semua_pihak(lingkup.road_map, lingkup.tahun)
    return [*semua[Tingkat.KOTA], *semua[Tingkat.POKJA], *semua[Tingkat.PD]]


def _satu(h: HasilKewajiban) -> Hitungan:
    bidang = {
        Keadaan.TEPAT: "tepat",
        Keadaan.TERLAMBAT: "terlambat",
        Keadaan.TIDAK_ADA: "tidak_ada",
        Keadaan.BELUM: "belum",
    }[h.keadaan]
    return Hitungan(**{bidang: 1})


def _tulis(h: Hitungan) -> dict[str, int | None]:
    return {
        "tepat": h.tepat,
        "terlambat": h.terlambat,
        "tidak_ada": h.tidak_ada,
        "belum": h.belum,
        "terhitung": h.terhitung,
        "persen": h.persen,
    }
