"""Two people at one indicator at the same moment, on a database that really commits."""

import json
from typing import Any

from tests.basis_data import BasisData


def acara(basis_data: BasisData, nama: str) -> Any:
    return json.loads(basis_data.jalankan("-m", "tests.monev.serentak_pengukuran", nama).splitlines()[-1])


def test_nilai_pertama_dari_dua_orang(basis_data: BasisData) -> None:
    """One value is stored, and the other person is told."""
    hasil, tersimpan = acara(basis_data, "mulai")
    assert hasil.count("Basi") == 1
    assert tersimpan == [teks for teks in hasil if teks != "Basi"]


def test_dua_semester_diterima_bersamaan(basis_data: BasisData) -> None:
    """Whoever comes last, the year's value counts both semesters."""
    hasil, tercatat = acara(basis_data, "terima")
    assert hasil == ["diterima", "diterima"]
    assert tercatat == [[2021, "30"]]
