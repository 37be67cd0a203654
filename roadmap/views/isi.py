"""Edit the records of a draft: list, add, change, delete, for every kind in `FORM_ISI`."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from riwayat.queries import riwayat_dari
from roadmap.forms import FORM_ISI, FormIsi
from roadmap.models import IsiRoadMap, RoadMap
from roadmap.permissions import SUSUN
from roadmap.services.isi import Basi, MasihDipakai, SudahDihapus, hapus_isi, simpan_isi
from roadmap.views.dasar import (
    alasan_terkunci,
    dengan_road_map,
    isi_terlihat,
    pastikan_terbuka,
    pengguna_dari,
)


@require_safe
@dengan_road_map
def daftar(request: HttpRequest, road_map: RoadMap, jenis: str) -> HttpResponse:
    """List the records of one kind."""
    pengguna_dari(request, SUSUN)
    model = _model(jenis)
    tautan = [b.name for b in model._meta.concrete_fields if b.is_relation and b.name in _bidang(jenis)]
    objek = (
        model._base_manager.filter(road_map=road_map)
        .select_related(*tautan)
        .order_by(*(model._meta.ordering or ()))
    )
    kolom = [{"judul": _judul_bidang(model, nama)} for nama in _bidang(jenis)]
    return render(
        request,
        "roadmap/daftar_isi.html",
        {
            "road_map": road_map,
            "jenis": jenis,
            "nama_jenis": model._meta.verbose_name,
            "semua_jenis": [
                (kode, form._meta.model._meta.verbose_name_plural) for kode, form in FORM_ISI.items()
            ],
            "kolom": kolom,
            "baris": [_baris(o, jenis) for o in objek],
            "alasan": alasan_terkunci(request, road_map),
            "remah": [("Beranda", "/"), ("Penyusunan", ""), (_judul(model), "")],
        },
    )


@require_http_methods(["GET", "POST"])
@dengan_road_map
def tambah(request: HttpRequest, road_map: RoadMap, jenis: str) -> HttpResponse:
    """Add a record."""
    pengguna_dari(request, SUSUN)
    return _sunting(request, road_map, jenis, None)


@require_http_methods(["GET", "POST"])
def ubah(request: HttpRequest, jenis: str, pk: int) -> HttpResponse:
    """Change a record."""
    pengguna_dari(request, SUSUN)
    objek = isi_terlihat(request, _model(jenis)._base_manager.all(), id=pk)
    return _sunting(request, objek.road_map, jenis, objek)


@require_http_methods(["GET", "POST"])
def hapus(request: HttpRequest, jenis: str, pk: int) -> HttpResponse:
    """Delete a record after saying what goes with it."""
    oleh = pengguna_dari(request, SUSUN)
    objek = isi_terlihat(request, _model(jenis)._base_manager.all(), id=pk)
    kembali = _alamat_daftar(jenis, objek.road_map)
    if not pastikan_terbuka(request, objek.road_map):
        return redirect(kembali)
    if request.method == "POST":
        try:
            hapus_isi(objek=objek, oleh=oleh)
        except (MasihDipakai, SudahDihapus) as galat:
            messages.error(request, str(galat))
        else:
            messages.success(request, f"{_nama(objek)} terhapus.")
        return redirect(kembali)
    konteks = {
        "judul": f"Hapus {objek._meta.verbose_name}",
        "benda": str(objek),
        "akibat": ["Yang menjadi bagiannya ikut terhapus.", "Riwayatnya tetap tersimpan."],
        "tombol": f"Hapus {objek._meta.verbose_name}",
        "kembali": kembali,
        "remah": [("Penyusunan", kembali), ("Hapus", "")],
    }
    return render(request, "roadmap/konfirmasi.html", konteks)


def _sunting(request: HttpRequest, road_map: RoadMap, jenis: str, objek: IsiRoadMap | None) -> HttpResponse:
    kembali = _alamat_daftar(jenis, road_map)
    if not pastikan_terbuka(request, road_map):
        return redirect(kembali)
    form = _kelas_form(jenis)(request.POST or None, instance=objek, road_map=road_map)
    basi = None
    if request.method == "POST" and form.is_valid():
        basi = _simpan(request, form)
        if basi is None:
            messages.success(request, f"{_nama(form.instance)} tersimpan.")
            return redirect(kembali)
    nama = form.instance._meta.verbose_name
    konteks = {
        "form": form,
        "basi": basi,
        "judul": f"Ubah {nama}" if objek else f"Tambah {nama}",
        "kembali": kembali,
        "hapus": reverse("roadmap:isi_hapus", args=[jenis, objek.pk]) if objek else "",
        "riwayat": riwayat_dari([objek]) if objek else [],
        "remah": [
            (_judul(type(form.instance)), kembali),
            ("Ubah" if objek else "Tambah", ""),
        ],
    }
    return render(request, "roadmap/formulir.html", konteks, status=status_formulir(request, form, basi))


def _simpan(request: HttpRequest, form: FormIsi) -> Basi | None:
    """Save; return the refusal where someone else changed the record meanwhile, the form keeping what was typed."""
    oleh = pengguna_dari(request, SUSUN)
    versi_dibuka = form.cleaned_data["versi"] if form.instance.pk else None
    try:
        simpan_isi(objek=form.instance, oleh=oleh, versi_dibuka=versi_dibuka)
    except Basi as galat:
        form.segarkan(form.instance)
        return galat
    return None


def status_formulir(request: HttpRequest, form: Any, basi: Basi | None) -> int:
    """Return the HTTP status of a form page: 409 for a stale edit, 422 for errors, else 200."""
    if basi is not None:
        return 409
    return 422 if request.method == "POST" and form.errors else 200


def _kelas_form(jenis: str) -> type[FormIsi]:
    if jenis not in FORM_ISI:
        raise Http404(f"Jenis isian “{jenis}” tidak ada.")
    return FORM_ISI[jenis]


def _model(jenis: str) -> type[IsiRoadMap]:
    return _kelas_form(jenis)._meta.model


def _bidang(jenis: str) -> list[str]:
    return list(_kelas_form(jenis)._meta.fields or [])


def _judul(model: type[IsiRoadMap]) -> str:
    nama = str(model._meta.verbose_name_plural)
    return nama[:1].upper() + nama[1:]


def _judul_bidang(model: type[IsiRoadMap], nama: str) -> str:
    return str(model._meta.get_field(nama).verbose_name).capitalize()  # type: ignore[union-attr]


def _baris(objek: IsiRoadMap, jenis: str) -> list[Any]:
    sel: list[Any] = [_isi_sel(objek, nama) for nama in _bidang(jenis)]
    sel[0] = {"teks": sel[0], "url": reverse("roadmap:isi_ubah", args=[jenis, objek.pk])}
    return sel


def _isi_sel(objek: IsiRoadMap, nama: str) -> str:
    tampil = getattr(objek, f"get_{nama}_display", None)
    nilai = tampil() if tampil else getattr(objek, nama)
    return "" if nilai is None else str(nilai)


def _alamat_daftar(jenis: str, road_map: RoadMap) -> str:
    return f"{reverse('roadmap:isi', args=[jenis])}?peta={road_map.kode}"


def _nama(objek: IsiRoadMap) -> str:
    return f"{str(objek._meta.verbose_name).capitalize()} “{str(objek)[:80]}”"
