"""The comparison by itself: rows of a sheet against rows as they print."""

from collections.abc import Hashable, Mapping, Sequence

import pytest

from berkas.spreadsheet import BukuKerja, Lembar, Rentang
from berkas.tabel import Kolom
from roadmap.spreadsheet import (
    BarisKini,
    KeadaanKini,
    Perbandingan,
    TabelBerkas,
    baca_tabel,
    bandingkan,
    daftar_nomor,
    rapikan,
    samakan,
)
from roadmap.spreadsheet.perbedaan import Jenis

KOLOM = (
    Kolom("nomor", "No.", 1),
    Kolom("tujuan", "Tujuan", 1),
    Kolom("indikator", "Indikator", 1),
    Kolom("target_2020", "2020", 1, induk="Target Tahun"),
    Kolom("target_2021", "2021", 1, induk="Target Tahun"),
    Kolom("sasaran", "Sasaran", 1),
    Kolom("area", "Area", 1),
    Kolom("program", "Program", 1),
    Kolom("kegiatan", "Kegiatan", 1),
    Kolom("perangkat_daerah", "Perangkat Daerah", 1),
)
JUDUL = [f"{k.induk} {k.judul}".strip() for k in KOLOM] + ["Kunci baris"]
KUNCI = ["a" * 32, "b" * 32, "c" * 32, "d" * 32]
ISI = [
    ["1.", "Bersih", "SPIP", "4", "63,44%", "Integritas", "Area A", "Program P", "Kegiatan 1", "Dinas X"],
    ["1.", "Bersih", "SPIP", "4", "63,44%", "Integritas", "Area A", "Program P", "Kegiatan 2", "Dinas X"],
    ["2.", "Kapabel", "SAKIP", "70", "71,5", "Merit", "Area B", "Program Q", "Kegiatan 3", "Dinas Y"],
    ["2.", "Kapabel", "SAKIP", "70", "71,5", "Merit", "Area B", "Program R", "Kegiatan 4", "Dinas Z"],
]
REKAMAN = [(1, 10, 20, 1, 1), (1, 10, 20, 1, 1), (2, 11, 21, 3, 3), (2, 11, 21, 4, 4)]


def keadaan() -> KeadaanKini:
    baris = []
    for i, (kunci, isi) in enumerate(zip(KUNCI, ISI, strict=True)):
        teks = dict(zip([k.kunci for k in KOLOM], isi, strict=True))
        tujuan, penetapan, sasaran, program, pd = REKAMAN[i]
        rekaman: dict[str, Hashable] = dict.fromkeys(("nomor", "tujuan"), tujuan)
        rekaman |= dict.fromkeys(("indikator", "target_2020", "target_2021"), penetapan)
        rekaman |= {"sasaran": sasaran, "area": teks["area"], "program": program, "perangkat_daerah": pd}
        baris.append(BarisKini(kunci, i + 1, teks, rekaman))
    tercetak = {
        (k, b.rekaman[k]): b.teks[k]
        for b in baris
        for k in ("nomor", "tujuan", "indikator", "target_2020", "target_2021", "sasaran")
    }
    return KeadaanKini(
        KOLOM,
        tuple(baris),
        {
            "tujuan": {"bersih": frozenset({1}), "kapabel": frozenset({2})},
            "indikator": {"spip": frozenset({10}), "sakip": frozenset({11}), "kembar": frozenset({12, 13})},
            "sasaran": {"integritas": frozenset({20}), "merit": frozenset({21})},
            "area": {"area a": frozenset({30}), "area b": frozenset({31}), "nama resmi b": frozenset({31})},
        },
        tercetak | {("target_2020", 12): "4", ("target_2021", 12): "63,44%", ("target_2020", 13): "5"},
    )


def baris_berkas(**ganti: Mapping[int, object]) -> list[list[object]]:
    """Return the rows of a file with cells replaced: column → {row from 1: value}."""
    hasil: list[list[object]] = [[*isi, kunci] for isi, kunci in zip(ISI, KUNCI, strict=True)]
    nama = [*(k.kunci for k in KOLOM), "kunci"]
    for kolom, isi in ganti.items():
        for nomor, nilai in isi.items():
            hasil[nomor - 1][nama.index(kolom)] = nilai
    return hasil


def lembar(isi: Sequence[Sequence[object]], *, nama: str = "Lampiran", **lain: object) -> Lembar:
    lebar = max(map(len, isi), default=0)
    baris = tuple(tuple(b) + ("",) * (lebar - len(b)) for b in isi)
    return Lembar(nama, bool(lain.get("tersembunyi")), baris, lain.get("gabungan", ()))  # type: ignore[arg-type]


def baca(isi: Sequence[Sequence[object]], **lain: object) -> TabelBerkas:
    return baca_tabel(BukuKerja((lembar(isi, **lain),)), KOLOM)  # type: ignore[arg-type]


def banding(isi: list[list[object]], asing: dict[str, str] | None = None) -> Perbandingan:
    return bandingkan(baca([JUDUL, *isi]), keadaan(), asing or {})


# Texts


def test_teks() -> None:
    assert rapikan(" a\u00a0\n b\x07 ") == "a b"
    assert rapikan("e\u0301") == "\u00e9"
    assert samakan("Anti  KORUPSI") == "anti korupsi"
    assert daftar_nomor([7, 1, 2, 3, 3]) == "1–3, 7"


# Heading and rows


def test_kepala_dua_baris_dengan_baris_nomor() -> None:
    atas: list[object] = [
        "No.",
        "Tujuan",
        "Indikator",
        "Target Tahun",
        "",
        *[k.judul for k in KOLOM[5:]],
        "Kunci baris",
    ]
    bawah = ["", "", "", 2020, 2021, "", "", "", "", "", ""]
    nomor = [*range(1, 11), ""]
    isi: list[list[object]] = [["ROAD MAP"], [], atas, bawah, nomor, *baris_berkas()]
    tabel = baca(isi, gabungan=(Rentang(0, 0, 0, 9), Rentang(2, 3, 2, 4), Rentang(2, 0, 3, 0)))
    assert tabel.masalah == ()
    assert len(tabel.baris) == 4
    assert (tabel.baris[0].sel["target_2021"].teks, tabel.baris[0].sel["target_2021"].alamat) == (
        "63,44%",
        "E6",
    )


def test_kepala_dua_baris_tanpa_gabungan() -> None:
    atas: list[object] = [
        "No.",
        "Tujuan",
        "Indikator",
        "Target Tahun",
        "",
        *[k.judul for k in KOLOM[5:]],
        "Kunci baris",
    ]
    assert baca([atas, ["", "", "", "2020", "2021"], *baris_berkas()]).masalah == ()


def test_kolom_boleh_bertukar_tempat() -> None:
    isi = [b[::-1] for b in (list[object](JUDUL), *baris_berkas(kegiatan={3: "Baru"}))]
    hasil = bandingkan(baca(isi), keadaan(), {})
    assert [(p.kolom, p.alamat) for p in hasil.perbedaan] == [("kegiatan", "C4")]


def test_lembar_tersembunyi_tidak_dibaca() -> None:
    tabel = baca([JUDUL, *baris_berkas()], tersembunyi=True)
    assert tabel.baris == ()
    assert "tidak berisi" in tabel.masalah[0].pesan


def test_kolom_ganda() -> None:
    isi = [[*b, b[5]] for b in (list[object](JUDUL), *baris_berkas())]
    (m,) = baca(isi).masalah
    assert ("dua kali" in m.pesan, m.tempat) == (True, "Lampiran!L1")


def test_nilai_benar_salah_ditolak() -> None:
    (m,) = baca([JUDUL, *baris_berkas(kegiatan={2: True})]).masalah
    assert ("benar/salah" in m.pesan, m.tempat, m.kolom) == (True, "Lampiran!I3", "Kegiatan")


def test_baris_kosong_dilewati() -> None:
    assert len(baca([JUDUL, *baris_berkas()[:2], [], *baris_berkas()[2:]]).baris) == 4


# Comparison


def test_sama() -> None:
    hasil = banding(baris_berkas(kegiatan={1: " Kegiatan  1\n"}))
    assert (hasil.perbedaan, hasil.masalah, hasil.dibaca, hasil.tidak_ada) == ((), (), 4, 0)


def test_sebagian_baris() -> None:
    hasil = banding(baris_berkas()[2:])
    assert (hasil.perbedaan, hasil.masalah, hasil.tidak_ada) == ((), (), 2)


def test_urutan_baris_tidak_berarti() -> None:
    assert not banding(list(reversed(baris_berkas()))).perbedaan


def test_kosong_di_bawah_sel_pertama_dianggap_gabungan() -> None:
    (p,) = banding(baris_berkas(target_2020={1: "5", 2: ""})).perbedaan
    assert (p.jenis, p.nomor, p.sebelum, p.sesudah) == (Jenis.BERSAMA, (1, 2), "4", "5")


def test_sel_pertama_kosong_bukan_gabungan() -> None:
    (m,) = banding(baris_berkas(target_2020={1: ""})).masalah
    assert "‘–’ pada baris Lampiran 1" in m.pesan


def test_target_boleh_dikosongkan() -> None:
    (p,) = banding(baris_berkas(target_2020={1: "", 2: ""})).perbedaan
    assert (p.sebelum, p.sesudah) == ("4", "")


@pytest.mark.parametrize(
    ("kolom", "nilai", "sesudah"),
    [("target_2020", 4, None), ("target_2020", 4.5, "4,5"), ("target_2021", 0.6344, None)],
)
def test_angka(kolom: str, nilai: float, sesudah: str | None) -> None:
    perbedaan = banding(baris_berkas(**{kolom: {1: nilai, 2: nilai}})).perbedaan
    assert [p.sesudah for p in perbedaan] == ([] if sesudah is None else [sesudah])


def test_huruf_besar_kecil_adalah_perbedaan_teks_bersama() -> None:
    (p,) = banding(baris_berkas(sasaran={3: "MERIT", 4: "MERIT"})).perbedaan
    assert (p.jenis, p.rekaman, p.sesudah) == (Jenis.BERSAMA, 21, "MERIT")


def test_berpindah_rekaman() -> None:
    (p,) = banding(baris_berkas(sasaran={1: "merit", 2: "merit"})).perbedaan
    assert (p.jenis, p.rekaman, p.ke, p.nomor, p.sesudah) == (Jenis.TAUTAN, 20, 21, (1, 2), "Merit")


def test_bertukar_rekaman() -> None:
    hasil = banding(baris_berkas(sasaran={1: "Merit", 2: "Merit", 3: "Integritas", 4: "Integritas"}))
    assert [(p.rekaman, p.ke) for p in hasil.perbedaan] == [(20, 21), (21, 20)]
    assert hasil.masalah == ()


def test_area_dikenali_dari_nama_resmi() -> None:
    (p,) = banding(baris_berkas(area={4: "Nama Resmi B"})).perbedaan
    assert (p.jenis, p.ke, p.sesudah) == (Jenis.TAUTAN, 31, "Nama Resmi B")


def test_indikator_kembar_dibedakan_oleh_targetnya() -> None:
    hasil = banding(baris_berkas(indikator={1: "Kembar", 2: "Kembar"}))
    assert [(p.ke, p.nomor) for p in hasil.perbedaan] == [(12, (1, 2))]
    ragu = banding(baris_berkas(indikator={3: "Kembar"}))
    assert "tidak jelas yang mana" in ragu.masalah[0].pesan


def test_target_baris_yang_berpindah_indikator() -> None:
    """Old targets follow the indicator; other ones are a change that the indicator's own rows do not share."""
    assert len(banding(baris_berkas(indikator={2: "SAKIP"})).perbedaan) == 1
    hasil = banding(baris_berkas(indikator={2: "SAKIP"}, target_2020={2: "99"}))
    assert [m.kolom for m in hasil.masalah] == ["Target Tahun 2020"]


def test_teks_sendiri_per_sel_gabungan() -> None:
    hasil = banding(baris_berkas(program={1: "Baru", 2: "Baru", 3: "Baru"}))
    assert [p.nomor for p in hasil.perbedaan] == [(1, 2), (3,)]


def test_kunci_berurutan_yang_asing_menjadi_satu_masalah() -> None:
    isi = [
        [*b[:-1], kunci]
        for b, kunci in zip(baris_berkas(), ["e" * 32, "f" * 32, KUNCI[2], "e1" * 16], strict=True)
    ]
    hasil = banding(isi, {"e" * 32: "Peta L", "f" * 32: "Peta L", "e1" * 16: "Peta L"})
    assert [m.alamat for m in hasil.masalah] == ["K2:K3", "K5"]
    assert "2 baris: Kunci ini milik road map lain: Peta L" in hasil.masalah[0].pesan


def test_kunci_dengan_tanda_hubung_dan_huruf_besar() -> None:
    isi = baris_berkas(kunci={1: "AAAAAAAA-AAAA-AAAA-AAAA-AAAAAAAAAAAA"})
    assert banding(isi).masalah == ()


def test_nomor_tujuan() -> None:
    assert not banding(baris_berkas(nomor={1: 1})).masalah
    assert "bukan nomor tujuan" in banding(baris_berkas(nomor={3: "3"})).masalah[0].pesan
    hasil = banding(baris_berkas(nomor={2: "2."}, tujuan={2: "Kapabel"}))
    assert (len(hasil.perbedaan), hasil.masalah) == (1, ())
