"""Minutes and invitation of a meeting as files to hand out: PDF and DOCX out of one letter."""

import hashlib
import io
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import datetime

from django.template.loader import render_to_string
from docx import Document
from docx.document import Document as BerkasDocx
from docx.enum.section import WD_ORIENT
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_TAB_ALIGNMENT
from docx.oxml.xmlchemy import BaseOxmlElement
from docx.shared import Mm, Pt

from berkas.aman import tanpa_kendali
from berkas.docx_unsur import alinea_docx, atur_gaya, atur_sifat, kisi, sel_docx, sisipkan, unsur
from berkas.naskah_pdf import tata
from monev.models import Rapat
from monev.notulen import Blok
from monev.queries.rapat_isi import IsiRapat
from monev.rapat_cetak import BagianSurat, Surat, TabelSurat, surat_notulen, surat_undangan
from roadmap.ekspor import FORMAT, Berkas
from roadmap.lampiran import kaki_cetak

LEBAR_MM, TINGGI_MM = 215, 330
KIRI_MM, KANAN_MM, ATAS_MM = 25, 20, 18
LEBAR_ISI_MM = LEBAR_MM - KIRI_MM - KANAN_MM
LEBAR_ISI = round(LEBAR_ISI_MM * 1440 / 25.4)
"""The width of the text in twips."""

UKURAN, UKURAN_TABEL = 21, 18
"""Half points."""

BENTUK_RAPAT = {
    "pdf": "notulen (PDF)",
    "docx": "notulen (Word)",
    "undangan-pdf": "undangan (PDF)",
}


def tulis_rapat(rapat: Rapat, isi: IsiRapat, *, bentuk: str, oleh: str, kini: datetime) -> Berkas:
    """Return minutes or invitation as a file whose foot names who printed it and when; KeyError for another format."""
    susun, tulis, akhiran = _TULIS[bentuk]
    polos = susun(rapat, isi)
    sidik = hashlib.sha256(repr(polos).encode()).hexdigest()
    surat = replace(polos, kaki=kaki_cetak(oleh, kini, sidik))
    return Berkas(f"{polos.nama}.{akhiran}", FORMAT[akhiran].jenis, tulis(surat))


def cetak_surat(surat: Surat) -> bytes:
    """Return a letter as a tagged PDF (PDF/UA-1)."""
    return tata(render_to_string("monev/cetak_surat.html", {"surat": surat}))


def tulis_surat_docx(surat: Surat) -> bytes:
    """Return a letter for Word: the same parts, headings that repeat, rows that are not cut."""
    berkas = Document()
    _atur_halaman(berkas)
    atur_gaya(berkas)
    _tulis_pembuka(berkas, surat)
    for bagian in surat.bagian:
        _tulis_bagian(berkas, bagian)
    sisipkan(berkas, alinea_docx("", sesudah=160, rapat=True))
    sisipkan(berkas, _penanda(surat.penanda))
    sisipkan(berkas, alinea_docx(""))
    _tulis_kaki(berkas, surat.kaki)
    atur_sifat(berkas, " – ".join(surat.judul))
    tujuan = io.BytesIO()
    berkas.save(tujuan)
    return tujuan.getvalue()


_TULIS: dict[str, tuple[Callable[[Rapat, IsiRapat], Surat], Callable[[Surat], bytes], str]] = {
    "pdf": (surat_notulen, cetak_surat, "pdf"),
    "docx": (surat_notulen, tulis_surat_docx, "docx"),
    "undangan-pdf": (surat_undangan, cetak_surat, "pdf"),
}


# The parts of the DOCX


def _atur_halaman(berkas: BerkasDocx) -> None:
    bagian = berkas.sections[0]
    bagian.orientation = WD_ORIENT.PORTRAIT
    bagian.page_width, bagian.page_height = Mm(LEBAR_MM), Mm(TINGGI_MM)
    bagian.left_margin, bagian.right_margin = Mm(KIRI_MM), Mm(KANAN_MM)
    bagian.top_margin = bagian.bottom_margin = Mm(ATAS_MM)
    bagian.footer_distance = Mm(8)


def _tulis_pembuka(berkas: BerkasDocx, surat: Surat) -> None:
    for n, teks in enumerate(surat.kop):
        _tengah(berkas, teks, 12 if n == 0 else 13)
    garis = unsur("w:pBdr", unsur("w:bottom", val="double", sz="12", space="1", color="000000"))
    sisipkan(berkas, unsur("w:p", unsur("w:pPr", garis)))
    sisipkan(berkas, alinea_docx(""))
    for teks in surat.judul:
        _tengah(berkas, teks, 12)
    sisipkan(berkas, alinea_docx(""))
    if surat.rincian:
        sisipkan(berkas, _tabel_rincian(surat.rincian))


def _tengah(berkas: BerkasDocx, teks: str, ukuran: int) -> None:
    alinea = berkas.add_paragraph()
    alinea.alignment = WD_ALIGN_PARAGRAPH.CENTER
    huruf = alinea.add_run(tanpa_kendali(teks))
    huruf.bold, huruf.font.size = True, Pt(ukuran)


def _tulis_bagian(berkas: BerkasDocx, bagian: BagianSurat) -> None:
    sisipkan(berkas, alinea_docx(""))
    if bagian.judul:
        judul = alinea_docx(bagian.judul, tebal=True, ukuran=UKURAN, sesudah=60, rapat=True)
        sisipkan(berkas, judul)
    for blok in bagian.blok:
        for alinea in _blok(blok):
            sisipkan(berkas, alinea)
    if bagian.tabel is not None:
        tabel = bagian.tabel
        sisipkan(berkas, _tabel_bergaris(tabel) if tabel.kolom else _tabel_rincian(tabel.baris))


def _blok(blok: Blok) -> list[BaseOxmlElement]:
    if blok.jenis == "alinea":
        return [alinea_docx(teks, ukuran=UKURAN, sesudah=80) for teks in blok.isi]
    tanda = ["•"] * len(blok.isi) if blok.jenis == "butir" else [f"{n}." for n in range(1, len(blok.isi) + 1)]
    return [_butir(t, teks) for t, teks in zip(tanda, blok.isi, strict=True)]


def _butir(tanda: str, teks: str) -> BaseOxmlElement:
    """Return a point of a list: its mark, then the text beside it."""
    alinea = alinea_docx(f"{tanda} {teks}", ukuran=UKURAN, sesudah=40)
    alinea.pPr.append(unsur("w:ind", left="425", hanging="283"))
    return alinea


def _tabel_rincian(baris: Sequence[Sequence[str | None]]) -> BaseOxmlElement:
    lebar = [round(LEBAR_ISI * bagian) for bagian in (0.22, 0.78)]
    isi = [_baris([nama, f": {teks}"], lebar, ukuran=UKURAN) for nama, teks in baris]
    return unsur("w:tbl", _sifat_tabel(bergaris=False), kisi(lebar), *isi)


def _tabel_bergaris(tabel: TabelSurat) -> BaseOxmlElement:
    lebar = [round(LEBAR_ISI * persen / 100) for _, persen in tabel.kolom]
    kepala = [alinea_docx(judul, jajar="center", tebal=True, ukuran=UKURAN_TABEL) for judul, _ in tabel.kolom]
    sel = [sel_docx([satu], w) for satu, w in zip(kepala, lebar, strict=True)]
    atas = unsur("w:tr", unsur("w:trPr", unsur("w:cantSplit"), unsur("w:tblHeader")), *sel)
    bawah: list[tuple[str | None, ...]] = [*tabel.baris[1:], ()]
    isi = [
        _baris(baris, lebar, ukuran=UKURAN_TABEL, bawah=b)
        for baris, b in zip(tabel.baris, bawah[: len(tabel.baris)], strict=True)
    ]
    return unsur("w:tbl", _sifat_tabel(bergaris=True), kisi(lebar), atas, *isi)


def _baris(
    teks: Sequence[str | None], lebar: Sequence[int], *, ukuran: int, bawah: Sequence[str | None] = ()
) -> BaseOxmlElement:
    """Return a row; a cell that is None goes on with the one above, one above such a cell begins the merged one."""
    sel = []
    for n, (isi, w) in enumerate(zip(teks, lebar, strict=True)):
        alinea = [alinea_docx(satu, ukuran=ukuran) for satu in (isi or "").split("\n")]
        dilanjutkan = n < len(bawah) and bawah[n] is None
        sel.append(
            sel_docx(alinea, w, gabung="continue" if isi is None else "restart" if dilanjutkan else "")
        )
    return unsur("w:tr", unsur("w:trPr", unsur("w:cantSplit")), *sel)


def _penanda(blok: Sequence[Sequence[str]]) -> BaseOxmlElement:
    lebar = [LEBAR_ISI // 2] * 2
    sel = [
        sel_docx([alinea_docx(teks, jajar="center", ukuran=UKURAN) for teks in isi] or [alinea_docx("")], w)
        for isi, w in zip(blok, lebar, strict=True)
    ]
    baris = unsur("w:tr", unsur("w:trPr", unsur("w:cantSplit")), *sel)
    return unsur("w:tbl", _sifat_tabel(bergaris=False), kisi(lebar), baris)


def _sifat_tabel(*, bergaris: bool) -> BaseOxmlElement:
    garis = {"val": "single", "sz": "4", "space": "0", "color": "000000"} if bergaris else {"val": "nil"}
    sisi = ("top", "left", "bottom", "right", "insideH", "insideV")
    jarak = (("top", "30"), ("left", "70"), ("bottom", "30"), ("right", "70"))
    return unsur(
        "w:tblPr",
        unsur("w:tblW", w=str(LEBAR_ISI), type="dxa"),
        unsur("w:tblBorders", *(unsur(f"w:{s}", **garis) for s in sisi)),
        unsur("w:tblLayout", type="fixed"),
        unsur("w:tblCellMar", *(unsur(f"w:{s}", w=w, type="dxa") for s, w in jarak)),
    )


def _tulis_kaki(berkas: BerkasDocx, teks: str) -> None:
    alinea = berkas.sections[0].footer.paragraphs[0]
    alinea.style.font.size = Pt(7.5)
    alinea.style.paragraph_format.tab_stops.clear_all()
    alinea.paragraph_format.tab_stops.add_tab_stop(Mm(LEBAR_ISI_MM), WD_TAB_ALIGNMENT.RIGHT)
    alinea.add_run(f"{tanpa_kendali(teks)}\tHalaman ")
    nomor = (("PAGE", " dari "), ("NUMPAGES", ""))
    for perintah, sesudah in nomor:
        isi = unsur("w:r", unsur("w:t"))
        isi[0].text = "1"
        alinea.paragraph_format.element.append(unsur("w:fldSimple", isi, instr=f" {perintah} "))
        if sesudah:
            alinea.add_run(sesudah)
