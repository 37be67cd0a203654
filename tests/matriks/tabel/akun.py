"""One's own account, notices and API keys (`sendiri`: of Diskominfo's Tim Pelaksana), and signing in."""

from tests.matriks.izin import BERAKUN, BERPERAN, SEMUA, Izin, baris, untuk

#                     tamu admin arah laks pokja kepala tim insp ases lepas
KABAR = Izin(
    sendiri="           m    4     4    4    4      4    v    4    4    4  ",
    lain="              m    4     4    4    4      4    4    4    4    4  ",
)
KUNCI = Izin(
    sendiri="           m    4     4    4    4      4    v    4    4    3  ",
    lain="              m    4     4    4    4      4    4    4    4    3  ",
)

TABEL = [
    *untuk("account_ login logout reset_password", GET=SEMUA, POST=SEMUA),
    *untuk("account_ inactive reset_password_done reset_password_from_key_done", GET=SEMUA),
    baris("account_reset_password_from_key", "contoh", GET=SEMUA, POST=SEMUA),
    *untuk("account_ reauthenticate change_password", GET=BERAKUN, POST=BERAKUN),
    baris("pemberitahuan:daftar", GET=BERAKUN),
    baris("pemberitahuan:tandai_semua", POST=BERAKUN),
    baris("pemberitahuan:buka", "kabar", GET=KABAR),
    baris("pemberitahuan:pengaturan", GET=BERAKUN, POST=BERAKUN),
    baris("kunci_api:daftar", GET=BERPERAN),
    baris("kunci_api:tambah", GET=BERPERAN, POST=BERPERAN),
    baris("kunci_api:cabut", "kunci", GET=KUNCI, POST=KUNCI),
]
