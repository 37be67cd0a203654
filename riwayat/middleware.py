"""Marks changes made in the browser with the page they come from."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse

from riwayat.asal import dari


def asal_dari_halaman(
    get_response: Callable[[HttpRequest], HttpResponse],
) -> Callable[[HttpRequest], HttpResponse]:
    """Return a middleware that names the page (or the admin) as the origin of the changes of a request."""

    def middleware(request: HttpRequest) -> HttpResponse:
        tempat = "admin" if request.path.startswith("/admin/") else "halaman"
        with dari(f"{tempat} {request.path}"):
            return get_response(request)

    return middleware
