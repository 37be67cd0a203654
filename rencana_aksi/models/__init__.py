"""Plans per year (`rencana`), their items (`butir`), and the spreadsheets that bring them (`unggahan`)."""

from rencana_aksi.models.butir import (
    BIDANG_ISI,
    ButirAksi,
    CatatanAlih,
    Komentar,
    Penilaian,
    TautanButir,
)
from rencana_aksi.models.rencana import RencanaAksi, RencanaTerkunci, TahunRencana
from rencana_aksi.models.unggahan import IngatanKolom, StatusUnggahan, Unggahan

__all__ = [
    "BIDANG_ISI",
    "ButirAksi",
    "CatatanAlih",
    "IngatanKolom",
    "Komentar",
    "Penilaian",
    "RencanaAksi",
    "RencanaTerkunci",
    "StatusUnggahan",
    "TahunRencana",
    "TautanButir",
    "Unggahan",
]
