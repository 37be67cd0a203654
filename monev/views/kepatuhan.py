"""Whether the rhythm of Bab IV is kept: the map of a year, every obligation with its evidence, files of it."""

from datetime import date
from typing import Any

from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from monev.forms.kepatuhan import SaringanKepatuhanForm, SaringanRincianForm
from monev.kepatuhan import Hitungan, Keadaan, jumlahkan
from monev.models import Tingkat
from monev.queries.kepatuhan import (
    BarisKepatuhan,
    HasilKewajiban,
    Pihak,
    kewajiban_aktif,
    pihak_terlihat,
    rincian,
    ringkasan,
    tahun_pantau,
)
from monev.rekap import dokumen_kepatuhan
from monev.views.dasar import pengguna, remah, untuk_pembaca
from rencana_aksi.views.unduhan import kirim, menu_unduh, pastikan_bentuk
from roadmap.filters import galat_saringan
from roadmap.models import RoadMap
from roadmap.queries.kata import kata_cari
from roadmap.views.dasar import dengan_road_map
from tampilan.angka import BULAN_RINGKAS, tulis_angka

PER_HALAMAN = 50
BARIS_PER_HALAMAN = 100


@require_safe
@untuk_pembaca
@dengan_road_map
def kepatuhan(request: HttpRequest, road_map: RoadMap) -> HttpResponse:
    """Show how each unit, pokja and the pleno keep the rhythm in one year, month by month."""
    hari_ini = timezone.localdate()
    form = SaringanKepatuhanForm(request.GET, road_map=road_map)
    sah = form.is_valid()
    tahun = (form.cleaned_data.get("tahun") if sah else None) or tahun_pantau(road_map, hari_ini)
    pihak = pihak_terlihat(road_map, tahun, pengguna(request))
    hasil = ringkasan(road_map, tahun, hari_ini, [p for daftar in pihak.values() for p in daftar])
    jumlah = jumlahkan(b.jumlah for b in hasil.values())
    unit = _bernama([b for b in hasil.values() if b.pihak.tingkat == Tingkat.PD], form) if sah else []
    halaman = Paginator(unit, PER_HALAMAN).get_page(request.GET.get("halaman"))
    konteks = {
        "form": form,
        "galat": galat_saringan(form),
        "tahun": tahun,
        "kalimat": _kalimat(tahun, hari_ini, jumlah),
        "kelompok": _kelompok(hasil.values(), halaman.object_list),
        "skor": [] if jumlah.tak_tercatat else _skor(hasil.values()),
        "halaman": halaman,
        "bulan": BULAN_RINGKAS,
        "berkalender": bool(kewajiban_aktif(road_map)),
        "menu": menu_unduh(request, "monev:kepatuhan_unduh"),
        "remah": remah(("Kepatuhan", "")),
    }
    return render(request, "monev/kepatuhan.html", konteks)


@require_safe
@untuk_pembaca
@dengan_road_map
def daftar(request: HttpRequest, road_map: RoadMap) -> HttpResponse:
    """List every obligation in every window, with its state and the way to its evidence."""
    form, tahun, hasil = _rincian(request, road_map)
    halaman = Paginator(hasil, BARIS_PER_HALAMAN).get_page(request.GET.get("halaman"))
    konteks = {
        "form": form,
        "galat": galat_saringan(form),
        "tahun": tahun,
        "halaman": halaman,
        "jumlah": _hitung(hasil),
        "menu": menu_unduh(request, "monev:kepatuhan_unduh"),
        "remah": remah(("Kepatuhan", f"../?tahun={tahun}"), ("Rincian", "")),
    }
    return render(request, "monev/kepatuhan_rincian.html", konteks)


@require_safe
@untuk_pembaca
@dengan_road_map
def unduh(request: HttpRequest, road_map: RoadMap, bentuk: str) -> HttpResponse:
    """Send the filtered table of obligations as a file; an unknown format or filter is a 404."""
    pastikan_bentuk(bentuk)
    form, tahun, hasil = _rincian(request, road_map)
    if form.errors:
        raise Http404("Saringan tidak dikenal.")
    return kirim(dokumen_kepatuhan(tahun, hasil), bentuk)


def _rincian(
    request: HttpRequest, road_map: RoadMap
) -> tuple[SaringanRincianForm, int, list[HasilKewajiban]]:
    hari_ini = timezone.localdate()
    diminta = request.GET.get("tahun", "")
    tahun = int(diminta) if diminta.isdecimal() and len(diminta) == 4 else tahun_pantau(road_map, hari_ini)
    if tahun not in road_map.tahun:
        tahun = tahun_pantau(road_map, hari_ini)
    semua = [p for satu in pihak_terlihat(road_map, tahun, pengguna(request)).values() for p in satu]
    form = SaringanRincianForm(
        request.GET, road_map=road_map, pihak=semua, kewajiban=kewajiban_aktif(road_map)
    )
    if not form.is_valid():
        return form, tahun, []
    data = form.cleaned_data
    hasil = rincian(
        road_map,
        tahun,
        hari_ini,
        _terpilih(semua, data),
        kewajiban=data["kewajiban"],
        bulan=data["bulan"],
        keadaan_dicari=data["keadaan"],
    )
    return form, tahun, hasil


def _terpilih(semua: list[Pihak], data: dict[str, Any]) -> list[Pihak]:
    return [
        p
        for p in semua
        if data["tingkat"] in {"", p.tingkat} and data["pihak"] in {"", f"{p.tingkat}:{p.kode}"}
    ]


def _bernama(unit: list[BarisKepatuhan], form: SaringanKepatuhanForm) -> list[BarisKepatuhan]:
    """Keep the units whose name holds every word asked for."""
    kata = kata_cari(form.cleaned_data["q"])
    return [b for b in unit if all(k.lower() in b.pihak.nama.lower() for k in kata)]


def _kelompok(semua: Any, unit: Any) -> list[tuple[str, list[BarisKepatuhan]]]:
    """Return the rows of the map under their level: the city and its pokja, then the units of this page."""
    kelompok = [
        ("Kota", [b for b in semua if b.pihak.tingkat == Tingkat.KOTA]),
        ("Kelompok kerja", [b for b in semua if b.pihak.tingkat == Tingkat.POKJA]),
        ("Perangkat Daerah", list(unit)),
    ]
    return [(judul, baris) for judul, baris in kelompok if baris]


def _skor(semua: Any) -> list[tuple[str, Hitungan]]:
    """Return the counts of each level together."""
    skor = []
    for tingkat, judul in (
        (Tingkat.KOTA, "Pleno"),
        (Tingkat.POKJA, "Kelompok kerja"),
        (Tingkat.PD, "Perangkat Daerah"),
    ):
        daftar = [b.jumlah for b in semua if b.pihak.tingkat == tingkat]
        if daftar:
            skor.append((judul, jumlahkan(daftar)))
    return skor


def _kalimat(tahun: int, hari_ini: date, jumlah: Hitungan) -> str:
    """Return the answer in one sentence."""
    if not jumlah.terhitung:
        return f"Tahun {tahun}: belum ada kewajiban yang jatuh tempo."
    if jumlah.tak_tercatat:
        return f"Tahun {tahun}: tidak satu pun dari {tulis_angka(jumlah.terhitung)} kewajiban tercatat dilaksanakan."
    return (
        f"Tahun {tahun}: {tulis_angka(jumlah.tepat)} dari {tulis_angka(jumlah.terhitung)} kewajiban terpenuhi "
        f"tepat waktu ({jumlah.persen}%); {tulis_angka(jumlah.terlambat)} terlambat, "
        f"{tulis_angka(jumlah.tidak_ada)} tidak ada."
    )


def _hitung(hasil: list[HasilKewajiban]) -> dict[str, int]:
    return {k.value: sum(h.keadaan == k for h in hasil) for k in Keadaan}
