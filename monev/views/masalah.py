"""Problems: the board and the table, files of them, the page of one, raising and changing."""

from typing import Any
from uuid import UUID

from django import forms
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from berkas.unggahan import BerkasDitolak
from indikator.models import Indikator
from monev.forms.bukti_baru import segarkan_versi
from monev.forms.masalah import FormLapor, FormMasalah, nama_butir
from monev.forms.masalah_saringan import SaringanMasalahForm
from monev.models import Permasalahan, StatusMasalah, Terkunci
from monev.permissions import boleh_melapor_masalah, boleh_memberi_tindak_lanjut, pastikan_boleh_masalah
from monev.queries.langkah_masalah import langkah_masalah
from monev.queries.masalah import DIPERLUKAN, Ringkasan, nama_menunggu, ringkasan, umur
from monev.queries.masalah_daftar import (
    SaringanMasalah,
    baris_masalah,
    masalah_terlihat,
    papan,
    umur_hari,
)
from monev.queries.masalah_rinci import rinci_masalah
from monev.rekap_masalah import dokumen_masalah
from monev.services.masalah import laporkan
from monev.services.masalah import ubah as ubah_masalah
from monev.views.dasar import pengguna, remah, terlihat, untuk_pembaca
from organisasi.permissions import TidakBerwenang
from rencana_aksi.models import ButirAksi, RencanaAksi
from rencana_aksi.views.unduhan import kirim, menu_unduh, pastikan_bentuk
from riwayat.queries import versi
from roadmap.filters import galat_saringan
from roadmap.models import RoadMap
from roadmap.services.isi import Basi
from roadmap.views.dasar import dengan_road_map
from tampilan.angka import tulis_tunggu

PER_HALAMAN = 50
BELUM_BOLEH = "Hanya Perangkat Daerah atau Tim Pelaksana Tingkat Kota yang dapat melaporkan permasalahan."


@require_safe
@untuk_pembaca
@dengan_road_map
def daftar(request: HttpRequest, road_map: RoadMap) -> HttpResponse:
    """Show the problems that the person may read, on a board by level or in a table."""
    hari, oleh = timezone.localdate(), pengguna(request)
    form = SaringanMasalahForm(request.GET, road_map=road_map, orang=oleh)
    saringan = form.saringan()
    semua = masalah_terlihat(
        road_map, oleh, saringan or SaringanMasalah(), hari, request.GET.get("urut", "tenggat")
    )
    tabel = bool(saringan) and form.cleaned_data["tampil"] == "tabel"
    konteks: dict[str, Any] = {
        "form": form,
        "galat": galat_saringan(form),
        "tabel": tabel,
        "keterangan": kalimat(ringkasan(road_map, hari, masalah=Permasalahan.objects.terlihat_oleh(oleh))),
        "aksi": {
            "teks": "Laporkan permasalahan",
            "url": reverse("monev:masalah_tambah"),
            "ikon": "plus",
            "alasan": "" if boleh_melapor_masalah(oleh) else BELUM_BOLEH,
        },
        "menu": menu_unduh(request, "monev:masalah_unduh"),
        "remah": remah(("Permasalahan", "")),
    }
    if not saringan:
        konteks["papan"] = []
    elif tabel:
        halaman = Paginator(semua, PER_HALAMAN).get_page(request.GET.get("halaman"))
        konteks |= {"halaman": halaman, "baris": [baris_masalah(m, hari) for m in halaman]}
    else:
        konteks["papan"] = papan(semua, hari)
        konteks["ada"] = any(kolom.semua for kolom in konteks["papan"])
    return render(request, "monev/masalah_daftar.html", konteks)


def kalimat(hasil: Ringkasan) -> str:
    """Return the sentence on top of the list: how many are open, where, and how many late."""
    if not hasil.terbuka:
        return f"Tidak ada permasalahan yang terbuka; {hasil.selesai} sudah selesai."
    di = ", ".join(f"{t.terbuka} di {t.tingkat.label}" for t in hasil.tingkat if t.terbuka)
    lewat = f"{hasil.lewat} lewat batas waktu" if hasil.lewat else "tidak ada yang lewat batas waktu"
    return f"{hasil.terbuka} permasalahan terbuka: {di}; {lewat}. {hasil.selesai} sudah selesai."


@require_safe
@untuk_pembaca
@dengan_road_map
def unduh(request: HttpRequest, road_map: RoadMap, bentuk: str) -> HttpResponse:
    """Send the filtered problems as a file; an unknown format or filter is a 404."""
    pastikan_bentuk(bentuk)
    hari, oleh = timezone.localdate(), pengguna(request)
    form = SaringanMasalahForm(request.GET, road_map=road_map, orang=oleh)
    saringan = form.saringan()
    if saringan is None:
        raise Http404("Saringan tidak dikenal.")
    semua = masalah_terlihat(road_map, oleh, saringan, hari, request.GET.get("urut", "tenggat"))
    return kirim(dokumen_masalah([baris_masalah(m, hari) for m in semua], catatan_saringan(form)), bentuk)


def catatan_saringan(form: forms.Form) -> list[str]:
    """Return the active filters in words."""
    catatan = []
    for nama, nilai in form.cleaned_data.items():
        if nilai and not form[nama].is_hidden:
            pilihan = dict(getattr(form.fields[nama], "choices", ()))
            kata = "ya" if nilai is True else pilihan.get(nilai, nilai)
            catatan.append(f"{form[nama].label}: {kata}")
    return catatan


@require_safe
@untuk_pembaca
def masalah(request: HttpRequest, pk: int) -> HttpResponse:
    """Show a problem with the way it has gone, its origin, decisions, follow-ups, evidence and history."""
    satu = masalah_dibaca(request, pk)
    oleh, hari = pengguna(request), timezone.localdate()
    rinci = rinci_masalah(satu, oleh, hari)
    langkah = [
        {
            "nama": t.langkah.nama,
            "teks": t.langkah.kata,
            "url": reverse("monev:masalah_langkah", args=[pk, t.langkah.nama]),
            "ikon": IKON[t.langkah.nama],
            "alasan": t.alasan,
        }
        for t in langkah_masalah(satu, oleh)
    ]
    alasan_ubah = alasan_tidak_ubah(satu, oleh)
    utama = min(langkah, key=lambda t: (bool(t["alasan"]), t["nama"] not in UTAMA))
    konteks = {
        "masalah": satu,
        "rinci": rinci,
        "nama_butir": nama_butir(satu.butir) if satu.butir else "",
        "pemegang": pemegang(satu),
        "hari": umur_hari(satu, hari),
        "lewat": _lewat(satu),
        "tawarkan": rinci.semua_terkonfirmasi and satu.status == StatusMasalah.DIPUTUSKAN,
        "boleh_ubah": not alasan_ubah,
        "boleh_tindak": satu.status != StatusMasalah.SELESAI and boleh_memberi_tindak_lanjut(oleh),
        "aksi": utama,
        "menu": [
            *(s for s in langkah if s is not utama),
            {
                "teks": "Ubah",
                "url": reverse("monev:masalah_ubah", args=[pk]),
                "ikon": "pencil",
                "alasan": alasan_ubah,
            },
        ],
        "remah": remah(("Permasalahan", reverse("monev:daftar_masalah")), (satu.judul, "")),
    }
    return render(request, "monev/masalah.html", konteks)


IKON = {"naikkan": "arrow-up", "turunkan": "arrow-down", "selesaikan": "circle-check", "buka": "refresh"}
UTAMA = frozenset({"selesaikan", "buka"})
"""The steps that come first where a person may take them."""


def masalah_dibaca(request: HttpRequest, pk: int) -> Permasalahan:
    """Return a problem that the person may read, with what names its origin; a hidden one is a 404."""
    return terlihat(request, Permasalahan.objects.select_related(*DIPERLUKAN, "dilaporkan_oleh"), pk=pk)


def pemegang(satu: Permasalahan) -> str:
    """Return for whom a problem waits, and for how many days."""
    return tulis_tunggu(nama_menunggu(satu), umur(satu.sejak, timezone.localdate()))


def _lewat(satu: Permasalahan) -> int:
    return 0 if satu.status == StatusMasalah.SELESAI else max(0, (timezone.localdate() - satu.tenggat).days)


def alasan_tidak_ubah(satu: Permasalahan, oleh: Any) -> str:
    """Return why a person cannot change a problem or its evidence; empty where they can."""
    try:
        pastikan_boleh_masalah(oleh, satu)
    except TidakBerwenang as galat:
        return str(galat)
    return "Permasalahan ini sudah selesai." if satu.status == StatusMasalah.SELESAI else ""


@require_http_methods(["GET", "POST"])
@untuk_pembaca
@dengan_road_map
def tambah(request: HttpRequest, road_map: RoadMap) -> HttpResponse:
    """Raise a problem, perhaps on the item, indicator or area that the address names."""
    oleh = pengguna(request)
    if not boleh_melapor_masalah(oleh):
        raise TidakBerwenang(BELUM_BOLEH)
    form = FormLapor(
        request.POST or None,
        request.FILES or None,
        instance=Permasalahan(road_map=road_map),
        orang=oleh,
        initial=_asal(request, road_map),
    )
    if request.method == "POST" and form.is_valid():
        try:
            satu = laporkan(masalah=form.instance, oleh=oleh, kini=timezone.now(), bukti=form.bukti())
        except BerkasDitolak as galat:
            form.add_error("berkas", galat.pesan)
        except ValidationError as galat:
            form.add_error(None, galat)
        else:
            menunggu = nama_menunggu(satu)
            messages.success(request, f"Permasalahan “{satu}” tersimpan dan menunggu {menunggu}.")
            return redirect("monev:masalah", pk=satu.pk)
    konteks = {
        "judul": "Laporkan permasalahan",
        "form": form,
        "tombol": "Laporkan",
        "kembali": reverse("monev:daftar_masalah"),
        "remah": remah(("Permasalahan", reverse("monev:daftar_masalah")), ("Laporkan", "")),
    }
    return render(request, "monev/masalah_formulir.html", konteks, status=422 if form.errors else 200)


def _asal(request: HttpRequest, road_map: RoadMap) -> dict[str, Any]:
    """Return what the address names as the origin; raises Http404 where it names nothing that the person may read."""
    asal: dict[str, Any] = {}
    if kunci := request.GET.get("butir"):
        asal["butir"] = _butir(request, road_map, kunci)
    if kode := request.GET.get("indikator"):
        asal["indikator"] = Indikator.objects.filter(kode=kode).first()
    if area := request.GET.get("area"):
        asal["area"] = road_map.areaperubahan.filter(pk=int(area) if area.isdecimal() else 0).first()
    if any(nilai is None for nilai in asal.values()):
        raise Http404("Asal permasalahan tidak ditemukan.")
    return {nama: nilai.pk for nama, nilai in asal.items()}


def _butir(request: HttpRequest, road_map: RoadMap, kunci: str) -> ButirAksi | None:
    """Return the newest item of a key (it stays the same through versions and years) that the person may read."""
    try:
        sah = UUID(kunci)
    except ValueError:
        return None
    rencana = RencanaAksi.objects.terlihat_oleh(request.user).filter(periode__road_map=road_map)
    return (
        ButirAksi.objects.filter(kunci=sah, rencana__in=rencana)
        .order_by("-rencana__periode__tahun", "-rencana__versi", "-pk")
        .first()
    )


@require_http_methods(["GET", "POST"])
@untuk_pembaca
def ubah(request: HttpRequest, pk: int) -> HttpResponse:
    """Change the words or the origin of a problem; what another person changed meanwhile is shown beside."""
    satu = masalah_dibaca(request, pk)
    oleh = pengguna(request)
    pastikan_boleh_masalah(oleh, satu)
    awal = {"versi": versi(satu)}
    form = FormMasalah(request.POST or None, instance=satu, orang=oleh, initial=awal)
    konteks: dict[str, Any] = {
        "judul": "Ubah permasalahan",
        "form": form,
        "tombol": "Simpan",
        "kembali": reverse("monev:masalah", args=[pk]),
        "remah": remah(
            ("Permasalahan", reverse("monev:daftar_masalah")),
            (str(satu), reverse("monev:masalah", args=[pk])),
            ("Ubah", ""),
        ),
    }
    if request.method == "POST" and form.is_valid():
        try:
            ubah_masalah(masalah=form.instance, oleh=oleh, versi_dibuka=form.cleaned_data["versi"] or None)
        except Terkunci as galat:
            messages.error(request, str(galat))
            return redirect("monev:masalah", pk=pk)
        except Basi as galat:
            konteks |= _benturan(form, pk, galat)
            return render(request, "monev/masalah_formulir.html", konteks, status=409)
        messages.success(request, f"Permasalahan “{form.instance}” tersimpan.")
        return redirect("monev:masalah", pk=pk)
    return render(request, "monev/masalah_formulir.html", konteks, status=422 if form.errors else 200)


def _benturan(form: FormMasalah, pk: int, galat: Basi) -> dict[str, Any]:
    """Return both texts where another person changed the problem meanwhile; a second press takes what was typed."""
    tersimpan = Permasalahan.objects.select_related(*DIPERLUKAN).get(pk=pk)
    berbeda = [
        (form[nama].label, str(getattr(tersimpan, nama) or ""), str(form.cleaned_data[nama] or ""))
        for nama in ("judul", "uraian", "butir", "indikator", "area")
        if getattr(tersimpan, nama) != form.cleaned_data[nama]
    ]
    segarkan_versi(form, versi(tersimpan))
    return {"basi": galat, "benturan": berbeda}
