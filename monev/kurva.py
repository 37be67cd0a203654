"""Planned against actual, cumulative over the months of a year. Pure: values in, values out."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

SERATUS = Decimal(100)
TERTINGGAL = Decimal(20)
"""Points behind the plan from which an item counts as late before its last month is over."""

BULAN_SETAHUN = range(1, 13)
_PERSERATUS = Decimal("0.01")


def bulatkan(nilai: Decimal) -> Decimal:
    """Round half up to two decimals, as percentages are kept."""
    return nilai.quantize(_PERSERATUS, rounding=ROUND_HALF_UP)


def rencana_butir(jadwal: Sequence[int], bulan: int) -> Decimal | None:
    """Return how much of an item (%) should be done at the end of a month: the share of its months until then.

    None where the item has no months.
    """
    if not jadwal:
        return None
    return bulatkan(SERATUS * sum(b <= bulan for b in jadwal) / len(jadwal))


def tertinggal(rencana: Decimal | None, fisik: Decimal | None) -> bool:
    """Tell whether an item is late: TERTINGGAL points behind its plan, or unfinished after its last month.

    What nobody has said anything of is not late: it is missing.
    """
    if rencana is None or fisik is None:
        return False
    return rencana - fisik >= TERTINGGAL or (rencana >= SERATUS and fisik < SERATUS)


@dataclass(frozen=True, slots=True)
class ButirRencana:
    """What the curve takes of items: their months, how many items have them, and their budgets together."""

    jadwal: Sequence[int]
    banyak: int = 1
    anggaran: Decimal | None = None


@dataclass(frozen=True, slots=True)
class Realisasi:
    """What a month's report says of all items: average progress (%) and money spent; None where it says nothing.

    `rencana` is the plan that this progress is held against where it is not that of the month.
    """

    fisik: Decimal | None = None
    terpakai: Decimal | None = None
    rencana: Decimal | None = None


@dataclass(frozen=True, slots=True)
class TitikKurva:
    """One month: planned and actual progress (%), planned and spent money (rupiah); None where nothing is known."""

    bulan: int
    rencana: Decimal | None
    fisik: Decimal | None
    anggaran: Decimal | None
    terpakai: Decimal | None


def kurva(butir: Iterable[ButirRencana], realisasi: Mapping[int, Realisasi]) -> list[TitikKurva]:
    """Return the twelve points of a plan.

    Every item with months weighs the same, and its budget is planned in the same shares. A month without a report has
    no `realisasi`.
    """
    daftar = [b for b in butir if b.jadwal]
    hasil = []
    for bulan in BULAN_SETAHUN:
        nyata = realisasi.get(bulan, Realisasi())
        rencana = rencana_bulan(daftar, bulan) if nyata.rencana is None else nyata.rencana
        hasil.append(TitikKurva(bulan, rencana, nyata.fisik, anggaran_bulan(daftar, bulan), nyata.terpakai))
    return hasil


def rencana_bulan(butir: Iterable[ButirRencana], bulan: int) -> Decimal | None:
    """Return the planned progress (%) of items at the end of a month; None where none of them has months.

    It is the average of what each item's own line says (`rencana_butir`), so that it can be worked out from the lines.
    """
    banyak, jumlah = jumlah_rencana(butir, bulan)
    return bulatkan(jumlah / banyak) if banyak else None


def jumlah_rencana(butir: Iterable[ButirRencana], bulan: int) -> tuple[int, Decimal]:
    """Return how many items have months, and the sum of what is planned of them (%) at the end of a month."""
    daftar = [(b.banyak, n) for b in butir if (n := rencana_butir(b.jadwal, bulan)) is not None]
    return sum(banyak for banyak, _ in daftar), sum((banyak * n for banyak, n in daftar), Decimal())


def anggaran_bulan(butir: Iterable[ButirRencana], bulan: int) -> Decimal | None:
    """Return the whole rupiah planned until the end of a month; None where no item with months has a budget."""
    daftar = [b for b in butir if b.jadwal and b.anggaran is not None]
    if not daftar:
        return None
    jumlah = sum((_bagian(b, bulan) * (b.anggaran or 0) for b in daftar), Decimal())
    return jumlah.quantize(Decimal(1), rounding=ROUND_HALF_UP)


def _bagian(butir: ButirRencana, bulan: int) -> Decimal:
    return Decimal(sum(b <= bulan for b in butir.jadwal)) / len(butir.jadwal)
