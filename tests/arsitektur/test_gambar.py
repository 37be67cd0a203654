"""Pictures: README and guide show what `make gambar` takes, all of it and nothing else."""

import re
from collections import Counter
from pathlib import Path

import pytest

from alat.gambar.daftar import DAFTAR
from alat.gambar.panggung import Gambar
from alat.peramban import AKAR

FOLDER = AKAR / "docs" / "gambar"
DOKUMEN = [AKAR / "README.md", *sorted((AKAR / "docs").rglob("*.md"))]
ACUAN = re.compile(r"!\[(?P<teks>[^\]]*)\]\((?P<alamat>[^)\s]+)\)")
BESAR_MAKS = 200_000  # bytes


def _acuan() -> dict[Path, set[Path]]:
    """Return the pictures that each document shows."""
    return {
        dokumen: {
            (dokumen.parent / acuan["alamat"]).resolve() for acuan in ACUAN.finditer(dokumen.read_text())
        }
        for dokumen in DOKUMEN
    }


def _dibuat() -> set[Path]:
    """Return the files that the table makes."""
    return {FOLDER / f"{gambar.nama}.png" for gambar in DAFTAR}


def test_setiap_acuan_dibuat_tabel() -> None:
    """A document shows only pictures that are there and that the table makes."""
    kurang = {
        str(dokumen.relative_to(AKAR)): sorted(acuan - _dibuat() | {a for a in acuan if not a.exists()})
        for dokumen, acuan in _acuan().items()
    }
    assert not {dokumen: gambar for dokumen, gambar in kurang.items() if gambar}


def test_tidak_ada_yang_yatim() -> None:
    """Every file in docs/gambar is made by the table, and every picture of the table is shown somewhere."""
    berkas = {jalur for jalur in FOLDER.rglob("*") if jalur.is_file()}
    assert berkas == _dibuat() == set().union(*_acuan().values())


def test_nama_tidak_ganda() -> None:
    """No two entries of the table write the same file."""
    assert not [nama for nama, kali in Counter(gambar.nama for gambar in DAFTAR).items() if kali > 1]


@pytest.mark.parametrize("dokumen", DOKUMEN, ids=lambda dokumen: str(dokumen.relative_to(AKAR)))
def test_gambar_bernama(dokumen: Path) -> None:
    """Who cannot see a picture reads what it shows."""
    assert all(acuan["teks"].strip() for acuan in ACUAN.finditer(dokumen.read_text()))


@pytest.mark.parametrize("gambar", DAFTAR, ids=lambda gambar: gambar.nama)
def test_gambar_ringan(gambar: Gambar) -> None:
    """A page of the guide opens at once."""
    assert (FOLDER / f"{gambar.nama}.png").stat().st_size < BESAR_MAKS
