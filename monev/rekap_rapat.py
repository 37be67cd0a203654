"""The list of meetings as a document, for any file format."""

from collections.abc import Sequence
from typing import Any

from berkas.tabel import Dokumen, Isi, Kolom, gabungkan
from monev.queries.rapat import nama_penyelenggara
from monev.undangan import hari_tanggal, pukul

KOLOM_RAPAT = (
    Kolom("tanggal", "Hari, tanggal", 22),
    Kolom("pukul", "Pukul", 16),
    Kolom("penyelenggara", "Penyelenggara", 30),
    Kolom("jenis", "Jenis", 14),
    Kolom("acara", "Acara", 40),
    Kolom("tempat", "Tempat", 26),
    Kolom("status", "Status", 14),
    Kolom("diundang", "Diundang (orang)", 12, perataan="kanan", angka="#,##0"),
    Kolom("hadir", "Hadir (orang)", 12, perataan="kanan", angka="#,##0"),
    Kolom("keputusan", "Keputusan", 12, perataan="kanan", angka="#,##0"),
)


def dokumen_rapat(daftar: Sequence[Any]) -> Dokumen:
    """Return the meetings of `queries.rapat.daftar_rapat`, one row for each."""
    isi = [(str(r.pk), [Isi(str(teks)) for teks in _baris(r)], "") for r in daftar]
    return Dokumen(
        "daftar-rapat",
        ("DAFTAR RAPAT MONITORING DAN EVALUASI",),
        gabungkan(KOLOM_RAPAT, isi),
        lembar="Rapat",
        kolom_kunci="Nomor rapat",
    )


def _baris(r: Any) -> tuple[object, ...]:
    return (
        hari_tanggal(r),
        pukul(r),
        nama_penyelenggara(r),
        r.get_jenis_display(),
        r.judul,
        r.tempat or r.tautan,
        r.get_status_display(),
        r.banyak_peserta,
        r.banyak_hadir,
        r.banyak_keputusan,
    )
