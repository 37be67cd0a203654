"""Units (`unit`) and people with their roles (`pengguna`)."""

from organisasi.models.pengguna import Lingkup, Pengguna, Penugasan, Peran
from organisasi.models.unit import AliasPerangkatDaerah, JenisPerangkatDaerah, PerangkatDaerah, Pokja

__all__ = [
    "AliasPerangkatDaerah",
    "JenisPerangkatDaerah",
    "Lingkup",
    "Pengguna",
    "Penugasan",
    "Peran",
    "PerangkatDaerah",
    "Pokja",
]
