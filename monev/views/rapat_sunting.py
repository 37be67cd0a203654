"""Meetings before they are held: scheduled, changed, cancelled, people invited and taken off the list."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST

from monev.forms.rapat import FormAlasanBatal, FormRapat, FormUndang
from monev.models import Peserta, Rapat, StatusRapat, Terkunci
from monev.permissions import aturan
from monev.queries.rapat import penyelenggara_untuk
from monev.queries.rapat_peserta import calon_peserta
from monev.services.rapat import RapatDitolak, batalkan, buat_rapat, ubah_rapat
from monev.services.rapat_peserta import keluarkan, undang
from monev.undangan import rincian_jadwal
from monev.views.dasar import pengguna, remah, untuk_pembaca
from monev.views.rapat import TAK_BERWENANG, alasan_terkunci, rapat_terlihat
from monev.workflow import Pelaku
from organisasi.permissions import TidakBerwenang
from riwayat.queries import riwayat_dari
from roadmap.models import RoadMap
from roadmap.services.isi import Basi
from roadmap.views.dasar import dengan_road_map
from roadmap.views.isi import status_formulir


@require_http_methods(["GET", "POST"])
@untuk_pembaca
@dengan_road_map
def tambah(request: HttpRequest, road_map: RoadMap) -> HttpResponse:
    """Schedule a meeting; the same one sent twice is made once."""
    dari = penyelenggara_untuk(request.user)
    if not dari:
        raise TidakBerwenang(TAK_BERWENANG)
    form = FormRapat(
        request.POST or None,
        road_map=road_map,
        penyelenggara=dari,
        hari_ini=timezone.localdate(),
        initial={
            "penyelenggara": request.GET.get("penyelenggara", ""),
            "jenis": request.GET.get("jenis", ""),
        },
    )
    if request.method == "POST" and form.is_valid():
        try:
            satu = buat_rapat(rapat=form.instance, oleh=pengguna(request), kini=timezone.now())
        except ValidationError as galat:
            form.add_error(None, galat.messages)
        else:
            messages.success(request, f"Rapat “{satu}” terjadwal. Berikutnya: undang peserta.")
            return redirect("monev:rapat", satu.pk)
    konteks = {
        "form": form,
        "judul": "Jadwalkan rapat",
        "tombol": "Jadwalkan rapat",
        "kembali": reverse("monev:daftar_rapat"),
        "remah": remah(("Rapat", reverse("monev:daftar_rapat")), ("Jadwalkan rapat", "")),
    }
    return render(request, "roadmap/formulir.html", konteks, status=status_formulir(request, form, None))


def rapat_terbuka(request: HttpRequest, pk: int) -> Rapat:
    """Return a meeting that the person may change now; raises TidakBerwenang, and Terkunci in words for the page."""
    satu = rapat_terlihat(request, pk)
    aturan(Pelaku.PENYUSUN, satu).pastikan(request.user, satu)
    if satu.status != StatusRapat.DIJADWALKAN:
        raise Terkunci(alasan_terkunci(request.user, satu))
    return satu


def ke_rapat(request: HttpRequest, pk: int, galat: Exception | None = None) -> HttpResponse:
    """Lead to the page of a meeting, with the reason why something was not done."""
    if galat is not None:
        messages.error(request, str(galat))
    return redirect("monev:rapat", pk)


def remah_rapat(rapat: Rapat, akhir: str) -> list[tuple[str, str]]:
    """Return the breadcrumb down to a page of a meeting."""
    return remah(
        ("Rapat", reverse("monev:daftar_rapat")),
        (rapat.judul, reverse("monev:rapat", args=[rapat.pk])),
        (akhir, ""),
    )


@require_http_methods(["GET", "POST"])
@untuk_pembaca
def ubah(request: HttpRequest, pk: int) -> HttpResponse:
    """Change what a meeting is about, when and where it is."""
    try:
        satu = rapat_terbuka(request, pk)
    except Terkunci as galat:
        return ke_rapat(request, pk, galat)
    form = FormRapat(
        request.POST or None,
        instance=satu,
        road_map=satu.road_map,
        penyelenggara={},
        hari_ini=timezone.localdate(),
    )
    basi = None
    if request.method == "POST" and form.is_valid():
        try:
            ubah_rapat(
                rapat=form.instance,
                oleh=pengguna(request),
                kini=timezone.now(),
                versi_dibuka=form.cleaned_data["versi"],
            )
        except Basi as galat:
            basi = galat
            form.segarkan(satu)
        except Terkunci as galat:
            return ke_rapat(request, pk, galat)
        except ValidationError as galat:
            form.add_error(None, galat.messages)
        else:
            messages.success(request, f"Rapat “{form.instance}” tersimpan.")
            return redirect("monev:rapat", pk)
    konteks = {
        "form": form,
        "basi": basi,
        "judul": "Ubah jadwal rapat",
        "keterangan": "Yang sudah diundang diberi tahu bila waktu atau tempatnya berubah."
        if satu.diundang_pada
        else "",
        "kembali": reverse("monev:rapat", args=[pk]),
        "riwayat": riwayat_dari([satu]),
        "remah": remah_rapat(satu, "Ubah"),
    }
    return render(request, "roadmap/formulir.html", konteks, status=status_formulir(request, form, basi))


@require_http_methods(["GET", "POST"])
@untuk_pembaca
def batal(request: HttpRequest, pk: int) -> HttpResponse:
    """Cancel a meeting after asking why."""
    form = FormAlasanBatal(request.POST or None)
    try:
        satu = rapat_terbuka(request, pk)
        if request.method == "POST" and form.is_valid():
            batalkan(
                rapat=satu, alasan=form.cleaned_data["alasan"], oleh=pengguna(request), kini=timezone.now()
            )
            messages.success(request, f"Rapat “{satu}” dibatalkan.")
            return redirect("monev:rapat", pk)
    except (Terkunci, RapatDitolak) as galat:
        return ke_rapat(request, pk, galat)
    konteks = {
        "judul": "Batalkan rapat",
        "benda": f"{satu}, {rincian_jadwal(satu)}",
        "akibat": [
            "Yang sudah diundang diberi tahu, bersama alasan Anda.",
            "Rapat ini tidak dapat diubah lagi dan tidak dihitung dalam kepatuhan.",
        ],
        "tombol": "Batalkan rapat",
        "form": form,
        "kembali": reverse("monev:rapat", args=[pk]),
        "remah": remah_rapat(satu, "Batalkan"),
    }
    return render(request, "monev/konfirmasi.html", konteks, status=status_formulir(request, form, None))


@require_http_methods(["GET", "POST"])
@untuk_pembaca
def undang_peserta(request: HttpRequest, pk: int) -> HttpResponse:
    """Invite people: proposed by their roles, other accounts, names without one; who is invited already is listed."""
    try:
        satu = rapat_terbuka(request, pk)
    except Terkunci as galat:
        return ke_rapat(request, pk, galat)
    diundang = list(satu.peserta.order_by("pk"))
    sudah = {p.pengguna_id for p in diundang}
    calon = [c for c in calon_peserta(satu) if c.pengguna.pk not in sudah]
    form = FormUndang(_tanpa_sudah(request, sudah), calon=calon, rapat=satu)
    if request.method == "POST" and form.is_valid():
        try:
            hasil = undang(
                rapat=satu,
                pengguna=form.cleaned_data["orang"],
                bebas=form.cleaned_data["bebas"],
                undangan=form.cleaned_data["undangan"],
                oleh=pengguna(request),
                kini=timezone.now(),
            )
        except RapatDitolak as galat:
            form.add_error(None, str(galat))
        except Terkunci as galat:
            return ke_rapat(request, pk, galat)
        else:
            messages.success(
                request,
                f"{hasil.baru} peserta diundang; {hasil.diberi_tahu} di antaranya diberi tahu lewat PetaRB."
                if hasil.baru
                else "Undangan tersimpan; tidak ada peserta baru.",
            )
            return redirect("monev:rapat", pk)
    konteks = {
        "rapat": satu,
        "jadwal": rincian_jadwal(satu),
        "form": form,
        "diundang": diundang,
        "kembali": reverse("monev:rapat", args=[pk]),
        "remah": remah_rapat(satu, "Undang peserta"),
    }
    return render(request, "monev/rapat_undang.html", konteks, status=status_formulir(request, form, None))


def _tanpa_sudah(request: HttpRequest, sudah: set[int | None]) -> object:
    """Return what was sent without people whom another press of the button has invited meanwhile."""
    if request.method != "POST":
        return None
    data = request.POST.copy()
    data.setlist("orang", [pk for pk in data.getlist("orang") if not pk.isdecimal() or int(pk) not in sudah])
    return data


@require_POST
@untuk_pembaca
def keluarkan_peserta(request: HttpRequest, pk: int, peserta: int) -> HttpResponse:
    """Take a participant off the list."""
    try:
        rapat_terbuka(request, pk)
        satu = Peserta.objects.select_related("rapat").filter(rapat=pk, pk=peserta).first()
        if satu is None:
            raise Http404("Peserta tidak ditemukan.")
        keluarkan(peserta=satu, oleh=pengguna(request))
    except (Terkunci, RapatDitolak) as galat:
        return ke_rapat(request, pk, galat)
    messages.success(request, f"{satu.nama} tidak lagi menjadi peserta rapat ini.")
    return redirect("monev:rapat", pk)
