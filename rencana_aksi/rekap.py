"""Summaries over plans as documents, for any file format: the matrix, the areas, the rows without a plan."""

from collections.abc import Iterable, Sequence
from decimal import Decimal

from berkas.tabel import Dokumen, Isi, Kolom, gabungkan
from rencana_aksi.queries.area import RekapArea
from rencana_aksi.queries.matriks import BarisMatriks, Matriks, SaringanMatriks, SelMatriks
from rencana_aksi.queries.tenggat import tenggat
from tampilan.angka import tulis_tanggal

KOLOM_MATRIKS = (
    Kolom("unit", "Perangkat Daerah", 24),
    Kolom("jenis", "Jenis", 10),
    Kolom("tahun", "Tahun", 6, perataan="kanan", angka="0"),
    Kolom("status", "Status", 12),
    Kolom("versi", "Versi", 5, perataan="kanan", angka="0"),
    Kolom("menunggu", "Menunggu", 18),
    Kolom("hari", "Hari berstatus", 7, perataan="kanan", angka="#,##0"),
    Kolom("tenggat", "Tenggat", 12),
    Kolom("terlambat", "Lewat tenggat (hari)", 8, perataan="kanan", angka="#,##0"),
    Kolom("butir", "Butir", 6, perataan="kanan", angka="#,##0"),
    Kolom("anggaran", "Anggaran (Rp)", 12, perataan="kanan", angka="#,##0"),
)
KOLOM_AREA = (
    Kolom("area", "Area perubahan", 20),
    Kolom("unit", "Perangkat Daerah", 24),
    Kolom("butir", "Butir", 6, perataan="kanan", angka="#,##0"),
    Kolom("anggaran", "Anggaran (Rp)", 12, perataan="kanan", angka="#,##0"),
)
KOLOM_TANPA_RENCANA = (
    Kolom("area", "Area perubahan", 16),
    Kolom("nomor", "Baris Lampiran", 7, perataan="kanan", angka="0"),
    Kolom("program", "Program", 24),
    Kolom("kegiatan", "Kegiatan", 30),
    Kolom("pelaksana", "Perangkat Daerah", 20),
)


def dokumen_matriks(matriks: Matriks, saringan: SaringanMatriks, catatan: Sequence[str]) -> Dokumen:
    """Return the plans of a filtered matrix, one row for each unit and year, with what limits them as notes."""
    baris = [_baris_matriks(b, sel) for b in matriks.baris for sel in b.isi if saringan.cocok_sel(sel)]
    return _dokumen("matriks-rencana-aksi", "MATRIKS RENCANA AKSI", KOLOM_MATRIKS, baris, catatan)


def dokumen_area(tahun: int, daftar: Iterable[RekapArea]) -> Dokumen:
    """Return items and budget of a year by area and unit."""
    baris = [
        (a.area.nama, u.rencana.nama_unit, str(u.butir), angka_polos(u.anggaran))
        for a in daftar
        for u in a.unit
    ]
    judul = f"RENCANA AKSI {tahun} MENURUT AREA PERUBAHAN"
    return _dokumen(f"rencana-aksi-{tahun}-per-area", judul, KOLOM_AREA, baris)


def dokumen_tanpa_rencana(tahun: int, daftar: Iterable[RekapArea]) -> Dokumen:
    """Return the rows of the Lampiran that no plan of a year serves."""
    baris = [
        (a.area.nama, str(b.nomor), b.teks_program, b.teks_kegiatan, b.teks_perangkat_daerah)
        for a in daftar
        for b in a.tanpa_rencana
    ]
    judul = f"BARIS LAMPIRAN TANPA RENCANA AKSI {tahun}"
    return _dokumen(f"baris-tanpa-rencana-aksi-{tahun}", judul, KOLOM_TANPA_RENCANA, baris)


def angka_polos(nilai: Decimal | int | None) -> str:
    """Return digits that a spreadsheet takes for a number; empty for nothing said."""
    return "" if nilai is None else f"{nilai:f}".removesuffix(".00")


def _baris_matriks(baris: BarisMatriks, sel: SelMatriks) -> tuple[str, ...]:
    rencana = sel.rencana
    akhir = tenggat(sel.periode, rencana)
    return (
        baris.nama,
        baris.unit.get_jenis_display() if baris.unit else "",
        str(sel.periode.tahun),
        sel.nama_status,
        str(rencana.versi) if rencana else "",
        sel.nama_pemegang,
        "" if sel.hari is None else str(sel.hari),
        tulis_tanggal(akhir) if akhir else "",
        str(sel.terlambat or ""),
        "" if sel.butir is None else str(sel.butir),
        angka_polos(sel.anggaran),
    )


def _dokumen(
    nama: str,
    judul: str,
    kolom: Sequence[Kolom],
    baris: Iterable[Sequence[str]],
    catatan: Sequence[str] = (),
) -> Dokumen:
    isi = [(str(nomor), [Isi(teks) for teks in satu], "") for nomor, satu in enumerate(baris, start=1)]
    return Dokumen(
        nama, (judul,), gabungkan(kolom, isi), catatan=tuple(catatan), lembar="Rekap", kolom_kunci="Nomor"
    )
