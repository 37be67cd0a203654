"""The steps of a problem: the page that names the consequence and asks for the reason, and the act."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from monev.forms.bukti_baru import segarkan_versi
from monev.forms.masalah import FormLangkahMasalah
from monev.models import Permasalahan, StatusMasalah
from monev.queries.langkah_masalah import pastikan_boleh_langkah
from monev.queries.masalah import nama_menunggu, pokja_asal
from monev.services.masalah import ambil_langkah, sudah_diambil
from monev.views.dasar import pengguna, remah, untuk_pembaca
from monev.views.masalah import masalah_dibaca, pemegang
from monev.workflow_masalah import NAMA_LANGKAH, LangkahJalan, MasalahDitolak, langkah_jalan
from riwayat.queries import versi
from roadmap.services.isi import Basi


@require_http_methods(["GET", "POST"])
@untuk_pembaca
def langkah(request: HttpRequest, pk: int, langkah: str) -> HttpResponse:
    """Ask before a step, then take it; pressed twice, it is taken once."""
    if langkah not in NAMA_LANGKAH:
        raise Http404("Langkah tidak dikenal.")
    satu = masalah_dibaca(request, pk)
    if request.method == "POST" and sudah_diambil(
        satu, langkah, request.POST.get("alasan", ""), pengguna(request), request.POST.get("versi") or None
    ):
        return _selesai(request, satu)
    try:
        jalan = langkah_jalan(langkah, satu.tingkat)
        pastikan_boleh_langkah(satu, jalan, pengguna(request))
    except MasalahDitolak as galat:
        status = 409 if request.method == "POST" else 200
        return _halaman(request, satu, None, None, str(galat), status)
    pokja = satu.pokja or pokja_asal(satu)
    awal = {"versi": versi(satu), "pokja": pokja}
    form = FormLangkahMasalah(request.POST or None, langkah=jalan, initial=awal)
    if request.method == "GET":
        return _halaman(request, satu, jalan, form)
    if not form.is_valid():
        return _halaman(request, satu, jalan, form, status=422)
    return _ambil(request, satu, jalan, form)


def _ambil(
    request: HttpRequest, satu: Permasalahan, jalan: LangkahJalan, form: FormLangkahMasalah
) -> HttpResponse:
    try:
        hasil = ambil_langkah(
            permasalahan=satu,
            nama=jalan.nama,
            alasan=form.cleaned_data["alasan"],
            pokja=form.cleaned_data.get("pokja"),
            oleh=pengguna(request),
            kini=timezone.now(),
            versi_dibuka=form.cleaned_data["versi"] or None,
        )
    except MasalahDitolak as galat:
        satu.refresh_from_db()
        return _halaman(request, satu, None, None, str(galat), 409)
    except Basi as galat:
        siapa = f" oleh {galat.catatan.oleh}" if galat.catatan else ""
        pesan = f"Permasalahan ini diubah{siapa} sejak Anda membukanya. Periksa, lalu kirim lagi bila masih perlu."
        segarkan_versi(form, versi(satu))
        return _halaman(request, satu, jalan, form, status=409, peringatan=pesan)
    except ValidationError as galat:
        form.add_error(None, galat)
        return _halaman(request, satu, jalan, form, status=422)
    return _selesai(request, hasil)


def _selesai(request: HttpRequest, satu: Permasalahan) -> HttpResponse:
    menunggu = nama_menunggu(satu)
    lanjut = f" dan menunggu {menunggu}" if menunggu else ""
    kini = StatusMasalah(satu.status).label
    messages.success(request, f"Permasalahan “{satu}” kini berstatus {kini}{lanjut}.")
    return redirect("monev:masalah", pk=satu.pk)


def _halaman(
    request: HttpRequest,
    satu: Permasalahan,
    jalan: LangkahJalan | None,
    form: FormLangkahMasalah | None,
    alasan: str = "",
    status: int = 200,
    peringatan: str = "",
) -> HttpResponse:
    kembali = reverse("monev:masalah", args=[satu.pk])
    judul = jalan.kata if jalan else "Langkah tidak tersedia"
    konteks = {
        "judul": judul,
        "benda": satu,
        "status": satu.status,
        "status_teks": satu.get_status_display(),
        "pemegang": pemegang(satu),
        "akibat": [jalan.akibat] if jalan else [],
        "form": form,
        "alasan": alasan,
        "peringatan": peringatan,
        "tombol": judul,
        "kembali": kembali,
        "remah": remah(("Permasalahan", reverse("monev:daftar_masalah")), (str(satu), kembali), (judul, "")),
    }
    return render(request, "monev/masalah_langkah.html", konteks, status=status)
