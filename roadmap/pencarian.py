"""What a search finds (`Temuan`) and the kinds of record it knows (`Jenis`); apps above register theirs."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet

from organisasi.permissions import Orang
from roadmap.models import RoadMap


@dataclass(frozen=True, slots=True)
class Temuan:
    """One hit: its text, where it stands, and its page."""

    teks: str
    tempat: str
    url: str


@dataclass(frozen=True, slots=True)
class KelompokTemuan:
    """Hits of one kind; `lebih` says that there are more than are shown."""

    judul: str
    temuan: list[Temuan]
    lebih: bool


@dataclass(frozen=True, slots=True)
class Jenis:
    """A kind of record to search: what of it a person may read, in which fields, and how a hit reads.

    `query` reads along whatever `temuan` needs: a kind costs one query whatever it finds.
    """

    judul: str
    query: Callable[[RoadMap, Orang], QuerySet[Any]]
    bidang: tuple[str, ...]
    temuan: Callable[[Any], Temuan]


_terdaftar: list[Jenis] = []


def daftarkan(*semua: Jenis) -> None:
    """Let the search ask for kinds of record; to be called in AppConfig.ready. A second time changes nothing."""
    _terdaftar.extend(jenis for jenis in semua if jenis not in _terdaftar)


def terdaftar() -> tuple[Jenis, ...]:
    """Return the kinds of the apps above, in the order in which they registered."""
    return tuple(_terdaftar)
