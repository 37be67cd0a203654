"""What people type of an item's progress: every Indonesian writing, and what is refused with which words."""

from decimal import Decimal

import pytest

from monev.spreadsheet.isian import Batas, Isian, baca_isian, periksa
from rencana_aksi.spreadsheet.angka import SelRusak

D = Decimal
BATAS = Batas("Januari", D(20), D(2), D(5_000_000), D(80_000_000), "dokumen")
AWAL = {"fisik": "20", "volume": "2", "anggaran": "5000000"}


@pytest.mark.parametrize(
    ("bidang", "ketikan", "nilai"),
    [
        ("fisik", "45", D(45)),
        ("fisik", "45,5", D("45.5")),
        ("fisik", "45.5", D("45.5")),
        ("fisik", "45 %", D(45)),
        ("fisik", "45 persen", D(45)),
        ("fisik", 45.5, D("45.5")),
        ("fisik", 100, D(100)),
        ("volume", "3 dokumen", D(3)),
        ("volume", "2,25", D("2.25")),
        ("anggaran", "Rp 75.250.000", D(75_250_000)),
        ("anggaran", "75,25 juta", D(75_250_000)),
        ("anggaran", "75.250.000,00", D(75_250_000)),
        ("anggaran", 80_000_000, D(80_000_000)),
        ("kendala", "  Hujan\r\nderas ", "Hujan\nderas"),
        ("langkah", 12.0, "12"),
    ],
)
def test_terbaca(bidang: str, ketikan: object, nilai: object) -> None:
    """Numbers and money are read however people write them."""
    isian, galat = baca_isian(AWAL | {bidang: ketikan}, BATAS)
    assert galat == {}
    assert getattr(isian, bidang) == nilai


@pytest.mark.parametrize(
    ("bidang", "ketikan", "pesan"),
    [
        ("fisik", "101", "101% lebih dari 100%"),
        ("fisik", "19,99", "Kurang dari laporan Januari (20%)"),
        ("fisik", "", "Laporan Januari mencatat 20%"),
        ("fisik", "lima", "‘lima’ bukan angka"),
        ("fisik", "-5", "kurang dari nol"),
        ("fisik", "45 dokumen", "memakai satuan lain"),
        ("fisik", "45,555", "paling banyak 2 angka"),
        ("volume", "1", "Kurang dari laporan Januari (2 dokumen)"),
        ("volume", "3 orang", "(dalam dokumen)"),
        ("volume", "banyak", "‘banyak’ bukan angka"),
        ("anggaran", "4,9 juta", "Kurang dari laporan Januari (Rp 5.000.000)"),
        ("anggaran", "80.000.001", "melebihi anggaran butir ini, Rp 80.000.000"),
        ("anggaran", "lima juta", "‘lima juta’ bukan angka"),
        ("anggaran", SelRusak("#REF!"), "#REF!"),
        ("kendala", "x" * 4001, "4.001 huruf"),
    ],
)
def test_ditolak(bidang: str, ketikan: object, pesan: str) -> None:
    """What is wrong is told at its field, and only there."""
    _, galat = baca_isian(AWAL | {bidang: ketikan}, BATAS)
    assert list(galat) == [bidang]
    assert pesan in galat[bidang]


def test_kosong_bukan_nol() -> None:
    """Without a report before, nothing may be said, and nothing is not zero."""
    isian, galat = baca_isian({"fisik": "", "volume": "-", "anggaran": ""}, Batas(satuan="dokumen"))
    assert galat == {}
    assert isian == Isian()


def test_tanpa_anggaran() -> None:
    """Money spent on an item without a budget is refused; none spent is not."""
    assert "tidak beranggaran" in periksa(Isian(anggaran=D(1)), Batas())["anggaran"]
    assert periksa(Isian(anggaran=D(0)), Batas()) == {}


def test_anggaran_berkurang_oleh_revisi() -> None:
    """Money already reported stays where a revision took budget away, but no more is spent."""
    batas = Batas("Januari", anggaran=D(60), pagu=D(50))
    assert periksa(Isian(anggaran=D(60)), batas) == {}
    assert "melebihi" in periksa(Isian(anggaran=D(61)), batas)["anggaran"]


def test_satuan_persen() -> None:
    """A volume counted in percent may be typed with its sign."""
    assert baca_isian({"volume": "40%"}, Batas(satuan="persen"))[0].volume == D(40)
