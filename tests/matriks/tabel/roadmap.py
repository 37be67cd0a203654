"""The road map: what is in force is the public's; the records are those of tests/arsitektur."""

from tests.matriks.izin import PEMERIKSA, PENETAP_PETA, PENGATUR, PENYUSUN_PETA, SEMUA, baris, untuk

TABEL = [
    *untuk("roadmap: beranda cari daftar pohon lampiran", GET=SEMUA),
    *untuk("roadmap: daftar_prioritas daftar_area daftar_indikator daftar_perangkat_daerah", GET=SEMUA),
    *untuk("roadmap: rinci baris prioritas area indikator perangkat_daerah", "contoh", GET=SEMUA),
    baris("roadmap:ekspor_lampiran", "contoh", GET=SEMUA),
    baris("roadmap:pakai", isi={"road_map": "perwal-45-2020"}, POST=SEMUA),
    *untuk("roadmap: pemeriksaan pemeriksaan_csv", GET=PEMERIKSA),
    baris("roadmap:impor_lampiran", GET=PENGATUR, POST=PENGATUR),
    baris("roadmap:baris_tambah", GET=PENYUSUN_PETA, POST=PENYUSUN_PETA),
    *untuk("roadmap: baris_ubah baris_hapus target_ubah", "contoh", GET=PENYUSUN_PETA, POST=PENYUSUN_PETA),
    baris("roadmap:baris_pindah", "contoh", POST=PENYUSUN_PETA),
    baris("roadmap:isi", "contoh", GET=PENYUSUN_PETA),
    *untuk("roadmap: isi_tambah isi_ubah isi_hapus", "contoh", GET=PENYUSUN_PETA, POST=PENYUSUN_PETA),
    *untuk("roadmap: ubah salin", "contoh", GET=PENYUSUN_PETA, POST=PENYUSUN_PETA),
    *untuk("roadmap: tetapkan cabut", "contoh", GET=PENETAP_PETA, POST=PENETAP_PETA),
]
