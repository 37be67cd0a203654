"""From an officer's own messy file to a set plan: four people, one browser each, and the export that comes back."""

import io
from pathlib import Path
from typing import Any

from openpyxl import Workbook, load_workbook
from playwright.sync_api import Browser, Page, expect

from tests.peramban.langkah import masuk, periksa_axe, periksa_lebar

UNIT = "Dinas Komunikasi dan Informatika"
BULAN = ["JAN", "FEB", "MAR", "APR", "MEI", "JUN", "JUL", "AGS", "SEP", "OKT", "NOV", "DES"]
BUTIR: list[tuple[Any, ...]] = [
    (
        "MANAJEMEN PERUBAHAN",
        "Program A",
        "Kegiatan A",
        "Menyusun peta",
        12,
        "dokumen",
        [3, 4],
        "Rp 75.250.000",
        5,
    ),
    ("MANAJEMEN PERUBAHAN", "Program A", "Kegiatan A", "Melatih agen", 4, "kali", [2], "15 juta", 3),
    ("PENGUATAN PENGAWASAN", "Program B", "Kegiatan B", "Menyusun SOP", 10, "SOP", [1, 2], "lima juta", 2),
    (
        "PENGUATAN PENGAWASAN",
        "Program B",
        "Kegiatan B",
        "Uji coba",
        1,
        "aplikasi",
        [7],
        "1.250.000,00",
        "dua orang",
    ),
]


def berkas_berantakan(jalur: Path) -> None:
    """Write a plan as offices have it: titles, two heading rows, merged areas, ticks, a total and a signature."""
    buku = Workbook()
    lembar = buku.worksheets[0]
    lembar["A1"], lembar["A2"] = "RENCANA AKSI REFORMASI BIROKRASI", "TAHUN 2023"
    for kolom, judul in {
        "A": "NO",
        "B": "AREA PERUBAHAN",
        "C": "PROGRAM",
        "D": "KEGIATAN",
        "E": "XYZ",
        "F": "TARGET",
        "H": "BULAN",
        "T": "PENANGGUNG JAWAB",
        "U": "ANGGARAN",
        "V": "SDM",
    }.items():
        lembar[f"{kolom}4"] = judul
    lembar["F5"], lembar["G5"] = "VOLUME", "SATUAN"
    for nomor, nama in enumerate(BULAN):
        lembar.cell(5, 8 + nomor, nama)
    lembar.merge_cells("F4:G4")
    lembar.merge_cells("H4:S4")
    for nomor, (area, program, kegiatan, tahapan, volume, satuan, bulan_isi, uang, orang) in enumerate(BUTIR):
        baris = 6 + nomor
        isi = [nomor + 1, area, program, kegiatan, tahapan, volume, satuan]
        for letak, nilai in enumerate(isi, start=1):
            if nomor % 2 == 0 or letak not in {2, 3, 4}:
                lembar.cell(baris, letak, nilai)
        for b in bulan_isi:
            lembar.cell(baris, 7 + b, "v")
        lembar.cell(baris, 20, "Bidang Aplikasi")
        lembar.cell(baris, 21, uang)
        lembar.cell(baris, 22, orang)
    for awal in (6, 8):
        for huruf in "BCD":
            lembar.merge_cells(f"{huruf}{awal}:{huruf}{awal + 1}")
    lembar["E10"], lembar["U10"] = "JUMLAH", 0
    lembar["T12"], lembar["T13"] = "Malang, 4 Januari 2023", "Kepala Dinas"
    buku.save(jalur)


def perbaiki(isi: bytes, jalur: Path) -> None:
    """Mend the two cells that were marked, as the officer does in a spreadsheet."""
    buku = load_workbook(io.BytesIO(isi))
    lembar = buku.worksheets[0]
    assert lembar["U8"].comment is not None
    assert lembar["V9"].comment is not None
    lembar["U8"], lembar["V9"] = 5_000_000, 2
    buku.save(jalur)


def orang(peramban: Browser, peladen: str, peran: str) -> Page:
    """Open a browser of its own for someone else."""
    halaman = peramban.new_context(base_url=peladen, locale="id-ID").new_page()
    masuk(halaman, peran)
    return halaman


def langkah(halaman: Page, alamat: str, tombol: str) -> None:
    """Take a step from the plan's page: its button, then the confirmation."""
    halaman.goto(alamat)
    halaman.get_by_role("link", name=tombol).or_(halaman.get_by_role("button", name=tombol)).first.click()
    halaman.locator("main form[method=post] button[type=submit]").last.click()


def test_berkas_sampai_ditetapkan(halaman: Page, peramban: Browser, peladen: str, tmp_path: Path) -> None:
    jalur = tmp_path / "rencana kami.xlsx"
    berkas_berantakan(jalur)
    masuk(halaman, "tim-pelaksana-pd")

    # A plan of 2023 is begun on the matrix, and the file goes in.
    halaman.goto("/rencana-aksi/")
    halaman.get_by_role("row", name=UNIT).get_by_role("button", name="Mulai").last.click()
    expect(halaman.get_by_role("heading", level=1)).to_contain_text("2023")
    alamat = halaman.url
    halaman.goto(f"{alamat}unggah/")
    periksa_axe(halaman)
    halaman.set_input_files("input[type=file]", jalur)
    halaman.get_by_role("button", name="Baca berkas").click()

    # One column is asked for.
    expect(halaman.get_by_role("heading", level=1)).to_have_text("Apa isi setiap kolom?")
    periksa_axe(halaman)
    halaman.get_by_label("Kolom E: XYZ").select_option(label="Tahapan/aktivitas")
    halaman.get_by_role("button", name="Lihat pratinjau").click()

    # Two cells are refused; the file comes back with both marked, is mended and sent again.
    expect(halaman.get_by_role("heading", name="Ditolak: 2")).to_be_visible()
    periksa_axe(halaman)
    with halaman.expect_download() as unduhan:
        halaman.get_by_role("link", name="Unduh berkas bertanda").click()
    perbaiki(Path(unduhan.value.path()).read_bytes(), jalur)
    halaman.get_by_role("link", name="Unggah perbaikan").click()
    halaman.set_input_files("input[type=file]", jalur)
    halaman.get_by_role("button", name="Baca berkas").click()
    halaman.set_viewport_size({"width": 390, "height": 844})
    expect(halaman.get_by_role("heading", name="Baru: 4")).to_be_visible()  # nothing is asked a second time
    periksa_lebar(halaman)
    halaman.get_by_role("button", name="Terapkan 4 baris").click()
    expect(halaman.get_by_text("4 butir baru")).to_be_visible()
    halaman.set_viewport_size({"width": 1440, "height": 900})

    # Officer, head of the unit, Tim Pelaksana, Tim Pengarah.
    langkah(halaman, alamat, "Ajukan ke Kepala Perangkat Daerah")
    expect(halaman.get_by_text("Menunggu persetujuan").first).to_be_visible()
    langkah(orang(peramban, peladen, "kepala-pd"), alamat, "Setujui dan kirim")
    verifikator = orang(peramban, peladen, "tim-pelaksana")
    verifikator.goto(f"{alamat}periksa/")
    verifikator.get_by_role("button", name="Tandai semua sesuai").click()
    langkah(verifikator, alamat, "Nyatakan terverifikasi")
    penetap = orang(peramban, peladen, "tim-pengarah")
    langkah(penetap, alamat, "Tetapkan")
    halaman.goto(alamat)
    expect(halaman.get_by_text("Ditetapkan").first).to_be_visible()

    # A revision takes the export in unchanged.
    with halaman.expect_download() as unduhan:
        halaman.evaluate("location.assign('unduh/xlsx/')")
    ekspor = tmp_path / "ekspor.xlsx"
    unduhan.value.save_as(ekspor)
    halaman.goto(f"{alamat}revisi/")
    halaman.locator("main form[method=post] button[type=submit]").last.click()
    expect(halaman.get_by_text("Versi 2").first).to_be_visible()
    halaman.goto(f"{halaman.url.split('?')[0]}unggah/")
    halaman.set_input_files("input[type=file]", ekspor)
    halaman.get_by_role("button", name="Baca berkas").click()
    expect(halaman.get_by_role("heading", name="Sama: 4")).to_be_visible()
    expect(halaman.get_by_role("heading", name="Berubah")).to_have_count(0)
    expect(halaman.get_by_role("heading", name="Baru")).to_have_count(0)
