"""A `Dokumen` as DOCX: the printed table for Word, merged cells and repeated headings included.

python-docx opens and saves the file; the table is built from its XML elements, because reaching cells through
python-docx takes time quadratic in their number.
"""

import io
from collections.abc import Sequence
from datetime import UTC, datetime
from itertools import accumulate, pairwise

from docx import Document
from docx.document import Document as Berkas
from docx.enum.section import WD_ORIENT
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_TAB_ALIGNMENT
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement
from docx.shared import Mm, Pt
from docx.text.paragraph import Paragraph

from berkas.aman import tanpa_kendali
from berkas.kepala import SelKepala, baris_kepala
from berkas.tabel import BarisTabel, Dokumen, Perataan, Tabel, TandaTangan

HURUF = "Cambria"
LEBAR_MM, TINGGI_MM, MARGIN_MM = 330, 215, 15
LEBAR_ISI_MM = LEBAR_MM - 2 * MARGIN_MM
TWIP_PER_MM = 1440 / 25.4
LEBAR_ISI = round(LEBAR_ISI_MM * TWIP_PER_MM)
SETENGAH_POIN_ISI = 16  # 8 pt
TINGGI_KEPALA = (
    "340"  # twips: three lines over two rows; LibreOffice cuts them off where it repeats lower ones
)
WARNA_KEPALA = "F1F1EE"
JARAK_SEL = (("top", "20"), ("left", "60"), ("bottom", "20"), ("right", "60"))
JAJAR: dict[Perataan, str] = {"kiri": "left", "tengah": "center", "kanan": "right"}


def tulis_docx(dokumen: Dokumen) -> bytes:
    """Return `dokumen` on 330 × 215 mm; headings repeat on each page and no row is cut."""
    berkas = Document()
    _atur_halaman(berkas)
    _atur_gaya(berkas)
    _tulis_pembuka(berkas, dokumen)
    _sisipkan(berkas, _tabel(dokumen.tabel, rapat=_bertanda_tangan(dokumen)))
    if _bertanda_tangan(dokumen):
        _sisipkan(berkas, _alinea("", sesudah=160, rapat=True))
        _sisipkan(berkas, _tanda_tangan(dokumen))
    _sisipkan(berkas, _alinea_akhir())
    _tulis_kaki(berkas, dokumen)
    _atur_sifat(berkas, dokumen)
    tujuan = io.BytesIO()
    berkas.save(tujuan)
    return tujuan.getvalue()


def _bertanda_tangan(dokumen: Dokumen) -> bool:
    return dokumen.pengesah is not None or dokumen.penanda_tangan is not None


# Page and styles


def _atur_halaman(berkas: Berkas) -> None:
    bagian = berkas.sections[0]
    bagian.orientation = WD_ORIENT.LANDSCAPE
    bagian.page_width, bagian.page_height = Mm(LEBAR_MM), Mm(TINGGI_MM)
    bagian.left_margin = bagian.right_margin = bagian.top_margin = bagian.bottom_margin = Mm(MARGIN_MM)
    bagian.footer_distance = Mm(7)


def _atur_gaya(berkas: Berkas) -> None:
    gaya = berkas.styles["Normal"]
    gaya.font.name, gaya.font.size = HURUF, Pt(9)
    gaya.paragraph_format.space_after = Pt(0)
    gaya.paragraph_format.line_spacing = 1.0
    sifat = gaya.element.get_or_add_rPr()
    sifat.append(_unsur("w:lang", val="id-ID"))


def _atur_sifat(berkas: Berkas, dokumen: Dokumen) -> None:
    sifat = berkas.core_properties
    sifat.title = tanpa_kendali(dokumen.nama)[:255]
    sifat.author, sifat.comments, sifat.language = "PetaRB", "", "id-ID"
    sifat.created = sifat.modified = datetime.now(UTC)


# Above and below the table


def _tulis_pembuka(berkas: Berkas, dokumen: Dokumen) -> None:
    for teks in dokumen.kop:
        berkas.add_paragraph(tanpa_kendali(teks)).paragraph_format.left_indent = Mm(LEBAR_ISI_MM * 0.62)
    for i, teks in enumerate(dokumen.judul):
        alinea = _alinea_tengah(berkas, teks, tebal=True)
        alinea.paragraph_format.space_before = Pt(14 if dokumen.kop and i == 0 else 0)
    for teks in dokumen.catatan:
        _alinea_tengah(berkas, teks, tebal=False)
    _sisipkan(berkas, _alinea("", sesudah=60))


def _alinea_tengah(berkas: Berkas, teks: str, *, tebal: bool) -> Paragraph:
    alinea = berkas.add_paragraph()
    alinea.alignment = WD_ALIGN_PARAGRAPH.CENTER
    alinea.paragraph_format.keep_with_next = True
    huruf = alinea.add_run(tanpa_kendali(teks))
    huruf.bold, huruf.italic = tebal, not tebal
    huruf.font.size = Pt(11 if tebal else 9)
    return alinea


def _tulis_kaki(berkas: Berkas, dokumen: Dokumen) -> None:
    alinea = berkas.sections[0].footer.paragraphs[0]
    alinea.style.font.size = Pt(7.5)
    alinea.style.paragraph_format.tab_stops.clear_all()  # those of a portrait page
    alinea.paragraph_format.tab_stops.add_tab_stop(Mm(LEBAR_ISI_MM), WD_TAB_ALIGNMENT.RIGHT)
    alinea.add_run(f"{tanpa_kendali(dokumen.kaki)}\t")
    nomor = (_run("Halaman "), _bidang("PAGE"), _run(" dari "), _bidang("NUMPAGES"))
    alinea.paragraph_format.element.extend(nomor)


def _bidang(perintah: str) -> BaseOxmlElement:
    return _unsur("w:fldSimple", _run("1"), instr=f" {perintah} ")


def _tanda_tangan(dokumen: Dokumen) -> BaseOxmlElement:
    """Return the signature blocks side by side in a table without lines, kept on one page."""
    lebar = [round(LEBAR_ISI * bagian) for bagian in (0.36, 0.32, 0.32)]
    sel = [
        _sel(_alinea_tanda_tangan(dokumen.pengesah, "left"), lebar[0]),
        _sel([_alinea("")], lebar[1]),
        _sel(_alinea_tanda_tangan(dokumen.penanda_tangan, "center"), lebar[2]),
    ]
    baris = _unsur("w:tr", _unsur("w:trPr", _unsur("w:cantSplit")), *sel)
    return _unsur("w:tbl", _sifat_tabel(bergaris=False), _kisi(lebar), baris)


def _alinea_tanda_tangan(tanda_tangan: TandaTangan | None, jajar: str) -> list[BaseOxmlElement]:
    if tanda_tangan is None:
        return [_alinea("")]
    return [_alinea(teks, jajar=jajar) for teks in tanda_tangan.baris]


# Table


def _tabel(tabel: Tabel, *, rapat: bool) -> BaseOxmlElement:
    """Return the w:tbl; with `rapat` the last row stays with what follows."""
    lebar = _lebar_kolom(tabel)
    baris = [*_baris_kepala(tabel, lebar), *_baris_isi(tabel, lebar, rapat=rapat)]
    return _unsur("w:tbl", _sifat_tabel(bergaris=True), _kisi(lebar), *baris)


def _lebar_kolom(tabel: Tabel) -> list[int]:
    """Return whole twips that add up to the width of the page body."""
    jumlah = sum(k.lebar for k in tabel.kolom)
    batas = [0, *(round(LEBAR_ISI * kanan / jumlah) for kanan in accumulate(k.lebar for k in tabel.kolom))]
    return [kanan - kiri for kiri, kanan in pairwise(batas)]


def _baris_kepala(tabel: Tabel, lebar: Sequence[int]) -> list[BaseOxmlElement]:
    kepala = baris_kepala(tabel.kolom)
    hasil = [_baris_judul(kepala[0], lebar)]
    if len(kepala) > 1:
        bawah = [*kepala[1], *(SelKepala("", s.kolom, tinggi=0) for s in kepala[0] if s.tinggi > 1)]
        hasil.append(_baris_judul(sorted(bawah, key=lambda s: s.kolom), lebar))
    nomor = [
        _sel_kepala(_alinea(str(i), jajar="center", miring=True), w) for i, w in enumerate(lebar, start=1)
    ]
    return [*hasil, _unsur("w:tr", _unsur("w:trPr", _unsur("w:cantSplit"), _unsur("w:tblHeader")), *nomor)]


def _baris_judul(kepala: Sequence[SelKepala], lebar: Sequence[int]) -> BaseOxmlElement:
    """Return a heading row; `tinggi` 0 marks a place that the heading above covers."""
    sel = [
        _sel_kepala(
            _alinea(s.teks, jajar="center", tebal=True),
            sum(lebar[s.kolom : s.kolom + s.lebar]),
            rentang_kolom=s.lebar,
            gabung={0: "continue", 1: ""}.get(s.tinggi, "restart"),
        )
        for s in kepala
    ]
    return _unsur("w:tr", _sifat_baris_kepala(), *sel)


def _sifat_baris_kepala() -> BaseOxmlElement:
    tinggi = _unsur("w:trHeight", val=TINGGI_KEPALA, hRule="atLeast")
    return _unsur("w:trPr", _unsur("w:cantSplit"), tinggi, _unsur("w:tblHeader"))


def _sel_kepala(
    alinea: BaseOxmlElement, lebar: int, *, rentang_kolom: int = 1, gabung: str = ""
) -> BaseOxmlElement:
    sel = _sel([alinea], lebar, rentang_kolom=rentang_kolom, gabung=gabung)
    sifat = sel.find(qn("w:tcPr"))
    sifat.append(_unsur("w:shd", val="clear", color="auto", fill=WARNA_KEPALA))
    sifat.append(_unsur("w:vAlign", val="center"))
    return sel


def _baris_isi(tabel: Tabel, lebar: Sequence[int], *, rapat: bool) -> list[BaseOxmlElement]:
    terakhir = len(tabel.baris) - 1
    return [_baris(tabel, baris, lebar, rapat=rapat and i == terakhir) for i, baris in enumerate(tabel.baris)]


def _baris(tabel: Tabel, baris: BarisTabel, lebar: Sequence[int], *, rapat: bool) -> BaseOxmlElement:
    hasil = []
    for k, banyak in baris.bentangan():
        sel = baris.sel[k]
        jajar = JAJAR[tabel.kolom[k].perataan if banyak == 1 else "kiri"]
        alinea = [
            _alinea(teks, jajar=jajar, tebal=baris.jumlah, ukuran=SETENGAH_POIN_ISI, rapat=rapat)
            for teks in (sel.teks if sel else "").split("\n")
        ]
        gabung = "continue" if sel is None else "restart" if sel.rentang > 1 else ""
        hasil.append(_sel(alinea, sum(lebar[k : k + banyak]), rentang_kolom=banyak, gabung=gabung))
    return _unsur("w:tr", _unsur("w:trPr", _unsur("w:cantSplit")), *hasil)


# XML


def _unsur(nama: str, *anak: BaseOxmlElement, **sifat: str) -> BaseOxmlElement:
    """Return a w: element with the given children and w: attributes."""
    unsur: BaseOxmlElement = OxmlElement(nama)
    for kunci, nilai in sifat.items():
        unsur.set(qn(f"w:{kunci}"), nilai)
    unsur.extend(anak)
    return unsur


def _sifat_tabel(*, bergaris: bool) -> BaseOxmlElement:
    garis = {"val": "single", "sz": "4", "space": "0", "color": "000000"} if bergaris else {"val": "nil"}
    sisi = ("top", "left", "bottom", "right", "insideH", "insideV")
    return _unsur(
        "w:tblPr",
        _unsur("w:tblW", w=str(LEBAR_ISI), type="dxa"),
        _unsur("w:tblBorders", *(_unsur(f"w:{s}", **garis) for s in sisi)),
        _unsur("w:tblLayout", type="fixed"),
        _unsur("w:tblCellMar", *(_unsur(f"w:{s}", w=w, type="dxa") for s, w in JARAK_SEL)),
    )


def _kisi(lebar: Sequence[int]) -> BaseOxmlElement:
    return _unsur("w:tblGrid", *(_unsur("w:gridCol", w=str(w)) for w in lebar))


def _sel(
    alinea: Sequence[BaseOxmlElement], lebar: int, *, rentang_kolom: int = 1, gabung: str = ""
) -> BaseOxmlElement:
    sifat = _unsur("w:tcPr", _unsur("w:tcW", w=str(lebar), type="dxa"))
    if rentang_kolom > 1:
        sifat.append(_unsur("w:gridSpan", val=str(rentang_kolom)))
    if gabung:
        sifat.append(_unsur("w:vMerge", val=gabung))
    return _unsur("w:tc", sifat, *alinea)


def _alinea(
    teks: str,
    *,
    jajar: str = "left",
    tebal: bool = False,
    miring: bool = False,
    ukuran: int = 0,
    sesudah: int = 0,
    rapat: bool = False,
) -> BaseOxmlElement:
    """Return a w:p; `ukuran` in half points, `sesudah` in twips, `rapat` keeps it with the next one."""
    sifat = _unsur("w:pPr")
    if rapat:
        sifat.append(_unsur("w:keepNext"))
    if sesudah:
        sifat.append(_unsur("w:spacing", after=str(sesudah)))
    if jajar != "left":
        sifat.append(_unsur("w:jc", val=jajar))
    isi = [_run(teks, tebal=tebal, miring=miring, ukuran=ukuran)] if teks else []
    return _unsur("w:p", sifat, *isi)


def _alinea_akhir() -> BaseOxmlElement:
    """Return the paragraph Word wants after a table, one point high: it must not open a page of its own."""
    jarak = _unsur("w:spacing", before="0", after="0", line="20", lineRule="exact")
    return _unsur("w:p", _unsur("w:pPr", jarak, _unsur("w:rPr", _unsur("w:sz", val="2"))))


def _run(teks: str, *, tebal: bool = False, miring: bool = False, ukuran: int = 0) -> BaseOxmlElement:
    sifat = _unsur("w:rPr")
    if tebal:
        sifat.append(_unsur("w:b"))
    if miring:
        sifat.append(_unsur("w:i"))
    if ukuran:
        sifat.append(_unsur("w:sz", val=str(ukuran)))
    isi = _unsur("w:t")
    isi.text = tanpa_kendali(teks)
    isi.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
    return _unsur("w:r", sifat, isi)


def _sisipkan(berkas: Berkas, unsur: BaseOxmlElement) -> None:
    """Put an element at the end of the body, before the section's own properties."""
    berkas.element.body.sectPr.addprevious(unsur)
