"""The dashboard before a meeting: one question to a screen, in large type."""

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from dasbor.queries.lingkup import Lingkup
from dasbor.queries.sajian import LEMBAR
from dasbor.queries.susun import Dasbor
from dasbor.views.dasar import Isi, dengan_lingkup


@require_safe
@dengan_lingkup
def sajian(request: HttpRequest, lingkup: Lingkup, isi: Isi) -> HttpResponse:
    """Show a sheet; a number that is none, or too high, gives the first or the last."""
    halaman = Paginator(LEMBAR, 1).get_page(request.GET.get("lembar"))
    lembar = halaman.object_list[0]
    hasil = Dasbor(lingkup)
    konteks = isi | {
        "dasbor": hasil,
        "lembar": lembar,
        "pertanyaan": lembar.pertanyaan(lingkup),
        "templat": f"dasbor/sajian/{lembar.nama}.html",
        "halaman": halaman,
        "semua_lembar": [
            (nomor, satu.pertanyaan(lingkup), lingkup.di_sini("dasbor:sajian", lembar=nomor))
            for nomor, satu in enumerate(LEMBAR, start=1)
        ],
        "kembali": lingkup.di_sini("dasbor:dasbor"),
        "sebelum": _alamat(lingkup, halaman.number - 1),
        "sesudah": _alamat(lingkup, halaman.number + 1),
        "boleh_arahan": False,
        **lembar.isi(lingkup, hasil),
    }
    return render(request, "dasbor/sajian.html", konteks)


def _alamat(lingkup: Lingkup, nomor: int) -> str:
    """Return the address of a sheet; empty where there is none of that number."""
    return lingkup.di_sini("dasbor:sajian", lembar=nomor) if 1 <= nomor <= len(LEMBAR) else ""
