"""Stub: replace me."""

from django.http import HttpRequest, HttpResponse


def pemeriksaan(request: HttpRequest) -> HttpResponse:
    return HttpResponse("")


def unduh(request: HttpRequest) -> HttpResponse:
    return HttpResponse("")
