"""Records for the addresses of monev that name one: monthly reports, their items and plans."""

from collections.abc import Callable
from typing import Any

from tests.arsitektur.contoh_monev.dokumen import kemajuan, laporan

CONTOH: dict[str, Callable[[], dict[str, Any]]] = {
    "monev:laporan": lambda: {"pk": laporan().pk},
    "monev:kemajuan_ubah": lambda: {"pk": laporan().pk, "kunci": kemajuan().butir.kunci},
    "monev:laporan_unduh": lambda: {"pk": laporan().pk},
    "monev:laporan_unggah": lambda: {"pk": laporan().pk},
    "monev:laporan_riwayat": lambda: {"pk": laporan().pk},
    "monev:kurva": lambda: {"pk": laporan().rencana_id},
}
