from berkas.kepala import SelKepala, baris_kepala, judul_kunci, judul_lengkap
from berkas.tabel import Kolom
from tests.berkas.contoh import KOLOM, dokumen, tabel


def test_baris_kepala_dua_baris_bila_ada_induk() -> None:
    atas, bawah = baris_kepala(KOLOM)
    assert atas == (
        SelKepala("No.", 0, tinggi=2),
        SelKepala("Sasaran", 1, tinggi=2),
        SelKepala("Target Tahun", 2, lebar=2),
        SelKepala("Kegiatan", 4, tinggi=2),
    )
    assert bawah == (SelKepala("2020", 2), SelKepala("2021", 3))


def test_baris_kepala_satu_baris_tanpa_induk() -> None:
    assert baris_kepala([Kolom("a", "A", 1), Kolom("b", "B", 1)]) == ((SelKepala("A", 0), SelKepala("B", 1)),)


def test_induk_yang_berjauhan_tidak_disatukan() -> None:
    kolom = [Kolom("a", "A", 1, "X"), Kolom("b", "B", 1), Kolom("c", "C", 1, "X"), Kolom("d", "D", 1, "Y")]
    assert [(s.teks, s.kolom, s.lebar) for s in baris_kepala(kolom)[0]] == [
        ("X", 0, 1),
        ("B", 1, 1),
        ("X", 2, 1),
        ("Y", 3, 1),
    ]


def test_judul_lengkap_menyebut_induk() -> None:
    assert judul_lengkap(KOLOM[2]) == "Target Tahun 2020"
    assert judul_lengkap(KOLOM[0]) == "No."


def test_judul_kunci_dapat_ditentukan() -> None:
    assert judul_kunci(dokumen(tabel(1))) == "Kunci baris"
    assert judul_kunci(dokumen(tabel(1), kolom_kunci="Nomor baris")) == "Nomor baris"
