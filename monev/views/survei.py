"""Surveys that were held, as the rhythm of Bab IV asks: listed, noted, changed, taken away."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from monev.forms.survei import FormSurvei
from monev.models import Survei
from monev.permissions import aturan
from monev.queries.kepatuhan import Pihak, pihak_survei
from monev.services.survei import SurveiDitolak, hapus_survei, simpan_survei
from monev.views.dasar import pengguna, remah, terlihat, untuk_pembaca
from monev.workflow import Pelaku
from organisasi.permissions import TidakBerwenang
from riwayat.queries import riwayat_dari
from roadmap.models import RoadMap
from roadmap.services.isi import Basi, SudahDihapus
from roadmap.views.dasar import dengan_road_map
from roadmap.views.isi import status_formulir

TAK_BERWENANG = (
    "Hanya Perangkat Daerah penyelenggara atau Tim Pelaksana Tingkat Kota yang dapat mencatat survei."
)


@require_safe
@untuk_pembaca
@dengan_road_map
def daftar(request: HttpRequest, road_map: RoadMap) -> HttpResponse:
    """List the surveys that the person may see, the newest first."""
    semua = Survei.objects.filter(road_map=road_map).terlihat_oleh(request.user)
    boleh = bool(pihak_survei(road_map, pengguna(request)))
    konteks = {
        "daftar": [
            (s, aturan(Pelaku.PENYUSUN, s).boleh(request.user, s))
            for s in semua.select_related("perangkat_daerah", "pokja").prefetch_related("bukti")
        ],
        "aksi": {
            "teks": "Catat survei",
            "url": reverse("monev:survei_tambah"),
            "ikon": "plus",
            "alasan": "" if boleh else TAK_BERWENANG,
        },
        "remah": _remah(("Survei rutin", "")),
    }
    return render(request, "monev/survei.html", konteks)


@require_http_methods(["GET", "POST"])
@untuk_pembaca
@dengan_road_map
def tambah(request: HttpRequest, road_map: RoadMap) -> HttpResponse:
    """Note a survey."""
    return _sunting(request, road_map, Survei(road_map=road_map), "Catat survei")


@require_http_methods(["GET", "POST"])
@untuk_pembaca
@dengan_road_map
def ubah(request: HttpRequest, road_map: RoadMap, pk: int) -> HttpResponse:
    """Change a survey."""
    survei = terlihat(request, Survei.objects.filter(road_map=road_map), pk=pk)
    aturan(Pelaku.PENYUSUN, survei).pastikan(request.user, survei)
    return _sunting(request, road_map, survei, "Ubah survei")


@require_http_methods(["GET", "POST"])
@untuk_pembaca
def hapus(request: HttpRequest, pk: int) -> HttpResponse:
    """Take a survey away after saying what goes with it."""
    survei = terlihat(request, Survei.objects.all(), pk=pk)
    aturan(Pelaku.PENYUSUN, survei).pastikan(request.user, survei)
    if request.method == "POST":
        try:
            hapus_survei(survei=survei, oleh=pengguna(request))
        except SudahDihapus as galat:
            messages.error(request, str(galat))
        else:
            messages.success(request, f"Survei “{survei.judul}” terhapus.")
        return redirect("monev:daftar_survei")
    konteks = {
        "judul": "Hapus survei",
        "benda": survei.judul,
        "akibat": ["Buktinya ikut terhapus.", "Kepatuhan tidak lagi menghitung survei ini."],
        "tombol": "Hapus survei",
        "kembali": reverse("monev:daftar_survei"),
        "remah": _remah(("Survei rutin", reverse("monev:daftar_survei")), ("Hapus survei", "")),
    }
    return render(request, "monev/konfirmasi.html", konteks)


def _sunting(request: HttpRequest, road_map: RoadMap, survei: Survei, judul: str) -> HttpResponse:
    pihak: list[Pihak] = pihak_survei(road_map, pengguna(request))
    if not pihak:
        raise TidakBerwenang(TAK_BERWENANG)
    baru = survei.pk is None
    form = FormSurvei(request.POST or None, instance=survei, road_map=road_map, pihak=pihak)
    basi = None
    if request.method == "POST" and form.is_valid():
        basi = _simpan(request, form, baru=baru)
        if basi is None and not form.errors:
            messages.success(request, f"Survei “{form.instance.judul}” tercatat.")
            return redirect("monev:daftar_survei")
    kembali = reverse("monev:daftar_survei")
    konteks = {
        "form": form,
        "basi": basi,
        "judul": judul,
        "kembali": kembali,
        "riwayat": None if baru else riwayat_dari([survei]),
        "hapus": "" if baru else reverse("monev:survei_hapus", args=[survei.pk]),
        "remah": _remah(("Survei rutin", kembali), (judul, "")),
    }
    return render(request, "roadmap/formulir.html", konteks, status=status_formulir(request, form, basi))


def _simpan(request: HttpRequest, form: FormSurvei, *, baru: bool) -> Basi | None:
    try:
        simpan_survei(
            survei=form.instance,
            oleh=pengguna(request),
            kini=timezone.now(),
            versi_dibuka=None if baru else form.cleaned_data["versi"],
        )
    except Basi as galat:
        form.segarkan(form.instance)
        return galat
    except (ValidationError, SurveiDitolak) as galat:
        form.add_error(None, galat if isinstance(galat, ValidationError) else str(galat))
    return None


def _remah(*akhir: tuple[str, str]) -> list[tuple[str, str]]:
    return remah(("Kepatuhan", reverse("monev:kepatuhan")), *akhir)
