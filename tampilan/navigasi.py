"""The entries of the left bar as data: url names only, no domain."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from django.urls import NoReverseMatch, reverse


@dataclass(frozen=True, slots=True)
class Butir:
    """One entry; `syarat` names the context variable that must be true for it to show.

    `bawah` is its rank for the bar at the foot of a phone, where the first MUAT_BAWAH find room; 0 never stands there.
    """

    nama_url: str
    teks: str
    ikon: str
    syarat: str = ""
    bawah: int = 0


@dataclass(frozen=True, slots=True)
class Tautan:
    """One entry ready to be shown; `kini` is the value of aria-current or empty."""

    teks: str
    ikon: str
    url: str
    kini: str
    bawah: bool


@dataclass(frozen=True, slots=True)
class Kelompok:
    """Entries under one heading (empty for the first)."""

    judul: str
    tautan: list[Tautan]


SUSUNAN: Final[tuple[tuple[str, tuple[Butir, ...]], ...]] = (
    (
        "",
        (
            Butir("roadmap:beranda", "Beranda", "home", bawah=1),
            Butir("dasbor:dasbor", "Dasbor", "layout-dashboard", syarat="boleh_monev", bawah=2),
        ),
    ),
    (
        "Road Map",
        (
            Butir("roadmap:pohon", "Pohon", "binary-tree", bawah=5),
            Butir("roadmap:lampiran", "Lampiran", "table", bawah=4),
            Butir("roadmap:daftar_prioritas", "Prioritas", "flag"),
            Butir("roadmap:daftar_area", "Area perubahan", "category"),
            Butir("roadmap:daftar_indikator", "Indikator", "target-arrow", bawah=6),
            Butir("roadmap:pemeriksaan", "Pemeriksaan", "list-check", syarat="boleh_pemeriksaan"),
            Butir("roadmap:daftar", "Semua road map", "map-2"),
        ),
    ),
    (
        "Rencana Aksi",
        (
            Butir("rencana_aksi:matriks", "Matriks", "layout-grid", syarat="boleh_rencana", bawah=3),
            Butir("rencana_aksi:tugas", "Menunggu Anda", "inbox", syarat="boleh_rencana"),
            Butir("rencana_aksi:area", "Menurut area", "chart-bar", syarat="boleh_rencana"),
            Butir(
                "rencana_aksi:daftar_tahun", "Tahun dan tenggat", "calendar-due", syarat="boleh_tahun_rencana"
            ),
        ),
    ),
    (
        "Monev",
        (
            Butir("monev:daftar_kemajuan", "Kemajuan bulanan", "progress-check", syarat="boleh_monev"),
            Butir("monev:daftar_pengukuran", "Pengukuran", "ruler-2", syarat="boleh_monev"),
            Butir("monev:daftar_rapat", "Rapat", "users-group", syarat="boleh_monev"),
            Butir("monev:daftar_masalah", "Permasalahan", "alert-circle", syarat="boleh_monev"),
            Butir("monev:daftar_tindak_lanjut", "Tindak lanjut", "checklist", syarat="boleh_monev"),
            Butir("monev:daftar_evaluasi", "Evaluasi", "report-search", syarat="boleh_monev"),
            Butir("monev:kepatuhan", "Kepatuhan", "calendar-check", syarat="boleh_monev"),
            Butir("monev:daftar_laporan", "Laporan", "report", syarat="boleh_monev"),
            Butir("monev:kalender", "Kalender dan irama", "calendar-cog", syarat="boleh_kalender_monev"),
        ),
    ),
    (
        "Organisasi",
        (
            Butir("roadmap:daftar_perangkat_daerah", "Perangkat Daerah", "building-community"),
            Butir("admin:organisasi_pengguna_changelist", "Pengguna", "users", syarat="boleh_admin"),
        ),
    ),
    ("Bantuan", (Butir("bantuan:daftar", "Panduan", "help", syarat="boleh_bantuan"),)),
)
MUAT_BAWAH: Final = 4
"""How many entries stand at the foot of a phone beside the button that opens all of them."""
SYARAT: Final = frozenset(b.syarat for _, butir in SUSUNAN for b in butir if b.syarat)


def _alamat(butir: Butir, konteks: Mapping[str, object]) -> str:
    """Return the address of an entry, or "" when it is not for this person or not mounted."""
    if butir.syarat and not konteks.get(butir.syarat):
        return ""
    try:
        return reverse(butir.nama_url)
    except NoReverseMatch:
        return ""


def _terdekat(jalur: str, alamat: list[str]) -> str:
    """Return the address that is the longest beginning of `jalur`; the front page only matches itself."""
    cocok = [a for a in alamat if a == jalur or (a != "/" and jalur.startswith(a))]
    return max(cocok, key=len, default="")


def _di_bawah(butir: list[Butir]) -> list[Butir]:
    """Return what stands at the foot of a phone: the first by rank of what this person may see."""
    return sorted((b for b in butir if b.bawah), key=lambda b: b.bawah)[:MUAT_BAWAH]


def susun(jalur: str, konteks: Mapping[str, object]) -> list[Kelompok]:
    """Compose the navigation for the page at `jalur`; `konteks` says what this person may see."""
    terlihat = [
        (judul, [(b, url) for b in butir if (url := _alamat(b, konteks))]) for judul, butir in SUSUNAN
    ]
    kini = _terdekat(jalur, [url for _, isi in terlihat for _, url in isi])
    tanda = "page" if kini == jalur else "true"
    bawah = _di_bawah([b for _, isi in terlihat for b, _ in isi])
    return [
        Kelompok(
            judul, [Tautan(b.teks, b.ikon, url, tanda if url == kini else "", b in bawah) for b, url in isi]
        )
        for judul, isi in terlihat
        if isi
    ]
