"""The years for which plans are made: deadlines, open or closed."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from rencana_aksi.forms.tahun import TENGGAT, FormTahun
from rencana_aksi.models import TahunRencana
from rencana_aksi.permissions import KELOLA_TAHUN
from rencana_aksi.services.rencana import simpan_tahun
from rencana_aksi.views.dasar import pengguna, remah, untuk_pembaca
from riwayat.queries import riwayat_dari
from roadmap.models import RoadMap
from roadmap.services.isi import Basi
from roadmap.views.dasar import dengan_road_map
from roadmap.views.isi import status_formulir
from tampilan.angka import tulis_tanggal


@require_safe
@untuk_pembaca
@dengan_road_map
def daftar(request: HttpRequest, road_map: RoadMap) -> HttpResponse:
    """List the years with their deadlines."""
    KELOLA_TAHUN.pastikan(request.user)
    baris = [
        [
            {"teks": str(t.tahun), "url": reverse("rencana_aksi:tahun_ubah", args=[t.pk])},
            {"status": "terbuka" if t.dibuka else "nonaktif", "teks": "Dibuka" if t.dibuka else "Ditutup"},
            *(tulis_tanggal(getattr(t, nama)) for nama in TENGGAT),
        ]
        for t in road_map.tahun_rencana.order_by("tahun")
    ]
    judul = ("Tahun", "Pengiriman", "Tenggat pengajuan", "Tenggat verifikasi", "Tenggat penetapan")
    konteks = {
        "kolom": [{"judul": j} for j in judul],
        "baris": baris,
        "aksi": {"teks": "Tambah tahun", "url": reverse("rencana_aksi:tahun_tambah"), "ikon": "plus"},
        "remah": remah(("Tahun dan tenggat", "")),
    }
    return render(request, "rencana_aksi/daftar_tahun.html", konteks)


@require_http_methods(["GET", "POST"])
@untuk_pembaca
@dengan_road_map
def tambah(request: HttpRequest, road_map: RoadMap) -> HttpResponse:
    """Add a year of the road map in use."""
    KELOLA_TAHUN.pastikan(request.user)
    return _sunting(request, road_map, None)


@require_http_methods(["GET", "POST"])
@untuk_pembaca
def ubah(request: HttpRequest, pk: int) -> HttpResponse:
    """Change the deadlines of a year, open or close it."""
    KELOLA_TAHUN.pastikan(request.user)
    terlihat = RoadMap.objects.terlihat_oleh(request.user)
    tahun = get_object_or_404(TahunRencana.objects.select_related("road_map"), pk=pk, road_map__in=terlihat)
    return _sunting(request, tahun.road_map, tahun)


def _sunting(request: HttpRequest, road_map: RoadMap, tahun: TahunRencana | None) -> HttpResponse:
    form = FormTahun(request.POST or None, instance=tahun, road_map=road_map)
    basi = None
    if request.method == "POST" and form.is_valid():
        basi = _simpan(request, form)
        if basi is None and not form.errors:
            messages.success(request, f"{form.instance} tersimpan.")
            return redirect("rencana_aksi:daftar_tahun")
    kembali = reverse("rencana_aksi:daftar_tahun")
    judul = f"Ubah {tahun}" if tahun else "Tambah tahun rencana aksi"
    konteks = {
        "form": form,
        "basi": basi,
        "judul": judul,
        "kembali": kembali,
        "riwayat": riwayat_dari([tahun]) if tahun else None,
        "remah": remah(("Tahun dan tenggat", kembali), (judul, "")),
    }
    return render(request, "roadmap/formulir.html", konteks, status=status_formulir(request, form, basi))


def _simpan(request: HttpRequest, form: FormTahun) -> Basi | None:
    try:
        versi_dibuka = form.cleaned_data["versi"] if form.instance.pk else None
        simpan_tahun(tahun=form.instance, oleh=pengguna(request), versi_dibuka=versi_dibuka)
    except Basi as galat:
        form.segarkan(form.instance)
        return galat
    except ValidationError as galat:  # another person added the same year meanwhile
        form.add_error(None, galat)
    return None
