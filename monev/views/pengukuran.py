"""The indicators of a semester: target, value, achievement and the state of the measurement, as a page and as files."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from monev.forms.pengukuran import SaringanPengukuranForm
from monev.models import Periode
from monev.queries.capaian import kalimat_capaian, rata_rata_capaian
from monev.queries.pengukuran import (
    SaringanPengukuran,
    daftar_pengukuran,
    pilihan_saringan,
    pilihan_semester,
    semester_road_map,
)
from monev.rekap_pengukuran import dokumen_pengukuran
from monev.views.dasar import pengguna, remah, untuk_pembaca
from rencana_aksi.views.unduhan import kirim, menu_unduh, pastikan_bentuk
from roadmap.filters import galat_saringan
from roadmap.models import RoadMap
from roadmap.views.dasar import dengan_road_map


@require_safe
@untuk_pembaca
@dengan_road_map
def daftar(request: HttpRequest, road_map: RoadMap) -> HttpResponse:
    """List the indicators of the road map with what they achieve, and where their measurement stands."""
    form, saringan, periode = _diminta(request, road_map)
    konteks: dict[str, Any] = {
        "form": form,
        "galat": galat_saringan(form),
        "periode": periode,
        "semester": form.daftar_semester,
        "remah": remah(("Pengukuran", "")),
    }
    if periode is not None:
        baris, semua = daftar_pengukuran(periode, pengguna(request), saringan or SaringanPengukuran())
        konteks |= {
            "baris": baris if saringan else [],
            "kalimat": kalimat_capaian(semua, str(periode)),
            "rata": rata_rata_capaian(road_map, semua),
            "tahun_lalu": periode.tahun - 1,
            "menu": menu_unduh(request, "monev:pengukuran_unduh"),
        }
    return render(request, "monev/pengukuran_daftar.html", konteks)


@require_safe
@untuk_pembaca
@dengan_road_map
def unduh(request: HttpRequest, road_map: RoadMap, bentuk: str) -> HttpResponse:
    """Send the filtered list as a file; an unknown format, filter or semester is a 404."""
    pastikan_bentuk(bentuk)
    form, saringan, periode = _diminta(request, road_map)
    if saringan is None or periode is None:
        raise Http404("Saringan atau semester tidak dikenal.")
    baris, _ = daftar_pengukuran(periode, pengguna(request), saringan)
    return kirim(dokumen_pengukuran(periode, baris, _catatan(form)), bentuk)


def _diminta(
    request: HttpRequest, road_map: RoadMap
) -> tuple[SaringanPengukuranForm, SaringanPengukuran | None, Periode | None]:
    """Return the filter and the semester that the address asks for; what it does not say is the newest that began."""
    form = SaringanPengukuranForm(
        request.GET, semester=semester_road_map(road_map), pilihan=pilihan_saringan(road_map)
    )
    saringan = form.saringan(request.GET.get("urut", ""))
    data = form.cleaned_data
    periode = pilihan_semester(
        form.daftar_semester, data.get("tahun"), data.get("semester"), timezone.localdate()
    )
    return form, saringan, periode


def _catatan(form: SaringanPengukuranForm) -> list[str]:
    """Return the active filters in words."""
    catatan = []
    for nama in ("keadaan", "pd", "tujuan", "prioritas", "q"):
        if nilai := form.cleaned_data[nama]:
            kata = dict(getattr(form.fields[nama], "choices", ())).get(nilai, nilai)
            catatan.append(f"{form[nama].label}: {kata}")
    return catatan
