"""What of the road map an item serves: suggested by names, confirmed by a person, for one item or for many."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from rencana_aksi.models import ButirAksi, RencanaAksi
from rencana_aksi.queries.usulan import Calon, calon_asal, usulan_rencana, usulkan
from rencana_aksi.services.butir import tautkan, tautkan_banyak
from rencana_aksi.views.dasar import butir_terlihat, pengguna, remah
from rencana_aksi.views.sunting import ke_rencana, untuk_penyusun
from roadmap.models import BarisLampiran, Prioritas
from roadmap.services.isi import SudahDihapus

TIDAK_DIKENAL = "Pilihan asal tidak dikenal. Muat ulang halaman, lalu pilih kembali."


@require_http_methods(["GET", "POST"])
@untuk_penyusun
def tautan(request: HttpRequest, rencana: RencanaAksi, kunci: UUID) -> HttpResponse:
    """Let a person tick what an item serves; what is like it comes first."""
    butir = butir_terlihat(request, rencana, kunci)
    calon = calon_asal(rencana)
    if request.method == "POST":
        dipilih = _dipilih(request.POST.getlist("asal"), calon)
        if dipilih is not None:
            return _simpan(request, butir, dipilih)
        messages.error(request, TIDAK_DIKENAL)
    kini = {
        f"baris-{t.baris_id}" if t.baris_id else f"prioritas-{t.prioritas_id}" for t in butir.tautan.all()
    }
    mirip = usulkan(butir, calon)
    terusul = {u.calon.kode for u in mirip}
    lain = [c for c in calon if c.kode not in terusul]
    konteks = {
        "judul": f"Asal butir {butir.nomor}",
        "butir": butir,
        "kini": kini,
        "usulan": mirip,
        "lain": lain,
        "lain_dipakai": not mirip or any(c.kode in kini for c in lain),
        "kembali": reverse("rencana_aksi:butir", args=[rencana.pk, kunci]),
        "remah": remah((f"Asal butir {butir.nomor}", ""), rencana=rencana),
    }
    status = 422 if request.method == "POST" else 200
    return render(request, "rencana_aksi/tautan.html", konteks, status=status)


@require_http_methods(["GET", "POST"])
@untuk_penyusun
def usulan(request: HttpRequest, rencana: RencanaAksi) -> HttpResponse:
    """Show the best suggestion for every item without an origin; those ticked are saved together."""
    daftar = usulan_rencana(rencana)
    if request.method == "POST":
        dipilih = _dipilih_banyak(request.POST.getlist("asal"), rencana)
        if dipilih:
            tautkan_banyak(
                rencana=rencana,
                baris={b: c.pk for b, c in dipilih.items() if c.baris},
                prioritas={b: c.pk for b, c in dipilih.items() if not c.baris},
                oleh=pengguna(request),
            )
            messages.success(request, f"Asal {len(dipilih)} butir tersimpan.")
            return ke_rencana(request, rencana)
        messages.error(request, TIDAK_DIKENAL if dipilih is None else "Pilih paling sedikit satu usulan.")
    konteks = {
        "rencana": rencana,
        "ada": [u for u in daftar if u.terbaik],
        "tanpa": [u for u in daftar if not u.terbaik],
        "kembali": reverse("rencana_aksi:rencana", args=[rencana.pk]),
        "remah": remah(("Usulan asal", ""), rencana=rencana),
    }
    status = 422 if request.method == "POST" else 200
    return render(request, "rencana_aksi/usulan_asal.html", konteks, status=status)


def _simpan(request: HttpRequest, butir: ButirAksi, dipilih: list[Calon]) -> HttpResponse:
    try:
        tautkan(
            butir=butir,
            baris=BarisLampiran.objects.filter(pk__in=[c.pk for c in dipilih if c.baris]),
            prioritas=Prioritas.objects.filter(pk__in=[c.pk for c in dipilih if not c.baris]),
            oleh=pengguna(request),
        )
    except SudahDihapus as galat:
        messages.error(request, str(galat))
        return ke_rencana(request, butir.rencana)
    messages.success(request, f"Asal butir {butir.nomor} tersimpan.")
    return redirect("rencana_aksi:butir", pk=butir.rencana_id, kunci=butir.kunci)


def _dipilih(kode: list[str], calon: list[Calon]) -> list[Calon] | None:
    """Return the candidates ticked; None where one is unknown."""
    per_kode = {c.kode: c for c in calon}
    return [per_kode[k] for k in kode] if per_kode.keys() >= set(kode) else None


def _dipilih_banyak(isian: list[str], rencana: RencanaAksi) -> dict[ButirAksi, Calon] | None:
    """Return the candidate ticked for each item ("key of the item:code"); None where one is unknown."""
    butir = {b.kunci.hex: b for b in rencana.butir.all()}
    calon = {c.kode: c for c in calon_asal(rencana)}
    pasangan = [satu.partition(":")[::2] for satu in isian]
    if any(kunci not in butir or kode not in calon for kunci, kode in pasangan):
        return None
    return {butir[kunci]: calon[kode] for kunci, kode in pasangan}
