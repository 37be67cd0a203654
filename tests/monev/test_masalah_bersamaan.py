"""Two people at one problem at the same moment, on a database that really commits."""

import json
from typing import Any

from tests.basis_data import BasisData


def acara(basis_data: BasisData, kata: str) -> Any:
    return json.loads(basis_data.jalankan("-m", "tests.monev.masalah_serentak", kata).splitlines()[-1])


def test_dinaikkan_dua_orang(basis_data: BasisData) -> None:
    """It goes up one level; the other is told that it has changed."""
    for hasil, tingkat, naik in acara(basis_data, "naikkan"):
        assert sorted(hasil) == ["Basi", "pokja"]
        assert (tingkat, naik) == ("pokja", 1)


def test_dilaporkan_dua_kali_bersamaan(basis_data: BasisData) -> None:
    assert acara(basis_data, "laporkan") == [True, 1]


def test_diselesaikan_saat_diberi_tindak_lanjut(basis_data: BasisData) -> None:
    """Never solved with an open follow-up: one of the two is refused."""
    for hasil, status, tindak in acara(basis_data, "selesaikan"):
        assert hasil.count("MasalahDitolak") == 1
        assert (status, tindak) == (("selesai", 0) if "selesai" in hasil else ("terbuka", 1))
