"""Achievement: every case of the formulae, by hand, with the working that people read."""

from decimal import Decimal
from typing import NamedTuple

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indikator.capaian import (
    Capaian,
    hitung,
    letak_label,
    nilai_anak,
    predikat,
    rata_rata,
    skala_tahun,
    tulis_persen,
    urai_rentang,
)
from indikator.nilai import urai
from tests.indikator.test_nilai import TERCETAK


class Anak(NamedTuple):
    """A rung."""

    label: str
    nilai: Decimal | None = None


class Pangkat(NamedTuple):
    """A predicate."""

    nama: str
    batas_bawah: Decimal
    berlaku_dari: int = 2017


OPINI = [Anak(label) for label in ("WTP", "WTP-DPP", "WDP", "TMP", "TW")]
SAKIP = [Anak(label) for label in ("AA", "A", "BB", "B", "CC", "C", "D")]
TANGGA = {"opini": OPINI, "sakip": SAKIP}
SKALA = [
    Pangkat("Sangat tinggi", Decimal(91)),
    Pangkat("Tinggi", Decimal(76)),
    Pangkat("Sedang", Decimal(66)),
    Pangkat("Rendah", Decimal(51)),
    Pangkat("Sangat rendah", Decimal(0)),
]


@pytest.mark.parametrize(
    ("arah", "target", "realisasi", "persen", "rumus"),
    [
        # higher is better
        ("naik", "80", "82,05", "102.5625", "82,05 ÷ 80 × 100 = 102,56%"),
        ("naik", "4.1", "4,1", "100", "4,1 ÷ 4,1 × 100 = 100%"),
        ("naik", "4.30", "3,87", "90", "3,87 ÷ 4,3 × 100 = 90%"),
        ("naik", "91%", "95", "104.3956", "95 ÷ 91 × 100 = 104,4%"),
        ("naik", "91%", "95%", "104.3956", "95 ÷ 91 × 100 = 104,4%"),
        ("naik", "14760", "14.760", "100", "14.760 ÷ 14.760 × 100 = 100%"),
        ("naik", "52,63", "0,93", "1.7671", "0,93 ÷ 52,63 × 100 = 1,77%"),
        ("naik", "50%", "0", "0", "0 ÷ 50 × 100 = 0%"),
        ("naik", "50", "500", "1000", "500 ÷ 50 × 100 = 1.000%"),
        ("naik", "10", "-5", "-50", "(-5) ÷ 10 × 100 = -50%"),
        ("naik", "≥80", "85", "100", "85 memenuhi ≥ 80 = 100%"),
        ("naik", ">80", "60", "75", "60 ÷ 80 × 100 = 75%"),
        # lower is better
        ("turun", "31", "31", "100", "(2 × 31 − 31) ÷ 31 × 100 = 100%"),
        ("turun", "80", "70", "112.5", "(2 × 80 − 70) ÷ 80 × 100 = 112,5%"),
        ("turun", "80", "100", "75", "(2 × 80 − 100) ÷ 80 × 100 = 75%"),
        ("turun", "80", "0", "200", "(2 × 80 − 0) ÷ 80 × 100 = 200%"),
        ("turun", "80", "160", "0", "(2 × 80 − 160) ÷ 80 × 100 = 0%"),
        ("turun", "80", "170", "0", "(2 × 80 − 170) ÷ 80 × 100 = -12,5%, dihitung 0%"),
        # bounds
        ("turun", "<2%", "1,5%", "100", "1,5 memenuhi < 2 = 100%"),
        ("turun", "<2%", "0", "100", "0 memenuhi < 2 = 100%"),
        ("turun", "<2%", "2,5", "75", "(2 × 2 − 2,5) ÷ 2 × 100 = 75%"),
        ("turun", "<2%", "2", "100", "(2 × 2 − 2) ÷ 2 × 100 = 100%"),
        ("turun", "≤2%", "2", "100", "2 memenuhi ≤ 2 = 100%"),
        ("naik", "<2%", "1", "100", "1 memenuhi < 2 = 100%"),
        # kept within a range
        ("rentang", "60-70", "60", "100", "60 berada dalam 60–70 = 100%"),
        ("rentang", "60% s.d. 70%", "70%", "100", "70 berada dalam 60–70 = 100%"),
        ("rentang", "60–70", "54", "90", "54 ÷ 60 × 100 = 90%"),
        ("rentang", "60 sampai 70", "77", "90", "(2 × 70 − 77) ÷ 70 × 100 = 90%"),
        ("rentang", "60-70", "150", "0", "(2 × 70 − 150) ÷ 70 × 100 = -14,29%, dihitung 0%"),
        ("rentang", "75", "75", "100", "75 berada dalam 75–75 = 100%"),
        ("rentang", "≥60", "66", "100", "66 memenuhi ≥ 60 = 100%"),
        # labels
        ("opini", "WTP", "WTP", "100", "WTP sama dengan WTP = 100%"),
        ("opini", "WDP", "wtp", "100", "WTP lebih baik daripada WDP = 100%"),
        ("opini", "WTP", "WTP-DPP", "80", "WTP-DPP (80) ÷ WTP (100) × 100 = 80%"),
        ("opini", "WTP", "TW", "20", "TW (20) ÷ WTP (100) × 100 = 20%"),
        ("opini", "WDP", "TMP", "66.6667", "TMP (40) ÷ WDP (60) × 100 = 66,67%"),
        ("sakip", "BB", "A", "100", "A lebih baik daripada BB = 100%"),
    ],
)  # fmt: skip
def test_percentage_with_its_working(arah: str, target: str, realisasi: str, persen: str, rumus: str) -> None:
    tangga = TANGGA.get(arah, [])
    hasil = hitung(urai(target), urai(realisasi), arah="label" if tangga else arah, tangga=tangga)
    assert hasil.persen is not None
    assert round(hasil.persen, 4) == Decimal(persen)
    assert (hasil.rumus, hasil.alasan) == (rumus, "")


@pytest.mark.parametrize(
    ("arah", "target", "realisasi", "alasan"),
    [
        ("naik", "", "82", "tidak ada target"),
        ("naik", "N/A", "82", "target tercetak N/A"),
        ("naik", "80", "", "belum ada realisasi"),
        ("naik", "80", "N/A", "realisasi tercatat N/A"),
        ("naik", "0", "3", "target 0 tidak dapat menjadi pembagi"),
        ("turun", "0", "0", "target 0 tidak dapat menjadi pembagi"),
        ("turun", "<0", "3", "target 0 tidak dapat menjadi pembagi"),
        ("rentang", "0", "3", "target 0 tidak dapat menjadi pembagi"),
        ("naik", "-5", "3", "target -5 negatif"),
        ("naik", "WTP", "3", "target “WTP” bukan angka"),
        ("naik", "80", "lima", "realisasi “lima” bukan angka"),
        ("naik", "80", ">70", "realisasi “>70” hanya menyebut batas"),
        ("turun", "5 hari", "3 bulan", "satuan realisasi “bulan” berbeda dari satuan target “hari”"),
        ("rentang", "WTP", "3", "target “WTP” bukan rentang"),
        ("rentang", "70-60", "3", "target “70-60” bukan rentang"),
        ("opini", "WTP", "BB", "realisasi “BB” tidak ada pada tangga peringkat"),
        ("opini", "100", "WTP", "target “100” tidak ada pada tangga peringkat"),
        ("label", "WTP", "WTP", "tangga peringkatnya belum ditetapkan"),
    ],
)
def test_no_percentage_but_the_reason(arah: str, target: str, realisasi: str, alasan: str) -> None:
    tangga = TANGGA.get(arah, [])
    hasil = hitung(urai(target), urai(realisasi), arah="label" if tangga else arah, tangga=tangga)
    assert hasil == Capaian(alasan=alasan)
    assert (hasil.teks, hasil.tercapai, hasil.dibatasi()) == ("–", False, None)


@pytest.mark.parametrize("target", TERCETAK)
def test_target_of_the_regulation_met_to_the_letter_is_100(target: str) -> None:
    """A value equal to the printed target (for a bound, one within it) is 100 %; N/A and nothing have a reason."""
    arti = urai(target)
    arah = "label" if arti.label else "turun" if arti.pembanding else "naik"
    realisasi = urai("1") if arti.pembanding else arti
    hasil = hitung(arti, realisasi, arah=arah, tangga=OPINI)
    if target in {"", "N/A"}:
        assert hasil.alasan
    else:
        assert hasil.persen == 100


@given(st.text(max_size=12), st.text(max_size=12), st.sampled_from(["naik", "turun", "rentang", "label"]))
def test_any_text_has_a_percentage_or_a_reason(target: str, realisasi: str, arah: str) -> None:
    hasil = hitung(urai(target), urai(realisasi), arah=arah, tangga=OPINI)
    assert (hasil.persen is None) == bool(hasil.alasan)


def test_scale_gives_the_range_of_a_single_number() -> None:
    hasil = hitung(urai("75"), urai("85"), arah="rentang", rentang=(Decimal(60), Decimal(85)))
    assert hasil.rumus == "85 berada dalam 60–85 = 100%"


def test_rung_is_worth_what_an_administrator_sets() -> None:
    tangga = [Anak("WTP", Decimal(100)), Anak("WTP-DPP", Decimal(90)), Anak("WDP", Decimal(45))]
    assert hitung(urai("WTP"), urai("WTP-DPP"), arah="label", tangga=tangga).persen == 90
    assert hitung(urai("WTP-DPP"), urai("WDP"), arah="label", tangga=tangga).persen == 50


@pytest.mark.parametrize(("atas", "bawah"), [("50", "60"), ("0", "0")])
def test_rungs_that_do_not_fall_give_no_percentage(atas: str, bawah: str) -> None:
    tangga = [Anak("A", Decimal(atas)), Anak("B", Decimal(bawah))]
    hasil = hitung(urai("A"), urai("B"), arah="label", tangga=tangga)
    assert hasil.alasan == "nilai anak tangga A dan B tidak menurun"


def test_rung_without_a_value_is_worth_its_place() -> None:
    assert [nilai_anak(OPINI, n) for n in range(5)] == [100, 80, 60, 40, 20]
    assert letak_label(OPINI, " wtp-dpp ") == 1
    assert letak_label(OPINI, "WTP DPP") is None


@pytest.mark.parametrize(
    ("persen", "nama"),
    [
        ("1000", "Sangat tinggi"),
        ("100", "Sangat tinggi"),
        ("91", "Sangat tinggi"),
        ("90.9999999", "Tinggi"),
        ("90.5", "Tinggi"),
        ("76", "Tinggi"),
        ("75.99", "Sedang"),
        ("66", "Sedang"),
        ("65.5", "Rendah"),
        ("51", "Rendah"),
        ("50.99", "Sangat rendah"),
        ("0", "Sangat rendah"),
        ("-50", "Sangat rendah"),
    ],
)
def test_predicate_by_the_percentage_as_it_is(persen: str, nama: str) -> None:
    assert predikat(Decimal(persen), reversed(SKALA)) == nama


def test_no_percentage_has_no_predicate() -> None:
    assert predikat(None, SKALA) == ""
    assert predikat(Decimal(100), []) == ""


def test_year_uses_the_newest_scale_that_is_in_force() -> None:
    baru = [Pangkat("Baik", Decimal(60), 2022), Pangkat("Kurang", Decimal(0), 2022)]
    semua = [*baru, *SKALA]
    assert skala_tahun(semua, 2021) == SKALA
    assert skala_tahun(semua, 2022) == baru
    assert skala_tahun(semua, 2016) == []


@pytest.mark.parametrize(
    ("persen", "teks"),
    [
        ("102.5625", "102,56%"),
        ("90.999", "90,99%"),
        ("99.9999999", "99,99%"),
        ("-0.001", "-0,01%"),
        ("91.001", "91%"),
        ("0", "0%"),
    ],
)
def test_percentage_does_not_round_up_to_a_bound_it_misses(persen: str, teks: str) -> None:
    assert tulis_persen(Decimal(persen)) == teks


def test_mean_caps_each_and_says_what_was_left_out() -> None:
    daftar = [Capaian(Decimal(150)), Capaian(Decimal(50)), Capaian(alasan="tidak ada target")]
    assert rata_rata(daftar) == (hasil := rata_rata(daftar, 100))
    assert (hasil.nilai, hasil.terhitung, hasil.tidak_terhitung) == (Decimal(75), 2, 1)
    assert rata_rata(daftar, 120).nilai == Decimal(85)
    assert rata_rata([Capaian(Decimal(-50))]).nilai == 0
    assert rata_rata([Capaian(alasan="x")]).nilai is None
    assert daftar[0].teks == "150%"


@pytest.mark.parametrize(
    ("teks", "rentang"),
    [("60-70", (60, 70)), ("60% – 70%", (60, 70)), ("0,5 s.d 1,5", (0, 2)), ("60", None), ("a-b", None)],
)
def test_printed_range(teks: str, rentang: tuple[int, int] | None) -> None:
    hasil = urai_rentang(teks)
    assert (hasil and (round(hasil[0]), round(hasil[1]))) == rentang
