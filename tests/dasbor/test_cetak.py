"""The dashboard as PDF: letterhead, the page's figures, numbered pages, who printed it; nothing of another unit."""

from http import HTTPStatus
from io import BytesIO

import pytest
from django.test import Client
from django.urls import reverse
from pypdf import PdfReader

from monev.models import LaporanBulanan, Pengukuran
from organisasi.models import Pengguna
from roadmap.models import AreaPerubahan, RoadMap

SEMESTER = "?tahun=2021&semester=2"


def _pdf(klien: Client, alamat: str) -> tuple[str, int, str]:
    """Return text, number of pages and file name."""
    jawaban = klien.get(alamat)
    assert jawaban.status_code == HTTPStatus.OK, alamat
    assert jawaban["Content-Type"] == "application/pdf"
    berkas = PdfReader(BytesIO(jawaban.content))
    teks = " ".join(" ".join(h.extract_text() for h in berkas.pages).split())
    return teks, len(berkas.pages), jawaban["Content-Disposition"]


def test_dasbor(
    klien_tim_pengarah: Client, tim_pengarah: Pengguna, terkirim: LaporanBulanan, spbe: Pengukuran
) -> None:
    """The paper says what the page says, and by whom it was printed."""
    teks, halaman, nama = _pdf(klien_tim_pengarah, f"{reverse('dasbor:pdf')}{SEMESTER}")
    hasil = klien_tim_pengarah.get(f"/dasbor/{SEMESTER}").context["dasbor"]
    assert "PEMERINTAH KOTA MALANG TIM REFORMASI BIROKRASI" in teks
    assert hasil.kalimat in teks
    for kartu in hasil.kartu:
        assert kartu.label in teks
    assert "15,00 25,00 1 11,25" in teks, "physical progress, plan, late items and money of the first area"
    assert "Januari 25,00 15,00" in teks
    assert f"Halaman {halaman} dari {halaman}" in teks
    assert f"Dicetak oleh {tim_pengarah} pada " in teks
    assert 'filename="dasbor-2021-semester-2.pdf"' in nama


def test_area_dan_peringkat(klien_tim_pengarah: Client, terkirim: LaporanBulanan) -> None:
    """An area's paper tells its late items; that of the places holds every unit, whatever page was open."""
    area = AreaPerubahan.objects.get(road_map=terkirim.periode.road_map, nomor=1)
    teks, _, nama = _pdf(klien_tim_pengarah, f"{reverse('dasbor:area_pdf', args=[area.pk])}{SEMESTER}")
    assert f"AREA PERUBAHAN {area.nama.upper()}" in teks
    assert "Menyusun peta proses bisnis" in teks
    assert "Belum lelang" in teks
    assert "area-1-2021-semester-2.pdf" in nama
    teks, _, _ = _pdf(klien_tim_pengarah, f"{reverse('dasbor:peringkat_pdf')}{SEMESTER}&halaman=2")
    semua = klien_tim_pengarah.get(f"/dasbor/peringkat/{SEMESTER}").context["halaman"].paginator.count
    assert semua > 1
    assert "Dinas Komunikasi dan Informatika" in teks
    for halaman in (
        f"/dasbor/{SEMESTER}",
        f"/dasbor/peringkat/{SEMESTER}",
        f"/dasbor/area/{area.pk}/{SEMESTER}",
    ):
        assert ".pdf?tahun=2021&amp;semester=2" in klien_tim_pengarah.get(halaman).content.decode()


def test_tanpa_data(klien_tim_pengarah: Client, road_map: RoadMap) -> None:
    """A year without plans and values says so; no nought stands for it."""
    teks, _, _ = _pdf(klien_tim_pengarah, f"{reverse('dasbor:pdf')}?tahun=2021&semester=1")
    assert "belum ada capaian yang dapat dihitung" in teks
    assert "Belum ada rencana aksi 2021 yang ditetapkan." in teks
    assert "belum ada rencana" in teks
    assert "0,00" not in teks


@pytest.mark.parametrize("nama", ["dasbor:pdf", "dasbor:peringkat_pdf", "dasbor:area_pdf"])
def test_unit_lain_tersembunyi(
    nama: str, klien_tim_pelaksana_pd_lain: Client, terkirim: LaporanBulanan
) -> None:
    """A unit prints its own; of another there is neither file nor line."""
    area = AreaPerubahan.objects.get(road_map=terkirim.periode.road_map, nomor=1)
    alamat = reverse(nama, args=[area.pk] if "area" in nama else [])
    ditolak = klien_tim_pelaksana_pd_lain.get(f"{alamat}{SEMESTER}&pd=diskominfo")
    assert ditolak.status_code == HTTPStatus.NOT_FOUND
    teks, _, _ = _pdf(klien_tim_pelaksana_pd_lain, f"{alamat}{SEMESTER}")
    assert "DINAS PERHUBUNGAN" in teks
    assert "Komunikasi dan Informatika" not in teks
