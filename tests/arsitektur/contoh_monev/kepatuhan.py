"""Records for the addresses of monev that name one: kepatuhan."""

from collections.abc import Callable
from datetime import date
from typing import Any

from monev.models import Survei
from tests.arsitektur.contoh_monev.dokumen import road_map


def _survei() -> dict[str, Any]:
    hari = date(2021, 3, 1)
    survei = Survei.objects.create(
        road_map=road_map(), tingkat="kota", judul="Survei", mulai=hari, selesai=hari, responden=10
    )
    return {"pk": survei.pk}


CONTOH: dict[str, Callable[[], dict[str, Any]]] = {
    "monev:kepatuhan_unduh": lambda: {"bentuk": "csv"},
    "monev:survei_ubah": _survei,
    "monev:survei_hapus": _survei,
}
