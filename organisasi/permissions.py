"""Who may do what: roles × acts as data. Each app adds its own acts; the question is answered here."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.contrib.auth.models import AnonymousUser
from django.core.exceptions import PermissionDenied

from organisasi.models import Pengguna, Penugasan

ADMINISTRATOR = "administrator"
TIM_PENGARAH = "tim-pengarah"
TIM_PELAKSANA = "tim-pelaksana"
TIM_PELAKSANA_PD = "tim-pelaksana-pd"
KEPALA_PD = "kepala-pd"
INSPEKTORAT = "inspektorat"
ASESOR = "asesor"

SEMUA_PERAN = frozenset(
    {ADMINISTRATOR, TIM_PENGARAH, TIM_PELAKSANA, TIM_PELAKSANA_PD, KEPALA_PD, INSPEKTORAT, ASESOR}
)

Orang = Pengguna | AnonymousUser


class TidakBerwenang(PermissionDenied):
    """The person may not do this; the message says who may."""


@dataclass(frozen=True, slots=True)
class Aturan:
    """An act, the roles that may do it, and what to tell everyone else."""

    peran: frozenset[str]
    alasan: str

    def boleh(self, orang: Orang) -> bool:
        """Tell whether `orang` holds one of the roles."""
        return not self.peran.isdisjoint(kode_peran(orang))

    def pastikan(self, orang: Orang) -> None:
        """Raise TidakBerwenang with the reason where `orang` holds none of the roles."""
        if not self.boleh(orang):
            raise TidakBerwenang(self.alasan)


def penugasan_dari(orang: Orang) -> list[Penugasan]:
    """Return the roles that an active person holds, read once per request (kept on the object)."""
    if not isinstance(orang, Pengguna) or not orang.is_active:
        return []
    if not hasattr(orang, "_penugasan"):
        daftar = orang.penugasan.select_related("peran", "perangkat_daerah", "pokja")
        orang._penugasan = list(daftar)  # type: ignore[attr-defined]
    return orang._penugasan  # type: ignore[attr-defined, no-any-return]


def kode_peran(orang: Orang) -> frozenset[str]:
    """Return the codes of the roles that a person holds; empty for the public."""
    return frozenset(penugasan.peran.kode for penugasan in penugasan_dari(orang))


def unit_berperan(orang: Orang, peran: frozenset[str]) -> frozenset[int]:
    """Return the keys of the Perangkat Daerah for which a person holds one of the roles."""
    return frozenset(
        penugasan.perangkat_daerah_id
        for penugasan in penugasan_dari(orang)
        if penugasan.perangkat_daerah_id and penugasan.peran.kode in peran
    )


def peran_ringkas(daftar: Iterable[Penugasan]) -> str:
    """Return the roles as one short text, such as “Kepala Perangkat Daerah – Dinas Perhubungan”."""
    return "; ".join(str(penugasan) for penugasan in daftar)


KELOLA_ADMIN = Aturan(
    frozenset({ADMINISTRATOR}), "Hanya Administrator yang dapat membuka halaman pengelolaan."
)
