"""The mark that PetaRB leaves in its own workbooks: for which unit and which year they were written."""

from berkas.spreadsheet import BukuKerja

KODE_KOTA = "kota"
LEMBAR_PENANDA = "PetaRB"
SEBUTAN = "Rencana aksi PetaRB"


def tulis_penanda(kode: str, tahun: int) -> list[list[str | int]]:
    """Return the cells of the hidden sheet that carries the mark."""
    return [[SEBUTAN, kode, tahun]]


def baca_penanda(buku: BukuKerja) -> tuple[str, int] | None:
    """Return unit code and year of a workbook that PetaRB wrote; None for any other, and for CSV.

    The code of the city's plan is `KODE_KOTA`.
    """
    for lembar in buku.lembar:
        if lembar.nama == LEMBAR_PENANDA and lembar.baris:
            return _urai(lembar.baris[0])
    return None


def _urai(sel: tuple[object, ...]) -> tuple[str, int] | None:
    if len(sel) < 3 or sel[0] != SEBUTAN:
        return None
    _, kode, tahun = sel[:3]
    return (kode, tahun) if isinstance(kode, str) and isinstance(tahun, int) else None
