"""Evaluations: the table of a semester, one evaluation with its figures, its analysis, its recommendations."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from berkas.naskah_html import siapkan_isi
from monev.forms.evaluasi import FormAnalisis, FormRekomendasi, PilihSemesterForm
from monev.models import Evaluasi, JenisPeriode, Periode, Rekomendasi, Terkunci, Tingkat
from monev.naskah import bagian_angka
from monev.permissions import aturan
from monev.queries.evaluasi import tabel_evaluasi
from monev.queries.kepatuhan import periode_terakhir
from monev.queries.laporan_monev import alasan_terkunci
from monev.queries.riwayat import riwayat_dokumen
from monev.services import evaluasi as layanan
from monev.terbitan import berkas, naskah_evaluasi_cetak
from monev.views.dasar import pengguna, remah, terlihat, untuk_pembaca
from monev.views.tindakan import tindakan_dokumen
from monev.workflow import Pelaku
from organisasi.models import PerangkatDaerah, Pokja
from roadmap.models import RoadMap
from roadmap.services.isi import Basi
from roadmap.views.dasar import dengan_road_map
from roadmap.views.ekspor import sebagai_lampiran
from roadmap.views.isi import status_formulir

BENTUK = ("pdf", "docx")


@require_safe
@untuk_pembaca
@dengan_road_map
def daftar(request: HttpRequest, road_map: RoadMap) -> HttpResponse:
    """Show who evaluates a semester, and how far each is."""
    semester = _semester(road_map)
    terakhir = periode_terakhir(semester, timezone.localdate(), JenisPeriode.SEMESTER)
    form = PilihSemesterForm(request.GET or None, periode=semester)
    periode = form.terpilih(terakhir) if terakhir else None
    kelompok = tabel_evaluasi(periode, pengguna(request)) if periode else []
    ada = [b.evaluasi for _, baris in kelompok for b in baris if b.evaluasi]
    konteks = {
        "semester": semester,
        "periode": periode,
        "kelompok": kelompok,
        "banyak": sum(len(baris) for _, baris in kelompok),
        "ada": len(ada),
        "diterima": sum(e.status == "diterima" for e in ada),
        "remah": remah(("Evaluasi", "")),
    }
    return render(request, "monev/evaluasi_daftar.html", konteks)


def _semester(road_map: RoadMap) -> list[Periode]:
    """Return the semesters of a road map that have begun, in their order."""
    hari = timezone.localdate()
    semua = Periode.objects.filter(road_map=road_map, jenis=JenisPeriode.SEMESTER)
    urut = semua.select_related("road_map").order_by("tahun", "nomor")
    return [p for p in urut if p.mulai <= hari]


@require_POST
@untuk_pembaca
def mulai(request: HttpRequest) -> HttpResponse:
    """Start the evaluation of `lingkup` (pd:kode, pokja:kode, kota:kota) for `periode`; one that exists is opened."""
    nomor = request.POST.get("periode", "")
    periode = get_object_or_404(
        Periode.objects.select_related("road_map").filter(
            jenis=JenisPeriode.SEMESTER, road_map__in=RoadMap.objects.terlihat_oleh(request.user)
        ),
        pk=nomor if nomor.isdecimal() and len(nomor) < 18 else 0,
    )
    try:
        satu = layanan.mulai_evaluasi(
            periode=periode,
            oleh=pengguna(request),
            kini=timezone.now(),
            **lingkup_dari(request.POST.get("lingkup", "")),
        )
    except Terkunci as galat:
        messages.error(request, str(galat))
        alamat = reverse("monev:daftar_evaluasi")
        return redirect(f"{alamat}?tahun={periode.tahun}&semester={periode.nomor}")
    return redirect("monev:evaluasi", pk=satu.pk)


def lingkup_dari(teks: str) -> dict[str, Any]:
    """Return level with unit or pokja out of `tingkat:kode`; raises Http404 where there is no such one."""
    tingkat, _, kode = teks.partition(":")
    if tingkat not in Tingkat.values:
        raise Http404("Tingkat tidak dikenal.")
    return {
        "tingkat": tingkat,
        "perangkat_daerah": get_object_or_404(PerangkatDaerah, kode=kode) if tingkat == Tingkat.PD else None,
        "pokja": get_object_or_404(Pokja, kode=kode) if tingkat == Tingkat.POKJA else None,
    }


# One evaluation


@require_safe
@untuk_pembaca
def rinci(request: HttpRequest, pk: int) -> HttpResponse:
    """Show an evaluation: figures, analysis, recommendations, its history."""
    satu = _evaluasi(request, pk)
    alasan = alasan_terkunci(satu, pengguna(request), timezone.localdate())
    rekomendasi = _rekomendasi(satu)
    tindakan = tindakan_dokumen(request, satu)
    tindakan["menu"] += _menu(satu, alasan)
    konteks = {
        "evaluasi": satu,
        "angka": siapkan_isi(bagian_angka(satu.potret)),
        "rekomendasi": rekomendasi,
        "alasan": alasan,
        "riwayat": riwayat_dokumen(satu, *rekomendasi),
        "remah": _remah(satu),
        **tindakan,
    }
    return render(request, "monev/evaluasi.html", konteks)


def _evaluasi(request: HttpRequest, pk: int) -> Evaluasi:
    semua = Evaluasi.objects.select_related("periode__road_map", "perangkat_daerah", "pokja")
    satu = terlihat(request, semua, pk=pk)
    assert isinstance(satu, Evaluasi)
    return satu


def _rekomendasi(evaluasi: Evaluasi) -> list[Rekomendasi]:
    return list(evaluasi.rekomendasi.select_related("perangkat_daerah", "pic", "tindak_lanjut"))


def _remah(evaluasi: Evaluasi, *akhir: tuple[str, str]) -> list[tuple[str, str]]:
    periode = evaluasi.periode
    alamat = f"{reverse('monev:daftar_evaluasi')}?tahun={periode.tahun}&semester={periode.nomor}"
    sendiri = reverse("monev:evaluasi", args=[evaluasi.pk]) if akhir else ""
    return remah(("Evaluasi", alamat), (f"{evaluasi.nama_lingkup} {periode}", sendiri), *akhir)


def _menu(evaluasi: Evaluasi, alasan: str) -> list[dict[str, Any]]:
    def tautan(teks: str, nama: str, ikon: str, **lain: Any) -> dict[str, Any]:
        return {"teks": teks, "url": reverse(f"monev:{nama}", args=[evaluasi.pk]), "ikon": ikon, **lain}

    return [
        tautan("Perbarui angka", "evaluasi_segarkan", "refresh", metode="post", alasan=alasan),
        tautan("Tulis analisis", "evaluasi_ubah", "pencil", alasan=alasan),
        tautan("Tambah rekomendasi", "rekomendasi_tambah", "plus", alasan=alasan),
        *(
            {
                "teks": f"Unduh {bentuk.upper()}",
                "url": reverse("monev:evaluasi_unduh", args=[evaluasi.pk, bentuk]),
                "ikon": "download",
                "unduh": True,
            }
            for bentuk in BENTUK
        ),
    ]


@require_safe
@untuk_pembaca
def unduh(request: HttpRequest, pk: int, bentuk: str) -> HttpResponse:
    """Send an evaluation as pdf or docx."""
    if bentuk not in BENTUK:
        raise Http404("Bentuk berkas tidak dikenal.")
    satu = _evaluasi(request, pk)
    naskah = naskah_evaluasi_cetak(satu, _rekomendasi(satu), str(request.user), timezone.localtime())
    return sebagai_lampiran(berkas(naskah, bentuk))


@require_POST
@untuk_pembaca
def segarkan(request: HttpRequest, pk: int) -> HttpResponse:
    """Take the figures anew."""
    satu = _evaluasi(request, pk)
    try:
        layanan.segarkan(evaluasi=satu, oleh=pengguna(request), kini=timezone.now())
    except Terkunci as galat:
        messages.error(request, str(galat))
    else:
        messages.success(request, f"Angka {satu} diperbarui.")
    return redirect("monev:evaluasi", pk=pk)


@require_http_methods(["GET", "POST"])
@untuk_pembaca
def ubah(request: HttpRequest, pk: int) -> HttpResponse:
    """Write the analysis."""
    satu = _evaluasi(request, pk)
    aturan(Pelaku.PENYUSUN, satu).pastikan(pengguna(request), satu)
    form = FormAnalisis(request.POST or None, instance=satu)
    basi = None
    if request.method == "POST" and form.is_valid():
        try:
            layanan.simpan_analisis(
                evaluasi=form.instance,
                oleh=pengguna(request),
                kini=timezone.now(),
                versi_dibuka=form.cleaned_data["versi"],
            )
        except Basi as galat:
            form.segarkan(satu)
            basi = galat
        except Terkunci as galat:
            form.add_error(None, str(galat))
        else:
            messages.success(request, f"Analisis {satu} tersimpan. Belum dikirim.")
            return redirect("monev:evaluasi", pk=pk)
    return _formulir(request, form, basi, satu, "Tulis analisis")


def _formulir(
    request: HttpRequest, form: Any, basi: Basi | None, evaluasi: Evaluasi, judul: str, hapus: str = ""
) -> HttpResponse:
    alasan = alasan_terkunci(evaluasi, pengguna(request), timezone.localdate())
    if alasan and request.method == "GET":
        messages.error(request, alasan)
        return redirect("monev:evaluasi", pk=evaluasi.pk)
    konteks = {
        "form": form,
        "basi": basi,
        "judul": judul,
        "kembali": reverse("monev:evaluasi", args=[evaluasi.pk]),
        "hapus": hapus,
        "remah": _remah(evaluasi, (judul, "")),
    }
    return render(request, "roadmap/formulir.html", konteks, status=status_formulir(request, form, basi))


# Recommendations


@require_http_methods(["GET", "POST"])
@untuk_pembaca
def rekomendasi_tambah(request: HttpRequest, pk: int) -> HttpResponse:
    """Add a recommendation to an evaluation."""
    return _sunting(request, _evaluasi(request, pk), None)


@require_http_methods(["GET", "POST"])
@untuk_pembaca
def rekomendasi_ubah(request: HttpRequest, pk: int) -> HttpResponse:
    """Change a recommendation."""
    satu, evaluasi = _satu_rekomendasi(request, pk)
    return _sunting(request, evaluasi, satu)


def _satu_rekomendasi(request: HttpRequest, pk: int) -> tuple[Rekomendasi, Evaluasi]:
    satu = Rekomendasi.objects.filter(pk=pk).first()
    if satu is None:
        raise Http404("Rekomendasi tidak ditemukan.")
    evaluasi = _evaluasi(request, satu.evaluasi_id)
    satu.evaluasi = evaluasi
    return satu, evaluasi


def _sunting(request: HttpRequest, evaluasi: Evaluasi, rekomendasi: Rekomendasi | None) -> HttpResponse:
    aturan(Pelaku.PENYUSUN, evaluasi).pastikan(pengguna(request), evaluasi)
    form = FormRekomendasi(request.POST or None, instance=rekomendasi, evaluasi=evaluasi)
    basi = None
    if request.method == "POST" and form.is_valid():
        basi = _simpan_rekomendasi(request, form)
        if basi is None and not form.errors:
            messages.success(request, f"Rekomendasi {form.instance.nomor} tersimpan.")
            return redirect("monev:evaluasi", pk=evaluasi.pk)
    hapus = reverse("monev:rekomendasi_hapus", args=[rekomendasi.pk]) if rekomendasi else ""
    judul = f"Ubah rekomendasi {rekomendasi.nomor}" if rekomendasi else "Tambah rekomendasi"
    return _formulir(request, form, basi, evaluasi, judul, hapus)


def _simpan_rekomendasi(request: HttpRequest, form: FormRekomendasi) -> Basi | None:
    try:
        form.instance = layanan.simpan_rekomendasi(
            rekomendasi=form.instance,
            oleh=pengguna(request),
            kini=timezone.now(),
            versi_dibuka=form.cleaned_data["versi"] if form.instance.pk else None,
        )
    except Basi as galat:
        form.segarkan(form.instance)
        return galat
    except ValidationError as galat:
        form.add_error(None, galat)
    except Terkunci as galat:
        form.add_error(None, str(galat))
    return None


@require_http_methods(["GET", "POST"])
@untuk_pembaca
def rekomendasi_hapus(request: HttpRequest, pk: int) -> HttpResponse:
    """Ask, then take a recommendation away."""
    satu, evaluasi = _satu_rekomendasi(request, pk)
    aturan(Pelaku.PENYUSUN, evaluasi).pastikan(pengguna(request), evaluasi)
    kembali = reverse("monev:evaluasi", args=[evaluasi.pk])
    if request.method == "POST":
        try:
            layanan.hapus_rekomendasi(rekomendasi=satu, oleh=pengguna(request), kini=timezone.now())
        except Terkunci as galat:
            messages.error(request, str(galat))
        else:
            messages.success(request, f"Rekomendasi {satu.nomor} dihapus.")
        return redirect(kembali)
    konteks = {
        "judul": f"Hapus rekomendasi {satu.nomor}",
        "benda": satu.teks,
        "akibat": "Rekomendasi ini hilang dari evaluasi; nomor sesudahnya maju satu. Riwayatnya tetap tersimpan.",
        "tombol": f"Hapus rekomendasi {satu.nomor}",
        "kembali": kembali,
        "remah": _remah(evaluasi, ("Hapus rekomendasi", "")),
    }
    return render(request, "monev/konfirmasi.html", konteks)
