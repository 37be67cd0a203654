"""Bare pages: the same queries and as many written cells, and nothing else."""

from collections.abc import Sequence
from functools import cache
from typing import Any

from django.db.models import Count, Sum
from django.http import HttpRequest, HttpResponse
from django.template import engines

from monev.models import LaporanBulanan
from organisasi.models import PerangkatDaerah
from organisasi.permissions import penugasan_dari
from rencana_aksi.models import RencanaAksi, TautanButir
from roadmap.models import Kegiatan, Program, RoadMap, SubKegiatan
from roadmap.queries.lampiran import BIDANG_BARIS, _target_per_penetapan

KOLOM_BUTIR = (
    "pk", "area_id", "jadwal", "nomor", "program", "kegiatan", "sub_kegiatan", "tahapan", "indikator", "target",
    "satuan", "penanggung_jawab", "anggaran", "sdm", "penilaian",
)  # fmt: skip
NOMENKLATUR = (Program, Kegiatan, SubKegiatan)
TEMPLATE = (
    "<table>{% for b in baris %}<tr>{% for sel in b %}<td>{{ sel }}</td>{% endfor %}</tr>{% endfor %}</table>"
)

TEMPLATE_DAFTAR = """{% load tampilan %}<table>{% for l in laporan %}<tr><td>{{ forloop.counter }}</td>
<td><a href="{{ l.pk }}">{{ l.perangkat_daerah }}</a></td><td>{{ l.periode }}</td><td>{{ l.get_status_display }}</td>
<td>{{ l.dikirim_pada|tanggal }}</td><td>{{ l.pk|angka }}</td><td>{{ l.rencana_id|angka:2 }}</td></tr>
{% endfor %}</table>"""


def lampiran(request: HttpRequest, kode: str, sel: int) -> HttpResponse:
    """Run the queries of the Lampiran page and render a plain table of `sel` cells, spread over its rows."""
    road_map = next(r for r in RoadMap.objects.all() if r.kode == kode)
    penugasan_dari(request.user)
    unit = PerangkatDaerah.objects.filter(baris__road_map=road_map).distinct()
    for query in (road_map.tujuan.all(), road_map.sasaran.all(), road_map.areaperubahan.all(), unit):
        list(query)
    target = _target_per_penetapan(road_map)
    baris = []
    for b in road_map.barislampiran.order_by("nomor").values_list(*BIDANG_BARIS):
        tahun = target[b[5]]
        baris.append([b[3], b[4], b[6], *(tahun.get(i, "") for i in range(4)), *b[8:]])
    return HttpResponse(_template().render({"baris": _sebanyak(sel, baris)}, request))


def rencana(request: HttpRequest, pk: int, sel: int) -> HttpResponse:
    """Run the queries of a plan's page and render a plain table of `sel` cells, spread over its items."""
    penugasan_dari(request.user)
    satu = RencanaAksi.objects.select_related("periode__road_map", "perangkat_daerah").get(pk=pk)
    road_map = satu.periode.road_map
    area = dict(road_map.areaperubahan.values_list("pk", "nama"))
    butir = list(satu.butir.order_by("area__nomor", "nomor").values_list(*KOLOM_BUTIR))
    asal = dict(TautanButir.objects.filter(butir__rencana=satu).values_list("butir", "baris__nomor"))
    komentar = dict(satu.komentar.order_by().values_list("butir").annotate(Count("pk")))
    lain = (
        road_map.areaperubahan.all(),
        satu.catatan_alih.select_related("oleh"),
        satu.komentar.filter(butir=None).select_related("oleh"),
        satu.butir.order_by("nomor"),
        *(m.objects.filter(road_map=road_map).values_list("nama").distinct() for m in NOMENKLATUR),
    )
    for query in lain:
        list(query)
    satu.butir.count(), road_map.areaperubahan.count()
    baris = [
        [
            *("✓" if bulan in jadwal else "" for bulan in range(1, 13)),
            asal.get(pk_butir, ""),
            komentar.get(pk_butir, 0),
            area[pk_area],
            *teks,
        ]
        for pk_butir, pk_area, jadwal, *teks in butir
    ]
    return HttpResponse(_template().render({"baris": _sebanyak(sel, baris)}, request))


def matriks(request: HttpRequest, kode: str, sel: int) -> HttpResponse:
    """Run the queries of the matrix and render a plain table of `sel` cells, spread over the units."""
    penugasan_dari(request.user)
    road_map = next(r for r in RoadMap.objects.all() if r.kode == kode)
    tahun = list(road_map.tahun_rencana.order_by("tahun"))
    unit = list(PerangkatDaerah.objects.order_by("nama"))
    daftar = RencanaAksi.objects.filter(periode__in=tahun).order_by("versi")
    kolom = ("status", "sejak", "versi", Count("butir"), Sum("butir__anggaran"))
    isi = {
        (pd, periode): sisa
        for pd, periode, *sisa in daftar.values_list("perangkat_daerah", "periode", *kolom)
    }
    baris = [
        [u.nama, *(" ".join(map(str, isi.get((u.pk, t.pk), ()))) for t in tahun)]
        for u in unit
        if not u.aktif_sampai
    ]
    return HttpResponse(_template().render({"baris": _sebanyak(sel, baris)}, request))


def seratus(request: HttpRequest) -> HttpResponse:
    """Run five queries and render a hundred rows with a date, money and two numbers, as a list of the product does."""
    penugasan_dari(request.user)
    for query in (
        RoadMap.objects.all(),
        PerangkatDaerah.objects.order_by("nama"),
        Program.objects.all()[:100],
    ):
        list(query)
    laporan = LaporanBulanan.objects.order_by("pk").select_related("perangkat_daerah", "periode")[:100]
    return HttpResponse(_template_daftar().render({"laporan": laporan}, request))


@cache
def _template_daftar() -> Any:
    return engines["django"].from_string(TEMPLATE_DAFTAR)


@cache
def _template() -> Any:
    return engines["django"].from_string(TEMPLATE)


def _sebanyak(sel: int, baris: Sequence[Sequence[object]]) -> list[Sequence[object]]:
    """Return the rows with `sel` cells in all: cut from the left, where the page merges most, or else repeated."""
    tiap, sisa = divmod(sel, len(baris))
    hasil: list[Sequence[object]] = []
    for i, b in enumerate(baris):
        banyak = tiap + (i < sisa)
        hasil.append((list(b) * -(-banyak // len(b)))[-banyak:])
    return hasil
