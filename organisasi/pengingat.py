"""What is told (`Pengingat`), and which functions know the reminders due; apps register theirs at the start."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime

from django.utils.http import url_has_allowed_host_and_scheme

from organisasi.models import Pemberitahuan, Pengguna


@dataclass(frozen=True, slots=True)
class Pengingat:
    """A notice before anybody has it: the arguments of `beri_tahu`.

    `kunci` is what makes it the same notice, so it names the occasion: `rencana-diajukan:12:2`. Raises ValueError where
    `kunci` is too long or `alamat` is not a path within the site, since a database may drop such a row without a word.
    """

    penerima: Iterable[Pengguna]
    jenis: str
    kunci: str
    judul: str
    isi: str
    alamat: str

    def __post_init__(self) -> None:
        object.__setattr__(self, "penerima", tuple(self.penerima))  # read more than once
        for bidang in ("jenis", "kunci", "alamat"):
            panjang: int = getattr(Pemberitahuan._meta.get_field(bidang), "max_length", 0)
            if not 0 < len(getattr(self, bidang)) <= panjang:
                raise ValueError(f"{bidang} needs 1 to {panjang} characters: {getattr(self, bidang)!r}")
        if not (self.alamat.startswith("/") and url_has_allowed_host_and_scheme(self.alamat, None)):
            raise ValueError(f"alamat is no path within the site: {self.alamat!r}")


Penentu = Callable[[datetime], Iterable[Pengingat]]
"""Returns what is due at a time. It need not know what has been told already: the ledger does."""

_terdaftar: list[Penentu] = []


def daftarkan(penentu: Penentu) -> Penentu:
    """Let `manage.py kirim_pengingat` ask `penentu`; to be called in AppConfig.ready. A second time changes nothing."""
    if penentu not in _terdaftar:
        _terdaftar.append(penentu)
    return penentu


def jatuh_tempo(pada: datetime) -> list[Pengingat]:
    """Return all reminders that are due at `pada`, in the order in which their apps registered."""
    return [pengingat for penentu in _terdaftar for pengingat in penentu(pada)]
