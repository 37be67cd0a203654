"""A `Dokumen` as DOCX: the printed table for Word, merged cells and repeated headings included."""

import io

from docx import Document
from docx.document import Document as Berkas
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml.xmlchemy import BaseOxmlElement
from docx.shared import Mm, Pt
from docx.text.paragraph import Paragraph

from berkas.aman import tanpa_kendali
from berkas.docx_unsur import (
    LEBAR_ISI,
    LEBAR_ISI_MM,
    alinea_akhir,
    alinea_docx,
    atur_gaya,
    atur_halaman,
    atur_sifat,
    kisi,
    sel_docx,
    sifat_tabel,
    sisipkan,
    tabel_docx,
    tulis_kaki,
    unsur,
)
from berkas.tabel import Dokumen, TandaTangan


def tulis_docx(dokumen: Dokumen) -> bytes:
    """Return `dokumen` on 330 × 215 mm; headings repeat on each page and no row is cut."""
    berkas = Document()
    atur_halaman(berkas)
    atur_gaya(berkas)
    _tulis_pembuka(berkas, dokumen)
    sisipkan(berkas, tabel_docx(dokumen.tabel, rapat=_bertanda_tangan(dokumen)))
    if _bertanda_tangan(dokumen):
        sisipkan(berkas, alinea_docx("", sesudah=160, rapat=True))
        sisipkan(berkas, _tanda_tangan(dokumen))
    sisipkan(berkas, alinea_akhir())
    tulis_kaki(berkas, dokumen.kaki)
    atur_sifat(berkas, dokumen.nama)
    tujuan = io.BytesIO()
    berkas.save(tujuan)
    return tujuan.getvalue()


def _bertanda_tangan(dokumen: Dokumen) -> bool:
    return dokumen.pengesah is not None or dokumen.penanda_tangan is not None


# Above and below the table


def _tulis_pembuka(berkas: Berkas, dokumen: Dokumen) -> None:
    for teks in dokumen.kop:
        berkas.add_paragraph(tanpa_kendali(teks)).paragraph_format.left_indent = Mm(LEBAR_ISI_MM * 0.62)
    for i, teks in enumerate(dokumen.judul):
        alinea = _alinea_tengah(berkas, teks, tebal=True)
        alinea.paragraph_format.space_before = Pt(14 if dokumen.kop and i == 0 else 0)
    for teks in dokumen.catatan:
        _alinea_tengah(berkas, teks, tebal=False)
    sisipkan(berkas, alinea_docx("", sesudah=60))


def _alinea_tengah(berkas: Berkas, teks: str, *, tebal: bool) -> Paragraph:
    alinea = berkas.add_paragraph()
    alinea.alignment = WD_ALIGN_PARAGRAPH.CENTER
    alinea.paragraph_format.keep_with_next = True
    huruf = alinea.add_run(tanpa_kendali(teks))
    huruf.bold, huruf.italic = tebal, not tebal
    huruf.font.size = Pt(11 if tebal else 9)
    return alinea


def _tanda_tangan(dokumen: Dokumen) -> BaseOxmlElement:
    """Return the signature blocks side by side in a table without lines, kept on one page."""
    lebar = [round(LEBAR_ISI * bagian) for bagian in (0.36, 0.32, 0.32)]
    sel = [
        sel_docx(_alinea_tanda_tangan(dokumen.pengesah, "left"), lebar[0]),
        sel_docx([alinea_docx("")], lebar[1]),
        sel_docx(_alinea_tanda_tangan(dokumen.penanda_tangan, "center"), lebar[2]),
    ]
    baris = unsur("w:tr", unsur("w:trPr", unsur("w:cantSplit")), *sel)
    return unsur("w:tbl", sifat_tabel(bergaris=False), kisi(lebar), baris)


def _alinea_tanda_tangan(tanda_tangan: TandaTangan | None, jajar: str) -> list[BaseOxmlElement]:
    if tanda_tangan is None:
        return [alinea_docx("")]
    return [alinea_docx(teks, jajar=jajar) for teks in tanda_tangan.baris]
