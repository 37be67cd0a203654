"""The public page that says whether a report is genuine, by its hash and by a file."""

import hashlib
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from monev.models import BerkasLaporan, LaporanMonev
from monev.services.laporan_monev import SIMPANAN, isi_berkas
from organisasi.models import Pengguna, PerangkatDaerah
from tests.monev.conftest import AmbilPeriode
from tests.monev.laporan_uji import (
    ditetapkan,
    draf,
    susun,
    tanpa_cetak,
    terbuka,
    tetapkan,
    verifikasi,
)

__all__ = ["ditetapkan", "draf", "tanpa_cetak", "terbuka"]

pytestmark = pytest.mark.django_db


def test_verifikasi_pendek_dan_panjang(
    ditetapkan: LaporanMonev, klien_anonim: Client, kepala_pd: Pengguna
) -> None:
    """Anyone is told which report it is and which office set it, not who."""
    for sidik in (ditetapkan.sidik, ditetapkan.sidik[:12]):
        halaman = klien_anonim.get(verifikasi(sidik)).content.decode()
        assert "Tahun 2021" in halaman
        assert "Kepala Dinas Komunikasi dan Informatika" in halaman
        assert "masih sama seperti saat ditetapkan" in halaman
        assert str(kepala_pd) not in halaman


def test_verifikasi_tidak_dikenal(draf: LaporanMonev, klien_anonim: Client) -> None:
    """An unknown hash is said to be unknown; a draft has none, a wrong form no page."""
    jawaban = klien_anonim.get(verifikasi("a" * 12))
    assert jawaban.status_code == 404
    assert "Sidik ini tidak dikenal" in jawaban.content.decode()
    for salah in ("A" * 12, "a" * 13, "zz", "a" * 63):
        assert klien_anonim.get(f"/verifikasi/{salah}/").status_code == 404


def test_verifikasi_angka_yang_diubah(ditetapkan: LaporanMonev, klien_anonim: Client) -> None:
    """Numbers changed behind the application's back are noticed."""
    LaporanMonev.objects.filter(pk=ditetapkan.pk).update(potret={"diubah": "ya"})
    halaman = klien_anonim.get(verifikasi(ditetapkan.sidik)).content.decode()
    assert "tidak lagi sama" in halaman
    assert "masih sama seperti" not in halaman


def periksa(klien: Client, sidik: str, isi: bytes) -> Any:
    return klien.post(verifikasi(sidik), {"berkas": SimpleUploadedFile("laporan.pdf", isi)})


@pytest.mark.usefixtures("terbuka")
def test_verifikasi_berkas(
    ditetapkan: LaporanMonev,
    periode: AmbilPeriode,
    diskominfo: PerangkatDaerah,
    tim_pelaksana_pd: Pengguna,
    kepala_pd: Pengguna,
    klien_anonim: Client,
) -> None:
    """A file is one of this report, one of another, or none; nothing of it is kept."""
    lain = tetapkan(susun(periode("bulan", 3), tim_pelaksana_pd, diskominfo), kepala_pd)
    asli = isi_berkas(ditetapkan.berkas.get(bentuk="docx"))
    punya_lain = isi_berkas(lain.berkas.get(bentuk="pdf"))
    tersimpan = BerkasLaporan.objects.count(), len(list(SIMPANAN.folder().iterdir()))
    for isi, kata in (
        (asli, "sama persis dengan berkas DOCX"),
        (punya_lain, "milik laporan lain"),
        (asli + b" ", "tidak sama dengan berkas laporan mana pun"),
        (b"", "tidak sama dengan berkas laporan mana pun"),
    ):
        jawaban = periksa(klien_anonim, ditetapkan.sidik[:12], isi)
        assert jawaban.status_code == 200
        assert kata in jawaban.content.decode()
        assert hashlib.sha256(isi).hexdigest() in jawaban.content.decode()
    assert (BerkasLaporan.objects.count(), len(list(SIMPANAN.folder().iterdir()))) == tersimpan


def test_verifikasi_tanpa_berkas(ditetapkan: LaporanMonev, klien_anonim: Client, settings: Any) -> None:
    """Nothing chosen, or a file larger than any report: a message at the field."""
    jawaban = klien_anonim.post(verifikasi(ditetapkan.sidik))
    assert jawaban.status_code == 422
    assert "Pilih berkas" in jawaban.content.decode()
    settings.UNGGAHAN_MAKS_BYTE = 3
    jawaban = periksa(klien_anonim, ditetapkan.sidik, b"1234")
    assert jawaban.status_code == 422
    assert "terlalu besar" in jawaban.content.decode()
