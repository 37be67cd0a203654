"""Two people at one problem at the same moment, on a database that really commits."""

import json

from tests.basis_data import BasisData


def test_dua_orang(basis_data: BasisData) -> None:
    """It goes up one level; pressed twice it is one; it is never solved with a follow-up left open."""
    hasil = json.loads(basis_data.jalankan("-m", "tests.monev.masalah_serentak").splitlines()[-1])
    for keduanya, tingkat, naik in hasil["naikkan"]:
        assert sorted(keduanya) == ["Basi", "pokja"]
        assert (tingkat, naik) == ("pokja", 1)
    assert hasil["laporkan"] == [True, 1]
    for keduanya, status, tindak in hasil["selesaikan"]:
        assert keduanya.count("MasalahDitolak") == 1
        assert (status, tindak) == (("selesai", 0) if "selesai" in keduanya else ("terbuka", 1))
