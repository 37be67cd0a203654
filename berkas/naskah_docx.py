"""A `Naskah` as DOCX: sections, tables whose headings repeat, bars of characters."""

import io

from docx import Document
from docx.document import Document as Berkas
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_BREAK
from docx.oxml.xmlchemy import BaseOxmlElement
from docx.shared import Pt

from berkas.aman import tanpa_kendali
from berkas.docx_unsur import (
    LEBAR_ISI,
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
from berkas.naskah import Alinea, Bagan, Bagian, Isi, Naskah, Rincian, TabelNaskah, alinea

PANJANG_BATANG = 40
PENUH, KOSONG = "█", "░"
UKURAN_ALINEA = 20  # half points


def tulis_naskah_docx(naskah: Naskah) -> bytes:
    """Return the report on 330 × 215 mm."""
    berkas = Document()
    atur_halaman(berkas)
    atur_gaya(berkas)
    _tulis_pembuka(berkas, naskah)
    for bagian in naskah.bagian:
        _tulis_bagian(berkas, naskah, bagian)
        if bagian is naskah.bagian_akhir and naskah.penanda_tangan is not None:
            sisipkan(berkas, _tanda_tangan(naskah.penanda_tangan.baris))
    sisipkan(berkas, alinea_akhir())
    tulis_kaki(berkas, naskah.kaki)
    atur_sifat(berkas, naskah.nama)
    tujuan = io.BytesIO()
    berkas.save(tujuan)
    return tujuan.getvalue()


def _tulis_pembuka(berkas: Berkas, naskah: Naskah) -> None:
    for teks in naskah.kop:
        _tengah(berkas, teks, 12)
    if naskah.kop:
        sisipkan(berkas, alinea_docx("", sesudah=120))
    if naskah.tanda:
        _tengah(berkas, naskah.tanda, 14)
    for teks in naskah.judul:
        _tengah(berkas, teks, 13)


def _tengah(berkas: Berkas, teks: str, ukuran: int) -> None:
    satu = berkas.add_paragraph()
    satu.alignment = WD_ALIGN_PARAGRAPH.CENTER
    huruf = satu.add_run(tanpa_kendali(teks))
    huruf.bold, huruf.font.size = True, Pt(ukuran)


def _tulis_bagian(berkas: Berkas, naskah: Naskah, bagian: Bagian) -> None:
    if bagian.lampiran:
        berkas.add_paragraph().add_run().add_break(WD_BREAK.PAGE)
    judul = berkas.add_heading(tanpa_kendali(bagian.judul), level=1)
    judul.paragraph_format.space_before, judul.paragraph_format.space_after = Pt(14), Pt(4)
    _warnai(judul, 12)
    for satu in naskah.tercetak(bagian):
        for bagian_docx in _isi(satu):
            sisipkan(berkas, bagian_docx)


def _warnai(judul: object, ukuran: int) -> None:
    for huruf in judul.runs:  # type: ignore[attr-defined]
        huruf.font.name, huruf.font.size = "Cambria", Pt(ukuran)
        huruf.font.color.rgb = None


def _isi(satu: Isi) -> list[BaseOxmlElement]:
    if isinstance(satu, Alinea):
        return [alinea_docx(a, ukuran=UKURAN_ALINEA, sesudah=120) for a in _baris_alinea(satu.teks)]
    if isinstance(satu, Rincian):
        return [_tabel_polos([list(pasangan) for pasangan in satu.butir], (0.3, 0.7)), alinea_docx("")]
    if isinstance(satu, Bagan):
        baris = [[b.nama, _batang(b.panjang) if b.persen is not None else "", b.teks] for b in satu.batang]
        return [_judul(satu.judul), _tabel_polos(baris, (0.3, 0.4, 0.3)), alinea_docx("")]
    return _tabel(satu)


def _baris_alinea(teks: str) -> list[str]:
    return [baris for a in alinea(teks) for baris in a.split("\n")]


def _tabel(satu: TabelNaskah) -> list[BaseOxmlElement]:
    isi = tabel_docx(satu.tercetak(), rapat=False) if satu.baris else alinea_docx(satu.kosong)
    catatan = [alinea_docx(c, miring=True) for c in satu.catatan]
    return [_judul(satu.judul), isi, *catatan, alinea_docx("")]


def _judul(teks: str) -> BaseOxmlElement:
    return alinea_docx(teks, tebal=True, ukuran=19, sesudah=60, rapat=True)


def _batang(panjang: str) -> str:
    penuh = round(float(panjang) / 100 * PANJANG_BATANG)
    return PENUH * penuh + KOSONG * (PANJANG_BATANG - penuh)


def _tabel_polos(baris: list[list[str]], bagian: tuple[float, ...]) -> BaseOxmlElement:
    """Return a table without lines whose columns share the width of the page."""
    lebar = [round(LEBAR_ISI * b) for b in bagian]
    isi = [
        unsur("w:tr", *(sel_docx([alinea_docx(t)], w) for t, w in zip(teks, lebar, strict=True)))
        for teks in baris
    ]
    return unsur("w:tbl", sifat_tabel(bergaris=False), kisi(lebar), *isi)


def _tanda_tangan(baris: tuple[str, ...]) -> BaseOxmlElement:
    lebar = [round(LEBAR_ISI * 0.64), round(LEBAR_ISI * 0.36)]
    sel = [
        sel_docx([alinea_docx("")], lebar[0]),
        sel_docx([alinea_docx(teks, jajar="center") for teks in baris], lebar[1]),
    ]
    return unsur(
        "w:tbl",
        sifat_tabel(bergaris=False),
        kisi(lebar),
        unsur("w:tr", unsur("w:trPr", unsur("w:cantSplit")), *sel),
    )
