"""A written report in each file format: the same words, bars and tables."""

import io
from dataclasses import replace
from decimal import Decimal

import pytest
from docx import Document
from openpyxl import load_workbook
from pypdf import PdfReader

from berkas.naskah import Alinea, Bagan, Bagian, Baris, Batang, Naskah, Rincian, Sel, TabelNaskah, alinea
from berkas.naskah_docx import tulis_naskah_docx
from berkas.naskah_pdf import cetak_naskah, html_naskah
from berkas.naskah_xlsx import tulis_naskah_xlsx
from berkas.tabel import Kolom, TandaTangan

KOLOM = (
    Kolom("nama", "Kegiatan", 40),
    Kolom("k", "K", 10, induk="Target", perataan="kanan"),
    Kolom("rp", "Rp", 20, induk="Target", perataan="kanan"),
)
TABEL = TabelNaskah(
    "Tabel 1. Realisasi",
    "Rencana aksi",
    KOLOM,
    (
        Baris((Sel("1. Area"), Sel(), Sel()), "kelompok"),
        Baris((Sel("=1+1"), Sel("12 dokumen"), Sel("80.000.000", Decimal(80_000_000)))),
        Baris((Sel("Kosong"), Sel("–"), Sel("–"))),
        Baris((Sel("Jumlah"), Sel(), Sel("80.000.000", Decimal(80_000_000))), "jumlah"),
    ),
    ("K ialah kinerja.",),
)
NASKAH = Naskah(
    "laporan-uji",
    ("LAPORAN", "TAHUN 2021"),
    (
        Bagian(
            "A. Ringkasan",
            (
                Rincian((("Periode", "Tahun 2021"),)),
                Alinea("Alinea satu.\n\nAlinea dua."),
                Bagan(
                    "Capaian", (Batang("Area 1", Decimal("63.44"), "63,44%"), Batang("Area 2", None, "belum"))
                ),
                TABEL,
            ),
        ),
        Bagian("Lampiran", (replace(TABEL, judul="Tabel 2. Sama"),), lampiran=True),
    ),
    kop=("PEMERINTAH KOTA",),
    kaki="Sidik 0123456789ab",
    penanda_tangan=TandaTangan(("Malang, 2021", "Kepala,")),
)


def test_alinea_dipisah_baris_kosong() -> None:
    """Empty lines part paragraphs, whatever the line ends; empty ones are none."""
    assert alinea("satu\r\nterus\r\n\r\n\r\ndua\n") == ["satu\nterus", "dua"]


@pytest.mark.parametrize(
    ("persen", "panjang"),
    [(None, "0.0"), (Decimal("63.44"), "63.4"), (Decimal(250), "100.0"), (Decimal(-5), "0.0")],
)
def test_batang_tidak_melewati_bingkai(persen: Decimal | None, panjang: str) -> None:
    """A bar is drawn from 0 to 100 percent."""
    assert Batang("x", persen, "").panjang == panjang


def test_tanpa_kolom() -> None:
    """A column leaves with its cells."""
    sempit = TABEL.tanpa("k")
    assert [k.kunci for k in sempit.kolom] == ["nama", "rp"]
    assert [s.teks for s in sempit.baris[1].sel] == ["=1+1", "80.000.000"]


def test_pdf_memuat_semuanya() -> None:
    """Every page has foot and number; sections are the outline; who signs stands before the annexes."""
    pdf = PdfReader(io.BytesIO(cetak_naskah(NASKAH)))
    teks = [h.extract_text() for h in pdf.pages]
    assert len(teks) == 2
    for nomor, halaman in enumerate(teks, start=1):
        assert "Sidik 0123456789ab" in halaman
        assert f"Halaman {nomor} dari 2" in halaman
    assert [b.title for b in pdf.outline if not isinstance(b, list)] == ["A. Ringkasan", "Lampiran"]
    for kata in ("PEMERINTAH KOTA", "Alinea dua.", "63,44%", "80.000.000", "K ialah kinerja.", "Kepala,"):
        assert kata in teks[0]
    assert "Kepala," not in teks[1]
    assert "DRAF" not in "".join(teks)


def test_draf_bertanda_di_setiap_halaman() -> None:
    """A draft says so at the head of every page."""
    pdf = PdfReader(io.BytesIO(cetak_naskah(replace(NASKAH, tanda="DRAF"))))
    assert all("DRAF" in h.extract_text() for h in pdf.pages)


def test_batang_tanpa_angka_tidak_digambar() -> None:
    """What is not known has no bar, not one of no length."""
    assert html_naskah(NASKAH).count("<svg") == 1


def test_isi_orang_tidak_menjadi_tanda() -> None:
    """What people write stays text."""
    jahat = replace(NASKAH, bagian=(Bagian("A", (Alinea("<script>alert(1)</script>"),)),))
    assert "<script>" not in html_naskah(jahat)


def test_docx_berurutan() -> None:
    """The document has the words in their order and the tables with repeated headings."""
    berkas = Document(io.BytesIO(tulis_naskah_docx(NASKAH)))
    teks = [p.text for p in berkas.paragraphs if p.text.strip()]
    assert teks[:4] == ["PEMERINTAH KOTA", "LAPORAN", "TAHUN 2021", "A. Ringkasan"]
    assert teks.index("Alinea dua.") < teks.index("Tabel 1. Realisasi") < teks.index("Lampiran")
    rincian, bagan, tabel, tanda_tangan, _ = berkas.tables
    assert rincian.rows[0].cells[1].text == "Tahun 2021"
    assert bagan.rows[0].cells[1].text.count("█") == 25
    assert bagan.rows[1].cells[1].text == ""
    assert [s.text for s in tabel.rows[-3].cells] == ["=1+1", "12 dokumen", "80.000.000"]
    assert "Kepala," in tanda_tangan.rows[0].cells[1].text
    assert "Sidik 0123456789ab" in berkas.sections[0].footer.paragraphs[0].text


def test_xlsx_berangka() -> None:
    """Numbers are numbers, text that looks like a formula is text, every table has its own sheet."""
    buku = load_workbook(io.BytesIO(tulis_naskah_xlsx(NASKAH)))
    assert buku.sheetnames == ["Laporan", "Rencana aksi", "Rencana aksi 2"]
    lembar = buku["Rencana aksi"]
    isi = {sel.value: sel for baris in lembar.iter_rows() for sel in baris if sel.value is not None}
    assert isi["=1+1"].data_type == "s"
    assert isi[80_000_000].data_type == "n"
    assert isi["–"].data_type == "s"
    assert "Sidik 0123456789ab" in str(lembar.oddFooter.left.text)  # type: ignore[union-attr]


def test_hanya_buku() -> None:
    """A table for the workbook alone is on no paper."""
    besar = replace(TABEL, judul="Seluruh butir", lembar="Semua", hanya_buku=True)
    naskah = replace(NASKAH, bagian=(Bagian("A", (besar,)),))
    assert "Seluruh butir" not in html_naskah(naskah)
    assert "Semua" in load_workbook(io.BytesIO(tulis_naskah_xlsx(naskah))).sheetnames
