"""The plans of all units over the years, and of one year by area of change."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from rencana_aksi.filters import PilihTahunForm, SaringanMatriksForm
from rencana_aksi.models import TahunRencana
from rencana_aksi.permissions import KELOLA_TAHUN, TETAPKAN_BANYAK
from rencana_aksi.queries.area import rekap_area
from rencana_aksi.queries.matriks import SaringanMatriks, kalimat
from rencana_aksi.queries.matriks import matriks as susun_matriks
from rencana_aksi.rekap import dokumen_area, dokumen_matriks, dokumen_tanpa_rencana
from rencana_aksi.tertulis import matriks_tertulis
from rencana_aksi.views.dasar import pengguna, remah, untuk_pembaca
from rencana_aksi.views.unduhan import kirim, menu_unduh, pastikan_bentuk
from roadmap.filters import galat_saringan
from roadmap.models import RoadMap
from roadmap.views.dasar import dengan_road_map

REKAP = {"area": dokumen_area, "tanpa-rencana": dokumen_tanpa_rencana}


@require_safe
@untuk_pembaca
@dengan_road_map
def matriks(request: HttpRequest, road_map: RoadMap) -> HttpResponse:
    """Show where the plan of every unit and year stands."""
    form = SaringanMatriksForm(request.GET, road_map=road_map)
    saringan = form.saringan()
    hasil = susun_matriks(
        road_map,
        pengguna(request),
        saringan or SaringanMatriks(),
        urut=request.GET.get("urut", ""),
        hari_ini=timezone.localdate(),
    )
    tahun = _tahun_utama(form.periode, saringan)
    konteks = {
        "form": form,
        "galat": galat_saringan(form),
        "matriks": hasil,
        "baris": matriks_tertulis(hasil.baris) if saringan else [],
        "kalimat": kalimat(hasil.semua, tahun) if tahun else "",
        "boleh_tahun": KELOLA_TAHUN.boleh(request.user),
        "boleh_tetapkan": TETAPKAN_BANYAK.boleh(request.user),
        "menu": menu_unduh(request, "rencana_aksi:matriks_unduh"),
        "remah": remah(),
    }
    return render(request, "rencana_aksi/matriks.html", konteks)


@require_safe
@untuk_pembaca
@dengan_road_map
def matriks_unduh(request: HttpRequest, road_map: RoadMap, bentuk: str) -> HttpResponse:
    """Send the filtered matrix as a file; an unknown format or filter is a 404."""
    pastikan_bentuk(bentuk)
    form = SaringanMatriksForm(request.GET, road_map=road_map)
    saringan = form.saringan()
    if saringan is None:
        raise Http404("Saringan tidak dikenal.")
    hasil = susun_matriks(
        road_map,
        pengguna(request),
        saringan,
        urut=request.GET.get("urut", ""),
        hari_ini=timezone.localdate(),
    )
    return kirim(dokumen_matriks(hasil, saringan, _catatan(form)), bentuk)


@require_safe
@untuk_pembaca
@dengan_road_map
def area(request: HttpRequest, road_map: RoadMap) -> HttpResponse:
    """Show one year by area: items and budget of each unit, and rows of the Lampiran without a plan."""
    form = PilihTahunForm(request.GET, road_map=road_map)
    periode = form.dipilih(timezone.localdate().year)
    daftar = rekap_area(periode, pengguna(request)) if periode else []
    konteks = {
        "periode": periode,
        "semua_tahun": form.periode,
        "galat": galat_saringan(form),
        "daftar": daftar,
        "jumlah_baris": sum(a.jumlah_baris for a in daftar),
        "jumlah_tanpa": sum(len(a.tanpa_rencana) for a in daftar),
        "menu": [
            *menu_unduh(request, "rencana_aksi:area_unduh", "Unduh anggaran per area"),
            *menu_unduh(request, "rencana_aksi:tanpa_rencana_unduh", "Unduh baris tanpa rencana"),
        ],
        "remah": remah(("Menurut area", "")),
    }
    return render(request, "rencana_aksi/area.html", konteks)


@require_safe
@untuk_pembaca
@dengan_road_map
def area_unduh(request: HttpRequest, road_map: RoadMap, bentuk: str, isi: str) -> HttpResponse:
    """Send the summary of REKAP named `isi` as a file; an unknown format or year is a 404."""
    pastikan_bentuk(bentuk)
    periode = PilihTahunForm(request.GET, road_map=road_map).dipilih(timezone.localdate().year)
    if periode is None:
        raise Http404("Tahun tidak dikenal.")
    return kirim(REKAP[isi](periode.tahun, rekap_area(periode, pengguna(request))), bentuk)


def _tahun_utama(periode: list[TahunRencana], saringan: SaringanMatriks | None) -> int | None:
    """Return the year that the sentence on top is about: the one asked for, else this year, else the last."""
    if saringan and saringan.tahun:
        return saringan.tahun
    ada = [t.tahun for t in periode]
    tahun_ini = timezone.localdate().year
    return tahun_ini if tahun_ini in ada else max(ada, default=None)


def _catatan(form: SaringanMatriksForm) -> list[str]:
    """Return the active filters in words."""
    catatan = []
    for nama, nilai in form.cleaned_data.items():
        if nilai:
            pilihan = dict(getattr(form.fields[nama], "choices", ()))
            kata = "ya" if nilai is True else pilihan.get(nilai, nilai)
            catatan.append(f"{form[nama].label}: {kata}")
    return catatan
