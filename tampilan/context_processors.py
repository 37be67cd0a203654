"""What every page knows about its look."""

from functools import cache
from importlib import metadata

from django.conf import settings
from django.http import HttpRequest

from tampilan.tema import tema_dari


@cache
def versi() -> str:
    """Return the version of PetaRB, or "" where the distribution is not installed."""
    try:
        return metadata.version("peta-rb")
    except metadata.PackageNotFoundError:
        return ""


def tampilan(request: HttpRequest) -> dict[str, object]:
    """Give templates the chosen theme, the theme to start with, the version, and whether there is a public page."""
    tema = tema_dari(request)
    return {
        "tema": tema,
        "tema_awal": "dark" if tema == "gelap" else "light",
        "versi": versi(),
        "halaman_publik": settings.HALAMAN_PUBLIK,
    }
