"""The words of the guide: what it sets in bold as the name of a button, page or field is said by the application."""

import re
from pathlib import Path

import pytest
from django.conf import settings

from bantuan.naskah import FOLDER, baca_panduan

PUNCAK = ("dasbor", "publik", "monev", "rencana_aksi", "roadmap")
SUMBER = (*PUNCAK, "indikator", "organisasi", "bantuan", "tampilan", "templates")
TIDAK_TERTULIS = {
    "Ctrl+K": "a key",
    "Ctrl+Enter": "a key",
    "Alt+panah": "a key",
    "Panah bawah": "a key",
    "panah atas": "a key",
    "Tambahkan pengguna": "Django's admin",
    "Setel kembali sandi": "Django's admin",
    "Naikkan ke kelompok kerja": "put together from the step and the level",
    "Naikkan ke rapat pleno": "put together from the step and the level",
    "Turunkan ke Perangkat Daerah": "put together from the step and the level",
    "Tetapkan road map": "put together from the name of the transition",
    "Rencana aksi menunggu penetapan": "its second half is for the city alone",
}
"""Names that no file of ours holds as they stand, each with the reason."""


def _berkas(ruang: str) -> list[Path]:
    return [b for b in (settings.BASE_DIR / ruang).rglob("*") if b.suffix in {".html", ".py"}]


@pytest.fixture(scope="module")
def kata_aplikasi() -> str:
    """Return everything that the application may say, with single spaces."""
    return " ".join(" ".join(b.read_text() for ruang in SUMBER for b in _berkas(ruang)).split())


def _disebut(kode: str) -> set[str]:
    """Return the names that a chapter sets in bold; a way such as `Monev → Rapat` names each page on it."""
    naskah = " ".join((FOLDER / f"{kode}.md").read_text().split())
    return {nama for tebal in re.findall(r"\*\*(.+?)\*\*", naskah) for nama in tebal.split(" → ")}


def _tertulis(nama: str, kata: str) -> bool:
    """Tell whether a name stands in the sources, as it is or before its first letter is made large; `…` is any few."""
    pola = [".{1,40}?".join(map(re.escape, n.split("…"))) for n in (nama, nama[0].lower() + nama[1:])]
    return any(re.search(satu, kata) for satu in pola)


@pytest.mark.parametrize("kode", [bab.kode for bab in baca_panduan()])
def test_nama_seperti_di_layar(kode: str, kata_aplikasi: str) -> None:
    """A button that was renamed is renamed in the guide too."""
    usang = [n for n in sorted(_disebut(kode) - TIDAK_TERTULIS.keys()) if not _tertulis(n, kata_aplikasi)]
    assert not usang


def test_pengecualian_masih_perlu() -> None:
    """An exception is named by some chapter."""
    assert set().union(*(_disebut(bab.kode) for bab in baca_panduan())) >= TIDAK_TERTULIS.keys()
