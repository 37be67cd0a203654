import dataclasses

from hypothesis import given
from hypothesis import strategies as st

from berkas.halaman import MAKS_LANJUTAN, Ukuran, bagi, lanjutan, potong
from berkas.tabel import Isi, Kolom, Tabel, gabungkan


def tabel(kelompok: list[int]) -> Tabel:
    """Return a column merged by `kelompok` and a column of single rows."""
    kolom = (Kolom("a", "A", 1), Kolom("b", "B", 1))
    return gabungkan(
        kolom, [(str(i), [Isi(f"kelompok {n}", n), Isi(f"baris {i}")], "") for i, n in enumerate(kelompok)]
    )


def ukuran(isi: Tabel, *, sel: float = 1, halaman: float = 10, penutup: float = 0) -> Ukuran:
    """Return rows of height 2 and texts of height `sel` in the first column."""
    gabungan = {(i, 0): sel for i, baris in enumerate(isi.baris) if baris.sel[0]}
    return Ukuran([2.0] * len(isi.baris), gabungan, gabungan, halaman, halaman, penutup)


def test_bagi_mengisi_halaman_penuh() -> None:
    isi = tabel([0] * 12)
    assert bagi(isi, ukuran(isi)) == [0, 5, 10]


def test_bagi_memakai_ruang_halaman_pertama_yang_lebih_kecil() -> None:
    isi = tabel([0] * 12)
    ukur = ukuran(isi)
    sempit = Ukuran(ukur.baris, ukur.sel, ukur.sel_lanjutan, 4, 10)
    assert bagi(isi, sempit) == [0, 2, 7]


def test_bagi_menyisakan_ruang_bagi_teks_gabungan_yang_diulang() -> None:
    # Rows 4–5 share a text of height 6, taller than both rows: on page 1 it does not fit below row 3.
    isi = tabel([0, 1, 2, 3, 4, 4, 5, 6])
    for sel, awal in ((6.0, [0, 4]), (4.0, [0, 4]), (2.0, [0, 5])):
        assert bagi(isi, Ukuran([2.0] * 8, {(4, 0): sel}, {(4, 0): sel}, 10, 10)) == awal


def test_bagi_baris_yang_terlalu_tinggi_mendapat_halaman_sendiri() -> None:
    isi = tabel([0, 1, 2])
    assert bagi(isi, Ukuran([2, 50, 2], {}, {}, 10, 10)) == [0, 1, 2]


def test_bagi_membawa_baris_ke_halaman_tanda_tangan() -> None:
    isi = tabel([0, 1, 2, 3, 4])
    assert bagi(isi, ukuran(isi, penutup=0)) == [0]
    assert bagi(isi, ukuran(isi, penutup=3)) == [0, 3]


def test_bagi_tabel_kosong_satu_halaman() -> None:
    isi = tabel([])
    assert bagi(isi, ukuran(isi, penutup=3)) == [0]


def test_potong_menutup_sel_dan_mengulang_teks() -> None:
    pertama, kedua = potong(tabel([0, 0, 0, 1]), [0, 2])
    assert [[s and (s.teks, s.rentang) for s in b.sel] for b in pertama] == [
        [("kelompok 0", 2), ("baris 0", 1)],
        [None, ("baris 1", 1)],
    ]
    assert [[s and (s.teks, s.rentang) for s in b.sel] for b in kedua] == [
        [("kelompok 0", 1), ("baris 2", 1)],
        [("kelompok 1", 1), ("baris 3", 1)],
    ]


@given(st.lists(st.integers(0, 3)), st.sets(st.integers(1, 30)))
def test_potong_tidak_mengubah_isi(kelompok: list[int], awal: set[int]) -> None:
    isi = tabel(kelompok)
    halaman = [0, *sorted(n for n in awal if n < len(kelompok))]
    potongan = potong(isi, halaman)
    assert [b for bagian in potongan for b in Tabel(isi.kolom, bagian).isi_penuh()] == isi.isi_penuh()
    for bagian in potongan:
        for k in range(2):
            assert sum(s.rentang for b in bagian if (s := b.sel[k])) == len(bagian)


@given(st.lists(st.integers(0, 3), min_size=1), st.floats(0, 12), st.floats(0, 9))
def test_bagi_tidak_meluap(kelompok: list[int], sel: float, penutup: float) -> None:
    isi = tabel(kelompok)
    ukur = ukuran(isi, sel=sel, halaman=12, penutup=penutup)
    awal = bagi(isi, ukur)
    assert awal == sorted(set(awal))
    for nomor, bagian in enumerate(potong(isi, awal)):
        tinggi = _tinggi(bagian, sel)
        assert tinggi <= 12 or len(bagian) == 1
        if nomor == len(awal) - 1 and len(isi.baris) > 1:
            baris_akhir = potong(isi, [0, len(isi.baris) - 1])[-1]
            assert tinggi + penutup <= 12 or len(bagian) == 1 or _tinggi(baris_akhir, sel) + penutup > 12


def _tinggi(bagian: tuple, sel: float) -> float:  # type: ignore[type-arg]
    """Return the height by the rule of CSS tables, written another way: each cell bounds the rows it ends in."""
    batas = [0.0]
    for i in range(len(bagian)):
        kebutuhan = [batas[i] + 2]
        for j, baris in enumerate(bagian[: i + 1]):
            teratas = baris.sel[0]
            if teratas and j + teratas.rentang == i + 1:
                kebutuhan.append(batas[j] + sel)
        batas.append(max(kebutuhan))
    return batas[-1]


def test_lanjutan_memendekkan_hanya_teks_yang_sangat_panjang() -> None:
    pendek = "kata " * 40
    assert lanjutan(pendek) == pendek
    panjang = "kata " * 100
    assert len(lanjutan(panjang)) < MAKS_LANJUTAN + 20
    assert lanjutan(panjang).startswith("kata kata")
    assert lanjutan(panjang).endswith("… (lanjutan)")


def berjumlah(isi: Tabel, *nomor: int) -> Tabel:
    baris = tuple(dataclasses.replace(b, jumlah=i in nomor) for i, b in enumerate(isi.baris))
    return Tabel(isi.kolom, baris)


def test_bagi_tidak_membuka_halaman_dengan_jumlah() -> None:
    isi = tabel(list(range(8)))
    assert bagi(isi, ukuran(isi)) == [0, 5]
    for nomor, awal in (((5,), [0, 4]), ((4, 5), [0, 3]), ((4,), [0, 5])):
        assert bagi(berjumlah(isi, *nomor), ukuran(isi)) == awal


def test_bagi_jumlah_tanpa_baris_di_atasnya_tidak_menghentikan() -> None:
    isi = tabel(list(range(9)))
    assert bagi(berjumlah(isi, *range(1, 9)), ukuran(isi)) == [0, 5]


def test_bagi_halaman_tanda_tangan_tidak_mulai_dengan_jumlah() -> None:
    isi = tabel([0, 1, 2, 3, 4])
    assert bagi(berjumlah(isi, 3), ukuran(isi, penutup=3)) == [0, 4]


def test_bagi_halaman_tanda_tangan_mengambil_lebih_banyak_baris_sebelum_memisahkan_jumlah() -> None:
    isi = berjumlah(tabel([0, 1, 2, 3, 4]), 3, 4)
    assert bagi(isi, ukuran(isi, penutup=3)) == [0, 2]
    tinggi = Ukuran([2, 2, 5, 1, 1], {}, {}, 11, 9, 3)
    assert bagi(isi, tinggi) == [0, 3]


def test_bagi_tanda_tangan_sendirian_di_bawah_baris_yang_memenuhi_halaman() -> None:
    isi = tabel([0, 1])
    assert bagi(isi, Ukuran([2, 9], {}, {}, 11, 10, 3)) == [0, 2]
    assert [len(h) for h in potong(isi, [0, 2])] == [2, 0]
