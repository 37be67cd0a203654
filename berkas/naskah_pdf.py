"""A `Naskah` as PDF: F4 paper across, laid out by WeasyPrint once; no cell is merged over rows."""

from typing import Any

import weasyprint
from django.template.loader import render_to_string

from berkas.kepala import baris_kepala
from berkas.naskah import Alinea, Bagan, Isi, Naskah, Rincian, TabelNaskah, alinea
from berkas.pdf import Statis


def cetak_naskah(naskah: Naskah) -> bytes:
    """Return the report as a tagged PDF (PDF/UA-1) on 330 × 215 mm; its sections become the outline."""
    return tata(html_naskah(naskah))


def html_naskah(naskah: Naskah) -> str:
    """Return the page that WeasyPrint lays out."""
    bagian = [
        (b.judul, b.lampiran, [_isi(satu, f"t{i}-{n}") for n, satu in enumerate(naskah.tercetak(b))])
        for i, b in enumerate(naskah.bagian)
    ]
    lebar = [(s["kunci"], s["lebar"]) for _, _, isi in bagian for s in isi if s["jenis"] == "tabel"]
    return render_to_string(
        "berkas/naskah_cetak.html", {"naskah": naskah, "bagian": bagian, "lebar_tabel": lebar}
    )


def tata(html: str) -> bytes:
    """Lay a page out and return the PDF."""
    sumber = weasyprint.HTML(string=html, base_url="statis:", url_fetcher=Statis())
    pdf: bytes = sumber.write_pdf(pdf_variant="pdf/ua-1")
    return pdf


def _isi(satu: Isi, kunci: str) -> dict[str, Any]:
    """Return what the template needs of one part of a section."""
    hasil: dict[str, Any] = {"jenis": satu.jenis, "isi": satu, "kunci": kunci}
    if isinstance(satu, TabelNaskah):
        hasil |= _tabel(satu)
    elif isinstance(satu, Alinea):
        hasil["alinea"] = alinea(satu.teks)
    else:
        assert isinstance(satu, Bagan | Rincian)
    return hasil


def _tabel(satu: TabelNaskah) -> dict[str, Any]:
    jumlah = sum(k.lebar for k in satu.kolom)
    tercetak = satu.tercetak()
    return {
        "lebar": [f"{k.lebar / jumlah:.4%}" for k in satu.kolom],
        "kepala": baris_kepala(satu.kolom),
        "baris": [
            (
                asli.jenis,
                [
                    (
                        sel.teks if (sel := b.sel[k]) else "",
                        banyak,
                        satu.kolom[k].perataan if banyak == 1 else "kiri",
                    )
                    for k, banyak in b.bentangan()
                ],
            )
            for asli, b in zip(satu.baris, tercetak.baris, strict=True)
        ],
    }
