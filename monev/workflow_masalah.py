"""The way of a problem and of a follow-up as data: which step starts where, who takes it, where it leads (Bab IV.A)."""

from dataclasses import dataclass
from enum import StrEnum

from monev.workflow import PeralihanDitolak, Tingkat


class Masalah(StrEnum):
    """Where a problem stands; the values of `models.StatusMasalah`."""

    TERBUKA = "terbuka"
    DIPUTUSKAN = "diputuskan"
    SELESAI = "selesai"


class Pihak(StrEnum):
    """Who takes a step of a problem; `permissions.PIHAK` says which roles that are."""

    KEPALA = "kepala"
    UNIT = "unit"
    POKJA = "pokja"
    PLENO = "pleno"
    PEMBUKA = "pembuka"


NAMA_TINGKAT = {
    Tingkat.PD: "Perangkat Daerah",
    Tingkat.POKJA: "kelompok kerja",
    Tingkat.KOTA: "rapat pleno",
}
"""The levels as sentences about problems name them."""


@dataclass(frozen=True, slots=True)
class LangkahJalan:
    """A step of a problem at one level, named by its verb; `ke` is the level to which it leads.

    `kata` is what its button says, `akibat` what follows, `tanya` what its reason must tell. `status` is the state
    after it, None where that stays.
    """

    nama: str
    dari: Tingkat
    ke: Tingkat
    syarat: frozenset[Masalah]
    status: Masalah | None
    kata: str
    akibat: str
    tanya: str
    pihak: Pihak

    @property
    def pindah(self) -> bool:
        """Whether it leads to another level."""
        return self.dari != self.ke


BELUM_SELESAI = frozenset({Masalah.TERBUKA, Masalah.DIPUTUSKAN})
PEMEGANG = {Tingkat.PD: Pihak.UNIT, Tingkat.POKJA: Pihak.POKJA, Tingkat.KOTA: Pihak.PLENO}
"""Who holds a problem at each level."""

_NAIK = {
    (Tingkat.PD, Tingkat.POKJA): Pihak.KEPALA,
    (Tingkat.POKJA, Tingkat.KOTA): Pihak.POKJA,
}
_TURUN = {
    (Tingkat.KOTA, Tingkat.POKJA): Pihak.PLENO,
    (Tingkat.POKJA, Tingkat.PD): Pihak.POKJA,
}


def _naikkan(dari: Tingkat, ke: Tingkat, pihak: Pihak) -> LangkahJalan:
    return LangkahJalan(
        "naikkan",
        dari,
        ke,
        BELUM_SELESAI,
        Masalah.TERBUKA,
        f"Naikkan ke {NAMA_TINGKAT[ke]}",
        f"Permasalahan berpindah ke {NAMA_TINGKAT[ke]}, dengan batas waktu baru di tingkat itu.",
        "Tulis mengapa permasalahan ini tidak dapat diselesaikan di sini, dan apa yang diminta.",
        pihak,
    )


def _turunkan(dari: Tingkat, ke: Tingkat, pihak: Pihak) -> LangkahJalan:
    return LangkahJalan(
        "turunkan",
        dari,
        ke,
        BELUM_SELESAI,
        None,
        f"Turunkan ke {NAMA_TINGKAT[ke]}",
        f"Permasalahan kembali ke {NAMA_TINGKAT[ke]}, dengan batas waktu baru di tingkat itu.",
        "Tulis mengapa permasalahan ini ditangani di tingkat yang lebih rendah.",
        pihak,
    )


def _selesaikan(tingkat: Tingkat) -> LangkahJalan:
    return LangkahJalan(
        "selesaikan",
        tingkat,
        tingkat,
        BELUM_SELESAI,
        Masalah.SELESAI,
        "Selesaikan",
        "Permasalahan ditutup; isi dan buktinya tidak dapat diubah lagi kecuali dibuka kembali.",
        "Tulis bagaimana permasalahan ini terselesaikan.",
        PEMEGANG[tingkat],
    )


def _buka(tingkat: Tingkat) -> LangkahJalan:
    return LangkahJalan(
        "buka",
        tingkat,
        tingkat,
        frozenset({Masalah.SELESAI}),
        Masalah.TERBUKA,
        "Buka kembali",
        f"Permasalahan terbuka kembali di {NAMA_TINGKAT[tingkat]}, dengan batas waktu baru.",
        "Tulis mengapa permasalahan ini belum selesai.",
        Pihak.PEMBUKA,
    )


JALAN: tuple[LangkahJalan, ...] = (
    *(_naikkan(dari, ke, pihak) for (dari, ke), pihak in _NAIK.items()),
    *(_turunkan(dari, ke, pihak) for (dari, ke), pihak in _TURUN.items()),
    *(_selesaikan(tingkat) for tingkat in Tingkat),
    *(_buka(tingkat) for tingkat in Tingkat),
)
"""Every step that a person takes with a problem. A decision comes out of a meeting (`services.masalah.putuskan`)."""

NAMA_LANGKAH = tuple(dict.fromkeys(langkah.nama for langkah in JALAN))


class MasalahDitolak(PeralihanDitolak):
    """The level or state of a problem, or what hangs on it, does not allow this; the message says why."""


def langkah_jalan(nama: str, tingkat: str) -> LangkahJalan:
    """Return a step from a level; raises KeyError for an unknown name, MasalahDitolak where the level has none."""
    if nama not in NAMA_LANGKAH:
        raise KeyError(nama)
    for langkah in JALAN:
        if langkah.nama == nama and langkah.dari == tingkat:
            return langkah
    arah = "dinaikkan lebih tinggi" if nama == "naikkan" else "diturunkan lebih rendah"
    raise MasalahDitolak(
        f"Permasalahan ini berada di {NAMA_TINGKAT[Tingkat(tingkat)]} dan tidak dapat {arah}."
    )


class Tindak(StrEnum):
    """Where a follow-up stands; the values of `models.StatusTindakLanjut`."""

    BERJALAN = "berjalan"
    SELESAI = "selesai"
    DIKONFIRMASI = "dikonfirmasi"


@dataclass(frozen=True, slots=True)
class LangkahTindak:
    """A step of a follow-up: from which states, and to which (None: it stays); `kata` is what its button says."""

    nama: str
    dari: frozenset[Tindak]
    ke: Tindak | None
    kata: str


LAPOR = LangkahTindak("lapor", frozenset({Tindak.BERJALAN}), None, "Laporkan kemajuan")
SELESAIKAN = LangkahTindak("selesai", frozenset({Tindak.BERJALAN}), Tindak.SELESAI, "Nyatakan selesai")
KONFIRMASIKAN = LangkahTindak(
    "konfirmasi", frozenset({Tindak.SELESAI}), Tindak.DIKONFIRMASI, "Konfirmasi selesai"
)
BUKA = LangkahTindak(
    "buka", frozenset({Tindak.SELESAI, Tindak.DIKONFIRMASI}), Tindak.BERJALAN, "Buka kembali"
)
LANGKAH_TINDAK = (LAPOR, SELESAIKAN, KONFIRMASIKAN, BUKA)


class TindakLanjutDitolak(PeralihanDitolak):
    """The state of a follow-up does not allow this step; the message says why."""
