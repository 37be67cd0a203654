"""Meetings under two people at once, on a database that commits."""

import json

from tests.basis_data import BasisData


def test_dua_orang_satu_rapat(basis_data: BasisData) -> None:
    """Nobody is invited twice, one text of the minutes stands whole, and the meeting is finished once."""
    hasil = json.loads(basis_data.jalankan("-m", "tests.monev.rapat_serentak"))
    assert (hasil["undangan"], hasil["peserta"], hasil["kabar"]) == ([0, 3], 3, 2)
    penulis = next(satu for satu in hasil["notulen"] if satu != "Basi")
    assert sorted(hasil["notulen"]) == sorted(["Basi", penulis])
    assert hasil["tersimpan"] == [penulis, [f"Keputusan {penulis}"]]
    assert hasil["selesai"] == ["Terkunci", "terlaksana"]
