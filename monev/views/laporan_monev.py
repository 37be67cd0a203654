"""Monev reports: their list, one report on screen, its words, its files, a new version."""

from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.db.models import Q
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from berkas.naskah_html import siapkan
from monev.forms.laporan_monev import FormIsiLaporan, FormMulai, FormPaket, FormRevisi, SaringanLaporanForm
from monev.models import BentukLaporan, LaporanMonev, PaketLaporan, Periode, Terkunci
from monev.naskah import nama_laporan
from monev.permissions import SUSUN_PAKET, aturan
from monev.queries.kepatuhan import tahun_pantau
from monev.queries.laporan_monev import alasan_terkunci, calon, peringatan, terbaru
from monev.queries.riwayat import riwayat_dokumen
from monev.services import laporan_monev as layanan
from monev.services.laporan_monev import BerkasRusak
from monev.terbitan import berkas, naskah_draf, naskah_halaman
from monev.views.dasar import pengguna, remah, terlihat, untuk_pembaca
from monev.views.tindakan import tindakan_dokumen
from monev.workflow import Pelaku, PeralihanDitolak, Status
from roadmap.ekspor import FORMAT, Berkas
from roadmap.filters import galat_saringan
from roadmap.models import RoadMap
from roadmap.queries.kata import kata_cari
from roadmap.services.isi import Basi
from roadmap.views.dasar import dengan_road_map
from roadmap.views.ekspor import sebagai_lampiran
from roadmap.views.isi import status_formulir

PER_HALAMAN = 50
BACA = ("periode__road_map", "perangkat_daerah", "pokja")


@require_safe
@untuk_pembaca
@dengan_road_map
def daftar(request: HttpRequest, road_map: RoadMap) -> HttpResponse:
    """List the reports of a year, the newest version of each; offer to start one and to make a package."""
    return halaman_daftar(request, road_map)


def halaman_daftar(
    request: HttpRequest,
    road_map: RoadMap,
    mulai_form: FormMulai | None = None,
    paket_form: FormPaket | None = None,
) -> HttpResponse:
    """Return the list, with a form that was refused where there is one."""
    orang, hari = pengguna(request), timezone.localdate()
    form = SaringanLaporanForm(request.GET, tahun=road_map.tahun, bawaan=tahun_pantau(road_map, hari))
    tahun = form.tahun_terpilih()
    periode = periode_tahun(road_map, tahun)
    boleh_paket = SUSUN_PAKET.boleh(orang)
    konteks = {
        "form": form,
        "galat": galat_saringan(form),
        "tahun": tahun,
        "halaman": Paginator(_laporan(request, road_map, form), PER_HALAMAN).get_page(
            request.GET.get("halaman")
        ),
        "mulai_form": mulai_form or FormMulai(periode=periode, calon=calon(road_map, tahun, orang)),
        "paket_form": (paket_form or FormPaket(periode=periode)) if boleh_paket and periode else None,
        "paket": list(_paket(request, road_map)) if boleh_paket else [],
        "remah": remah(("Laporan", "")),
    }
    salah = any(f is not None and f.errors for f in (mulai_form, paket_form))
    return render(request, "monev/laporan_daftar.html", konteks, status=422 if salah else 200)


def periode_tahun(road_map: RoadMap, tahun: int) -> list[Periode]:
    """Return the periods of a year that have begun: the year, its semesters, its months."""
    hari = timezone.localdate()
    semua = Periode.objects.filter(road_map=road_map, tahun=tahun).select_related("road_map")
    mulai = [p for p in semua if p.mulai <= hari]
    return sorted(mulai, key=lambda p: (-p.panjang_bulan, p.nomor))


def _laporan(request: HttpRequest, road_map: RoadMap, form: SaringanLaporanForm) -> list[LaporanMonev]:
    semua = LaporanMonev.objects.terlihat_oleh(request.user).filter(
        periode__road_map=road_map, periode__tahun=form.tahun_terpilih()
    )
    if not form.errors:
        if jenis := form.cleaned_data["jenis"]:
            semua = semua.filter(periode__jenis=jenis)
        for kata in kata_cari(form.cleaned_data["q"]):
            semua = semua.filter(Q(perangkat_daerah__nama__icontains=kata) | Q(pokja__nama__icontains=kata))
    daftar: Any = semua.select_related("periode", "perangkat_daerah", "pokja", "diajukan_oleh")
    urut = sorted(terbaru(daftar), key=lambda s: (s.tingkat, s.nama_lingkup))
    return sorted(urut, key=lambda s: (s.periode.akhir, s.periode.panjang_bulan), reverse=True)


def _paket(request: HttpRequest, road_map: RoadMap) -> Any:
    milik = PaketLaporan.objects.filter(oleh=pengguna(request), periode__road_map=road_map)
    return milik.select_related("periode")[:5]


@require_POST
@untuk_pembaca
@dengan_road_map
def mulai(request: HttpRequest, road_map: RoadMap) -> HttpResponse:
    """Start a report; one that exists is opened."""
    tahun = tahun_daftar(request, road_map)
    form = FormMulai(
        request.POST,
        periode=periode_tahun(road_map, tahun),
        calon=calon(road_map, tahun, pengguna(request)),
    )
    if not form.is_valid():
        return halaman_daftar(request, road_map, mulai_form=form)
    try:
        satu = layanan.mulai_laporan_monev(**form.isi(), oleh=pengguna(request), kini=timezone.now())
    except Terkunci as galat:
        form.add_error("periode", str(galat))
        return halaman_daftar(request, road_map, mulai_form=form)
    return redirect("monev:laporan_monev", pk=satu.pk)


def tahun_daftar(request: HttpRequest, road_map: RoadMap) -> int:
    """Return the year of the list from which a form was sent."""
    diminta = request.GET.get("tahun", "")
    tahun = int(diminta) if diminta.isdecimal() and len(diminta) == 4 else 0
    return tahun if tahun in road_map.tahun else tahun_pantau(road_map, timezone.localdate())


# One report


@require_safe
@untuk_pembaca
def rinci(request: HttpRequest, pk: int) -> HttpResponse:
    """Show a report: a set one as it was frozen, a draft with the figures of now."""
    satu = laporan_terlihat(request, pk)
    draf = satu.status == Status.DRAF
    alasan = alasan_terkunci(satu, pengguna(request), timezone.localdate())
    tindakan = tindakan_dokumen(request, satu)
    tindakan["menu"] += _menu(request, satu, alasan)
    tindakan["aksi"] = tindakan["aksi"] or tindakan["menu"].pop(0)
    konteks = {
        "laporan": satu,
        "draf": draf,
        "bagian": siapkan(naskah_halaman(satu, timezone.now())),
        "peringatan": peringatan(satu) if draf else [],
        "versi_lain": _versi_lain(satu),
        "berkas": list(satu.berkas.all()),
        "riwayat": riwayat_dokumen(satu),
        "remah": _remah(satu),
        **tindakan,
    }
    return render(request, "monev/laporan_monev.html", konteks)


def laporan_terlihat(request: HttpRequest, pk: int) -> LaporanMonev:
    """Return a report that the person may read; a hidden one is a 404."""
    satu = terlihat(request, LaporanMonev.objects.select_related(*BACA), pk=pk)
    assert isinstance(satu, LaporanMonev)
    return satu


def _versi_lain(laporan: LaporanMonev) -> list[LaporanMonev]:
    lain = LaporanMonev.objects.filter(
        periode=laporan.periode,
        tingkat=laporan.tingkat,
        perangkat_daerah=laporan.perangkat_daerah,
        pokja=laporan.pokja,
    ).exclude(pk=laporan.pk)
    return list(lain.select_related("periode", "perangkat_daerah", "pokja").order_by("-versi"))


def _remah(laporan: LaporanMonev, *akhir: tuple[str, str]) -> list[tuple[str, str]]:
    alamat = f"{reverse('monev:daftar_laporan')}?tahun={laporan.periode.tahun}"
    sendiri = reverse("monev:laporan_monev", args=[laporan.pk]) if akhir else ""
    return remah(("Laporan", alamat), (f"{laporan.nama_lingkup} {laporan.periode}", sendiri), *akhir)


def _menu(request: HttpRequest, laporan: LaporanMonev, alasan: str) -> list[dict[str, Any]]:
    def tautan(teks: str, nama: str, ikon: str, *lain: Any, **sifat: Any) -> dict[str, Any]:
        return {
            "teks": teks,
            "url": reverse(f"monev:{nama}", args=[laporan.pk, *lain]),
            "ikon": ikon,
            **sifat,
        }

    menu = [
        tautan(f"Unduh {bentuk.label}", "laporan_monev_unduh", "download", bentuk.value, unduh=True)
        for bentuk in BentukLaporan
    ]
    if laporan.status == Status.DRAF:
        return [tautan("Tulis pengantar dan simpulan", "laporan_monev_ubah", "pencil", alasan=alasan), *menu]
    return [
        *menu,
        tautan(
            "Buat versi baru", "laporan_monev_revisi", "git-branch", alasan=_alasan_revisi(request, laporan)
        ),
    ]


def _alasan_revisi(request: HttpRequest, laporan: LaporanMonev) -> str:
    izin = aturan(Pelaku.PENYUSUN, laporan)
    if not izin.boleh(request.user, laporan):
        return izin.alasan
    return "" if laporan.status == Status.DITETAPKAN else "Versi ini sudah digantikan."


@require_http_methods(["GET", "POST"])
@untuk_pembaca
def ubah(request: HttpRequest, pk: int) -> HttpResponse:
    """Write the words of a draft."""
    satu = laporan_terlihat(request, pk)
    aturan(Pelaku.PENYUSUN, satu).pastikan(pengguna(request), satu)
    alasan = alasan_terkunci(satu, pengguna(request), timezone.localdate())
    if alasan and request.method == "GET":
        messages.error(request, alasan)
        return redirect("monev:laporan_monev", pk=pk)
    form = FormIsiLaporan(request.POST or None, instance=satu)
    basi = None
    if request.method == "POST" and form.is_valid():
        basi = _simpan(request, form)
        if basi is None and not form.errors:
            messages.success(request, f"{satu} tersimpan. Belum ditetapkan.")
            return redirect("monev:laporan_monev", pk=pk)
    konteks = {
        "form": form,
        "basi": basi,
        "judul": "Tulis pengantar dan simpulan",
        "kembali": reverse("monev:laporan_monev", args=[pk]),
        "remah": _remah(satu, ("Tulis pengantar dan simpulan", "")),
    }
    return render(request, "roadmap/formulir.html", konteks, status=status_formulir(request, form, basi))


def _simpan(request: HttpRequest, form: FormIsiLaporan) -> Basi | None:
    try:
        layanan.simpan_laporan_monev(
            laporan=form.instance,
            oleh=pengguna(request),
            kini=timezone.now(),
            versi_dibuka=form.cleaned_data["versi"],
        )
    except Basi as galat:
        form.segarkan(form.instance)
        return galat
    except Terkunci as galat:
        form.add_error(None, str(galat))
    return None


@require_safe
@untuk_pembaca
def unduh(request: HttpRequest, pk: int, bentuk: str) -> HttpResponse:
    """Send a report: the kept bytes of a set one, a draft marked as such."""
    satu = laporan_terlihat(request, pk)
    try:
        return sebagai_lampiran(berkas_laporan(satu, bentuk, str(request.user)))
    except BerkasRusak as galat:
        messages.error(request, str(galat))
        return redirect("monev:laporan_monev", pk=pk)


def berkas_laporan(laporan: LaporanMonev, bentuk: str, oleh: str) -> Berkas:
    """Return a report as a file: the kept bytes of a set one, a draft marked as such.

    Raises Http404 for a form that is unknown or was not issued, and BerkasRusak.
    """
    if bentuk not in BentukLaporan.values:
        raise Http404("Bentuk berkas tidak dikenal.")
    if laporan.status == Status.DRAF:
        draf = berkas(naskah_draf(laporan, timezone.localtime(), oleh), bentuk)
        return Berkas(f"DRAF-{draf.nama}", draf.jenis, draf.isi)
    tersimpan = get_object_or_404(laporan.berkas, bentuk=bentuk)
    return Berkas(
        f"{nama_laporan(laporan.potret)}.{bentuk}", FORMAT[bentuk].jenis, layanan.isi_berkas(tersimpan)
    )


@require_http_methods(["GET", "POST"])
@untuk_pembaca
def revisi(request: HttpRequest, pk: int) -> HttpResponse:
    """Ask why, then start a new version of a set report."""
    satu = laporan_terlihat(request, pk)
    aturan(Pelaku.PENYUSUN, satu).pastikan(pengguna(request), satu)
    form = FormRevisi(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            baru = layanan.buat_revisi(
                laporan=satu,
                alasan=form.cleaned_data["alasan"],
                oleh=pengguna(request),
                kini=timezone.now(),
            )
        except (PeralihanDitolak, Terkunci) as galat:
            form.add_error(None, str(galat))
        else:
            messages.success(request, f"{baru} dimulai sebagai draf. Versi {satu.versi} tetap berlaku.")
            return redirect("monev:laporan_monev", pk=baru.pk)
    konteks = {
        "form": form,
        "judul": "Buat versi baru",
        "benda": str(satu),
        "akibat": [
            "Versi baru dimulai sebagai draf dengan pengantar dan simpulan versi ini, dan angka terkini.",
            "Versi ini tetap berlaku sampai versi baru ditetapkan, dan tetap dapat diperiksa keasliannya.",
        ],
        "tombol": "Buat versi baru",
        "ringan": True,
        "kembali": reverse("monev:laporan_monev", args=[pk]),
        "remah": _remah(satu, ("Versi baru", "")),
    }
    status = 422 if form.errors else 200
    return render(request, "monev/konfirmasi.html", konteks, status=status)
