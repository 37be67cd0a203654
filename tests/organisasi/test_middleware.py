"""Signing in comes first, and leads back to the page where the person was."""

from urllib.parse import quote

import pytest
from django.test import Client
from django.urls import reverse

TULIS = reverse("roadmap:baris_tambah")
MASUK = reverse("account_login")


@pytest.mark.parametrize(
    ("asal", "kembali"),
    [
        (
            {"referer": "http://testserver/road-map/lampiran/?q=spbe"},
            "http://testserver/road-map/lampiran/?q=spbe",
        ),
        ({"referer": "https://lain.contoh.invalid/jebakan/"}, "/"),
        ({}, "/"),
    ],
)
def test_yang_dikirim_kembali_ke_formulirnya(
    db: None, klien_anonim: Client, asal: dict[str, str], kembali: str
) -> None:
    """What was sent is not sent again: its form's page comes back, never a page elsewhere."""
    jawaban = klien_anonim.post(TULIS, headers=asal)
    assert jawaban.headers["Location"] == f"{MASUK}?next={quote(kembali)}"


def test_bagian_halaman_membawa_seluruh_halaman(db: None, klien_anonim: Client) -> None:
    """A part that HTMX asks for after the session has ended sends the whole page to sign in."""
    kepala = {"hx-request": "true", "hx-current-url": "http://testserver/rencana-aksi/?tahun=2021"}
    jawaban = klien_anonim.post(TULIS, headers=kepala)
    assert jawaban.status_code == 200
    assert jawaban.headers["HX-Redirect"] == f"{MASUK}?next={quote('/rencana-aksi/?tahun=2021')}"
    assert not jawaban.content


def test_halaman_publik_tidak_menanyakan_siapa(db: None, klien_anonim: Client, settings: object) -> None:
    """A public page is the same for all: no cache is told that it depends on who asks."""
    settings.HALAMAN_PUBLIK = True  # type: ignore[attr-defined]
    jawaban = klien_anonim.get(reverse("publik:beranda"))
    assert jawaban.status_code == 200
    assert "Cookie" not in jawaban.headers.get("Vary", "")


def test_pengelolaan_menolak_di_tempat(klien_kepala_pd: Client) -> None:
    """Whoever is signed in without the role is told so by the page itself."""
    jawaban = klien_kepala_pd.get(reverse("admin:organisasi_pengguna_changelist"))
    assert jawaban.status_code == 403
    assert "Hanya Administrator" in jawaban.content.decode()
