import io
import re
import zipfile
from typing import Any

import pytest
from openpyxl import load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from berkas.tabel import Isi, Kolom, gabungkan
from berkas.xlsx import tulis_xlsx
from tests.berkas.contoh import dokumen, satu_kolom, tabel, tabel_berjumlah

AWAL_KEPALA, AWAL_ISI = 5, 8  # two title lines, one note, one blank row, two heading rows, the numbers


@pytest.fixture
def lembar() -> Worksheet:
    return buka(tulis_xlsx(dokumen(tabel(6, per_kelompok=3))))


def buka(isi: bytes) -> Worksheet:
    return load_workbook(io.BytesIO(isi)).worksheets[0]


def test_judul_catatan_dan_kepala(lembar: Worksheet) -> None:
    assert lembar.title == "Lampiran"
    assert [lembar.cell(i, 1).value for i in (1, 2, 3)] == [
        "ROAD MAP UJI",
        "TAHUN 2020-2023",
        "Hanya Dinas Perhubungan",
    ]
    assert [lembar.cell(AWAL_KEPALA, k).value for k in range(1, 7)] == [
        "No.",
        "Sasaran",
        "Target Tahun",
        None,
        "Kegiatan",
        "Kunci baris",
    ]
    assert [lembar.cell(AWAL_KEPALA + 1, k).value for k in (3, 4)] == ["2020", "2021"]
    assert [lembar.cell(AWAL_KEPALA + 2, k).value for k in range(1, 6)] == ["1", "2", "3", "4", "5"]


def test_penggabungan_kepala_dan_isi(lembar: Worksheet) -> None:
    rentang = {str(r) for r in lembar.merged_cells.ranges}
    assert rentang == {
        *("A1:E1", "A2:E2", "A3:E3"),
        *("A5:A6", "B5:B6", "C5:D5", "E5:E6", "F5:F6"),
        *(f"{k}{i}:{k}{i + 2}" for k in "ABCD" for i in (8, 11)),
    }
    assert lembar["B8"].value == "Sasaran kelompok 1"
    assert lembar["B11"].value == "Sasaran kelompok 2"


def test_kunci_di_kolom_terakhir_yang_tersembunyi(lembar: Worksheet) -> None:
    assert [lembar.cell(i, 6).value for i in range(AWAL_ISI, AWAL_ISI + 6)] == [
        f"kunci-{i}" for i in range(6)
    ]
    assert lembar.column_dimensions["F"].hidden
    assert not lembar.column_dimensions["E"].hidden


def test_siap_cetak(lembar: Worksheet) -> None:
    assert lembar.freeze_panes == "A8"
    assert lembar.print_title_rows == "$5:$7"
    assert lembar.page_setup.orientation == "landscape"
    assert lembar.sheet_properties.pageSetUpPr
    assert lembar.sheet_properties.pageSetUpPr.fitToPage
    assert (lembar.page_setup.fitToWidth, lembar.page_setup.fitToHeight) == (1, 0)
    kaki: Any = lembar.oddFooter
    assert (kaki.left.text, kaki.right.text) == ("Dicetak oleh Kasubbag && staf", "Halaman &P dari &N")


def test_gaya_isi(lembar: Worksheet) -> None:
    for alamat in ("A8", "B8", "E9"):
        assert lembar[alamat].alignment.wrap_text
        assert lembar[alamat].alignment.vertical == "top"
        assert lembar[alamat].border.left.style == "thin"
    assert lembar["C8"].alignment.horizontal == "center"
    assert lembar["D8"].alignment.horizontal == "right"
    assert lembar["B10"].border.bottom.style == "thin"  # the foot of a merged cell


def test_lebar_kolom_sebanding(lembar: Worksheet) -> None:
    lebar = [lembar.column_dimensions[k].width for k in "ABE"]
    assert lebar[1] == pytest.approx(lebar[0] * 5, rel=0.01)
    assert lebar[2] == pytest.approx(lebar[0] * 10, rel=0.01)


def test_tinggi_baris_memuat_teks_gabungan() -> None:
    pendek = buka(tulis_xlsx(dokumen(tabel(2, per_kelompok=2))))
    panjang = buka(
        tulis_xlsx(dokumen(tabel(2, per_kelompok=2, sasaran="terwujudnya birokrasi bersih {0} " * 30)))
    )
    tinggi = [sum(x.row_dimensions[i].height for i in (8, 9)) for x in (pendek, panjang)]
    assert tinggi[0] < 40
    assert tinggi[1] > 12 * 12  # 30 × 32 characters in a column about 50 wide


@pytest.mark.parametrize("teks", ["=1+1", "+62", "-5", "@SUM(A1)", "\t=1", '=HYPERLINK("x")', "'=1"])
def test_teks_mirip_rumus_tetap_teks(teks: str) -> None:
    isi = tulis_xlsx(dokumen(satu_kolom(teks, "biasa")))
    sel = buka(isi)["A7"]
    assert (sel.value, sel.data_type) == (teks, "s")
    assert sel.quotePrefix
    assert not buka(isi)["A8"].quotePrefix
    arsip = zipfile.ZipFile(io.BytesIO(isi))
    assert b"<f>" not in arsip.read("xl/worksheets/sheet1.xml")


def test_angka_tercetak_tidak_berubah_menjadi_bilangan() -> None:
    assert buka(tulis_xlsx(dokumen(satu_kolom("4.30"))))["A7"].value == "4.30"


def test_huruf_kendali_dibuang_dan_nama_lembar_disesuaikan() -> None:
    lembar = buka(tulis_xlsx(dokumen(satu_kolom("a\x00b\x0bc"), lembar="Rencana [2021]/Aksi: " + "x" * 40)))
    assert lembar["A7"].value == "abc"
    assert len(lembar.title) <= 31
    assert not re.search(r"[\[\]:*?/\\]", lembar.title)


def test_sifat_dokumen() -> None:
    buku = load_workbook(io.BytesIO(tulis_xlsx(dokumen(tabel(1)))))
    assert buku.properties.title == "Lampiran Uji"
    assert buku.properties.subject == "LAMPIRAN PERATURAN WALIKOTA MALANG"


def test_tanpa_judul_kepala_di_baris_pertama() -> None:
    isi = gabungkan((Kolom("a", "Judul", 1),), [("k", [Isi("isi")], "")])
    lembar = buka(tulis_xlsx(dokumen(isi, judul=(), catatan=())))
    assert [lembar.cell(i, 1).value for i in (1, 2, 3)] == ["Judul", "1", "isi"]


def test_sel_tetap_teks_bila_ditimpa(lembar: Worksheet) -> None:
    """A percentage typed over a target must not become a fraction."""
    isi = [sel for baris in lembar.iter_rows(min_row=AWAL_ISI) for sel in baris if sel.value]
    assert isi
    assert {sel.number_format for sel in isi} == {"@"}


def test_baris_jumlah_tebal_dan_membentang() -> None:
    lembar = buka(tulis_xlsx(dokumen(tabel_berjumlah(2, 2))))
    jumlah = next(b for b in lembar.iter_rows() if b[0].value == "Jumlah kelompok 0")
    assert jumlah[0].font.bold
    assert jumlah[2].value == "20"
    assert f"A{jumlah[0].row}:B{jumlah[0].row}" in {str(r) for r in lembar.merged_cells.ranges}


def test_kolom_angka_bernilai_sebenarnya() -> None:
    """Numbers that a spreadsheet adds up; what is none, or has more digits than it keeps, stays as written."""
    kolom = (
        Kolom("tahun", "Tahun", 1, perataan="kanan", angka="0"),
        Kolom("rupiah", "Rupiah", 1, perataan="kanan", angka="#,##0"),
        Kolom("teks", "Teks", 1, perataan="kanan"),
    )
    isi = ("75250000", "10.50", "-3", "", "belum", "1" * 16)
    baris = [(f"k{i}", [Isi("2021"), Isi(teks), Isi(teks)], "") for i, teks in enumerate(isi)]
    lembar = buka(tulis_xlsx(dokumen(gabungkan(kolom, baris), judul=(), catatan=())))
    assert [(s.value, s.number_format) for s in lembar["B"][2:]] == [
        (75_250_000, "#,##0"), (10.5, "#,##0.00"), (-3, "#,##0"), (None, "@"), ("belum", "@"), ("1" * 16, "@"),
    ]  # fmt: skip
    assert [s.value for s in lembar["C"][2:]] == [teks or None for teks in isi]
    assert {(s.value, s.number_format, s.alignment.horizontal) for s in lembar["A"][2:]} == {
        (2021, "0", "right")
    }
    assert not any(s.quotePrefix for s in lembar["B"][2:])
