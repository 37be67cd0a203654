"""What a chart says in words and in its file: tables by hand."""

import pytest

from berkas.spreadsheet import baca
from tampilan.bagan import Bagan, Seri, csv_bagan, kalimat_bagan, teks_seri

TAHUN = ("2020", "2021", "2022", "2023")


def _bagan(*seri: Seri) -> Bagan:
    return {"label": TAHUN, "satuan": "indeks", "sumber": "Bab I; Lampiran", "seri": seri}


TARGET: Seri = {"nama": "Target", "jenis": "target", "nilai": [70, 72, 74.5, 76]}
NYATA: Seri = {
    "nama": "Realisasi",
    "jenis": "realisasi",
    "nilai": [None, 69.5, 73.25, None],
    "teks": ["", "69,50", "73,25 (BB)", ""],
}
KOSONG: Seri = {"nama": "Realisasi", "jenis": "realisasi", "nilai": [None] * 4}


@pytest.mark.parametrize(
    ("seri", "kalimat"),
    [
        (
            (TARGET, NYATA),
            (
                "Realisasi dari 69,50 (2021) ke 73,25 (BB) (2022); tertinggi 73,25 (BB) (2022), terendah 69,50 (2021); "
                "target 2022: 74,5."
            ),
        ),
        ((TARGET, KOSONG), "Target dari 70 (2020) ke 76 (2023); tertinggi 76 (2023), terendah 70 (2020)."),
        (
            ({**KOSONG, "nilai": [None, 0, None, None]},),
            "Realisasi 0 (2021).",
        ),
        ((KOSONG,), "Belum ada angka."),
        ((), "Belum ada angka."),
    ],
)
def test_kalimat(seri: tuple[Seri, ...], kalimat: str) -> None:
    """What was measured comes before what was meant; what nobody measured is no nought."""
    assert kalimat_bagan(_bagan(*seri)) == kalimat


def test_csv_sama_dengan_tabel() -> None:
    """Each line of the table is a row that says its unit and its source; what has no value stays empty."""
    terbaca = baca(csv_bagan(_bagan(TARGET, NYATA)), "bagan.csv").lembar[0].baris
    assert terbaca[0] == ("Deret", *TAHUN, "Satuan", "Sumber")
    assert terbaca[1] == ("Target", "70", "72", "74,5", "76", "indeks", "Bab I; Lampiran")
    assert terbaca[2] == ("Realisasi", *teks_seri(NYATA), "indeks", "Bab I; Lampiran")
