"""The permission matrix: role × URL × object, every cell asked for; a URL without a row fails."""

from collections import Counter

import pytest
from django.urls import URLPattern

from tests.arsitektur.test_url import POLA
from tests.matriks.dunia import AKTOR, Dunia
from tests.matriks.izin import AKTOR as KOLOM
from tests.matriks.jalan import jalani
from tests.matriks.tabel import TABEL

SEMUA_BARIS = [satu for tabel in TABEL.values() for satu in tabel]


def metode(pola: URLPattern) -> tuple[str, ...]:
    """Return the methods to ask for: those that the router offers under /api/, GET and POST elsewhere."""
    tindakan = getattr(pola.callback, "actions", None)
    return tuple(cara.upper() for cara in tindakan if cara != "head") if tindakan else ("GET", "POST")


def test_setiap_url_punya_baris() -> None:
    """Every URL of the project stands in the table, and nothing that is gone."""
    bernama = {satu.nama for satu in SEMUA_BARIS}
    assert not POLA.keys() - bernama, "write their rows: docs/izin.md"
    assert not bernama - POLA.keys(), "these are gone"


def test_setiap_metode_punya_izin() -> None:
    """Whatever the router of the API offers is in the table."""
    ditulis: dict[str, set[str]] = {}
    for satu in SEMUA_BARIS:
        ditulis.setdefault(satu.nama, set()).update(satu.izin)
    for nama, pola in POLA.items():
        if getattr(pola.callback, "actions", None):
            assert ditulis[nama] == set(metode(pola)), nama


def test_baris_tidak_berulang() -> None:
    """No cell is written twice, and the columns are those of the world."""
    assert list(AKTOR) == KOLOM
    assert [nama for nama, kali in Counter(map(str, SEMUA_BARIS)).items() if kali > 1] == []


@pytest.mark.parametrize("ruang", TABEL)
def test_izin(ruang: str, dunia: Dunia) -> None:
    """Everybody gets at every URL what the table says, and reads nothing that is closed to them."""
    beda = [hal for satu in TABEL[ruang] for hal in jalani(dunia, satu, metode(POLA[satu.nama]))]
    assert not beda, "\n".join(beda)
