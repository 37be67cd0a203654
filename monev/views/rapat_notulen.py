"""The minutes of a meeting: text, decisions, the follow-ups that these bring."""

from collections.abc import Sequence
from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from monev.forms.rapat_jalan import FormKeputusan, FormNotulen, PilihanKeputusan
from monev.models import Rapat, Terkunci
from monev.queries.rapat import tanda_notulen
from monev.queries.rapat_isi import IsiRapat, isi_rapat, sudah_tercatat
from monev.queries.rapat_pilihan import masalah_mungkin, notulis_mungkin, orang_mungkin, unit_mungkin
from monev.services.rapat import RapatDitolak
from monev.services.rapat_notulen import simpan_notulen
from monev.undangan import rincian_jadwal
from monev.views.dasar import pengguna, untuk_pembaca
from monev.views.rapat_jalan import belum_mulai, status_isian
from monev.views.rapat_sunting import ke_rapat, rapat_terbuka, remah_rapat
from monev.workflow import PeralihanDitolak
from organisasi.models import Pengguna
from roadmap.services.isi import Basi


@require_http_methods(["GET", "POST"])
@untuk_pembaca
def notulen(request: HttpRequest, pk: int) -> HttpResponse:
    """Write minutes and decisions; two who write at once lose nothing of either."""
    try:
        satu = rapat_terbuka(request, pk)
    except Terkunci as galat:
        return ke_rapat(request, pk, galat)
    data = request.POST if request.method == "POST" else None
    isi = isi_rapat(satu)
    form = _form_notulen(request, satu, isi, data)
    keputusan = _form_keputusan(satu, isi, data)
    basi = None
    sah = all([form.is_valid(), *(f.is_valid() for f in keputusan if f.is_bound)])
    if data is not None and sah:
        try:
            return _simpan_notulen(request, satu, form, keputusan)
        except Basi as galat:
            basi = galat
            satu.refresh_from_db()
            form.segarkan(tanda_notulen(satu))
        except RapatDitolak as galat:
            form.add_error("notulen", str(galat))
        except PeralihanDitolak as galat:
            form.add_error(None, str(galat))
        except ValidationError as galat:
            form.add_error(None, galat.messages)
        except Terkunci as galat:
            return ke_rapat(request, pk, galat)
    konteks = {
        "rapat": satu,
        "jadwal": rincian_jadwal(satu),
        "form": form,
        "keputusan": keputusan,
        "galat_keputusan": [f for f in keputusan if f.is_bound and f.errors],
        "basi": basi,
        "isi": isi,
        "belum_mulai": belum_mulai(satu),
        "kembali": reverse("monev:rapat", args=[pk]),
        "remah": remah_rapat(satu, "Notulen"),
    }
    salah = data is not None and (not sah or bool(form.errors))
    return render(request, "monev/rapat_notulen.html", konteks, status=status_isian(basi, salah=salah))


def _form_notulen(request: HttpRequest, rapat: Rapat, isi: IsiRapat, data: Any) -> FormNotulen:
    awal = {
        "notulen": rapat.notulen,
        "notulis": rapat.notulis_id or pengguna(request).pk,
        "tanda": tanda_notulen(rapat),
    }
    return FormNotulen(data, notulis=notulis_mungkin(rapat, isi, pengguna(request)), initial=awal)


def _form_keputusan(rapat: Rapat, isi: IsiRapat, data: Any) -> list[FormKeputusan]:
    """Return a form for each decision, and one for the next."""
    pilihan = PilihanKeputusan(
        isi.agenda, masalah_mungkin(rapat, isi), unit_mungkin(rapat), orang_mungkin(rapat)
    )
    hasil = []
    for ada in isi.keputusan:
        awalan = f"k{ada.pk}"
        awal = {
            "pk": ada.pk,
            "teks": ada.teks,
            "agenda": ada.agenda_id,
            "permasalahan": ada.permasalahan_id,
        }
        terkirim = data if data is not None and f"{awalan}-pk" in data else None
        hasil.append(FormKeputusan(terkirim, prefix=awalan, pilihan=pilihan, ada=ada, initial=awal))
    return [*hasil, FormKeputusan(data, prefix="baru", pilihan=pilihan)]


def _simpan_notulen(
    request: HttpRequest, rapat: Rapat, form: FormNotulen, keputusan: Sequence[FormKeputusan]
) -> HttpResponse:
    """Save; the same button pressed twice finds everything saved. Raises what `simpan_notulen` raises."""
    isian = [f.isian() for f in keputusan if f.is_bound and not f.kosong]
    data = form.cleaned_data
    try:
        simpan_notulen(
            rapat=rapat,
            notulen=data["notulen"],
            keputusan=isian,
            notulis=Pengguna.objects.get(pk=data["notulis"]),
            oleh=pengguna(request),
            kini=timezone.now(),
            tanda_dibuka=data["tanda"],
        )
    except Basi:
        teks = [i.teks for i in isian if not i.hapus]
        tindak = [t.uraian for i in isian for t in i.tindak_lanjut]
        if not sudah_tercatat(rapat, data["notulen"], teks, tindak):
            raise
    messages.success(request, "Notulen dan keputusan tersimpan.")
    if "lagi" in request.POST:
        return redirect(f"{reverse('monev:rapat_notulen', args=[rapat.pk])}#keputusan-baru")
    return redirect("monev:rapat", rapat.pk)
