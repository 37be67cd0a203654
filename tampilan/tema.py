"""The theme a person chose, kept in a cookie."""

from typing import Final

from django.http import HttpRequest

COOKIE: Final = "tema"
PILIHAN: Final = ("terang", "gelap", "otomatis")
UMUR: Final = 365 * 24 * 3600


def tema_dari(request: HttpRequest) -> str:
    """Return the chosen theme; anything unknown counts as `otomatis`."""
    tema = request.COOKIES.get(COOKIE, "")
    return tema if tema in PILIHAN else "otomatis"
