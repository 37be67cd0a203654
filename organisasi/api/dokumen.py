"""The API described: its schema for programs, and for people a page made of it, which needs no scripts."""

from collections import defaultdict
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from drf_spectacular.generators import SchemaGenerator
from drf_spectacular.utils import extend_schema
from drf_spectacular.views import SpectacularAPIView
from rest_framework.renderers import JSONRenderer
from rest_framework.request import Request
from rest_framework.response import Response

from organisasi.api.halaman import MAKS_UKURAN
from tampilan.masalah import jawab_masalah

AWAL = "/api/v1/"


@dataclass(frozen=True, slots=True)
class Alamat:
    """One act at one address: which parameters it takes, which fields may be sent."""

    metode: str
    jalur: str
    guna: str
    parameter: list[str]
    isi: list[str]


@dataclass(slots=True)
class Bagian:
    """The addresses of one resource."""

    kunci: str
    nama: str
    arti: str = ""
    alamat: list[Alamat] = field(default_factory=list)


class Skema(SpectacularAPIView):
    """The schema of OpenAPI as JSON or YAML; a refusal is problem details whatever form was asked for."""

    @extend_schema(exclude=True)
    def get(self, request: Request, *args: Any, **kwargs: Any) -> Response:
        """Return the schema: one version, in one language."""
        jawaban: Response = self._get_schema_response(request)  # type: ignore[no-untyped-call]
        return jawaban

    def finalize_response(self, request: Request, response: Any, *args: Any, **kwargs: Any) -> Any:
        """Write refusals as JSON, the form of problem details."""
        jawaban = super().finalize_response(request, response, *args, **kwargs)
        if getattr(jawaban, "exception", False):
            jawaban.accepted_renderer, jawaban.accepted_media_type = JSONRenderer(), "application/json"
        return jawaban

    def _get_version_parameter(self, request: Request) -> None:
        return None


@login_not_required
def dokumen(request: HttpRequest) -> HttpResponse:
    """Show what the API offers; open to all, as what it describes stays guarded."""
    if request.method not in {"GET", "HEAD"}:
        jawaban = jawab_masalah(405, "Metode tidak tersedia", "Halaman ini hanya dapat dibaca (GET).")
        jawaban["Allow"] = "GET, HEAD"
        return jawaban
    konteks = {
        "daftar": daftar_bagian(),
        "awal": request.build_absolute_uri(AWAL),
        "maks": MAKS_UKURAN,
        "laju": {jenis: laju.split("/")[0] for jenis, laju in settings.LAJU_API.items()},
        "remah": [("Beranda", "/"), ("Dokumentasi API", "")],
    }
    return render(request, "organisasi/dokumentasi_api.html", konteks)


@lru_cache(maxsize=1)
def daftar_bagian() -> list[Bagian]:
    """Return the resources in the order of their addresses; drawn once, for the code does not change."""
    skema: dict[str, Any] = SchemaGenerator().get_schema(public=True)  # type: ignore[no-untyped-call]
    komponen = skema["components"]["schemas"]
    hasil: dict[str, Bagian] = defaultdict(lambda: Bagian("", ""))
    for jalur, metode in skema["paths"].items():
        for nama, satu in metode.items():
            kunci = satu["tags"][0]
            bagian = hasil[kunci]
            bagian.kunci, bagian.nama = kunci, kunci.replace("-", " ").capitalize()
            bagian.arti = bagian.arti or satu.get("description", "")
            bagian.alamat.append(_alamat(nama, jalur, satu, komponen))
    return list(hasil.values())


def _alamat(metode: str, jalur: str, satu: dict[str, Any], komponen: dict[str, Any]) -> Alamat:
    parameter = [p["name"] for p in satu.get("parameters", []) if p["in"] != "path"]
    badan: dict[str, Any] = satu.get("requestBody", {}).get("content", {})
    isi: dict[str, Any] = next((satu["schema"] for satu in badan.values()), {})
    if acuan := isi.get("$ref"):
        isi = komponen[acuan.rpartition("/")[2]]
    return Alamat(metode.upper(), jalur, satu.get("summary", ""), parameter, list(isi.get("properties", {})))
