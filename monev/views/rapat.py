"""Meetings: the list of a year, the page of one, and the files of both."""

from typing import Any

from django.conf import settings
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from monev.forms.rapat import SaringanRapatForm
from monev.models import Rapat, StatusRapat
from monev.notulen import urai_notulen
from monev.permissions import aturan
from monev.queries.rapat import (
    daftar_rapat,
    keadaan,
    nama_penyelenggara,
    penyelenggara_untuk,
    tahun_bawaan,
    tahun_rapat,
    yang_kurang,
)
from monev.queries.rapat_isi import isi_rapat, riwayat_rapat
from monev.rapat_berkas import BENTUK_RAPAT, tulis_rapat
from monev.rekap_rapat import dokumen_rapat
from monev.undangan import hari_tanggal, pukul, tulis_ics
from monev.views.dasar import pengguna, remah, terlihat, untuk_pembaca
from monev.workflow import Pelaku
from organisasi.permissions import Orang
from rencana_aksi.views.unduhan import kirim, menu_unduh, pastikan_bentuk
from roadmap.ekspor import Berkas
from roadmap.filters import galat_saringan
from roadmap.models import RoadMap
from roadmap.views.dasar import dengan_road_map
from roadmap.views.ekspor import sebagai_lampiran

PER_HALAMAN = 25
TAK_BERWENANG = (
    "Hanya penyelenggara (Perangkat Daerah, kelompok kerja atau Tim Pelaksana) yang dapat menjadwalkan rapat."
)


@require_safe
@untuk_pembaca
@dengan_road_map
def daftar(request: HttpRequest, road_map: RoadMap) -> HttpResponse:
    """List the meetings: those to come, then the past."""
    form, semua = _tersaring(request, road_map)
    halaman = Paginator(semua, PER_HALAMAN).get_page(request.GET.get("halaman"))
    kini = timezone.now()
    konteks = {
        "form": form,
        "galat": galat_saringan(form),
        "halaman": halaman,
        "baris": [(r, hari_tanggal(r), pukul(r), nama_penyelenggara(r), keadaan(r, kini)) for r in halaman],
        "aksi": {
            "teks": "Jadwalkan rapat",
            "url": reverse("monev:rapat_tambah"),
            "ikon": "plus",
            "alasan": "" if penyelenggara_untuk(request.user) else TAK_BERWENANG,
        },
        "menu": menu_unduh(request, "monev:daftar_rapat_unduh"),
        "remah": remah(("Rapat", "")),
    }
    return render(request, "monev/rapat_daftar.html", konteks)


@require_safe
@untuk_pembaca
@dengan_road_map
def unduh_daftar(request: HttpRequest, road_map: RoadMap, bentuk: str) -> HttpResponse:
    """Send the filtered list as a file; an unknown format or filter is a 404."""
    pastikan_bentuk(bentuk)
    form, semua = _tersaring(request, road_map)
    if form.errors:
        raise Http404("Saringan tidak dikenal.")
    return kirim(dokumen_rapat(list(semua)), bentuk)


def _tersaring(request: HttpRequest, road_map: RoadMap) -> tuple[SaringanRapatForm, Any]:
    tahun = tahun_rapat(road_map, request.user)
    form = SaringanRapatForm(request.GET, tahun=tahun, bawaan=tahun_bawaan(tahun, timezone.localdate()))
    saringan = form.saringan()
    if saringan is None:
        return form, Rapat.objects.none()
    return form, daftar_rapat(road_map, request.user, saringan, timezone.now())


@require_safe
@untuk_pembaca
def rapat(request: HttpRequest, pk: int) -> HttpResponse:
    """Show a meeting: when, who, agenda, minutes, decisions with their follow-ups, evidence, history."""
    satu = rapat_terlihat(request, pk)
    isi = isi_rapat(satu)
    alasan = alasan_terkunci(request.user, satu)
    kurang = yang_kurang(satu, timezone.now())
    konteks = {
        "rapat": satu,
        "isi": isi,
        "penyelenggara": nama_penyelenggara(satu),
        "hari": hari_tanggal(satu),
        "pukul": pukul(satu),
        "notulen": urai_notulen(satu.notulen),
        "pemegang": keadaan(satu, timezone.now()),
        "boleh_ubah": not alasan,
        "kurang": kurang if satu.diundang_pada and timezone.now() >= satu.mulai else [],
        "aksi": _aksi_utama(satu, alasan, kurang),
        "menu": _menu(satu, alasan),
        "riwayat": riwayat_rapat(satu, isi),
        "kembali": request.path,
        "remah": remah(("Rapat", reverse("monev:daftar_rapat")), (satu.judul, "")),
    }
    return render(request, "monev/rapat.html", konteks)


def rapat_terlihat(request: HttpRequest, pk: int) -> Rapat:
    """Return a meeting that the person may read, with whose it is; another is a 404."""
    semua = Rapat.objects.select_related("road_map", "perangkat_daerah", "pokja__koordinator", "notulis")
    return terlihat(request, semua, pk=pk)


def alasan_terkunci(orang: Orang, rapat: Rapat) -> str:
    """Return why a person cannot change a meeting; empty where they can."""
    if not aturan(Pelaku.PENYUSUN, rapat).boleh(orang, rapat):
        return f"Hanya penyelenggara ({nama_penyelenggara(rapat)}) yang dapat mengubah rapat ini."
    if rapat.status != StatusRapat.DIJADWALKAN:
        return f"Rapat ini sudah {rapat.get_status_display().lower()}; isinya tidak dapat diubah."
    return ""


LANGKAH = {
    "undang": ("Undang peserta", "rapat_undang", "mail"),
    "agenda": ("Susun agenda", "rapat_agenda", "list-numbers"),
    "hadir": ("Isi daftar hadir", "rapat_hadir", "user-check"),
    "notulen": ("Isi notulen dan keputusan", "rapat_notulen", "notes"),
    "selesai": ("Selesaikan rapat", "rapat_selesai", "circle-check"),
    "ubah": ("Ubah jadwal", "rapat_ubah", "pencil"),
    "batal": ("Batalkan rapat", "rapat_batal", "calendar-off"),
}


def _tindakan(rapat: Rapat, kode: str, alasan: str) -> dict[str, Any]:
    teks, nama_url, ikon = LANGKAH[kode]
    return {
        "teks": teks,
        "url": reverse(f"monev:{nama_url}", args=[rapat.pk]),
        "ikon": ikon,
        "alasan": alasan,
        "bahaya": kode == "batal",
    }


def _aksi_utama(rapat: Rapat, alasan: str, kurang: list[str]) -> dict[str, Any]:
    """Return what comes next: invite, agenda, roll, minutes, the end; afterwards the minutes as a file."""
    if rapat.status != StatusRapat.DIJADWALKAN:
        return _unduhan(rapat)[0]
    if not rapat.diundang_pada:
        return _tindakan(rapat, "undang", alasan)
    if timezone.now() < rapat.mulai:
        return _tindakan(rapat, "agenda", alasan)
    if not kurang:
        return _tindakan(rapat, "selesai", alasan)
    kode = "notulen" if kurang == ["Notulen belum diisi."] else "hadir"
    return _tindakan(rapat, kode, alasan)


def _menu(rapat: Rapat, alasan: str) -> list[dict[str, Any]]:
    if rapat.status != StatusRapat.DIJADWALKAN:
        return [*_unduhan(rapat)[1:], _kalender(rapat)]
    return [*(_tindakan(rapat, kode, alasan) for kode in LANGKAH), *_unduhan(rapat), _kalender(rapat)]


def _unduhan(rapat: Rapat) -> list[dict[str, Any]]:
    """Return the files of a meeting, the one that counts in its state first."""
    semua = [
        {
            "teks": f"Unduh {nama}",
            "url": reverse("monev:rapat_unduh", args=[rapat.pk, kode]),
            "ikon": "download",
            "unduh": True,
        }
        for kode, nama in BENTUK_RAPAT.items()
    ]
    return semua if rapat.status == StatusRapat.TERLAKSANA else [semua[-1], *semua[:-1]]


def _kalender(rapat: Rapat) -> dict[str, Any]:
    alamat = reverse("monev:rapat_ics", args=[rapat.pk])
    return {"teks": "Tambahkan ke kalender (ICS)", "url": alamat, "ikon": "calendar-plus", "unduh": True}


@require_safe
@untuk_pembaca
def unduh(request: HttpRequest, pk: int, bentuk: str) -> HttpResponse:
    """Send the minutes as pdf or docx, or the invitation; an unknown format is a 404."""
    satu = rapat_terlihat(request, pk)
    if bentuk not in BENTUK_RAPAT:
        raise Http404("Bentuk berkas tidak dikenal.")
    berkas = tulis_rapat(
        satu, isi_rapat(satu), bentuk=bentuk, oleh=str(pengguna(request)), kini=timezone.localtime()
    )
    return sebagai_lampiran(berkas)


@require_safe
@untuk_pembaca
def ics(request: HttpRequest, pk: int) -> HttpResponse:
    """Send a meeting for people's calendars."""
    satu = rapat_terlihat(request, pk)
    jejak = satu.riwayat.order_by("history_id").values_list("history_date", flat=True)
    waktu = list(jejak)
    isi = tulis_ics(
        satu,
        [a.judul for a in satu.agenda.order_by("nomor", "pk")],
        penyelenggara=nama_penyelenggara(satu),
        alamat=settings.ALAMAT_SITUS + reverse("monev:rapat", args=[pk]),
        nomor_ubah=max(len(waktu) - 1, 0),
        diubah=waktu[-1] if waktu else satu.mulai,
    )
    return sebagai_lampiran(Berkas(f"rapat-{pk}.ics", "text/calendar; charset=utf-8", isi))
