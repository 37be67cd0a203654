import io
from datetime import date

import pytest
from openpyxl import Workbook

from berkas.csv_berkas import tulis_csv
from berkas.spreadsheet import Lembar, Rentang, alamat, baca
from berkas.unggahan import BerkasDitolak
from berkas.xlsx import tulis_xlsx
from tests.berkas import arsip
from tests.berkas.contoh import dokumen, tabel


def xlsx(buku: Workbook) -> bytes:
    tujuan = io.BytesIO()
    buku.save(tujuan)
    return tujuan.getvalue()


@pytest.mark.parametrize(
    ("baris", "kolom", "hasil"),
    [(0, 0, "A1"), (13, 10, "K14"), (0, 25, "Z1"), (0, 26, "AA1"), (98, 701, "ZZ99"), (0, 702, "AAA1")],
)
def test_alamat(baris: int, kolom: int, hasil: str) -> None:
    assert alamat(baris, kolom) == hasil


def test_xlsx_nilai_lembar_tersembunyi_dan_letak() -> None:
    buku = Workbook()
    lembar = buku.worksheets[0]
    lembar.title = "Rencana"
    lembar["B3"], lembar["C3"], lembar["D3"] = 5, 2.5, "teks"
    lembar["B4"], lembar["C4"] = date(2021, 3, 1), True
    buku.create_sheet("Rahasia").sheet_state = "hidden"
    hasil = baca(xlsx(buku), "rencana.XLSX")
    assert [(x.nama, x.tersembunyi) for x in hasil.lembar] == [("Rencana", False), ("Rahasia", True)]
    assert hasil.lembar[0].baris == (
        ("", "", "", ""),
        ("", "", "", ""),
        ("", 5, 2.5, "teks"),
        ("", date(2021, 3, 1), True, ""),
    )
    assert isinstance(hasil.lembar[0].baris[2][1], int)
    assert hasil.lembar[1].baris == ()


def test_terisi_mengisi_sel_gabungan_ke_bawah_dan_ke_samping() -> None:
    buku = Workbook()
    lembar = buku.worksheets[0]
    lembar["A1"], lembar["C1"], lembar["C3"] = "gabung", "kanan", "bawah"
    lembar.merge_cells("A1:B2")
    terbaca = baca(xlsx(buku), "a.xlsx").lembar[0]
    assert terbaca.gabungan == (Rentang(0, 0, 1, 1),)
    assert terbaca.baris == (("gabung", "", "kanan"), ("", "", ""), ("", "", "bawah"))
    assert terbaca.terisi() == (("gabung", "gabung", "kanan"), ("gabung", "gabung", ""), ("", "", "bawah"))


def test_terisi_mengabaikan_rentang_di_luar_isi() -> None:
    lembar = Lembar("a", False, (("x", ""),), (Rentang(0, 0, 5, 7), Rentang(9, 9, 10, 10)))
    assert lembar.terisi() == (("x", "x"),)


def test_ods() -> None:
    sel = '<table:table-cell office:value-type="string"><text:p>Tahapan</text:p></table:table-cell>'
    angka = (
        '<table:table-cell office:value-type="float" office:value="5"><text:p>5</text:p></table:table-cell>'
    )
    hasil = baca(arsip.ods(f"<table:table-row>{sel}{angka}</table:table-row>"), "a.ods").lembar[0]
    assert (hasil.nama, hasil.baris) == ("Rencana", (("Tahapan", 5),))


def test_ods_sel_gabungan_per_lembar() -> None:
    """Ranges count repeated rows and cells; a sheet within a sheet and other sheets have none of them."""
    sel = '<table:table-cell office:value-type="string"><text:p>x</text:p></table:table-cell>'
    lebar = sel.replace("<table:table-cell", '<table:table-cell table:number-columns-spanned="2"')
    tinggi = sel.replace("<table:table-cell", '<table:table-cell table:number-rows-spanned="3"')
    baris = (
        f'<table:table-row table:number-rows-repeated="2">{sel}</table:table-row>'
        f'<table:table-row><table:table-cell table:number-columns-repeated="2"/>{lebar}<table:covered-table-cell/>'
        "</table:table-row>"
        f"<table:table-row>{tinggi}</table:table-row>"
    )
    lain = f'</table:table><table:table table:name="Lain"><table:table-row>{sel}</table:table-row>'
    hasil = baca(arsip.ods(baris + lain), "a.ods")
    assert [x.gabungan for x in hasil.lembar] == [(Rentang(2, 2, 2, 3), Rentang(3, 0, 5, 0)), ()]


@pytest.mark.parametrize("bentuk", ["ods", "xlsx"])
def test_terlalu_banyak_sel_gabungan_ditolak(bentuk: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("berkas.spreadsheet.MAKS_GABUNGAN", 1)
    buku = Workbook()
    buku.worksheets[0]["A1"] = "x"
    for rentang in ("A1:B1", "A2:B2"):
        buku.worksheets[0].merge_cells(rentang)
    sel = '<table:table-cell table:number-columns-spanned="2" office:value-type="boolean" office:boolean-value="true"/>'
    isi = {"xlsx": xlsx(buku), "ods": arsip.ods(f"<table:table-row>{sel}</table:table-row>" * 2)}
    with pytest.raises(BerkasDitolak, match="sel gabungan"):
        baca(isi[bentuk], f"a.{bentuk}")


def test_xls() -> None:
    hasil = baca(arsip.xls(), "a.xls").lembar[0]
    assert hasil.nama == "Rencana"
    assert hasil.baris == (("Tahapan", 5), ("", 2.5))
    assert hasil.terisi() == (("Tahapan", 5), ("Tahapan", 2.5))


@pytest.mark.parametrize("pemisah", [";", ",", "\t"])
@pytest.mark.parametrize("sandi", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
def test_csv_pemisah_dan_sandi(pemisah: str, sandi: str) -> None:
    teks = '"Rincian; biaya, tahap"|Nilai\nRencana “é” satu|1.234,50\n|"dua\nbaris"\n'
    if pemisah == ",":
        teks = teks.replace("1.234,50", '"1.234,50"')
    hasil = baca(teks.replace("|", pemisah).encode(sandi), "a.csv").lembar[0]
    assert hasil.baris == (
        ("Rincian; biaya, tahap", "Nilai"),
        ("Rencana “é” satu", "1.234,50"),
        ("", "dua\nbaris"),
    )


def test_csv_baris_tidak_sama_panjang_dilengkapi() -> None:
    assert baca(b"a;b;c\n1\n", "a.csv").lembar[0].baris == (("a", "b", "c"), ("1", "", ""))


def test_csv_satu_kolom() -> None:
    assert baca(b"judul\nisi\n", "a.csv").lembar[0].baris == (("judul",), ("isi",))


def test_csv_melepas_petik_pelindung() -> None:
    assert baca(b"'=1;'biasa;''-\n", "a.csv").lembar[0].baris == (("=1", "'biasa", "'-"),)


def test_pulang_pergi_csv() -> None:
    isi = tabel(7, per_kelompok=3)
    terbaca = baca(tulis_csv(dokumen(isi)), "a.csv").lembar[0]
    assert [list(b[:-1]) for b in terbaca.baris[1:]] == isi.isi_penuh()
    assert [b[-1] for b in terbaca.baris[1:]] == [b.kunci for b in isi.baris]


def test_pulang_pergi_xlsx() -> None:
    isi = tabel(7, per_kelompok=3, sasaran="=Sasaran {}")
    lembar = baca(tulis_xlsx(dokumen(isi)), "a.xlsx").lembar[0]
    assert lembar.nama == "Lampiran"
    baris = lembar.terisi()[-7:]
    assert [list(b[:-1]) for b in baris] == isi.isi_penuh()
    assert [b[-1] for b in baris] == [b.kunci for b in isi.baris]


@pytest.mark.parametrize(
    ("nama", "isi", "pesan"),
    [
        ("a.pdf", b"%PDF-1.7", "tidak dapat diterima"),
        ("a.xlsx", b"", "kosong"),
        ("a.xls", arsip.ole("Lain", b"bukan buku kerja"), "tidak dapat dibaca sebagai lembar kerja"),
        ("a.xls", arsip.xls(berkunci=True), "kata sandi"),
        ("a.ods", arsip.zip_dari({"content.xml": b"<rusak"}), "tidak dapat dibaca sebagai lembar kerja"),
    ],
)
def test_baca_menolak_dengan_pesan(nama: str, isi: bytes, pesan: str) -> None:
    with pytest.raises(BerkasDitolak, match=pesan):
        baca(isi, nama)


def test_baca_memeriksa_ukuran_sebelum_membuka() -> None:
    isi = tulis_xlsx(dokumen(tabel(1)))
    baca(isi, "a.xlsx", maks_byte=len(isi))
    with pytest.raises(BerkasDitolak, match="Ukuran paling besar"):
        baca(isi, "a.xlsx", maks_byte=len(isi) - 1)


def test_csv_sel_raksasa_ditolak() -> None:
    with pytest.raises(BerkasDitolak, match="CSV"):
        baca(b"a;" + b"x" * 200_000, "a.csv")
