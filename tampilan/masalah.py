"""Refusals for programs: problem details (RFC 9457) at the addresses of the API, where people would get a page."""

from collections.abc import Mapping
from typing import Any

from django.http import HttpRequest, JsonResponse

AWAL_API = "/api/"
JENIS_ISI = "application/problem+json"


def untuk_program(request: HttpRequest) -> bool:
    """Tell whether a program asks: the address is one of the API."""
    return request.path.startswith(AWAL_API)


def rincian(
    status: int, judul: str, pesan: str, galat: Mapping[str, list[str]] | None = None
) -> dict[str, Any]:
    """Return the members of problem details; `galat` tells the refusal by field."""
    isi: dict[str, Any] = {"type": "about:blank", "title": judul, "status": status, "detail": pesan}
    return isi | {"galat": dict(galat)} if galat else isi


def jawab_masalah(status: int, judul: str, pesan: str) -> JsonResponse:
    """Answer with problem details, without database, session or templates."""
    return JsonResponse(rincian(status, judul, pesan), status=status, content_type=JENIS_ISI)
