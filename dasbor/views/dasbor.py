"""The dashboard of the city or a unit, what is behind an area, the places of all units."""

from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from dasbor.queries.area import isi_area
from dasbor.queries.lingkup import Lingkup, baris_semester
from dasbor.queries.peringkat import kepatuhan_semua
from dasbor.queries.peringkat import peringkat as susun_peringkat
from dasbor.queries.pokja import area_pokja
from dasbor.queries.susun import Dasbor
from dasbor.views.dasar import Isi, dengan_lingkup, remah
from monev.queries.capaian_rencana import kemajuan_terbagi
from organisasi.permissions import INSPEKTORAT, kode_peran
from rencana_aksi.permissions import TETAPKAN_BANYAK
from roadmap.models import AreaPerubahan

PER_HALAMAN = 40


@require_safe
@dengan_lingkup
def dasbor(request: HttpRequest, lingkup: Lingkup, isi: Isi) -> HttpResponse:
    """Show whether the city, or one unit, is on course."""
    konteks = isi | {
        "dasbor": Dasbor(lingkup),
        "area_pokja": area_pokja(lingkup),
        "url_tren": lingkup.di_sini("dasbor:tren", indikator=request.GET.get("indikator", "")),
        "aksi": {"teks": "Sajikan", "url": lingkup.di_sini("dasbor:sajian"), "ikon": "presentation"},
        "menu": [_unduh(lingkup.di_sini("dasbor:pdf"))],
        "boleh_tetapkan": TETAPKAN_BANYAK.boleh(request.user),
        "inspektorat": INSPEKTORAT in kode_peran(lingkup.orang),
        "remah": remah(lingkup),
    }
    return render(request, "dasbor/dasbor.html", konteks)


@require_safe
@dengan_lingkup
def area(request: HttpRequest, lingkup: Lingkup, isi: Isi, pk: int) -> HttpResponse:
    """Show what is behind the figures of an area of change."""
    satu = AreaPerubahan.objects.filter(road_map=lingkup.road_map, pk=pk).select_related("pokja").first()
    if satu is None:
        raise Http404("Area perubahan tidak ditemukan.")
    hasil = isi_area(lingkup, satu, baris_semester(lingkup))
    konteks = isi | {
        "area": satu,
        "aksi": _unduh(lingkup.di_sini("dasbor:area_pdf", satu.pk)),
        "isi": hasil,
        "kalimat": hasil.kalimat(str(lingkup.periode)),
        "halaman": Paginator(hasil.unit, PER_HALAMAN).get_page(request.GET.get("halaman")),
        "remah": remah(lingkup, (satu.nama, "")),
    }
    return render(request, "dasbor/area.html", konteks)


@require_safe
@dengan_lingkup
def peringkat(request: HttpRequest, lingkup: Lingkup, isi: Isi) -> HttpResponse:
    """Show the places of all units, or the figures of the person's own."""
    baris = baris_semester(lingkup)
    kemajuan = kemajuan_terbagi(lingkup.road_map, lingkup.tahun, lingkup.bulan, lingkup.unit)
    urutan = susun_peringkat(lingkup, baris, kepatuhan_semua(lingkup), kemajuan)
    halaman = Paginator(urutan, PER_HALAMAN).get_page(request.GET.get("halaman"))
    konteks = isi | {
        "halaman": halaman,
        "aksi": _unduh(lingkup.di_sini("dasbor:peringkat_pdf")),
        "tempat": halaman.object_list,
        "mulai": halaman.start_index(),
        "remah": remah(lingkup, ("Peringkat", "")),
    }
    return render(request, "dasbor/peringkat.html", konteks)


def _unduh(alamat: str) -> dict[str, object]:
    """Return the action that saves a page as PDF."""
    return {"teks": "Unduh PDF", "url": alamat, "ikon": "download", "unduh": True}
