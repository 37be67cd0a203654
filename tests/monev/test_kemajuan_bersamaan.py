"""Two people at one monthly report at the same moment, on a database that really commits."""

import json
from typing import Any

from tests.basis_data import BasisData


def acara(basis_data: BasisData, nama: str) -> Any:
    return json.loads(basis_data.jalankan("-m", "tests.monev.serentak_kemajuan", nama).splitlines()[-1])


def test_dimulai_dua_orang(basis_data: BasisData) -> None:
    """One begins the report, the other opens it."""
    hasil, laporan, baris = acara(basis_data, "mulai")
    assert sorted(hasil) == [False, True]
    assert (laporan, baris) == (1, 1)


def test_disunting_dua_orang(basis_data: BasisData) -> None:
    """Each round one is stored, and the other is told."""
    for hasil, tersimpan in acara(basis_data, "sunting"):
        assert hasil.count("Basi") == 1
        assert tersimpan in hasil
