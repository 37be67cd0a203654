import io
import time

import pytest
from docx import Document
from docx.document import Document as Berkas
from docx.oxml.ns import qn
from docx.shared import Mm, Pt

from berkas.docx import tulis_docx
from berkas.tabel import Isi, Kolom, gabungkan
from tests.berkas.contoh import dokumen, satu_kolom, tabel, tabel_berjumlah


@pytest.fixture(scope="module")
def berkas() -> Berkas:
    return Document(io.BytesIO(tulis_docx(dokumen(tabel(6, per_kelompok=3)))))


def baris(berkas: Berkas, tabel: int = 0) -> list[list[str]]:
    return [[sel.text for sel in b.cells] for b in berkas.tables[tabel].rows]


def test_kertas_f4_mendatar(berkas: Berkas) -> None:
    bagian = berkas.sections[0]
    assert bagian.page_width == pytest.approx(Mm(330), rel=0.001)
    assert bagian.page_height == pytest.approx(Mm(215), rel=0.001)


def test_kop_judul_dan_catatan(berkas: Berkas) -> None:
    teks = [a.text for a in berkas.paragraphs if a.text]
    assert teks == [
        "LAMPIRAN",
        "PERATURAN WALIKOTA MALANG",
        "ROAD MAP UJI",
        "TAHUN 2020-2023",
        "Hanya Dinas Perhubungan",
    ]


def test_isi_dan_penggabungan_tegak(berkas: Berkas) -> None:
    isi = baris(berkas)
    assert isi[0] == ["No.", "Sasaran", "Target Tahun", "Target Tahun", "Kegiatan"]
    assert isi[1] == ["No.", "Sasaran", "2020", "2021", "Kegiatan"]
    assert isi[2] == ["1", "2", "3", "4", "5"]
    assert isi[4] == ["1.", "Sasaran kelompok 1", "4,30", "100%", "Kegiatan nomor 1 akhir"]
    assert [b[4] for b in isi[3:]] == [f"Kegiatan nomor {i} akhir" for i in range(6)]
    gabung = [
        [t.find(qn("w:tcPr")).find(qn("w:vMerge")) is not None for t in b._tr.tc_lst]
        for b in berkas.tables[0].rows
    ]
    assert gabung[3] == gabung[5] == [True, True, True, True, False]


def test_baris_kepala_berulang_dan_baris_tidak_terpotong(berkas: Berkas) -> None:
    sifat = [b._tr.trPr for b in berkas.tables[0].rows]
    assert [s.find(qn("w:tblHeader")) is not None for s in sifat] == [True] * 3 + [False] * 6
    assert all(s.find(qn("w:cantSplit")) is not None for s in sifat)


def test_lebar_tetap_dan_sebanding(berkas: Berkas) -> None:
    xml = berkas.tables[0]._tbl
    assert xml.tblPr.find(qn("w:tblLayout")).get(qn("w:type")) == "fixed"
    lebar = [int(k.get(qn("w:w"))) for k in xml.tblGrid]
    assert sum(lebar) == round(300 / 25.4 * 1440)
    assert lebar[4] == pytest.approx(lebar[0] * 10, rel=0.01)


def test_nomor_halaman_di_tepi_kanan(berkas: Berkas) -> None:
    """The foot's style brings the tab stops of a portrait page, at which the number stood in the middle."""
    (kaki,) = berkas.sections[0].footer.paragraphs
    gaya = list(kaki.style.paragraph_format.tab_stops) if kaki.style else []
    henti = [t.position for t in [*gaya, *kaki.paragraph_format.tab_stops]]
    assert henti == [pytest.approx(Mm(300), rel=0.001)]


def test_kepala_tiga_larik_dan_alinea_akhir_tidak_membuka_halaman(berkas: Berkas) -> None:
    """Where headings repeat LibreOffice takes the least height, and a line below a full page is a page more."""
    tinggi = [b.height for b in berkas.tables[0].rows]
    assert sum(t.pt for t in tinggi[:2] if t) >= 3 * 11
    jarak = berkas.paragraphs[-1].paragraph_format
    assert berkas.paragraphs[-1].text == ""
    assert (jarak.line_spacing, jarak.space_after) == (Pt(1), Pt(0))


def test_nomor_halaman_sebagai_bidang(berkas: Berkas) -> None:
    kaki = berkas.sections[0].footer.paragraphs[0]
    xml = kaki._p.xml
    assert '" PAGE "' in xml
    assert '" NUMPAGES "' in xml
    teks = "".join(t.text for t in kaki._p.iter(qn("w:t")))
    assert teks == "Dicetak oleh Kasubbag & stafHalaman 1 dari 1"


def test_tanda_tangan_bersama_baris_terakhir(berkas: Berkas) -> None:
    assert baris(berkas, 1) == [["KEPALA BAGIAN HUKUM,\n\nTABRANI", "", "WALIKOTA MALANG,\n\nSUTIAJI"]]
    *_, sebelum, akhir = [
        all(a.get_or_add_pPr().keepNext is not None for sel in b._tr.tc_lst for a in sel.p_lst)
        for b in berkas.tables[0].rows[-2:]
    ]
    assert (sebelum, akhir) == (False, True)


def test_tanpa_tanda_tangan_hanya_satu_tabel() -> None:
    isi = tulis_docx(dokumen(tabel(2), pengesah=None, penanda_tangan=None))
    assert len(Document(io.BytesIO(isi)).tables) == 1


def test_huruf_kendali_dibuang_dan_baris_baru_menjadi_alinea() -> None:
    isi = Document(io.BytesIO(tulis_docx(dokumen(satu_kolom("a\x00b\nc", " <x> ")))))
    assert [b[0] for b in baris(isi)[2:]] == ["ab\nc", " <x> "]


def test_sifat_dan_bahasa(berkas: Berkas) -> None:
    assert berkas.core_properties.title == "Lampiran Uji"
    assert berkas.core_properties.author == "PetaRB"
    assert 'w:lang w:val="id-ID"' in berkas.styles["Normal"].element.xml


def test_tabel_besar_cepat() -> None:
    kolom = [Kolom(str(k), str(k), 1) for k in range(12)]
    besar = gabungkan(kolom, [(str(i), [Isi("teks")] * 12, "") for i in range(150)])
    mulai = time.perf_counter()
    tulis_docx(dokumen(besar))
    assert time.perf_counter() - mulai < 2


def test_baris_jumlah_membentang() -> None:
    berkas = Document(io.BytesIO(tulis_docx(dokumen(tabel_berjumlah(2, 2)))))
    assert baris(berkas)[-1] == ["Jumlah kelompok 0", "Jumlah kelompok 0", "20"]
