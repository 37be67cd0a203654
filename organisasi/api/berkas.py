"""Files through the API: in their own form, whatever the caller would accept; a refusal is JSON."""

from collections.abc import Callable, Collection
from functools import wraps
from typing import Any

from django.http import Http404, HttpResponse
from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import extend_schema
from rest_framework.decorators import action
from rest_framework.renderers import JSONRenderer
from rest_framework.request import Request

from organisasi.api.skema import bentuk_berkas

JENIS = {
    "pdf": "application/pdf",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "csv": "text/csv",
    "ics": "text/calendar",
}


class ApaAdanya(JSONRenderer):
    """For files: whatever form is asked for, the file has its own; a refusal is JSON."""

    media_type, format = "*/*", "berkas"


def sebagai_berkas(*bentuk: str) -> dict[tuple[int, str], OpenApiTypes]:
    """Describe an answer that is a file of one of these kinds."""
    return {(200, JENIS[satu]): OpenApiTypes.BINARY for satu in bentuk}


Kirim = Callable[[Any, Request, int, str], HttpResponse]


def unduhan(bentuk: Collection[str], *jenis: str) -> Callable[[Kirim], Kirim]:
    """Make a method the download of a record in one of these forms; another form is a 404.

    `jenis` are the kinds of file where they are not the forms themselves.
    """

    def hias(kirim: Kirim) -> Kirim:
        @extend_schema(parameters=bentuk_berkas(*bentuk), responses=sebagai_berkas(*(jenis or bentuk)))
        @action(
            detail=True,
            methods=["get"],
            url_path="unduh/<slug:bentuk>",
            url_name="unduh",
            renderer_classes=[ApaAdanya],
        )
        @wraps(kirim)
        def unduh(self: Any, request: Request, pk: int, bentuk: str) -> HttpResponse:
            if bentuk not in pilihan:
                raise Http404("Bentuk berkas tidak dikenal.")
            return kirim(self, request, pk, bentuk)

        return unduh

    pilihan = frozenset(bentuk)
    return hias
