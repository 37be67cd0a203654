from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rencana_aksi.spreadsheet.angka import SelRusak, urai_sdm, urai_target


@pytest.mark.parametrize(
    ("nilai", "angka", "satuan"),
    [
        (12, "12", ""),
        (0.75, "0.75", ""),
        ("12", "12", ""),
        ("12 dokumen", "12", "dokumen"),
        ("1 (satu) dokumen", "1", "dokumen"),
        ("100%", "100", "%"),
        ("63,44 %", "63.44", "%"),
        ("4.1", "4.1", ""),
        ("2 kali/tahun", "2", "kali/tahun"),
        ("≥ 80%", "80", "%"),
        ("1.250 orang", "1250", "orang"),
    ],
)
def test_target_terbaca(nilai: object, angka: str, satuan: str) -> None:
    target = urai_target(nilai)
    assert (target.nilai, target.satuan) == (Decimal(angka), satuan)
    assert not target.pesan or target.tingkat == "ingat"


@pytest.mark.parametrize("nilai", ["≥ 80%", "1.250 orang"])
def test_target_yang_meragukan_dikatakan(nilai: str) -> None:
    target = urai_target(nilai)
    assert f"‘{nilai}’ dibaca sebagai" in target.pesan
    assert target.tingkat == "ingat"


def test_target_berupa_kata_bukan_angka() -> None:
    assert urai_target("Terlaksananya\nrapat").teks == "Terlaksananya rapat"
    assert urai_target("Terlaksananya rapat").nilai is None


@pytest.mark.parametrize(
    ("nilai", "pesan"),
    [
        (-1, "negatif"),
        ("-5 dokumen", "bukan target yang dikenal"),
        ("1 dokumen, 2 kegiatan", "lebih dari satu angka"),
        ("80-90%", "lebih dari satu angka"),
        (True, "bukan target"),
        (1e300, "terlalu besar"),
        (SelRusak("#N/A"), "#N/A"),
    ],
)
def test_target_ditolak(nilai: object, pesan: str) -> None:
    target = urai_target(nilai)
    assert target.nilai is None
    assert pesan in target.pesan
    assert target.tingkat == "tolak"


@pytest.mark.parametrize(
    ("nilai", "orang"),
    [(5, 5), ("5", 5), ("5 orang", 5), ("5 (lima) org.", 5), ("1.200", 1200), (0, 0), ("12 ASN", 12)],
)
def test_sdm_terbaca(nilai: object, orang: int) -> None:
    hasil = urai_sdm(nilai)
    assert (hasil.nilai, hasil.pesan) == (orang, "")


@pytest.mark.parametrize("nilai", [5.5, -1, "tim", "3 ASN, 2 THL", "5-7 orang", True, "-2", SelRusak()])
def test_sdm_ditolak(nilai: object) -> None:
    hasil = urai_sdm(nilai)
    assert hasil.nilai is None
    assert hasil.pesan


@pytest.mark.parametrize("nilai", ["", "-", "–"])
def test_target_dan_sdm_kosong(nilai: str) -> None:
    assert urai_target(nilai) == urai_target("")
    assert (urai_target(nilai).nilai, urai_target(nilai).pesan) == (None, "")
    assert (urai_sdm(nilai).nilai, urai_sdm(nilai).pesan) == (None, "")


@given(st.one_of(st.text(), st.floats(), st.integers(), st.booleans(), st.datetimes(), st.times()))
def test_angka_apa_pun_isinya_tidak_pernah_gagal(nilai: object) -> None:
    target, orang = urai_target(nilai), urai_sdm(nilai)
    assert target.nilai is None or target.nilai >= 0
    assert orang.nilai is None or orang.nilai >= 0


@given(st.text(min_size=100))
def test_pesan_tidak_mengulang_isi_sel_yang_panjang(nilai: str) -> None:
    assert len(urai_target(f"9 a 9 {nilai}").pesan) < 200
