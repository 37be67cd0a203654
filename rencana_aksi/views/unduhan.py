"""Summaries of plans handed out as files."""

from django.http import Http404, HttpRequest, HttpResponse
from django.http.request import QueryDict
from django.urls import reverse

from berkas.tabel import Dokumen
from roadmap.ekspor import FORMAT

BENTUK = (("xlsx", "Excel (XLSX)"), ("csv", "CSV"))


def pastikan_bentuk(bentuk: str) -> None:
    """Raise Http404 for a file format in which summaries do not come."""
    if bentuk not in dict(BENTUK):
        raise Http404("Bentuk berkas tidak dikenal.")


def kirim(dokumen: Dokumen, bentuk: str) -> HttpResponse:
    """Return a document as an attachment in one of BENTUK."""
    berkas = FORMAT[bentuk]
    jawaban = HttpResponse(berkas.tulis(dokumen), content_type=berkas.jenis)
    jawaban["Content-Disposition"] = f'attachment; filename="{dokumen.nama}.{berkas.akhiran}"'
    return jawaban


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
