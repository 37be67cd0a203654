"""Writing an arahan on a figure of the dashboard, for its page and for the API alike."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from dasbor.queries.pokok import Pokok
from monev.models import TindakLanjut
from monev.services.arahan import beri_arahan
from organisasi.models import Pengguna
from roadmap.models import RoadMap


def arahkan(
    road_map: RoadMap, pokok: Pokok, isi: Mapping[str, Any], *, oleh: Pengguna, kini: datetime
) -> TindakLanjut:
    """Write the words, owner and deadline of a checked form (`isi`) on a figure; refusals as `beri_arahan` raises."""
    return beri_arahan(
        road_map=road_map,
        atas=pokok.atas,
        alamat=pokok.alamat,
        unit_angka=pokok.unit,
        permasalahan=pokok.permasalahan,
        teks=isi["uraian"],
        perangkat_daerah=isi["perangkat_daerah"],
        pic=isi["pic"],
        tenggat=isi["tenggat"],
        oleh=oleh,
        kini=kini,
    )
