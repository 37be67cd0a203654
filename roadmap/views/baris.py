"""One row of the Lampiran: everything about it, and its forms."""

from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from roadmap.forms import FormBaris
from roadmap.models import BarisLampiran, RoadMap, RoadMapTerkunci
from roadmap.permissions import SUSUN
from roadmap.queries.baris import baris_lengkap
from roadmap.services.baris import simpan_baris
from roadmap.services.isi import Basi, SudahDihapus, hapus_isi, pindahkan_baris
from roadmap.views.dasar import (
    alasan_terkunci,
    dengan_road_map,
    isi_terlihat,
    pastikan_terbuka,
    pengguna_dari,
)
from roadmap.views.isi import status_formulir


@login_not_required
@require_safe
def rinci(request: HttpRequest, kunci: UUID) -> HttpResponse:
    """Show a row: its printed text, what it means, what it links to, and its history."""
    baris = isi_terlihat(request, BarisLampiran.objects.all(), kunci=kunci)
    lengkap = baris_lengkap(baris)
    alasan = alasan_terkunci(request, baris.road_map)
    return render(
        request,
        "roadmap/baris.html",
        {
            "b": lengkap,
            "baris": lengkap.baris,
            "road_map": baris.road_map,
            "aksi": {
                "teks": "Ubah",
                "url": reverse("roadmap:baris_ubah", args=[kunci]),
                "ikon": "pencil",
                "alasan": alasan,
            },
            "menu": _menu(baris, alasan),
            "remah": [("Beranda", "/"), ("Lampiran", _alamat_lampiran(baris.road_map)), (str(baris), "")],
        },
    )


@require_http_methods(["GET", "POST"])
@dengan_road_map
def tambah(request: HttpRequest, road_map: RoadMap) -> HttpResponse:
    """Add a row, behind the row named by `?setelah=` or at the end."""
    pengguna_dari(request, SUSUN)
    akhir = road_map.barislampiran.count()
    setelah = request.GET.get("setelah", "")
    tempat = min(int(setelah), akhir) if setelah.isdecimal() and len(setelah) < 10 else akhir
    return _sunting(request, road_map, None, setelah=tempat)


@require_http_methods(["GET", "POST"])
def ubah(request: HttpRequest, kunci: UUID) -> HttpResponse:
    """Change a row."""
    pengguna_dari(request, SUSUN)
    baris = isi_terlihat(request, BarisLampiran.objects.all(), kunci=kunci)
    return _sunting(request, baris.road_map, baris)


@require_http_methods(["GET", "POST"])
def hapus(request: HttpRequest, kunci: UUID) -> HttpResponse:
    """Delete a row after a confirmation; the rows below move up."""
    oleh = pengguna_dari(request, SUSUN)
    baris = isi_terlihat(request, BarisLampiran.objects.all(), kunci=kunci)
    kembali = _alamat_lampiran(baris.road_map)
    if not pastikan_terbuka(request, baris.road_map):
        return redirect(kembali)
    if request.method == "POST":
        try:
            hapus_isi(objek=baris, oleh=oleh)
        except SudahDihapus as galat:
            messages.error(request, str(galat))
        else:
            messages.success(request, f"{baris} terhapus. Baris di bawahnya naik satu nomor.")
        return redirect(kembali)
    konteks = {
        "judul": f"Hapus {baris}",
        "benda": f"{baris.teks_program} – {baris.teks_kegiatan}",
        "akibat": [
            "Baris di bawahnya naik satu nomor.",
            "Kegiatan, pelaksana dan padanan pada baris ini ikut terhapus.",
        ],
        "tombol": f"Hapus baris {baris.nomor}",
        "kembali": reverse("roadmap:baris", args=[kunci]),
        "remah": [("Lampiran", kembali), (str(baris), reverse("roadmap:baris", args=[kunci])), ("Hapus", "")],
    }
    return render(request, "roadmap/konfirmasi.html", konteks)


@require_POST
def pindah(request: HttpRequest, kunci: UUID, arah: str) -> HttpResponse:
    """Move a row one place up (naik) or down (turun)."""
    oleh = pengguna_dari(request, SUSUN)
    baris = isi_terlihat(request, BarisLampiran.objects.all(), kunci=kunci)
    if arah not in {"naik", "turun"}:
        raise Http404("Arah pindah tidak dikenal.")
    try:
        berpindah = pindahkan_baris(baris=baris, arah=arah, oleh=oleh)  # type: ignore[arg-type]
    except (RoadMapTerkunci, SudahDihapus) as galat:
        messages.error(request, str(galat))
    else:
        if not berpindah:
            messages.info(request, f"{baris} sudah berada di ujung.")
    return redirect(f"{_alamat_lampiran(baris.road_map)}#baris-{kunci.hex}")


def _sunting(
    request: HttpRequest, road_map: RoadMap, baris: BarisLampiran | None, setelah: int | None = None
) -> HttpResponse:
    kembali = reverse("roadmap:baris", args=[baris.kunci]) if baris else _alamat_lampiran(road_map)
    if not pastikan_terbuka(request, road_map):
        return redirect(kembali)
    form = FormBaris(request.POST or None, instance=baris, road_map=road_map)
    basi = None
    if request.method == "POST" and form.is_valid():
        basi = _simpan(request, form, setelah)
        if basi is None:
            messages.success(request, f"{form.instance} tersimpan.")
            return redirect("roadmap:baris", kunci=form.instance.kunci)
    konteks = {
        "form": form,
        "basi": basi,
        "judul": f"Ubah {baris}" if baris else f"Tambah baris setelah baris {setelah}",
        "kembali": kembali,
        "remah": [("Lampiran", _alamat_lampiran(road_map)), (str(baris or "Baris baru"), "")],
    }
    return render(request, "roadmap/formulir.html", konteks, status=status_formulir(request, form, basi))


def _simpan(request: HttpRequest, form: FormBaris, setelah: int | None) -> Basi | None:
    oleh = pengguna_dari(request, SUSUN)
    versi_dibuka = form.cleaned_data["versi"] if form.instance.pk else None
    try:
        simpan_baris(
            baris=form.instance, tautan=form.tautan(), oleh=oleh, versi_dibuka=versi_dibuka, setelah=setelah
        )
    except Basi as galat:
        form.segarkan(form.instance)
        return galat
    return None


def _alamat_lampiran(road_map: RoadMap) -> str:
    return f"{reverse('roadmap:lampiran')}?peta={road_map.kode}"


def _menu(baris: BarisLampiran, alasan: str) -> list[dict[str, object]]:
    def alamat(nama: str, *tambahan: str) -> str:
        return reverse(f"roadmap:{nama}", args=[baris.kunci, *tambahan])

    tambah = f"{reverse('roadmap:baris_tambah')}?peta={baris.road_map.kode}&setelah={baris.nomor}"
    menu: list[dict[str, object]] = [
        {"teks": "Naikkan", "url": alamat("baris_pindah", "naik"), "ikon": "arrow-up", "metode": "post"},
        {"teks": "Turunkan", "url": alamat("baris_pindah", "turun"), "ikon": "arrow-down", "metode": "post"},
        {"teks": "Tambah baris di bawah", "url": tambah, "ikon": "plus"},
        {"teks": "Hapus", "url": alamat("baris_hapus"), "ikon": "trash", "bahaya": True},
    ]
    return [{**butir, "alasan": alasan} for butir in menu]
