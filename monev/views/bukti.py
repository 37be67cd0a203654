"""Evidence: brought, handed out to those who may read what it stands behind, taken away."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.http import content_disposition_header, url_has_allowed_host_and_scheme
from django.views.decorators.http import require_http_methods, require_safe

from berkas.unggahan import BerkasDitolak
from monev.forms.bukti import FormBukti
from monev.models import Bukti, JenisBukti, Terkunci
from monev.models.bukti import PEMILIK
from monev.permissions import boleh_membaca_bukti, pastikan_boleh_bukti
from monev.services.bukti import hapus_bukti, isi_bukti, tambah_berkas, tambah_tautan
from monev.views.dasar import pengguna, remah, untuk_pembaca


@require_safe
@untuk_pembaca
def unduh(request: HttpRequest, kunci: UUID) -> HttpResponse:
    """Hand out a file as an attachment, or lead to a link."""
    bukti = _terlihat(request, kunci)
    if bukti.jenis == JenisBukti.TAUTAN:
        return redirect(bukti.tautan)
    isi = isi_bukti(bukti)
    if isi is None:
        raise Http404("Berkas ini tidak lagi tersimpan.")
    kepala = {
        "Content-Disposition": content_disposition_header(as_attachment=True, filename=bukti.nama)
        or "attachment",
        "X-Content-Type-Options": "nosniff",
    }
    return HttpResponse(isi, content_type=bukti.tipe, headers=kepala)


@require_http_methods(["GET", "POST"])
@untuk_pembaca
def tambah(request: HttpRequest, pemilik: str, pk: int) -> HttpResponse:
    """Hang files or a link on a record; what is refused is told at its field, what is good is kept."""
    bidang, benda = _pemilik(request, pemilik, pk)
    kembali = _kembali(request)
    try:
        pastikan_boleh_bukti(pengguna(request), bidang, benda, timezone.now())
    except Terkunci as galat:
        messages.error(request, str(galat))
        return redirect(kembali)
    form = FormBukti(request.POST or None, request.FILES or None) if request.method == "POST" else FormBukti()
    if request.method == "POST" and form.is_valid() and _simpan(request, form, bidang, benda):
        messages.success(request, "Bukti tersimpan.")
        return redirect(kembali)
    konteks = {
        "judul": "Tambah bukti",
        "benda": benda,
        "form": form,
        "kembali": kembali,
        "remah": remah(("Tambah bukti", "")),
    }
    return render(request, "monev/bukti.html", konteks, status=422 if form.errors else 200)


@require_http_methods(["GET", "POST"])
@untuk_pembaca
def hapus(request: HttpRequest, kunci: UUID) -> HttpResponse:
    """Take evidence away after saying so."""
    bukti = _terlihat(request, kunci)
    kembali = _kembali(request)
    bidang, benda = bukti.milik
    try:
        pastikan_boleh_bukti(pengguna(request), bidang, benda, timezone.now())
        if request.method == "POST":
            hapus_bukti(bukti=bukti, oleh=pengguna(request), kini=timezone.now())
            messages.success(request, f"Bukti “{bukti.nama}” terhapus.")
            return redirect(kembali)
    except Terkunci as galat:
        messages.error(request, str(galat))
        return redirect(kembali)
    konteks = {
        "judul": "Hapus bukti",
        "benda": bukti.nama,
        "akibat": "Berkas terhapus dari penyimpanan; riwayatnya tetap tercatat.",
        "tombol": "Hapus bukti",
        "kembali": kembali,
        "remah": remah(("Hapus bukti", "")),
    }
    return render(request, "monev/konfirmasi.html", konteks)


def _terlihat(request: HttpRequest, kunci: UUID) -> Bukti:
    bukti = Bukti.objects.filter(kunci=kunci).first()
    if bukti is None or not boleh_membaca_bukti(request.user, *bukti.milik):
        raise Http404("Bukti tidak ditemukan.")
    return bukti


def _pemilik(request: HttpRequest, pemilik: str, pk: int) -> tuple[str, Any]:
    bidang = pemilik.replace("-", "_")
    if bidang not in PEMILIK:
        raise Http404("Jenis catatan tidak dikenal.")
    model: Any = Bukti._meta.get_field(bidang).related_model
    benda = model.objects.filter(pk=pk).first()
    if benda is None or not boleh_membaca_bukti(request.user, bidang, benda):
        raise Http404("Catatan tidak ditemukan.")
    return bidang, benda


def _kembali(request: HttpRequest) -> str:
    """Return the page to go back to (`?kembali=`), within the site."""
    tujuan = request.POST.get("kembali") or request.GET.get("kembali") or ""
    if url_has_allowed_host_and_scheme(tujuan, allowed_hosts={request.get_host()}):
        return tujuan
    return reverse("roadmap:beranda")


def _simpan(request: HttpRequest, form: FormBukti, bidang: str, benda: Any) -> bool:
    oleh, kini = pengguna(request), timezone.now()
    data = form.cleaned_data
    for berkas in data["berkas"]:
        try:
            tambah_berkas(
                bidang=bidang, pemilik=benda, nama=berkas.name, isi=berkas.read(), oleh=oleh, kini=kini
            )
        except BerkasDitolak as galat:
            form.add_error("berkas", galat.pesan)
    if data["tautan"]:
        try:
            tambah_tautan(
                bidang=bidang, pemilik=benda, nama=data["nama"], tautan=data["tautan"], oleh=oleh, kini=kini
            )
        except ValidationError as galat:
            form.add_error("tautan", galat.messages[0])
    return not form.errors
