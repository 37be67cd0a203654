"""Records for the addresses of monev that name one: laporan."""

from collections.abc import Callable
from typing import Any

from monev.models import LaporanMonev, PaketLaporan
from organisasi.models import PerangkatDaerah
from tests.arsitektur.contoh_monev.dokumen import KINI, periode
from tests.pabrik import PenggunaFactory


def laporan_monev() -> LaporanMonev:
    """Return a unit's set report of January 2021, made on first use; its snapshot is bare."""
    ada = LaporanMonev.objects.first()
    return ada or LaporanMonev.objects.create(
        tingkat="pd",
        perangkat_daerah=PerangkatDaerah.objects.get(kode="diskominfo"),
        periode=periode(),
        status="ditetapkan",
        potret={},
        sidik="ab" * 32,
        diterima_oleh=PenggunaFactory.create(),
        diterima_pada=KINI,
    )


def paket() -> PaketLaporan:
    """Return a package in the making."""
    return PaketLaporan.objects.create(periode=periode(), oleh=PenggunaFactory.create(), pada=KINI)


CONTOH: dict[str, Callable[[], dict[str, Any]]] = {
    "monev:laporan_monev": lambda: {"pk": laporan_monev().pk},
    "monev:laporan_monev_ubah": lambda: {"pk": laporan_monev().pk},
    "monev:laporan_monev_unduh": lambda: {"pk": laporan_monev().pk, "bentuk": "pdf"},
    "monev:laporan_monev_revisi": lambda: {"pk": laporan_monev().pk},
    "monev:paket": lambda: {"kunci": paket().kunci},
    "monev:paket_unduh": lambda: {"kunci": paket().kunci},
    "monev:paket_batal": lambda: {"kunci": paket().kunci},
    "verifikasi": lambda: {"sidik": laporan_monev().sidik},
}
