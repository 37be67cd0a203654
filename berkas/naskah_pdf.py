"""A `Naskah` as PDF: F4 paper across, laid out by WeasyPrint once; no cell is merged over rows."""

import weasyprint
from django.template.loader import render_to_string

from berkas.naskah import Naskah
from berkas.naskah_html import siapkan
from berkas.pdf import Statis


def cetak_naskah(naskah: Naskah) -> bytes:
    """Return the report as a tagged PDF (PDF/UA-1) on 330 × 215 mm; its sections become the outline."""
    return tata(html_naskah(naskah))


def html_naskah(naskah: Naskah) -> str:
    """Return the page that WeasyPrint lays out."""
    bagian = siapkan(naskah)
    lebar = [(s["kunci"], s["lebar"]) for b in bagian for s in b["isi"] if s["jenis"] == "tabel"]
    return render_to_string(
        "berkas/naskah_cetak.html", {"naskah": naskah, "bagian": bagian, "lebar_tabel": lebar}
    )


def tata(html: str) -> bytes:
    """Lay a page out and return the PDF."""
    sumber = weasyprint.HTML(string=html, base_url="statis:", url_fetcher=Statis())
    pdf: bytes = sumber.write_pdf(pdf_variant="pdf/ua-1")
    return pdf
