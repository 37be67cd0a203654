"""One quarter of monev by eight people: late once, a problem up to the pleno, a measurement, the year's report."""

import re
from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from playwright.sync_api import Locator, Page, expect
from pytest_django.plugin import DjangoDbBlocker

from tests.peramban.conftest import Keluhan, Sebagai, layani_salinan
from tests.peramban.langkah import periksa_axe, periksa_lebar
from tests.peramban.langkah_pengarah import pimpin
from tests.peramban.siapkan_monev import REKAN, TAHUN

UNIT = "Dinas Komunikasi dan Informatika"
PENYUSUN, KEPALA, KOTA, INSPEKTORAT = "tim-pelaksana-pd", "kepala-pd", "tim-pelaksana", "inspektorat"
MASALAH = "Server aplikasi belum tersedia"
TINDAK = "Menyediakan server sementara dari pusat data kota"
LEBAR, SEMPIT = (1440, 900), (390, 844)
PNG = bytes.fromhex(
    "89504e470d0a1a0a0000000d4948445200000001000000010802000000907753de0000000c4944415478da63f8ffff3f"
    "0005fe02fea7356b810000000049454e44ae426082"
)


@pytest.fixture(scope="module")
def peladen(
    tmp_path_factory: pytest.TempPathFactory, django_db_setup: None, django_db_blocker: DjangoDbBlocker
) -> Iterator[str]:
    """Serve a database of its own: deadlines and rhythm concern everybody in it."""
    siapkan = ["-m", "tests.peramban.siapkan_monev"]
    with layani_salinan(tmp_path_factory.mktemp("monev"), django_db_blocker, siapkan) as url:
        yield url


def hari(selisih: int) -> str:
    """Return the day so many days from today in Jakarta, as a date field takes it."""
    return f"{datetime.now(ZoneInfo('Asia/Jakarta')) + timedelta(days=selisih):%Y-%m-%d}"


def periksa(halaman: Page, judul: str | re.Pattern[str]) -> None:
    """Expect a page by its title; see that it is accessible and fits a screen and a phone."""
    expect(halaman.get_by_role("heading", level=1)).to_have_text(judul)
    periksa_axe(halaman)
    for lebar, tinggi in (SEMPIT, LEBAR):
        halaman.set_viewport_size({"width": lebar, "height": tinggi})
        periksa_lebar(halaman)


def langkah(halaman: Page, kata: str, **isi: str) -> None:
    """Take a step from the page of a record: its button, what it asks (by the name of the field), the confirmation."""
    tautan = halaman.locator(".kepala-aksi").get_by_role("link", name=kata, exact=True, include_hidden=True)
    if not tautan.first.is_visible():
        halaman.get_by_text("Tindakan lain").click()
    tautan.first.click()
    judul = halaman.get_by_role("heading", level=1)
    expect(judul).to_have_text(kata)
    for nama, teks in isi.items():
        halaman.locator(f"main [name={nama}]").fill(teks)
    halaman.get_by_role("main").get_by_role("button").last.click()
    expect(judul).not_to_have_text(kata)


def status(halaman: Page, kata: str) -> None:
    """Expect the state beside the title."""
    expect(halaman.locator(".kepala-status")).to_contain_text(kata)


def butir(halaman: Page, nomor: int) -> Locator:
    """Return an item's row of the grid."""
    return halaman.locator("tbody[data-butir]").nth(nomor - 1)


def isi_baris(baris: Locator, **isi: str) -> None:
    """Fill in a row of the grid and leave it: it saves by itself."""
    for nama, teks in isi.items():
        baris.locator(f"[name={nama}]").fill(teks)
    baris.locator(f"[name={nama}]").press("Tab")


def tersimpan(baris: Locator) -> None:
    """Expect a row to say when it was saved."""
    expect(baris.locator(".tersimpan")).to_have_text(re.compile(r"^Tersimpan \d\d\.\d\d$"))


def mulai_laporan(halaman: Page, bulan: str) -> str:
    """Begin the report of a month from the list; return its address."""
    halaman.goto(f"/monev/kemajuan/?tahun={TAHUN}")
    halaman.get_by_role("button", name=f"Mulai laporan {UNIT} {bulan} {TAHUN}").click()
    expect(halaman.get_by_role("heading", level=1)).to_have_text(f"Laporan {bulan} {TAHUN}")
    return halaman.url


def lapor_bulan(sebagai: Sebagai, bulan: str, fisik: tuple[int, int, int]) -> str:
    """Fill in a month, let the head send it and the city's team accept it; return its address."""
    halaman = sebagai(PENYUSUN)
    alamat = mulai_laporan(halaman, bulan)
    for nomor, persen in enumerate(fisik, start=1):
        isi_baris(butir(halaman, nomor), volume="1", anggaran=str(persen * 100_000), fisik=str(persen))
    for nomor in range(1, len(fisik) + 1):
        tersimpan(butir(halaman, nomor))
    langkah(halaman, "Ajukan ke Kepala Perangkat Daerah")
    for akun, kata, hasil in ((KEPALA, "Kirim", "Dikirim"), (KOTA, "Terima", "Diterima")):
        sebagai(akun).goto(alamat)
        langkah(sebagai(akun), kata)
        status(sebagai(akun), hasil)
    return alamat


def angkat_masalah(sebagai: Sebagai) -> str:
    """Raise a problem on an item and let it go up to the pokja and the pleno; return its address."""
    halaman = sebagai(PENYUSUN)
    halaman.goto("/monev/permasalahan/")
    halaman.get_by_role("link", name="Laporkan permasalahan").first.click()
    periksa(halaman, "Laporkan permasalahan")
    halaman.get_by_label("Permasalahan", exact=False).first.fill(MASALAH)
    halaman.locator("[name=uraian]").fill("Pengadaan server tertunda sejak Februari.")
    halaman.locator("[name=butir]").select_option(
        label=f"{TAHUN} · {UNIT} · Butir 3: Menguji coba aplikasi layanan"
    )
    halaman.get_by_role("button", name="Laporkan").click()
    periksa(halaman, MASALAH)
    alamat = halaman.url
    for akun, ke, berada in (
        (KEPALA, "Naikkan ke kelompok kerja", "Kelompok kerja"),
        (KOTA, "Naikkan ke rapat pleno", "Kota (pleno)"),
    ):
        atasan = sebagai(akun)
        atasan.goto(alamat)
        langkah(atasan, ke, alasan="Anggaran di luar kewenangan Perangkat Daerah.")
        expect(atasan.get_by_role("region", name="Isi permasalahan")).to_contain_text(berada)
    return alamat


def rapat_pleno(halaman: Page) -> None:
    """Convene the pleno of yesterday, invite, take up the problem, call the roll, write it down, end it."""
    halaman.goto("/monev/rapat/")
    halaman.get_by_role("link", name="Jadwalkan rapat").first.click()
    periksa(halaman, "Jadwalkan rapat")
    for nama, teks in {
        "judul": "Rapat pleno triwulan I",
        "tanggal": hari(-1),
        "jam_mulai": "09:00",
        "jam_selesai": "11:00",
        "tempat": "Ruang rapat Sekretaris Daerah",
    }.items():
        halaman.locator(f"main [name={nama}]").fill(teks)
    halaman.get_by_role("button", name="Jadwalkan rapat").click()
    expect(halaman.get_by_role("heading", level=1)).to_have_text("Rapat pleno triwulan I")
    alamat = halaman.url
    halaman.get_by_role("link", name="Undang peserta").first.click()
    periksa(halaman, "Undang peserta")
    halaman.get_by_role("button", name="Kirim undangan").click()
    expect(halaman.get_by_role("heading", name="Peserta")).to_contain_text("diundang")
    halaman.get_by_role("link", name="Susun agenda").last.click()
    halaman.get_by_label(MASALAH).check()
    periksa(halaman, "Agenda rapat")
    halaman.get_by_role("button", name="Simpan agenda").last.click()
    expect(halaman.get_by_label(MASALAH)).to_have_count(0)  # a proposal no more
    halaman.goto(alamat)
    expect(halaman.get_by_role("region", name="Agenda")).to_contain_text(MASALAH)
    halaman.get_by_role("link", name="Isi daftar hadir").last.click()
    halaman.get_by_label("Catat hadir semua yang belum dicatat").check()
    periksa(halaman, "Daftar hadir")
    halaman.get_by_role("button", name="Simpan daftar hadir").click()
    halaman.get_by_role("link", name="Isi notulen dan keputusan").last.click()
    tulis_notulen(halaman)
    halaman.goto(alamat)
    langkah(halaman, "Selesaikan rapat")
    status(halaman, "Terlaksana")
    periksa(halaman, "Rapat pleno triwulan I")


def tulis_notulen(halaman: Page) -> None:
    """Write the minutes, one decision on the problem and its follow-up."""
    halaman.locator("[name=notulen]").fill("Pleno membahas server.\n\n- Pusat data menyanggupi.")
    putusan = halaman.locator("#keputusan-baru")
    putusan.get_by_label("Keputusan", exact=True).fill("Server sementara disediakan dari pusat data kota.")
    putusan.get_by_label("Menjawab permasalahan").select_option(label=MASALAH)
    putusan.get_by_text("Tambah tindak lanjut").click()
    putusan.get_by_label("Tindak lanjut baru").fill(TINDAK)
    putusan.get_by_label("Tenggat").fill(hari(14))
    putusan.get_by_label("Perangkat Daerah penanggung jawab").select_option(label=UNIT)
    periksa(halaman, "Notulen dan keputusan")
    halaman.get_by_role("button", name="Simpan", exact=True).click()
    expect(halaman.get_by_role("region", name="Keputusan dan tindak lanjut")).to_contain_text(TINDAK)


def tuntaskan(sebagai: Sebagai, masalah: str, folder: Path) -> None:
    """Let the officer finish the follow-up with a picture, Inspektorat confirm it, the pleno close the problem."""
    halaman = sebagai(PENYUSUN)
    halaman.goto(masalah)
    status(halaman, "Diputuskan")
    halaman.get_by_role("region", name="Tindak lanjut").get_by_role("link", name=TINDAK).click()
    periksa(halaman, TINDAK)
    alamat = halaman.url
    halaman.goto(f"{alamat}selesai/")
    foto = folder / "server.png"
    foto.write_bytes(PNG)
    halaman.get_by_label("Hasil").fill("Server terpasang dan dipakai.")
    halaman.set_input_files("input[type=file]", foto)
    periksa(halaman, "Nyatakan selesai")
    halaman.get_by_role("main").get_by_role("button", name="Nyatakan selesai").click()
    status(halaman, "menunggu Inspektorat")
    pengawas = sebagai(INSPEKTORAT)
    pengawas.goto(alamat)
    expect(pengawas.get_by_role("link", name="server.png")).to_be_visible()
    langkah(pengawas, "Konfirmasi selesai")
    status(pengawas, "Selesai terkonfirmasi")
    kota = sebagai(KOTA)
    kota.goto(masalah)
    langkah(kota, "Selesaikan", alasan="Uji coba berjalan kembali.")
    status(kota, "Selesai")


def ukur(sebagai: Sebagai) -> None:
    """Measure an indicator for the first semester with evidence, and let Inspektorat verify it."""
    kota = sebagai(KOTA)
    kota.goto(f"/monev/pengukuran/?tahun={TAHUN}&semester=1")
    periksa(kota, "Pengukuran indikator")
    kota.get_by_role("link", name="Indeks SPBE", exact=True).click()
    kota.get_by_label("Realisasi", exact=True).fill("3,05")
    kota.get_by_label("Sumber data").fill("Laporan evaluasi SPBE")
    kota.get_by_role("button", name="Simpan realisasi").click()
    kota.get_by_role("link", name="Tambah bukti").click()
    kota.get_by_label("Tautan", exact=True).fill("https://contoh.invalid/spbe")
    periksa(kota, re.compile("bukti", re.IGNORECASE))
    kota.get_by_role("button", name="Simpan bukti").click()
    periksa(kota, "Indeks SPBE")
    alamat = kota.url.split("#")[0]
    langkah(kota, "Kirim untuk diverifikasi")
    status(kota, "Dikirim")
    pengawas = sebagai(INSPEKTORAT)
    pengawas.goto(alamat)
    langkah(pengawas, "Nyatakan terverifikasi")
    status(pengawas, "Diterima")
    hasil = pengawas.get_by_role("region", name="Hasil sampai dengan")
    expect(hasil).to_contain_text("3,05")


def laporan_tahunan(sebagai: Sebagai, folder: Path) -> None:
    """Prepare the year's report, set it, and let a visitor find it genuine by its hash and by the very file."""
    halaman = sebagai(PENYUSUN)
    halaman.goto(f"/monev/laporan/?tahun={TAHUN}")
    periksa(halaman, "Laporan monev")
    halaman.get_by_role("button", name="Susun laporan").click()
    status(halaman, "Draf")
    alamat = halaman.url
    kepala = sebagai(KEPALA)
    kepala.goto(alamat)
    langkah(kepala, "Tetapkan")
    status(kepala, "Ditetapkan")
    periksa(kepala, f"Laporan monev {UNIT} Tahun {TAHUN}")
    sidik = kepala.get_by_role("region", name="Keaslian").get_by_role("link").inner_text()
    with kepala.expect_download() as unduhan:
        kepala.get_by_role("link", name="Unduh PDF").click()
    pdf = folder / "laporan.pdf"
    unduhan.value.save_as(pdf)
    assert pdf.read_bytes().startswith(b"%PDF-")
    tamu = sebagai("")
    tamu.goto(f"/verifikasi/{sidik[:12]}/")
    periksa(tamu, "Keaslian laporan")
    expect(tamu.get_by_text("Angkanya masih sama seperti saat ditetapkan.")).to_be_visible()
    tamu.set_input_files("input[type=file]", pdf)
    tamu.get_by_role("button", name="Periksa berkas").click()
    expect(tamu.get_by_role("status")).to_contain_text(
        ["", "‘laporan.pdf’ asli: sama persis dengan berkas PDF"]
    )


def periksa_kepatuhan(halaman: Page) -> None:
    """Expect that of what was due one report alone came late: March's."""
    halaman.goto(f"/monev/kepatuhan/?tahun={TAHUN}")
    periksa(halaman, "Kepatuhan monev")
    kalimat = re.compile(
        r"2 dari \d+ kewajiban terpenuhi tepat waktu \(\d+%\); 1 terlambat, \d+ tidak ada\.$"
    )
    expect(halaman.get_by_text(kalimat)).to_be_visible()
    halaman.goto(f"/monev/kepatuhan/rincian/?tahun={TAHUN}&keadaan=terlambat")
    periksa(halaman, "Rincian kepatuhan")
    baris = halaman.get_by_role("main").locator("tbody tr")
    expect(baris).to_have_count(1)
    expect(baris).to_contain_text([re.compile(f"{UNIT}.*Maret", re.DOTALL)])
    baris.get_by_role("link").last.click()
    periksa(halaman, f"Laporan Maret {TAHUN}")


def test_satu_triwulan(sebagai: Sebagai, keluhan: Keluhan, tmp_path: Path) -> None:
    for bulan, fisik in (("Januari", (10, 0, 0)), ("Februari", (25, 40, 5)), ("Maret", (50, 100, 20))):
        lapor_bulan(sebagai, bulan, fisik)
    masalah = angkat_masalah(sebagai)
    rapat_pleno(sebagai(KOTA))
    tuntaskan(sebagai, masalah, tmp_path)
    ukur(sebagai)
    laporan_tahunan(sebagai, tmp_path)
    periksa_kepatuhan(sebagai(INSPEKTORAT))
    pimpin(sebagai, keluhan, UNIT, hari(14))


def test_dua_orang_dalam_satu_laporan(sebagai: Sebagai, keluhan: Keluhan) -> None:
    """Who comes second to a row is told, sees both values and keeps what they typed."""
    dulu, nanti = sebagai(PENYUSUN), sebagai(REKAN)
    alamat = mulai_laporan(dulu, "April")
    nanti.goto(alamat)
    expect(butir(nanti, 1).locator("[name=fisik]")).to_be_visible()
    periksa(nanti, f"Laporan April {TAHUN}")
    isi_baris(butir(dulu, 1), fisik="60")
    tersimpan(butir(dulu, 1))

    baris = butir(nanti, 1)
    baris.locator("[name=fisik]").fill("55")
    baris.locator("[name=kendala]").fill("Listrik padam")
    baris.locator("[name=kendala]").press("Tab")
    teguran = baris.get_by_role("alert")
    expect(teguran).to_contain_text("diubah oleh Tim Pelaksana Perangkat Daerah Demo")
    expect(teguran.get_by_role("row", name="Fisik (%)")).to_contain_text("55")
    expect(teguran.get_by_role("row", name="Fisik (%)")).to_contain_text("60")
    expect(baris.locator("[name=kendala]")).to_have_value("Listrik padam")
    periksa_axe(nanti)
    baris.get_by_role("button", name="Simpan", exact=True).click()
    tersimpan(baris)
    keluhan.abaikan("409")  # the browser names what the page handles

    dulu.reload()
    expect(butir(dulu, 1).locator("[name=kendala]")).to_have_value("Listrik padam")
