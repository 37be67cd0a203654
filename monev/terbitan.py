"""Reports and evaluations as files: a snapshot in, bytes out."""

from collections.abc import Callable, Sequence
from datetime import datetime
from typing import Any

from django.conf import settings
from django.urls import reverse

from berkas.naskah import Naskah
from berkas.naskah_docx import tulis_naskah_docx
from berkas.naskah_pdf import cetak_naskah
from berkas.naskah_xlsx import tulis_naskah_xlsx
from monev.models import Evaluasi, LaporanMonev, Rekomendasi
from monev.naskah import Saran, naskah_evaluasi, naskah_laporan
from monev.queries.laporan_monev import PANJANG_PENDEK
from monev.queries.potret import potret_laporan, sidik_potret
from monev.workflow import DAPAT_DISUNTING, Status
from roadmap.ekspor import FORMAT, Berkas
from roadmap.lampiran import kaki_cetak

TULIS: dict[str, Callable[[Naskah], bytes]] = {
    "pdf": cetak_naskah,
    "docx": tulis_naskah_docx,
    "xlsx": tulis_naskah_xlsx,
}
"""The forms in which documents of monev go out."""


def berkas(naskah: Naskah, bentuk: str) -> Berkas:
    """Return a document as a file; raises KeyError for an unknown form."""
    return Berkas(f"{naskah.nama}.{bentuk}", FORMAT[bentuk].jenis, TULIS[bentuk](naskah))


def naskah_ditetapkan(potret: dict[str, Any], sidik: str) -> Naskah:
    """Return a set report: the foot of each page says how to check that it is genuine."""
    pendek = sidik[:PANJANG_PENDEK]
    alamat = f"{settings.ALAMAT_SITUS}{reverse('verifikasi', args=[pendek])}"
    kaki = f"Versi {potret['dokumen']['versi']} · sidik {pendek} · periksa keasliannya di {alamat}"
    return naskah_laporan(potret, kaki=kaki)


def naskah_draf(laporan: LaporanMonev, kini: datetime, oleh: str) -> Naskah:
    """Return a report as it would be now, marked as a draft on every page."""
    potret = potret_laporan(laporan, kini)
    kaki = f"DRAF, belum ditetapkan · {kaki_cetak(oleh, kini, sidik_potret(potret))}"
    return naskah_laporan(potret, kaki=kaki, draf=True)


def naskah_halaman(laporan: LaporanMonev, kini: datetime) -> Naskah:
    """Return what a report's page shows: the frozen snapshot of a set one, the figures of now of a draft."""
    if laporan.status == Status.DRAF:
        return naskah_laporan(potret_laporan(laporan, kini), draf=True)
    return naskah_laporan(laporan.potret)


def saran_cetak(rekomendasi: Sequence[Rekomendasi]) -> list[Saran]:
    """Return recommendations as printed; unit, person and follow-up must have been read along."""
    return [
        Saran(
            r.nomor,
            r.teks,
            " · ".join(str(satu) for satu in (r.perangkat_daerah, r.pic) if satu),
            r.tenggat.isoformat(),
            r.tindak_lanjut.get_status_display() if r.tindak_lanjut else "",
        )
        for r in rekomendasi
    ]


def naskah_evaluasi_cetak(
    evaluasi: Evaluasi, rekomendasi: Sequence[Rekomendasi], oleh: str, kini: datetime
) -> Naskah:
    """Return an evaluation as it is printed."""
    return naskah_evaluasi(
        evaluasi.potret,
        analisis=evaluasi.analisis,
        saran=saran_cetak(rekomendasi),
        kaki=f"{evaluasi.nama_status} · {kaki_cetak(oleh, kini, sidik_potret(evaluasi.potret))}",
        draf=evaluasi.status in DAPAT_DISUNTING,
    )
