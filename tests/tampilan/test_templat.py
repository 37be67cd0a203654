"""What must hold for every template file: strict CSP, icons that exist, calm words."""

import re
from pathlib import Path

import pytest
from django.conf import settings

from tampilan.ikon import isi_ikon

SEMUA = sorted(p for p in (Path(settings.BASE_DIR) / "templates").rglob("*.html") if "berkas" not in p.parts)
NAMA = [str(p.relative_to(settings.BASE_DIR)) for p in SEMUA]
# An e-mail can load no stylesheet, and no browser shows it under our CSP; it still brings no script (tests/arsitektur).
HALAMAN = [nama for nama in NAMA if not nama.startswith("templates/surel/")]
KOMENTAR = re.compile(r"\{#.*?#\}|\{% comment %\}.*?\{% endcomment %\}|<!DOCTYPE html>", re.DOTALL)
IKON = re.compile(r'\{% ikon "([^"]+)"|\bikon="([^"]+)"|\bikon\|default:"([^"]+)"')


def isi(berkas: Path) -> str:
    """Return a template without its comments."""
    return KOMENTAR.sub("", berkas.read_text(encoding="utf-8"))


@pytest.mark.parametrize("berkas", [p for p in SEMUA if "surel" not in p.parts], ids=str)
def test_tanpa_skrip_dan_gaya_sebaris(berkas: Path) -> None:
    teks = isi(berkas)
    assert not re.search(r"<style|\sstyle=|\son[a-z]+=|javascript:|hx-on|\bjs:", teks, re.IGNORECASE)
    assert all(" src=" in tag for tag in re.findall(r"<script[^>]*>", teks))


@pytest.mark.parametrize("berkas", SEMUA, ids=NAMA)
def test_semua_ikon_ada(berkas: Path) -> None:
    for cocok in IKON.findall(isi(berkas)):
        assert isi_ikon(next(filter(None, cocok)))


@pytest.mark.parametrize("berkas", SEMUA, ids=NAMA)
def test_tanpa_tanda_seru(berkas: Path) -> None:
    assert "!" not in isi(berkas).replace("!=", "")


@pytest.mark.parametrize("berkas", SEMUA, ids=NAMA)
def test_komentar_satu_baris_memang_satu_baris(berkas: Path) -> None:
    for baris in berkas.read_text(encoding="utf-8").splitlines():
        assert baris.count("{#") == baris.count("#}")
