"""The workbook by itself: what a spreadsheet program sees in it, and what our own reader makes of it again."""

import io
import time
from dataclasses import fields, replace
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st
from openpyxl import Workbook, load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from berkas.csv_berkas import tulis_csv
from berkas.spreadsheet import baca
from rencana_aksi.cetak import dokumen_datar
from rencana_aksi.spreadsheet.baca import baca_rencana
from rencana_aksi.spreadsheet.bidang import BarisTerbaca, HasilBaca, IsiBaris, Tebakan
from rencana_aksi.spreadsheet.penanda import baca_penanda, baca_penanda_baris
from rencana_aksi.spreadsheet.susunan import KOLOM, BukuRencana, tulis_desimal
from rencana_aksi.spreadsheet.templat import BARIS_ISI, BARIS_KOSONG, tulis_templat
from roadmap.spreadsheet.teks import rapikan

AREA = ("Manajemen Perubahan", "Penataan Tatalaksana", "Penguatan Pengawasan")
BARIS = IsiBaris(
    kunci="B-" + "a" * 32,
    area="Penataan Tatalaksana",
    program="Program Aplikasi Informatika",
    kegiatan="Pengelolaan e-government",
    sub_kegiatan="Penyelenggaraan sistem informasi",
    tahapan="Menyusun peta proses bisnis",
    indikator="Dokumen peta proses bisnis",
    target=Decimal(12),
    satuan="dokumen",
    bulan=(3, 4, 5, 6),
    penanggung_jawab="Bidang Aplikasi Informatika",
    anggaran=Decimal(75_250_000),
    sdm=5,
)
HURUF = {k.bidang.value: chr(ord("A") + i) for i, k in enumerate(KOLOM)}


def buku(*baris: IsiBaris, **lain: Any) -> BukuRencana:
    awal = BukuRencana("diskominfo", "Dinas Komunikasi dan Informatika", 2021, "Versi 1 · Draf", baris, AREA)
    return replace(awal, **lain)


def tulis(isi: BukuRencana, bentuk: str) -> bytes:
    return tulis_templat(isi) if bentuk == "xlsx" else tulis_csv(dokumen_datar(isi, "uji"))


def baca_lagi(isi: BukuRencana, bentuk: str = "xlsx") -> tuple[Tebakan, HasilBaca]:
    return baca_rencana(tulis(isi, bentuk), f"rencana.{bentuk}", tahun=isi.tahun)


def sebaris(baris: BarisTerbaca) -> IsiBaris:
    return IsiBaris(**{f.name: getattr(baris, f.name) for f in fields(IsiBaris)})


@pytest.fixture(scope="module")
def berkas() -> Workbook:
    return load_workbook(io.BytesIO(tulis_templat(buku(BARIS, replace(BARIS, kunci="")))))


@pytest.fixture(scope="module")
def lembar(berkas: Workbook) -> Worksheet:
    return berkas["Rencana aksi"]


def test_lembar_yang_terlihat(berkas: Workbook) -> None:
    assert {x.title: x.sheet_state for x in berkas.worksheets} == {
        "Rencana aksi": "visible",
        "Petunjuk": "visible",
        "Pilihan": "hidden",
        "PetaRB": "hidden",
    }


def test_judul_dan_kepala(lembar: Worksheet) -> None:
    assert [lembar.cell(n, 1).value for n in (1, 2, 3)] == [
        "RENCANA AKSI REFORMASI BIROKRASI",
        "Perangkat Daerah: Dinas Komunikasi dan Informatika",
        "Tahun 2021 · Versi 1 · Draf",
    ]
    assert lembar["G5"].value == "Target"
    assert [lembar[f"{h}6"].value for h in "GHI"] == ["Indikator keluaran", "Volume", "Satuan"]
    assert lembar["J5"].value == "Jadwal"
    assert [lembar[f"{h}6"].value for h in "JKLMNOPQRSTU"] == [
        *("Jan", "Feb", "Mar", "Apr", "Mei", "Jun", "Jul", "Agu", "Sep", "Okt", "Nov", "Des")
    ]
    assert [lembar.cell(7, n).value for n in range(1, 26)] == list(range(1, 26))


def test_angka_dan_bulan_bernilai_sebenarnya(lembar: Worksheet) -> None:
    baris = BARIS_ISI
    assert lembar[f"{HURUF['anggaran']}{baris}"].value == 75_250_000
    assert lembar[f"{HURUF['anggaran']}{baris}"].number_format == "#,##0"
    assert lembar[f"{HURUF['target']}{baris}"].value == 12
    assert [lembar[f"{h}{baris}"].value for h in "JKLMNOP"] == [None, None, "✓", "✓", "✓", "✓", None]


def test_judul_terkunci_dan_baris_terbuka(lembar: Worksheet) -> None:
    jaga = lembar.protection
    assert jaga.sheet
    assert not jaga.password
    assert not any((jaga.insertRows, jaga.deleteRows, jaga.sort))  # False: people may
    assert all(lembar[f"{h}5"].protection.locked for h in HURUF.values())
    terakhir = BARIS_ISI + 1 + BARIS_KOSONG
    for baris in (BARIS_ISI, terakhir):  # a row can be deleted only where every cell of it is open
        assert not any(lembar[f"{h}{baris}"].protection.locked for h in HURUF.values())
    assert lembar[f"A{terakhir + 1}"].protection.locked


def test_kunci_tersembunyi(lembar: Worksheet) -> None:
    assert lembar.column_dimensions[HURUF["kunci"]].hidden
    assert [n for n, d in lembar.column_dimensions.items() if d.hidden] == [HURUF["kunci"]]


def test_pilihan_dan_pembatas_sampai_baris_kosong(lembar: Worksheet) -> None:
    per_kolom = {str(v.sqref): v for v in lembar.data_validations.dataValidation}
    terakhir = BARIS_ISI + 1 + BARIS_KOSONG
    area = per_kolom[f"B{BARIS_ISI}:B{terakhir}"]
    assert (area.type, area.formula1, area.showErrorMessage) == ("list", "Pilihan!$A$1:$A$3", True)
    satuan = per_kolom[f"I{BARIS_ISI}:I{terakhir}"]
    assert (satuan.type, satuan.showErrorMessage) == ("list", False)
    assert per_kolom[f"J{BARIS_ISI}:J{terakhir}"].formula1 == '"✓"'
    for kolom, jenis in (
        (HURUF["target"], "decimal"),
        (HURUF["anggaran"], "decimal"),
        (HURUF["sdm"], "whole"),
    ):
        angka = per_kolom[f"{kolom}{BARIS_ISI}:{kolom}{terakhir}"]
        assert (angka.type, angka.operator, angka.formula1) == (jenis, "greaterThanOrEqual", "0")
        assert "tidak kurang dari nol" in angka.error


def test_daftar_pilihan(berkas: Workbook) -> None:
    pilihan = berkas["Pilihan"]
    assert tuple(pilihan.cell(n, 1).value for n in (1, 2, 3)) == AREA
    assert "dokumen" in {sel.value for sel in pilihan["B"]}


def test_setiap_kolom_isian_bercatatan(lembar: Worksheet) -> None:
    catatan = [sel.comment.text for b in (5, 6) for sel in lembar[b] if sel.comment]
    assert len(catatan) == len([k for k in KOLOM if k.jenis != "bulan"]) + 1
    assert any("75250000" in t for t in catatan)


def test_siap_cetak(lembar: Worksheet) -> None:
    assert lembar.freeze_panes == f"C{BARIS_ISI}"
    assert lembar.print_title_rows == "$5:$7"
    assert lembar.page_setup.orientation == "landscape"
    assert (lembar.page_setup.fitToWidth, lembar.page_setup.fitToHeight) == (1, 0)


def test_petunjuk_satu_sel_sebaris(berkas: Workbook) -> None:
    isi = load_workbook(io.BytesIO(tulis_templat(buku(BARIS, konteks=("Baris Lampiran 47: sasaran",)))))
    petunjuk = isi["Petunjuk"]
    assert petunjuk.max_column == 1
    assert petunjuk.cell(petunjuk.max_row, 1).value == "Baris Lampiran 47: sasaran"


@pytest.mark.parametrize("teks", ["=1+1", "+62", "-", "@nama", "=cmd|' /C calc'!A0", "#REF!", "'kutip"])
def test_teks_tidak_pernah_menjadi_rumus(teks: str) -> None:
    isi = load_workbook(io.BytesIO(tulis_templat(buku(replace(BARIS, tahapan=teks)))))
    sel = isi["Rencana aksi"][f"{HURUF['tahapan']}{BARIS_ISI}"]
    assert (sel.value, sel.data_type) == (teks, "s")


# Out and in again


@pytest.mark.parametrize("bentuk", ["xlsx", "csv"])
def test_terbaca_tanpa_bertanya(bentuk: str) -> None:
    tebakan, hasil = baca_lagi(buku(BARIS, replace(BARIS, kunci="", tahapan="Menguji")), bentuk)
    assert tebakan.pasti
    assert tebakan.templat
    assert [sebaris(b) for b in hasil.baris] == [BARIS, replace(BARIS, kunci="", tahapan="Menguji")]
    assert hasil.masalah == ()


def test_templat_yang_diisi_terbaca() -> None:
    """An officer completes an offered row and types two new ones into the blank rows."""
    berkas = load_workbook(
        io.BytesIO(tulis_templat(buku(IsiBaris("L-" + "b" * 32, AREA[0], "Program", "Kegiatan"))))
    )
    lembar = berkas["Rencana aksi"]
    for baris, tahapan, tanda in (
        (BARIS_ISI, "Menyusun", "✓"),
        (BARIS_ISI + 1, "Menguji", "v"),
        (BARIS_ISI + 2, "Melapor", "x"),
    ):
        lembar[f"{HURUF['area']}{baris}"] = AREA[0]
        lembar[f"{HURUF['kegiatan']}{baris}"] = "Kegiatan"
        lembar[f"{HURUF['tahapan']}{baris}"] = tahapan
        lembar[f"{HURUF['target']}{baris}"] = 2.5
        lembar[f"{HURUF['bulan_2']}{baris}"] = tanda
        lembar[f"{HURUF['anggaran']}{baris}"] = "Rp 5.000.000"
    tujuan = io.BytesIO()
    berkas.save(tujuan)
    tebakan, hasil = baca_rencana(tujuan.getvalue(), "isi.xlsx", tahun=2021)
    assert tebakan.pasti
    assert [(b.kunci[:2], b.tahapan, b.target, b.bulan, b.anggaran) for b in hasil.baris] == [
        ("L-", "Menyusun", Decimal("2.5"), (2,), Decimal(5_000_000)),
        ("", "Menguji", Decimal("2.5"), (2,), Decimal(5_000_000)),
        ("", "Melapor", Decimal("2.5"), (2,), Decimal(5_000_000)),
    ]


@pytest.mark.parametrize(
    "lain",
    [{"bulan": (2,)}, {"sdm": 0}, {"tahapan": "Menyusun"}, {"satuan": "dokumen"}, {"anggaran": Decimal(0)}],
)
def test_baris_lampiran_dibaca_begitu_ada_isinya(lain: dict[str, Any]) -> None:
    tawaran = IsiBaris("L-" + "b" * 32, AREA[0], "Program", "Kegiatan", "Sub kegiatan")
    _, hasil = baca_lagi(buku(tawaran, replace(tawaran, kunci="L-" + "c" * 32, **lain)))
    assert [b.kunci for b in hasil.baris] == ["L-" + "c" * 32]
    assert not any(b.ditolak for b in hasil.baris)


def test_butir_yang_sama_isinya_tetap_dua() -> None:
    baris = (BARIS, replace(BARIS, kunci="B-" + "b" * 32))
    _, hasil = baca_lagi(buku(*baris))
    assert [sebaris(b) for b in hasil.baris] == list(baris)
    assert not any(b.ditolak for b in hasil.baris)


def test_baris_baru_yang_menyamai_butir_ditolak() -> None:
    _, hasil = baca_lagi(buku(BARIS, replace(BARIS, kunci="")))
    assert [b.ditolak for b in hasil.baris] == [False, True]


def test_penanda_menyebut_unit_dan_tahun() -> None:
    assert baca_penanda(baca(tulis(buku(BARIS), "xlsx"), "a.xlsx")) == ("diskominfo", 2021)
    assert baca_penanda(baca(tulis(buku(BARIS, kode="kota", tahun=2022), "xlsx"), "a.xlsx")) == ("kota", 2022)
    assert baca_penanda(baca(tulis(buku(BARIS), "csv"), "a.csv")) is None
    assert baca_penanda_baris(baca(tulis(buku(BARIS), "csv"), "a.csv")) == {("diskominfo", 2021)}
    assert baca_penanda_baris(baca(tulis(buku(BARIS), "xlsx"), "a.xlsx")) == frozenset()


def test_penanda_yang_diubah_tidak_dikenali() -> None:
    berkas = load_workbook(io.BytesIO(tulis_templat(buku(BARIS))))
    berkas["PetaRB"]["C1"] = "dua ribu"
    tujuan = io.BytesIO()
    berkas.save(tujuan)
    assert baca_penanda(baca(tujuan.getvalue(), "a.xlsx")) is None


kata = st.text(
    st.characters(codec="utf-8", exclude_categories=["Cs", "Cc", "Co", "Cn"]), min_size=1, max_size=30
)
teks = st.one_of(
    kata.map(rapikan),
    st.sampled_from(
        ["=1+1", "-5", "+62 811", "@rt", "'a", "1. Satu", "I. Pendahuluan", "Jumlah", "a;b", 'k"t', ""]
    ),
)
isian = teks.filter(bool)


def angka(digit: int, koma: int) -> st.SearchStrategy[Decimal | None]:
    bulat = st.integers(0, 10**digit - 1)
    return st.none() | bulat.map(lambda n: Decimal(n).scaleb(-koma)) | bulat.map(Decimal)


baris_acak = st.builds(
    IsiBaris,
    area=st.sampled_from(AREA),
    program=teks,
    kegiatan=teks,
    sub_kegiatan=teks,
    tahapan=isian,
    indikator=teks,
    target=angka(12, 4),
    satuan=st.sampled_from(["dokumen", "%", "persen", "orang", ""]),
    bulan=st.sets(st.integers(1, 12)).map(lambda s: tuple(sorted(s))),
    penanggung_jawab=teks,
    anggaran=angka(15, 2),
    sdm=st.none() | st.integers(0, 9999),
)


@pytest.mark.parametrize("bentuk", ["xlsx", "csv"])
@pytest.mark.parametrize(
    "lain",
    [
        {"target": Decimal("0.5"), "satuan": "%"},
        {"target": Decimal(1), "satuan": "Persen"},
        {"target": Decimal("0.5"), "satuan": ""},
        {"target": Decimal("12345678901234.5678")},
        {"anggaran": Decimal("123456789012345.67")},
        {"anggaran": Decimal(0), "target": Decimal(0), "sdm": 0},
        {"anggaran": None, "target": None, "sdm": None, "bulan": ()},
        {"program": "", "kegiatan": "", "sub_kegiatan": ""},
        {"sub_kegiatan": "", "tahapan": "Menguji"},
        {"program": "1. Program", "kegiatan": "I. Kegiatan", "sub_kegiatan": "a) Sub"},
        {"tahapan": "Jumlah", "program": "Total", "penanggung_jawab": "Kepala Dinas"},
        {"program": "", "kegiatan": "", "sub_kegiatan": "", "tahapan": "Catatan: -", "indikator": "",
         "target": None, "satuan": "", "bulan": (), "penanggung_jawab": "", "anggaran": None, "sdm": None},
    ],
)  # fmt: skip
def test_yang_mudah_salah_baca_kembali_sama(bentuk: str, lain: dict[str, Any]) -> None:
    """Each stands below a full row, from which nothing may come down into its blank cells."""
    baris = (BARIS, replace(BARIS, kunci="B-" + "b" * 32, **lain))
    _, hasil = baca_lagi(buku(*baris), bentuk)
    assert [sebaris(b) for b in hasil.baris] == list(baris)
    assert not any(b.ditolak for b in hasil.baris)


# Without shrinking: a smaller workbook takes as long to write as a large one.
@pytest.mark.parametrize("bentuk", ["xlsx", "csv"])
@settings(max_examples=100, deadline=None, phases=[Phase.generate])
@given(baris=st.lists(baris_acak, min_size=1, max_size=4))
def test_setiap_nilai_kembali_sama(bentuk: str, baris: list[IsiBaris]) -> None:
    berkunci = tuple(replace(b, kunci=f"B-{n:032x}") for n, b in enumerate(baris, start=1))
    _, hasil = baca_lagi(buku(*berkunci), bentuk)
    assert [sebaris(b) for b in hasil.baris] == list(berkunci)


@pytest.mark.parametrize(
    ("nilai", "tertulis"),
    [
        ("12", "12"),
        ("0.5", "0,5"),
        ("1.125", "1,1250"),
        ("1.1250", "1,1250"),
        ("1000", "1000"),
        ("0", "0"),
        ("1E+3", "1000"),
    ],
)
def test_tulis_desimal_hanya_terbaca_satu_cara(nilai: str, tertulis: str) -> None:
    assert tulis_desimal(Decimal(nilai)) == tertulis


def test_sepuluh_ribu_baris_dalam_sepuluh_detik() -> None:
    baris = tuple(replace(BARIS, kunci=f"B-{n:032x}") for n in range(10_000))
    awal = time.process_time()
    tulis_templat(buku(*baris))
    assert time.process_time() - awal < 10
