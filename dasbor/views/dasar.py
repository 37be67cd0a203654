"""What the pages share: the semester and the unit that the address asks for, as far as the person may see them."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from dasbor.forms import PilihSemesterForm
from dasbor.queries.lingkup import Lingkup, melihat_kota, unit_terlihat
from monev.permissions import BERI_ARAHAN
from monev.queries.pengukuran import pilihan_semester, semester_road_map
from monev.views.dasar import pengguna, untuk_pembaca
from organisasi.models import PerangkatDaerah
from roadmap.filters import galat_saringan
from roadmap.models import RoadMap
from roadmap.views.dasar import dengan_road_map

Isi = dict[str, Any]
Tampilan = Callable[..., HttpResponse]


def dengan_lingkup(tampilan: Tampilan) -> Tampilan:
    """Call the view with the scope asked for and with what the choice of it needs; a hidden unit is a 404."""

    @untuk_pembaca
    @dengan_road_map
    @wraps(tampilan)
    def bungkus(request: HttpRequest, road_map: RoadMap, **kwargs: Any) -> HttpResponse:
        lingkup, isi = pilih_lingkup(request, road_map)
        if lingkup is None:
            return render(request, "dasbor/belum_ada.html", {"remah": [("Beranda", "/"), ("Dasbor", "")]})
        return tampilan(request, lingkup, isi, **kwargs)

    return bungkus  # type: ignore[return-value]


def pilih_lingkup(request: HttpRequest, road_map: RoadMap) -> tuple[Lingkup | None, Isi]:
    """Return the scope that the address asks for, None without a calendar or a unit to see; raises Http404."""
    orang, kini = pengguna(request), timezone.now()
    daftar = semester_road_map(road_map)
    form = PilihSemesterForm(request.GET, periode=daftar)
    form.is_valid()
    data = form.cleaned_data
    periode = pilihan_semester(daftar, data.get("tahun"), data.get("semester"), timezone.localdate(kini))
    unit = unit_terlihat(orang)
    if periode is None or not unit:
        return None, {}
    lingkup = Lingkup(road_map, periode, orang, kini, _unit(request, unit, kota=melihat_kota(orang)))
    isi = {
        "lingkup": lingkup,
        "periode": periode,
        "semester": daftar,
        "galat": galat_saringan(form),
        "pilihan_unit": unit if melihat_kota(orang) or len(unit) > 1 else [],
        "melihat_kota": melihat_kota(orang),
        "boleh_arahan": BERI_ARAHAN.boleh(orang),
    }
    return lingkup, isi


def _unit(request: HttpRequest, unit: list[PerangkatDaerah], *, kota: bool) -> PerangkatDaerah | None:
    kode = request.GET.get("pd", "")
    if not kode:
        return None if kota else unit[0]
    dipilih = next((u for u in unit if u.kode == kode), None)
    if dipilih is None:
        raise Http404("Perangkat Daerah tidak ditemukan.")
    return dipilih


def remah(lingkup: Lingkup, *akhir: tuple[str, str]) -> list[tuple[str, str]]:
    """Return the breadcrumb down to a page of the dashboard."""
    return [("Beranda", "/"), ("Dasbor", lingkup.di_sini("dasbor:dasbor") if akhir else ""), *akhir]
