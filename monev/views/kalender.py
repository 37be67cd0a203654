"""The calendar: rhythm, periods and settings, seen and changed; locked periods opened again."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from monev.forms.kalender import FormBukaKunci, FormKalender, FormKewajiban, FormPengaturan, FormPeriode
from monev.forms.kepatuhan import PilihTahunForm
from monev.models import Kewajiban, PengaturanMonev, Periode
from monev.permissions import BUKA_KALENDER, BUKA_KUNCI
from monev.queries.kepatuhan import tahun_pantau
from monev.services.kalender import (
    KalenderDitolak,
    buka_kalender,
    buka_kunci,
    hapus_kewajiban,
    simpan_kalender,
)
from monev.views.dasar import pengguna, remah, untuk_pembaca
from riwayat.queries import riwayat_dari
from roadmap.filters import galat_saringan
from roadmap.models import RoadMap
from roadmap.services.isi import Basi
from roadmap.views.dasar import dengan_road_map
from roadmap.views.isi import status_formulir
from tampilan.angka import tulis_tanggal


@require_safe
@untuk_pembaca
@dengan_road_map
def kalender(request: HttpRequest, road_map: RoadMap) -> HttpResponse:
    """Show the rhythm, the periods of a year with their deadlines and locks, and the settings."""
    BUKA_KALENDER.pastikan(request.user)
    hari_ini = timezone.localdate()
    form = PilihTahunForm(request.GET, road_map=road_map)
    tahun = (form.cleaned_data["tahun"] if form.is_valid() else None) or tahun_pantau(road_map, hari_ini)
    periode = list(road_map.periode_monev.filter(tahun=tahun).order_by("jenis", "nomor"))
    konteks = {
        "form": form,
        "galat": galat_saringan(form),
        "tahun": tahun,
        "kewajiban": road_map.kewajiban.order_by("urutan", "pk"),
        "periode": [(p, p.terkunci(hari_ini)) for p in periode],
        "hari_ini": hari_ini,
        "pengaturan": _pengaturan(road_map),
        "boleh_buka": BUKA_KUNCI.boleh(request.user),
        "alasan_buka": BUKA_KUNCI.alasan,
        "aksi": {"teks": "Tambah kewajiban", "url": reverse("monev:kewajiban_tambah"), "ikon": "plus"},
        "remah": remah(("Kalender dan irama", "")),
    }
    return render(request, "monev/kalender.html", konteks)


@require_POST
@untuk_pembaca
@dengan_road_map
def buka(request: HttpRequest, road_map: RoadMap) -> HttpResponse:
    """Give the road map the periods, rhythm and settings that it lacks."""
    banyak = buka_kalender(road_map=road_map, oleh=pengguna(request))
    messages.success(
        request, f"{banyak} catatan kalender dibuat." if banyak else "Kalender road map ini sudah lengkap."
    )
    return redirect("monev:kalender")


@require_http_methods(["GET", "POST"])
@untuk_pembaca
@dengan_road_map
def kewajiban_tambah(request: HttpRequest, road_map: RoadMap) -> HttpResponse:
    """Add an obligation."""
    BUKA_KALENDER.pastikan(request.user)
    form = FormKewajiban(request.POST or None, road_map=road_map)
    return _sunting(request, form, "Tambah kewajiban")


@require_http_methods(["GET", "POST"])
@untuk_pembaca
@dengan_road_map
def kewajiban_ubah(request: HttpRequest, road_map: RoadMap, pk: int) -> HttpResponse:
    """Change an obligation."""
    BUKA_KALENDER.pastikan(request.user)
    satu = get_object_or_404(Kewajiban, pk=pk, road_map=road_map)
    form = FormKewajiban(request.POST or None, instance=satu, road_map=road_map)
    hapus = reverse("monev:kewajiban_hapus", args=[pk])
    return _sunting(request, form, f"Ubah kewajiban {satu.nama}", hapus=hapus)


@require_http_methods(["GET", "POST"])
@untuk_pembaca
@dengan_road_map
def kewajiban_hapus(request: HttpRequest, road_map: RoadMap, pk: int) -> HttpResponse:
    """Delete an obligation after saying what that means."""
    BUKA_KALENDER.pastikan(request.user)
    satu = get_object_or_404(Kewajiban, pk=pk, road_map=road_map)
    if request.method == "POST":
        hapus_kewajiban(kewajiban=satu, oleh=pengguna(request))
        messages.success(request, f"Kewajiban “{satu.nama}” terhapus.")
        return redirect("monev:kalender")
    konteks = {
        "judul": "Hapus kewajiban",
        "benda": satu.nama,
        "akibat": [
            "Kepatuhan tahun-tahun yang lalu tidak lagi menghitung kewajiban ini.",
            "Bila hanya tidak berlaku lagi, hapus centang Berlaku; riwayatnya tetap tersimpan.",
        ],
        "tombol": "Hapus kewajiban",
        "kembali": reverse("monev:kewajiban_ubah", args=[pk]),
        "remah": remah(("Kalender dan irama", reverse("monev:kalender")), ("Hapus kewajiban", "")),
    }
    return render(request, "monev/konfirmasi.html", konteks)


@require_http_methods(["GET", "POST"])
@untuk_pembaca
@dengan_road_map
def periode_ubah(request: HttpRequest, road_map: RoadMap, pk: int) -> HttpResponse:
    """Change the deadline and the lock of a period."""
    BUKA_KALENDER.pastikan(request.user)
    satu = get_object_or_404(Periode, pk=pk, road_map=road_map)
    form = FormPeriode(request.POST or None, instance=satu, road_map=road_map)
    return _sunting(request, form, f"Ubah tenggat {satu}")


@require_http_methods(["GET", "POST"])
@untuk_pembaca
@dengan_road_map
def periode_buka(request: HttpRequest, road_map: RoadMap, pk: int) -> HttpResponse:
    """Open a locked period again, with a reason."""
    BUKA_KUNCI.pastikan(request.user)
    satu = get_object_or_404(Periode, pk=pk, road_map=road_map)
    form = FormBukaKunci(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            buka_kunci(periode=satu, oleh=pengguna(request), kini=timezone.now(), **form.cleaned_data)
        except KalenderDitolak as galat:
            form.add_error(None, str(galat))
        else:
            sampai = tulis_tanggal(form.cleaned_data["sampai"])
            messages.success(request, f"{satu} dibuka kembali sampai {sampai}.")
            return redirect(f"{reverse('monev:kalender')}?tahun={satu.tahun}")
    return _formulir(request, form, f"Buka kembali {satu}", None, riwayat_dari([satu]), "Buka kembali")


@require_http_methods(["GET", "POST"])
@untuk_pembaca
@dengan_road_map
def pengaturan_ubah(request: HttpRequest, road_map: RoadMap) -> HttpResponse:
    """Change the numbers by which the road map is watched."""
    BUKA_KALENDER.pastikan(request.user)
    satu = _pengaturan(road_map)
    if satu is None:
        messages.error(request, "Buat kalender road map ini dahulu.")
        return redirect("monev:kalender")
    form = FormPengaturan(request.POST or None, instance=satu, road_map=road_map)
    return _sunting(request, form, "Ubah pengaturan monev")


def _pengaturan(road_map: RoadMap) -> PengaturanMonev | None:
    return PengaturanMonev.objects.filter(road_map=road_map).first()


def _sunting(request: HttpRequest, form: FormKalender, judul: str, hapus: str = "") -> HttpResponse:
    basi = None
    baru = form.instance.pk is None
    if request.method == "POST" and form.is_valid():
        basi = _simpan(request, form)
        if basi is None and not form.errors:
            messages.success(request, f"{form.instance} tersimpan.")
            return redirect("monev:kalender")
    riwayat = None if baru else riwayat_dari([form.instance])
    return _formulir(request, form, judul, basi, riwayat, "Simpan", hapus)


def _simpan(request: HttpRequest, form: FormKalender) -> Basi | None:
    try:
        versi_dibuka = form.cleaned_data["versi"] if form.instance.pk else None
        simpan_kalender(objek=form.instance, oleh=pengguna(request), versi_dibuka=versi_dibuka)
    except Basi as galat:
        form.segarkan(form.instance)
        return galat
    except ValidationError as galat:  # another person added the same meanwhile
        form.add_error(None, galat)
    return None


def _formulir(
    request: HttpRequest,
    form: Any,
    judul: str,
    basi: Basi | None,
    riwayat: object,
    tombol: str,
    hapus: str = "",
) -> HttpResponse:
    kembali = reverse("monev:kalender")
    konteks = {
        "form": form,
        "basi": basi,
        "judul": judul,
        "tombol": tombol,
        "kembali": kembali,
        "hapus": hapus,
        "riwayat": riwayat,
        "remah": remah(("Kalender dan irama", kembali), (judul, "")),
    }
    return render(request, "roadmap/formulir.html", konteks, status=status_formulir(request, form, basi))
