"""Units (`unit`), people with their roles (`pengguna`) and what they are told (`pemberitahuan`), keys of the API."""

from organisasi.models.kunci_api import KunciApi, LingkupKunci
from organisasi.models.pemberitahuan import Pemberitahuan
from organisasi.models.pengguna import Lingkup, Pengguna, Penugasan, Peran, PilihanSurel
from organisasi.models.unit import AliasPerangkatDaerah, JenisPerangkatDaerah, PerangkatDaerah, Pokja

__all__ = [
    "AliasPerangkatDaerah",
    "JenisPerangkatDaerah",
    "KunciApi",
    "Lingkup",
    "LingkupKunci",
    "Pemberitahuan",
    "Pengguna",
    "Penugasan",
    "Peran",
    "PerangkatDaerah",
    "PilihanSurel",
    "Pokja",
]
