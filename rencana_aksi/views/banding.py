"""Two plans of a unit side by side: two versions, or two years."""

from collections import Counter

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from rencana_aksi.forms.banding import FormBanding
from rencana_aksi.models import RencanaAksi
from rencana_aksi.queries.banding import Jenis, bandingkan, isi_rencana, pembanding
from rencana_aksi.views.dasar import pengguna, remah, rencana_terlihat, untuk_pembaca


@require_safe
@untuk_pembaca
def banding(request: HttpRequest, pk: int) -> HttpResponse:
    """Compare a plan with the one before it, or with the one asked for; an unknown one is a 404."""
    rencana = rencana_terlihat(request, pk)
    pilihan = pembanding(rencana, pengguna(request))
    form = FormBanding(request.GET, pilihan=pilihan)
    if not form.is_valid():
        raise Http404("Rencana pembanding tidak ditemukan.")
    diminta = form.cleaned_data["dengan"]
    lain = next((r for r in pilihan if r.pk == diminta), pilihan[0] if pilihan else None)
    konteks = {
        "rencana": rencana,
        "form": form,
        "lain": lain,
        "remah": remah(("Perbandingan", ""), rencana=rencana),
    }
    if lain is not None:
        konteks |= _perbandingan(rencana, lain, semua=form.cleaned_data["semua"])
    return render(request, "rencana_aksi/banding.html", konteks)


def _perbandingan(rencana: RencanaAksi, lain: RencanaAksi, *, semua: bool) -> dict[str, object]:
    """Return the differences from the earlier plan to the later one, and how many of each kind."""
    lama, baru = sorted((rencana, lain), key=lambda r: (r.periode.tahun, r.versi))
    beda = bandingkan(*isi_rencana(lama, baru))
    hitung = Counter(b.jenis for b in beda)
    return {
        "lama": lama,
        "baru": baru,
        "semua": semua,
        "beda": beda if semua else [b for b in beda if b.jenis != Jenis.SAMA],
        "hitung": [(jenis.value, hitung[jenis]) for jenis in Jenis],
    }
