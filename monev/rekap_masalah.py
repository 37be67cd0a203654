"""Problems and follow-ups as documents, for any file format."""

from collections.abc import Iterable, Sequence

from berkas.tabel import Dokumen, Isi, Kolom, gabungkan
from monev.queries.masalah import nama_menunggu
from monev.queries.masalah_daftar import BarisMasalah, BarisTindakLanjut
from tampilan.angka import tulis_tanggal, tulis_waktu

KOLOM_MASALAH = (
    Kolom("judul", "Permasalahan", 24),
    Kolom("uraian", "Uraian", 30),
    Kolom("sumber", "Menyangkut", 20),
    Kolom("area", "Area perubahan", 14),
    Kolom("unit", "Perangkat Daerah", 16),
    Kolom("tingkat", "Berada di", 10),
    Kolom("menunggu", "Menunggu", 14),
    Kolom("status", "Status", 8),
    Kolom("lapor", "Dilaporkan", 10),
    Kolom("hari", "Umur (hari)", 6, perataan="kanan", angka="#,##0"),
    Kolom("hari_tingkat", "Di tingkat ini (hari)", 6, perataan="kanan", angka="#,##0"),
    Kolom("tenggat", "Batas waktu", 10),
    Kolom("lewat", "Lewat (hari)", 6, perataan="kanan", angka="#,##0"),
    Kolom("tindak", "Tindak lanjut", 6, perataan="kanan", angka="#,##0"),
    Kolom("terkonfirmasi", "Terkonfirmasi", 6, perataan="kanan", angka="#,##0"),
)
KOLOM_TINDAK_LANJUT = (
    Kolom("uraian", "Tindak lanjut", 30),
    Kolom("masalah", "Permasalahan", 24),
    Kolom("arahan", "Arahan atas", 24),
    Kolom("unit", "Perangkat Daerah", 16),
    Kolom("pic", "PIC", 14),
    Kolom("tenggat", "Tenggat", 10),
    Kolom("lewat", "Lewat (hari)", 6, perataan="kanan", angka="#,##0"),
    Kolom("persen", "Kemajuan (%)", 6, perataan="kanan", angka="#,##0"),
    Kolom("status", "Status", 12),
    Kolom("selesai", "Dinyatakan selesai", 12),
    Kolom("konfirmasi", "Dikonfirmasi", 12),
)


def dokumen_masalah(daftar: Iterable[BarisMasalah], catatan: Sequence[str]) -> Dokumen:
    """Return problems, one row each, with what limits them as notes."""
    return _dokumen("permasalahan", "PERMASALAHAN", KOLOM_MASALAH, map(_masalah, daftar), catatan)


def dokumen_tindak_lanjut(daftar: Iterable[BarisTindakLanjut], catatan: Sequence[str]) -> Dokumen:
    """Return follow-ups, one row each, with what limits them as notes."""
    return _dokumen("tindak-lanjut", "TINDAK LANJUT", KOLOM_TINDAK_LANJUT, map(_tindak, daftar), catatan)


def _masalah(b: BarisMasalah) -> tuple[str, ...]:
    masalah = b.masalah
    return (
        masalah.judul,
        masalah.uraian,
        b.sumber,
        b.area.nama if b.area else "",
        str(masalah.perangkat_daerah or "Kota"),
        masalah.get_tingkat_display(),
        nama_menunggu(masalah),
        masalah.get_status_display(),
        tulis_waktu(masalah.dilaporkan_pada),
        str(b.hari),
        "" if b.hari_tingkat is None else str(b.hari_tingkat),
        tulis_tanggal(masalah.tenggat) if b.hari_tingkat is not None else "",
        str(b.lewat) if b.lewat else "",
        str(b.tindak),
        str(b.terkonfirmasi),
    )


def _tindak(b: BarisTindakLanjut) -> tuple[str, ...]:
    satu = b.tindak
    return (
        satu.uraian,
        str(satu.permasalahan or ""),
        satu.arahan.atas if satu.arahan else "",
        str(satu.perangkat_daerah or ""),
        str(satu.pic or ""),
        tulis_tanggal(satu.tenggat),
        str(b.lewat) if b.lewat else "",
        str(satu.persen),
        satu.get_status_display(),
        tulis_waktu(satu.diselesaikan_pada) if satu.diselesaikan_pada else "",
        tulis_waktu(satu.dikonfirmasi_pada) if satu.dikonfirmasi_pada else "",
    )


def _dokumen(
    nama: str, judul: str, kolom: Sequence[Kolom], baris: Iterable[Sequence[str]], catatan: Sequence[str]
) -> Dokumen:
    isi = [(str(nomor), [Isi(teks) for teks in satu], "") for nomor, satu in enumerate(baris, start=1)]
    return Dokumen(
        nama, (judul,), gabungkan(kolom, isi), catatan=tuple(catatan), lembar="Rekap", kolom_kunci="Nomor"
    )
