"""The pages of one's own keys of the API: list, make (shown once), revoke."""

from datetime import timedelta

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from organisasi.forms import FormKunciApi
from organisasi.models import KunciApi, LingkupKunci, Pengguna
from organisasi.services import kunci_api as layanan
from riwayat.queries import riwayat_dari

BAWAAN_HARI = 180


@require_safe
def daftar(request: HttpRequest) -> HttpResponse:
    """List the person's keys and what happened to them."""
    saya, kini = _saya(request), timezone.now()
    kunci = list(KunciApi.objects.filter(pemilik=saya))
    konteks = {
        "kunci": [(satu, satu.keadaan(kini)) for satu in kunci],
        "aksi": {"teks": "Buat kunci", "url": reverse("kunci_api:tambah"), "ikon": "plus", "alasan": ""},
        "riwayat": riwayat_dari(kunci, batas=30, sebut=lambda jejak: f"kunci {jejak.nama}"),
        "remah": _remah(),
    }
    return render(request, "organisasi/daftar_kunci_api.html", konteks)


@never_cache
@require_http_methods(["GET", "POST"])
def tambah(request: HttpRequest) -> HttpResponse:
    """Make a key and show it, this once."""
    saya, kini = _saya(request), timezone.now()
    awal = {"sampai": timezone.localdate(kini) + timedelta(days=BAWAAN_HARI), "lingkup": LingkupKunci.BACA}
    form = FormKunciApi(request.POST or None, initial=awal)
    konteks: dict[str, object] = {
        "form": form,
        "remah": [*_remah(), ("Buat kunci", "")],
    }
    if request.method == "POST" and form.is_valid():
        data = form.cleaned_data
        try:
            kunci, teks = layanan.terbitkan(
                pemilik=saya,
                nama=data["nama"],
                lingkup=LingkupKunci(data["lingkup"]),
                sampai=data["sampai"],
                kini=kini,
            )
        except ValidationError as galat:
            form.add_error(None, galat)
        else:
            return render(request, "organisasi/kunci_api_baru.html", konteks | {"kunci": kunci, "teks": teks})
    return render(request, "organisasi/kunci_api_tambah.html", konteks, status=422 if form.errors else 200)


@require_http_methods(["GET", "POST"])
def cabut(request: HttpRequest, pk: int) -> HttpResponse:
    """Ask before closing a key, then close it; another person's is a 404."""
    kunci = get_object_or_404(KunciApi, pk=pk, pemilik=_saya(request))
    if request.method == "POST":
        layanan.cabut(kunci=kunci, kini=timezone.now())
        messages.success(request, f"Kunci {kunci} dicabut dan tidak dapat dipakai lagi.")
        return redirect("kunci_api:daftar")
    konteks = {
        "kunci": kunci,
        "remah": [*_remah(), (f"Cabut {kunci.nama}", "")],
    }
    return render(request, "organisasi/kunci_api_cabut.html", konteks)


def _saya(request: HttpRequest) -> Pengguna:
    """Return the person, who must hold a role; raises TidakBerwenang."""
    assert isinstance(request.user, Pengguna)  # MasukDahulu has seen to it
    layanan.pastikan_boleh_berkunci(request.user)
    return request.user


def _remah() -> list[tuple[str, str]]:
    return [("Beranda", "/"), ("Kunci API", reverse("kunci_api:daftar"))]
