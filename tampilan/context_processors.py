"""What every page knows about its look."""

from functools import cache
from importlib import metadata

from django.http import HttpRequest

from tampilan.tema import tema_dari


@cache
def versi() -> str:
    """Return the version of PetaRB, or "" where the distribution is not installed."""
    try:
        return metadata.version("peta-rb")
    except metadata.PackageNotFoundError:
        return ""


def tampilan(request: HttpRequest) -> dict[str, str]:
    """Give templates the chosen theme, the theme to start with, and the version."""
    tema = tema_dari(request)
    return {"tema": tema, "tema_awal": "dark" if tema == "gelap" else "light", "versi": versi()}
