"""Records of a road map; see `dasar` for what they share."""

from roadmap.models.dasar import IsiRoadMap, RoadMap, RoadMapTerkunci
from roadmap.models.lampiran import BarisLampiran, DukunganBaris, Padanan, PelaksanaBaris, RincianBaris
from roadmap.models.nomenklatur import Kegiatan, Nomenklatur, Program, SubKegiatan
from roadmap.models.pokok import AreaPerubahan, FokusPerubahan, KegiatanArea, Sasaran, Tujuan
from roadmap.models.prioritas import (
    IndikatorPrioritas,
    JenisPrioritas,
    KegiatanKlasifikasi,
    KegiatanPrioritas,
    KelompokPrioritas,
    PilotZonaIntegritas,
    Prioritas,
    ProgramKlasifikasi,
    SasaranPrioritas,
)

__all__ = [
    "AreaPerubahan",
    "BarisLampiran",
    "DukunganBaris",
    "FokusPerubahan",
    "IndikatorPrioritas",
    "IsiRoadMap",
    "JenisPrioritas",
    "Kegiatan",
    "KegiatanArea",
    "KegiatanKlasifikasi",
    "KegiatanPrioritas",
    "KelompokPrioritas",
    "Nomenklatur",
    "Padanan",
    "PelaksanaBaris",
    "PilotZonaIntegritas",
    "Prioritas",
    "Program",
    "ProgramKlasifikasi",
    "RincianBaris",
    "RoadMap",
    "RoadMapTerkunci",
    "Sasaran",
    "SasaranPrioritas",
    "SubKegiatan",
    "Tujuan",
]
