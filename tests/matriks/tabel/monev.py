"""Monev, what is reported on time: calendar, progress, measurements, compliance, evaluations, reports."""

from tests.matriks.izin import (
    BACA,
    BACA_PD,
    KIRIM_PD,
    KOTA,
    PELAPOR,
    PEMBACA,
    PENGATUR,
    PENYUSUN,
    PENYUSUN_PD,
    SEMUA,
    UKUR,
    Izin,
    baris,
    berkas,
    untuk,
)
from tests.matriks.pengisi import SIDIK
from tests.matriks.tabel.rencana_aksi import CSV, SUSUN

#                     tamu admin arah laks pokja kepala tim insp ases lepas
ATUR = Izin(
    kota="              m    v     3    v    v      3    3    3    3    3  ",
)
BUKA = Izin(
    kota="              m    v     3    3    3      3    3    3    3    3  ",
)
MULAI_BERNAMA = Izin(  # names a unit or pokja, which is no secret
    sendiri="           m    3     3    3    3      v    v    3    3    3  ",
    lain="              m    3     3    3    3      3    3    3    3    3  ",
    pokja="             m    3     3    v    v      3    3    3    3    3  ",
    pokja_lain="        m    3     3    v    3      3    3    3    3    3  ",
    kota="              m    3     3    v    v      3    3    3    3    3  ",
)
INDIKATOR = Izin(  # the indicator is public, so its page is every reader's; what a unit measured is not on it
    sendiri="           m    v     v    v    v      v    v    v    3    3  ",
    lain="              m    v     v    v    v      v    v    v    3    3  ",
    kota="              m    v     v    v    v      v    v    v    3    3  ",
)
TERIMA = Izin(
    sendiri="           m    3     3    v    v      3    3    v    3    3  ",
    lain="              m    3     3    v    v      4    4    v    3    3  ",
    kota="              m    3     v    3    3      4    4    v    3    3  ",
)
TETAPKAN = Izin(
    sendiri="           m    3     3    3    3      v    3    3    3    3  ",
    lain="              m    3     3    3    3      4    4    3    3    3  ",
    pokja="             m    3     3    v    v      4    4    v    3    3  ",
    pokja_lain="        m    3     3    v    v      4    4    v    3    3  ",
    kota="              m    3     v    3    3      4    4    3    3    3  ",
)
PAKET = Izin(  # whose it is: `sendiri` of Tim Pelaksana, `lain` of somebody else
    sendiri="           m    4     4    v    4      3    3    4    3    3  ",
    lain="              m    4     4    4    4      3    3    4    3    3  ",
)

TABEL = [
    baris("monev:kalender", GET=PENGATUR),
    baris("monev:kalender_buka", POST=PENGATUR),
    *untuk("monev: kewajiban_tambah pengaturan_ubah", GET=PENGATUR, POST=PENGATUR),
    *untuk("monev: kewajiban_ubah kewajiban_hapus", "kewajiban", GET=ATUR, POST=ATUR),
    baris("monev:periode_ubah", "periode", GET=ATUR, POST=ATUR),
    baris("monev:periode_buka", "periode", GET=BUKA, POST=BUKA),
    # Progress
    baris("monev:daftar_kemajuan", GET=PEMBACA),
    baris("monev:laporan_mulai", "mulai laporan", POST=PENYUSUN_PD),
    *untuk("monev: laporan laporan_unduh laporan_riwayat", "laporan", GET=BACA_PD),
    baris("monev:kurva", "rencana", GET=BACA_PD),
    baris("monev:kemajuan_ubah", "kemajuan", GET=BACA_PD, POST=PENYUSUN_PD),
    baris("monev:laporan_unggah", "laporan", GET=PENYUSUN_PD, POST=PENYUSUN_PD),
    baris("monev:lanjutan", "rencana", GET=SUSUN, POST=SUSUN),
    # Measurements
    baris("monev:daftar_pengukuran", GET=PEMBACA),
    baris("monev:pengukuran_unduh", alamat=CSV, GET=PEMBACA),
    baris("monev:pengukuran", "indikator", GET=INDIKATOR),
    baris("monev:pengukuran_isi", "semester", GET=UKUR, POST=UKUR),
    # Compliance
    *untuk("monev: kepatuhan kepatuhan_rincian daftar_survei", GET=PEMBACA),
    baris("monev:kepatuhan_unduh", alamat=CSV, GET=PEMBACA),
    baris("monev:survei_tambah", GET=PELAPOR, POST=PELAPOR),
    *untuk("monev: survei_ubah survei_hapus", "survei", GET=PENYUSUN_PD, POST=PENYUSUN_PD),
    # Evaluations
    baris("monev:daftar_evaluasi", GET=PEMBACA),
    baris("monev:evaluasi_mulai", "mulai evaluasi", POST=MULAI_BERNAMA),
    baris("monev:evaluasi", "evaluasi", GET=BACA),
    *berkas("monev:evaluasi_unduh", "evaluasi", "pdf docx", GET=BACA),
    *untuk("monev: evaluasi_ubah rekomendasi_tambah", "evaluasi", GET=PENYUSUN, POST=PENYUSUN),
    baris("monev:evaluasi_segarkan", "evaluasi", POST=PENYUSUN),
    *untuk("monev: rekomendasi_ubah rekomendasi_hapus", "rekomendasi", GET=PENYUSUN, POST=PENYUSUN),
    # Reports
    baris("monev:daftar_laporan", GET=PEMBACA),
    baris("monev:laporan_monev_mulai", POST=PEMBACA),  # asks which: only one's own are on offer
    baris("monev:laporan_monev", "laporan monev", GET=BACA),
    *berkas("monev:laporan_monev_unduh", "laporan monev", "pdf docx xlsx", GET=BACA),
    baris("monev:laporan_monev_unduh", "laporan terbit", {"bentuk": "pdf"}, GET=BACA),  # the kept bytes
    *untuk("monev: laporan_monev_ubah laporan_monev_revisi", "laporan monev", GET=PENYUSUN, POST=PENYUSUN),
    baris("monev:paket_mulai", POST=KOTA),
    *untuk("monev: paket paket_unduh", "paket", GET=PAKET),
    baris("monev:paket_batal", "paket", POST=PAKET),
    baris("verifikasi", alamat={"sidik": SIDIK}, GET=SEMUA, POST=SEMUA),
    # Steps
    baris("monev:langkah", "langkah laporan", {"nama": "ajukan"}, GET=PENYUSUN_PD, POST=PENYUSUN_PD),
    baris("monev:langkah", "langkah laporan", {"nama": "kirim"}, GET=KIRIM_PD, POST=KIRIM_PD),
    baris("monev:langkah", "langkah laporan", {"nama": "terima"}, GET=TERIMA, POST=TERIMA),
    baris("monev:langkah", "langkah pengukuran", {"nama": "kirim"}, GET=PENYUSUN_PD, POST=PENYUSUN_PD),
    baris("monev:langkah", "langkah pengukuran", {"nama": "terima"}, GET=TERIMA, POST=TERIMA),
    baris("monev:langkah", "langkah evaluasi", {"nama": "ajukan"}, GET=PENYUSUN, POST=PENYUSUN),
    baris("monev:langkah", "langkah laporan monev", {"nama": "tetapkan"}, GET=TETAPKAN, POST=TETAPKAN),
]
