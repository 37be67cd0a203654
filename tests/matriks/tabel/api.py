"""/api/v1/: the same as the pages; `m` is a 401 there, and a write names the version that it is meant for."""

from tests.matriks.izin import (
    BACA,
    BACA_PD,
    BERAKUN,
    BERPERAN,
    PELAPOR,
    PEMBACA,
    PEMBERI,
    PENGARAH,
    PENYUSUN,
    PENYUSUN_PD,
    SEMUA,
    Izin,
    baris,
    untuk,
)
from tests.matriks.tabel.monev import MULAI_BERNAMA, TETAPKAN
from tests.matriks.tabel.monev_berjalan import INSPEKTORAT, KERJAKAN, NAIKKAN
from tests.matriks.tabel.rencana_aksi import AJUKAN, MULAI, SELESAI, SUSUN, VERIFIKASI

#                     tamu admin arah laks pokja kepala tim insp ases lepas
SEMUA_BACA = Izin(  # the list itself, whatever could be sent there
    sendiri="           m    v     v    v    v      v    v    v    3    3  ",
)
PERIODE = Izin(
    kota="              m    v     v    v    v      v    v    v    3    3  ",
)
MULAI_LAPORAN = Izin(  # another unit's plan is no choice: the body is refused as if the plan did not exist
    sendiri="           m    3     3    3    3      v    v    3    3    3  ",
    lain="              m    3     3    3    3      v    v    3    3    3  ",
    kota="              m    3     3    v    v      v    v    3    3    3  ",
)
MULAI_UKUR = Izin(
    sendiri="           m    3     3    3    3      v    v    3    3    3  ",
    lain="              m    3     3    3    3      3    3    3    3    3  ",
    kota="              m    3     3    v    v      3    3    3    3    3  ",
)
KIRIM_PD = Izin(
    sendiri="           m    3     3    3    3      v    3    3    3    3  ",
    lain="              m    3     3    3    3      4    4    3    3    3  ",
)
LAINNYA = Izin("      m    v     v    v    v      4    4    v    3    3  ")  # another unit is named
DASBOR = {"?": "road_map=perwal-45-2020&tahun=2021&semester=1"}
PIHAK = "road_map=perwal-45-2020&tahun=2021&pihak=pd:"
TEKS, ALASAN, TAUTAN = {"teks": "Sudah."}, {"alasan": "Perlu."}, {"tautan": "https://contoh.invalid/"}

TABEL = [
    *untuk("api: skema dokumen", GET=SEMUA),
    *untuk("api: perangkat_daerah-list pokja-list road_map-list tujuan-list sasaran-list", GET=SEMUA),
    *untuk("api: area-list baris_lampiran-list prioritas-list penetapan_target-list", GET=SEMUA),
    baris("api:indikator-list", GET=SEMUA),
    *untuk("api: perangkat_daerah-detail pokja-detail road_map-detail", "contoh", GET=SEMUA),
    *untuk("api: tujuan-detail sasaran-detail area-detail baris_lampiran-detail", "contoh", GET=SEMUA),
    *untuk("api: prioritas-detail penetapan_target-detail indikator-detail", "contoh", GET=SEMUA),
    *untuk("api: program-list program_klasifikasi-list zona_integritas-list", GET=SEMUA),
    *untuk("api: program-detail program_klasifikasi-detail zona_integritas-detail", "contoh", GET=SEMUA),
    *untuk("api: perangkat_daerah-riwayat road_map-riwayat area-riwayat", "contoh", GET=SEMUA),
    *untuk("api: baris_lampiran-riwayat prioritas-riwayat indikator-riwayat", "contoh", GET=SEMUA),
    baris("api:pemeriksaan-list", alamat={"?": "road_map=perwal-45-2020"}, GET=BERPERAN),
    *untuk("api: saya-list pemberitahuan-list tindakan-list", GET=BERAKUN),
    # Plans
    baris("api:rencana_aksi-list", "api mulai rencana", GET=SEMUA_BACA, POST=MULAI),
    baris("api:rencana_aksi-detail", "rencana", GET=BACA_PD),
    baris("api:rencana_aksi-impor", "rencana", POST=SUSUN),
    baris("api:rencana_aksi-langkah", "rencana", {"nama": "ajukan"}, POST=AJUKAN),
    baris("api:butir-list", "api daftar butir", GET=BACA_PD, POST=SUSUN),
    baris("api:butir-detail", "api butir", GET=BACA_PD, PUT=SUSUN, PATCH=SUSUN, DELETE=SUSUN),
    *untuk("api:rencana_aksi- revisi salin-tahun-lalu", "rencana", POST=SUSUN),
    baris("api:rencana_aksi-semua-sesuai", "rencana", POST=VERIFIKASI),
    baris("api:butir-penilaian", "api butir", isi={"penilaian": "sesuai"}, POST=VERIFIKASI),
    baris("api:butir-tautan", "api butir", GET=BACA_PD, PUT=SUSUN),
    baris("api:butir-pindah", "api butir", isi={"arah": "naik"}, POST=SUSUN),
    baris("api:butir-salin", "api butir", POST=SUSUN),
    baris("api:komentar-list", "api daftar butir", isi=TEKS, GET=BACA_PD, POST=BACA_PD),
    baris("api:komentar-detail", "api komentar", GET=BACA_PD),
    *untuk("api:komentar- buka selesai", "api komentar", POST=SELESAI),
    baris("api:lanjutan-list", "api daftar butir", isi={"pilihan": []}, GET=SUSUN, POST=SUSUN),
    baris("api:unggahan-detail", "api unggahan", GET=SUSUN, DELETE=SUSUN),
    *untuk("api:rencana_aksi- riwayat banding templat", "rencana", GET=BACA_PD),
    baris("api:rencana_aksi-unduh", "rencana", {"bentuk": "csv"}, GET=BACA_PD),
    baris("api:butir-riwayat", "api butir", GET=BACA_PD),
    *untuk("api: tahun_rencana-list rekap_area-list", GET=PEMBACA),
    baris("api:tahun_rencana-detail", "tahun", GET=PERIODE),
    # Dashboards
    *untuk("api: dasbor-list peringkat-list", alamat=DASBOR, GET=PEMBACA),
    baris("api:dasbor_area-detail", "contoh", DASBOR, GET=PEMBACA),
    baris("api:arahan-list", GET=PEMBACA, POST=PENGARAH),
    baris("api:arahan-detail", "arahan", GET=BACA_PD),
    # Monev
    baris("api:kurva-list", "api kurva", GET=BACA_PD),
    baris("api:kepatuhan_rincian-list", alamat={"?": f"{PIHAK}diskominfo"}, GET=PEMBACA),
    baris("api:kepatuhan_rincian-list", alamat={"?": f"{PIHAK}dishub"}, GET=LAINNYA),
    *untuk("api: kewajiban-list survei-list evaluasi-list laporan_monev-list", GET=PEMBACA),
    baris("api:kewajiban-detail", "kewajiban", GET=PERIODE),
    *untuk("api: survei-detail survei-riwayat", "survei", GET=BACA_PD),
    *untuk("api: evaluasi-detail evaluasi-riwayat", "evaluasi", GET=BACA),
    baris("api:evaluasi-unduh", "evaluasi", {"bentuk": "docx"}, GET=BACA),
    baris("api:evaluasi-langkah", "evaluasi", {"nama": "ajukan"}, POST=PENYUSUN),
    *untuk("api: laporan_monev-detail laporan_monev-riwayat", "laporan monev", GET=BACA),
    baris("api:laporan_monev-unduh", "laporan monev", {"bentuk": "xlsx"}, GET=BACA),
    baris("api:laporan_monev-langkah", "laporan monev", {"nama": "tetapkan"}, POST=TETAPKAN),
    *untuk("api:laporan_bulanan- riwayat buku", "laporan", GET=BACA_PD),
    baris("api:laporan_bulanan-impor", "laporan", POST=PENYUSUN_PD),
    baris("api:pengukuran-riwayat", "pengukuran", GET=BACA_PD),
    baris("api:rapat-riwayat", "rapat", GET=BACA),
    baris("api:rapat-unduh", "rapat", {"bentuk": "docx"}, GET=BACA),
    baris("api:permasalahan-riwayat", "masalah", GET=BACA),
    baris("api:tindak_lanjut-riwayat", "tindak lanjut", GET=BACA_PD),
    baris("api:tindak_lanjut-calon-pic", GET=PEMBERI),
    *untuk("api: periode-list capaian-list kepatuhan-list", GET=PEMBACA),
    baris("api:periode-detail", "periode", GET=PERIODE),
    baris("api:laporan_bulanan-list", "api mulai laporan", GET=SEMUA_BACA, POST=MULAI_LAPORAN),
    baris("api:laporan_bulanan-detail", "laporan", GET=BACA_PD),
    baris("api:laporan_bulanan-langkah", "laporan", {"nama": "ajukan"}, POST=PENYUSUN_PD),
    baris("api:laporan_bulanan-langkah", "laporan", {"nama": "kirim"}, POST=KIRIM_PD),
    baris("api:kemajuan-list", "api daftar kemajuan", GET=BACA_PD),
    baris("api:kemajuan-detail", "api kemajuan", GET=BACA_PD, PUT=PENYUSUN_PD, PATCH=PENYUSUN_PD),
    baris("api:pengukuran-list", "api mulai pengukuran", GET=SEMUA_BACA, POST=MULAI_UKUR),
    baris("api:pengukuran-detail", "pengukuran", GET=BACA_PD, PUT=PENYUSUN_PD),
    baris("api:kemajuan-bukti", "api kemajuan", isi=TAUTAN, GET=BACA_PD, POST=PENYUSUN_PD),
    baris("api:pengukuran-bukti", "pengukuran", isi=TAUTAN, GET=BACA_PD, POST=PENYUSUN_PD),
    baris("api:pengukuran-langkah", "pengukuran", {"nama": "kirim"}, POST=PENYUSUN_PD),
    baris("api:rapat-list", "api mulai rapat", GET=SEMUA_BACA, POST=MULAI_BERNAMA),
    baris("api:rapat-detail", "rapat", GET=BACA, PUT=PENYUSUN, PATCH=PENYUSUN),
    *untuk("api:rapat- agenda hadir notulen", "rapat", GET=BACA, PUT=PENYUSUN),
    *untuk("api:rapat- selesai undang", "rapat", POST=PENYUSUN),
    baris("api:rapat-batal", "rapat", isi=ALASAN, POST=PENYUSUN),
    baris("api:rapat-calon-peserta", "rapat", GET=PENYUSUN),
    baris("api:rapat-peserta", "peserta", DELETE=PENYUSUN),
    baris("api:rapat-bukti", "rapat", isi=TAUTAN, GET=BACA, POST=PENYUSUN),
    baris("api:permasalahan-list", GET=PEMBACA, POST=PELAPOR),
    baris("api:permasalahan-detail", "masalah", GET=BACA, PUT=PENYUSUN, PATCH=PENYUSUN),
    baris("api:permasalahan-bukti", "masalah", isi=TAUTAN, GET=BACA, POST=PENYUSUN),
    baris("api:permasalahan-langkah", "masalah", {"nama": "naikkan"}, ALASAN, POST=NAIKKAN),
    baris("api:tindak_lanjut-list", GET=PEMBACA, POST=PEMBERI),
    baris("api:tindak_lanjut-detail", "tindak lanjut", GET=BACA_PD),
    baris("api:tindak_lanjut-lapor", "tindak lanjut", isi=TEKS | {"persen": 20}, POST=KERJAKAN),
    baris("api:tindak_lanjut-selesai", "tindak lanjut", isi=TEKS, POST=KERJAKAN),
    baris("api:tindak_lanjut-konfirmasi", "tindak lanjut", POST=INSPEKTORAT),
    baris("api:tindak_lanjut-buka", "tindak lanjut", isi=ALASAN, POST=INSPEKTORAT),
    # Evidence
    baris("api:bukti-detail", "bukti kemajuan", GET=BACA_PD, DELETE=PENYUSUN_PD),
    baris("api:bukti-detail", "bukti rapat", GET=BACA, DELETE=PENYUSUN),
    baris("api:bukti-detail", "bukti catatan_tindak_lanjut", GET=BACA_PD, DELETE=KERJAKAN),
    baris("api:bukti-berkas", "bukti kemajuan", GET=BACA_PD),
    baris("api:bukti-berkas", "bukti rapat", GET=BACA),
    baris("api:bukti-berkas", "bukti catatan_tindak_lanjut", GET=BACA_PD),
]
