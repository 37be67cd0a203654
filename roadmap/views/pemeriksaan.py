"""The consistency check: what a careful reader would flag, filtered, on screen and as CSV."""

from collections import Counter
from collections.abc import Sequence
from typing import Any

from django import forms
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from roadmap.ekspor import Berkas
from roadmap.filters import SaringanForm, galat_saringan
from roadmap.models import RoadMap
from roadmap.pemeriksaan import (
    ATURAN,
    ATURAN_PER_KODE,
    SaringanTemuan,
    Tautan,
    Temuan,
    Tingkat,
    periksa,
    ringkasan,
    tulis_csv,
)
from roadmap.permissions import PERIKSA
from roadmap.queries.pemeriksaan import potret
from roadmap.queries.pilihan import PARAMETER
from roadmap.views.dasar import dengan_road_map, pengguna_dari
from roadmap.views.ekspor import sebagai_lampiran

PER_HALAMAN = 300
URL = {
    "baris": "roadmap:baris",
    "indikator": "roadmap:indikator",
    "area": "roadmap:area",
    "prioritas": "roadmap:prioritas",
}


class SaringanPemeriksaanForm(SaringanForm):
    """What limits the findings; a road map named in the address stays in it."""

    tingkat = forms.ChoiceField(
        label="Tingkat",
        required=False,
        choices=[("", "Semua tingkat"), *((t.value, t.rupa.teks) for t in Tingkat)],
    )
    aturan = forms.ChoiceField(
        label="Aturan", required=False, choices=[("", "Semua aturan"), *((a.kode, a.judul) for a in ATURAN)]
    )
    peta = forms.CharField(required=False, widget=forms.HiddenInput)

    field_order = ["tingkat", "aturan", "q"]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not self.data.get(PARAMETER):
            del self.fields[PARAMETER]

    def saring(self, temuan: Sequence[Temuan]) -> list[Temuan]:
        """Return the findings that pass; none where a value is unknown."""
        if not self.is_valid():
            return []
        data = self.cleaned_data
        return SaringanTemuan(aturan=data["aturan"], tingkat=data["tingkat"], q=data["q"]).terapkan(temuan)


@require_safe
@dengan_road_map
def pemeriksaan(request: HttpRequest, road_map: RoadMap) -> HttpResponse:
    """Show the findings, the worst first, with how many each rule has."""
    pengguna_dari(request, PERIKSA)
    semua = periksa(potret(road_map))
    form = SaringanPemeriksaanForm(request.GET)
    halaman = Paginator(form.saring(semua), PER_HALAMAN).get_page(request.GET.get("halaman"))
    return render(
        request,
        "roadmap/pemeriksaan.html",
        {
            "road_map": road_map,
            "ringkasan": ringkasan(semua),
            "tingkat": _per_tingkat(semua),
            "aturan": _per_aturan(semua),
            "dipilih": ATURAN_PER_KODE.get(request.GET.get("aturan", "")),
            "form": form,
            "galat": galat_saringan(form),
            "halaman": halaman,
            "temuan": [(t, _alamat(t.tautan)) for t in halaman],
            "aksi": _unduhan(request),
            "remah": [("Beranda", "/"), ("Pemeriksaan", "")],
        },
    )


@require_safe
@dengan_road_map
def unduh(request: HttpRequest, road_map: RoadMap) -> HttpResponse:
    """Send the findings that the page shows as CSV, all of them."""
    pengguna_dari(request, PERIKSA)
    temuan = SaringanPemeriksaanForm(request.GET).saring(periksa(potret(road_map)))
    isi = tulis_csv(temuan).encode("utf-8-sig")
    return sebagai_lampiran(Berkas(f"pemeriksaan-{road_map.kode}.csv", "text/csv; charset=utf-8", isi))


def _per_tingkat(temuan: Sequence[Temuan]) -> list[tuple[Tingkat, int]]:
    banyak = Counter(t.tingkat for t in temuan)
    return [(t, banyak[t]) for t in Tingkat]


def _per_aturan(temuan: Sequence[Temuan]) -> list[tuple[Any, int]]:
    banyak = Counter(t.aturan for t in temuan)
    return [(a, banyak[a.kode]) for a in ATURAN]


def _alamat(tautan: Tautan | None) -> str:
    return reverse(URL[tautan.jenis], args=[tautan.kunci]) if tautan else ""


def _unduhan(request: HttpRequest) -> dict[str, Any]:
    saringan = f"?{request.GET.urlencode()}" if request.GET else ""
    return {
        "teks": "Unduh CSV",
        "url": reverse("roadmap:pemeriksaan_csv") + saringan,
        "ikon": "download",
        "unduh": True,
    }
