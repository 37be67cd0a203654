"""The curve of a plan: shares of months by hand, weights, money, and which items are late."""

from decimal import Decimal

import pytest

from monev.kurva import (
    ButirRencana,
    Realisasi,
    anggaran_bulan,
    kurva,
    rencana_bulan,
    rencana_butir,
    tertinggal,
)

D = Decimal


@pytest.mark.parametrize(
    ("jadwal", "bulan", "persen"),
    [
        ((1, 2, 3, 4), 1, D("25.00")),
        ((1, 2, 3, 4), 4, D("100.00")),
        ((1, 2, 3, 4), 12, D("100.00")),
        ((3, 6, 9), 2, D("0.00")),
        ((3, 6, 9), 3, D("33.33")),
        ((3, 6, 9), 8, D("66.67")),
        ((12,), 11, D("0.00")),
        ((12,), 12, D("100.00")),
        (tuple(range(1, 13)), 7, D("58.33")),
        ((), 6, None),
    ],
)
def test_rencana_butir(jadwal: tuple[int, ...], bulan: int, persen: Decimal | None) -> None:
    """An item should be done in the share of its months that are over; without months nothing is planned."""
    assert rencana_butir(jadwal, bulan) == persen


@pytest.mark.parametrize(
    ("rencana", "fisik", "terlambat"),
    [
        (D(50), D(31), False),
        (D(50), D(30), True),
        (D("33.33"), D("13.33"), True),
        (D(100), D("99.99"), True),
        (D(100), D(100), False),
        (D(0), D(0), False),
        (None, D(0), False),
        (D(100), None, False),
    ],
)
def test_tertinggal(rencana: Decimal | None, fisik: Decimal | None, terlambat: bool) -> None:
    """Late is twenty points behind, or anything unfinished once the last month is over; what is unknown is not late."""
    assert tertinggal(rencana, fisik) is terlambat


def test_butir_berbobot_sama() -> None:
    """Three items of January and one of December: three quarters are planned from January on.

    Thirds are averaged as the lines print them (66,67), so that a reader finds the same average.
    """
    butir = [ButirRencana((1,), 3), ButirRencana((12,), 1), ButirRencana((), 9)]
    assert rencana_bulan(butir, 1) == D(75)
    assert rencana_bulan(butir, 12) == D(100)
    assert rencana_bulan([ButirRencana(())], 12) is None
    assert rencana_bulan([ButirRencana((1, 2, 3)), ButirRencana((1, 2, 3, 4))], 2) == D("58.34")


def test_anggaran_menurut_bagian_bulan() -> None:
    """Money is planned in the shares of the months; an item without a budget adds nothing, and nothing is not zero."""
    butir = [ButirRencana((1, 2, 3, 4), 1, D(80_000_000)), ButirRencana((1,), 5, None)]
    assert anggaran_bulan(butir, 1) == D(20_000_000)
    assert anggaran_bulan(butir, 6) == D(80_000_000)
    assert anggaran_bulan([ButirRencana((1,), 5, None)], 6) is None


def test_kurva_bulan_tanpa_laporan() -> None:
    """The curve has twelve points; months without a report have no actual figures."""
    titik = kurva([ButirRencana((1, 2), 1, D(100))], {1: Realisasi(D(40), D(10))})
    assert [t.bulan for t in titik] == list(range(1, 13))
    assert (titik[0].rencana, titik[0].fisik, titik[0].anggaran, titik[0].terpakai) == (
        D(50),
        D(40),
        D(50),
        D(10),
    )
    assert (titik[1].rencana, titik[1].fisik, titik[1].terpakai) == (D(100), None, None)
