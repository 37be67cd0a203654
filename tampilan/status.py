"""How states and predicates look: one word, one shape and one colour each, the same in every page."""

from typing import Final, NamedTuple


class Gaya(NamedTuple):
    """The look of one state: `warna` is a class suffix in petarb.css, `bentuk` a character."""

    teks: str
    bentuk: str
    warna: str


STATUS: Final[dict[str, Gaya]] = {
    "rancangan": Gaya("Rancangan", "○", "abu"),
    "draf": Gaya("Draf", "○", "abu"),
    "belum": Gaya("Belum ada", "–", "abu"),
    "menunggu-kepala": Gaya("Menunggu persetujuan", "◔", "ungu"),
    "diajukan": Gaya("Diajukan", "◐", "biru"),
    "diverifikasi": Gaya("Diverifikasi", "◕", "toska"),
    "dikembalikan": Gaya("Dikembalikan", "↩", "jingga"),
    "ditetapkan": Gaya("Ditetapkan", "●", "hijau"),
    "berlaku": Gaya("Berlaku", "●", "hijau"),
    "revisi": Gaya("Revisi", "◑", "ungu"),
    "digantikan": Gaya("Digantikan", "⊘", "abu"),
    "dicabut": Gaya("Dicabut", "⊘", "merah"),
    "ditolak": Gaya("Ditolak", "✕", "merah"),
    "terbuka": Gaya("Terbuka", "○", "biru"),
    "proses": Gaya("Dalam proses", "◐", "biru"),
    "selesai": Gaya("Selesai", "●", "hijau"),
    "aktif": Gaya("Aktif", "●", "hijau"),
    "nonaktif": Gaya("Tidak aktif", "○", "abu"),
    "dikirim": Gaya("Dikirim", "◐", "biru"),
    "diterima": Gaya("Diterima", "●", "hijau"),
    "dijadwalkan": Gaya("Dijadwalkan", "○", "biru"),
    "terlaksana": Gaya("Terlaksana", "●", "hijau"),
    "dibatalkan": Gaya("Dibatalkan", "⊘", "abu"),
    "diputuskan": Gaya("Diputuskan", "◕", "toska"),
    "berjalan": Gaya("Berjalan", "◐", "biru"),
    "dikonfirmasi": Gaya("Selesai terkonfirmasi", "●", "hijau"),
    "tepat waktu": Gaya("Tepat waktu", "●", "hijau"),
    "terlambat": Gaya("Terlambat", "◐", "jingga"),
    "tidak ada": Gaya("Tidak ada", "✕", "merah"),
    "belum jatuh tempo": Gaya("Belum jatuh tempo", "–", "abu"),
    "dibuat": Gaya("Dibuat", "+", "hijau"),
    "diubah": Gaya("Diubah", "±", "biru"),
    "dihapus": Gaya("Dihapus", "−", "merah"),
}
PREDIKAT: Final[dict[str, Gaya]] = {
    "sangat tinggi": Gaya("Sangat tinggi", "●", "hijau"),
    "tinggi": Gaya("Tinggi", "●", "hijau"),
    "sedang": Gaya("Sedang", "◐", "jingga"),
    "rendah": Gaya("Rendah", "○", "merah"),
    "sangat rendah": Gaya("Sangat rendah", "○", "merah"),
}
BELUM_DIHITUNG: Final = Gaya("Belum dapat dihitung", "–", "abu")


def _kunci(nilai: object) -> str:
    """Return the lookup key of a value, whatever its case and its separator."""
    return str(nilai).strip().lower().replace("_", " ")


def gaya_status(status: object) -> Gaya:
    """Return the look of a document state; an unknown one is shown by its own name in grey."""
    kunci = _kunci(status)
    return STATUS.get(kunci) or Gaya(kunci.capitalize(), "○", "abu")


def gaya_predikat(predikat: object) -> Gaya:
    """Return the look of a predicate; none yet is `Belum dapat dihitung`, never a low value."""
    if predikat is None or predikat == "":
        return BELUM_DIHITUNG
    return PREDIKAT.get(_kunci(predikat)) or Gaya(str(predikat), "–", "abu")
