"""What people say about a plan and its items: write, answer, close. With HTMX the part, without it the page."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_POST

from rencana_aksi.forms.komentar import FormKomentar
from rencana_aksi.models import ButirAksi, Komentar, RencanaAksi
from rencana_aksi.queries.komentar import bagian_komentar
from rencana_aksi.services.komentar import KomentarDitolak, selesaikan_komentar, tulis_komentar
from rencana_aksi.views.dasar import pengguna, rencana_terlihat, untuk_pembaca


@require_POST
@untuk_pembaca
def tulis(request: HttpRequest, pk: int) -> HttpResponse:
    """Write a comment or a reply."""
    rencana = rencana_terlihat(request, pk)
    form = FormKomentar(request.POST)
    if "butir" in form.errors or "induk" in form.errors:
        raise Http404("Komentar atau butir tidak ditemukan.")
    induk = _komentar(rencana, form.cleaned_data["induk"])
    butir = induk.butir if induk else _butir(rencana, form.cleaned_data["butir"])
    if "teks" in form.errors:
        return _ditolak(request, rencana, butir, " ".join(str(pesan) for pesan in form.errors["teks"]))
    try:
        tulis_komentar(
            rencana=rencana,
            oleh=pengguna(request),
            kini=timezone.now(),
            teks=form.cleaned_data["teks"],
            butir=butir,
            induk=induk,
        )
    except KomentarDitolak as galat:
        return _ditolak(request, rencana, butir, str(galat))
    return _jawab(request, rencana, butir)


@require_POST
@untuk_pembaca
def selesai(request: HttpRequest, pk: int, komentar: int) -> HttpResponse:
    """Close a conversation (`selesai` is 1), or open it again (0)."""
    rencana = rencana_terlihat(request, pk)
    satu = _komentar(rencana, komentar)
    if satu is None or satu.induk_id is not None:
        raise Http404("Komentar tidak ditemukan.")
    selesaikan_komentar(
        komentar=satu,
        oleh=pengguna(request),
        kini=timezone.now(),
        selesai=request.POST.get("selesai") != "0",
    )
    return _jawab(request, rencana, satu.butir)


def _komentar(rencana: RencanaAksi, pk: int | None) -> Komentar | None:
    """Return a comment of the plan; None for none asked for, a 404 for another plan's."""
    if pk is None:
        return None
    satu = rencana.komentar.select_related("butir").filter(pk=pk).first()
    if satu is None:
        raise Http404("Komentar tidak ditemukan.")
    return satu


def _butir(rencana: RencanaAksi, kunci: UUID | None) -> ButirAksi | None:
    if kunci is None:
        return None
    butir = rencana.butir.filter(kunci=kunci).first()
    if butir is None:
        raise Http404("Butir aksi tidak ditemukan.")
    return butir


def _jawab(request: HttpRequest, rencana: RencanaAksi, butir: ButirAksi | None) -> HttpResponse:
    """Show the part anew, or lead back to it on its page."""
    if request.htmx:  # type: ignore[attr-defined]
        return _bagian(request, rencana, butir)
    return redirect(f"{_alamat(rencana, butir)}#{_jangkar(butir)}")


def _ditolak(
    request: HttpRequest, rencana: RencanaAksi, butir: ButirAksi | None, alasan: str
) -> HttpResponse:
    """Say why a comment was not taken, and keep what was typed."""
    if request.htmx:  # type: ignore[attr-defined]
        return _bagian(request, rencana, butir, alasan)
    messages.error(request, alasan)
    return redirect(f"{_alamat(rencana, butir)}#{_jangkar(butir)}")


def _bagian(
    request: HttpRequest, rencana: RencanaAksi, butir: ButirAksi | None, alasan: str = ""
) -> HttpResponse:
    konteks = bagian_komentar(rencana, pengguna(request), butir=butir) | {
        "galat_komentar": alasan,
        "teks_komentar": request.POST.get("teks", "") if alasan else "",
        "induk_ditolak": request.POST.get("induk", "") if alasan else "",
    }
    return render(request, "rencana_aksi/_komentar.html", konteks, status=422 if alasan else 200)


def _alamat(rencana: RencanaAksi, butir: ButirAksi | None) -> str:
    if butir is None:
        return reverse("rencana_aksi:rencana", args=[rencana.pk])
    return reverse("rencana_aksi:butir", args=[rencana.pk, butir.kunci])


def _jangkar(butir: ButirAksi | None) -> str:
    return f"komentar-{butir.kunci.hex}" if butir else "komentar"
