"""The world of the matrix, and a server that spends no time on what other tests look at."""

import logging
from collections.abc import Iterator
from types import SimpleNamespace

import pytest
import weasyprint
from django.http import HttpRequest, HttpResponse
from django.template.base import Template
from django.template.context import Context
from django.urls.resolvers import URLResolver
from django.utils.safestring import SafeString
from pytest_django.fixtures import Settings

from organisasi.api.laju import LajuApi
from tests.matriks.dunia import Aktor, Dunia, bangun


@pytest.fixture
def dunia(db: None) -> Dunia:
    """Give all actors and, for each owner, one record of every kind."""
    return bangun()


class Kertas:
    """Stands for WeasyPrint: the file is the page that would be printed, so its words can be looked through."""

    def __init__(self, string: str, **_: object) -> None:
        self.isi = string
        self.pages = [SimpleNamespace(anchors={})]

    def render(self, **_: object) -> "Kertas":
        """Give one page, on which nothing has a height."""
        return self

    def write_pdf(self, **_: object) -> bytes:
        """Return the page's source."""
        return self.isi.encode()


@pytest.fixture(autouse=True)
def ringan(monkeypatch: pytest.MonkeyPatch, settings: Settings) -> Iterator[None]:
    """Answer thousands of requests.

    A refusal is its reason alone, a PDF its source, what nobody reads stays empty (`Aktor.dibaca`), and nobody counts
    queries, requests and templates.
    """

    def pilih(pemilah: URLResolver, kode: int) -> object:
        def jawab(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
            return HttpResponse(str(exception or ""), status=kode)

        return jawab

    def gambar(templat: Template, konteks: Context) -> str:
        return templat.nodelist.render(konteks) if Aktor.dibaca else SafeString(" ")

    settings.HALAMAN_PUBLIK = True
    settings.CACHES = {
        **settings.CACHES,
        "dokumen": {"BACKEND": "django.core.cache.backends.dummy.DummyCache"},
    }
    settings.MIDDLEWARE = [satu for satu in settings.MIDDLEWARE if not satu.startswith("zeal")]
    monkeypatch.setattr(URLResolver, "resolve_error_handler", pilih)
    monkeypatch.setattr(Template, "_render", gambar)
    monkeypatch.setattr(weasyprint, "HTML", Kertas)
    monkeypatch.setattr(LajuApi, "allow_request", lambda *siapa: True)
    logging.disable(logging.WARNING)  # each refusal would be written down with its traceback
    yield
    logging.disable(logging.NOTSET)
