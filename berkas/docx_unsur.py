"""The parts of a DOCX file: page, foot, paragraphs, tables.

python-docx opens and saves the file; tables are built from their XML elements, because reaching cells through
python-docx takes time quadratic in their number.
"""

from collections.abc import Sequence
from datetime import UTC, datetime
from itertools import accumulate, pairwise

from docx.document import Document as Berkas
from docx.enum.section import WD_ORIENT
from docx.enum.text import WD_TAB_ALIGNMENT
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement
from docx.shared import Mm, Pt

from berkas.aman import tanpa_kendali
from berkas.kepala import SelKepala, baris_kepala
from berkas.tabel import BarisTabel, Perataan, Tabel

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


# Page and styles


def atur_halaman(berkas: Berkas) -> None:
    """Set the paper: 330 × 215 mm."""
    bagian = berkas.sections[0]
    bagian.orientation = WD_ORIENT.LANDSCAPE
    bagian.page_width, bagian.page_height = Mm(LEBAR_MM), Mm(TINGGI_MM)
    bagian.left_margin = bagian.right_margin = bagian.top_margin = bagian.bottom_margin = Mm(MARGIN_MM)
    bagian.footer_distance = Mm(7)


def atur_gaya(berkas: Berkas) -> None:
    """Set font, spacing and language of every paragraph."""
    gaya = berkas.styles["Normal"]
    gaya.font.name, gaya.font.size = HURUF, Pt(9)
    gaya.paragraph_format.space_after = Pt(0)
    gaya.paragraph_format.line_spacing = 1.0
    sifat = gaya.element.get_or_add_rPr()
    sifat.append(unsur("w:lang", val="id-ID"))


def atur_sifat(berkas: Berkas, judul: str) -> None:
    """Set the document's properties: its title, and who wrote it."""
    sifat = berkas.core_properties
    sifat.title = tanpa_kendali(judul)[:255]
    sifat.author, sifat.comments, sifat.language = "PetaRB", "", "id-ID"
    sifat.created = sifat.modified = datetime.now(UTC)


def tulis_kaki(berkas: Berkas, teks: str) -> None:
    """Write the foot of every page: the text, and which page of how many."""
    alinea = berkas.sections[0].footer.paragraphs[0]
    alinea.style.font.size = Pt(7.5)
    alinea.style.paragraph_format.tab_stops.clear_all()  # those of a portrait page
    alinea.paragraph_format.tab_stops.add_tab_stop(Mm(LEBAR_ISI_MM), WD_TAB_ALIGNMENT.RIGHT)
    alinea.add_run(f"{tanpa_kendali(teks)}\t")
    nomor = (_run("Halaman "), _bidang("PAGE"), _run(" dari "), _bidang("NUMPAGES"))
    alinea.paragraph_format.element.extend(nomor)


def _bidang(perintah: str) -> BaseOxmlElement:
    return unsur("w:fldSimple", _run("1"), instr=f" {perintah} ")


# Table


def tabel_docx(tabel: Tabel, *, rapat: bool) -> BaseOxmlElement:
    """Return the w:tbl; with `rapat` the last row stays with what follows."""
    lebar = _lebar_kolom(tabel)
    baris = [*_baris_kepala(tabel, lebar), *_baris_isi(tabel, lebar, rapat=rapat)]
    return unsur("w:tbl", sifat_tabel(bergaris=True), kisi(lebar), *baris)


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
        _sel_kepala(alinea_docx(str(i), jajar="center", miring=True), w) for i, w in enumerate(lebar, start=1)
    ]
    return [*hasil, unsur("w:tr", unsur("w:trPr", unsur("w:cantSplit"), unsur("w:tblHeader")), *nomor)]


def _baris_judul(kepala: Sequence[SelKepala], lebar: Sequence[int]) -> BaseOxmlElement:
    """Return a heading row; `tinggi` 0 marks a place that the heading above covers."""
    sel = [
        _sel_kepala(
            alinea_docx(s.teks, jajar="center", tebal=True),
            sum(lebar[s.kolom : s.kolom + s.lebar]),
            rentang_kolom=s.lebar,
            gabung={0: "continue", 1: ""}.get(s.tinggi, "restart"),
        )
        for s in kepala
    ]
    return unsur("w:tr", _sifat_baris_kepala(), *sel)


def _sifat_baris_kepala() -> BaseOxmlElement:
    tinggi = unsur("w:trHeight", val=TINGGI_KEPALA, hRule="atLeast")
    return unsur("w:trPr", unsur("w:cantSplit"), tinggi, unsur("w:tblHeader"))


def _sel_kepala(
    alinea: BaseOxmlElement, lebar: int, *, rentang_kolom: int = 1, gabung: str = ""
) -> BaseOxmlElement:
    sel = sel_docx([alinea], lebar, rentang_kolom=rentang_kolom, gabung=gabung)
    sifat = sel.find(qn("w:tcPr"))
    sifat.append(unsur("w:shd", val="clear", color="auto", fill=WARNA_KEPALA))
    sifat.append(unsur("w:vAlign", val="center"))
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
            alinea_docx(teks, jajar=jajar, tebal=baris.jumlah, ukuran=SETENGAH_POIN_ISI, rapat=rapat)
            for teks in (sel.teks if sel else "").split("\n")
        ]
        gabung = "continue" if sel is None else "restart" if sel.rentang > 1 else ""
        hasil.append(sel_docx(alinea, sum(lebar[k : k + banyak]), rentang_kolom=banyak, gabung=gabung))
    return unsur("w:tr", unsur("w:trPr", unsur("w:cantSplit")), *hasil)


# XML


def unsur(nama: str, *anak: BaseOxmlElement, **sifat: str) -> BaseOxmlElement:
    """Return a w: element with the given children and w: attributes."""
    hasil: BaseOxmlElement = OxmlElement(nama)
    for kunci, nilai in sifat.items():
        hasil.set(qn(f"w:{kunci}"), nilai)
    hasil.extend(anak)
    return hasil


def sifat_tabel(*, bergaris: bool) -> BaseOxmlElement:
    """Return the properties of a table as wide as the page, with lines or without."""
    garis = {"val": "single", "sz": "4", "space": "0", "color": "000000"} if bergaris else {"val": "nil"}
    sisi = ("top", "left", "bottom", "right", "insideH", "insideV")
    return unsur(
        "w:tblPr",
        unsur("w:tblW", w=str(LEBAR_ISI), type="dxa"),
        unsur("w:tblBorders", *(unsur(f"w:{s}", **garis) for s in sisi)),
        unsur("w:tblLayout", type="fixed"),
        unsur("w:tblCellMar", *(unsur(f"w:{s}", w=w, type="dxa") for s, w in JARAK_SEL)),
    )


def kisi(lebar: Sequence[int]) -> BaseOxmlElement:
    """Return the widths of a table's columns, in twips."""
    return unsur("w:tblGrid", *(unsur("w:gridCol", w=str(w)) for w in lebar))


def sel_docx(
    alinea: Sequence[BaseOxmlElement], lebar: int, *, rentang_kolom: int = 1, gabung: str = ""
) -> BaseOxmlElement:
    """Return a cell with its paragraphs, `lebar` twips wide."""
    sifat = unsur("w:tcPr", unsur("w:tcW", w=str(lebar), type="dxa"))
    if rentang_kolom > 1:
        sifat.append(unsur("w:gridSpan", val=str(rentang_kolom)))
    if gabung:
        sifat.append(unsur("w:vMerge", val=gabung))
    return unsur("w:tc", sifat, *alinea)


def alinea_docx(
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
    sifat = unsur("w:pPr")
    if rapat:
        sifat.append(unsur("w:keepNext"))
    if sesudah:
        sifat.append(unsur("w:spacing", after=str(sesudah)))
    if jajar != "left":
        sifat.append(unsur("w:jc", val=jajar))
    isi = [_run(teks, tebal=tebal, miring=miring, ukuran=ukuran)] if teks else []
    return unsur("w:p", sifat, *isi)


def alinea_akhir() -> BaseOxmlElement:
    """Return the paragraph Word wants after a table, one point high: it must not open a page of its own."""
    jarak = unsur("w:spacing", before="0", after="0", line="20", lineRule="exact")
    return unsur("w:p", unsur("w:pPr", jarak, unsur("w:rPr", unsur("w:sz", val="2"))))


def _run(teks: str, *, tebal: bool = False, miring: bool = False, ukuran: int = 0) -> BaseOxmlElement:
    sifat = unsur("w:rPr")
    if tebal:
        sifat.append(unsur("w:b"))
    if miring:
        sifat.append(unsur("w:i"))
    if ukuran:
        sifat.append(unsur("w:sz", val=str(ukuran)))
    isi = unsur("w:t")
    isi.text = tanpa_kendali(teks)
    isi.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
    return unsur("w:r", sifat, isi)


def sisipkan(berkas: Berkas, satu: BaseOxmlElement) -> None:
    """Put an element at the end of the body, before the section's own properties."""
    berkas.element.body.sectPr.addprevious(satu)
