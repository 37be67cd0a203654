import io
import os
import zipfile

import pytest

from berkas.docx import tulis_docx
from berkas.unggahan import JENIS, BerkasDitolak, akhiran, periksa
from berkas.xlsx import tulis_xlsx
from tests.berkas import arsip
from tests.berkas.contoh import dokumen, tabel

SEMUA = set(JENIS)
MAKS = 5_000_000
BUKU = tulis_xlsx(dokumen(tabel(3)))
LEMBAR = "xl/worksheets/sheet1.xml"


def tolak(nama: str, isi: bytes, pesan: str) -> None:
    with pytest.raises(BerkasDitolak, match=pesan) as info:
        periksa(nama, isi, jenis=SEMUA, maks_byte=MAKS)
    assert nama in info.value.pesan
    assert info.value.pesan.endswith(".")


@pytest.mark.parametrize(
    ("nama", "isi"),
    [
        ("a.xlsx", BUKU),
        ("A.XLSX", BUKU),
        ("a.docx", tulis_docx(dokumen(tabel(3)))),
        ("a.ods", arsip.ods("<table:table-row/>")),
        ("a.xls", arsip.xls()),
        ("a.csv", "kolom;é".encode("cp1252")),
        ("a.csv", "kolom;é".encode("utf-16")),
        ("a.pdf", b"%PDF-1.7 isi"),
        ("a.png", b"\x89PNG\r\n\x1a\nisi"),
        ("a.jpg", b"\xff\xd8\xff\xe0isi"),
        ("a.jpeg", b"\xff\xd8\xff\xe0isi"),
    ],
)
def test_berkas_baik_diterima(nama: str, isi: bytes) -> None:
    periksa(nama, isi, jenis=SEMUA, maks_byte=MAKS)


def test_kosong() -> None:
    tolak("a.xlsx", b"", "kosong")


def test_terlalu_besar_menyebut_kedua_ukuran() -> None:
    with pytest.raises(BerkasDitolak, match=r"berukuran 1,5 MB\. Ukuran paling besar 1,0 MB"):
        periksa("a.csv", b"a" * 1_572_864, jenis={"csv"}, maks_byte=1_048_576)
    periksa("a.csv", b"a" * 1_048_576, jenis={"csv"}, maks_byte=1_048_576)


@pytest.mark.parametrize("nama", ["a.exe", "a", "a.xlsm", "a.xlsx.php", "xlsx"])
def test_akhiran_lain_menyebut_yang_diterima(nama: str) -> None:
    with pytest.raises(BerkasDitolak, match=r"Yang diterima: \.csv, \.xlsx\."):
        periksa(nama, BUKU, jenis={"xlsx", "csv"}, maks_byte=MAKS)


def test_akhiran() -> None:
    assert [akhiran(n) for n in ("a.XLSX", "a.b.csv", "a", ".csv")] == ["xlsx", "csv", "", ""]


@pytest.mark.parametrize(
    ("nama", "isi"),
    [
        ("a.xlsx", b"%PDF-1.7"),
        ("a.xlsx", b"kolom;isi"),
        ("a.xlsx", arsip.xls()),
        ("a.xlsx", arsip.zip_dari({"word/document.xml": b"<a/>"})),
        ("a.docx", BUKU),
        ("a.ods", BUKU),
        ("a.xls", BUKU),
        ("a.csv", BUKU),
        ("a.csv", b"\x89PNG\r\n\x1a\n"),
        ("a.csv", b"a;b\0c"),
        ("a.pdf", b"MZ"),
        ("a.png", b"\xff\xd8\xff"),
        ("a.jpg", b"<svg/>"),
    ],
)
def test_isi_bukan_seperti_akhirannya(nama: str, isi: bytes) -> None:
    tolak(nama, isi, "seperti akhiran namanya")


@pytest.mark.parametrize("nama", ["a.xlsx", "a.xls", "a.docx"])
def test_berkata_sandi_ole(nama: str) -> None:
    tolak(nama, arsip.ole("EncryptedPackage", b"sandi"), "kata sandi")


def test_berkata_sandi_ods() -> None:
    daftar = b"<manifest:file-entry><manifest:encryption-data/></manifest:file-entry>"
    tolak("a.ods", arsip.ods("", {"META-INF/manifest.xml": daftar}), "kata sandi")


def test_berkata_sandi_zip() -> None:
    isi = bytearray(BUKU)
    awal = isi.rindex(b"PK\x01\x02")
    isi[awal + 8] |= 1
    tolak("a.xlsx", bytes(isi), "kata sandi")


@pytest.mark.parametrize(
    ("nama", "isi"),
    [
        ("a.xlsx", arsip.ganti_bagian(BUKU, {"xl/vbaProject.bin": b"makro"})),
        ("a.xlsx", arsip.ganti_bagian(BUKU, {"xl/lain/VBAPROJECT.BIN": b"makro"})),
        ("a.xls", arsip.ole("_VBA_PROJECT", b"makro")),
        ("a.ods", arsip.ods("", {"Basic/Standard/Module1.xml": b"<a/>"})),
    ],
)
def test_makro(nama: str, isi: bytes) -> None:
    tolak(nama, isi, "makro")


@pytest.mark.parametrize(
    ("nol", "acak", "diterima"),
    [
        (500_000, 0, True),
        (20_000_000, 0, False),  # more than 200 times its size
        (20_000_000, 700_000, True),
        (101_000_000, 700_000, False),  # fewer than 200 times, but over 100 MB
    ],
)
def test_bom_zip_menurut_jumlah_dan_menurut_nisbah(nol: int, acak: int, diterima: bool) -> None:
    bagian = {"xl/media/a.bin": b"\0" * nol, "xl/media/b.bin": os.urandom(acak)}
    isi = arsip.ganti_bagian(BUKU, bagian)
    if diterima:
        periksa("a.xlsx", isi, jenis=SEMUA, maks_byte=MAKS)
    else:
        tolak("a.xlsx", isi, "mengembang terlalu besar")


def test_bom_zip_yang_berbohong_tentang_ukurannya() -> None:
    isi = arsip.ganti_bagian(BUKU, {"xl/besar.xml": b"<a>" + b"x" * 3_000_000})
    palsu = isi.replace((3_000_003).to_bytes(4, "little"), (10).to_bytes(4, "little"))
    assert palsu != isi
    tolak("a.xlsx", palsu, "rusak atau terpotong")


@pytest.mark.parametrize("sisa", [10, 100, 1000])
def test_zip_terpotong(sisa: int) -> None:
    tolak("a.xlsx", BUKU[:-sisa], "rusak atau terpotong")


def test_zip_dengan_isi_rusak() -> None:
    with zipfile.ZipFile(io.BytesIO(BUKU)) as zip_:
        awal = zip_.getinfo(LEMBAR).header_offset + 30 + len(LEMBAR)
    rusak = BUKU[: awal + 40] + b"\xff\xfe\xff\xfe" + BUKU[awal + 44 :]
    tolak("a.xlsx", rusak, "rusak atau terpotong")


DTD = '<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>'


@pytest.mark.parametrize("sandi", ["utf-8", "utf-16", "utf-16-le"])
@pytest.mark.parametrize("bagian", [LEMBAR, "xl/lain.XML", "_rels/.rels"])
def test_entitas_xml(bagian: str, sandi: str) -> None:
    tolak("a.xlsx", arsip.ganti_bagian(BUKU, {bagian: DTD.encode(sandi)}), "entitas XML")


def test_lembar_xlsx_terlalu_luas() -> None:
    jauh = (
        b'<worksheet><sheetData><row r="1"><c r="A1"/></row><row><c s="1" r="XFD1048576"/></row></sheetData>'
    )
    tolak("a.xlsx", arsip.ganti_bagian(BUKU, {LEMBAR: jauh}), "terlalu luas")


def test_lembar_ods_terlalu_luas() -> None:
    baris = '<table:table-row table:number-rows-repeated="1000000">{}</table:table-row>'
    kosong = '<table:table-cell table:number-columns-repeated="1000"/>'
    tolak("a.ods", arsip.ods(baris.format("<table:table-cell><text:p>x</text:p></table:table-cell>")), "luas")
    periksa("a.ods", arsip.ods(baris.format(kosong)), jenis=SEMUA, maks_byte=MAKS)
