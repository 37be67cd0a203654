"""Two people at one plan at the same moment, and an import that dies, on a database that really commits."""

import json
from typing import Any

from tests.basis_data import BasisData

BUTIR = "SELECT count(*) FROM rencana_aksi_butiraksi"
JEJAK = "SELECT count(*) FROM rencana_aksi_historicalbutiraksi"


def acara(basis_data: BasisData, *kata: str) -> Any:
    return json.loads(basis_data.jalankan("-m", "tests.rencana_aksi.serentak", *kata).splitlines()[-1])


def test_terapkan_ditekan_di_dua_peramban(basis_data: BasisData) -> None:
    hasil, banyak = acara(basis_data, "impor")
    assert sorted(hasil, key=str) == [50, "SudahSelesai"]
    assert banyak == 50


def test_ditarik_dan_disetujui_bersamaan(basis_data: BasisData) -> None:
    """One step is taken, the other is refused, and the record says which."""
    for hasil, status, langkah in acara(basis_data, "persetujuan"):
        assert hasil.count("PeralihanDitolak") == 1
        (diambil,) = [h for h in hasil if h != "PeralihanDitolak"]
        assert langkah == ["ajukan", diambil]
        assert status == {"tarik": "draf", "setujui": "diajukan"}[diambil]


def test_dinilai_dan_ditautkan_bersamaan(basis_data: BasisData) -> None:
    """Of two who saw the same item one is told that the other was first, and what the first chose stays alone."""
    for dinilai, dilayani, tersimpan in acara(basis_data, "pemeriksaan"):
        assert sorted(dinilai) == ["Basi", "sesuai"]
        assert dilayani.count("Basi") == 1
        assert tersimpan == [d for d in dilayani if d != "Basi"]


def test_impor_mati_di_tengah_tidak_meninggalkan_apa_pun(basis_data: BasisData) -> None:
    sidik = str(acara(basis_data, "siapkan"))
    with basis_data.mulai("-m", "tests.rencana_aksi.serentak", "terapkan", sidik) as proses:
        basis_data.bunuh_saat_menulis(proses, setelah=0.7)
    assert (basis_data.nilai(BUTIR), basis_data.nilai(JEJAK)) == (0, 0)
    assert acara(basis_data, "terapkan", sidik) == 8000
    assert (basis_data.nilai(BUTIR), basis_data.nilai(JEJAK)) == (8000, 8000)
