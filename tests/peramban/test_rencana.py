"""A plan edited on screen: by keys alone, by two people at once, without a script, on a phone."""

import re

from playwright.sync_api import Browser, FloatRect, Page, expect

from tests.peramban.conftest import Keluhan
from tests.peramban.langkah import KATA_SANDI_DEMO, masuk, periksa_axe

UNIT = "Dinas Komunikasi dan Informatika"


def mulai(halaman: Page, tahun: int) -> str:
    """Start the unit's plan of a year on the matrix and return its address."""
    halaman.goto("/rencana-aksi/")
    halaman.get_by_role("button", name=f"Mulai rencana {UNIT} {tahun}").click()
    expect(halaman.get_by_role("heading", level=1)).to_have_text(f"Rencana aksi {UNIT} {tahun}")
    return halaman.url


def isi_butir(halaman: Page, tahapan: str, anggaran: str) -> None:
    """Fill in the open form of a new item."""
    halaman.get_by_label("Area perubahan").last.select_option(label="1. Manajemen Perubahan")
    halaman.get_by_label("Tahapan/aktivitas").fill(tahapan)
    halaman.get_by_label("Anggaran (Rp)").fill(anggaran)


def tunggu_tabel(halaman: Page, banyak: int) -> None:
    """Wait until the table has its rows and the script has made one of them reachable by Tab."""
    expect(halaman.locator("tr[data-butir]")).to_have_count(banyak)
    expect(halaman.locator("tr[data-butir][tabindex='0']")).to_have_count(1)


def jumlah(halaman: Page) -> str:
    """Return the budget at the foot of the table."""
    return halaman.locator("#jumlah-semua td.angka").first.inner_text()


def meluap(halaman: Page) -> int:
    """Return by how many pixels the table is wider than its frame."""
    return int(halaman.locator(".tabel-bingkai").evaluate("e => e.scrollWidth - e.clientWidth"))


def kotak(halaman: Page, pemilih: str) -> FloatRect:
    """Return where something stands on the screen."""
    letak = halaman.locator(pemilih).bounding_box()
    assert letak is not None
    return letak


def test_menyunting_dengan_papan_tombol(halaman: Page) -> None:
    """Add two items, move between rows, edit, reorder and cancel without touching the mouse."""
    tombol = halaman.keyboard
    masuk(halaman, "tim-pelaksana-pd")
    alamat = mulai(halaman, 2020)
    halaman.goto(f"{alamat}butir/tambah/")
    isi_butir(halaman, "Menyusun peta", "75250000")
    halaman.get_by_role("button", name="Simpan", exact=True).press("Enter")
    tunggu_tabel(halaman, 1)

    # The new row stays open for the next: Ctrl+Enter saves and opens another.
    halaman.get_by_role("link", name="Tambah butir").last.press("Enter")
    tahapan = halaman.locator("#baru_tahapan")
    expect(tahapan).to_be_visible()
    isi_butir(halaman, "Melatih agen", "1,5 juta")
    periksa_axe(halaman)
    tombol.press("Control+Enter")
    expect(halaman.locator("tr[data-butir]")).to_have_count(2)
    expect(tahapan).to_have_value("")
    expect(tahapan).to_be_focused()
    assert jumlah(halaman) == "76.750.000"
    tombol.press("Escape")
    expect(halaman.locator(".baris-tambah")).to_be_visible()
    tunggu_tabel(halaman, 2)

    # Arrows lead from row to row, Enter opens, leaving a field saves, Escape closes.
    satu, dua = halaman.locator("tr[data-butir]").all()
    satu.focus()
    tombol.press("ArrowDown")
    expect(dua).to_be_focused()
    tombol.press("Enter")
    anggaran = halaman.get_by_label("Anggaran (Rp)")
    expect(halaman.get_by_label("Tahapan/aktivitas")).to_be_focused()
    anggaran.fill("2 juta")
    tombol.press("Tab")
    expect(halaman.locator(".baris-sunting .tersimpan")).to_have_text(re.compile(r"^Tersimpan \d\d\.\d\d"))
    expect(anggaran).to_have_value("2.000.000")
    expect(halaman.locator("#jumlah-semua td.angka").first).to_have_text("77.250.000")
    halaman.get_by_label("Tahapan/aktivitas").fill("Tidak jadi")
    tombol.press("Escape")
    baris = halaman.locator("tr[data-butir]").nth(1)
    expect(baris).to_be_focused()
    expect(baris).to_contain_text("Melatih agen")

    # Alt and an arrow move the row, and the focus goes with it.
    tombol.press("Alt+ArrowUp")
    expect(halaman.locator("tr[data-butir]").first).to_contain_text("Melatih agen")
    expect(halaman.locator("tr[data-butir]").first).to_be_focused()
    periksa_axe(halaman)

    # On a small laptop the table fits its frame; there and on a phone the whole form of a row is in sight.
    halaman.set_viewport_size({"width": 1280, "height": 800})
    assert meluap(halaman) == 0
    tombol.press("Enter")
    expect(halaman.get_by_label("Tahapan/aktivitas")).to_be_focused()
    for lebar in (1280, 390):
        halaman.set_viewport_size({"width": lebar, "height": 800})
        bingkai, formulir = (kotak(halaman, pemilih) for pemilih in (".tabel-bingkai", ".baris-sunting form"))
        assert bingkai["x"] < formulir["x"]
        assert formulir["x"] + formulir["width"] < bingkai["x"] + bingkai["width"]


def test_ketikan_bertahan_dan_dua_orang(
    halaman: Page, peramban: Browser, peladen: str, keluhan: Keluhan
) -> None:
    """What was typed survives a reload; who comes second sees both values and chooses."""
    masuk(halaman, "tim-pelaksana-pd")
    alamat = mulai(halaman, 2021)
    halaman.goto(f"{alamat}butir/tambah/")
    isi_butir(halaman, "Menyusun peta", "10 juta")
    halaman.reload()
    expect(halaman.get_by_label("Tahapan/aktivitas")).to_have_value("Menyusun peta")
    expect(halaman.get_by_text("Isian yang belum tersimpan dipulihkan.")).to_be_visible()
    halaman.get_by_role("button", name="Simpan", exact=True).click()
    tunggu_tabel(halaman, 1)
    halaman.get_by_role("link", name="Ubah", exact=True).click()
    expect(halaman.get_by_label("Tahapan/aktivitas")).to_be_focused()

    konteks = peramban.new_context(base_url=peladen, locale="id-ID")
    lain = konteks.new_page()
    masuk(lain, "administrator")
    lain.goto(alamat)
    tunggu_tabel(lain, 1)
    lain.get_by_role("link", name="Ubah", exact=True).click()
    lain.get_by_label("Anggaran (Rp)").fill("30 juta")
    lain.get_by_label("SDM (orang)").fill("7")
    lain.get_by_role("button", name="Simpan dan tutup").click()
    expect(lain.locator("#kabar-simpan")).to_contain_text("Butir 1 tersimpan")
    konteks.close()

    halaman.get_by_label("Satuan").fill("dokumen")  # typed, and the page is gone before it is sent
    halaman.reload()
    expect(halaman.get_by_label("Satuan")).to_have_value("dokumen")
    expect(halaman.get_by_text("Isian yang belum tersimpan dipulihkan.")).to_be_visible()
    halaman.get_by_label("Anggaran (Rp)").fill("20 juta")
    halaman.get_by_role("button", name="Simpan dan tutup").click()
    teguran = halaman.get_by_role("alert")
    expect(teguran).to_contain_text("diubah oleh Administrator")
    sel = teguran.get_by_role("row", name="Anggaran (Rp)").get_by_role("cell")
    expect(sel).to_have_text(["20.000.000", "30.000.000", ""])
    expect(teguran.get_by_label("Pakai yang tersimpan untuk SDM")).to_be_checked()
    expect(halaman.get_by_label("Anggaran (Rp)", exact=True)).to_have_value("20 juta")
    keluhan.abaikan("status of 409")
    periksa_axe(halaman)
    halaman.get_by_role("button", name="Simpan dan tutup").click()
    baris = halaman.locator("tr[data-butir]")
    expect(baris.locator("td.angka")).to_have_text(["20.000.000", "7"])


def test_tanpa_javascript(peramban: Browser, peladen: str) -> None:
    """Without a script: add, a wrong amount, change, link to the road map, delete."""
    konteks = peramban.new_context(base_url=peladen, java_script_enabled=False, locale="id-ID")
    halaman = konteks.new_page()
    halaman.goto("/akun/masuk/")
    halaman.locator("input[name=login]").fill("tim-pelaksana-pd")
    halaman.locator("input[name=password]").fill(KATA_SANDI_DEMO)
    halaman.locator("main form [type=submit]").click()
    mulai(halaman, 2022)
    halaman.locator(".ajakan-lain").get_by_role("link", name="Tambah butir").click()
    isi_butir(halaman, "Pengembangan ekosistem kota cerdas", "lima juta")
    halaman.get_by_role("button", name="Simpan", exact=True).click()
    expect(halaman.locator("#ringkasan-salah")).to_contain_text("‘lima juta’ bukan angka")
    halaman.get_by_label("Anggaran (Rp)").fill("5 juta")
    halaman.get_by_role("button", name="Simpan", exact=True).click()
    expect(halaman.locator("#pesan")).to_contain_text("Butir 1 tersimpan")
    halaman.get_by_role("link", name="Ubah", exact=True).click()
    halaman.get_by_label("Maret").check()
    halaman.get_by_role("button", name="Simpan", exact=True).click()
    expect(halaman.locator("tr[data-butir] td.bulan.isi")).to_have_count(1)
    halaman.get_by_role("link", name="Pengembangan ekosistem kota cerdas").click()
    halaman.get_by_role("link", name="Tetapkan asal").last.click()
    halaman.locator("input[name=asal]").first.check()
    halaman.get_by_role("button", name="Simpan asal").click()
    expect(halaman.locator("main")).to_contain_text("Asal: Lampiran baris")
    halaman.locator(".kepala-aksi summary").click()
    halaman.get_by_role("link", name="Hapus butir").click()
    halaman.get_by_role("button", name="Hapus butir 1").click()
    expect(halaman.locator("main")).to_contain_text("Belum ada butir")
    konteks.close()


def test_rencana_di_kertas(halaman: Page) -> None:
    """On paper: the items and their total, nothing to press."""
    masuk(halaman, "tim-pelaksana")
    halaman.goto("/rencana-aksi/")
    halaman.get_by_role("button", name=re.compile(r"^Mulai rencana Kota.* 2020$")).click()
    alamat = halaman.url
    halaman.goto(f"{alamat}butir/tambah/")
    isi_butir(halaman, "Pembangunan zona integritas " + "x" * 60, "1 miliar")
    halaman.get_by_role("button", name="Simpan", exact=True).click()

    halaman.emulate_media(media="print", color_scheme="light")
    halaman.goto(alamat)
    expect(halaman.locator("#jumlah-semua")).to_be_visible()
    for pemilih in ("main .btn", ".kol-tindakan", ".komentar-formulir"):
        assert not any(satu.is_visible() for satu in halaman.locator(pemilih).all()), pemilih
    assert halaman.locator("#jumlah-semua th").evaluate("e => getComputedStyle(e).position") == "static"
