"""Lists: filtered, searched, ordered and given out page by page, each page from where the one before ended."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.core.exceptions import ValidationError
from django.db.models import Q, QuerySet
from rest_framework.exceptions import NotFound
from rest_framework.filters import BaseFilterBackend
from rest_framework.pagination import CursorPagination
from rest_framework.request import Request
from rest_framework.response import Response

from organisasi.api.masalah import KueriSalah

UKURAN, MAKS_UKURAN = 50, 200
MAKS_BULAT = 2**31 - 1
MAKS_CARI = 200  # characters


def _bulat(teks: str) -> int:
    if not teks.isascii() or not teks.isdigit() or int(teks[:12]) > MAKS_BULAT:
        raise ValueError
    return int(teks)


def _teks(teks: str) -> str:
    if "\0" in teks:
        raise ValueError
    return teks


def _benar(teks: str) -> bool:
    return {"ya": True, "tidak": False}[teks]


BACA: dict[str, tuple[Callable[[str], Any], str, dict[str, Any]]] = {
    "bulat": (_bulat, "bilangan bulat", {"type": "integer", "minimum": 0, "maximum": MAKS_BULAT}),
    "teks": (_teks, "teks", {"type": "string"}),
    "benar": (_benar, "ya atau tidak", {"type": "string", "enum": ["ya", "tidak"]}),
    "tidak_benar": (lambda t: not _benar(t), "ya atau tidak", {"type": "string", "enum": ["ya", "tidak"]}),
    "tanggal": (date.fromisoformat, "tanggal seperti 2021-02-28", {"type": "string", "format": "date"}),
    "uuid": (UUID, "UUID", {"type": "string", "format": "uuid"}),
}
"""How the value of a parameter is read, what it is in words, and its schema."""


@dataclass(frozen=True, slots=True)
class Saring:
    """A parameter that limits a list: the lookup it becomes, how its value is read, which values there are."""

    lookup: str
    jenis: str = "bulat"
    pilihan: tuple[str, ...] = ()
    arti: str = ""

    def baca(self, nama: str, teks: str) -> Any:
        """Return the value; raises KueriSalah."""
        baca, kata, _ = BACA[self.jenis]
        if self.pilihan and teks not in self.pilihan:
            raise KueriSalah(f"Nilai {nama} tidak dikenal. Pilihannya: {', '.join(self.pilihan)}.")
        try:
            return baca(teks)
        except (ValueError, KeyError):
            raise KueriSalah(f"Nilai {nama} harus {kata}.") from None

    @property
    def skema(self) -> dict[str, Any]:
        """Its schema for OpenAPI."""
        dasar = BACA[self.jenis][2]
        return dasar | {"enum": list(self.pilihan)} if self.pilihan else dasar


class Penyaring(BaseFilterBackend):
    """Takes `saring` (parameters), `cari` (fields searched) and `urut` (fields ordered by) from the view."""

    def filter_queryset(self, request: Request, queryset: QuerySet[Any], view: Any) -> QuerySet[Any]:
        """Return what the parameters leave; raises KueriSalah."""
        saring: Mapping[str, Saring] = view.saring
        for nama, satu in saring.items():
            if nama in request.query_params:
                nilai = satu.baca(nama, str(request.query_params[nama]))
                queryset = queryset.filter(**{satu.lookup: nilai})
        if cari := request.query_params.get("cari", ""):
            queryset = queryset.filter(_memuat(cari, view.cari))
        return queryset

    def get_schema_operation_parameters(self, view: Any) -> list[dict[str, Any]]:
        """Describe the parameters for OpenAPI."""
        hasil = [_parameter(nama, s.skema, s.arti) for nama, s in view.saring.items()]
        if view.cari:
            skema = {"type": "string", "maxLength": MAKS_CARI}
            hasil.append(_parameter("cari", skema, "Setiap kata harus termuat."))
        arah = [f"{tanda}{nama}" for nama in view.urut for tanda in ("", "-")]
        hasil.append(_parameter("urut", {"type": "string", "enum": arah}, "Diawali - berarti menurun."))
        return hasil


def _parameter(nama: str, skema: dict[str, Any], arti: str) -> dict[str, Any]:
    return {"name": nama, "required": False, "in": "query", "description": arti, "schema": skema}


def _memuat(cari: str, bidang: tuple[str, ...]) -> Q:
    if len(cari) > MAKS_CARI or "\0" in cari:
        raise KueriSalah(f"Kata yang dicari paling panjang {MAKS_CARI} huruf.")
    syarat = Q()
    for kata in cari.split():
        satu = Q()
        for nama in bidang:
            satu |= Q(**{f"{nama}__icontains": kata})
        syarat &= satu
    return syarat


def pastikan_parameter(request: Request, view: Any) -> None:
    """Raise KueriSalah where the address carries a parameter that the list does not know."""
    dikenal = {*view.saring, *(["cari"] if view.cari else [])}
    if view.paginator is not None:
        dikenal |= {"urut", "kursor", "ukuran"}
    if lain := sorted(request.query_params.keys() - dikenal):
        raise KueriSalah(
            f"Parameter {', '.join(lain)} tidak dikenal. Yang dikenal: {', '.join(sorted(dikenal))}."
        )


class Halaman(CursorPagination):
    """Pages by cursor: rows that come or go meanwhile neither repeat nor hide others."""

    page_size = UKURAN
    page_size_query_param = "ukuran"
    max_page_size = MAKS_UKURAN
    cursor_query_param = "kursor"
    offset_cutoff = 100_000
    page_size_query_description = f"Banyak baris, 1 sampai {MAKS_UKURAN}."
    cursor_query_description = "Letak halaman, dari tautan berikutnya atau sebelumnya."

    def paginate_queryset(self, queryset: Any, request: Request, view: Any = None) -> list[Any] | None:
        """Return the page from the place that the link names; raises KueriSalah for one not given out here."""
        try:
            return super().paginate_queryset(queryset, request, view)
        except (NotFound, ValueError, ValidationError):
            if "kursor" not in request.query_params:
                raise
            raise KueriSalah("Kursor tidak dikenal. Mulai lagi tanpa kursor.") from None

    def get_page_size(self, request: Request) -> int:
        """Return how many rows are asked for; raises KueriSalah beyond the limit."""
        teks = request.query_params.get("ukuran")
        if teks is None:
            return UKURAN
        if not teks.isascii() or not teks.isdigit() or not 1 <= int(teks[:6]) <= MAKS_UKURAN:
            raise KueriSalah(f"Nilai ukuran harus bilangan bulat 1 sampai {MAKS_UKURAN}.")
        return int(teks)

    def get_ordering(self, request: Request, queryset: QuerySet[Any], view: Any) -> tuple[str, ...]:
        """Return the order asked for, ending with the key; raises KueriSalah for a field that is not offered."""
        diminta = request.query_params.get("urut", view.urut[0])
        if diminta.removeprefix("-") not in view.urut:
            raise KueriSalah(
                f"Nilai urut tidak dikenal. Pilihannya: {', '.join(view.urut)}, masing-masing boleh diawali -."
            )
        return (diminta,) if diminta.lstrip("-") == "id" else (diminta, "id")

    def get_paginated_response(self, data: Any) -> Response:
        """Return the rows between the links to the pages around."""
        isi = {"berikutnya": self.get_next_link(), "sebelumnya": self.get_previous_link(), "hasil": data}
        return Response(isi)

    def get_paginated_response_schema(self, schema: dict[str, Any]) -> dict[str, Any]:
        """Describe the same for OpenAPI."""
        tautan = {"type": ["string", "null"], "format": "uri"}
        return {
            "type": "object",
            "required": ["berikutnya", "sebelumnya", "hasil"],
            "properties": {"berikutnya": tautan, "sebelumnya": tautan, "hasil": schema},
        }
