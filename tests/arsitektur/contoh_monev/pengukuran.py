"""Records for the addresses of monev that name one: pengukuran."""

from collections.abc import Callable
from typing import Any

from tests.arsitektur.contoh_monev.dokumen import periode


def _semester() -> dict[str, Any]:
    satu = periode("semester")
    return {"kode": "indeks-spbe", "tahun": satu.tahun, "semester": satu.nomor}


CONTOH: dict[str, Callable[[], dict[str, Any]]] = {
    "monev:pengukuran": lambda: {"kode": "indeks-spbe"},
    "monev:pengukuran_isi": _semester,
    "monev:pengukuran_unduh": lambda: {"bentuk": "csv"},
}
