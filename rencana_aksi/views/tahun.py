"""The years for which plans are made: deadlines, open or closed."""

from typing import Any

from django import forms
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from rencana_aksi.models import TahunRencana
from rencana_aksi.permissions import KELOLA_TAHUN
from rencana_aksi.services.rencana import simpan_tahun
from rencana_aksi.views.dasar import pengguna, remah, untuk_pembaca
from riwayat.queries import riwayat_dari, versi
from roadmap.forms import BerversiMixin
from roadmap.models import RoadMap
from roadmap.services.isi import Basi
from roadmap.views.dasar import dengan_road_map
from roadmap.views.isi import status_formulir
from tampilan.angka import tulis_tanggal

TENGGAT = ("tenggat_pengajuan", "tenggat_verifikasi", "tenggat_penetapan")


class FormTahun(BerversiMixin, forms.ModelForm):  # type: ignore[type-arg]
    """A year with its deadlines; the road map is the one in use."""

    class Meta:
        model = TahunRencana
        fields = ["tahun", "dibuka", *TENGGAT]
        help_texts = {
            "dibuka": "Selama ditutup, rencana tahun ini tidak dapat dimulai atau diajukan.",
            "tenggat_pengajuan": "Hari terakhir Perangkat Daerah mengirim rencananya.",
            "tenggat_verifikasi": "Hari terakhir Tim Pelaksana memeriksa rencana.",
            "tenggat_penetapan": "Hari terakhir Tim Pengarah menetapkan rencana.",
        }
        widgets = {nama: forms.DateInput({"type": "date"}, format="%Y-%m-%d") for nama in TENGGAT}

    field_order = ["tahun", "dibuka", *TENGGAT, "versi"]

    def __init__(self, *args: Any, road_map: RoadMap, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.instance.road_map = road_map
        if self.instance.pk:
            self.fields["versi"].initial = versi(self.instance)
            self.fields["tahun"].disabled = True

    def clean_tahun(self) -> int:
        """Refuse a year that the road map does not have."""
        tahun: int = self.cleaned_data["tahun"]
        road_map = self.instance.road_map
        if tahun not in road_map.tahun:
            raise ValidationError(f"Pilih tahun dari {road_map.tahun_awal} sampai {road_map.tahun_akhir}.")
        return tahun

    def _get_validation_exclusions(self) -> set[str]:
        """Check uniqueness within the road map, which is no field of the form."""
        return super()._get_validation_exclusions() - {"road_map"}  # type: ignore[misc, no-any-return]


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
