"""What the tests of problems and follow-ups share: a problem, a decision, a follow-up, made through the services."""

from datetime import datetime, timedelta
from typing import Any

from monev.models import Keputusan, Permasalahan, Rapat, StatusRapat, TindakLanjut
from monev.services.bukti_baru import BuktiBaru
from monev.services.masalah import laporkan
from monev.services.tindak_lanjut import buat_tindak_lanjut
from organisasi.models import Pengguna, PerangkatDaerah
from roadmap.models import AreaPerubahan, RoadMap
from tests.monev.conftest import KINI

TAUTAN = BuktiBaru(tautan="https://contoh.invalid/bukti")


def area_satu(road_map: RoadMap) -> AreaPerubahan:
    """Return Manajemen Perubahan, whose pokja is pokja-a."""
    return AreaPerubahan.objects.select_related("pokja").get(road_map=road_map, nomor=1)


def lapor_masalah(
    road_map: RoadMap, oleh: Pengguna, unit: PerangkatDaerah | None, kini: datetime = KINI, **lain: Any
) -> Permasalahan:
    """Raise a problem on the first area."""
    isi = {"judul": "Server belum tersedia", "uraian": "Aplikasi tidak dapat dipasang."}
    asal = {"area": area_satu(road_map)} if "butir" not in lain else {}
    masalah = Permasalahan(road_map=road_map, perangkat_daerah=unit, **(isi | asal | lain))
    return laporkan(masalah=masalah, oleh=oleh, kini=kini)


def keputusan_rapat(road_map: RoadMap, masalah: Permasalahan, **lingkup: Any) -> Keputusan:
    """Return a decision about a problem by a held meeting; of the pleno where nothing else is said."""
    rapat = Rapat.objects.create(
        road_map=road_map,
        judul="Rapat pleno Februari",
        mulai=KINI,
        selesai=KINI + timedelta(hours=2),
        status=StatusRapat.TERLAKSANA,
        notulen="Notulen.",
        dilaksanakan_oleh=masalah.dilaporkan_oleh,
        dilaksanakan_pada=KINI,
        **({"tingkat": "kota"} | lingkup),
    )
    return Keputusan.objects.create(rapat=rapat, nomor=1, permasalahan=masalah, teks="Server disediakan.")


def beri(road_map: RoadMap, oleh: Pengguna, unit: PerangkatDaerah, **lain: Any) -> TindakLanjut:
    """Give a follow-up to a unit, due in ten days."""
    awal: dict[str, Any] = {
        "uraian": "Menyediakan server",
        "tenggat": (KINI + timedelta(days=10)).date(),
        "kini": KINI,
        "perangkat_daerah": unit,
    }
    return buat_tindak_lanjut(road_map=road_map, oleh=oleh, **(awal | lain))
