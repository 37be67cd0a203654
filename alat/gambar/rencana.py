"""Pictures of the plans: one office's year 2021 from the empty matrix to Tim Pengarah, after a plan of 2020."""

import re
from dataclasses import replace
from pathlib import Path

from playwright.sync_api import Page, expect

from alat.gambar.berkas_pd import BENAR, PELAYANAN, SALAH, URAIAN, tulis_rencana
from alat.gambar.panggung import UKURAN_LEBAR, Gambar, Panggung

UNIT = "Dinas Komunikasi dan Informatika"
TAHUN = 2021
TENGGAT = {"pengajuan": "2021-01-29", "verifikasi": "2021-02-12", "penetapan": "2021-02-26"}
PENYUSUN, KEPALA, KOTA, PENGARAH = "tim-pelaksana-pd", "kepala-pd", "tim-pelaksana", "tim-pengarah"
MATRIKS = "/rencana-aksi/"


# The year and the matrix


def tahun(di: Panggung) -> Page:
    """Give the year its deadlines."""
    halaman = di.sebagai(KOTA)
    halaman.goto("/rencana-aksi/tahun/")
    halaman.get_by_role("link", name=str(TAHUN), exact=True).click()
    for nama, tanggal in TENGGAT.items():
        halaman.get_by_label(f"Tenggat {nama}").fill(tanggal)
    halaman.get_by_role("button", name="Simpan").click()
    halaman.get_by_role("heading", level=1, name="Tahun dan tenggat").wait_for()
    halaman.goto("/rencana-aksi/tahun/")
    return halaman


def matriks_pd(di: Panggung) -> Page:
    """Show the office its matrix: last year's plan is set, this year's not begun."""
    _tetapkan_tahun_lalu(di)
    halaman = di.sebagai(PENYUSUN)
    halaman.goto(MATRIKS)
    return halaman


def _tetapkan_tahun_lalu(di: Panggung) -> None:
    tahun_lalu = TAHUN - 1
    daftar = tuple(replace(baris, area="MANAJEMEN PERUBAHAN") for baris in BENAR[:3])
    berkas = tulis_rencana(
        di.folder / "renaksi 2020.xlsx", tahun=tahun_lalu, daftar=daftar, uraian="TAHAPAN KERJA"
    )
    halaman = _mulai(di, tahun_lalu)
    halaman.get_by_role("link", name="Unggah berkas").first.click()
    _kirim(halaman, berkas)
    _terapkan(halaman)
    _langkah(di, PENYUSUN, tahun_lalu, "Ajukan ke Kepala Perangkat Daerah")
    _langkah(di, KEPALA, tahun_lalu, "Setujui dan kirim")
    _tandai_semua(_buka_periksa(di, tahun_lalu))
    _langkah(di, KOTA, tahun_lalu, "Nyatakan terverifikasi")
    _langkah(di, PENGARAH, tahun_lalu, "Tetapkan")


# The office fills its plan


def rencana_kosong(di: Panggung) -> Page:
    """Begin the plan on the matrix."""
    _mulai(di, TAHUN)
    return _buka(di, PENYUSUN, TAHUN)


def unggah_berkas(di: Panggung) -> Page:
    """Open the upload from the plan's page."""
    halaman = di.sebagai(PENYUSUN)
    halaman.get_by_role("link", name="Unggah berkas").first.click()
    expect(halaman.get_by_role("heading", level=1)).to_have_text("Unggah rencana aksi")
    return halaman


def unggah_kolom(di: Panggung) -> Page:
    """Upload a file with a heading that may mean much, and two wrong cells."""
    halaman = di.sebagai(PENYUSUN)
    _baca(halaman, tulis_rencana(di.folder / "renaksi diskominfo 2021.xlsx", tahun=TAHUN, daftar=SALAH))
    expect(halaman.get_by_role("heading", level=1)).to_have_text("Apa isi setiap kolom?")
    return halaman


def unggah_pratinjau(di: Panggung) -> Page:
    """Answer what the column is."""
    halaman = di.sebagai(PENYUSUN)
    halaman.get_by_label(f"Kolom E: {URAIAN}").select_option(label="Tahapan/aktivitas")
    halaman.get_by_role("button", name="Lihat pratinjau").click()
    expect(halaman.get_by_role("heading", level=1)).to_have_text("Pratinjau")
    return halaman


def rencana_berisi(di: Panggung) -> Page:
    """Answer what the area is, send the mended file and apply it."""
    halaman = di.sebagai(PENYUSUN)
    halaman.get_by_label(f"Maksud ‘{PELAYANAN}’").select_option(label="Peningkatan Kualitas Pelayanan Publik")
    halaman.get_by_role("button", name="Pakai pilihan ini").click()
    halaman.get_by_role("link", name="Unggah perbaikan").click()
    _kirim(halaman, tulis_rencana(di.folder / "renaksi diskominfo 2021.xlsx", tahun=TAHUN, daftar=BENAR))
    _terapkan(halaman)
    return _buka(di, PENYUSUN, TAHUN)


def butir_sunting(di: Panggung) -> Page:
    """Open the first row for editing."""
    halaman = di.sebagai(PENYUSUN)
    halaman.get_by_role("link", name="Ubah", exact=True).first.click()
    expect(halaman.get_by_label("Tahapan/aktivitas")).to_be_focused()
    halaman.locator(".kelompok-area").first.evaluate(
        "(kepala) => scrollBy(0, kepala.getBoundingClientRect().top - 60)"
    )
    return halaman


# From hand to hand


def ajukan(di: Panggung) -> Page:
    """Ask the office whether to submit."""
    return _sebelum_langkah(di, PENYUSUN, TAHUN, "Ajukan ke Kepala Perangkat Daerah")


def setujui(di: Panggung) -> Page:
    """Submit, and ask the head of the office."""
    _ya(di.sebagai(PENYUSUN))
    return _sebelum_langkah(di, KEPALA, TAHUN, "Setujui dan kirim")


def tugas(di: Panggung) -> Page:
    """Send it to Tim Pelaksana, who find it waiting."""
    _ya(di.sebagai(KEPALA))
    halaman = di.sebagai(KOTA)
    halaman.goto("/rencana-aksi/tugas/")
    return halaman


def matriks_kota(di: Panggung) -> Page:
    """Show Tim Pelaksana all offices, those with a plan of the year first; their own is a draft."""
    halaman = di.sebagai(KOTA)
    halaman.goto(MATRIKS)
    halaman.get_by_role("button", name=re.compile(rf"^Mulai rencana Kota.* {TAHUN}$")).click()
    halaman.goto(f"{MATRIKS}?urut=-{TAHUN}")
    return halaman


def periksa(di: Panggung) -> Page:
    """Show the items to Tim Pelaksana, the first found in order."""
    halaman = _buka_periksa(di, TAHUN)
    halaman.get_by_role("button", name="Sesuai", exact=True).first.click()
    expect(halaman.locator("#periksa-ringkas")).to_contain_text("1 sesuai")
    return _buka_periksa(di, TAHUN)


def verifikasi(di: Panggung) -> Page:
    """Find all in order and ask whether to verify."""
    _tandai_semua(di.sebagai(KOTA))
    return _sebelum_langkah(di, KOTA, TAHUN, "Nyatakan terverifikasi")


def penetapan(di: Panggung) -> Page:
    """Verify; Tim Pengarah ticks the plan."""
    _ya(di.sebagai(KOTA))
    halaman = di.sebagai(PENGARAH)
    halaman.goto("/rencana-aksi/penetapan/")
    halaman.get_by_label(re.compile(rf"^Pilih .*{TAHUN}$")).check()
    return halaman


# Steps on the way


def _mulai(di: Panggung, tahun: int) -> Page:
    """Begin a plan on the matrix."""
    halaman = di.sebagai(PENYUSUN)
    halaman.goto(MATRIKS)
    halaman.get_by_role("button", name=f"Mulai rencana {UNIT} {tahun}").click()
    expect(halaman.get_by_role("heading", level=1)).to_have_text(f"Rencana aksi {UNIT} {tahun}")
    return halaman


def _buka(di: Panggung, peran: str, tahun: int) -> Page:
    """Open the plan of a year from the matrix."""
    halaman = di.sebagai(peran)
    halaman.goto(f"{MATRIKS}?tahun={tahun}")
    halaman.get_by_role("row", name=UNIT).locator(".sel-rencana > a").click()
    expect(halaman.get_by_role("heading", level=1)).to_have_text(f"Rencana aksi {UNIT} {tahun}")
    return halaman


def _buka_periksa(di: Panggung, tahun: int) -> Page:
    """Open the page on which Tim Pelaksana look at every item."""
    halaman = _buka(di, KOTA, tahun)
    halaman.get_by_role("link", name="Periksa butir").click()
    expect(halaman.locator("#periksa-ringkas")).to_be_visible()
    return halaman


def _tandai_semua(halaman: Page) -> None:
    halaman.get_by_role("button", name="Tandai semua sesuai").click()
    expect(halaman.locator("#periksa-ringkas")).to_contain_text("0 belum diperiksa")


def _baca(halaman: Page, berkas: Path) -> None:
    halaman.set_input_files("input[type=file]", berkas)
    halaman.get_by_role("button", name="Baca berkas").click()


def _kirim(halaman: Page, berkas: Path) -> None:
    """Upload a file that asks nothing."""
    _baca(halaman, berkas)
    expect(halaman.get_by_role("heading", level=1)).to_have_text("Pratinjau")


def _terapkan(halaman: Page) -> None:
    halaman.get_by_role("button", name=re.compile(r"^Terapkan \d+ baris$")).click()
    expect(halaman.get_by_role("heading", level=1)).to_contain_text("Rencana aksi")


def _sebelum_langkah(di: Panggung, peran: str, tahun: int, kata: str) -> Page:
    """Press the button of a step and stop at the question."""
    halaman = _buka(di, peran, tahun)
    halaman.get_by_role("link", name=kata, exact=True).first.click()
    expect(halaman.get_by_role("heading", level=1)).to_have_text(kata)
    return halaman


def _langkah(di: Panggung, peran: str, tahun: int, kata: str) -> None:
    """Take a step of a plan."""
    _ya(_sebelum_langkah(di, peran, tahun, kata))


def _ya(halaman: Page) -> None:
    """Answer the question with its button, and see the plan again."""
    halaman.locator("main form[method=post] button[type=submit]").click()
    expect(halaman.get_by_role("heading", level=1)).to_contain_text("Rencana aksi")


GAMBAR = (
    Gambar("panduan/tahun", tahun),
    Gambar("panduan/matriks-pd", matriks_pd),
    Gambar("panduan/rencana-kosong", rencana_kosong),
    Gambar("panduan/unggah-berkas", unggah_berkas),
    Gambar("panduan/unggah-kolom", unggah_kolom),
    Gambar("panduan/unggah-pratinjau", unggah_pratinjau),
    Gambar("panduan/rencana-berisi", rencana_berisi, ukuran=UKURAN_LEBAR),
    Gambar("panduan/butir-sunting", butir_sunting, ukuran=UKURAN_LEBAR),
    Gambar("panduan/ajukan", ajukan),
    Gambar("panduan/setujui", setujui),
    Gambar("panduan/tugas", tugas),
    Gambar("panduan/matriks-kota", matriks_kota),
    Gambar("panduan/periksa", periksa),
    Gambar("panduan/verifikasi", verifikasi),
    Gambar("panduan/penetapan", penetapan),
)
