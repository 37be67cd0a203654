"""Summaries of plans handed out as files."""

from django.http import Http404, HttpRequest, HttpResponse
from django.http.request import QueryDict
from django.urls import reverse

from berkas.tabel import Dokumen
from roadmap.ekspor import FORMAT, Berkas
from roadmap.views.ekspor import sebagai_lampiran

BENTUK = (("xlsx", "Excel (XLSX)"), ("csv", "CSV"))


def pastikan_bentuk(bentuk: str) -> None:
    """Raise Http404 for a file format in which summaries do not come."""
    if bentuk not in dict(BENTUK):
        raise Http404("Bentuk berkas tidak dikenal.")


def kirim(dokumen: Dokumen, bentuk: str) -> HttpResponse:
    """Return a document as an attachment in one of BENTUK."""
    berkas = FORMAT[bentuk]
    nama = f"{dokumen.nama}.{berkas.akhiran}"
    return sebagai_lampiran(Berkas(nama, berkas.jenis, berkas.tulis(dokumen)))


def menu_unduh(request: HttpRequest, nama_url: str, teks: str = "Unduh") -> list[dict[str, object]]:
    """Return a menu entry for each format, filtered like the page."""
    parameter: QueryDict = request.GET
    return [
        {
            "teks": f"{teks} {nama}",
            "url": f"{reverse(nama_url, args=[bentuk])}?{parameter.urlencode()}",
            "ikon": "download",
            "unduh": True,
        }
        for bentuk, nama in BENTUK
    ]
