import pytest
from hypothesis import given
from hypothesis import strategies as st

from berkas.csv_berkas import tulis_csv
from berkas.spreadsheet import baca
from tests.berkas.contoh import dokumen, satu_kolom, tabel


def test_satu_baris_kepala_dan_setiap_baris_lengkap() -> None:
    isi = tulis_csv(dokumen(tabel(3, per_kelompok=3)))
    assert isi.startswith(b"\xef\xbb\xbf")
    assert isi.decode("utf-8-sig").split("\r\n") == [
        "No.;Sasaran;Target Tahun 2020;Target Tahun 2021;Kegiatan;Kunci baris",
        "1.;Sasaran kelompok 1;4,30;100%;Kegiatan nomor 0 akhir;kunci-0",
        "1.;Sasaran kelompok 1;4,30;100%;Kegiatan nomor 1 akhir;kunci-1",
        "1.;Sasaran kelompok 1;4,30;100%;Kegiatan nomor 2 akhir;kunci-2",
        "",
    ]


@pytest.mark.parametrize("teks", ["=1+1", "+62", "-5", "@A1", "\t=1", "\r=1"])
def test_teks_mirip_rumus_diberi_petik(teks: str) -> None:
    isi = tulis_csv(dokumen(satu_kolom(teks, "biasa"))).decode("utf-8-sig")
    assert isi.split("\n")[1].lstrip('"').startswith("'" + teks[0])
    assert "\nbiasa;" in isi


@given(st.lists(st.text(st.sampled_from("ab'=+-@;\",\t\r\n é"), max_size=8), min_size=1, max_size=5))
def test_pulang_pergi_tidak_mengubah_apa_pun(teks: list[str]) -> None:
    terbaca = baca(tulis_csv(dokumen(satu_kolom(*teks))), "ekspor.csv").lembar[0]
    assert terbaca.baris[0] == ("Isi", "Kunci baris")
    assert [baris[0] for baris in terbaca.baris[1:]] == teks
