from collections.abc import Sequence
from datetime import datetime
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from berkas.spreadsheet import BukuKerja, Lembar, Rentang
from berkas.unggahan import BerkasDitolak
from rencana_aksi.spreadsheet import BarisTerbaca, Bidang, HasilBaca, Pemetaan, baca_rencana, tebak, urai
from tests.berkas.arsip import ganti_bagian
from tests.rencana_aksi import berkas_contoh as contoh

TAHUN = 2021
JUDUL = (
    "Area",
    "Program",
    "Kegiatan",
    "Tahapan",
    "Indikator",
    "Target",
    "Satuan",
    "Waktu",
    "PIC",
    "Anggaran (Rp)",
    "SDM",
)
AWAL = ("Area A", "Program A", "Kegiatan A")


def baca(isi: bytes, nama: str) -> HasilBaca:
    return baca_rencana(isi, nama, tahun=TAHUN)[1]


def baris(
    *isi: Sequence[object], gabungan: tuple[Rentang, ...] = (), judul: Sequence[object] = JUDUL
) -> HasilBaca:
    lengkap = tuple((*b, *[""] * (len(judul) - len(b))) for b in (judul, *isi))
    buku = BukuKerja((Lembar("Rencana", False, lengkap, gabungan),))
    return urai(buku, tebak(buku).pemetaan, tahun=TAHUN)


def tahapan(hasil: HasilBaca) -> list[str]:
    return [b.tahapan for b in hasil.baris]


def pesan(hasil: HasilBaca, tingkat: str = "tolak") -> list[str]:
    return [m.pesan for m in hasil.masalah if m.tingkat == tingkat]


# Whole files


def test_judul_bertingkat_dan_sel_gabungan() -> None:
    hasil = baca(contoh.bertingkat(), "a.xlsx")
    assert [(b.area, b.program, b.kegiatan) for b in hasil.baris] == [
        ("Manajemen Perubahan", "Program Penguatan", "Pembentukan Agen"),
        ("Manajemen Perubahan", "Program Penguatan", "Pembentukan Agen"),
        ("Manajemen Perubahan", "Program Penguatan", "Evaluasi Agen"),
    ]
    assert [(b.target, b.satuan) for b in hasil.baris] == [
        (Decimal(n), s) for n, s in ((1, "dokumen"), (4, "kali"), (100, "%"))
    ]
    assert [b.bulan for b in hasil.baris] == [(3, 4, 5), (1,), (11, 12)]
    assert [b.anggaran for b in hasil.baris] == [50_000_000, 1_250_000, None]
    assert hasil.baris[1].sel[Bidang.AREA] == "B8"
    assert hasil.baris[1].sel[Bidang.ANGGARAN] == "U9"
    assert pesan(hasil) == []
    assert pesan(hasil, "ingat") == ["Baris 13–16 tidak dibaca: catatan atau tanda tangan di luar tabel."]


def test_pita_area_uang_jutaan_dan_warna() -> None:
    hasil = baca(contoh.berpita(), "a.xlsx")
    assert [b.area for b in hasil.baris] == [
        "MANAJEMEN PERUBAHAN",
        "MANAJEMEN PERUBAHAN",
        "PENATAAN TATALAKSANA",
    ]
    assert [b.bulan for b in hasil.baris] == [(3, 4, 5), (6,), (3,)]
    assert [b.anggaran for b in hasil.baris] == [75_000_000, 1_250_000, None]
    assert [b.sdm for b in hasil.baris] == [5, 3, None]
    assert hasil.baris[1].indikator == "Terlaksananya bimbingan"
    assert hasil.baris[0].sel[Bidang.AREA] == "A4"
    assert any("warna sel" in p for p in pesan(hasil, "ingat"))
    assert pesan(hasil) == []


def test_satu_kolom_jadwal_dan_semua_masalah_sekaligus() -> None:
    hasil = baca(contoh.satu_jadwal(), "a.xlsx")
    assert {(b.area, b.perangkat_daerah) for b in hasil.baris} == {
        ("Penguatan Pengawasan", "Dinas Kesehatan")
    }
    assert [(b.program, b.kegiatan, b.sub_kegiatan) for b in hasil.baris] == [
        ("Program C", "Kegiatan C", "Sub C"),
        ("Program C", "Kegiatan C", "Sub C"),
        ("Program C", "Kegiatan D", ""),
        ("Program E", "Kegiatan E", ""),
    ]
    assert [b.ditolak for b in hasil.baris] == [False, True, True, True]
    tolak = {m.sel: m for m in hasil.masalah if m.tingkat == "tolak"}
    assert set(tolak) == {"J6", "K6", "H7", "J7", "H9", "J9"}
    assert tolak["J6"].pesan == (
        "Baris 6, kolom Anggaran (J6): ‘lima juta’ bukan angka. Tulis, misalnya, 5000000 atau Rp 5.000.000."
    )
    assert (tolak["J6"].lembar, tolak["J6"].baris, tolak["J6"].nilai) == ("Sheet", 6, "lima juta")
    assert "hasil rumus di sel ini tidak tersimpan" in tolak["J9"].pesan
    assert hasil.baris[3].anggaran is None
    assert any("Lembar ‘Area lain’" in p for p in pesan(hasil, "ingat"))


def test_csv_tanpa_sel_gabungan() -> None:
    hasil = baca(contoh.tanpa_gabungan(), "a.csv")
    assert [(b.baris, b.area, b.tahapan) for b in hasil.baris] == [
        (4, "REFORMASI HUKUM", "Menelaah peraturan"),
        (5, "REFORMASI HUKUM", "=Menyusun rancangan"),
        (8, "REFORMASI HUKUM", "=Menyusun rancangan"),
        (10, "PELAYANAN PUBLIK", "Survei"),
    ]
    assert [b.bulan for b in hasil.baris] == [(1, 2, 3), (4, 5, 6, 7, 8, 9), (4, 5, 6, 7, 8, 9), (10, 11, 12)]
    assert [b.anggaran for b in hasil.baris] == [1_250_000, 50_000_000, 50_000_000, 75_000_000]
    assert pesan(hasil) == [
        "Baris 8: sama dengan baris 5. Hapus salah satu, atau bedakan tahapan atau indikatornya."
    ]


def test_opendocument_mulai_selesai_dan_rumus_tanpa_hasil() -> None:
    hasil = baca(contoh.opendocument(), "a.ods")
    assert [b.kegiatan for b in hasil.baris] == ["Kegiatan H"] * 3
    assert [b.bulan for b in hasil.baris] == [(2, 3, 4), (), (6,)]
    assert [b.anggaran for b in hasil.baris] == [12_500_000, None, 0]
    assert [b.sdm for b in hasil.baris] == [4, None, 4]
    assert [(m.sel, m.tingkat) for m in hasil.masalah] == [("J3", "tolak"), ("H3", "tolak"), ("H4", "tolak")]


def test_excel_lama() -> None:
    hasil = baca(contoh.excel_lama(), "a.xls")
    assert [(b.area, b.tahapan, b.bulan) for b in hasil.baris] == [
        ("Penataan SDM", "Pemetaan pegawai", (1, 2)),
        ("Penataan SDM", "Asesmen", (11, 12)),
    ]
    assert pesan(hasil, "ingat")[0] == "Baris 3, kolom Anggaran (Q3): ‘75’ dibaca sebagai Rp 75."


def test_pemetaan_orang_dipakai() -> None:
    isi = contoh.excel_lama()
    tebakan, _ = baca_rencana(isi, "a.xls", tahun=TAHUN)
    asli = tebakan.pemetaan
    juta = Pemetaan(asli.lembar, asli.baris_judul, asli.baris_data, asli.kolom, 1_000_000)
    _, hasil = baca_rencana(isi, "a.xls", tahun=TAHUN, pemetaan=juta)
    assert [b.anggaran for b in hasil.baris] == [75_000_000, 120_500_000]
    assert hasil.pemetaan is juta


# What stands in the XML only


def test_galat_rumus_dilaporkan() -> None:
    isi = contoh.xlsx([JUDUL, [*AWAL, "Tahap", "", 1, "", "Maret", "", "#REF!", 1]])
    hasil = baca(isi, "a.xlsx")
    assert hasil.baris[0].anggaran is None
    assert pesan(hasil) == [
        (
            "Baris 2, kolom Anggaran (J2): rumus di sel ini berakhir dengan kesalahan #REF!. Betulkan rumusnya, "
            "atau tulis hasilnya."
        )
    ]


def test_rumus_dengan_hasil_dibaca_hasilnya() -> None:
    isi = contoh.xlsx([JUDUL, [*AWAL, "Tahap", "", "=1+1", "", "Maret", "", "=5000*1000", 1]])
    lembar = "xl/worksheets/sheet1.xml"
    xml = _bagian(isi, lembar).replace(b"<f>5000*1000</f><v></v>", b"<f>5000*1000</f><v>5000000</v>")
    hasil = baca(
        ganti_bagian(isi, {lembar: xml.replace(b"<f>5000*1000</f><v />", b"<f>5000*1000</f><v>5000000</v>")}),
        "a.xlsx",
    )
    assert hasil.baris[0].anggaran == 5_000_000
    assert [m.sel for m in hasil.masalah] == ["F2"]


def test_baris_yang_hanya_berisi_rumus_tanpa_hasil_tidak_hilang() -> None:
    isi = contoh.xlsx([JUDUL, [*AWAL, "Tahap", "", 1, "", "Maret"], ["", "", "", "=D2", "", "=F2"]])
    assert [m.sel for m in baca(isi, "a.xlsx").masalah if m.tingkat == "tolak"] == ["D3", "F3"]


def test_target_berformat_persen() -> None:
    hasil = baca(
        _berpersen([JUDUL, [*AWAL, "Tahap", "", 1, "", "Maret"], [*AWAL, "Dua", "", 0.5, "%", "Mei"]]),
        "a.xlsx",
    )
    assert [(b.target, b.satuan) for b in hasil.baris] == [(Decimal(100), "%"), (Decimal(50), "%")]
    assert hasil.masalah == ()


def test_warna_baris_bukan_jadwal() -> None:
    judul = ["Area", "Tahapan", *contoh.BULAN]
    isi = [judul, ["Area A", "Satu"], ["", "Dua"]]
    penuh = [f"{h}2" for h in "ABCDEFGHIJKLMN"]
    hasil = baca(contoh.xlsx(isi, warna=[*penuh, "E3"]), "a.xlsx")
    assert [b.bulan for b in hasil.baris] == [(), (3,)]
    assert any("C2" in p and "tidak ada bulan" in p for p in pesan(hasil, "ingat"))


# Rows


def test_isi_ke_bawah_bertingkat() -> None:
    hasil = baris(
        [*AWAL, "Satu"],
        ["", "", "", "Dua"],
        ["", "", "Kegiatan B", "Tiga"],
        ["", "Program B", "", "", ""],
        ["", "", "Kegiatan C", "Empat"],
        ["Area B", "", "", "Lima"],
    )
    assert [(b.area, b.program, b.kegiatan) for b in hasil.baris] == [
        ("Area A", "Program A", "Kegiatan A"),
        ("Area A", "Program A", "Kegiatan A"),
        ("Area A", "Program A", "Kegiatan B"),
        ("Area A", "Program B", "Kegiatan C"),
        ("Area B", "", ""),
    ]


def test_kegiatan_yang_diulang_tidak_membawa_sub_kegiatan_lama() -> None:
    judul = ("Area", "Program", "Kegiatan", "Sub Kegiatan", "Tahapan")
    hasil = baris([*AWAL, "Sub A", "Satu"], [*AWAL, "", "Dua"], ["", "", "", "", "Tiga"], judul=judul)
    assert [b.sub_kegiatan for b in hasil.baris] == ["Sub A", "", ""]


def test_anggaran_gabungan_dihitung_sekali() -> None:
    isi = [[*AWAL, "Satu", "", 1, "", "Mei", "PIC", 6_000_000, 5], [*[""] * 3, "Dua", "", 2, "", "Mei"]]
    hasil = baris(*isi, gabungan=(Rentang(1, 8, 2, 8), Rentang(1, 9, 2, 9), Rentang(1, 10, 2, 10)))
    assert [b.penanggung_jawab for b in hasil.baris] == ["PIC", "PIC"]
    assert [(b.anggaran, b.sdm) for b in hasil.baris] == [(6_000_000, 5), (None, None)]
    assert pesan(hasil, "ingat") == [
        "Anggaran di J2 digabung untuk 2 baris; dihitung pada baris pertama saja."
    ]


def test_tanda_bulan_gabungan_berlaku_untuk_semua_bulannya() -> None:
    judul = ("Area", "Tahapan", *contoh.BULAN)
    hasil = baris(["A", "Satu", "", "x"], gabungan=(Rentang(1, 3, 1, 6),), judul=judul)
    assert hasil.baris[0].bulan == (2, 3, 4, 5)


@pytest.mark.parametrize(
    "baris_lain",
    [
        ["Jumlah", *[""] * 8, 5_000_000],
        ["", "JUMLAH TOTAL", *[""] * 7, "Rp 5.000.000"],
        ["", "", "", "Sub Total Program A", *[""] * 5, 5_000_000],
        ["", "", "", "", "", "", "", "", "", 5_000_000],
        [*range(1, 12)],
        JUDUL,
        ["", "", "", ""],
        [" ", "\n"],
    ],
)
def test_baris_yang_bukan_butir_dilewati_tanpa_masalah(baris_lain: Sequence[object]) -> None:
    hasil = baris([*AWAL, "Satu", "", 1], baris_lain, ["", "", "", "Dua", "", 2])
    assert tahapan(hasil) == ["Satu", "Dua"]
    assert hasil.masalah == ()


@pytest.mark.parametrize(
    "penutup",
    [
        "Catatan: semua pagu indikatif",
        "Malang, 5 Januari 2021",
        "Mengetahui,",
        "Kepala Dinas Kesehatan",
        "NIP. 1970",
    ],
)
def test_catatan_dan_tanda_tangan_dilewati_dan_disebut(penutup: str) -> None:
    hasil = baris([*AWAL, "Satu", "", 1], [], ["", penutup], ["", "", "", "nama terang"])
    assert tahapan(hasil) == ["Satu"]
    assert pesan(hasil, "ingat") == ["Baris 4–5 tidak dibaca: catatan atau tanda tangan di luar tabel."]


def test_butir_di_bawah_catatan_tetap_dibaca_bersama_programnya() -> None:
    hasil = baris(
        [*AWAL, "Satu", "", 1, "", "Mei"],
        ["Catatan: sementara"],
        ["", "Program B"],
        ["", "", "Keg B", "Dua", "", 2, "", "Mei"],
    )
    assert [(b.program, b.tahapan) for b in hasil.baris] == [("Program A", "Satu"), ("Program B", "Dua")]


def test_tahapan_yang_diawali_jumlah_tetap_butir() -> None:
    assert tahapan(baris([*AWAL, "Jumlah pegawai dihitung per bagian", "Data", 1])) == [
        "Jumlah pegawai dihitung per bagian"
    ]


def test_baris_tanpa_tahapan_atau_area_ditolak() -> None:
    hasil = baris(["", "", "Kegiatan A", "Satu", "", 1], ["Area A", "Program", "", "", "Keluaran", 2])
    assert pesan(hasil) == [
        "Baris 2, kolom Area perubahan (A2): kosong. Tulis area perubahan baris ini.",
        "Baris 3, kolom Tahapan/aktivitas (D3): kosong. Tulis tahapan/aktivitas baris ini.",
    ]


def test_baris_kembar_dibedakan_isinya() -> None:
    hasil = baris([*AWAL, "Satu", "SOP", 1], [*AWAL, "Satu", "SOP", 2], [*AWAL, "SATU", "SOP", 1])
    assert [b.ditolak for b in hasil.baris] == [False, False, True]
    assert "sama dengan baris 2" in pesan(hasil)[0]


def test_baris_yang_disalin_bersama_kuncinya_menjadi_butir_baru() -> None:
    kunci = f"B-{'0' * 32}"
    hasil = baris([kunci, "A", "Satu"], [kunci, "A", "Dua"], judul=("Kunci butir", "Area", "Tahapan"))
    assert [(b.kunci, b.tahapan) for b in hasil.baris] == [(kunci, "Satu"), ("", "Dua")]
    assert pesan(hasil) == []
    assert pesan(hasil, "ingat") == [
        "Baris 3: kunci butirnya sudah dipakai baris 2, jadi dibaca sebagai butir baru."
    ]


def test_baris_berkunci_tidak_mewarisi_apa_pun_dari_baris_di_atasnya() -> None:
    judul = ("Area", "Program", "Kegiatan", "Tahapan", "Kunci butir")
    hasil = baris([*AWAL, "Satu", "B-1"], ["Area A", "Program A", "", "Dua", "B-2"], judul=judul)
    assert [b.kegiatan for b in hasil.baris] == ["Kegiatan A", ""]


def test_target_berupa_kata_dan_satuan_ganda() -> None:
    hasil = baris(
        [*AWAL, "Satu", "", "Terlaksananya rapat"],
        [*AWAL, "Dua", "Ada", "Terlaksana"],
        [*AWAL, "Tiga", "", "5 SOP", "dokumen"],
    )
    assert (hasil.baris[0].indikator, hasil.baris[0].target) == ("Terlaksananya rapat", None)
    assert pesan(hasil) == [
        (
            "Baris 3, kolom Target (volume) (F3): ‘Terlaksana’ bukan target berupa angka. "
            "Tulis, misalnya, 12 dokumen atau 100%."
        )
    ]
    assert (hasil.baris[2].target, hasil.baris[2].satuan) == (Decimal(5), "dokumen")
    assert "satuan ‘SOP’" in pesan(hasil, "ingat")[-1]


@pytest.mark.parametrize(
    ("judul", "ditolak"),
    [
        ("RENCANA AKSI TAHUN 2022", True),
        ("Tahun Anggaran : 2020", True),
        ("RENCANA AKSI TAHUN 2021", False),
        ("ROAD MAP TAHUN 2020-2023", False),
        ("ROAD MAP TAHUN 2020 s.d. 2023", False),
    ],
)
def test_tahun_pada_judul(judul: str, *, ditolak: bool) -> None:
    lengkap = tuple((*b, *[""] * (11 - len(b))) for b in ((judul,), JUDUL, (*AWAL, "Satu", "", 1)))
    buku = BukuKerja((Lembar("Rencana", False, lengkap),))
    masalah = urai(buku, tebak(buku).pemetaan, tahun=TAHUN).masalah
    assert [(m.sel, m.tingkat) for m in masalah] == ([("A1", "tolak")] if ditolak else [])


def test_lembar_yang_tidak_ada_atau_tersembunyi_ditolak() -> None:
    buku = BukuKerja((Lembar("A", False, (JUDUL,)), Lembar("B", True, (JUDUL,))))
    asli = tebak(buku).pemetaan
    for nama in ("B", "C"):
        with pytest.raises(BerkasDitolak, match=f"Lembar ‘{nama}’ tidak ada"):
            urai(buku, Pemetaan(nama, (1, 1), 2, asli.kolom), tahun=TAHUN)


def test_tabel_terlalu_panjang_ditolak() -> None:
    isi = (JUDUL, *(((*AWAL, f"Tahap {n}", *[""] * 7)) for n in range(20_001)))
    buku = BukuKerja((Lembar("Rencana", False, isi),))
    with pytest.raises(BerkasDitolak, match=r"20\.001 baris. Paling banyak 20\.000"):
        urai(buku, tebak(buku).pemetaan, tahun=TAHUN)
    pas = BukuKerja((Lembar("Rencana", False, (*isi[:-1], *[("",) * 11] * 5000)),))
    assert len(urai(pas, tebak(pas).pemetaan, tahun=TAHUN).baris) == 20_000


# Anything at all

SEL = st.one_of(
    st.just(""),
    st.text(max_size=12),
    st.sampled_from(
        [*JUDUL, "v", "1-3", "Rp 5.000", "Jumlah", "Malang, 2021", "I.", "12 dok", "TW I", *contoh.BULAN]
    ),
    st.integers(),
    st.floats(),
    st.booleans(),
    st.datetimes(datetime(1900, 1, 1)),  # noqa: DTZ001 – spreadsheets know no zone
    st.times(),
    st.timedeltas(),
)
TABEL = st.integers(1, 8).flatmap(lambda n: st.lists(st.tuples(*[SEL] * n), min_size=1, max_size=8))
RENTANG = st.builds(
    lambda b, k, t, lb: Rentang(b, k, b + t, k + lb), *[st.integers(0, 9)] * 2, *[st.integers(0, 5)] * 2
)


@settings(max_examples=300, deadline=None)
@given(
    TABEL,
    st.lists(RENTANG, max_size=4),
    st.dictionaries(st.integers(0, 9), st.sampled_from(Bidang)),
    st.integers(1, 9),
)
def test_apa_pun_isinya_hanya_ditolak_atau_dibaca(
    isi: list[tuple[object, ...]], gabungan: list[Rentang], kolom: dict[int, Bidang], awal: int
) -> None:
    buku = BukuKerja((Lembar("Rencana", False, tuple(isi), tuple(sorted(gabungan, key=str))),))
    try:
        dugaan = tebak(buku).pemetaan
    except BerkasDitolak:
        return
    for pemetaan in (dugaan, Pemetaan("Rencana", (awal, awal), awal + 1, kolom, 1000)):
        hasil = urai(buku, pemetaan, tahun=TAHUN)
        assert all(_wajar(b) for b in hasil.baris)
        assert all(m.pesan and m.lembar for m in hasil.masalah)


def _wajar(b: BarisTerbaca) -> bool:
    punya = bool(b.area and (b.tahapan or b.kegiatan or b.sub_kegiatan))
    return (
        (b.ditolak or punya)
        and (b.anggaran is None or b.anggaran >= Decimal(0))
        and set(b.bulan) <= set(range(1, 13))
    )


def _bagian(isi: bytes, nama: str) -> bytes:
    import io
    import zipfile

    return zipfile.ZipFile(io.BytesIO(isi)).read(nama)


def _berpersen(isi: list[Sequence[object]]) -> bytes:
    from openpyxl import Workbook

    buku = Workbook()
    lembar = buku.worksheets[0]
    contoh.isi_lembar(lembar, isi)
    for nomor in range(2, len(isi) + 1):
        lembar[f"F{nomor}"].number_format = "0%"
    return contoh.simpan(buku)
