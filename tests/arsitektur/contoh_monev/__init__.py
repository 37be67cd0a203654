"""One of every record of monev, for the addresses that name one; one module for each kind."""

from collections.abc import Callable
from typing import Any

from tests.arsitektur.contoh_monev import (
    dokumen,
    evaluasi,
    kalender,
    kemajuan,
    kepatuhan,
    laporan,
    masalah,
    pengukuran,
    rapat,
)

CONTOH_MONEV: dict[str, Callable[[], dict[str, Any]]] = {
    **dokumen.CONTOH,
    **evaluasi.CONTOH,
    **kalender.CONTOH,
    **kemajuan.CONTOH,
    **kepatuhan.CONTOH,
    **laporan.CONTOH,
    **masalah.CONTOH,
    **pengukuran.CONTOH,
    **rapat.CONTOH,
}
