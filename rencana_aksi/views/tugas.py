"""What waits for a person, and setting many plans at once."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from rencana_aksi.forms.alur import KOSONG, FormPenetapan
from rencana_aksi.permissions import TETAPKAN_BANYAK
from rencana_aksi.queries.tugas import belum_dimulai, siap_ditetapkan, tugas_dari
from rencana_aksi.services.alur import HasilTetapkan, tetapkan_banyak
from rencana_aksi.views.dasar import pengguna, remah, untuk_pembaca


@require_safe
@untuk_pembaca
def tugas(request: HttpRequest) -> HttpResponse:
    """List the plans that wait for this person."""
    oleh, hari_ini = pengguna(request), timezone.localdate()
    daftar = tugas_dari(oleh, hari_ini)
    konteks = {
        "daftar": daftar,
        "belum": belum_dimulai(oleh, hari_ini),
        "terlambat": sum(t.terlambat > 0 for t in daftar),
        "boleh_tetapkan": TETAPKAN_BANYAK.boleh(oleh),
        "remah": remah(("Menunggu Anda", "")),
    }
    return render(request, "rencana_aksi/tugas.html", konteks)


@require_http_methods(["GET", "POST"])
@untuk_pembaca
def penetapan(request: HttpRequest) -> HttpResponse:
    """List the verified plans and set those ticked, each for itself; tell which were set and which refused."""
    TETAPKAN_BANYAK.pastikan(request.user)
    form = FormPenetapan(request.POST or None)
    hasil: HasilTetapkan | None = None
    if request.method == "POST" and form.is_valid():
        hasil = tetapkan_banyak(
            daftar=form.cleaned_data["rencana"], oleh=pengguna(request), kini=timezone.now()
        )
    konteks = {
        "daftar": siap_ditetapkan(),
        "hasil": hasil,
        "galat": [] if hasil or request.method == "GET" else form.errors.get("rencana", [KOSONG]),
        "remah": remah(("Penetapan", "")),
    }
    return render(request, "rencana_aksi/penetapan.html", konteks, status=422 if konteks["galat"] else 200)
