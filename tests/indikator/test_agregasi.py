"""Values of semesters put together to the value of a year."""

from decimal import Decimal

import pytest

from indikator.agregasi import Ukur, agregasi, cocok_hasil_bagi, hasil_bagi, pengali, tulis_hasil_bagi
from indikator.nilai import cetak, urai


def ukur(teks: str, pembilang: str = "", penyebut: str = "") -> Ukur:
    """Return a measured value."""
    pecahan = [Decimal(t) if t else None for t in (pembilang, penyebut)]
    return Ukur(urai(teks), *pecahan)


@pytest.mark.parametrize(
    ("cara", "daftar", "teks", "rumus"),
    [
        ("terakhir", ["80", "82,5"], "82,5", "nilai terakhir"),
        ("terakhir", ["WTP"], "WTP", ""),
        ("jumlah", ["1.200", "800,5"], "2000,5", "1.200 + 800,5 = 2.000,5"),
        ("jumlah", ["12 unit", "3 unit"], "15 unit", "12 + 3 = 15"),
        ("rata-rata", ["80%", "85%"], "82,5%", "(80 + 85) ÷ 2 = 82,5"),
        ("rata-rata", ["1", "1", "2"], "1,3333", "(1 + 1 + 2) ÷ 3 = 1,3333"),
        ("rata-rata", ["WTP", "WDP"], "WDP", "nilai terakhir, karena tidak semuanya angka"),
        ("jumlah", ["", "N/A"], "", ""),
        ("jumlah", ["", "5"], "5", ""),
        ("jumlah", [], "", ""),
    ],
)
def test_parts_of_a_year_together(cara: str, daftar: list[str], teks: str, rumus: str) -> None:
    hasil = agregasi(cara, [ukur(satu) for satu in daftar])
    assert (cetak(hasil.nilai), hasil.rumus) == (teks, rumus)


def test_quotients_add_up_numerators_and_denominators() -> None:
    hasil = agregasi("pembilang-penyebut", [ukur("50%", "5", "10"), ukur("90%", "81", "90")], satuan="persen")
    assert (cetak(hasil.nilai), hasil.rumus) == ("86%", "86 ÷ 100 × 100 = 86")


def test_quotient_without_its_parts_cannot_be_added_up() -> None:
    hasil = agregasi("pembilang-penyebut", [ukur("50%"), ukur("90%", "81", "90")], satuan="persen")
    assert cetak(hasil.nilai) == "90%"
    assert hasil.rumus == "nilai terakhir, karena pembilang dan penyebut tidak lengkap"


@pytest.mark.parametrize(
    ("satuan", "kali"),
    [("persen", 100), ("%", 100), ("per 100.000 kelahiran hidup", 100_000), ("per 1.000 kelahiran hidup", 1000),
     ("rasio", 1), ("indeks", 1), ("", 1)],
)  # fmt: skip
def test_unit_says_by_what_a_quotient_is_multiplied(satuan: str, kali: int) -> None:
    assert pengali(satuan) == kali


def test_quotient_in_its_unit() -> None:
    assert hasil_bagi(Decimal(2), Decimal(3), "persen") == Decimal("66.67")
    assert hasil_bagi(Decimal(2), Decimal(3), "rasio") == Decimal("0.6667")
    assert str(hasil_bagi(Decimal(9), Decimal(12000), "per 100.000 kelahiran hidup")) == "75"
    assert tulis_hasil_bagi(Decimal(9), Decimal(12000), "per 1.000 lahir") == "9 ÷ 12.000 × 1.000"
    assert tulis_hasil_bagi(Decimal(2), Decimal(3), "rasio") == "2 ÷ 3"


@pytest.mark.parametrize(
    ("nilai", "cocok"), [("66.67", True), ("66.7", True), ("67", True), ("66.66", False), ("70", False)]
)
def test_written_value_is_the_quotient_as_far_as_it_is_written(nilai: str, cocok: bool) -> None:
    assert cocok_hasil_bagi(Decimal(nilai), Decimal(2), Decimal(3), "persen") is cocok
