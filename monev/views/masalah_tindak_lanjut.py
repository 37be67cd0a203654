"""Follow-ups: the list and files of it, the page of one, giving one."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from monev.forms.masalah_saringan import SaringanTindakLanjutForm
from monev.forms.masalah_tindak_lanjut import (
    FormTindakLanjut,
)
from monev.models import Permasalahan, TindakLanjut
from monev.permissions import BERI_TINDAK_LANJUT, boleh_memberi_tindak_lanjut, pastikan_boleh_masalah
from monev.queries.langkah_masalah import alasan_tindak
from monev.queries.masalah import ringkasan
from monev.queries.masalah_daftar import (
    SaringanTindakLanjut,
    baris_tindak_lanjut,
    tindak_lanjut_terlihat,
)
from monev.queries.masalah_rinci import rinci_tindak_lanjut
from monev.rekap_masalah import dokumen_tindak_lanjut
from monev.services.tindak_lanjut import alamat_tindak_lanjut, buat_tindak_lanjut
from monev.views.dasar import pengguna, remah, terlihat, untuk_pembaca
from monev.views.masalah import PER_HALAMAN, catatan_saringan, masalah_dibaca
from monev.workflow_masalah import LANGKAH_TINDAK, MasalahDitolak
from organisasi.permissions import TidakBerwenang
from rencana_aksi.views.unduhan import kirim, menu_unduh, pastikan_bentuk
from roadmap.filters import galat_saringan
from roadmap.models import RoadMap
from roadmap.views.dasar import dengan_road_map

IKON = {"lapor": "message-report", "selesai": "circle-check", "konfirmasi": "checks", "buka": "refresh"}
DAFTAR = ("Tindak lanjut", "monev:daftar_tindak_lanjut")


@require_safe
@untuk_pembaca
@dengan_road_map
def daftar(request: HttpRequest, road_map: RoadMap) -> HttpResponse:
    """List the follow-ups that the person may read, or those for which they answer."""
    hari, oleh = timezone.localdate(), pengguna(request)
    form = SaringanTindakLanjutForm(request.GET, road_map=road_map, orang=oleh)
    saringan = form.saringan()
    semua = tindak_lanjut_terlihat(road_map, oleh, saringan or SaringanTindakLanjut(), hari)
    halaman = Paginator(semua, PER_HALAMAN).get_page(request.GET.get("halaman"))
    r = ringkasan(
        road_map,
        hari,
        masalah=Permasalahan.objects.none(),
        tindak_lanjut=TindakLanjut.objects.terlihat_oleh(oleh),
    )
    konteks = {
        "form": form,
        "galat": galat_saringan(form),
        "halaman": halaman,
        "baris": [baris_tindak_lanjut(t, hari) for t in halaman] if saringan else [],
        "keterangan": (
            f"{r.berjalan} berjalan, {r.terlambat} di antaranya lewat tenggat; "
            f"{r.menunggu} menunggu konfirmasi Inspektorat; {r.dikonfirmasi} selesai terkonfirmasi."
        ),
        "aksi": {
            "teks": "Beri tindak lanjut",
            "url": reverse("monev:tindak_lanjut_tambah"),
            "ikon": "plus",
            "alasan": "" if boleh_memberi_tindak_lanjut(oleh) else BERI_TINDAK_LANJUT.alasan,
        },
        "menu": menu_unduh(request, "monev:tindak_lanjut_unduh"),
        "remah": remah(("Tindak lanjut", "")),
    }
    return render(request, "monev/masalah_tindak_lanjut_daftar.html", konteks)


@require_safe
@untuk_pembaca
@dengan_road_map
def unduh(request: HttpRequest, road_map: RoadMap, bentuk: str) -> HttpResponse:
    """Send the filtered follow-ups as a file; an unknown format or filter is a 404."""
    pastikan_bentuk(bentuk)
    hari, oleh = timezone.localdate(), pengguna(request)
    form = SaringanTindakLanjutForm(request.GET, road_map=road_map, orang=oleh)
    saringan = form.saringan()
    if saringan is None:
        raise Http404("Saringan tidak dikenal.")
    semua = tindak_lanjut_terlihat(road_map, oleh, saringan, hari)
    baris = [baris_tindak_lanjut(t, hari) for t in semua]
    return kirim(dokumen_tindak_lanjut(baris, catatan_saringan(form)), bentuk)


def tindak_lanjut_dibaca(request: HttpRequest, pk: int) -> TindakLanjut:
    """Return a follow-up that the person may read, with the people on it; a hidden one is a 404."""
    semua = TindakLanjut.objects.select_related(
        "road_map",
        "perangkat_daerah",
        "pic",
        "permasalahan",
        "keputusan",
        "arahan__diberikan_oleh",
        "dibuat_oleh",
        "diselesaikan_oleh",
        "dikonfirmasi_oleh",
    )
    return terlihat(request, semua, pk=pk)


@require_safe
@untuk_pembaca
def tindak_lanjut(request: HttpRequest, pk: int) -> HttpResponse:
    """Show a follow-up with its reports and their evidence, where it comes from, and its history."""
    satu, oleh = tindak_lanjut_dibaca(request, pk), pengguna(request)
    alasan = alasan_tindak(satu, oleh)
    tombol = [
        {
            "teks": langkah.kata,
            "url": reverse(f"monev:tindak_lanjut_{langkah.nama}", args=[pk]),
            "ikon": IKON[langkah.nama],
            "alasan": alasan[langkah.nama],
        }
        for langkah in LANGKAH_TINDAK
        if satu.status in langkah.dari
    ]
    utama = next((t for t in tombol if not t["alasan"]), tombol[0])
    baris = baris_tindak_lanjut(satu, timezone.localdate())
    konteks = {
        "satu": satu,
        "baris": baris,
        "pemegang": _pemegang(satu, baris.penanggung_jawab),
        "rinci": rinci_tindak_lanjut(satu, oleh),
        "boleh_ubah": not alasan["lapor"],
        "aksi": utama,
        "menu": [t for t in tombol if t is not utama],
        "remah": remah_tindak_lanjut(satu),
    }
    return render(request, "monev/masalah_tindak_lanjut.html", konteks)


def _pemegang(satu: TindakLanjut, penanggung_jawab: str) -> str:
    return {"berjalan": f"oleh {penanggung_jawab}", "selesai": "menunggu Inspektorat"}.get(satu.status, "")


def remah_tindak_lanjut(satu: TindakLanjut, akhir: str = "") -> list[tuple[str, str]]:
    """Return the breadcrumb to a follow-up, or to a page below it."""
    nama, url = DAFTAR
    jalan = [(nama, reverse(url))]
    if akhir:
        return remah(*jalan, (str(satu)[:60], alamat_tindak_lanjut(satu)), (akhir, ""))
    return remah(*jalan, (str(satu)[:60], ""))


@require_http_methods(["GET", "POST"])
@untuk_pembaca
@dengan_road_map
def tambah(request: HttpRequest, road_map: RoadMap) -> HttpResponse:
    """Give a follow-up, on its own or for the problem that the address names (`?masalah=`)."""
    oleh = pengguna(request)
    if not boleh_memberi_tindak_lanjut(oleh):
        raise TidakBerwenang(BERI_TINDAK_LANJUT.alasan)
    masalah = _masalah(request)
    form = FormTindakLanjut(request.POST or None, orang=oleh, initial=_penanggung_jawab_awal(masalah))
    if request.method == "POST" and form.is_valid():
        try:
            satu = buat_tindak_lanjut(
                road_map=masalah.road_map if masalah else road_map,
                permasalahan=masalah,
                oleh=oleh,
                kini=timezone.now(),
                sekali=True,
                **form.cleaned_data,
            )
        except (MasalahDitolak, ValidationError) as galat:
            form.add_error(None, galat if isinstance(galat, ValidationError) else str(galat))
        else:
            siapa = baris_tindak_lanjut(satu, satu.tenggat).penanggung_jawab
            messages.success(request, f"Tindak lanjut tersimpan; {siapa} diberi tahu.")
            return (
                redirect("monev:masalah", pk=masalah.pk) if masalah else redirect(alamat_tindak_lanjut(satu))
            )
    kembali = reverse("monev:masalah", args=[masalah.pk]) if masalah else reverse(DAFTAR[1])
    konteks = {
        "judul": "Beri tindak lanjut",
        "keterangan": f"Untuk permasalahan: {masalah}" if masalah else "",
        "form": form,
        "tombol": "Simpan tindak lanjut",
        "kembali": kembali,
        "remah": remah((DAFTAR[0], reverse(DAFTAR[1])), ("Beri tindak lanjut", "")),
    }
    return render(request, "monev/masalah_formulir.html", konteks, status=422 if form.errors else 200)


def _masalah(request: HttpRequest) -> Permasalahan | None:
    """Return the problem of the address; raises Http404 where hidden, TidakBerwenang where not for this person."""
    nomor = request.GET.get("masalah", "")
    if not nomor:
        return None
    masalah = masalah_dibaca(request, int(nomor) if nomor.isdecimal() and len(nomor) < 18 else 0)
    if not BERI_TINDAK_LANJUT.boleh(request.user):
        pastikan_boleh_masalah(request.user, masalah)
    return masalah


def _penanggung_jawab_awal(masalah: Permasalahan | None) -> dict[str, Any]:
    return {"perangkat_daerah": masalah.perangkat_daerah_id} if masalah else {}
