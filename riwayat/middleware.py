"""Marks changes made in the browser with the page they come from."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse

from riwayat.asal import dari


def asal_dari_halaman(
    get_response: Callable[[HttpRequest], HttpResponse],
) -> Callable[[HttpRequest], HttpResponse]:
    """Return a middleware that names the page (or the admin, or the API) as the origin of the changes of a request."""

    def middleware(request: HttpRequest) -> HttpResponse:
        with dari(f"{_tempat(request.path)} {request.path}"):
            return get_response(request)

    return middleware


def _tempat(jalur: str) -> str:
    if jalur.startswith("/admin/"):
        return "admin"
    return "API" if jalur.startswith("/api/") else "halaman"
