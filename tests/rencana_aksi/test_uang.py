from datetime import datetime
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rencana_aksi.spreadsheet.angka import SelRusak
from rencana_aksi.spreadsheet.uang import urai_uang

JUTA = 1_000_000


@pytest.mark.parametrize(
    ("nilai", "satuan", "hasil"),
    [
        ("Rp 50.000.000", 1, "50000000"),
        ("Rp. 50.000.000,-", 1, "50000000"),
        ("Rp50.000.000.-", 1, "50000000"),
        ("rp 5.000.000,00", 1, "5000000"),
        ("1.250.000,00", 1, "1250000"),
        ("1.250.000,50", 1, "1250000.50"),
        ("1,250,000.00", 1, "1250000"),
        ("50.000.000,-", 1, "50000000"),
        ("50 000 000", 1, "50000000"),
        ("50000000", 1, "50000000"),
        ("Rp. 50.000.000,- (lima puluh juta rupiah)", 1, "50000000"),
        ("75 juta", 1, "75000000"),
        ("Rp 75 jt", 1, "75000000"),
        ("5 juta rupiah", 1, "5000000"),
        ("1,5 M", 1, "1500000000"),
        ("1.5 milyar", 1, "1500000000"),
        ("750 ribu", 1, "750000"),
        (1250000, 1, "1250000"),
        (1234.5600000001, 1, "1234.56"),
        (75, JUTA, "75000000"),
        (75.5, JUTA, "75500000"),
        ("1,25", JUTA, "1250000"),
        ("12.500", 1000, "12500000"),
        ("75 juta", JUTA, "75000000"),
        (0, 1, "0"),
        ("0", 1, "0"),
    ],
)
def test_uang_terbaca(nilai: object, satuan: int, hasil: str) -> None:
    uang = urai_uang(nilai, satuan)
    assert uang.nilai == Decimal(hasil)
    assert not uang.pesan or uang.tingkat == "ingat"


@pytest.mark.parametrize("nilai", ["", " ", "-", "–", "Rp -", "nihil", "Tanpa anggaran"])
def test_uang_kosong_bukan_nol(nilai: str) -> None:
    assert urai_uang(nilai) == urai_uang("")
    assert urai_uang(nilai).nilai is None
    assert not urai_uang(nilai).pesan


@pytest.mark.parametrize(
    ("nilai", "satuan", "pesan"),
    [
        ("lima juta", 1, "‘lima juta’ bukan angka. Tulis, misalnya, 5000000 atau Rp 5.000.000."),
        ("50.000.000 dan 20.000.000", 1, "bukan angka"),
        ("1.2345", 1, "bukan angka"),
        ("12.34.56", 1, "bukan angka"),
        ("5 kilo", 1, "‘5 kilo’ bukan angka"),
        (True, 1, "bukan angka"),
        (datetime(2021, 3, 1), 1, "‘01/03/2021’ bukan angka"),  # noqa: DTZ001 – spreadsheets know no zone
        (-5, 1, "‘-5’ negatif"),
        ("-5.000.000", 1, "negatif"),
        ("(5.000.000)", 1, "negatif"),
        ("50.000.000", JUTA, "kolom ini dalam juta rupiah"),
        (1e300, 1, "terlalu besar"),
        (float("nan"), 1, "bukan angka"),
        (SelRusak(), 1, "hasil rumus di sel ini tidak tersimpan"),
        (SelRusak("#REF!"), 1, "#REF!"),
    ],
)
def test_uang_ditolak_dengan_alasan(nilai: object, satuan: int, pesan: str) -> None:
    uang = urai_uang(nilai, satuan)
    assert uang.nilai is None
    assert uang.tingkat == "tolak"
    assert pesan in uang.pesan


@pytest.mark.parametrize(
    ("nilai", "satuan", "pesan"),
    [
        ("1.250", 1, "‘1.250’ dibaca sebagai Rp 1.250."),
        ("1,250", 1, "‘1,250’ dibaca sebagai Rp 1.250."),
        ("1,250", JUTA, "‘1,250’ dibaca sebagai Rp 1.250.000."),
        (75, 1, "‘75’ dibaca sebagai Rp 75."),
    ],
)
def test_uang_yang_meragukan_dikatakan(nilai: object, satuan: int, pesan: str) -> None:
    uang = urai_uang(nilai, satuan)
    assert (uang.pesan, uang.tingkat) == (pesan, "ingat")
    assert uang.nilai is not None


@given(st.integers(1_000_000, 10**12))
def test_uang_indonesia_pulang_pergi(jumlah: int) -> None:
    teks = f"Rp {jumlah:,}".replace(",", ".")
    assert urai_uang(teks).nilai == jumlah
    assert urai_uang(f"{jumlah:,}.00").nilai == jumlah


@given(
    st.one_of(st.text(), st.floats(), st.integers(), st.booleans(), st.datetimes()),
    st.sampled_from([1, 1000, JUTA]),
)
def test_uang_apa_pun_isinya_tidak_pernah_gagal(nilai: object, satuan: int) -> None:
    uang = urai_uang(nilai, satuan)
    assert uang.nilai is None or uang.nilai >= 0
