"""The front page, the dashboard, the public's page and the help: each shows what the person may see of it."""

from tests.matriks.izin import BERAKUN, PEMBACA, PENGARAH, SEMUA, baris, untuk

TABEL = [
    baris("beranda", GET=SEMUA),
    *untuk("dasbor: dasbor peringkat tren sajian pdf peringkat_pdf", GET=PEMBACA),
    *untuk("dasbor: area area_pdf", "contoh", GET=PEMBACA),
    baris("dasbor:arahan_tambah", alamat={"?": "pokok=kartu:serapan"}, GET=PENGARAH, POST=PENGARAH),
    *untuk("publik: beranda data", GET=SEMUA),
    *untuk("publik: tahun indikator unduh", "contoh", GET=SEMUA),
    baris("bantuan:daftar", GET=BERAKUN),
    baris("bantuan:bab", "contoh", GET=BERAKUN),
    baris("tampilan:tema", isi={"tema": "gelap"}, POST=SEMUA),
]
