"""The dictionary (`kamus`) and the values set for it and measured of it (`target`)."""

from indikator.models.kamus import Agregasi, AnakTangga, Arah, Indikator, Predikat, Tangga
from indikator.models.target import PenetapanTarget, PenetapanTerkunci, Realisasi, Target

__all__ = [
    "Agregasi",
    "AnakTangga",
    "Arah",
    "Indikator",
    "PenetapanTarget",
    "PenetapanTerkunci",
    "Predikat",
    "Realisasi",
    "Tangga",
    "Target",
]
