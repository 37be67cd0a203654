import pytest
from hypothesis import given
from hypothesis import strategies as st

from berkas.tabel import Isi, Kolom, Tabel, gabungkan
from tests.berkas.contoh import tabel_berjumlah

isi = st.builds(Isi, st.sampled_from(["a", "b", ""]), st.sampled_from([None, 1, 2]))


def tabel_dari(baris: list[list[Isi]]) -> Tabel:
    kolom = [Kolom(str(k), str(k), 1) for k in range(3)]
    return gabungkan(kolom, [(str(i), sel, "") for i, sel in enumerate(baris)])


@given(st.lists(st.lists(isi, min_size=3, max_size=3)))
def test_gabungkan_menutup_setiap_baris_tepat_sekali(baris: list[list[Isi]]) -> None:
    tabel = tabel_dari(baris)
    for k in range(3):
        tertutup = [
            i + langkah
            for i, b in enumerate(tabel.baris)
            if (sel := b.sel[k]) is not None
            for langkah in range(sel.rentang)
        ]
        assert tertutup == list(range(len(baris)))


@given(st.lists(st.lists(st.tuples(st.sampled_from("ab"), st.booleans()), min_size=3, max_size=3)))
def test_isi_penuh_mengembalikan_teks_setiap_baris(sel: list[list[tuple[str, bool]]]) -> None:
    baris = [[Isi(teks, teks if bergabung else None) for teks, bergabung in b] for b in sel]
    assert tabel_dari(baris).isi_penuh() == [[s.teks for s in b] for b in baris]


@given(st.lists(st.lists(isi, min_size=3, max_size=3)))
def test_gabungkan_hanya_tetangga_yang_sama_dan_semuanya(baris: list[list[Isi]]) -> None:
    tabel = tabel_dari(baris)
    for i in range(1, len(baris)):
        for k in range(3):
            atas, bawah = baris[i - 1][k].gabung, baris[i][k].gabung
            assert (tabel.baris[i].sel[k] is None) == (atas is not None and atas == bawah)


def test_gabungkan_menolak_baris_yang_kurang_sel() -> None:
    with pytest.raises(ValueError, match="one cell per column"):
        tabel_dari([[Isi("a")]])


def test_bentangan_hanya_pada_baris_jumlah() -> None:
    baris, jumlah = tabel_berjumlah(1, 1).baris
    assert baris.bentangan() == [(0, 1), (1, 1), (2, 1)]
    assert jumlah.bentangan() == [(0, 2), (2, 1)]
