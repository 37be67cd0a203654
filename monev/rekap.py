"""Lists of monev as documents, for any file format."""

from berkas.tabel import Dokumen, Isi, Kolom, gabungkan
from monev.queries.kepatuhan import HasilKewajiban
from tampilan.angka import tulis_tanggal

KOLOM_KEPATUHAN = (
    Kolom("pihak", "Perangkat Daerah/kelompok kerja", 24),
    Kolom("kewajiban", "Kewajiban", 26),
    Kolom("jendela", "Periode", 14),
    Kolom("tenggat", "Tenggat", 14),
    Kolom("keadaan", "Keadaan", 12),
    Kolom("pada", "Terlaksana", 14),
)


def dokumen_kepatuhan(tahun: int, daftar: list[HasilKewajiban]) -> Dokumen:
    """Return obligations with their states, one row for each window."""
    isi = [
        (
            str(nomor),
            [
                Isi(teks)
                for teks in (
                    h.pihak.nama,
                    h.kewajiban.nama,
                    h.jendela.nama,
                    tulis_tanggal(h.jendela.tenggat),
                    h.keadaan.value.capitalize(),
                    tulis_tanggal(h.pada) if h.pada else "",
                )
            ],
            "",
        )
        for nomor, h in enumerate(daftar, start=1)
    ]
    return Dokumen(
        f"kepatuhan-monev-{tahun}",
        (f"KEPATUHAN MONITORING DAN EVALUASI TAHUN {tahun}",),
        gabungkan(KOLOM_KEPATUHAN, isi),
        lembar="Kepatuhan",
        kolom_kunci="Nomor",
    )
