"""Two people at one report at the same moment, on a database that really commits."""

import json

from tests.basis_data import BasisData


def test_dua_orang(basis_data: BasisData) -> None:
    """It is started once, and set once, with one set of files and a hash that fits."""
    hasil = json.loads(basis_data.jalankan("-m", "tests.monev.laporan_serentak").splitlines()[-1])
    assert hasil["mulai"] == [[True, 1]] * 5
    for keduanya, berkas, utuh in hasil["tetapkan"]:
        assert sorted(keduanya) == ["PeralihanDitolak", "ditetapkan"]
        assert (berkas, utuh) == (3, True)
