"""A `Dokumen` as PDF: a law's annex on F4 paper, laid out by WeasyPrint.

A merged cell that crosses a page end must be closed there and go on with its text, which CSS cannot say. So a
measuring layout on one endless page gives the height of each row and of each merged text, `berkas.halaman`
chooses the pages, and the second layout prints every page as a row group of its own.
"""

import mimetypes
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import weasyprint
from django.conf import settings
from django.contrib.staticfiles import finders
from django.core.exceptions import SuspiciousFileOperation
from django.template.loader import render_to_string
from django.utils._os import safe_join
from weasyprint.text.fonts import FontConfiguration
from weasyprint.urls import FatalURLFetchingError, URLFetcher, URLFetcherResponse

from berkas.halaman import Ukuran, bagi, lanjutan, potong
from berkas.kepala import baris_kepala
from berkas.tabel import BarisTabel, Dokumen, Tabel

PIKSEL_PER_MM = 96 / 25.4
LEBAR_MM = 330
TINGGI_MM = 215
MARGIN_MM = {"atas": 14, "kanan": 15, "bawah": 15, "kiri": 15}
TINGGI_UKUR_MM = 10_000_000  # one page for any table
SISA_PIKSEL = 1.0  # what rounding and the last border may add to a page
SISA_ULANG_PIKSEL = 24.0
BARIS_TANPA_UKUR = 6  # a table this short most likely fits on one page
KOSONG = "kosong"


@dataclass(frozen=True, slots=True)
class _SelCetak:
    teks: str
    rentang: int
    perataan: str
    lebar: int = 1
    rapat: bool = False


@dataclass(frozen=True, slots=True)
class _BarisCetak:
    id: str
    penanda: str
    sel: list[_SelCetak]
    jumlah: bool = False


def cetak_tabel(dokumen: Dokumen) -> bytes:
    """Return `dokumen` as a tagged PDF (PDF/UA-1) on 330 × 215 mm; equal input gives equal bytes.

    The bookmarks of the rows become the outline. Takes about twice the time of one WeasyPrint layout.
    """
    hasil = _susun(dokumen, FontConfiguration())
    pdf: bytes = hasil.write_pdf(pdf_variant="pdf/ua-1")
    return pdf


def _susun(dokumen: Dokumen, huruf: FontConfiguration) -> weasyprint.Document:
    """Lay the document out: at once if it is short, else measured first; again if a page still ran over."""
    if len(dokumen.tabel.baris) <= BARIS_TANPA_UKUR:
        hasil = _tata(dokumen, _bagian_cetak(dokumen.tabel, [0]), huruf)
        if len(hasil.pages) == 1:
            return hasil
    ukuran = _ukur(dokumen, huruf)
    awal = bagi(dokumen.tabel, ukuran)
    hasil = _tata(dokumen, _bagian_cetak(dokumen.tabel, awal), huruf)
    if _meluap(hasil, awal):
        awal = bagi(dokumen.tabel, _lebih_longgar(ukuran))
        hasil = _tata(dokumen, _bagian_cetak(dokumen.tabel, awal), huruf)
    return hasil


def _meluap(hasil: weasyprint.Document, awal: Sequence[int]) -> bool:
    """Say whether some page's rows ran over to one more page."""
    return len(hasil.pages) > len(awal)


def _lebih_longgar(ukuran: Ukuran) -> Ukuran:
    return replace(
        ukuran,
        halaman_pertama=ukuran.halaman_pertama - SISA_ULANG_PIKSEL,
        halaman=ukuran.halaman - SISA_ULANG_PIKSEL,
    )


# Measuring


def _ukur(dokumen: Dokumen, huruf: FontConfiguration) -> Ukuran:
    """Lay out, on one endless page, the unmerged cells row by row, then each merged text in a row."""
    tabel = dokumen.tabel
    jumlah = len(tabel.baris)
    teks_gabungan = _teks_gabungan(tabel)
    unik = dict.fromkeys(t for k, teks in teks_gabungan.values() for t in ((k, teks), (k, lanjutan(teks))))
    urutan = {teks: jumlah + i for i, teks in enumerate(unik)}
    baris = [_cetak_tunggal(tabel, b, i) for i, b in enumerate(tabel.baris)]
    baris += [_cetak_gabungan(tabel, kolom, teks, i) for (kolom, teks), i in urutan.items()]
    letak = _tata(dokumen, [baris], huruf, tinggi_mm=TINGGI_UKUR_MM).pages[0].anchors
    tinggi = [_tinggi(letak, b.id) for b in baris]
    badan = (TINGGI_MM - MARGIN_MM["atas"] - MARGIN_MM["bawah"]) * PIKSEL_PER_MM - SISA_PIKSEL
    halaman = badan - _tinggi(letak, "kepala")
    return Ukuran(
        baris=tinggi[:jumlah],
        sel={tempat: tinggi[urutan[teks]] for tempat, teks in teks_gabungan.items()},
        sel_lanjutan={
            tempat: tinggi[urutan[kolom, lanjutan(teks)]] for tempat, (kolom, teks) in teks_gabungan.items()
        },
        halaman_pertama=halaman - _tinggi(letak, "pembuka"),
        halaman=halaman,
        penutup=_tinggi(letak, "penutup"),
    )


def _teks_gabungan(tabel: Tabel) -> dict[tuple[int, int], tuple[int, str]]:
    """Return column and text of each merged cell, by (row, column) where it begins."""
    return {
        (i, k): (k, sel.teks)
        for i, baris in enumerate(tabel.baris)
        for k, sel in enumerate(baris.sel)
        if sel is not None and sel.rentang > 1
    }


def _cetak_tunggal(tabel: Tabel, baris: BarisTabel, nomor: int) -> _BarisCetak:
    """Return the row without its merged cells; neighbouring gaps become one empty cell."""
    if baris.jumlah:
        return _baris_cetak(tabel, baris, nomor)
    sel: list[_SelCetak] = []
    for asli, kolom in zip(baris.sel, tabel.kolom, strict=True):
        if asli is not None and asli.rentang == 1:
            sel.append(_SelCetak(asli.teks, 1, kolom.perataan, rapat=kolom.rapat))
        elif sel and sel[-1].perataan == KOSONG:
            sel[-1] = replace(sel[-1], lebar=sel[-1].lebar + 1)
        else:
            sel.append(_SelCetak("", 1, KOSONG))
    return _BarisCetak(_id_baris(nomor), "", sel)


def _cetak_gabungan(tabel: Tabel, kolom: int, teks: str, nomor: int) -> _BarisCetak:
    """Return a row that holds only this text, in its column."""
    sisa = len(tabel.kolom) - kolom - 1
    sel = [
        _SelCetak("", 1, KOSONG, kolom),
        _SelCetak(teks, 1, tabel.kolom[kolom].perataan, rapat=tabel.kolom[kolom].rapat),
        _SelCetak("", 1, KOSONG, sisa),
    ]
    return _BarisCetak(_id_baris(nomor), "", [s for s in sel if s.lebar])


def _tinggi(letak: Mapping[str, tuple[float, float, float, float]], nama: str) -> float:
    if nama not in letak:
        return 0.0
    _, atas, _, bawah = letak[nama]
    return bawah - atas


def _id_baris(nomor: int) -> str:
    return f"b{nomor}"


# Layout


def _tata(
    dokumen: Dokumen,
    bagian: Sequence[Sequence[_BarisCetak]],
    huruf: FontConfiguration,
    tinggi_mm: int = TINGGI_MM,
) -> weasyprint.Document:
    """Lay out the given rows, each group beginning a page."""
    html = render_to_string("berkas/tabel_cetak.html", _konteks(dokumen, bagian, tinggi_mm))
    sumber = weasyprint.HTML(string=html, base_url="statis:", url_fetcher=Statis())
    return sumber.render(font_config=huruf, pdf_variant="pdf/ua-1")


def _konteks(dokumen: Dokumen, bagian: Sequence[Sequence[_BarisCetak]], tinggi_mm: int) -> dict[str, Any]:
    kolom = dokumen.tabel.kolom
    jumlah = sum(k.lebar for k in kolom)
    return {
        "dokumen": dokumen,
        "lembar": {"lebar": LEBAR_MM, "tinggi": str(tinggi_mm), "margin": _margin()},
        "lebar_kolom": [f"{k.lebar / jumlah:.4%}" for k in kolom],
        "kepala": baris_kepala(kolom),
        "bagian": [isi for isi in bagian if isi],
        "penutup_sendiri": len(bagian) > 1 and not bagian[-1],
    }


def _margin() -> str:
    return " ".join(f"{MARGIN_MM[sisi]}mm" for sisi in ("atas", "kanan", "bawah", "kiri"))


def _bagian_cetak(tabel: Tabel, awal: Sequence[int]) -> list[list[_BarisCetak]]:
    """Return the rows of each page, merged cells closed at the page ends."""
    return [
        [_baris_cetak(tabel, baris, dari + i) for i, baris in enumerate(isi)]
        for dari, isi in zip(awal, potong(tabel, awal), strict=True)
    ]


def _baris_cetak(tabel: Tabel, baris: BarisTabel, nomor: int) -> _BarisCetak:
    sel = [
        _SelCetak(
            s.teks, s.rentang, kolom.perataan if lebar == 1 else "kiri", lebar, kolom.rapat and lebar == 1
        )
        for k, lebar in baris.bentangan()
        if (s := baris.sel[k]) is not None and (kolom := tabel.kolom[k])
    ]
    return _BarisCetak(_id_baris(nomor), baris.penanda, sel, baris.jumlah)


# What the layout may read


class Statis(URLFetcher):  # type: ignore[misc]
    """Serve `statis:` paths from our static files; refuse every other address, the network above all."""

    def __init__(self) -> None:
        super().__init__(allowed_protocols={"statis"}, allow_redirects=False, fail_on_errors=True)

    def fetch(self, url: str, headers: Mapping[str, str] | None = None) -> URLFetcherResponse:
        """Return the file; raises FatalURLFetchingError for everything else."""
        skema, _, jalur = url.partition(":")
        berkas = _cari_statis(jalur) if skema == "statis" else None
        if berkas is None:
            raise FatalURLFetchingError(f"not a static file: {url}")
        jenis = mimetypes.guess_type(berkas.name)[0] or "application/octet-stream"
        return URLFetcherResponse(url, berkas.read_bytes(), {"Content-Type": jenis})


def _cari_statis(jalur: str) -> Path | None:
    """Find a static file where it was written, or else where `collectstatic` put it."""
    try:
        ditemukan = finders.find(jalur) or safe_join(settings.STATIC_ROOT, jalur)
    except SuspiciousFileOperation:
        return None
    return Path(ditemukan) if Path(ditemukan).is_file() else None
