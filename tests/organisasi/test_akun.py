"""Signing in and out, changing and resetting the password: no sign-up."""

import re
from collections.abc import Iterator
from typing import Any

import pytest
from django.contrib.auth import get_user
from django.core import mail
from django.test import Client
from django.urls import NoReverseMatch, reverse
from zeal import zeal_ignore

from organisasi.models import Pengguna
from tests.pabrik import KATA_SANDI, PenggunaFactory

pytestmark = pytest.mark.django_db
SANDI_BARU = "tiga-kata-acak-27"


@pytest.fixture(autouse=True)
def _sesi_boleh_dibaca_ulang() -> Iterator[None]:
    """Let Django read the session again where it replaces it (signing out, a new password)."""
    with zeal_ignore([{"model": "sessions.Session", "field": "get()"}]):
        yield


@pytest.fixture
def orang() -> Pengguna:
    return PenggunaFactory.create(username="budi.uji", email="budi@contoh.invalid")


def _masuk(klien: Client, login: str, kata_sandi: str = KATA_SANDI) -> Any:
    return klien.post(reverse("account_login"), {"login": login, "password": kata_sandi})


def _siapa(klien: Client) -> Any:
    return get_user(klien).pk


@pytest.mark.parametrize("login", ["budi.uji", "BUDI.uji", "budi@contoh.invalid", "Budi@Contoh.invalid"])
def test_login_by_username_or_email(klien_anonim: Client, orang: Pengguna, login: str) -> None:
    jawaban = _masuk(klien_anonim, login)
    assert (jawaban.status_code, jawaban["Location"]) == (302, reverse("roadmap:beranda"))
    assert _siapa(klien_anonim) == orang.pk


@pytest.mark.parametrize(
    ("login", "kata_sandi"),
    [("budi.uji", "salah"), ("budi@contoh.invalid", "salah"), ("tak-ada", KATA_SANDI)],
)
def test_login_refused_with_a_message(
    klien_anonim: Client, orang: Pengguna, login: str, kata_sandi: str
) -> None:
    jawaban = _masuk(klien_anonim, login, kata_sandi)
    assert "kata sandi yang Anda tulis tidak benar" in jawaban.content.decode()
    assert _siapa(klien_anonim) is None


def test_login_of_inactive_account_refused(klien_anonim: Client, orang: Pengguna) -> None:
    orang.is_active = False
    orang.save()
    _masuk(klien_anonim, "budi.uji")
    assert _siapa(klien_anonim) is None


def test_login_limited_after_repeated_failures(klien_anonim: Client, orang: Pengguna) -> None:
    for _ in range(5):
        assert "tidak benar" in _masuk(klien_anonim, "budi.uji", "salah").content.decode()
    jawaban = _masuk(klien_anonim, "budi.uji")
    assert "Terlalu banyak percobaan masuk" in jawaban.content.decode()
    assert _siapa(klien_anonim) is None


def test_logout_only_by_post(orang: Pengguna, klien_anonim: Client) -> None:
    _masuk(klien_anonim, "budi.uji")
    klien_anonim.get(reverse("account_logout"))
    assert _siapa(klien_anonim) == orang.pk
    klien_anonim.post(reverse("account_logout"))
    assert _siapa(klien_anonim) is None


def test_change_password(orang: Pengguna, klien_anonim: Client) -> None:
    _masuk(klien_anonim, "budi.uji")
    alamat = reverse("account_change_password")
    isian = {"oldpassword": KATA_SANDI, "password1": SANDI_BARU, "password2": SANDI_BARU}

    salah = klien_anonim.post(alamat, isian | {"oldpassword": "salah"})
    assert salah.status_code == 200
    lemah = klien_anonim.post(alamat, isian | {"password1": "12345", "password2": "12345"})
    assert "Kata sandi terlalu pendek" in lemah.content.decode()
    assert klien_anonim.post(alamat, isian).status_code == 302

    orang.refresh_from_db()
    assert orang.check_password(SANDI_BARU)


def test_change_password_needs_a_sign_in(klien_anonim: Client) -> None:
    jawaban = klien_anonim.get(reverse("account_change_password"))
    assert jawaban["Location"].startswith(reverse("account_login"))


def test_reset_password_by_email_once(klien_anonim: Client, orang: Pengguna) -> None:
    klien_anonim.post(reverse("account_reset_password"), {"email": "BUDI@contoh.invalid"})
    (surat,) = mail.outbox
    assert surat.to == ["budi@contoh.invalid"]
    assert surat.subject.startswith("[PetaRB] ")
    assert "membuat kata sandi baru" in surat.body
    tautan = re.search(r"http://testserver(/\S+)", str(surat.body))
    assert tautan is not None

    formulir = klien_anonim.get(tautan[1], follow=True)
    alamat = formulir.redirect_chain[-1][0]
    jawaban = klien_anonim.post(alamat, {"password1": SANDI_BARU, "password2": SANDI_BARU})
    assert jawaban["Location"] == reverse("account_reset_password_from_key_done")
    orang.refresh_from_db()
    assert orang.check_password(SANDI_BARU)
    assert _siapa(klien_anonim) is None

    lagi = Client().get(tautan[1], follow=True)
    assert not lagi.redirect_chain
    assert lagi.context["token_fail"]


def test_reset_password_does_not_tell_whether_the_address_is_known(
    klien_anonim: Client, orang: Pengguna
) -> None:
    alamat = reverse("account_reset_password")
    dikenal = klien_anonim.post(alamat, {"email": orang.email})
    mail.outbox.clear()
    asing = klien_anonim.post(alamat, {"email": "asing@contoh.invalid"})
    assert (asing.status_code, asing["Location"]) == (dikenal.status_code, dikenal["Location"])
    assert "daftar" not in "".join(str(surat.body).lower() for surat in mail.outbox)


@pytest.mark.parametrize(
    ("alamat", "data", "kata"),
    [
        ("account_login", {}, "Nama pengguna atau e-mail"),
        ("account_login", {"login": "x", "password": "x"}, "yang Anda tulis tidak benar"),
        ("account_change_password", {"oldpassword": "x"}, "Kata sandi saat ini keliru. Tulis lagi."),
        ("account_change_password", {}, "Kata sandi Anda tidak boleh mirip dengan data diri Anda."),
        ("account_reset_password", {"email": "x"}, "Tulis alamat e-mail yang lengkap."),
    ],
)
def test_account_pages_say_anda(
    klien_anonim: Client, orang: Pengguna, alamat: str, data: dict[str, str], kata: str
) -> None:
    """Words of the libraries too: “Anda” with a capital, “kata sandi” as everywhere, no English."""
    if alamat == "account_change_password":
        klien_anonim.force_login(orang, backend="organisasi.backends.PeranBackend")
    isi = re.sub(r"<[^>]+>|\s+", " ", klien_anonim.post(reverse(alamat), data).content.decode())
    assert kata in isi
    assert re.findall(r"\banda\b|(?<![Kk]ata )\b[Ss]andi\b|[Ss]ilahkan|\bpassword\b", isi) == []


def test_no_sign_up(klien_anonim: Client) -> None:
    with pytest.raises(NoReverseMatch):
        reverse("account_signup")
    for alamat in ["/akun/signup/", "/akun/daftar/", "/accounts/signup/"]:
        assert klien_anonim.get(alamat).status_code == 404
