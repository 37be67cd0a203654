"""Numbers, money and dates as UX.md writes them."""

from datetime import UTC, date, datetime
from decimal import Decimal

import pytest
from pytest_django import Settings

from tampilan.angka import (
    tulis_angka,
    tulis_rupiah,
    tulis_rupiah_ringkas,
    tulis_tanggal,
    tulis_tenggat,
    tulis_tunggu,
    tulis_waktu,
)

D = Decimal


@pytest.mark.parametrize(
    ("nilai", "desimal", "teks"),
    [
        (None, None, "–"),
        ("", None, "–"),
        (0, None, "0"),
        (1248, None, "1.248"),
        (75_250_000, None, "75.250.000"),
        (-1500, None, "-1.500"),
        (D("82.05"), None, "82,05"),
        (D("82.0500"), None, "82,05"),
        (D("1234567.8900"), None, "1.234.567,89"),
        (D("100.00"), None, "100"),
        (D("100"), None, "100"),
        (D("1E+3"), None, "1.000"),
        (D("0.0125"), None, "0,0125"),
        (D("-0.00"), None, "0"),
        (63.44, None, "63,44"),
        (0.1 + 0.2, None, "0,3"),
        (D("82.5"), 2, "82,50"),
        (3, 2, "3,00"),
        (D("2.345"), 2, "2,35"),
        (D("2.5"), 0, "3"),
        ("82.05", None, "82,05"),
        ("WTP", None, "WTP"),
        (float("nan"), None, "nan"),
    ],
)
def test_tulis_angka(nilai: object, desimal: int | None, teks: str) -> None:
    assert tulis_angka(nilai, desimal) == teks


@pytest.mark.parametrize(
    ("nilai", "penuh", "ringkas"),
    [
        (None, "–", "–"),
        (0, "Rp 0", "Rp 0"),
        (75_250_000, "Rp 75.250.000", "Rp 75,3 juta"),
        (D("75250000.00"), "Rp 75.250.000", "Rp 75,3 juta"),
        (D("1500.50"), "Rp 1.500,5", "Rp 1.500,5"),
        (-2_000_000, "-Rp 2.000.000", "-Rp 2 juta"),
        (999_949, "Rp 999.949", "Rp 999.949"),
        (950_000_000, "Rp 950.000.000", "Rp 950 juta"),
        (999_960_000, "Rp 999.960.000", "Rp 1 miliar"),
        (1_204_500_000, "Rp 1.204.500.000", "Rp 1,2 miliar"),
        (2_345_000_000_000, "Rp 2.345.000.000.000", "Rp 2,3 triliun"),
    ],
)
def test_tulis_rupiah(nilai: object, penuh: str, ringkas: str) -> None:
    assert tulis_rupiah(nilai) == penuh
    assert tulis_rupiah_ringkas(nilai) == ringkas


@pytest.mark.parametrize(
    ("nilai", "tanggal", "waktu"),
    [
        (None, "–", "–"),
        (date(2026, 11, 24), "24 November 2026", "24 November 2026"),
        (datetime(2026, 11, 24, 3, 42, tzinfo=UTC), "24 November 2026", "24 Nov 2026 10.42 WIB"),
        (datetime(2026, 5, 31, 18, 5, tzinfo=UTC), "1 Juni 2026", "1 Jun 2026 01.05 WIB"),
        ("2021", "2021", "2021"),
    ],
)
def test_tulis_tanggal_dan_waktu(nilai: object, tanggal: str, waktu: str) -> None:
    assert tulis_tanggal(nilai) == tanggal
    assert tulis_waktu(nilai) == waktu


@pytest.mark.parametrize(
    ("zona", "singkatan"), [("Asia/Jakarta", "WIB"), ("Asia/Makassar", "WITA"), ("Asia/Jayapura", "WIT")]
)
def test_tulis_waktu_menyebut_zona(settings: Settings, zona: str, singkatan: str) -> None:
    settings.TIME_ZONE = zona
    assert tulis_waktu(datetime(2026, 11, 24, tzinfo=UTC)).endswith(singkatan)


@pytest.mark.parametrize(
    ("sisa", "teks"),
    [(-1441, "lewat tenggat 1.441 hari"), (0, "tenggat hari ini"), (3, "tenggat 3 hari lagi")],
)
def test_tulis_tenggat(sisa: int, teks: str) -> None:
    assert tulis_tenggat(sisa) == teks


@pytest.mark.parametrize(
    ("pemegang", "hari", "teks"),
    [
        ("", 3, ""),
        ("Tim Pelaksana", 0, "menunggu Tim Pelaksana, sejak hari ini"),
        ("Tim Pelaksana", 1441, "menunggu Tim Pelaksana, 1.441 hari"),
    ],
)
def test_tulis_tunggu(pemegang: str, hari: int, teks: str) -> None:
    assert tulis_tunggu(pemegang, hari) == teks
