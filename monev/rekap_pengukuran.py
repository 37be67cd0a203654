"""The list of measurements as a document, for any file format."""

from collections.abc import Sequence

from berkas.tabel import Dokumen, Isi, Kolom, gabungkan
from monev.models import Periode
from monev.queries.pengukuran import BarisPengukuran
from tampilan.angka import bulatkan, tulis_angka

KOLOM_PENGUKURAN = (
    Kolom("indikator", "Indikator", 26),
    Kolom("satuan", "Satuan", 8),
    Kolom("pengukur", "Penanggung jawab", 18),
    Kolom("target", "Target", 8, perataan="kanan"),
    Kolom("realisasi", "Realisasi", 8, perataan="kanan"),
    Kolom("capaian", "Capaian (%)", 8, perataan="kanan"),
    Kolom("predikat", "Predikat", 12),
    Kolom("perhitungan", "Perhitungan", 24),
    Kolom("sumber", "Sumber realisasi", 16),
    Kolom("sebelumnya", "Realisasi tahun lalu", 9, perataan="kanan"),
    Kolom("keadaan", "Keadaan pengukuran", 12),
)


def dokumen_pengukuran(
    periode: Periode, daftar: Sequence[BarisPengukuran], catatan: Sequence[str]
) -> Dokumen:
    """Return the indicators of a semester with target, value and achievement; `catatan` says what limits them."""
    baris = [
        (b.capaian.indikator.kode, [Isi(teks) for teks in _baris(b)], "") for b in daftar
    ]  # fmt: skip
    return Dokumen(
        f"pengukuran-indikator-{periode.tahun}-semester-{periode.nomor}",
        (f"PENGUKURAN INDIKATOR {str(periode).upper()}",),
        gabungkan(KOLOM_PENGUKURAN, baris),
        catatan=tuple(catatan),
        lembar="Pengukuran",
        kolom_kunci="Kode",
    )


def _baris(baris: BarisPengukuran) -> tuple[str, ...]:
    satu = baris.capaian
    persen = satu.capaian.persen
    return (
        satu.indikator.nama,
        satu.indikator.satuan,
        baris.pengukur,
        satu.target.teks,
        satu.realisasi.teks,
        "" if persen is None else tulis_angka(bulatkan(persen, 2)),
        satu.predikat,
        satu.rumus or f"Belum dapat dihitung: {satu.capaian.alasan}",
        satu.realisasi.sumber,
        satu.sebelumnya.teks,
        baris.nama_keadaan,
    )
