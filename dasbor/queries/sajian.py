"""The sheets of the presentation: one question each, answered out of what the dashboard knows."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from dasbor.queries.area import BarisArea, isi_area
from dasbor.queries.lingkup import Lingkup
from dasbor.queries.susun import Dasbor
from dasbor.queries.tren import gambar_indeks, gambar_kemajuan

TERSINGKAT = 3
"""How many rows each cause shows."""

Isi = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Lembar:
    """A sheet: its template, its question (of a unit, `tanya_unit`), and what it shows beside the dashboard."""

    nama: str
    tanya: str
    isi: Callable[[Lingkup, Dasbor], Isi] = lambda _lingkup, _dasbor: {}
    tanya_unit: str = ""

    def pertanyaan(self, lingkup: Lingkup) -> str:
        """Return the question as it is asked of a scope."""
        return self.tanya_unit if lingkup.unit is not None and self.tanya_unit else self.tanya


def area_terendah(dasbor: Dasbor) -> BarisArea | None:
    """Return the area that achieves least; None where none can be counted."""
    return next((a for a in dasbor.area if a.capaian is not None), None)


def _sebab(lingkup: Lingkup, dasbor: Dasbor) -> Isi:
    """Return what is behind the worst area: its weakest indicators, units, items, its problems."""
    terendah = area_terendah(dasbor)
    if terendah is None:
        return {"terendah": None}
    semua = isi_area(lingkup, terendah.area, dasbor.kini)
    return {
        "terendah": terendah,
        "kalimat_area": semua.kalimat(str(lingkup.periode)),
        "indikator": [b for b in semua.indikator if not b.capaian.tercapai][:TERSINGKAT],
        "pelaksana": [u for u in semua.unit if u.kemajuan.selisih is not None and u.kemajuan.selisih < 0][
            :TERSINGKAT
        ],
        "terlambat": semua.terlambat[:TERSINGKAT],
        "permasalahan": semua.masalah[:TERSINGKAT],
    }


def _tren(lingkup: Lingkup, dasbor: Dasbor) -> Isi:
    """Return two pictures: the index (of a unit: money) and progress."""
    fisik, uang = gambar_kemajuan(lingkup)
    if lingkup.unit is not None:
        return {"gambar": [fisik, uang]}
    return {"gambar": [*gambar_indeks(lingkup, dasbor.kini), fisik]}


LEMBAR = (
    Lembar("jawaban", "Apakah kita sesuai jalur?"),
    Lembar("area", "Area mana yang tertinggal?"),
    Lembar("sebab", "Apa sebab area terendah?", _sebab),
    Lembar("tren", "Ke mana arahnya?", _tren),
    Lembar("tujuan", "Apakah tujuan tercapai?", tanya_unit="Apakah indikatornya tercapai?"),
    Lembar("peringkat", "Siapa yang paling perlu perhatian?", tanya_unit="Apa yang perlu perhatian?"),
    Lembar("masalah", "Apa yang menunggu keputusan?"),
)
"""The sheets in the order in which a meeting asks."""
