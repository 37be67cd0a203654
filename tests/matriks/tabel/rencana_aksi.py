"""Plans: the unit's team writes, its head sends, Tim Pelaksana verifies, Tim Pengarah sets (Pasal 2, Bab IV)."""

from tests.matriks.izin import BACA_PD, PEMBACA, PENGARAH, PENGATUR, Izin, baris, berkas, untuk

#                     tamu admin arah laks pokja kepala tim insp ases lepas
SUSUN = Izin(
    sendiri="           m    v     3    3    3      3    v    3    3    3  ",
    lain="              m    v     3    3    3      4    4    3    3    3  ",
    kota="              m    v     3    v    v      4    4    3    3    3  ",
)
MULAI = Izin(  # a unit's name is no secret: whoever may not begin its plan is told so
    sendiri="           m    v     3    3    3      3    v    3    3    3  ",
    lain="              m    v     3    3    3      3    3    3    3    3  ",
    kota="              m    v     3    v    v      3    3    3    3    3  ",
)
AJUKAN = Izin(
    sendiri="           m    3     3    3    3      3    v    3    3    3  ",
    lain="              m    3     3    3    3      4    4    3    3    3  ",
    kota="              m    3     3    v    v      4    4    3    3    3  ",
)
SETUJUI = Izin(
    sendiri="           m    3     3    3    3      v    3    3    3    3  ",
    lain="              m    3     3    3    3      4    4    3    3    3  ",
)
VERIFIKASI = Izin(
    sendiri="           m    3     3    v    v      3    3    3    3    3  ",
    lain="              m    3     3    v    v      4    4    3    3    3  ",
    kota="              m    3     3    v    v      4    4    3    3    3  ",
)
TETAPKAN = Izin(
    sendiri="           m    3     v    3    3      3    3    3    3    3  ",
    lain="              m    3     v    3    3      4    4    3    3    3  ",
    kota="              m    3     v    3    3      4    4    3    3    3  ",
)
SELESAI = Izin(
    sendiri="           m    v     3    v    v      3    v    3    3    3  ",
    lain="              m    v     3    v    v      4    4    3    3    3  ",
    kota="              m    v     3    v    v      4    4    3    3    3  ",
)
TAHUN = Izin(
    kota="              m    v     3    v    v      3    3    3    3    3  ",
)
CSV = {"bentuk": "csv"}

TABEL = [
    *untuk("rencana_aksi: matriks area tugas", GET=PEMBACA),
    *untuk("rencana_aksi: matriks_unduh area_unduh tanpa_rencana_unduh", alamat=CSV, GET=PEMBACA),
    baris("rencana_aksi:penetapan", GET=PENGARAH, POST=PENGARAH),
    baris("rencana_aksi:daftar_tahun", GET=PENGATUR),
    baris("rencana_aksi:tahun_tambah", GET=PENGATUR, POST=PENGATUR),
    baris("rencana_aksi:tahun_ubah", "tahun", GET=TAHUN, POST=TAHUN),
    baris("rencana_aksi:mulai", "mulai rencana", POST=MULAI),
    *untuk("rencana_aksi: rencana banding riwayat templat", "rencana", GET=BACA_PD),
    *berkas("rencana_aksi:unduh", "rencana", "csv xlsx pdf", GET=BACA_PD),
    baris("rencana_aksi:butir", "butir", GET=BACA_PD),
    *untuk("rencana_aksi: butir_tambah usulan_asal revisi", "rencana", GET=SUSUN, POST=SUSUN),
    *untuk("rencana_aksi: salin_tahun_lalu unggah", "rencana", GET=SUSUN, POST=SUSUN),
    *untuk("rencana_aksi: butir_ubah butir_hapus butir_tautan", "butir", GET=SUSUN, POST=SUSUN),
    baris("rencana_aksi:butir_salin", "butir", POST=SUSUN),
    baris("rencana_aksi:butir_pindah", "butir", {"arah": "naik"}, POST=SUSUN),
    *untuk("rencana_aksi: unggahan_berkas unggahan_bertanda", "unggahan", GET=BACA_PD),
    *untuk("rencana_aksi: unggahan_area unggahan_batal", "unggahan", POST=SUSUN),
    *untuk("rencana_aksi: unggahan_kolom unggahan_pratinjau", "unggahan", GET=SUSUN, POST=SUSUN),
    baris("rencana_aksi:unggahan_kemajuan", "unggahan", GET=SUSUN),
    baris("rencana_aksi:periksa", "rencana", GET=VERIFIKASI),
    baris("rencana_aksi:periksa_semua", "rencana", POST=VERIFIKASI),
    baris("rencana_aksi:butir_nilai", "butir", POST=VERIFIKASI),
    baris("rencana_aksi:komentar", "rencana", POST=BACA_PD),
    baris("rencana_aksi:komentar_selesai", "komentar", POST=SELESAI),
    baris("rencana_aksi:langkah", "rencana", {"nama": "ajukan"}, GET=AJUKAN, POST=AJUKAN),
    baris("rencana_aksi:langkah", "rencana", {"nama": "setujui"}, GET=SETUJUI, POST=SETUJUI),
    baris("rencana_aksi:langkah", "rencana", {"nama": "verifikasi"}, GET=VERIFIKASI, POST=VERIFIKASI),
    baris("rencana_aksi:langkah", "rencana", {"nama": "tetapkan"}, GET=TETAPKAN, POST=TETAPKAN),
]
