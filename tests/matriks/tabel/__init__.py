"""The permission matrix itself: one module for each app, one row for each URL and kind of record."""

from tests.matriks.izin import Baris
from tests.matriks.tabel import akun, api, dasbor, monev, monev_berjalan, rencana_aksi, roadmap

TABEL: dict[str, list[Baris]] = {
    "roadmap": roadmap.TABEL,
    "rencana_aksi": rencana_aksi.TABEL,
    "monev": monev.TABEL,
    "monev_berjalan": monev_berjalan.TABEL,
    "dasbor": dasbor.TABEL,
    "akun": akun.TABEL,
    "api": api.TABEL,
}
