"""Records for the addresses of monev that name one: evaluasi."""

from collections.abc import Callable
from datetime import date
from typing import Any

from monev.models import Evaluasi, Rekomendasi
from organisasi.models import PerangkatDaerah
from tests.arsitektur.contoh_monev.dokumen import KINI, periode


def evaluasi() -> Evaluasi:
    """Return a unit's evaluation of the first semester of 2021, made on first use."""
    ada = Evaluasi.objects.first()
    return ada or Evaluasi.objects.create(
        tingkat="pd",
        perangkat_daerah=PerangkatDaerah.objects.get(kode="diskominfo"),
        periode=periode("semester"),
        dipotret_pada=KINI,
    )


def rekomendasi() -> Rekomendasi:
    """Return its recommendation, made on first use."""
    satu = evaluasi()
    ada = satu.rekomendasi.first()
    return ada or Rekomendasi.objects.create(
        evaluasi=satu,
        nomor=1,
        teks="Melengkapi bukti dukung",
        perangkat_daerah=satu.perangkat_daerah,
        tenggat=date(2021, 9, 1),
    )


CONTOH: dict[str, Callable[[], dict[str, Any]]] = {
    "monev:evaluasi": lambda: {"pk": evaluasi().pk},
    "monev:evaluasi_ubah": lambda: {"pk": evaluasi().pk},
    "monev:evaluasi_segarkan": lambda: {"pk": evaluasi().pk},
    "monev:evaluasi_unduh": lambda: {"pk": evaluasi().pk, "bentuk": "pdf"},
    "monev:rekomendasi_tambah": lambda: {"pk": evaluasi().pk},
    "monev:rekomendasi_ubah": lambda: {"pk": rekomendasi().pk},
    "monev:rekomendasi_hapus": lambda: {"pk": rekomendasi().pk},
}
