"""What stands in the look of cells and in broken ones, in every kind of workbook: months by colour, errors, shares."""

import io
from collections.abc import Callable, Mapping
from decimal import Decimal

import pytest
import xlwt
from openpyxl import Workbook, load_workbook
from openpyxl.styles import PatternFill

from berkas.spreadsheet import Lembar
from berkas.unggahan import BerkasDitolak
from rencana_aksi.spreadsheet import Bagian, HasilBaca, baca_rencana
from rencana_aksi.spreadsheet.tandai import tandai
from tests.berkas import arsip
from tests.rencana_aksi import berkas_contoh as contoh

TAHUN = 2021
JUDUL = ("Area", "Tahapan", *contoh.BULAN, "Target", "Anggaran (Rp)")
TARGET, ANGGARAN = 14, 15
AREA = "Manajemen Perubahan"
Rupa = Mapping[
    tuple[int, int], str
]  # row and column from 0: "kuning", "putih", "arsir", "persen" or an error
GALAT_XLS = {"#REF!": 0x17, "#DIV/0!": 0x07}


def isian(*tahapan: str, target: object = 1) -> list[list[object]]:
    """Return a heading and a row per stage, all months blank."""
    return [list(JUDUL), *([AREA, t, *[""] * 12, target, ""] for t in tahapan)]


def xlsx(baris: list[list[object]], rupa: Rupa, gabungan: tuple[str, ...] = ()) -> bytes:
    buku = Workbook()
    lembar = buku.worksheets[0]
    contoh.isi_lembar(lembar, baris, gabungan)
    isian = {
        "kuning": PatternFill("solid", fgColor="FFFF00"),
        "putih": PatternFill("solid", fgColor="FFFFFF"),
        "arsir": PatternFill("lightUp", fgColor="000000"),
    }
    for (b, k), tampak in rupa.items():
        sel = lembar.cell(b + 1, k + 1)
        if tampak in isian:
            sel.fill = isian[tampak]
        elif tampak == "persen":
            sel.number_format = "0%"
        else:
            sel.value, sel.data_type = tampak, "e"
    return contoh.simpan(buku)


def xls(baris: list[list[object]], rupa: Rupa, gabungan: tuple[str, ...] = ()) -> bytes:
    gaya = {
        "kuning": xlwt.easyxf("pattern: pattern solid, fore_colour yellow"),
        "putih": xlwt.easyxf("pattern: pattern solid, fore_colour white"),
        "arsir": xlwt.easyxf("pattern: pattern thin_forward_diag, fore_colour black, back_colour white"),
        "persen": xlwt.easyxf(num_format_str="0%"),
    }
    buku = xlwt.Workbook()
    lembar = buku.add_sheet("Rencana")
    for b, isi in enumerate(baris):
        for k, nilai in enumerate(isi):
            tampak = rupa.get((b, k), "")
            if tampak in GALAT_XLS:
                lembar.row(b).set_cell_error(k, GALAT_XLS[tampak])
            elif nilai != "" or tampak:
                lembar.write(b, k, nilai, gaya.get(tampak, xlwt.Style.default_style))
    for rentang in gabungan:
        lembar.merged_ranges.append(_letak(rentang))
    tujuan = io.BytesIO()
    buku.save(tujuan)
    return tujuan.getvalue()


def _letak(rentang: str) -> tuple[int, int, int, int]:
    """Return first and last row, first and last column of a range such as "C2:E2", from 0."""
    awal, akhir = rentang.split(":")
    return int(awal[1:]) - 1, int(akhir[1:]) - 1, ord(awal[0]) - ord("A"), ord(akhir[0]) - ord("A")


def ods(baris: list[list[object]], rupa: Rupa, gabungan: tuple[str, ...] = ()) -> bytes:
    """Write OpenDocument: the look of cells in styles by name, an error as LibreOffice writes it."""
    rentang = {(b, k): (tinggi - b + 1, lebar - k + 1) for b, tinggi, k, lebar in map(_letak, gabungan)}
    isi = ""
    for b, satu in enumerate(baris):
        sel = (_sel_ods(n, rupa.get((b, k), ""), rentang.get((b, k))) for k, n in enumerate(satu))
        isi += f"<table:table-row>{''.join(sel)}</table:table-row>"
    return arsip.ods(isi, gaya=GAYA_ODS)


GAYA_ODS = "".join(
    f'<style:style style:name="{nama}" style:family="table-cell"{induk}>'
    f'<style:table-cell-properties fo:background-color="{warna}"/></style:style>'
    for nama, induk, warna in (
        ("kuning", "", "#ffff00"),
        ("putih", ' style:parent-style-name="kuning"', "#ffffff"),
        ("arsir", ' style:parent-style-name="Default"', "#b0b0b0"),
        ("bening", ' style:parent-style-name="kuning"', "transparent"),
    )
) + (
    '<style:style style:name="anak" style:family="table-cell" style:parent-style-name="kuning"/>'
    '<style:style style:name="lingkar" style:family="table-cell" style:parent-style-name="lingkar"/>'
)


def _sel_ods(nilai: object, tampak: str, rentang: tuple[int, int] | None) -> str:
    if tampak.startswith("#"):
        return (
            '<table:table-cell table:formula="of:=1/0" office:value-type="string" office:string-value="" '
            f'calcext:value-type="error"><text:p>{tampak}</text:p></table:table-cell>'
        )
    sifat = f' table:style-name="{tampak}"' if tampak not in {"", "persen"} else ""
    if rentang:
        sifat += f' table:number-rows-spanned="{rentang[0]}" table:number-columns-spanned="{rentang[1]}"'
    if nilai == "":
        return f"<table:table-cell{sifat}/>"
    if isinstance(nilai, str):
        return (
            f'<table:table-cell{sifat} office:value-type="string"><text:p>{nilai}</text:p></table:table-cell>'
        )
    jenis = "percentage" if tampak == "persen" else "float"
    return f'<table:table-cell{sifat} office:value-type="{jenis}" office:value="{nilai}"/>'


TULIS: dict[str, Callable[..., bytes]] = {"xlsx": xlsx, "xls": xls, "ods": ods}
SEMUA = pytest.mark.parametrize("bentuk", TULIS)


def baca(isi: bytes, bentuk: str) -> HasilBaca:
    return baca_rencana(isi, f"rencana.{bentuk}", tahun=TAHUN)[1]


def bulan(hasil: HasilBaca) -> list[tuple[int, ...]]:
    return [b.bulan for b in hasil.baris]


def tolak(hasil: HasilBaca) -> list[tuple[str, str]]:
    return [(m.sel, m.nilai) for m in hasil.masalah if m.tingkat == "tolak"]


def kuning(baris: int, *nomor: int, tampak: str = "kuning") -> dict[tuple[int, int], str]:
    """Colour months of a row."""
    return {(baris, 1 + n): tampak for n in nomor}


# Colours


@SEMUA
def test_bulan_yang_diarsir(bentuk: str) -> None:
    rupa = kuning(1, 3, 4, 5) | kuning(2, 12) | kuning(2, 1, tampak="arsir") | kuning(3, 6, tampak="putih")
    hasil = baca(TULIS[bentuk](isian("Satu", "Dua", "Tiga"), rupa), bentuk)
    assert bulan(hasil) == [(3, 4, 5), (1, 12), ()]
    assert any("warna sel" in m.pesan for m in hasil.masalah)


@SEMUA
def test_warna_seluruh_baris_bukan_jadwal(bentuk: str) -> None:
    rupa = {(1, k): "kuning" for k in range(len(JUDUL))} | {(0, k): "kuning" for k in range(len(JUDUL))}
    assert bulan(baca(TULIS[bentuk](isian("Satu"), rupa), bentuk)) == [()]


@SEMUA
def test_tanda_didahulukan_dari_warna(bentuk: str) -> None:
    baris = isian("Satu")
    baris[1][3] = "x"
    assert bulan(baca(TULIS[bentuk](baris, kuning(1, 7, 8)), bentuk)) == [(2,)]


@SEMUA
def test_bilah_gabungan_mewarnai_semua_bulannya(bentuk: str) -> None:
    """The cells that a merged one covers have no look of their own."""
    isi = TULIS[bentuk](isian("Satu"), kuning(1, 2), gabungan=("D2:F2",))
    assert bulan(baca(isi, bentuk)) == [(2, 3, 4)]


@SEMUA
def test_tanda_gabungan_berlaku_untuk_semua_bulannya(bentuk: str) -> None:
    baris = isian("Satu")
    baris[1][3] = "x"
    assert bulan(baca(TULIS[bentuk](baris, {}, gabungan=("D2:F2",)), bentuk)) == [(2, 3, 4)]


@pytest.mark.parametrize("bentuk", ["xls", "ods"])
def test_berkas_yang_dikembalikan_tetap_berwarna(bentuk: str) -> None:
    """What was read from colours and percentages reads the same in the marked copy."""
    isi = TULIS[bentuk](isian("Satu", "Dua", target=0.5), kuning(1, 3, 4) | {(1, TARGET): "persen"})
    hasil = baca(isi, bentuk)
    kembali = tandai(isi, f"rencana.{bentuk}", hasil.masalah)
    lagi = baca(kembali, "xlsx")
    assert [(b.bulan, b.target, b.satuan) for b in lagi.baris] == [
        ((3, 4), Decimal(50), "%"),
        ((), Decimal("0.5"), ""),
    ]
    assert load_workbook(io.BytesIO(kembali)).worksheets[0]["E2"].fill.fgColor.rgb == "FFFFFF00"


# Colours as LibreOffice keeps them


def _ods_bergaya(kolom: str, baris: str, bulan: str) -> bytes:
    """Return a plan whose columns and row have styles that cells take over."""
    judul = "".join(_sel_ods(n, "bening", None) for n in JUDUL)
    awal = "".join(_sel_ods(n, "bening", None) for n in (AREA, "Satu"))
    isi = f"{kolom}<table:table-row>{judul}</table:table-row><table:table-row{baris}>{awal}{bulan}</table:table-row>"
    return arsip.ods(isi, gaya=GAYA_ODS)


@pytest.mark.parametrize(
    ("kolom", "baris", "isi", "terbaca"),
    [
        # a whole column, most of whose cells are coloured
        (
            (
                '<table:table-column table:number-columns-repeated="3"/>'
                '<table:table-column table:default-cell-style-name="anak"/>'
            ),
            "",
            '<table:table-cell table:number-columns-repeated="12"/>',
            (2,),
        ),
        ("", ' table:default-cell-style-name="kuning"', '<table:table-cell table:style-name="putih"/>', ()),
        (
            "",
            ' table:default-cell-style-name="kuning"',
            '<table:table-cell table:number-columns-repeated="2"/>',
            (1, 2),
        ),
        ("", "", '<table:table-cell table:number-columns-repeated="12" table:style-name="lingkar"/>', ()),
        (
            "",
            "",
            '<table:table-cell/><table:table-cell table:number-columns-repeated="3" table:style-name="kuning"/>',
            (2, 3, 4),
        ),
    ],
)
def test_gaya_kolom_baris_dan_sel_berulang(
    kolom: str, baris: str, isi: str, terbaca: tuple[int, ...]
) -> None:
    assert bulan(baca(_ods_bergaya(kolom, baris, isi), "ods")) == [terbaca]


def test_gaya_bernama_dari_styles_xml() -> None:
    """A style of the document, in another part of the file, on which the cell's own is based."""
    isi = ods(isian("Satu"), kuning(1, 5, tampak="Umum"))
    umum = (
        b'<office:document-styles xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" '
        b'xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0" '
        b'xmlns:fo="urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0"><office:styles>'
        b'<style:style style:name="Umum" style:family="table-cell">'
        b'<style:table-cell-properties fo:background-color="#00cc00"/></style:style>'
        b"</office:styles></office:document-styles>"
    )
    assert bulan(baca(arsip.ganti_bagian(isi, {"styles.xml": umum}), "ods")) == [(5,)]


# Broken cells and percentages


@SEMUA
@pytest.mark.parametrize("galat", ["#REF!", "#DIV/0!"])
def test_galat_dilaporkan_dengan_selnya(bentuk: str, galat: str) -> None:
    hasil = baca(TULIS[bentuk](isian("Satu", "Dua"), {(2, ANGGARAN): galat, (1, 4): "#REF!"}), bentuk)
    assert tolak(hasil) == [("E2", "#REF!"), ("P3", galat)]
    assert hasil.baris[1].anggaran is None
    assert any(f"(P3): rumus di sel ini berakhir dengan kesalahan {galat}." in m.pesan for m in hasil.masalah)


@SEMUA
def test_persen_dari_format_sel(bentuk: str) -> None:
    hasil = baca(TULIS[bentuk](isian("Satu", target=0.25), {(1, TARGET): "persen"}), bentuk)
    assert [(b.target, b.satuan) for b in hasil.baris] == [(Decimal(25), "%")]


def test_galat_opendocument_tanpa_jenisnya() -> None:
    """Other programs than LibreOffice write an error as nought, which only the cell's text gives away."""
    awal = "".join(_sel_ods(n, "", None) for n in (AREA, "Satu", *[""] * 12, 1))
    galat = (
        '<table:table-cell table:formula="of:=1/0" office:value-type="float" office:value="0">'
        "<office:annotation><text:p>catatan</text:p></office:annotation><text:p>#DIV/0!</text:p></table:table-cell>"
    )
    judul = "".join(_sel_ods(n, "", None) for n in JUDUL)
    isi = arsip.ods(
        f"<table:table-row>{judul}</table:table-row><table:table-row>{awal}{galat}</table:table-row>"
    )
    assert tolak(baca(isi, "ods")) == [("P2", "#DIV/0!")]


def test_rumus_xls_yang_tak_pernah_dihitung() -> None:
    """A program that writes formulas without calculating them stores an empty text for each."""
    baris = isian("Satu", "Dua")
    baris[1][ANGGARAN] = xlwt.Formula("O2*1000000")
    hasil = baca(xls(baris, {}), "xls")
    assert tolak(hasil) == [("P2", "rumus tanpa hasil")]
    assert hasil.baris[0].anggaran is None


def test_rumus_xls_yang_hasilnya_galat() -> None:
    baris = isian("Satu")
    baris[1][ANGGARAN] = xlwt.Formula("1/0")
    isi = xls(baris, {}).replace(b"\x03\0\0\0\0\0\xff\xff", b"\x02\0\x07\0\0\0\xff\xff")
    assert tolak(baca(isi, "xls")) == [("P2", "#DIV/0!")]


# Files that are not what they seem


def test_xls_tanpa_aliran_buku_kerja_ditolak() -> None:
    with pytest.raises(BerkasDitolak, match="tidak dapat dibaca seluruhnya"):
        Bagian(arsip.ole("Lain", b"x"), "a.xls").sel_rusak(Lembar("Rencana", False, ()))


@pytest.mark.parametrize(
    "konten", [b'<!DOCTYPE a [<!ENTITY b "c">]><a/>', b"<a>", b'<a xmlns="x"><b></a>', b""]
)
def test_xml_yang_rusak_atau_beridentitas_ditolak(konten: bytes) -> None:
    isi = arsip.zip_dari({"content.xml": konten + b'<table:table-cell table:formula="x">'})
    with pytest.raises(BerkasDitolak, match="rusak"):
        Bagian(isi, "a.ods").sel_rusak(Lembar("Rencana", False, ((1,),)))


def test_terlalu_banyak_rumus_rusak_ditolak() -> None:
    sel = '<table:table-cell table:formula="of:=1" table:number-columns-repeated="200"/>'
    teks = _sel_ods("x", "", None)
    isi = arsip.ods(f"<table:table-row>{teks}{sel}{teks}</table:table-row>" * 501)
    with pytest.raises(BerkasDitolak, match=r"Lebih dari 100\.000 rumus"):
        baca(isi, "ods")
