"""The order of units and the reason for each place: tables by hand."""

from decimal import Decimal

import pytest

from dasbor.peringkat import SESUAI, Tempat, Unsur, unsur_capaian, unsur_kemajuan, unsur_kepatuhan, urutkan

D = Decimal


@pytest.mark.parametrize(
    ("unsur", "persen", "alasan"),
    [
        (unsur_kemajuan(D(40), D(80), 0), D(50), "kemajuan fisik 40% dari rencana 80%"),
        (unsur_kemajuan(D(40), D(80), 2), D(50), "kemajuan fisik 40% dari rencana 80%, 2 butir terlambat"),
        (unsur_kemajuan(D(90), D(80), 0), D(100), "kemajuan fisik 90% dari rencana 80%"),
        (unsur_kemajuan(None, D(80), 0), None, "belum ada laporan kemajuan yang terkirim"),
        (unsur_kemajuan(D(10), D(0), 0), None, ""),
        (unsur_kemajuan(D(10), None, 0), None, ""),
        (unsur_capaian(D("87.5"), 1, 3), D("87.5"), "1 dari 3 indikator mencapai target"),
        (unsur_capaian(D(120), 1, 1), D(100), "1 dari 1 indikator mencapai target"),
        (unsur_capaian(None, 0, 3), None, "3 indikatornya belum dapat dihitung"),
        (unsur_capaian(None, 0, 0), None, ""),
        (unsur_kepatuhan(0), D(0), "0% kewajiban monev tepat waktu"),
        (unsur_kepatuhan(None), None, ""),
    ],
)
def test_unsur(unsur: Unsur, persen: Decimal | None, alasan: str) -> None:
    assert (unsur.persen, unsur.alasan) == (persen, alasan)


def _tempat(nama: str, *unsur: Unsur) -> Tempat:
    return Tempat(1, nama, nama, unsur)


def test_nilai_hanya_dari_yang_ada() -> None:
    """What nobody can judge weighs nothing: it is no nought."""
    satu = _tempat("a", Unsur("x", D(50)), Unsur("y", None, "belum ada rencana"), Unsur("z", D(100)))
    assert satu.nilai == 75
    assert _tempat("b", Unsur("x", None)).nilai is None


def test_terburuk_lebih_dahulu() -> None:
    daftar = [
        _tempat("Baik", Unsur("x", D(90))),
        _tempat("Tanpa angka", Unsur("x", None)),
        _tempat("Nol", Unsur("x", D(0))),
        _tempat("Awal", Unsur("x", D(90))),
    ]
    assert [t.nama for t in urutkan(daftar)] == ["Nol", "Awal", "Baik", "Tanpa angka"]


def test_alasan_terlemah_lebih_dahulu() -> None:
    """What is missing comes first, then the weakest; what is full gives no reason."""
    semua = (Unsur("a", D(80), "delapan"), Unsur("b", D(30), "tiga"), Unsur("c", D(100), "penuh"))
    assert _tempat("x", *semua).alasan == "tiga; delapan"
    assert _tempat("x", *semua, Unsur("d", None, "tiada")).alasan == "tiada; tiga"
    assert _tempat("x", semua[2]).alasan == SESUAI
