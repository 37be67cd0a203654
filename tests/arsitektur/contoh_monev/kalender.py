"""Records for the addresses of monev that name one: kalender."""

from collections.abc import Callable
from typing import Any

from monev.models import Kewajiban
from tests.arsitektur.contoh_monev.dokumen import periode, road_map


def _kewajiban() -> dict[str, Any]:
    satu, _ = Kewajiban.objects.get_or_create(
        road_map=road_map(),
        kode="rapat-uji",
        defaults={"nama": "Rapat", "tingkat": "pd", "peristiwa": "rapat", "irama": "bulan"},
    )
    return {"pk": satu.pk}


CONTOH: dict[str, Callable[[], dict[str, Any]]] = {
    "monev:kewajiban_ubah": _kewajiban,
    "monev:kewajiban_hapus": _kewajiban,
    "monev:periode_ubah": lambda: {"pk": periode().pk},
    "monev:periode_buka": lambda: {"pk": periode().pk},
}
