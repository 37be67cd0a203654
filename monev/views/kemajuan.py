"""Monthly reports: the months of all units, one report with its items, an item's row, the curve of a plan."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST, require_safe
from django_htmx.http import HttpResponseClientRedirect

from monev.forms.kemajuan import FormKemajuan, SaringanKemajuanForm, pakai_tersimpan
from monev.models import Kemajuan, LaporanBulanan, Periode, Terkunci
from monev.models.dasar import PERAN_KOTA, PERAN_UNIT
from monev.models.kalender import JenisPeriode
from monev.permissions import aturan
from monev.queries.alur import LangkahTersedia, langkah_tersedia, nama_pemegang
from monev.queries.kemajuan import (
    BarisKemajuan,
    baris_laporan,
    isi_laporan,
    jumlah_laporan,
    pastikan_dapat_diisi,
)
from monev.queries.kemajuan_kurva import bagan_anggaran, bagan_fisik, kurva_rencana
from monev.queries.kemajuan_matriks import matriks_laporan
from monev.queries.kepatuhan import tahun_pantau
from monev.queries.riwayat import riwayat_laporan
from monev.services.kemajuan import IsianDitolak, LaporanDitolak, mulai_laporan, simpan_kemajuan
from monev.spreadsheet.isian import LABEL
from monev.views.dasar import pengguna, remah, terlihat, untuk_pembaca
from monev.workflow import TERKIRIM, Pelaku
from organisasi.permissions import Orang, TidakBerwenang, kode_peran, unit_berperan
from rencana_aksi.models import RencanaAksi
from rencana_aksi.queries.usulan import asal_dari
from riwayat.queries import riwayat_dari
from roadmap.models import RoadMap
from roadmap.services.isi import Basi
from roadmap.views.dasar import dengan_road_map
from tampilan.angka import BULAN, tulis_tanggal, tulis_tenggat, tulis_tunggu

MUNDUR = frozenset({"tarik", "tolak", "kembalikan"})
DAFTAR = "Kemajuan bulanan"


@require_safe
@untuk_pembaca
@dengan_road_map
def daftar(request: HttpRequest, road_map: RoadMap) -> HttpResponse:
    """Show the reports of a year, unit by month; to one unit its months."""
    hari = timezone.localdate()
    form = SaringanKemajuanForm(request.GET, tahun=road_map.tahun, bawaan=tahun_pantau(road_map, hari))
    tahun, bulan = form.dipilih()
    hasil = matriks_laporan(road_map, tahun, pengguna(request), hari, bulan)
    konteks = {
        "form": form,
        "tahun": tahun,
        "bulan": bulan,
        "pilihan_tahun": road_map.tahun,
        "pilihan_bulan": list(enumerate(BULAN, start=1)),
        "matriks": hasil,
        "sendiri": hasil.sendiri,
        "kalimat": hasil.kalimat(hari),
        "remah": remah((DAFTAR, "")),
    }
    return render(request, "monev/kemajuan_daftar.html", konteks)


@require_POST
@untuk_pembaca
def mulai(request: HttpRequest) -> HttpResponse:
    """Begin the report of a plan's unit for a month; one that exists is opened."""
    rencana = terlihat(
        request,
        RencanaAksi.objects.select_related("periode__road_map", "perangkat_daerah"),
        pk=_bilangan(request, "rencana"),
    )
    periode = Periode.objects.filter(
        road_map=rencana.periode.road_map_id,
        tahun=rencana.periode.tahun,
        jenis=JenisPeriode.BULAN,
        nomor=_bilangan(request, "bulan"),
    ).first()
    if periode is None:
        raise Http404("Bulan tidak ditemukan.")
    try:
        satu, baru = mulai_laporan(
            rencana=rencana, periode=periode, oleh=pengguna(request), kini=timezone.now()
        )
    except (LaporanDitolak, Terkunci) as galat:
        messages.error(request, str(galat))
        return redirect(f"{reverse('monev:daftar_kemajuan')}?tahun={rencana.periode.tahun}")
    if baru:
        messages.success(request, f"{satu} dimulai. Angka awalnya dari laporan bulan sebelumnya, bila ada.")
    return redirect("monev:laporan", pk=satu.pk)


def _bilangan(request: HttpRequest, nama: str) -> int:
    teks = request.POST.get(nama, "")
    if not teks.isdecimal() or len(teks) > 9:
        raise Http404("Permintaan tidak dikenal.")
    return int(teks)


@require_safe
@untuk_pembaca
def laporan(request: HttpRequest, pk: int) -> HttpResponse:
    """Show a report: its state and steps, every item with its progress, the totals, the curve."""
    satu = laporan_terlihat(request, pk)
    alasan = alasan_terkunci(request, satu)
    konteks = {
        "laporan": satu,
        "judul_halaman": f"Laporan {satu.periode}",
        "pemegang": menunggu(satu),
        "isi": isi_laporan(satu),
        "alasan": alasan,
        "menyunting": not alasan,
        "menyusun": aturan(Pelaku.PENYUSUN, satu).boleh(request.user, satu),
        "terlambat": _terlambat(satu),
        "nama_bidang": LABEL,
        "alamat": reverse("monev:laporan", args=[satu.pk]),
        "bagan": bagan_fisik(kurva_rencana(satu.rencana, satu)),
        "remah": remah_laporan(satu),
        **_tindakan(request, satu, alasan),
    }
    return render(request, "monev/kemajuan.html", konteks)


@require_http_methods(["GET", "POST"])
@untuk_pembaca
def ubah(request: HttpRequest, pk: int, kunci: UUID) -> HttpResponse:
    """Show an item of a report with its history, or save its row; in the grid the row comes back alone."""
    satu = laporan_terlihat(request, pk)
    baris = _baris(satu, kunci)
    if request.method == "GET":
        return _tampilkan(request, FormKemajuan(baris=baris))
    try:
        pastikan_dapat_diisi(satu, pengguna(request), timezone.localdate())
        return _simpan(request, baris)
    except Terkunci as galat:
        messages.error(request, str(galat))
        return _ke_laporan(request, satu)


@require_safe
@untuk_pembaca
def riwayat(request: HttpRequest, pk: int) -> HttpResponse:
    """Tell the newest changes of a report and its items."""
    satu = laporan_terlihat(request, pk)
    konteks = {
        "laporan": satu,
        "riwayat": riwayat_laporan(satu),
        "remah": remah_laporan(satu, ("Riwayat", "")),
    }
    return render(request, "monev/kemajuan_riwayat.html", konteks)


@require_safe
@untuk_pembaca
def kurva(request: HttpRequest, pk: int) -> HttpResponse:
    """Show a plan against its reports, month by month."""
    rencana = terlihat(
        request, RencanaAksi.objects.select_related("periode__road_map", "perangkat_daerah"), pk=pk
    )
    if not boleh_membaca_kurva(pengguna(request), rencana):
        raise Http404("Kurva tidak ditemukan.")
    titik = kurva_rencana(rencana)
    konteks = {
        "rencana": rencana,
        "titik": [(BULAN[t.bulan - 1], t) for t in titik],
        "bagan": bagan_fisik(titik),
        "bagan_uang": bagan_anggaran(titik),
        "remah": remah((DAFTAR, _alamat_daftar(rencana.periode.tahun)), (f"Kurva {rencana.nama_unit}", "")),
    }
    return render(request, "monev/kemajuan_kurva.html", konteks)


# What the pages share


def laporan_terlihat(request: HttpRequest, pk: int) -> LaporanBulanan:
    """Return a report that the person may read, with what its page names; a hidden one is a 404."""
    semua = LaporanBulanan.objects.select_related(
        "periode__road_map", "perangkat_daerah", "pokja", "rencana__periode", "rencana__perangkat_daerah"
    )
    return terlihat(request, semua, pk=pk)


def alasan_terkunci(request: HttpRequest, laporan: LaporanBulanan) -> str:
    """Return why the person cannot fill in the report; empty where they can."""
    try:
        pastikan_dapat_diisi(laporan, pengguna(request), timezone.localdate())
    except (TidakBerwenang, Terkunci) as galat:
        return str(galat)
    return ""


def remah_laporan(laporan: LaporanBulanan, *akhir: tuple[str, str]) -> list[tuple[str, str]]:
    """Return the breadcrumb down to a page of a report."""
    alamat = reverse("monev:laporan", args=[laporan.pk]) if akhir else ""
    nama = f"{laporan.nama_lingkup} {laporan.periode}"
    return remah((DAFTAR, _alamat_daftar(laporan.periode.tahun)), (nama, alamat), *akhir)


def menunggu(laporan: LaporanBulanan) -> str:
    """Return for whom a report waits and how long; empty where for nobody."""
    hari = (timezone.localdate() - timezone.localdate(laporan.sejak)).days
    return tulis_tunggu(nama_pemegang(laporan), hari)


def _alamat_daftar(tahun: int) -> str:
    return f"{reverse('monev:daftar_kemajuan')}?tahun={tahun}"


def boleh_membaca_kurva(orang: Orang, rencana: RencanaAksi) -> bool:
    """Tell whether a person may read the reports of a plan: a unit reads the city's plan, not its reports."""
    if not PERAN_KOTA.isdisjoint(kode_peran(orang)):
        return True
    return rencana.perangkat_daerah_id in unit_berperan(orang, PERAN_UNIT)


def _terlambat(laporan: LaporanBulanan) -> str:
    """Return how late the report was sent, or is; empty where it is in time."""
    terkirim = laporan.status in TERKIRIM and laporan.dikirim_pada is not None
    hari = timezone.localdate(laporan.dikirim_pada) if terkirim else timezone.localdate()
    lewat = (hari - laporan.periode.tenggat).days
    if lewat <= 0:
        return ""
    kata = f"terkirim {tulis_tanggal(hari)}, " if terkirim else ""
    return f"{kata}{tulis_tenggat(-lewat)}"


# Steps and menu

Tindakan = dict[str, object]


def _tindakan(request: HttpRequest, laporan: LaporanBulanan, alasan: str) -> dict[str, Any]:
    """Return the primary action, the step that is this person's to take, and the menu."""
    langkah = langkah_tersedia(laporan, pengguna(request), timezone.localdate())
    maju = [satu for satu in langkah if satu.peralihan.nama not in MUNDUR]
    milik = [satu for satu in maju if satu.berwenang]
    utama = milik[-1] if milik else next(iter(maju), None)
    lain = [_aksi_langkah(laporan, satu) for satu in langkah if satu is not utama and satu.berwenang]
    return {"aksi": _aksi_langkah(laporan, utama) if utama else None, "menu": lain + _menu(laporan, alasan)}


def _aksi_langkah(laporan: LaporanBulanan, langkah: LangkahTersedia) -> Tindakan:
    peralihan = langkah.peralihan
    return {
        "teks": peralihan.kata,
        "url": reverse("monev:langkah", args=[laporan.alur.nama, laporan.pk, peralihan.nama]),
        "ikon": "arrow-back-up" if peralihan.nama in MUNDUR else "send",
        "alasan": langkah.alasan,
    }


def _menu(laporan: LaporanBulanan, alasan: str) -> list[Tindakan]:
    def tautan(teks: str, nama: str, ikon: str, pk: int = laporan.pk, **lain: object) -> Tindakan:
        return {"teks": teks, "url": reverse(f"monev:{nama}", args=[pk]), "ikon": ikon, **lain}

    return [
        tautan("Unduh Excel", "laporan_unduh", "download", unduh=True),
        tautan("Unggah Excel", "laporan_unggah", "upload", alasan=alasan),
        tautan("Kurva rencana dan realisasi", "kurva", "chart-line", laporan.rencana_id),
        tautan("Riwayat", "laporan_riwayat", "history"),
    ]


# A row


def _baris(laporan: LaporanBulanan, kunci: UUID) -> BarisKemajuan:
    daftar = baris_laporan(laporan, kunci)
    if not daftar:
        raise Http404("Butir tidak ada dalam laporan ini.")
    return daftar[0]


def _simpan(request: HttpRequest, baris: BarisKemajuan) -> HttpResponse:
    form = FormKemajuan(pakai_tersimpan(request.POST, baris.kemajuan), baris=baris)
    if not form.is_valid():
        return _tampilkan(request, form, status=422)
    try:
        simpan_kemajuan(
            kemajuan=baris.kemajuan,
            isian=form.isian,
            oleh=pengguna(request),
            kini=timezone.now(),
            versi_dibuka=form.cleaned_data["versi"],
        )
    except Basi as galat:
        return _basi(request, form, galat)
    except IsianDitolak as galat:
        form.tolak(galat.galat)
        return _tampilkan(request, form, status=422)
    return _tersimpan(request, baris)


def _basi(request: HttpRequest, form: FormKemajuan, galat: Basi) -> HttpResponse:
    """Say who changed what, show both values, keep what was typed."""
    kemajuan = Kemajuan.objects.get(pk=form.baris.kemajuan.pk)
    benturan = form.benturan(kemajuan)
    form.segarkan(kemajuan)
    return _tampilkan(request, form, status=409, basi=galat, benturan=benturan)


def _tersimpan(request: HttpRequest, baris: BarisKemajuan) -> HttpResponse:
    laporan, butir = baris.kemajuan.laporan, baris.kemajuan.butir
    if not request.htmx:  # type: ignore[attr-defined]
        messages.success(request, f"Butir {butir.nomor} tersimpan. Laporan berstatus {laporan.nama_status}.")
        return _ke_laporan(request, laporan, f"butir-{butir.kunci.hex}")
    segar = _baris(laporan, butir.kunci)
    return _tampilkan(request, FormKemajuan(baris=segar), saat=timezone.localtime())


def _tampilkan(request: HttpRequest, form: FormKemajuan, status: int = 200, **lain: Any) -> HttpResponse:
    """Return an item's row for the grid, or its page."""
    baris = form.baris
    laporan = baris.kemajuan.laporan
    alasan = alasan_terkunci(request, laporan)
    konteks = {
        "laporan": laporan,
        "b": baris,
        "nilai": form.teks if form.is_bound else baris.teks,
        "galat": form.galat if form.is_bound else baris.galat,
        "tanda": form["versi"].value(),
        "form": form,
        "ditolak": form.is_bound,
        "nama_bidang": LABEL,
        "alasan": alasan,
        "menyunting": not alasan,
        "alamat": reverse("monev:laporan", args=[laporan.pk]),
        **lain,
    }
    if request.htmx:  # type: ignore[attr-defined]
        if status == 200:  # a complete row may open the next step
            konteks |= {"jumlah": jumlah_laporan(laporan), **_tindakan(request, laporan, alasan)}
        return render(request, "monev/_kemajuan_satu.html", konteks, status=status)
    return render(request, "monev/kemajuan_butir.html", konteks | _konteks_halaman(baris), status=status)


def _konteks_halaman(baris: BarisKemajuan) -> dict[str, Any]:
    laporan, butir = baris.kemajuan.laporan, baris.kemajuan.butir
    return {
        "asal": asal_dari(butir),
        "riwayat": riwayat_dari([baris.kemajuan]),
        "remah": remah_laporan(laporan, (f"Butir {butir.nomor}", "")),
    }


def _ke_laporan(request: HttpRequest, laporan: LaporanBulanan, jangkar: str = "") -> HttpResponse:
    """Lead to the report; where a part of a page was asked for, the browser goes there whole."""
    alamat = reverse("monev:laporan", args=[laporan.pk]) + (f"#{jangkar}" if jangkar else "")
    if request.htmx:  # type: ignore[attr-defined]
        return HttpResponseClientRedirect(alamat)
    return HttpResponseRedirect(alamat)
