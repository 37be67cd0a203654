"""A Lampiran comes back as a spreadsheet: upload, preview of every difference, apply."""

from dataclasses import dataclass
from itertools import groupby
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from organisasi.models import Pengguna
from roadmap.models import RoadMap, RoadMapTerkunci
from roadmap.permissions import SUSUN
from roadmap.queries.impor_lampiran import Rencana, rencanakan
from roadmap.services.impor_lampiran import ImporDitolak, IsiBerubah, terapkan
from roadmap.services.titipan import titipan
from roadmap.spreadsheet import Perbedaan
from roadmap.views.dasar import dengan_road_map, pastikan_terbuka, pengguna_dari
from tampilan.unggahan import JENIS, FormUnggah, maks_unggahan

SESI = "impor_lampiran"
LANGKAH = ["Berkas", "Pratinjau", "Terapkan"]


class FormLampiran(FormUnggah):
    """An edited Lampiran as a file."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["berkas"].label = "Berkas Lampiran"
        self.fields[
            "berkas"
        ].help_text = "Berkas yang diunduh dari halaman Lampiran (Excel atau CSV), setelah disunting."


@dataclass(frozen=True, slots=True)
class Titipan:
    """What the session remembers of a preview: the kept file, its road map, and what was shown."""

    token: str
    nama: str
    road_map: str
    sidik: str


@require_http_methods(["GET", "HEAD", "POST"])
@dengan_road_map
def impor(request: HttpRequest, road_map: RoadMap) -> HttpResponse:
    """Take a file, show what it would change, and apply it when the person says so."""
    oleh = pengguna_dari(request, SUSUN)
    if not pastikan_terbuka(request, road_map):
        return _ke_lampiran(road_map)
    if request.method != "POST":
        return _buka(request, road_map)
    if "terapkan" in request.POST:
        return _terapkan(request, road_map, oleh)
    return _unggah(request, road_map)


def _buka(request: HttpRequest, road_map: RoadMap) -> HttpResponse:
    """Show the form, or with `?lanjut=1` the preview that the person left."""
    tersimpan = _titipan(request, road_map)
    isi = titipan.ambil(tersimpan.token) if tersimpan else None
    if tersimpan is None or isi is None:
        return _halaman(request, road_map, FormLampiran())
    if "lanjut" not in request.GET:
        return _halaman(request, road_map, FormLampiran(), tersimpan=tersimpan)
    return _pratinjau(request, road_map, rencanakan(road_map, isi=isi, nama=tersimpan.nama), isi)


def _unggah(request: HttpRequest, road_map: RoadMap) -> HttpResponse:
    form = FormLampiran(request.POST, request.FILES)
    if not form.is_valid():
        return _halaman(request, road_map, form, status=422)
    berkas = form.cleaned_data["berkas"]
    isi = berkas.read()
    return _pratinjau(request, road_map, rencanakan(road_map, isi=isi, nama=berkas.name), isi)


def _terapkan(request: HttpRequest, road_map: RoadMap, oleh: Pengguna) -> HttpResponse:
    tersimpan = _titipan(request, road_map)
    isi = titipan.ambil(tersimpan.token) if tersimpan else None
    if tersimpan is None or isi is None or tersimpan.token != request.POST.get("token"):
        messages.info(
            request, "Pratinjau ini sudah diterapkan atau sudah diganti; tidak ada yang disimpan lagi."
        )
        return _ke_lampiran(road_map)
    try:
        rencana = terapkan(road_map=road_map, isi=isi, nama=tersimpan.nama, sidik=tersimpan.sidik, oleh=oleh)
    except (IsiBerubah, ImporDitolak) as galat:
        messages.warning(request, str(galat))
        return _pratinjau(request, road_map, galat.rencana, isi, status=409)
    except RoadMapTerkunci as galat:
        messages.error(request, str(galat))
        return _ke_lampiran(road_map)
    _lupakan(request)
    messages.success(
        request,
        f"{len(rencana.perbedaan)} perubahan dari berkas ‘{rencana.nama}’ tersimpan pada {road_map.judul}.",
    )
    return _ke_lampiran(road_map)


# Pages


def _halaman(
    request: HttpRequest,
    road_map: RoadMap,
    form: FormLampiran,
    *,
    tersimpan: Titipan | None = None,
    status: int = 200,
) -> HttpResponse:
    konteks = {"form": form, "jenis": JENIS, "maks": maks_unggahan(), "tersimpan": tersimpan, "kini": 1}
    return render(request, "roadmap/impor_lampiran.html", _kerangka(road_map) | konteks, status=status)


def _pratinjau(
    request: HttpRequest, road_map: RoadMap, rencana: Rencana, isi: bytes, *, status: int = 200
) -> HttpResponse:
    """Show problems first, then the differences; keep the file only where it can be applied."""
    _lupakan(request)
    token = _ingat(request, road_map, rencana, isi) if rencana.dapat_diterapkan else ""
    konteks = {
        "rencana": rencana,
        "kelompok": _kelompok(rencana.perbedaan),
        "token": token,
        "form": FormLampiran(),
        "jenis": JENIS,
        "maks": maks_unggahan(),
        "kini": 2,
    }
    kode = 422 if rencana.masalah and status == 200 else status
    return render(request, "roadmap/impor_lampiran.html", _kerangka(road_map) | konteks, status=kode)


def _kerangka(road_map: RoadMap) -> dict[str, object]:
    lampiran = f"{reverse('roadmap:lampiran')}?peta={road_map.kode}"
    return {
        "road_map": road_map,
        "alamat": f"{reverse('roadmap:impor_lampiran')}?peta={road_map.kode}",
        "lampiran": lampiran,
        "langkah": LANGKAH,
        "remah": [("Beranda", "/"), ("Lampiran", lampiran), ("Impor", "")],
    }


def _kelompok(perbedaan: tuple[Perbedaan, ...]) -> list[tuple[str, list[Perbedaan]]]:
    """Group the differences by column, in printed order inside."""
    urut = sorted(perbedaan, key=lambda p: p.judul)
    return [(judul, list(isi)) for judul, isi in groupby(urut, key=lambda p: p.judul)]


def _ke_lampiran(road_map: RoadMap) -> HttpResponse:
    return redirect(f"{reverse('roadmap:lampiran')}?peta={road_map.kode}")


# Between preview and apply


def _titipan(request: HttpRequest, road_map: RoadMap) -> Titipan | None:
    """Return what the session keeps for this road map."""
    data = request.session.get(SESI)
    tersimpan = Titipan(**data) if data else None
    return tersimpan if tersimpan and tersimpan.road_map == road_map.kode else None


def _ingat(request: HttpRequest, road_map: RoadMap, rencana: Rencana, isi: bytes) -> str:
    token = titipan.titipkan(isi)
    request.session[SESI] = {
        "token": token,
        "nama": rencana.nama,
        "road_map": road_map.kode,
        "sidik": rencana.sidik,
    }
    return token


def _lupakan(request: HttpRequest) -> None:
    data = request.session.pop(SESI, None)
    if data:
        titipan.buang(data["token"])
