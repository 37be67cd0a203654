"""Packages of reports: begun, watched, fetched, cancelled."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe
from django_htmx.http import HttpResponseClientRedirect

from monev.forms.laporan_monev import FormPaket
from monev.latar_paket import mulai_susun
from monev.models import PaketLaporan, StatusPaket, Terkunci
from monev.permissions import SUSUN_PAKET
from monev.services.paket_laporan import akhiri, buka_paket, isi_paket
from monev.views.dasar import pengguna, remah, untuk_pembaca
from monev.views.laporan_monev import halaman_daftar, periode_tahun, tahun_daftar
from rencana_aksi.services.kemajuan import kemajuan, minta_berhenti
from roadmap.ekspor import Berkas
from roadmap.models import RoadMap
from roadmap.views.dasar import dengan_road_map
from roadmap.views.ekspor import sebagai_lampiran


@require_POST
@untuk_pembaca
@dengan_road_map
def mulai(request: HttpRequest, road_map: RoadMap) -> HttpResponse:
    """Begin a package; the same one in the making is shown."""
    SUSUN_PAKET.pastikan(pengguna(request))
    form = FormPaket(request.POST, periode=periode_tahun(road_map, tahun_daftar(request, road_map)))
    if not form.is_valid():
        return halaman_daftar(request, road_map, paket_form=form)
    kini = timezone.now()
    try:
        paket = buka_paket(**form.isi(), oleh=pengguna(request), kini=kini)
    except Terkunci as galat:
        form.add_error("periode", str(galat))
        return halaman_daftar(request, road_map, paket_form=form)
    if paket.pada == kini:
        mulai_susun(paket)
    return redirect("monev:paket", kunci=paket.kunci)


@require_safe
@untuk_pembaca
def rinci(request: HttpRequest, kunci: UUID) -> HttpResponse:
    """Show how far a package is; the page asks again by itself, with or without scripts."""
    paket = _paket(request, kunci)
    disusun = paket.status == StatusPaket.DISUSUN
    if not disusun and request.htmx:  # type: ignore[attr-defined]
        return HttpResponseClientRedirect(request.path)  # the whole page, which offers the file
    persen, tahap = kemajuan(paket.kunci)
    daftar = f"{reverse('monev:daftar_laporan')}?tahun={paket.periode.tahun}"
    konteks = {
        "paket": paket,
        "disusun": disusun,
        "persen": persen,
        "tahap": tahap,
        "tersimpan": paket.status == StatusPaket.SIAP and isi_paket(paket) is not None,
        "daftar": daftar,
        "remah": remah(("Laporan", daftar), (str(paket), "")),
    }
    return render(request, "monev/paket.html", konteks)


def _paket(request: HttpRequest, kunci: UUID) -> PaketLaporan:
    """Return a package that the person has begun; another's is a 404."""
    SUSUN_PAKET.pastikan(pengguna(request))
    paket = PaketLaporan.objects.select_related("periode__road_map").filter(
        kunci=kunci, oleh=pengguna(request)
    )
    satu = paket.first()
    if satu is None:
        raise Http404("Paket tidak ditemukan.")
    return satu


@require_safe
@untuk_pembaca
def unduh(request: HttpRequest, kunci: UUID) -> HttpResponse:
    """Send the ZIP file."""
    paket = _paket(request, kunci)
    isi = isi_paket(paket)
    if isi is None:
        messages.error(request, "Paket ini tidak lagi tersimpan. Susun paket baru.")
        return redirect("monev:paket", kunci=kunci)
    periode = paket.periode
    nama = f"laporan-monev-{periode.tahun}-{periode.jenis}-{periode.nomor}-{paket.bentuk}.zip"
    return sebagai_lampiran(Berkas(nama, "application/zip", isi))


@require_POST
@untuk_pembaca
def batal(request: HttpRequest, kunci: UUID) -> HttpResponse:
    """Stop a package in the making."""
    paket = _paket(request, kunci)
    if akhiri(paket=paket, status=StatusPaket.DIBATALKAN):
        minta_berhenti(paket.kunci)
        messages.success(request, f"{paket} dibatalkan.")
    return redirect("monev:paket", kunci=kunci)
