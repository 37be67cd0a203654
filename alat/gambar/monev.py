"""Pictures of monev: the end of 2023 in the sample data, one problem from the office up to the pleno and back."""

from pathlib import Path

from playwright.sync_api import Page, expect

from alat.gambar.panggung import UKURAN_LEBAR, Gambar, Panggung

UNIT = "Dinas Komunikasi dan Informatika"
TAHUN = 2023
PENYUSUN, KEPALA, KOTA, INSPEKTORAT = "tim-pelaksana-pd", "kepala-pd", "tim-pelaksana", "inspektorat"
MASALAH = "Server aplikasi belum tersedia"
RAPAT = "Rapat pleno Maret"
TINDAK = "Menyediakan server sementara dari pusat data kota"
PERMASALAHAN = "/monev/permasalahan/"


# The monthly report


def kemajuan_bulan(di: Panggung) -> Page:
    """Show the office its months; December's comes back from Tim Pelaksana."""
    kota = di.sebagai(KOTA)
    _buka_laporan(kota, "Desember")
    _langkah(kota, "Kembalikan", catatan="Lengkapi bukti butir 1.")
    halaman = di.sebagai(PENYUSUN)
    halaman.goto(f"/monev/kemajuan/?tahun={TAHUN}")
    return halaman


def kemajuan_isi(di: Panggung) -> Page:
    """Open December's report and mend an item."""
    halaman = di.sebagai(PENYUSUN)
    _buka_laporan(halaman, "Desember")
    baris = halaman.locator("tbody[data-butir]").nth(2)
    baris.locator("[name=langkah]").fill("Melengkapi dokumentasi.")
    baris.locator("[name=langkah]").press("Tab")
    expect(baris.locator(".tersimpan")).to_contain_text("Tersimpan")
    return halaman


def kemajuan_kirim(di: Panggung) -> Page:
    """Submit it, and ask the head of the office."""
    penyusun = di.sebagai(PENYUSUN)
    _langkah(penyusun, "Ajukan ke Kepala Perangkat Daerah")
    halaman = di.sebagai(KEPALA)
    halaman.goto(penyusun.url)
    return _sebelum(halaman, "Kirim")


def kemajuan_kota(di: Panggung) -> Page:
    """Send it; Tim Pelaksana sees all offices."""
    _ya(di.sebagai(KEPALA))
    halaman = di.sebagai(KOTA)
    halaman.goto(f"/monev/kemajuan/?tahun={TAHUN}")
    return halaman


def kemajuan_terima(di: Panggung) -> Page:
    """Show Tim Pelaksana the report that waits for them."""
    halaman = di.sebagai(KOTA)
    halaman.goto(di.sebagai(KEPALA).url)
    return halaman


# A problem and its way


def masalah_lapor(di: Panggung) -> Page:
    """Fill in the form of a problem."""
    halaman = di.sebagai(PENYUSUN)
    halaman.goto(f"{PERMASALAHAN}tambah/")
    halaman.locator("[name=judul]").fill(MASALAH)
    halaman.locator("[name=uraian]").fill(
        "Pengadaan server tertunda sejak Januari; uji coba tidak dapat berjalan."
    )
    halaman.locator("[name=butir]").select_option(index=1)
    return halaman


def masalah_naik(di: Panggung) -> Page:
    """Raise it, and let the head of the office take it up."""
    penyusun = di.sebagai(PENYUSUN)
    penyusun.get_by_role("button", name="Laporkan").click()
    expect(penyusun.get_by_role("heading", level=1)).to_have_text(MASALAH)
    halaman = di.sebagai(KEPALA)
    halaman.goto(penyusun.url)
    _sebelum(halaman, "Naikkan ke kelompok kerja")
    halaman.locator("[name=alasan]").fill("Anggaran pengadaan di luar kewenangan Perangkat Daerah.")
    halaman.locator("[name=pokja]").select_option(label="Kelompok Kerja Manajemen Perubahan")
    return halaman


def masalah_papan(di: Panggung) -> Page:
    """Show Tim Pelaksana the board."""
    _ya(di.sebagai(KEPALA))
    halaman = di.sebagai(KOTA)
    halaman.goto(PERMASALAHAN)
    return halaman


def masalah_satu(di: Panggung) -> Page:
    """Take it up to the pleno and show the way it has gone."""
    halaman = di.sebagai(KOTA)
    halaman.goto(di.sebagai(KEPALA).url)
    _langkah(halaman, "Naikkan ke rapat pleno", alasan="Memerlukan keputusan tentang pusat data kota.")
    halaman.reload()  # without the message
    return halaman


# The meeting


def rapat_jadwal(di: Panggung) -> Page:
    """Fill in when and where the pleno meets."""
    halaman = di.sebagai(KOTA)
    halaman.goto("/monev/rapat/tambah/")
    for nama, teks in {
        "judul": RAPAT,
        "tanggal": "2024-03-01",
        "jam_mulai": "08:00",
        "jam_selesai": "10:00",
        "tempat": "Ruang rapat Sekretaris Daerah",
    }.items():
        halaman.locator(f"main [name={nama}]").fill(teks)
    halaman.evaluate("scrollTo(0, 0)")
    return halaman


def rapat_agenda(di: Panggung) -> Page:
    """Convene it, invite, and take the problem into the agenda."""
    halaman = di.sebagai(KOTA)
    halaman.get_by_role("button", name="Jadwalkan rapat").click()
    halaman.get_by_role("link", name="Undang peserta").first.click()
    halaman.get_by_role("button", name="Kirim undangan").click()
    halaman.get_by_role("link", name="Susun agenda").last.click()
    halaman.get_by_label(MASALAH).check()
    return halaman


def rapat_notulen(di: Panggung) -> Page:
    """Call the roll and write minutes, a decision and its follow-up."""
    halaman = di.sebagai(KOTA)
    halaman.get_by_role("button", name="Simpan agenda").last.click()
    expect(halaman.get_by_label(MASALAH)).to_have_count(0)  # a proposal no more
    halaman.get_by_role("link", name="Kembali ke rapat").click()
    halaman.get_by_role("link", name="Isi daftar hadir").last.click()
    halaman.get_by_label("Catat hadir semua yang belum dicatat").check()
    halaman.get_by_role("button", name="Simpan daftar hadir").click()
    halaman.get_by_role("link", name="Isi notulen dan keputusan").last.click()
    halaman.locator("[name=notulen]").fill(
        "Pleno membahas ketersediaan server aplikasi.\n\n- Pusat data kota menyanggupi."
    )
    putusan = halaman.locator("#keputusan-baru")
    putusan.get_by_label("Keputusan", exact=True).fill("Server sementara disediakan dari pusat data kota.")
    putusan.get_by_label("Menjawab permasalahan").select_option(label=MASALAH)
    putusan.get_by_text("Tambah tindak lanjut").click()
    putusan.get_by_label("Tindak lanjut baru").fill(TINDAK)
    putusan.get_by_label("Tenggat").fill("2024-03-15")
    putusan.get_by_label("Perangkat Daerah penanggung jawab").select_option(label=UNIT)
    putusan.evaluate("(bagian) => scrollBy(0, bagian.getBoundingClientRect().top - 80)")
    return halaman


def tindak_selesai(di: Panggung) -> Page:
    """End the meeting; the office fills in what came of the follow-up."""
    kota = di.sebagai(KOTA)
    kota.get_by_role("button", name="Simpan", exact=True).click()
    _langkah(kota, "Selesaikan rapat")
    halaman = di.sebagai(PENYUSUN)
    halaman.goto("/monev/tindak-lanjut/")
    halaman.get_by_role("link", name=TINDAK).first.click()
    _sebelum(halaman, "Nyatakan selesai")
    halaman.locator("[name=teks]").fill("Server terpasang dan dipakai sejak 1 Maret 2024.")
    halaman.locator("[name=tautan]").fill("https://diskominfo.contoh.invalid/server")
    return halaman


def tindak_daftar(di: Panggung) -> Page:
    """Finish it; Inspektorat sees all follow-ups."""
    _ya(di.sebagai(PENYUSUN))
    halaman = di.sebagai(INSPEKTORAT)
    halaman.goto("/monev/tindak-lanjut/")
    return halaman


def tindak_konfirmasi(di: Panggung) -> Page:
    """Show Inspektorat the follow-up with its evidence."""
    halaman = di.sebagai(INSPEKTORAT)
    halaman.get_by_role("link", name=TINDAK).first.click()
    expect(halaman.get_by_role("link", name="Konfirmasi selesai")).to_be_visible()
    return halaman


# Measurement, compliance, evaluation, reports


def pengukuran_isi(di: Panggung) -> Page:
    """Show an indicator whose value is to be written."""
    halaman = di.sebagai(KOTA)
    halaman.goto(f"/monev/pengukuran/?tahun={TAHUN}&semester=2")
    return halaman


def pengukuran_periksa(di: Panggung) -> Page:
    """Show Inspektorat a measurement that waits to be verified."""
    halaman = di.sebagai(INSPEKTORAT)
    halaman.goto(f"/monev/pengukuran/?tahun={TAHUN}&semester=2&keadaan=dikirim")
    halaman.get_by_role("main").locator("tbody tr th a").first.click()
    expect(halaman.get_by_role("link", name="Nyatakan terverifikasi")).to_be_visible()
    return halaman


def kepatuhan(di: Panggung) -> Page:
    """Show the map of the rhythm."""
    halaman = di.sebagai(INSPEKTORAT)
    halaman.goto(f"/monev/kepatuhan/?tahun={TAHUN}")
    return halaman


def kepatuhan_rincian(di: Panggung) -> Page:
    """Show what came late."""
    halaman = di.sebagai(INSPEKTORAT)
    halaman.goto(f"/monev/kepatuhan/rincian/?tahun={TAHUN}&keadaan=terlambat")
    return halaman


def evaluasi(di: Panggung) -> Page:
    """Show an office's evaluation of the second semester, with a recommendation."""
    halaman = di.sebagai(KOTA)
    halaman.goto(f"/monev/evaluasi/?tahun={TAHUN}")
    halaman.get_by_role("main").locator("tbody tr", has_text=UNIT).first.get_by_role("link").first.click()
    return halaman


def laporan_daftar(di: Panggung) -> Page:
    """Show Inspektorat the reports of the year."""
    halaman = di.sebagai(INSPEKTORAT)
    halaman.goto(f"/monev/laporan/?tahun={TAHUN}")
    return halaman


def laporan_pdf(di: Panggung) -> Path:
    """Download the city's yearly report."""
    halaman = di.sebagai(INSPEKTORAT)
    halaman.get_by_role("main").locator("tbody tr a").first.click()
    with halaman.expect_download() as unduhan:
        halaman.get_by_role("link", name="Unduh PDF").click()
    pdf = di.folder / "laporan.pdf"
    unduhan.value.save_as(pdf)
    return pdf


def keaslian(di: Panggung) -> Page:
    """Check the file as anyone may."""
    alamat = di.sebagai(INSPEKTORAT).get_by_role("region", name="Keaslian").get_by_role("link")
    halaman = di.sebagai()
    halaman.goto(alamat.get_attribute("href") or "")
    halaman.set_input_files("input[type=file]", di.folder / "laporan.pdf")
    halaman.get_by_role("button", name="Periksa berkas").click()
    expect(halaman.get_by_text("sama persis dengan berkas PDF")).to_be_visible()
    return halaman


# Steps on the way


def _buka_laporan(halaman: Page, bulan: str) -> None:
    halaman.goto(f"/monev/kemajuan/?tahun={TAHUN}")
    halaman.get_by_role("link", name=f"laporan {UNIT} {bulan} {TAHUN}").click()
    expect(halaman.get_by_role("heading", level=1)).to_have_text(f"Laporan {bulan} {TAHUN}")


def _sebelum(halaman: Page, kata: str) -> Page:
    """Press the button of a step and stop at the question."""
    tautan = (
        halaman.locator(".kepala-aksi").get_by_role("link", name=kata, exact=True, include_hidden=True).first
    )
    if not tautan.is_visible():
        halaman.get_by_text("Tindakan lain").click()
    tautan.click()
    expect(halaman.get_by_role("heading", level=1)).to_have_text(kata)
    return halaman


def _ya(halaman: Page) -> None:
    """Answer the question with its button, and see the record again."""
    judul = halaman.get_by_role("heading", level=1).inner_text()
    halaman.get_by_role("main").get_by_role("button").last.click()
    expect(halaman.get_by_role("heading", level=1)).not_to_have_text(judul)


def _langkah(halaman: Page, kata: str, **isi: str) -> None:
    """Take a step of a record, with what it asks by the names of the fields."""
    _sebelum(halaman, kata)
    for nama, teks in isi.items():
        halaman.locator(f"main [name={nama}]").fill(teks)
    _ya(halaman)


GAMBAR = (
    Gambar("panduan/kemajuan-bulan", kemajuan_bulan),
    Gambar("panduan/kemajuan-isi", kemajuan_isi, ukuran=UKURAN_LEBAR),
    Gambar("panduan/kemajuan-kirim", kemajuan_kirim),
    Gambar("panduan/kemajuan-kota", kemajuan_kota, ukuran=UKURAN_LEBAR),
    Gambar("panduan/kemajuan-terima", kemajuan_terima, ukuran=UKURAN_LEBAR),
    Gambar("panduan/masalah-lapor", masalah_lapor),
    Gambar("panduan/masalah-naik", masalah_naik),
    Gambar("panduan/masalah-papan", masalah_papan, ukuran=UKURAN_LEBAR),
    Gambar("panduan/masalah-satu", masalah_satu, ukuran=UKURAN_LEBAR),
    Gambar("panduan/rapat-jadwal", rapat_jadwal),
    Gambar("panduan/rapat-agenda", rapat_agenda),
    Gambar("panduan/rapat-notulen", rapat_notulen, ukuran=UKURAN_LEBAR),
    Gambar("panduan/tindak-selesai", tindak_selesai),
    Gambar("panduan/tindak-daftar", tindak_daftar, ukuran=UKURAN_LEBAR),
    Gambar("panduan/tindak-konfirmasi", tindak_konfirmasi, ukuran=UKURAN_LEBAR),
    Gambar("panduan/pengukuran", pengukuran_isi, ukuran=UKURAN_LEBAR),
    Gambar("panduan/pengukuran-periksa", pengukuran_periksa, ukuran=UKURAN_LEBAR),
    Gambar("panduan/kepatuhan", kepatuhan, ukuran=UKURAN_LEBAR),
    Gambar("panduan/kepatuhan-rincian", kepatuhan_rincian),
    Gambar("panduan/evaluasi", evaluasi, ukuran=UKURAN_LEBAR),
    Gambar("panduan/laporan-daftar", laporan_daftar),
    Gambar("panduan/laporan-pdf", laporan_pdf),
    Gambar("panduan/keaslian", keaslian),
)
