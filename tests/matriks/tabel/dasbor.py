"""The front page, the dashboard, and the help: each shows what the person may see of it."""

from tests.matriks.izin import BERAKUN, PEMBACA, SEMUA, baris, untuk

TABEL = [
    baris("beranda", GET=SEMUA),
    *untuk("dasbor: dasbor peringkat", GET=PEMBACA),
    baris("dasbor:area", "contoh", GET=PEMBACA),
    baris("bantuan:daftar", GET=BERAKUN),
    baris("bantuan:bab", "contoh", GET=BERAKUN),
    baris("tampilan:tema", isi={"tema": "gelap"}, POST=SEMUA),
]
