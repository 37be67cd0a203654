"""The pages of the dashboard as PDF."""

from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from dasbor.queries.area import isi_area
from dasbor.queries.lingkup import Lingkup, baris_semester
from dasbor.queries.peringkat import kepatuhan_semua
from dasbor.queries.peringkat import peringkat as susun_peringkat
from dasbor.queries.susun import Dasbor
from dasbor.terbitan import naskah_area, naskah_dasbor, naskah_peringkat
from dasbor.views.dasar import Isi, dengan_lingkup
from monev.queries.capaian_rencana import kemajuan_terbagi
from monev.queries.kemajuan_kurva import kurva_lingkup
from monev.terbitan import berkas
from roadmap.models import AreaPerubahan
from roadmap.views.ekspor import sebagai_lampiran


@require_safe
@dengan_lingkup
def dasbor(request: HttpRequest, lingkup: Lingkup, isi: Isi) -> HttpResponse:
    """Send the dashboard of the scope."""
    titik = kurva_lingkup(lingkup.road_map, lingkup.tahun, lingkup.bulan, lingkup.unit)
    naskah = naskah_dasbor(lingkup, Dasbor(lingkup), titik, str(lingkup.orang))
    return sebagai_lampiran(berkas(naskah, "pdf"))


@require_safe
@dengan_lingkup
def area(request: HttpRequest, lingkup: Lingkup, isi: Isi, pk: int) -> HttpResponse:
    """Send what is behind the figures of an area of change."""
    satu = AreaPerubahan.objects.filter(road_map=lingkup.road_map, pk=pk).first()
    if satu is None:
        raise Http404("Area perubahan tidak ditemukan.")
    naskah = naskah_area(lingkup, satu, isi_area(lingkup, satu, baris_semester(lingkup)), str(lingkup.orang))
    return sebagai_lampiran(berkas(naskah, "pdf"))


@require_safe
@dengan_lingkup
def peringkat(request: HttpRequest, lingkup: Lingkup, isi: Isi) -> HttpResponse:
    """Send the places of all units, whatever page of them was open."""
    baris = baris_semester(lingkup)
    kemajuan = kemajuan_terbagi(lingkup.road_map, lingkup.tahun, lingkup.bulan, lingkup.unit)
    tempat = susun_peringkat(lingkup, baris, kepatuhan_semua(lingkup), kemajuan)
    return sebagai_lampiran(berkas(naskah_peringkat(lingkup, tempat, str(lingkup.orang)), "pdf"))
