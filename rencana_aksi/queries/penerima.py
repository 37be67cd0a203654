"""The people around a plan: who writes it, who heads the unit, the teams of the city."""

from collections import defaultdict
from collections.abc import Iterable

from organisasi.models import Pengguna, Penugasan
from organisasi.permissions import INSPEKTORAT, KEPALA_PD, TIM_PELAKSANA, TIM_PELAKSANA_PD, TIM_PENGARAH
from organisasi.queries import pemegang_peran
from rencana_aksi.models import RencanaAksi
from rencana_aksi.workflow import Pemegang


def penyusun(rencana: RencanaAksi) -> Iterable[Pengguna]:
    """Return those who write the plan: the officers of the unit; for the city, Tim Pelaksana."""
    if rencana.perangkat_daerah is None:
        return tim_pelaksana(rencana)
    return pemegang_peran(TIM_PELAKSANA_PD, perangkat_daerah=rencana.perangkat_daerah)


def kepala(rencana: RencanaAksi) -> Iterable[Pengguna]:
    """Return the head of the unit; nobody for the city."""
    if rencana.perangkat_daerah is None:
        return ()
    return pemegang_peran(KEPALA_PD, perangkat_daerah=rencana.perangkat_daerah)


def tim_pelaksana(rencana: RencanaAksi) -> Iterable[Pengguna]:
    """Return the Tim Pelaksana of the city."""
    return pemegang_peran(TIM_PELAKSANA)


def tim_pengarah(rencana: RencanaAksi) -> Iterable[Pengguna]:
    """Return the Tim Pengarah of the city."""
    return pemegang_peran(TIM_PENGARAH)


def inspektorat(rencana: RencanaAksi) -> Iterable[Pengguna]:
    """Return the Inspektorat."""
    return pemegang_peran(INSPEKTORAT)


PERAN_PEMEGANG = {
    Pemegang.PENYUSUN: TIM_PELAKSANA_PD,
    Pemegang.KEPALA_PD: KEPALA_PD,
    Pemegang.TIM_PELAKSANA: TIM_PELAKSANA,
    Pemegang.TIM_PENGARAH: TIM_PENGARAH,
}
"""The role of those for whom a plan waits."""


class DaftarPemegang:
    """Everybody for whom a plan may wait, read at once: for asking about many plans."""

    def __init__(self) -> None:
        self._orang: dict[tuple[str, int | None], dict[int, Pengguna]] = defaultdict(dict)
        daftar = Penugasan.objects.filter(
            peran__kode__in=PERAN_PEMEGANG.values(), pengguna__is_active=True
        ).select_related("pengguna", "peran")
        for tugas in daftar:
            kunci = tugas.peran.kode, tugas.perangkat_daerah_id
            self._orang[kunci][tugas.pengguna_id] = tugas.pengguna

    def cari(self, pemegang: Pemegang, unit: int | None) -> list[Pengguna]:
        """Return those for whom a plan of the unit with this key (None: of the city) waits."""
        di_unit = pemegang in {Pemegang.PENYUSUN, Pemegang.KEPALA_PD}
        return list(self._orang[PERAN_PEMEGANG[pemegang], unit if di_unit else None].values())
