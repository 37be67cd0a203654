"""What the page and the API tell of the history of monev's documents."""

from dataclasses import replace
from typing import Any

from django.db.models import Model

from monev.models import Kemajuan, LaporanBulanan
from riwayat.queries import Catatan, riwayat_dari

TANPA_RIWAYAT = frozenset({"angka", "sidik SHA-256"})
MAKS_CATATAN = 400


def riwayat_dokumen(*objek: Model) -> list[Catatan]:
    """Return the changes of records, without the snapshots themselves: those stand on the page."""
    return [
        replace(c, perubahan=[p for p in c.perubahan if p.bidang not in TANPA_RIWAYAT])
        for c in riwayat_dari(objek)
    ]


def riwayat_laporan(laporan: LaporanBulanan) -> list[Catatan]:
    """Return the newest changes of a report and its items, each named by its number."""
    nomor = dict(laporan.kemajuan.order_by().values_list("pk", "butir__nomor"))

    def sebut(jejak: Any) -> str:
        return f"butir {nomor.get(jejak.id, '?')}" if isinstance(jejak, Kemajuan.riwayat.model) else "laporan"

    daftar = [laporan, *(Kemajuan(pk=pk) for pk in nomor)]
    return riwayat_dari(daftar, batas=MAKS_CATATAN, sebut=sebut)
