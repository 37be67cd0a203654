"""Bare pages: the same queries and as many written cells, and nothing else."""

from collections.abc import Sequence
from functools import cache
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.template import engines

from organisasi.models import PerangkatDaerah
from organisasi.permissions import penugasan_dari
from roadmap.models import RoadMap
from roadmap.queries.lampiran import BIDANG_BARIS, _target_per_penetapan

TEMPLATE = (
    "<table>{% for b in baris %}<tr>{% for sel in b %}<td>{{ sel }}</td>{% endfor %}</tr>{% endfor %}</table>"
)


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


@cache
def _template() -> Any:
    return engines["django"].from_string(TEMPLATE)


def _sebanyak(sel: int, baris: Sequence[Sequence[object]]) -> list[Sequence[object]]:
    """Return the rows cut to `sel` cells in all, from the right: the page merges those least."""
    tiap, sisa = divmod(sel, len(baris))
    return [b[-(tiap + (i < sisa)) :] for i, b in enumerate(baris)]
