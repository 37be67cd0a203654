"""The world of the matrix, and a server that spends no time on what other tests look at."""

import pytest
from django.http import HttpRequest, HttpResponse
from django.template.base import Template
from django.template.context import Context
from django.urls.resolvers import URLResolver
from pytest_django.fixtures import Settings

from organisasi.api.laju import LajuApi
from tests.matriks.dunia import Dunia, bangun


@pytest.fixture
def dunia(db: None) -> Dunia:
    """Give all actors and, for each owner, one record of every kind."""
    return bangun()


@pytest.fixture(autouse=True)
def ringan(monkeypatch: pytest.MonkeyPatch, settings: Settings) -> None:
    """Answer thousands of requests: a refusal is its reason alone, nobody counts queries, requests and templates."""

    def pilih(pemilah: URLResolver, kode: int) -> object:
        def jawab(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
            return HttpResponse(str(exception or ""), status=kode)

        return jawab

    def gambar(templat: Template, konteks: Context) -> str:
        return templat.nodelist.render(konteks)

    settings.HALAMAN_PUBLIK = True
    settings.MIDDLEWARE = [satu for satu in settings.MIDDLEWARE if not satu.startswith("zeal")]
    monkeypatch.setattr(URLResolver, "resolve_error_handler", pilih)
    monkeypatch.setattr(Template, "_render", gambar)
    monkeypatch.setattr(LajuApi, "allow_request", lambda *siapa: True)
