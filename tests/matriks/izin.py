"""The notation of the permission matrix: who gets what, as strings that line up under the names of the actors.

A permission has a line for each owner a record can have, or the one line `umum` where no record is named:

    v   let through: shown, done, or told what is wrong with the form
    m   sent to the page to sign in; under /api/ told to show a key (401)
    3   refused with the reason (403): they may know of it, and not do this
    4   not found (404): they may not know of it

The lines are written by hand from Pasal 2 and Bab IV, never computed from the code that they test.
"""

from dataclasses import dataclass
from typing import Any

AKTOR = ["tamu", "admin", "arah", "laks", "pokja", "kepala", "tim", "insp", "ases", "lepas"]
"""The columns: a visitor, Administrator, Tim Pengarah, Tim Pelaksana of the city, one of pokja A alone, the head and
the Tim Pelaksana of Diskominfo, Inspektorat, an assessor, an account without a role. (A pokja's coordinator is a
Perangkat Daerah; nobody holds a role as such.)"""

PEMILIK = ("umum", "sendiri", "lain", "pokja", "pokja_lain", "kota")
HURUF = frozenset("vm34")
SERUPA = {"lain": "sendiri", "pokja_lain": "pokja"}
TANPA_SATUAN = ("admin", "arah", "insp")
"""Roles of the city: to them one unit is as another, and one pokja."""
TANPA_HAK = ("tamu", "ases", "lepas")
"""To them all records are the same."""


class Izin:
    """For each owner of a record the answers to all actors: `Izin(sendiri="m v 3 …", lain="m v 3 …")`."""

    def __init__(self, umum: str = "", **pemilik: str) -> None:
        """Read the lines; a wrong owner, letter or length is a mistake of the table."""
        baris = ({"umum": umum} if umum else {}) | pemilik
        self.baris = {siapa: dict(zip(AKTOR, teks.split(), strict=True)) for siapa, teks in baris.items()}
        assert self.baris.keys() <= set(PEMILIK), f"unknown owner among {list(baris)}"
        for siapa, kata in self.baris.items():
            for aktor in TANPA_SATUAN + TANPA_HAK:
                pola = next(iter(self.baris)) if aktor in TANPA_HAK else SERUPA.get(siapa, siapa)
                assert kata[aktor] == self.baris[pola][aktor], f"{siapa}, {aktor}: not as for {pola}"
        assert all(HURUF.issuperset(satu.values()) for satu in self.baris.values()), (
            f"unknown letter: {baris}"
        )

    def ditanya(self, pemilik: str) -> dict[str, str]:
        """Return who is asked about an owner's record, with the answer: nobody twice about what is the same to them."""
        awal, akhir = next(iter(self.baris)), next(reversed(self.baris))
        return {
            aktor: kata
            for aktor, kata in self.baris[pemilik].items()
            if not (aktor in TANPA_SATUAN and pemilik in SERUPA)
            and not (aktor in TANPA_HAK and pemilik not in {awal, akhir})
        }

    def tanpa(self, *pemilik: str) -> "Izin":
        """Return it for the kinds of records that these owners cannot have."""
        satu = Izin()
        satu.baris = {siapa: isi for siapa, isi in self.baris.items() if siapa not in pemilik}
        return satu


@dataclass(frozen=True)
class Baris:
    """A row: the URL's name, the kind of record in `tests.matriks.pengisi`, the rest of the address, what is sent.

    In the address `?` are the parameters behind it; the kind `contoh` is the record of tests/arsitektur.

    `izin` says who gets what for each method; every other method is refused to everybody (405).
    """

    nama: str
    jenis: str
    alamat: dict[str, Any]
    isi: dict[str, Any]
    izin: dict[str, Izin]

    def __str__(self) -> str:
        return " ".join([self.nama, self.jenis, *map(str, self.alamat.values())]).strip()


def baris(
    nama: str,
    jenis: str = "",
    alamat: dict[str, Any] | None = None,
    isi: dict[str, Any] | None = None,
    **izin: Izin,
) -> Baris:
    """Write a row: `baris("monev:rapat_ubah", "rapat", GET=PENYUSUN, POST=PENYUSUN)`."""
    return Baris(nama, jenis, alamat or {}, isi or {}, izin)


def untuk(nama: str, jenis: str = "", alamat: dict[str, Any] | None = None, **izin: Izin) -> list[Baris]:
    """Write one row for each of several names in the same room: `untuk("monev: rapat_ubah rapat_batal", …)`."""
    ruang, *akhir = nama.split()
    return [baris(f"{ruang}{satu}", jenis, alamat, None, **izin) for satu in akhir]


def berkas(nama: str, jenis: str, bentuk: str, **izin: Izin) -> list[Baris]:
    """Write a row for each form in which a file goes out: `berkas("monev:rapat_unduh", "rapat", "pdf docx", …)`."""
    return [baris(nama, jenis, {"bentuk": satu}, None, **izin) for satu in bentuk.split()]


# Without a record
#                 tamu admin arah laks pokja kepala tim insp ases lepas
SEMUA = Izin("      v    v     v    v    v      v    v    v    v    v  ")
BERAKUN = Izin("    m    v     v    v    v      v    v    v    v    v  ")
BERPERAN = Izin("   m    v     v    v    v      v    v    v    v    3  ")
PEMBACA = Izin("    m    v     v    v    v      v    v    v    3    3  ")
KOTA = Izin("       m    v     v    v    v      3    3    v    3    3  ")
PENGATUR = Izin("   m    v     3    v    v      3    3    3    3    3  ")
PENGARAH = Izin("   m    3     v    3    3      3    3    3    3    3  ")
PELAPOR = Izin("    m    3     3    v    v      v    v    3    3    3  ")
PEMBERI = Izin("    m    3     v    v    v      v    v    v    3    3  ")

# The road map
#                    tamu admin arah laks pokja kepala tim insp ases lepas
PEMERIKSA = Izin("     m    v     v    v    v      v    v    v    v    3  ")
PENYUSUN_PETA = Izin(" m    v     3    v    v      3    3    3    3    3  ")
PENETAP_PETA = Izin("  m    v     v    3    3      3    3    3    3    3  ")

# Records of a unit, a pokja or the city: who reads them, and who writes them
#                     tamu admin arah laks pokja kepala tim insp ases lepas
BACA = Izin(
    sendiri="           m    v     v    v    v      v    v    v    3    3  ",
    lain="              m    v     v    v    v      4    4    v    3    3  ",
    pokja="             m    v     v    v    v      4    4    v    3    3  ",
    pokja_lain="        m    v     v    v    v      4    4    v    3    3  ",
    kota="              m    v     v    v    v      4    4    v    3    3  ",
)
PENYUSUN = Izin(
    sendiri="           m    3     3    3    3      v    v    3    3    3  ",
    lain="              m    3     3    3    3      4    4    3    3    3  ",
    pokja="             m    3     3    v    v      4    4    3    3    3  ",
    pokja_lain="        m    3     3    v    3      4    4    3    3    3  ",
    kota="              m    3     3    v    v      4    4    3    3    3  ",
)
BACA_PD = BACA.tanpa("pokja", "pokja_lain")
PENYUSUN_PD = PENYUSUN.tanpa("pokja", "pokja_lain")

# Sent by page and API alike
#                     tamu admin arah laks pokja kepala tim insp ases lepas
UKUR = Izin(
    sendiri="           m    3     3    3    3      v    v    3    3    3  ",
    lain="              m    3     3    3    3      3    3    3    3    3  ",
    kota="              m    3     3    v    v      3    3    3    3    3  ",
)
KIRIM_PD = Izin(
    sendiri="           m    3     3    3    3      v    3    3    3    3  ",
    lain="              m    3     3    3    3      4    4    3    3    3  ",
)
