from datetime import date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rencana_aksi.spreadsheet.angka import SelRusak
from rencana_aksi.spreadsheet.jadwal import sebut_bulan, urai_jadwal, urai_tanda

TAHUN = 2021
SETAHUN = tuple(range(1, 13))


@pytest.mark.parametrize(
    ("nilai", "bulan"),
    [
        ("Maret", (3,)),
        ("Maret s.d. Juni", (3, 4, 5, 6)),
        ("Maret s/d Juni", (3, 4, 5, 6)),
        ("Maret sampai dengan Juni", (3, 4, 5, 6)),
        ("Maret hingga Juni", (3, 4, 5, 6)),
        ("Jan-Mar", (1, 2, 3)),
        ("Maret – Juni 2021", (3, 4, 5, 6)),
        ("Maret 2021 - Juni 2021", (3, 4, 5, 6)),
        ("Jan-21", (1,)),
        ("Pebruari, Nopember", (2, 11)),
        ("Maret, Mei, Juli", (3, 5, 7)),
        ("Maret\nJuni", (3, 6)),
        ("Mei dan Agustus", (5, 8)),
        ("Januari s.d. Maret dan Juli", (1, 2, 3, 7)),
        ("awal Maret s.d. akhir Juni", (3, 4, 5, 6)),
        ("Minggu II Maret", (3,)),
        ("1-3", (1, 2, 3)),
        ("bulan ke-3", (3,)),
        (3, (3,)),
        ("3", (3,)),
        ("TW I", (1, 2, 3)),
        ("TW.II", (4, 5, 6)),
        ("TWIII", (7, 8, 9)),
        ("Triwulan II s/d IV", (4, 5, 6, 7, 8, 9, 10, 11, 12)),
        ("TW I, II dan IV", (1, 2, 3, 4, 5, 6, 10, 11, 12)),
        ("Triwulan 1 - Triwulan 2", (1, 2, 3, 4, 5, 6)),
        ("Semester I", (1, 2, 3, 4, 5, 6)),
        ("Semester 2", (7, 8, 9, 10, 11, 12)),
        ("Januari s/d Desember", SETAHUN),
        ("Sepanjang tahun", SETAHUN),
        ("setiap bulan", SETAHUN),
        ("12 bulan", SETAHUN),
        ("Tahun 2021", SETAHUN),
        (2021, SETAHUN),
        ("12/03/2021", (3,)),
        ("2021-03-12", (3,)),
        ("12 Maret 2021", (3,)),
        ("1 Maret 2021 s.d. 30 Juni 2021", (3, 4, 5, 6)),
        ("1 - 3 Maret", (3,)),
        (datetime(2021, 3, 1), (3,)),  # noqa: DTZ001 – spreadsheets know no zone
        (date(2021, 12, 31), (12,)),
        ("", ()),
        ("-", ()),
    ],
)
def test_jadwal_terbaca(nilai: object, bulan: tuple[int, ...]) -> None:
    jadwal = urai_jadwal(nilai, TAHUN)
    assert jadwal.bulan == bulan
    assert not jadwal.pesan or jadwal.tingkat == "ingat"


@pytest.mark.parametrize(
    ("nilai", "pesan"),
    [
        (13, "menyebut bulan 13; bulan hanya 1 sampai 12"),
        ("bulan 13", "bulan 13"),
        ("12/13/2021", "bulan 13"),
        ("0", "bulan 0"),
        ("TW V", "triwulan 5; triwulan hanya 1 sampai 4"),
        ("Juni - Maret", "mulai Juni tetapi selesai Maret"),
        ("Maret 2020", "menyebut tahun 2020, sedangkan rencana ini untuk tahun 2021"),
        ("Desember 2020 - Maret 2021", "menyebut tahun 2020"),
        ("Des-20", "menyebut tahun 2020"),
        (2022, "menyebut tahun 2022"),
        (datetime(2022, 3, 1), "menyebut tahun 2022"),  # noqa: DTZ001
        ("31/02/2021", "tanggal yang tidak ada"),
        ("3 bulan", "menyebut lamanya"),
        ("IV", "dapat berarti bulan atau triwulan"),
        ("v", "dapat berarti bulan atau triwulan"),
        ("insidentil", "‘insidentil’ bukan jadwal yang dikenal"),
        ("Maret s.d.", "bukan jadwal yang lengkap"),
        (3.5, "bukan jadwal yang dikenal"),
        (True, "bukan jadwal yang dikenal"),
        (SelRusak("#REF!"), "#REF!"),
    ],
)
def test_jadwal_ditolak_dengan_alasan(nilai: object, pesan: str) -> None:
    jadwal = urai_jadwal(nilai, TAHUN)
    assert jadwal.bulan == ()
    assert jadwal.tingkat == "tolak"
    assert pesan in jadwal.pesan


@pytest.mark.parametrize("nilai", ["v", "V", "x", "X", "√", "✓", "✔", "●", "*", "■", 1, "1", True, "ü"])
def test_tanda_bulan(nilai: object) -> None:
    tanda = urai_tanda(nilai)
    assert tanda.ada
    assert not tanda.ragu


@pytest.mark.parametrize("nilai", ["", "-", "–", 0, "0", False, "tidak"])
def test_bukan_tanda_bulan(nilai: object) -> None:
    assert not urai_tanda(nilai).ada


@pytest.mark.parametrize("nilai", ["Rapat", 25, "25%"])
def test_tanda_lain_diragukan(nilai: object) -> None:
    assert urai_tanda(nilai).ada
    assert urai_tanda(nilai).ragu


@given(st.integers(1, 12), st.integers(1, 12))
def test_sebutan_bulan_terbaca_kembali(awal: int, akhir: int) -> None:
    bulan = tuple(range(min(awal, akhir), max(awal, akhir) + 1))
    assert urai_jadwal(sebut_bulan(bulan), TAHUN).bulan == bulan


@given(
    st.one_of(
        st.text(), st.text("0123456789ivx tw-/.,smt"), st.floats(), st.integers(), st.datetimes(), st.times()
    )
)
def test_jadwal_apa_pun_isinya_tidak_pernah_gagal(nilai: object) -> None:
    jadwal = urai_jadwal(nilai, TAHUN)
    assert set(jadwal.bulan) <= set(SETAHUN)
    assert jadwal.bulan or jadwal.tingkat == "tolak"
    urai_tanda(nilai)
