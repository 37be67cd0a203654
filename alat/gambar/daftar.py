"""Every picture that README and guide show, by chapter, in the order in which they are taken."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import NamedTuple

from alat.gambar import dasbor, monev, rencana, roadmap
from alat.gambar.panggung import Gambar


class Bab(NamedTuple):
    """Pictures that follow one upon the other on one server: its data (`peladen.KEADAAN`) and settings."""

    keadaan: str
    gambar: tuple[Gambar, ...]
    pengaturan: Mapping[str, str] = MappingProxyType({})


BAB = {
    "rencana": Bab("kosong", (*roadmap.GAMBAR, *rencana.GAMBAR)),
    "monev": Bab("contoh", monev.GAMBAR),
    "dasbor": Bab("kota", dasbor.GAMBAR, {"HALAMAN_PUBLIK": "1"}),
}
DAFTAR = tuple(gambar for bab in BAB.values() for gambar in bab.gambar)
