"""Records for the addresses of monev that name one: rapat."""

from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

from monev.models import Peserta, Rapat
from organisasi.models import PerangkatDaerah
from tests.arsitektur.contoh_monev.dokumen import road_map


def rapat() -> Rapat:
    """Return a unit's meeting that is still to be finished, made on first use."""
    ada = Rapat.objects.first()
    if ada is not None:
        return ada
    return Rapat.objects.create(
        road_map=road_map(),
        tingkat="pd",
        perangkat_daerah=PerangkatDaerah.objects.get(kode="diskominfo"),
        judul="Rapat kemajuan Januari",
        mulai=datetime(2021, 2, 1, 2, tzinfo=UTC),
        selesai=datetime(2021, 2, 1, 4, tzinfo=UTC),
    )


def _peserta() -> dict[str, Any]:
    peserta = Peserta.objects.create(rapat=rapat(), nama="Camat")
    return {"pk": peserta.rapat_id, "peserta": peserta.pk}


CONTOH: dict[str, Callable[[], dict[str, Any]]] = {
    "monev:daftar_rapat_unduh": lambda: {"bentuk": "xlsx"},
    "monev:rapat": lambda: {"pk": rapat().pk},
    "monev:rapat_ubah": lambda: {"pk": rapat().pk},
    "monev:rapat_batal": lambda: {"pk": rapat().pk},
    "monev:rapat_undang": lambda: {"pk": rapat().pk},
    "monev:rapat_peserta_keluarkan": _peserta,
    "monev:rapat_agenda": lambda: {"pk": rapat().pk},
    "monev:rapat_hadir": lambda: {"pk": rapat().pk},
    "monev:rapat_notulen": lambda: {"pk": rapat().pk},
    "monev:rapat_selesai": lambda: {"pk": rapat().pk},
    "monev:rapat_unduh": lambda: {"pk": rapat().pk, "bentuk": "pdf"},
    "monev:rapat_ics": lambda: {"pk": rapat().pk},
}
