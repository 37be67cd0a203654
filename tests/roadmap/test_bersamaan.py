"""Two people write to one draft at the same moment, on a database that both share as two workers do."""

import json

from tests.basis_data import BasisData


def test_two_people_move_rows_at_once(basis_data: BasisData) -> None:
    """Nobody fails, and the rows stay 1…n; the last moves, past the end and past the start, tell the order."""
    galat, urutan = json.loads(basis_data.jalankan("-m", "tests.dua_orang", "pindah"))
    assert galat == [None, None]
    assert urutan == [[n, teks] for n, teks in enumerate(["P6", "P2", "P3", "P4", "P5", "P1"], 1)]


def test_two_people_save_the_same_version_at_once(basis_data: BasisData) -> None:
    """One of them is told that the other was first, and what the first wrote stays."""
    putaran = json.loads(basis_data.jalankan("-m", "tests.dua_orang", "sunting"))
    assert len(putaran) == 10
    for hasil, tersimpan in putaran:
        assert hasil.count("Basi") == 1
        assert tersimpan in hasil
