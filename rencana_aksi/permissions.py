"""Who may do what to a rencana aksi (Pasal 2, Bab IV): a role of the city, or a role for the plan's own unit."""

from dataclasses import dataclass, replace

from organisasi.permissions import (
    ADMINISTRATOR,
    KEPALA_PD,
    TIM_PELAKSANA,
    TIM_PELAKSANA_PD,
    TIM_PENGARAH,
    Aturan,
    Orang,
    TidakBerwenang,
    kode_peran,
    unit_berperan,
)
from rencana_aksi.models import RencanaAksi
from rencana_aksi.models.rencana import PERAN_KOTA, PERAN_UNIT
from rencana_aksi.workflow import (
    AJUKAN,
    AJUKAN_KOTA,
    KEMBALIKAN,
    SETUJUI,
    TARIK,
    TETAPKAN,
    TOLAK,
    VERIFIKASI,
    Status,
)


@dataclass(frozen=True, slots=True)
class AturanRencana:
    """An act on a plan: roles of the city, and roles that must be held for the plan's own unit.

    On the plan of the city `peran_penyusun_kota` stands in for the unit's roles.
    """

    alasan: str
    peran_kota: frozenset[str] = frozenset()
    peran_unit: frozenset[str] = frozenset()
    peran_penyusun_kota: frozenset[str] = frozenset()

    def boleh(self, orang: Orang, rencana: RencanaAksi) -> bool:
        """Tell whether `orang` may do it to this plan."""
        return self.boleh_bagi(orang, rencana.perangkat_daerah_id)

    def boleh_bagi(self, orang: Orang, unit: int | None) -> bool:
        """Tell whether `orang` may do it to a plan of this unit (its key; None: the city)."""
        peran = kode_peran(orang)
        if unit is None:
            return not (self.peran_kota | self.peran_penyusun_kota).isdisjoint(peran)
        return not self.peran_kota.isdisjoint(peran) or unit in unit_berperan(orang, self.peran_unit)

    def pastikan(self, orang: Orang, rencana: RencanaAksi) -> None:
        """Raise TidakBerwenang with the reason where `orang` may not."""
        if not self.boleh(orang, rencana):
            raise TidakBerwenang(self.alasan)


SUSUN = AturanRencana(
    "Hanya Tim Pelaksana Perangkat Daerah yang bersangkutan atau Administrator yang dapat menyusun rencana ini.",
    peran_kota=frozenset({ADMINISTRATOR}),
    peran_unit=frozenset({TIM_PELAKSANA_PD}),
    peran_penyusun_kota=frozenset({TIM_PELAKSANA}),
)
SEBAGAI_PENYUSUN = replace(
    SUSUN,
    alasan="Hanya Tim Pelaksana Perangkat Daerah yang bersangkutan yang dapat mengajukan rencana ini.",
    peran_kota=frozenset(),
)
SEBAGAI_KEPALA = AturanRencana(
    "Hanya Kepala Perangkat Daerah yang dapat mengirim rencana ini.", peran_unit=frozenset({KEPALA_PD})
)
SEBAGAI_TIM_PELAKSANA = AturanRencana(
    "Hanya Tim Pelaksana Tingkat Kota yang dapat memverifikasi rencana (Pasal 2 ayat (4)).",
    peran_kota=frozenset({TIM_PELAKSANA}),
)
SEBAGAI_TIM_PENGARAH = AturanRencana(
    "Hanya Tim Pengarah Tingkat Kota yang dapat menetapkan rencana (Pasal 2 ayat (3)).",
    peran_kota=frozenset({TIM_PENGARAH}),
)

PELAKU = {
    AJUKAN.nama: SEBAGAI_PENYUSUN,
    AJUKAN_KOTA.nama: SEBAGAI_PENYUSUN,
    TARIK.nama: SEBAGAI_PENYUSUN,
    SETUJUI.nama: SEBAGAI_KEPALA,
    TOLAK.nama: SEBAGAI_KEPALA,
    VERIFIKASI.nama: SEBAGAI_TIM_PELAKSANA,
    TETAPKAN.nama: SEBAGAI_TIM_PENGARAH,
}
"""Who takes which step; returning a plan is for whoever holds it."""

KELOLA_TAHUN = Aturan(
    frozenset({TIM_PELAKSANA, ADMINISTRATOR}),
    "Hanya Tim Pelaksana Tingkat Kota atau Administrator yang dapat mengatur tahun dan tenggat rencana aksi.",
)
TETAPKAN_BANYAK = Aturan(frozenset({TIM_PENGARAH}), SEBAGAI_TIM_PENGARAH.alasan)


def boleh_membaca(orang: Orang) -> bool:
    """Tell whether a person may read plans at all; which ones, `terlihat_oleh` says."""
    return not (PERAN_KOTA | PERAN_UNIT).isdisjoint(kode_peran(orang))


def aturan_peralihan(nama: str, status: str) -> AturanRencana:
    """Return who may take a step out of a state."""
    if nama == KEMBALIKAN.nama:
        return SEBAGAI_TIM_PENGARAH if status == Status.DIVERIFIKASI else SEBAGAI_TIM_PELAKSANA
    return PELAKU[nama]
