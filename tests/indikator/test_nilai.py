"""Printed values: taken apart as the regulation means them, and printed again as it prints them."""

import re
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from indikator.nilai import JenisNilai, cetak, urai
from riwayat.formats import baca_csv

FIXTURES = Path(__file__).resolve().parents[2] / "fixtures/perwal-45-2020"
TERCETAK = sorted({baris["teks"] for baris in baca_csv(FIXTURES / "target.csv").dict})

NOL_DI_DEPAN = re.compile(r"(?<![\d.,])0\d")

KOSONG, TIDAK_ADA, ANGKA, LABEL = (
    JenisNilai.KOSONG, JenisNilai.TIDAK_ADA, JenisNilai.ANGKA, JenisNilai.LABEL,
)  # fmt: skip


def test_regulation_prints_169_different_targets() -> None:
    assert len(TERCETAK) == 169


@pytest.mark.parametrize("teks", TERCETAK)
def test_printed_target_is_printed_again(teks: str) -> None:
    assert cetak(urai(teks)) == teks


@pytest.mark.parametrize("teks", TERCETAK)
def test_printed_target_is_a_number_unless_it_is_empty_or_a_word(teks: str) -> None:
    """No number of the regulation is mistaken for a label."""
    jenis = urai(teks).jenis
    assert (jenis is ANGKA) == any(huruf.isdigit() for huruf in teks)


@pytest.mark.parametrize(
    ("teks", "jenis", "angka", "satuan", "pembanding", "label"),
    [
        ("68%", ANGKA, "68", "%", "", ""),
        ("63,44%", ANGKA, "63.44", "%", "", ""),
        ("13,00%", ANGKA, "13.00", "%", "", ""),
        ("91%", ANGKA, "91", "%", "", ""),
        ("4.1", ANGKA, "4.1", "", "", ""),
        ("4.30", ANGKA, "4.30", "", "", ""),
        ("0,93", ANGKA, "0.93", "", "", ""),
        ("52,63", ANGKA, "52.63", "", "", ""),
        ("0.816", ANGKA, "0.816", "", "", ""),
        ("109,800", ANGKA, "109.800", "", "", ""),
        ("95", ANGKA, "95", "", "", ""),
        ("14760", ANGKA, "14760", "", "", ""),
        ("14.760", ANGKA, "14760", "", "", ""),
        ("1.234.567", ANGKA, "1234567", "", "", ""),
        ("1,234,567", ANGKA, "1234567", "", "", ""),
        ("1.234,5", ANGKA, "1234.5", "", "", ""),
        ("1,234.5", ANGKA, "1234.5", "", "", ""),
        ("-5", ANGKA, "-5", "", "", ""),
        ("<2%", ANGKA, "2", "%", "<", ""),
        ("≥ 90 %", ANGKA, "90", "%", "≥", ""),
        (">= 90%", ANGKA, "90", "%", "≥", ""),
        ("<=3", ANGKA, "3", "", "≤", ""),
        (">1", ANGKA, "1", "", ">", ""),
        ("14 hari", ANGKA, "14", "hari", "", ""),
        ("  68  % ", ANGKA, "68", "%", "", ""),
        ("WTP", LABEL, None, "", "", "WTP"),
        ("Sangat  Baik", LABEL, None, "", "", "Sangat Baik"),
        ("1,2,3", LABEL, None, "", "", "1,2,3"),
        ("1.2.3", LABEL, None, "", "", "1.2.3"),
        ("1.234,", LABEL, None, "", "", "1.234,"),
        ("12.34,5", LABEL, None, "", "", "12.34,5"),
        ("5.", LABEL, None, "", "", "5."),
        (",5", LABEL, None, "", "", ",5"),
        ("<", LABEL, None, "", "", "<"),
        ("%", LABEL, None, "", "", "%"),
        ("2020-2023", LABEL, None, "", "", "2020-2023"),
        ("٣", LABEL, None, "", "", "٣"),
        ("N/A", TIDAK_ADA, None, "", "", "N/A"),
        ("n/a", TIDAK_ADA, None, "", "", "n/a"),
        ("-", TIDAK_ADA, None, "", "", "-"),
        ("–", TIDAK_ADA, None, "", "", "–"),
        ("", KOSONG, None, "", "", ""),
        ("  \n", KOSONG, None, "", "", ""),
    ],
)  # fmt: skip
def test_text_means(
    teks: str, jenis: JenisNilai, angka: str | None, satuan: str, pembanding: str, label: str
) -> None:
    nilai = urai(teks)
    assert (nilai.jenis, nilai.satuan, nilai.pembanding, nilai.label) == (jenis, satuan, pembanding, label)
    assert (None if nilai.angka is None else str(nilai.angka)) == angka


@pytest.mark.parametrize("teks", ["4.30", "13,00%", "14.760", "1.234,5", "≥ 90 %", ">= 90%", "-5", "0.816"])
def test_print_keeps_zeros_signs_and_spaces(teks: str) -> None:
    assert cetak(urai(teks)) == teks


@pytest.mark.parametrize("teks", ["007", "00", "05%", "-01,5"])
def test_zeros_in_front_make_a_label(teks: str) -> None:
    nilai = urai(teks)
    assert nilai.jenis is LABEL
    assert nilai.angka is None
    assert cetak(nilai) == teks


@pytest.mark.parametrize("panjang", [30, 400, 5000])
def test_very_long_digits_stay_whole(panjang: int) -> None:
    teks = "9" * panjang
    nilai = urai(teks)
    assert nilai.jenis is ANGKA
    assert nilai.angka == Decimal(teks)
    assert cetak(nilai) == teks


def _ribuan(utuh: int, tanda: str) -> str:
    return f"{utuh:,}".replace(",", tanda)


@given(
    utuh=st.integers(min_value=0, max_value=10**15),
    pecahan=st.text("0123456789", max_size=6),
    desimal=st.sampled_from([",", "."]),
    berkelompok=st.booleans(),
    minus=st.booleans(),
    pembanding=st.sampled_from(["", "<", ">", "≤", "≥", "<=", ">="]),
    satuan=st.sampled_from(["", "%", " %", " hari"]),
)
def test_number_goes_there_and_back(
    utuh: int, pecahan: str, desimal: str, berkelompok: bool, minus: bool, pembanding: str, satuan: str
) -> None:
    tubuh = _ribuan(utuh, "." if desimal == "," else ",") if berkelompok and pecahan else str(utuh)
    tanda = "-" if minus and utuh else ""
    teks = f"{pembanding}{tanda}{tubuh}{desimal + pecahan if pecahan else ''}{satuan}"
    nilai = urai(teks)
    assert nilai.jenis is ANGKA
    assert cetak(nilai) == teks
    sama_dengan_ribuan = len(pecahan) == 3 and desimal == "." and 0 < utuh < 1000
    if not sama_dengan_ribuan:
        assert nilai.angka == Decimal(f"{tanda}{utuh}.{pecahan or 0}")


@given(utuh=st.integers(min_value=1000, max_value=10**15))
def test_groups_of_three_behind_dots_are_thousands(utuh: int) -> None:
    teks = _ribuan(utuh, ".")
    assert urai(teks).angka == utuh
    assert cetak(urai(teks)) == teks


@given(st.text() | st.text("0123456789.,-<>=≤≥% hari", max_size=20))
def test_any_text_is_taken_apart_and_printed_again(teks: str) -> None:
    """Never an error, and nothing lost but white space."""
    nilai = urai(teks)
    assume(nilai.angka is None or not NOL_DI_DEPAN.search(teks))  # test_print_keeps_zeros_in_front
    assert cetak(nilai) == " ".join(teks.split())
    assert (nilai.angka is not None) == (nilai.jenis is ANGKA)
    assert cetak(urai(cetak(nilai))) == cetak(nilai)
