"""Accounts and roles: written whole or not at all, each with its history."""

import json
from unittest.mock import patch

import pytest
from allauth.account.models import EmailAddress
from django.core.exceptions import ValidationError

from organisasi.models import Pengguna, Penugasan, Peran, PerangkatDaerah
from organisasi.permissions import kode_peran
from organisasi.services import (
    AdministratorTerakhir,
    atur_kata_sandi,
    buat_pengguna,
    pastikan_ada_administrator,
    selaraskan_email,
    tugaskan,
)
from riwayat.asal import dari
from tests.basis_data import BasisData
from tests.pabrik import PenggunaFactory, PenugasanFactory

pytestmark = pytest.mark.django_db
SANDI = "tiga-kata-acak-27"


def test_buat_pengguna_writes_account_and_history() -> None:
    with dari("uji layanan"):
        pengguna = buat_pengguna(
            username="Siti.Uji", nama="Siti Uji", email="siti@contoh.invalid", kata_sandi=SANDI
        )
    assert pengguna.username == "siti.uji"
    assert pengguna.check_password(SANDI)
    assert not pengguna.is_superuser
    assert not pengguna.is_staff
    assert [(jejak.history_type, jejak.asal) for jejak in pengguna.riwayat.all()] == [("+", "uji layanan")]


@pytest.mark.parametrize(
    ("username", "email", "kata_sandi"),
    [
        ("baru", "baru@contoh.invalid", "pendek"),
        ("baru", "baru@contoh.invalid", "1234567890123"),
        ("baru", "bukan e-mail", SANDI),
        ("baru", "ADA@contoh.invalid", SANDI),
        ("ADA", "baru@contoh.invalid", SANDI),
    ],
)
def test_buat_pengguna_refuses(username: str, email: str, kata_sandi: str) -> None:
    PenggunaFactory.create(username="ada", email="ada@contoh.invalid")
    with pytest.raises(ValidationError):
        buat_pengguna(username=username, nama="Baru", email=email, kata_sandi=kata_sandi)
    assert not Pengguna.objects.filter(username="baru").exists()


def test_buat_pengguna_saves_nothing_when_history_fails() -> None:
    with (
        patch.object(Pengguna.riwayat.model, "save", side_effect=RuntimeError("jejak gagal")),
        pytest.raises(RuntimeError, match="jejak gagal"),
    ):
        buat_pengguna(username="baru", nama="Baru", email="baru@contoh.invalid", kata_sandi=SANDI)
    assert not Pengguna.objects.filter(username="baru").exists()


def test_atur_kata_sandi_replaces_it() -> None:
    pengguna = PenggunaFactory.create()
    atur_kata_sandi(pengguna=pengguna, kata_sandi=SANDI)
    pengguna.refresh_from_db()
    assert pengguna.check_password(SANDI)
    with pytest.raises(ValidationError):
        atur_kata_sandi(pengguna=pengguna, kata_sandi="pendek")


def test_tugaskan_gives_role_at_once() -> None:
    pengguna = PenggunaFactory.create()
    assert kode_peran(pengguna) == frozenset()
    dishub = PerangkatDaerah.objects.get(kode="dishub")
    penugasan = tugaskan(
        pengguna=pengguna, peran=Peran.objects.get(kode="kepala-pd"), perangkat_daerah=dishub
    )
    assert kode_peran(pengguna) == {"kepala-pd"}
    assert penugasan.riwayat.count() == 1


def test_tugaskan_refuses_wrong_scope_and_repetition() -> None:
    pengguna = PenggunaFactory.create()
    with pytest.raises(ValidationError):
        tugaskan(pengguna=pengguna, peran=Peran.objects.get(kode="kepala-pd"))
    asesor = Peran.objects.get(kode="asesor")
    tugaskan(pengguna=pengguna, peran=asesor)
    with pytest.raises(ValidationError, match="sudah memegang"):
        tugaskan(pengguna=pengguna, peran=asesor)
    assert Penugasan.objects.filter(pengguna=pengguna).count() == 1


def test_selaraskan_email_forgets_old_addresses() -> None:
    pengguna = PenggunaFactory.create(email="kini@contoh.invalid")
    for alamat in ["dulu@contoh.invalid", "kini@contoh.invalid"]:
        EmailAddress.objects.create(user=pengguna, email=alamat)
    selaraskan_email(pengguna=pengguna)
    assert [alamat.email for alamat in EmailAddress.objects.filter(user=pengguna)] == ["kini@contoh.invalid"]


def test_last_administrator_stays(administrator: Pengguna) -> None:
    pastikan_ada_administrator()
    administrator.is_active = False
    administrator.save()
    with pytest.raises(AdministratorTerakhir, match="Administrator terakhir"):
        pastikan_ada_administrator()
    PenugasanFactory.create(kode_peran="asesor")
    with pytest.raises(AdministratorTerakhir):
        pastikan_ada_administrator()
    PenugasanFactory.create(kode_peran="administrator")
    pastikan_ada_administrator()


def test_two_administrators_take_each_others_role_at_once(basis_data: BasisData) -> None:
    """One of them is refused: a city without an Administrator could not make one."""
    putaran = json.loads(basis_data.jalankan("-m", "tests.dua_orang", "administrator"))
    assert len(putaran) == 10
    for hasil, tersisa in putaran:
        assert sorted(map(str, hasil)) == ["AdministratorTerakhir", "None"]
        assert tersisa == 1
