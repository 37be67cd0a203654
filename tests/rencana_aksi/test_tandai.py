import io

import pytest
from openpyxl import Workbook, load_workbook
from openpyxl.comments import Comment
from openpyxl.formatting.rule import CellIsRule

from berkas.spreadsheet import baca
from berkas.unggahan import BerkasDitolak
from rencana_aksi.spreadsheet import Masalah, baca_rencana, tandai
from tests.berkas.arsip import ganti_bagian
from tests.rencana_aksi import berkas_contoh as contoh
from tests.rencana_aksi.test_baca import _bagian

SEMUA = [
    (contoh.bertingkat(), "a.xlsx"),
    (contoh.berpita(), "a.xlsx"),
    (contoh.satu_jadwal(), "a.xlsx"),
    (contoh.tanpa_gabungan(), "a.csv"),
    (contoh.opendocument(), "a.ods"),
    (contoh.excel_lama(), "a.xls"),
]


def masalah(sel: str, pesan: str = "Baris ini keliru.", lembar: str = "Rencana") -> Masalah:
    return Masalah(lembar, 1, sel, "", pesan)


def buka(isi: bytes) -> Workbook:
    return load_workbook(io.BytesIO(isi))


def komentar(isi: bytes, lembar: str = "Rencana") -> dict[str, str]:
    return {s.coordinate: s.comment.text for b in buka(isi)[lembar].iter_rows() for s in b if s.comment}


def berwarna(isi: bytes, lembar: str = "Rencana") -> set[str]:
    return {sel for cf in buka(isi)[lembar].conditional_formatting for sel in str(cf.sqref).split()}


@pytest.mark.parametrize(("isi", "nama"), SEMUA)
def test_isi_terbaca_sama_setelah_ditandai_dua_kali(isi: bytes, nama: str) -> None:
    tebakan, hasil = baca_rencana(isi, nama, tahun=2021)
    sekali = tandai(isi, nama, hasil.masalah)
    dua_kali = tandai(sekali, "a.xlsx", hasil.masalah)
    assert baca(sekali, "a.xlsx") == baca(isi, nama)
    assert baca(dua_kali, "a.xlsx") == baca(isi, nama)
    _, lagi = baca_rencana(dua_kali, "a.xlsx", tahun=2021, pemetaan=tebakan.pemetaan)
    assert [(b.baris, b.tahapan, b.anggaran, b.bulan) for b in lagi.baris] == [
        (b.baris, b.tahapan, b.anggaran, b.bulan) for b in hasil.baris
    ]
    assert [m.sel for m in lagi.masalah] == [m.sel for m in hasil.masalah]


def test_sel_diberi_komentar_dan_warna() -> None:
    isi = contoh.satu_jadwal()
    hasil = baca_rencana(isi, "a.xlsx", tahun=2021)[1]
    ditandai = tandai(isi, "a.xlsx", hasil.masalah)
    assert "‘lima juta’ bukan angka" in komentar(ditandai, "Sheet")["J6"]
    assert berwarna(ditandai, "Sheet") == {"J6", "K6", "H7", "J7", "H9", "J9"}
    assert "juga berisi tabel rencana" in komentar(ditandai, "Area lain")["A1"]


def test_sel_yang_diperbaiki_tidak_lagi_bertanda() -> None:
    isi = contoh.xlsx([["a", "b"]])
    pertama = tandai(isi, "a.xlsx", [masalah("A1"), masalah("B1"), masalah("B1", "Lagi.")])
    assert set(komentar(pertama)) == {"A1", "B1"}
    assert "Baris ini keliru.\nLagi." in komentar(pertama)["B1"]
    kedua = tandai(pertama, "a.xlsx", [masalah("B1")])
    assert set(komentar(kedua)) == berwarna(kedua) == {"B1"}
    ketiga = tandai(kedua, "a.xlsx", [])
    assert komentar(ketiga) == {}
    assert berwarna(ketiga) == set()


def test_komentar_warna_dan_aturan_milik_pegawai_tetap_ada() -> None:
    buku = Workbook()
    lembar = buku.worksheets[0]
    lembar.title = "Rencana"
    contoh.isi_lembar(lembar, [["a", 5]], warna=("A1",))
    lembar["A1"].comment = Comment("Tanya bidang", "Kasubbag")
    lembar.conditional_formatting.add("B1", CellIsRule("greaterThan", formula=["3"]))  # type: ignore[no-untyped-call]
    ditandai = tandai(contoh.simpan(buku), "a.xlsx", [masalah("A1")])
    assert komentar(ditandai)["A1"].endswith("Tanya bidang")
    assert berwarna(ditandai) == {"A1", "B1"}
    kembali = buka(tandai(ditandai, "a.xlsx", []))["Rencana"]
    assert (kembali["A1"].comment.text, kembali["A1"].comment.author) == ("Tanya bidang", "Kasubbag")
    assert kembali["A1"].fill.fgColor.rgb == contoh.KUNING.fgColor.rgb
    assert [str(cf.sqref) for cf in kembali.conditional_formatting] == ["B1"]


def test_sel_gabungan_ditandai_pada_sel_pertamanya() -> None:
    isi = contoh.xlsx([["a", "b"], ["", "c"]], ["A1:A2"])
    assert set(komentar(tandai(isi, "a.xlsx", [masalah("A2")]))) == {"A1"}


def test_hasil_rumus_tetap_tersimpan() -> None:
    isi = contoh.xlsx([[1, "=A1*2", '="a"&"<"', "=A1>0"]])
    xml = _bagian(isi, "xl/worksheets/sheet1.xml").replace(b"<v></v>", b"<v/>").replace(b"<v />", b"<v/>")
    for nilai, jenis in ((b"2", b""), (b"a&lt;", b' t="str"'), (b"1", b' t="b"')):
        awal = xml.index(b"<v/>")
        buka_sel = xml.rindex(b"<c ", 0, awal)
        xml = xml[:buka_sel] + xml[buka_sel:].replace(b'"><f>', b'"' + jenis + b"><f>", 1)
        xml = xml.replace(b"<v/>", b"<v>" + nilai + b"</v>", 1)
    isi = ganti_bagian(isi, {"xl/worksheets/sheet1.xml": xml})
    assert baca(isi, "a.xlsx").lembar[0].baris == ((1, 2, "a<", True),)
    ditandai = tandai(isi, "a.xlsx", [masalah("A1")])
    assert baca(ditandai, "a.xlsx").lembar[0].baris == ((1, 2, "a<", True),)
    assert buka(ditandai)["Rencana"]["B1"].value == "=A1*2"


@pytest.mark.parametrize("teks", ["=1+1", "+62 341", "-5 unit", "@pic", "'=x", "1.250,00", "007"])
def test_teks_csv_tetap_teks(teks: str) -> None:
    ditandai = tandai(f"judul;lain\n{teks};x\n".encode(), "a.csv", [masalah("A2", lembar="CSV")])
    sel = buka(ditandai)["CSV"]["A2"]
    assert (sel.value, sel.data_type) == (
        baca(f"judul;lain\n{teks};x\n".encode(), "a.csv").lembar[0].baris[1][0],
        "s",
    )


def test_lembar_tersembunyi_tetap_tersembunyi() -> None:
    ditandai = tandai(contoh.bertingkat(), "a.xlsx", [])
    assert [x.tersembunyi for x in baca(ditandai, "a.xlsx").lembar] == [True, False]


def test_komentar_bukan_isi() -> None:
    isi = contoh.xlsx([["a"]])
    assert baca(tandai(isi, "a.xlsx", [masalah("D9")]), "a.xlsx").lembar[0].baris == (("a",),)


def test_berkas_yang_tidak_dapat_dibaca_ditolak() -> None:
    with pytest.raises(BerkasDitolak):
        tandai(b"PK\x03\x04rusak", "a.xlsx", [])
