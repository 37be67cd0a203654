"""Which section of the guide explains which page: url names as data, the longest beginning decides."""

from functools import lru_cache
from typing import Final

from django.urls import NoReverseMatch, reverse

PETA: Final[dict[str, str]] = {
    "account_": "umum#masuk-dan-akun",
    "admin:": "administrator#data-induk",
    "admin:indikator_": "administrator#data-induk",
    "admin:monev_": "administrator#tahun-kalender-dan-irama",
    "admin:organisasi_": "administrator#akun-dan-peran",
    "admin:organisasi_perangkatdaerah": "administrator#data-induk",
    "admin:organisasi_pokja": "administrator#data-induk",
    "admin:rencana_aksi_": "administrator#tahun-kalender-dan-irama",
    "admin:password_change": "umum#masuk-dan-akun",
    "api:dokumen": "umum#kunci-api",
    "beranda": "umum#beranda",
    "dasbor:arahan_": "tim-pengarah#memberi-arahan",
    "dasbor:area": "dasbor#menemukan-sebab",
    "dasbor:area_pdf": "dasbor#menyajikan-dan-mencetak",
    "dasbor:dasbor": "dasbor#membaca-dasbor",
    "dasbor:peringkat": "dasbor#peringkat-perangkat-daerah",
    "dasbor:pdf": "dasbor#menyajikan-dan-mencetak",
    "dasbor:peringkat_pdf": "dasbor#menyajikan-dan-mencetak",
    "dasbor:sajian": "dasbor#menyajikan-dan-mencetak",
    "dasbor:tren": "dasbor#bagan-dan-tren",
    "kunci_api:": "umum#kunci-api",
    "pemberitahuan:": "umum#pemberitahuan",
    "publik:": "umum#halaman-publik",
    "roadmap:baris": "umum#membaca-road-map",
    "roadmap:baris_": "umum#menyusun-road-map",
    "roadmap:beranda": "umum#beranda",
    "roadmap:cabut": "umum#menyusun-road-map",
    "roadmap:cari": "umum#mencari",
    "roadmap:area": "umum#membaca-road-map",
    "roadmap:daftar": "umum#menyusun-road-map",
    "roadmap:daftar_": "umum#membaca-road-map",
    "roadmap:ekspor_lampiran": "umum#membaca-road-map",
    "roadmap:impor_lampiran": "umum#menyusun-road-map",
    "roadmap:indikator": "umum#membaca-road-map",
    "roadmap:isi": "umum#menyusun-road-map",
    "roadmap:lampiran": "umum#membaca-road-map",
    "roadmap:pakai": "umum#membaca-road-map",
    "roadmap:pemeriksaan": "umum#pemeriksaan",
    "roadmap:perangkat_daerah": "umum#membaca-road-map",
    "roadmap:pohon": "umum#membaca-road-map",
    "roadmap:prioritas": "umum#membaca-road-map",
    "roadmap:rinci": "umum#menyusun-road-map",
    "roadmap:salin": "umum#menyusun-road-map",
    "roadmap:target_ubah": "umum#menyusun-road-map",
    "roadmap:tetapkan": "umum#menyusun-road-map",
    "roadmap:ubah": "umum#menyusun-road-map",
    "rencana_aksi:area": "tim-pelaksana#melihat-keadaan-semua-rencana",
    "rencana_aksi:banding": "perangkat-daerah#sesudah-diajukan",
    "rencana_aksi:butir": "perangkat-daerah#mengubah-butir-di-layar",
    "rencana_aksi:butir_nilai": "tim-pelaksana#memverifikasi",
    "rencana_aksi:daftar_tahun": "tim-pelaksana#tahun-dan-tenggat",
    "rencana_aksi:komentar": "perangkat-daerah#sesudah-diajukan",
    "rencana_aksi:langkah": "perangkat-daerah#mengajukan",
    "rencana_aksi:matriks": "tim-pelaksana#melihat-keadaan-semua-rencana",
    "rencana_aksi:mulai": "perangkat-daerah#memulai-rencana",
    "rencana_aksi:penetapan": "tim-pengarah#menetapkan-rencana-aksi",
    "rencana_aksi:periksa": "tim-pelaksana#memverifikasi",
    "rencana_aksi:rencana": "perangkat-daerah#mengubah-butir-di-layar",
    "rencana_aksi:revisi": "perangkat-daerah#sesudah-diajukan",
    "rencana_aksi:riwayat": "perangkat-daerah#sesudah-diajukan",
    "rencana_aksi:salin_tahun_lalu": "perangkat-daerah#memulai-rencana",
    "rencana_aksi:tahun_": "tim-pelaksana#tahun-dan-tenggat",
    "rencana_aksi:tanpa_rencana_unduh": "tim-pelaksana#melihat-keadaan-semua-rencana",
    "rencana_aksi:templat": "perangkat-daerah#memulai-rencana",
    "rencana_aksi:tugas": "tim-pelaksana#melihat-keadaan-semua-rencana",
    "rencana_aksi:unduh": "perangkat-daerah#sesudah-diajukan",
    "rencana_aksi:unggah": "perangkat-daerah#mengunggah-berkas-anda-sendiri",
    "rencana_aksi:usulan_asal": "perangkat-daerah#mengubah-butir-di-layar",
    "monev:bukti": "umum#kemajuan-bulanan",
    "monev:daftar_evaluasi": "umum#evaluasi-dan-laporan",
    "monev:daftar_kemajuan": "umum#kemajuan-bulanan",
    "monev:daftar_laporan": "umum#evaluasi-dan-laporan",
    "monev:daftar_masalah": "umum#permasalahan",
    "monev:daftar_pengukuran": "umum#pengukuran-indikator",
    "monev:daftar_rapat": "umum#rapat",
    "monev:daftar_survei": "umum#kepatuhan-survei-dan-kalender",
    "monev:daftar_tindak_lanjut": "umum#tindak-lanjut",
    "monev:evaluasi": "pokja#evaluasi-setiap-semester",
    "monev:kalender": "administrator#tahun-kalender-dan-irama",
    "monev:kemajuan_": "perangkat-daerah#laporan-bulanan",
    "monev:kepatuhan": "inspektorat#memantau-kepatuhan",
    "monev:kewajiban_": "administrator#tahun-kalender-dan-irama",
    "monev:kurva": "umum#kemajuan-bulanan",
    "monev:langkah": "umum#kemajuan-bulanan",
    "monev:lanjutan": "pokja#yang-belum-selesai-pada-akhir-tahun",
    "monev:laporan": "perangkat-daerah#laporan-bulanan",
    "monev:laporan_monev": "inspektorat#laporan-monev",
    "monev:masalah": "pokja#menangani-permasalahan",
    "monev:masalah_tambah": "perangkat-daerah#melaporkan-permasalahan",
    "monev:paket": "inspektorat#laporan-monev",
    "monev:pengaturan_ubah": "administrator#tahun-kalender-dan-irama",
    "monev:pengukuran": "pokja#mengukur-indikator",
    "monev:periode_": "administrator#tahun-kalender-dan-irama",
    "monev:rapat": "pokja#mengadakan-rapat",
    "monev:rekomendasi_": "pokja#evaluasi-setiap-semester",
    "monev:survei_": "umum#kepatuhan-survei-dan-kalender",
    "monev:tindak_lanjut": "perangkat-daerah#mengerjakan-tindak-lanjut",
    "monev:tindak_lanjut_buka": "inspektorat#mengonfirmasi-tindak-lanjut",
    "monev:tindak_lanjut_konfirmasi": "inspektorat#mengonfirmasi-tindak-lanjut",
    "verifikasi": "inspektorat#memeriksa-keaslian-laporan",
}
"""Beginning of a url name → chapter, or chapter#section. A page that is none of these opens the contents."""


@lru_cache(maxsize=512)
def bagian_untuk(nama_url: str) -> str:
    """Return the chapter#section of a page by its url name; empty where nothing is said of it."""
    cocok = [awalan for awalan in PETA if nama_url.startswith(awalan)]
    return PETA[max(cocok, key=len)] if cocok else ""


def alamat_bantuan(nama_url: str) -> str:
    """Return where the guide explains a page; empty where no guide is mounted."""
    bab, _, jangkar = bagian_untuk(nama_url).partition("#")
    try:
        alamat = reverse("bantuan:bab", args=[bab]) if bab else reverse("bantuan:daftar")
    except NoReverseMatch:
        return ""
    return f"{alamat}#{jangkar}" if jangkar else alamat
