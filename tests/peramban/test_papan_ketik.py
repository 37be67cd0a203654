"""The jobs of each part of PetaRB with the keyboard alone: no mouse, and whoever has the focus is seen."""

import io
import re
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from openpyxl import load_workbook
from playwright.sync_api import Page, expect
from pytest_django.plugin import DjangoDbBlocker

from tests.peramban.conftest import Sebagai, layani_salinan
from tests.peramban.siapkan_monev import BERIKUT, TAHUN
from tests.peramban.tombol import (
    alamat_bersih,
    fokus_terlihat,
    isi,
    ke_isi,
    ketik,
    kirim,
    langkah,
    meja,
    pilih_berkas,
    status,
    tautan,
    tekan,
    tuju,
)
from tests.rencana_aksi.conftest import BARIS, LAIN, berkas

BARU = BERIKUT + 1
"""A year whose plan nobody has begun."""
PENYUSUN, KEPALA, KOTA, INSPEKTORAT = "tim-pelaksana-pd", "kepala-pd", "tim-pelaksana", "inspektorat"
KINI = datetime.now(ZoneInfo("Asia/Jakarta"))
LALU, NANTI = f"0101{KINI.year - 1}", f"0101{KINI.year + 1}"
"""1 January of last year and of the next: typed alike in whatever order the browser has day and month."""


@pytest.fixture(scope="module")
def peladen(
    tmp_path_factory: pytest.TempPathFactory, django_db_setup: None, django_db_blocker: DjangoDbBlocker
) -> Iterator[str]:
    """Serve a database of its own, with a set plan whose months are still to be reported."""
    siapkan = ["-m", "tests.peramban.siapkan_monev"]
    with layani_salinan(tmp_path_factory.mktemp("papan"), django_db_blocker, siapkan) as url:
        yield url


def judul(halaman: Page, kata: str | re.Pattern[str]) -> None:
    """Expect a page by its title."""
    expect(halaman.get_by_role("heading", level=1)).to_have_text(kata)


def pesan(halaman: Page, kata: str) -> None:
    """Expect a message, which is announced and not only shown."""
    expect(halaman.get_by_role("status").filter(has=halaman.locator(".pesan"))).to_contain_text(kata)


def test_cari(sebagai: Sebagai) -> None:
    """Ctrl-K, a word, an arrow and Enter lead to a page; Escape gives the focus back."""
    halaman = meja(sebagai, "")
    halaman.goto("/road-map/area/")
    tuju(halaman, halaman.get_by_role("link", name="Langsung ke isi"))
    halaman.keyboard.press("Control+k")
    expect(halaman.locator("#cari-cepat")).to_be_focused()
    halaman.keyboard.press("Escape")
    expect(halaman.get_by_role("link", name="Langsung ke isi")).to_be_focused()
    halaman.keyboard.press("Control+k")
    halaman.keyboard.type("maturitas spip")
    hasil = halaman.locator("#cari-hasil a").first
    expect(hasil).to_be_visible()
    halaman.keyboard.press("ArrowDown")
    expect(hasil).to_be_focused()
    fokus_terlihat(halaman)
    halaman.keyboard.press("Enter")
    expect(halaman).not_to_have_url(re.compile("/road-map/area/$"))


def test_road_map(sebagai: Sebagai) -> None:
    """A draft is cloned; a row of its Lampiran and a target change, the tree is walked, the Lampiran printed."""
    halaman = meja(sebagai, KOTA)
    ke_isi(halaman, "/road-map/peta/perwal-45-2020/salin/")
    isi(halaman, judul="Rancangan tombol", kode="uji-tombol", tahun_awal="2020", tahun_akhir="2023")
    kirim(halaman, "Salin menjadi rancangan")
    judul(halaman, "Rancangan tombol")
    ubah_baris(halaman)
    ke_isi(halaman, "/road-map/indikator/maturitas-spip/?peta=uji-tombol")
    tekan(halaman, halaman.get_by_role("main").get_by_role("link", name="Ubah"))
    judul(halaman, re.compile("^Ubah target"))
    ke_isi(halaman)
    isi(halaman, target_2021="3,75")
    kirim(halaman, "Simpan")
    expect(halaman.get_by_role("region", name="Target seperti tercetak")).to_contain_text("3,75")
    telusuri_pohon(halaman)
    ke_isi(halaman, "/road-map/lampiran/?peta=uji-tombol")
    with halaman.expect_download() as unduhan:
        tekan(halaman, halaman.get_by_role("link", name="Unduh PDF"))
    assert Path(unduhan.value.path()).read_bytes().startswith(b"%PDF-")


def ubah_baris(halaman: Page) -> None:
    """Open a row from the table, write its text anew, and find one more unit in a long list."""
    ke_isi(halaman, "/road-map/lampiran/?peta=uji-tombol")
    baris = halaman.locator(".tabel-lampiran tbody tr").nth(4)
    tekan(halaman, baris.locator("td a:not(.btn)"))
    judul(halaman, "Lampiran baris 5")
    ke_isi(halaman)
    tekan(halaman, halaman.locator(".kepala-aksi").get_by_role("link", name="Ubah"))
    judul(halaman, "Ubah Lampiran baris 5")
    ke_isi(halaman)
    isi(halaman, teks_kegiatan="Diketik tanpa tetikus")
    pelaksana = halaman.get_by_role("group", name="Perangkat Daerah pelaksana")
    tekan(halaman, pelaksana.locator("summary"))
    ketik(halaman, pelaksana.get_by_role("searchbox"), "pencatatan sipil")
    expect(pelaksana.get_by_role("status")).to_have_text("1 pilihan cocok")
    halaman.keyboard.press("ArrowDown")
    fokus_terlihat(halaman)
    halaman.keyboard.press("Space")
    expect(pelaksana.locator("summary")).to_contain_text("2 dari")
    halaman.keyboard.press("Escape")
    expect(pelaksana.locator("summary")).to_be_focused()
    kirim(halaman, "Simpan")
    pesan(halaman, "Lampiran baris 5 tersimpan.")
    for teks in ("Diketik tanpa tetikus", "Dinas Kependudukan dan Pencatatan Sipil"):
        expect(halaman.locator("main")).to_contain_text(teks)


def telusuri_pohon(halaman: Page) -> None:
    """Close and open the first branch of the tree, go down to the first link, and follow it."""
    ke_isi(halaman, "/road-map/pohon/?peta=uji-tombol")
    cabang = halaman.get_by_role("group", name="Pohon road map").locator("details").first
    puncak, anak = cabang.locator("> summary"), cabang.locator("> ul > li")
    tuju(halaman, puncak)
    for _ in range(2):
        terbuka = anak.first.is_visible()
        halaman.keyboard.press("Enter")
        expect(anak.first).to_be_visible(visible=not terbuka)
    if not anak.first.is_visible():
        halaman.keyboard.press("Space")
    tautan_pohon = cabang.get_by_role("link").first
    while not tautan_pohon.is_visible():
        tekan(halaman, cabang.locator("details:not([open]) > summary:visible"))
    tujuan = tautan_pohon.get_attribute("href")
    tekan(halaman, tautan_pohon)
    expect(halaman).to_have_url(re.compile(f"{re.escape(str(tujuan))}$"))


def test_rencana_aksi(sebagai: Sebagai, tmp_path: Path) -> None:
    """A plan from its first item over a spreadsheet with a wrong cell to the day it is set, by four people."""
    halaman = meja(sebagai, PENYUSUN)
    ke_isi(halaman, f"/rencana-aksi/?tahun={BARU}")
    tekan(halaman, halaman.get_by_role("main").get_by_role("button", name=re.compile(f"Mulai.*{BARU}")))
    judul(halaman, re.compile(f"{BARU}$"))
    alamat = alamat_bersih(halaman)
    tulis_butir(halaman)
    unggah(halaman, tmp_path)
    halaman.goto(alamat)
    langkah(halaman, "Ajukan ke Kepala Perangkat Daerah")
    status(halaman, "Menunggu persetujuan")
    for akun, kata, sesudah in (
        (KEPALA, "Setujui dan kirim", "Diajukan"),
        (KOTA, "Nyatakan terverifikasi", "Diverifikasi"),
        ("tim-pengarah", "Tetapkan", "Ditetapkan"),
    ):
        lain = meja(sebagai, akun)
        if akun == KOTA:
            ke_isi(lain, f"{alamat}periksa/")
            tekan(lain, sesuai := lain.get_by_role("button", name="Sesuai", exact=True).first)
            expect(lain.get_by_role("article").first.get_by_role("status")).to_contain_text("Tersimpan")
            expect(sesuai).to_be_focused()  # the item is another now, the place in it the same
            tekan(lain, lain.get_by_role("button", name="Tandai semua sesuai"))
            expect(lain.get_by_role("article").get_by_text("Sesuai", exact=True).first).to_be_visible()
            komentari(lain, alamat)
        lain.goto(alamat)
        langkah(lain, kata)
        status(lain, sesudah)


def komentari(halaman: Page, alamat: str) -> None:
    """Write a comment; whose part of the page comes anew and keeps the focus."""
    ke_isi(halaman, alamat)
    komentar = halaman.get_by_role("region", name="Komentar")
    ketik(halaman, komentar.get_by_label("Tulis komentar"), "Sudah lengkap.")
    tekan(halaman, komentar.get_by_role("button", name="Kirim komentar"))
    expect(komentar).to_contain_text("Tim Pelaksana Demo")
    expect(komentar).to_be_focused()


def tulis_butir(halaman: Page) -> None:
    """Write one item on screen."""
    ke_isi(halaman)
    tekan(halaman, halaman.get_by_role("main").get_by_role("link", name="Tambah butir"))
    judul(halaman, "Tambah butir")
    ke_isi(halaman)
    isi(halaman, area="↓", program="Program C", kegiatan="Kegiatan C", tahapan="Menata arsip")
    isi(halaman, target="3", satuan="unit", penanggung_jawab="Bidang C", anggaran="1,5 juta", sdm="2")
    kirim(halaman, "Triwulan I")
    kirim(halaman, "Simpan")
    expect(halaman.locator("tr[data-butir]")).to_contain_text(["Menata arsip"])


def unggah(halaman: Page, folder: Path) -> None:
    """Send a spreadsheet of which a row is refused, mend the marked cell, send it again and apply it."""
    jalur = folder / "rencana.xlsx"
    jalur.write_bytes(berkas(BARIS, [*LAIN[:9], "lima juta", 2], tahun=BARU))
    tautan(halaman, "Unggah berkas")
    judul(halaman, "Unggah rencana aksi")
    kirim_berkas(halaman, jalur)
    expect(halaman.get_by_role("heading", name="Ditolak: 1")).to_be_visible()
    ke_isi(halaman)
    with halaman.expect_download() as unduhan:
        tekan(halaman, halaman.get_by_role("link", name="Unduh berkas bertanda"))
    buku = load_workbook(io.BytesIO(Path(unduhan.value.path()).read_bytes()))
    (salah,) = [sel for baris in buku.worksheets[0].iter_rows() for sel in baris if sel.value == "lima juta"]
    assert salah.comment is not None
    salah.value = 5_000_000
    buku.save(jalur)
    tekan(halaman, halaman.get_by_role("link", name="Unggah perbaikan"))
    expect(halaman).to_have_url(re.compile("/unggah/"))
    kirim_berkas(halaman, jalur)
    expect(halaman.get_by_role("heading", name="Baru: 2")).to_be_visible()
    ke_isi(halaman)
    kirim(halaman, "Terapkan 2 baris")
    expect(halaman.get_by_text("2 butir baru")).to_be_visible()


def kirim_berkas(halaman: Page, jalur: Path) -> None:
    """Choose a spreadsheet and let it be read."""
    ke_isi(halaman)
    pilih_berkas(halaman, jalur)
    kirim(halaman, "Baca berkas")


def test_laporan_bulanan(sebagai: Sebagai) -> None:
    """A month is filled in with its evidence, goes to the head and is accepted."""
    halaman = meja(sebagai, PENYUSUN)
    ke_isi(halaman, f"/monev/kemajuan/?tahun={TAHUN}")
    tekan(halaman, halaman.get_by_role("button", name=re.compile("^Mulai laporan .* Januari")))
    judul(halaman, f"Laporan Januari {TAHUN}")
    ke_isi(halaman)
    baris = halaman.locator("tbody[data-butir]")
    for nomor in range(baris.count()):
        for nama, teks in (("fisik", "25"), ("volume", "1"), ("anggaran", "100000")):
            ketik(halaman, baris.nth(nomor).locator(f"[name={nama}]"), teks)
    tuju(halaman, baris.last.locator("[name=kendala]"))
    tuju(halaman, baris.last.locator(".kol-bukti a, .tambah-bukti"))
    for nomor in range(baris.count()):
        expect(baris.nth(nomor).locator(".tersimpan")).to_contain_text("Tersimpan")
    laporan = alamat_bersih(halaman)
    halaman.keyboard.press("Enter")
    expect(halaman).to_have_url(re.compile("/bukti/tambah/"))
    ke_isi(halaman)
    isi(halaman, tautan="https://contoh.invalid/publikasi")
    kirim(halaman, "Simpan bukti")
    expect(halaman.locator("#pesan .pesan")).to_be_visible()
    halaman.goto(laporan)
    langkah(halaman, "Ajukan ke Kepala Perangkat Daerah")
    status(halaman, "Menunggu persetujuan")
    for akun, kata, sesudah in ((KEPALA, "Kirim", "Dikirim"), (KOTA, "Terima", "Diterima")):
        meja(sebagai, akun).goto(laporan)
        langkah(sebagai(akun), kata)
        status(sebagai(akun), sesudah)


def test_rapat(sebagai: Sebagai) -> None:
    """A meeting from its invitation over agenda, roll and minutes with a decision to its end."""
    halaman = meja(sebagai, KEPALA)
    ke_isi(halaman, "/monev/rapat/tambah/")
    waktu = {"tanggal": LALU, "jam_mulai": "0900AM", "jam_selesai": "1030AM"}
    isi(halaman, judul="Rapat bulanan", **waktu, tempat="Aula")
    kirim(halaman, "Jadwalkan rapat")
    judul(halaman, "Rapat bulanan")
    alamat = alamat_bersih(halaman)
    tautan(halaman, "Undang peserta")
    ke_isi(halaman)
    isi(halaman, bebas="Camat Klojen; Kecamatan Klojen")
    kirim(halaman, "Kirim undangan")
    expect(halaman.get_by_role("heading", name="Peserta")).to_contain_text("diundang")
    ke_isi(halaman, f"{alamat}agenda/")
    isi(halaman, judul="Kesiapan data")
    kirim(halaman, "Simpan agenda")
    ke_isi(halaman, f"{alamat}hadir/")
    tekan(halaman, halaman.get_by_label("Catat hadir semua yang belum dicatat"), "Space")
    kirim(halaman, "Simpan daftar hadir")
    judul(halaman, "Rapat bulanan")
    ke_isi(halaman, f"{alamat}notulen/")
    isi(halaman, notulen="Data siap bulan depan.")
    ketik(halaman, halaman.locator("#keputusan-baru [name$=teks]"), "Data dilengkapi tiap pekan.")
    kirim(halaman, "Simpan")
    expect(halaman.get_by_role("region", name="Keputusan dan tindak lanjut")).to_contain_text("tiap pekan")
    langkah(halaman, "Selesaikan rapat")
    status(halaman, "Terlaksana")


def test_masalah_sampai_tuntas(sebagai: Sebagai) -> None:
    """A problem is reported, its follow-up given, finished with evidence and confirmed."""
    halaman = meja(sebagai, PENYUSUN)
    ke_isi(halaman, "/monev/permasalahan/tambah/")
    isi(halaman, judul="Server belum tersedia", uraian="Pengadaan tertunda.", butir="↓")
    kirim(halaman, "Laporkan")
    judul(halaman, "Server belum tersedia")
    masalah = alamat_bersih(halaman)
    kepala = meja(sebagai, KEPALA)
    ke_isi(kepala, masalah)
    tekan(kepala, kepala.get_by_role("main").get_by_role("link", name="Beri tindak lanjut"))
    ke_isi(kepala)
    isi(kepala, uraian="Memakai server kota", perangkat_daerah="↓", tenggat=NANTI)
    kirim(kepala, "Simpan tindak lanjut")
    judul(kepala, "Server belum tersedia")
    ke_isi(kepala)
    tekan(kepala, kepala.get_by_role("main").get_by_role("link", name="Memakai server kota"))
    judul(kepala, "Memakai server kota")
    tindak = alamat_bersih(kepala)
    halaman.goto(tindak)
    langkah(
        halaman, "Nyatakan selesai", teks="Server terpasang.", tautan="https://contoh.invalid/berita-acara"
    )
    status(halaman, "menunggu Inspektorat")
    pengawas = meja(sebagai, INSPEKTORAT)
    pengawas.goto(tindak)
    langkah(pengawas, "Konfirmasi selesai")
    status(pengawas, "Selesai terkonfirmasi")


def test_evaluasi(sebagai: Sebagai) -> None:
    """At 200 % zoom a semester's evaluation is begun, its analysis and a recommendation written and submitted."""
    halaman = meja(sebagai, PENYUSUN)
    halaman.set_viewport_size({"width": 720, "height": 450})
    ke_isi(halaman, f"/monev/evaluasi/?tahun={TAHUN}&semester=1")
    tekan(halaman, halaman.get_by_role("button", name=re.compile("^Mulai evaluasi")))
    status(halaman, "Draf")
    ke_isi(halaman)
    tekan(halaman, halaman.get_by_role("main").get_by_role("link", name="Tulis analisis"))
    ke_isi(halaman)
    isi(halaman, analisis="Pengadaan menghambat layanan.")
    kirim(halaman, "Simpan")
    expect(halaman.get_by_role("region", name="Analisis")).to_contain_text("Pengadaan menghambat layanan.")
    ke_isi(halaman)
    tekan(halaman, halaman.get_by_role("main").get_by_role("link", name="Tambah rekomendasi"))
    ke_isi(halaman)
    isi(halaman, teks="Percepat pengadaan.", perangkat_daerah="↓", tenggat=NANTI)
    kirim(halaman, "Simpan")
    expect(halaman.get_by_role("region", name="Rekomendasi", exact=True)).to_contain_text("Percepat")
    langkah(halaman, "Ajukan ke Kepala Perangkat Daerah")
    status(halaman, "Menunggu persetujuan")
