"""The pages of one's own keys: made and shown once, listed, revoked; nobody else's."""

from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from organisasi.models import KunciApi, LingkupKunci, Pengguna
from organisasi.services.kunci_api import MAKS_KUNCI, cabut, terbitkan
from tests.pabrik import PenggunaFactory

pytestmark = pytest.mark.django_db
DAFTAR = "/akun/kunci-api/"


def isi(**lain: str) -> dict[str, str]:
    sampai = timezone.localdate() + timedelta(days=30)
    return {"nama": "Dasbor Bappeda", "lingkup": "baca", "sampai": sampai.isoformat()} | lain


def test_buat_lalu_cabut(klien_kepala_pd: Client, kepala_pd: Pengguna) -> None:
    """The key is shown on the answer alone; the list knows its beginning, and its history who revoked it."""
    jawaban = klien_kepala_pd.post(reverse("kunci_api:tambah"), isi())
    teks = jawaban.context["teks"]
    assert teks in jawaban.content.decode()
    assert "no-store" in jawaban.headers["Cache-Control"]
    kunci = KunciApi.objects.get()
    daftar = klien_kepala_pd.get(DAFTAR).content.decode()
    assert kunci.awalan in daftar
    assert teks not in daftar
    alamat = reverse("kunci_api:cabut", args=[kunci.pk])
    assert "tidak dapat dipakai lagi" in klien_kepala_pd.get(alamat).content.decode()
    sesudah = klien_kepala_pd.post(alamat, follow=True).content.decode()
    assert "Dicabut" in sesudah
    assert str(kepala_pd) in sesudah
    assert KunciApi.riwayat.count() == 2


@pytest.mark.parametrize(
    "salah",
    [
        {"nama": ""},
        {"lingkup": "semua"},
        {"sampai": "kemarin"},
        {"sampai": "2020-01-01"},
        {"sampai": "9999-12-31"},
    ],
)
def test_isian_salah(salah: dict[str, str], klien_kepala_pd: Client) -> None:
    """A wrong field is told, and no key made."""
    assert klien_kepala_pd.post(reverse("kunci_api:tambah"), isi(**salah)).status_code == 422
    assert not KunciApi.objects.exists()


def test_milik_orang_lain_404(klien_asesor: Client, kepala_pd: Pengguna) -> None:
    """Another person's key can neither be seen nor revoked."""
    sampai = timezone.localdate() + timedelta(days=1)
    kunci, _ = terbitkan(
        pemilik=kepala_pd, nama="Uji", lingkup=LingkupKunci.BACA, sampai=sampai, kini=timezone.now()
    )
    assert klien_asesor.post(reverse("kunci_api:cabut", args=[kunci.pk])).status_code == 404
    assert kunci.awalan not in klien_asesor.get(DAFTAR).content.decode()


def test_tanpa_peran_ditolak() -> None:
    """Who holds no role gets no key."""
    klien = Client()
    klien.force_login(PenggunaFactory.create(), backend="organisasi.backends.PeranBackend")
    assert klien.get(DAFTAR).status_code == 403
    assert klien.post(reverse("kunci_api:tambah"), isi()).status_code == 403


def test_paling_banyak(kepala_pd: Pengguna) -> None:
    """There is an end to open keys; revoking one makes room."""
    kini = timezone.now()
    sampai = timezone.localdate() + timedelta(days=1)

    def buat() -> KunciApi:
        return terbitkan(pemilik=kepala_pd, nama="Uji", lingkup=LingkupKunci.BACA, sampai=sampai, kini=kini)[
            0
        ]

    kunci = [buat() for _ in range(MAKS_KUNCI)]
    with pytest.raises(ValidationError, match="Cabut yang tidak dipakai"):
        buat()
    cabut(kunci=kunci[0], kini=kini)
    buat()
