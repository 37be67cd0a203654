"""The steps that a document of monev can take from here: which, who may, and what still stands in the way."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date

from monev.models.dasar import DokumenBerlingkup, Terkunci
from monev.permissions import aturan
from monev.workflow import NAMA, Pelaku, Peralihan, PeralihanDitolak, Status, Tingkat, pastikan_dapat
from organisasi.models import Pengguna
from organisasi.permissions import (
    INSPEKTORAT,
    KEPALA_PD,
    TIM_PELAKSANA,
    TIM_PELAKSANA_PD,
    TIM_PENGARAH,
    Orang,
    TidakBerwenang,
)
from organisasi.queries import pemegang_peran


@dataclass(frozen=True, slots=True)
class LangkahTersedia:
    """A step out of the present state; `alasan` says why this person cannot take it, empty where they can."""

    peralihan: Peralihan
    berwenang: bool
    alasan: str

    @property
    def boleh(self) -> bool:
        """Whether the person may take it now."""
        return not self.alasan


Syarat = Callable[[DokumenBerlingkup, date], None]
"""Raises PeralihanDitolak (or Terkunci) where the document is not fit for the step on that day."""

_syarat: dict[tuple[str, str], tuple[Syarat, ...]] = {}


def syaratkan(alur: str, peralihan: Iterable[str], *syarat: Syarat) -> None:
    """Let steps of a kind of document depend on conditions; the queries of each kind declare their own."""
    for nama in peralihan:
        _syarat[alur, nama] = syarat


def langkah_tersedia(dokumen: DokumenBerlingkup, orang: Orang, hari: date) -> list[LangkahTersedia]:
    """Return the steps that start from the state of a document at its level, in the order of its table.

    What the system does alone is left out.
    """
    tersedia = [
        p
        for p in dokumen.alur.peralihan
        if dokumen.status in p.dari and Tingkat(dokumen.tingkat) in p.tingkat and p.pelaku != Pelaku.SISTEM
    ]
    return [_langkah(dokumen, p, orang, hari) for p in tersedia]


def _langkah(dokumen: DokumenBerlingkup, peralihan: Peralihan, orang: Orang, hari: date) -> LangkahTersedia:
    berwenang = aturan(peralihan.pelaku, dokumen).boleh(orang, dokumen)
    try:
        pastikan_boleh(dokumen, peralihan, orang, hari)
    except (TidakBerwenang, PeralihanDitolak, Terkunci) as galat:
        return LangkahTersedia(peralihan, berwenang, str(galat))
    return LangkahTersedia(peralihan, berwenang, "")


def pastikan_boleh(dokumen: DokumenBerlingkup, peralihan: Peralihan, orang: Orang, hari: date) -> None:
    """Raise TidakBerwenang (role, a step of the same person before) or PeralihanDitolak (state, period, content)."""
    if peralihan.pelaku == Pelaku.SISTEM:
        raise PeralihanDitolak(f"Langkah “{peralihan.kata}” hanya dilakukan oleh sistem.")
    aturan(peralihan.pelaku, dokumen).pastikan(orang, dokumen)
    pastikan_dapat(peralihan, dokumen.status, dokumen.tingkat)
    for jejak in peralihan.lain_dari:
        if getattr(dokumen, f"{jejak}_oleh_id") == orang.pk:
            raise TidakBerwenang(f"Dokumen ini {jejak} oleh Anda. Langkah ini harus dilakukan orang lain.")
    for syarat in _syarat.get((dokumen.alur.nama, peralihan.nama), ()):
        syarat(dokumen, hari)


PERAN_PELAKU: dict[tuple[Pelaku, Tingkat], str] = {
    (Pelaku.PENYUSUN, Tingkat.PD): TIM_PELAKSANA_PD,
    (Pelaku.PENYUSUN, Tingkat.POKJA): TIM_PELAKSANA,
    (Pelaku.PENYUSUN, Tingkat.KOTA): TIM_PELAKSANA,
    (Pelaku.KEPALA, Tingkat.PD): KEPALA_PD,
    (Pelaku.PEMERIKSA, Tingkat.PD): TIM_PELAKSANA,
    (Pelaku.PEMERIKSA, Tingkat.POKJA): INSPEKTORAT,
    (Pelaku.PEMERIKSA, Tingkat.KOTA): INSPEKTORAT,
    (Pelaku.PENETAP, Tingkat.PD): KEPALA_PD,
    (Pelaku.PENETAP, Tingkat.POKJA): TIM_PELAKSANA,
    (Pelaku.PENETAP, Tingkat.KOTA): TIM_PENGARAH,
}
"""The role that is told and named as the holder; `permissions.PELAKU` may let others act as well."""

NAMA_PERAN = {
    TIM_PELAKSANA_PD: "Tim Pelaksana Perangkat Daerah",
    TIM_PELAKSANA: "Tim Pelaksana Tingkat Kota",
    KEPALA_PD: "Kepala Perangkat Daerah",
    INSPEKTORAT: "Inspektorat",
    TIM_PENGARAH: "Tim Pengarah Tingkat Kota",
}


def nama_pemegang(dokumen: DokumenBerlingkup) -> str:
    """Return for whom a document waits, in words; empty where for nobody."""
    pelaku = dokumen.alur.pemegang[Status(dokumen.status)]
    return NAMA_PERAN[PERAN_PELAKU[pelaku, Tingkat(dokumen.tingkat)]] if pelaku else ""


def orang_pelaku(dokumen: DokumenBerlingkup, pelaku: Pelaku) -> list[Pengguna]:
    """Return the people who act as `pelaku` on a document; of a pokja its own members and those of none."""
    peran = PERAN_PELAKU.get((pelaku, Tingkat(dokumen.tingkat)))
    if peran is None:
        return []
    if peran in {TIM_PELAKSANA_PD, KEPALA_PD}:
        return list(pemegang_peran(peran, perangkat_daerah=dokumen.perangkat_daerah))
    return list(pemegang_peran(peran))


def nama_status(status: str) -> str:
    """Return a state in words."""
    return NAMA[Status(status)]
