"""Journeys of those who draft: clone, edit, move, conflict, files out and in, set in force, admin."""

import io
import re
from pathlib import Path

import openpyxl
import pytest
from playwright.sync_api import Browser, Page, expect

from tests.peramban.conftest import Keluhan
from tests.peramban.langkah import KATA_SANDI_DEMO, buka_baris, masuk, periksa_axe, periksa_lebar, salin


def test_menyusun_dan_riwayat(halaman: Page) -> None:
    """Tim Pelaksana clones, edits a row, moves it, and finds their name in the history."""
    masuk(halaman, "tim-pelaksana")
    salin(halaman, "uji-susun")
    buka_baris(halaman, "uji-susun", 5)
    halaman.locator(".kepala-aksi").get_by_role("link", name="Ubah").click()
    expect(halaman.get_by_role("heading", level=1)).to_have_text("Ubah Lampiran baris 5")
    periksa_axe(halaman)
    halaman.set_viewport_size({"width": 390, "height": 844})
    periksa_lebar(halaman)
    halaman.set_viewport_size({"width": 1440, "height": 900})
    halaman.locator("#id_teks_kegiatan").fill("Kegiatan <b>uji</b> & susun")
    halaman.get_by_role("button", name="Simpan").click()
    expect(halaman.locator("#pesan")).to_contain_text("Lampiran baris 5 tersimpan.")
    riwayat = halaman.get_by_role("region", name="Riwayat perubahan")
    expect(riwayat).to_contain_text("Diubah oleh Tim Pelaksana")
    expect(riwayat.locator("ins")).to_have_text("Kegiatan <b>uji</b> & susun")
    periksa_axe(halaman)
    halaman.get_by_role("link", name="Lihat pada tabel").click()
    sasaran = halaman.locator("tr:target")
    expect(sasaran).to_contain_text("Kegiatan <b>uji</b> & susun")
    expect(sasaran).to_be_in_viewport()
    kunci = sasaran.get_attribute("id")
    sasaran.get_by_role("button", name="Naikkan baris").click()
    expect(halaman.locator(".tabel-lampiran tbody tr").nth(3)).to_have_attribute("id", kunci or "")
    expect(halaman.locator("tr:target")).to_have_attribute("id", kunci or "")
    periksa_axe(halaman)
    halaman.set_viewport_size({"width": 390, "height": 844})
    periksa_lebar(halaman)


def test_dua_orang_sekaligus(halaman: Page, peramban: Browser, peladen: str, keluhan: Keluhan) -> None:
    """Who saves last is told what the other changed, and keeps what was typed."""
    masuk(halaman, "tim-pelaksana")
    salin(halaman, "uji-berdua")
    buka_baris(halaman, "uji-berdua", 7)
    alamat = f"{halaman.url}ubah/"
    halaman.goto(alamat)
    konteks = peramban.new_context(base_url=peladen, locale="id-ID")
    lain = konteks.new_page()
    masuk(lain, "administrator")
    lain.goto(alamat)
    lain.locator("#id_teks_kegiatan").fill("Tulisan Administrator")
    lain.get_by_role("button", name="Simpan").click()
    expect(lain.locator("#pesan")).to_contain_text("tersimpan")
    konteks.close()
    halaman.locator("#id_teks_kegiatan").fill("Tulisan saya")
    halaman.get_by_role("button", name="Simpan").click()
    teguran = halaman.get_by_role("alert")
    expect(teguran).to_contain_text("Diubah oleh Administrator")
    expect(teguran.locator("ins")).to_have_text("Tulisan Administrator")
    expect(halaman.locator("#id_teks_kegiatan")).to_have_value("Tulisan saya")
    keluhan.abaikan("status of 409")
    periksa_axe(halaman)
    halaman.get_by_role("button", name="Simpan").click()
    expect(halaman.locator("#pesan")).to_contain_text("tersimpan")
    expect(halaman.locator("main")).to_contain_text("Tulisan saya")


def test_isian_salah_mendapat_fokus(halaman: Page, keluhan: Keluhan) -> None:
    masuk(halaman, "tim-pelaksana")
    salin(halaman, "uji-salah")
    halaman.goto("/road-map/isi/tujuan/tambah/?peta=uji-salah")
    halaman.get_by_label("Kode").fill("t9")
    halaman.get_by_role("button", name="Simpan").click()
    expect(halaman.locator("#ringkasan-salah")).to_be_focused()
    keluhan.abaikan("status of 422")
    expect(halaman.get_by_label("Kode")).to_have_value("t9")
    periksa_axe(halaman)
    halaman.locator("#ringkasan-salah").get_by_role("link", name="Nomor urut").click()
    expect(halaman.get_by_label("Nomor urut")).to_be_focused()


KEPALA = {
    "PDF": b"%PDF-",
    "Excel (XLSX)": b"PK\x03\x04",
    "Word (DOCX)": b"PK\x03\x04",
    "CSV": b"\xef\xbb\xbf",
}


@pytest.mark.parametrize("bentuk", KEPALA)
def test_unduhan(halaman: Page, tmp_path: Path, bentuk: str) -> None:
    """Each format arrives with its name, and begins as such a file begins; a filter is in the name."""
    halaman.goto("/road-map/lampiran/?nomenklatur=baru")
    if bentuk != "PDF":
        halaman.locator(".kepala-aksi summary").click()
    with halaman.expect_download() as unduhan:
        halaman.get_by_role("link", name=f"Unduh {bentuk}").click()
    akhiran = re.sub(r".*\((\w+)\)|^(\w+)$", r"\1\2", bentuk).lower()
    assert unduhan.value.suggested_filename == f"lampiran-perwal-45-2020-tersaring.{akhiran}"
    tujuan = tmp_path / "berkas"
    unduhan.value.save_as(tujuan)
    assert tujuan.read_bytes().startswith(KEPALA[bentuk])


def test_impor(halaman: Page, tmp_path: Path, keluhan: Keluhan) -> None:
    """The Lampiran leaves as a workbook, comes back with one cell changed, and only that is changed."""
    masuk(halaman, "tim-pelaksana")
    salin(halaman, "uji-impor")
    halaman.goto("/road-map/lampiran/?peta=uji-impor")
    halaman.locator(".kepala-aksi summary").click()
    with halaman.expect_download() as unduhan:
        halaman.get_by_role("link", name="Unduh Excel (XLSX)").click()
    buku = openpyxl.load_workbook(io.BytesIO(Path(unduhan.value.path()).read_bytes()))
    lembar = buku.worksheets[0]
    baris = next(b[0].row for b in lembar.iter_rows() if b[0].value == "1") + 3
    lembar.cell(baris, 11).value = "Kegiatan dari lembar kerja"
    buku.save(tmp_path / "suntingan.xlsx")
    (tmp_path / "rusak.xlsx").write_bytes(b"PK\x03\x04 bukan lembar kerja")

    halaman.goto("/road-map/lampiran/impor/?peta=uji-impor")
    periksa_axe(halaman)
    halaman.locator("input[type=file]").set_input_files(tmp_path / "rusak.xlsx")
    halaman.get_by_role("button", name="Lihat perbedaan").click()
    expect(halaman.get_by_role("alert")).to_contain_text("Ditolak")
    keluhan.abaikan("status of 422")
    periksa_axe(halaman)
    expect(halaman.get_by_role("button", name=re.compile("Terapkan"))).to_have_count(0)

    halaman.locator("input[type=file]").set_input_files(tmp_path / "suntingan.xlsx")
    expect(halaman.locator(".zona-nama")).to_have_text("suntingan.xlsx")
    halaman.get_by_role("button", name="Lihat perbedaan").click()
    expect(halaman.get_by_role("heading", name="Berubah: 1")).to_be_visible()
    expect(halaman.locator("main ins")).to_have_text(["Kegiatan dari lembar kerja"])
    periksa_axe(halaman)
    halaman.set_viewport_size({"width": 390, "height": 844})
    periksa_lebar(halaman)
    halaman.get_by_role("button", name="Terapkan 1 perubahan").click()
    expect(halaman.locator("#pesan")).to_contain_text("1 perubahan dari berkas ‘suntingan.xlsx’ tersimpan")
    expect(halaman.locator(".tabel-lampiran tbody tr").nth(2)).to_contain_text("Kegiatan dari lembar kerja")


def test_menetapkan(halaman: Page, peramban: Browser, peladen: str) -> None:
    """Tim Pelaksana fills in number and date, Tim Pengarah sets it in force, and nobody edits it any more."""
    masuk(halaman, "tim-pelaksana")
    salin(halaman, "uji-tetapkan")
    halaman.locator(".kepala-aksi summary").click()
    expect(halaman.locator(".menu-isi").last).to_contain_text("Hanya Tim Pengarah")
    halaman.get_by_role("link", name="Ubah data regulasi").click()
    halaman.get_by_label("Nomor regulasi").fill("7")
    halaman.get_by_label("Tahun regulasi").fill("2021")
    halaman.get_by_label("Ditetapkan pada").fill("2021-03-04")
    halaman.get_by_role("button", name="Simpan").click()
    expect(halaman.locator("main")).to_contain_text("Malang, 4 Maret 2021")

    konteks = peramban.new_context(base_url=peladen, locale="id-ID")
    pengarah = konteks.new_page()
    masuk(pengarah, "tim-pengarah")
    pengarah.goto("/road-map/peta/uji-tetapkan/")
    pengarah.locator(".kepala-aksi summary").click()
    pengarah.get_by_role("link", name="Tetapkan road map").click()
    expect(pengarah.locator("main")).to_contain_text("tidak dapat diubah lagi")
    pengarah.get_by_role("button", name="Tetapkan road map ini").click()
    expect(pengarah.locator("#pesan")).to_contain_text("kini berstatus Berlaku")
    konteks.close()

    halaman.goto("/road-map/lampiran/?peta=uji-tetapkan")
    expect(halaman.locator(".kepala-status")).to_contain_text("Berlaku")
    expect(halaman.locator(".tindakan-baris")).to_have_count(0)
    halaman.goto("/road-map/peta/uji-tetapkan/ubah/")
    expect(halaman.locator("#pesan")).to_contain_text("berstatus Berlaku dan tidak dapat diubah")
    anonim = peramban.new_context(base_url=peladen)
    jawaban = anonim.new_page().goto("/road-map/peta/uji-tetapkan/")
    assert jawaban is not None
    assert jawaban.status == 200
    anonim.close()


def test_formulir_tanpa_javascript(peramban: Browser, peladen: str) -> None:
    """A draft is edited without a script: sign in, clone, save, confirm a deletion, move a row."""
    konteks = peramban.new_context(base_url=peladen, java_script_enabled=False, locale="id-ID")
    halaman = konteks.new_page()
    halaman.goto("/akun/masuk/")
    halaman.locator("input[name=login]").fill("tim-pelaksana")
    halaman.locator("input[name=password]").fill(KATA_SANDI_DEMO)
    halaman.locator("main form [type=submit]").click()
    salin(halaman, "uji-tanpa")
    buka_baris(halaman, "uji-tanpa", 2)
    halaman.locator(".kepala-aksi summary").click()
    halaman.get_by_role("button", name="Turunkan").click()
    halaman.locator(".tabel-lampiran tbody tr").nth(2).get_by_role("link", name="Ubah baris").click()
    halaman.locator("#id_teks_kegiatan").fill("Tanpa skrip")
    halaman.get_by_role("button", name="Simpan").click()
    expect(halaman.locator("#pesan")).to_contain_text("Lampiran baris 3 tersimpan.")
    halaman.locator(".kepala-aksi summary").click()
    halaman.get_by_role("link", name="Hapus").click()
    halaman.get_by_role("button", name="Hapus baris 3").click()
    expect(halaman.locator(".tabel-lampiran tbody tr")).to_have_count(149)
    konteks.close()


def test_admin(halaman: Page) -> None:
    """The Administrator's pages keep the content security policy."""
    masuk(halaman, "administrator")
    halaman.goto("/admin/")
    expect(halaman.get_by_role("link", name="PetaRB – Pengelolaan data")).to_be_visible()
    for alamat in (
        "organisasi/pengguna",
        "organisasi/perangkatdaerah",
        "roadmap/roadmap",
        "indikator/indikator",
    ):
        jawaban = halaman.goto(f"/admin/{alamat}/")
        assert jawaban is not None
        assert jawaban.status == 200, alamat
        expect(halaman.locator("#result_list")).to_be_visible()
        halaman.locator("#result_list tbody th a").first.click()
        expect(halaman.locator("form input[type=submit], .readonly").first).to_be_visible()
    jawaban = halaman.goto("/admin/organisasi/perangkatdaerah/import/")
    assert jawaban is not None
    assert jawaban.status == 200
    expect(halaman.locator("input[type=file]")).to_be_visible()
