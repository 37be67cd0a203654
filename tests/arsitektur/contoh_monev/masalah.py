"""Records for the addresses of monev that name one: masalah."""

from collections.abc import Callable
from datetime import date
from typing import Any

from monev.models import Permasalahan, TindakLanjut
from organisasi.models import PerangkatDaerah
from roadmap.models import AreaPerubahan
from tests.arsitektur.contoh_monev.dokumen import KINI, road_map
from tests.pabrik import PenggunaFactory


def masalah() -> Permasalahan:
    """Return a problem of a unit on an area, made on first use."""
    ada = Permasalahan.objects.first()
    return ada or Permasalahan.objects.create(
        road_map=road_map(),
        judul="Server belum tersedia",
        uraian="Aplikasi tidak dapat dipasang.",
        area=AreaPerubahan.objects.get(road_map=road_map(), nomor=1),
        perangkat_daerah=PerangkatDaerah.objects.get(kode="diskominfo"),
        tingkat="pd",
        sejak=KINI,
        tenggat=date(2021, 2, 15),
        dilaporkan_oleh=PenggunaFactory.create(),
        dilaporkan_pada=KINI,
    )


def tindak_lanjut() -> TindakLanjut:
    """Return a follow-up of the problem, made on first use."""
    ada = TindakLanjut.objects.first()
    return ada or TindakLanjut.objects.create(
        road_map=road_map(),
        permasalahan=masalah(),
        uraian="Menyediakan server",
        perangkat_daerah=masalah().perangkat_daerah,
        tenggat=date(2021, 3, 1),
        dibuat_oleh=PenggunaFactory.create(),
        dibuat_pada=KINI,
    )


CONTOH: dict[str, Callable[[], dict[str, Any]]] = {
    "monev:masalah": lambda: {"pk": masalah().pk},
    "monev:masalah_ubah": lambda: {"pk": masalah().pk},
    "monev:masalah_langkah": lambda: {"pk": masalah().pk, "langkah": "naikkan"},
    "monev:masalah_unduh": lambda: {"bentuk": "csv"},
    "monev:tindak_lanjut": lambda: {"pk": tindak_lanjut().pk},
    "monev:tindak_lanjut_lapor": lambda: {"pk": tindak_lanjut().pk},
    "monev:tindak_lanjut_selesai": lambda: {"pk": tindak_lanjut().pk},
    "monev:tindak_lanjut_konfirmasi": lambda: {"pk": tindak_lanjut().pk},
    "monev:tindak_lanjut_buka": lambda: {"pk": tindak_lanjut().pk},
    "monev:tindak_lanjut_unduh": lambda: {"bentuk": "xlsx"},
}
