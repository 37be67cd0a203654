"""One indicator: its value of a semester written, sent and verified, with what it achieves and where it is set."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from indikator.models import Indikator
from indikator.nilai import urai
from monev.forms.pengukuran import FormPengukuran
from monev.models import Pengukuran, Periode, Terkunci
from monev.permissions import aturan
from monev.queries.alur import LangkahTersedia, langkah_tersedia, nama_pemegang
from monev.queries.capaian import BarisCapaian, capaian_satu, nilai_per_tahun
from monev.queries.pengukuran import (
    boleh_mengukur,
    lingkup_pengukur,
    nama_pengukur,
    pilihan_semester,
    semester_road_map,
)
from monev.services.pengukuran import alamat_pengukuran, simpan_pengukuran
from monev.ukur import tulis_skala
from monev.views.dasar import pengguna, remah, untuk_pembaca
from monev.workflow import Pelaku, Status
from riwayat.queries import riwayat_dari, versi
from roadmap.models import RoadMap
from roadmap.queries.indikator import PenetapanLengkap, penetapan_indikator, tahun_target
from roadmap.services.isi import Basi
from roadmap.views.dasar import dengan_road_map
from roadmap.views.indikator import bagan_target
from tampilan.angka import tulis_tunggu
from tampilan.bagan import Bagan, Seri

DERET_TARGET = 3
"""How many places a chart shows beside the measured values."""


@require_safe
@untuk_pembaca
@dengan_road_map
def rinci(request: HttpRequest, road_map: RoadMap, kode: str) -> HttpResponse:
    """Show what an indicator achieves in a semester; who measures it finds the form here."""
    indikator = _indikator(road_map, kode)
    semua = semester_road_map(road_map)
    tahun, semester = _angka(request, "tahun"), _angka(request, "semester")
    periode = pilihan_semester(semua, tahun, semester, timezone.localdate())
    if periode is None or (tahun not in {None, periode.tahun}):
        raise Http404("Semester ini tidak ada pada kalender road map.")
    return _halaman(request, indikator, periode, semua)


@require_http_methods(["GET", "POST"])
@untuk_pembaca
@dengan_road_map
def isi(request: HttpRequest, road_map: RoadMap, kode: str, tahun: int, semester: int) -> HttpResponse:
    """Write the value of a semester; what is refused is told at its field, what was typed stays."""
    indikator = _indikator(road_map, kode)
    semua = semester_road_map(road_map)
    periode = next((p for p in semua if (p.tahun, p.nomor) == (tahun, semester)), None)
    if periode is None:
        raise Http404("Semester ini tidak ada pada kalender road map.")
    lingkup = lingkup_pengukur(indikator)
    aturan(Pelaku.PENYUSUN, lingkup).pastikan(pengguna(request), lingkup)
    if request.method == "GET":
        return redirect(_alamat(indikator, periode))
    form = _form(request, indikator, periode, _ada(request, indikator, periode), request.POST)
    if not form.is_valid():
        return _halaman(request, indikator, periode, semua, form, status=422)
    try:
        tersimpan = _simpan(request, indikator, periode, form)
    except Basi as galat:
        form.segarkan(*filter(None, [_ada(request, indikator, periode)]))
        return _halaman(request, indikator, periode, semua, form, status=409, basi=galat)
    if tersimpan is None:
        return _halaman(request, indikator, periode, semua, form, status=422)
    lanjut = "Belum dikirim." if tersimpan.bukti.exists() else "Belum dikirim: tambahkan bukti dahulu."
    messages.success(request, f"Realisasi {periode} tersimpan. {lanjut}")
    return redirect(alamat_pengukuran(tersimpan))


def _simpan(
    request: HttpRequest, indikator: Indikator, periode: Periode, form: FormPengukuran
) -> Pengukuran | None:
    """Save; None where the service refused, with the reason in the form. Raises Basi."""
    try:
        return simpan_pengukuran(
            indikator=indikator,
            periode=periode,
            isi=form.isi,
            oleh=pengguna(request),
            kini=timezone.now(),
            versi_dibuka=form.cleaned_data["versi"],
        )
    except Terkunci as galat:
        form.add_error("teks", str(galat))
    except ValidationError as galat:
        form.tolak(galat)
    return None


def _indikator(road_map: RoadMap, kode: str) -> Indikator:
    daftar = Indikator.objects.select_related("tangga", "penanggung_jawab")
    satu = daftar.filter(kode=kode, penetapan__dokumen=road_map.kode).first()
    if satu is None:
        raise Http404("Indikator tidak ditemukan dalam road map ini.")
    return satu


def _angka(request: HttpRequest, nama: str) -> int | None:
    """Return a number of the address; raises Http404 for anything else."""
    teks = request.GET.get(nama, "")
    if teks and not (teks.isascii() and teks.isdecimal() and len(teks) <= 4):
        raise Http404("Tahun atau semester tidak dikenal.")
    return int(teks) if teks else None


def _ada(request: HttpRequest, indikator: Indikator, periode: Periode) -> Pengukuran | None:
    """Return the measurement as far as the person may see it; who measures now sees that of who did before."""
    semua = Pengukuran.objects.filter(indikator=indikator, periode=periode)
    daftar = semua if boleh_mengukur(request.user, indikator) else semua.terlihat_oleh(request.user)
    satu = daftar.select_related("periode__road_map", "perangkat_daerah", "pokja", "indikator").first()
    assert satu is None or isinstance(satu, Pengukuran)
    return satu


def _form(
    request: HttpRequest, indikator: Indikator, periode: Periode, ada: Pengukuran | None, data: Any = None
) -> FormPengukuran:
    tangga = list(indikator.tangga.anak_tangga.order_by("urutan")) if indikator.tangga else []
    pengukuran = ada or Pengukuran(indikator=indikator, periode=periode, sumber=indikator.sumber_data)
    return FormPengukuran(
        data,
        indikator=indikator,
        tangga=tangga,
        pengukuran=pengukuran,
        initial={"versi": versi(pengukuran)},
    )


# The page


def _halaman(
    request: HttpRequest,
    indikator: Indikator,
    periode: Periode,
    semua: list[Periode],
    form: FormPengukuran | None = None,
    status: int = 200,
    **tambahan: Any,
) -> HttpResponse:
    road_map = periode.road_map
    pengukuran = _ada(request, indikator, periode)
    baris = capaian_satu(road_map, indikator, periode.tahun, periode.nomor)
    if baris is None:
        raise Http404("Indikator tidak ditemukan dalam road map ini.")
    alasan = _alasan(request, indikator, periode, pengukuran)
    langkah = langkah_tersedia(pengukuran, pengguna(request), timezone.localdate()) if pengukuran else []
    penetapan = penetapan_indikator(road_map, indikator)
    tahun = tahun_target(road_map)
    konteks = {
        "road_map": road_map,
        "indikator": indikator,
        "periode": periode,
        "semester": semua,
        "pengukuran": pengukuran,
        "baris": baris,
        "sementara": _sementara(road_map, indikator, periode, pengukuran),
        "pengukur": nama_pengukur(indikator),
        "alasan": alasan,
        "form": None if alasan and form is None else form or _form(request, indikator, periode, pengukuran),
        "bukti": list(pengukuran.bukti.all()) if pengukuran else [],
        "boleh_bukti": pengukuran is not None and not alasan,
        "asal": _asal(penetapan),
        "penetapan": [(p, _per_tahun(p, tahun)) for p in penetapan],
        "tahun": tahun,
        "realisasi": (tercatat := _realisasi(road_map, tahun, baris)),
        "bagan": _bagan(road_map, indikator, penetapan, tahun, tercatat),
        "definisi": _definisi(indikator),
        "riwayat": riwayat_dari([pengukuran]) if pengukuran else [],
        "alamat": _alamat(indikator, periode),
        "remah": remah(
            (
                "Pengukuran",
                f"{reverse('monev:daftar_pengukuran')}?tahun={periode.tahun}&semester={periode.nomor}",
            ),
            (indikator.nama, ""),
        ),
        **_tindakan(pengukuran, langkah),
    }
    return render(request, "monev/pengukuran.html", konteks | tambahan, status=status)


def _alamat(indikator: Indikator, periode: Periode) -> str:
    return alamat_pengukuran(Pengukuran(indikator=indikator, periode=periode))


def _alasan(
    request: HttpRequest, indikator: Indikator, periode: Periode, pengukuran: Pengukuran | None
) -> str:
    """Return why the person cannot write the value now; empty where they can."""
    lingkup = lingkup_pengukur(indikator)
    izin = aturan(Pelaku.PENYUSUN, lingkup)
    if not izin.boleh(request.user, lingkup):
        return f"{izin.alasan} Indikator ini diukur oleh {nama_pengukur(indikator)}."
    try:
        periode.pastikan_terbuka(timezone.localdate())
        if pengukuran is not None:
            pengukuran.pastikan_dapat_disunting()
    except Terkunci as galat:
        return str(galat)
    return ""


def _sementara(
    road_map: RoadMap, indikator: Indikator, periode: Periode, pengukuran: Pengukuran | None
) -> BarisCapaian | None:
    """Return what a value that is not verified yet would come to."""
    if pengukuran is None or not pengukuran.teks or pengukuran.status == Status.DITERIMA:
        return None
    return capaian_satu(road_map, indikator, periode.tahun, periode.nomor, sertakan=pengukuran)


def _tindakan(pengukuran: Pengukuran | None, langkah: list[LangkahTersedia]) -> dict[str, Any]:
    """Return the one primary action, the others, and for whom the measurement waits."""
    if pengukuran is None:
        return {"aksi": None, "menu": [], "pemegang": ""}
    boleh = [
        {
            "teks": satu.peralihan.kata,
            "url": reverse("monev:langkah", args=[pengukuran.alur.nama, pengukuran.pk, satu.peralihan.nama]),
            "alasan": satu.alasan,
            "ikon": "arrow-back-up" if satu.peralihan.catatan else "send",
        }
        for satu in langkah
        if satu.berwenang
    ]
    utama = next((b for b in boleh if b["ikon"] == "send"), None)
    pemegang = nama_pemegang(pengukuran)
    hari = (timezone.localdate() - timezone.localdate(pengukuran.sejak)).days
    return {
        "aksi": utama,
        "menu": [b for b in boleh if b is not utama],
        "pemegang": tulis_tunggu(pemegang, hari),
    }


def _asal(penetapan: list[PenetapanLengkap]) -> list[tuple[str, str, int]]:
    """Return where the indicator stands: name, address and how many more rows; the Lampiran first."""
    baris = [
        (str(p.baris[0]), reverse("roadmap:baris", args=[p.baris[0].kunci]), len(p.baris) - 1)
        for p in penetapan
        if p.baris
    ]
    prioritas = [
        (p.penetapan.tempat, reverse("roadmap:prioritas", args=[i.sasaran.prioritas_id]), 0)
        for p in penetapan
        for i in p.prioritas[:1]
    ]
    return [*baris, *prioritas]


def _per_tahun(lengkap: PenetapanLengkap, tahun: list[int]) -> list[str]:
    target = {t.tahun: t.teks for t in lengkap.target}
    return [target.get(satu, "") for satu in tahun]


def _realisasi(road_map: RoadMap, tahun: list[int], baris: BarisCapaian) -> list[str]:
    """Return the value of each year; of the page's own year what was measured up to its semester."""
    nilai = nilai_per_tahun(road_map, baris.indikator) | {baris.tahun: baris.realisasi}
    return [nilai[satu].teks if satu in nilai else "" for satu in tahun]


def _bagan(
    road_map: RoadMap,
    indikator: Indikator,
    penetapan: list[PenetapanLengkap],
    tahun: list[int],
    realisasi: list[str],
) -> Bagan | None:
    """Return the chart of targets and values over the years; None where no target is a number."""
    sumber = f"target menurut {road_map.regulasi}; realisasi terverifikasi atau tercatat"
    bagan = bagan_target(indikator, penetapan[:DERET_TARGET], tahun, sumber)
    if bagan is None:
        return None
    nyata: Seri = {
        "nama": "Realisasi",
        "jenis": "realisasi",
        "nilai": [None if (n := urai(teks).angka) is None else float(n) for teks in realisasi],
        "teks": realisasi,
    }
    return {**bagan, "seri": [*bagan["seri"], nyata]}


def _definisi(indikator: Indikator) -> list[tuple[str, object]]:
    return [
        ("Definisi", indikator.definisi),
        ("Satuan", indikator.satuan),
        ("Arah", indikator.get_arah_display()),
        ("Skala", tulis_skala(indikator)),
        ("Tangga peringkat", indikator.tangga),
        ("Cara menjumlahkan", indikator.get_agregasi_display()),
        ("Sumber data", indikator.sumber_data),
        ("Penanggung jawab", nama_pengukur(indikator)),
    ]
