"""Which items of last year's plan are done and need not be offered again; apps above tell, by registering."""

from collections.abc import Callable
from uuid import UUID

from rencana_aksi.models import RencanaAksi

Penentu = Callable[[RencanaAksi], set[UUID]]
"""Returns the keys of the items that the unit finished in the year before a plan's."""

_terdaftar: list[Penentu] = []


def daftarkan(penentu: Penentu) -> Penentu:
    """Let templates leave out what `penentu` knows as done; to be called in AppConfig.ready."""
    if penentu not in _terdaftar:
        _terdaftar.append(penentu)
    return penentu


def tuntas_tahun_lalu(rencana: RencanaAksi) -> set[UUID]:
    """Return the keys of last year's items that are done, as far as anybody knows."""
    return set().union(*(penentu(rencana) for penentu in _terdaftar))
