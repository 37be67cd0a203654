"""Roles × acts, and what the backend makes of them in the admin."""

from datetime import date

import pytest
from django.contrib.auth.models import AnonymousUser
from django.test import Client
from django.urls import reverse

from organisasi import permissions
from organisasi.models import Pengguna, Penugasan, Peran, PerangkatDaerah
from organisasi.permissions import (
    KELOLA_ADMIN,
    SEMUA_PERAN,
    Aturan,
    TidakBerwenang,
    kode_peran,
    peran_ringkas,
)
from tests.pabrik import PenggunaFactory, PenugasanFactory

PERAN_AKTOR = {
    "administrator": permissions.ADMINISTRATOR,
    "tim_pengarah": permissions.TIM_PENGARAH,
    "tim_pelaksana": permissions.TIM_PELAKSANA,
    "tim_pelaksana_pd": permissions.TIM_PELAKSANA_PD,
    "kepala_pd": permissions.KEPALA_PD,
    "inspektorat": permissions.INSPEKTORAT,
    "asesor": permissions.ASESOR,
}

# Written by hand: who may open the admin.
BOLEH_ADMIN = {
    "administrator": True,
    "tim_pengarah": False,
    "tim_pelaksana": False,
    "tim_pelaksana_pd": False,
    "kepala_pd": False,
    "inspektorat": False,
    "asesor": False,
}


def test_peran_in_database_are_the_ones_that_rules_name(db: None) -> None:
    assert set(Peran.objects.values_list("kode", flat=True)) == SEMUA_PERAN == set(PERAN_AKTOR.values())


@pytest.mark.parametrize("aktor", PERAN_AKTOR)
def test_kode_peran_of_each_actor(aktor: str, request: pytest.FixtureRequest) -> None:
    assert kode_peran(request.getfixturevalue(aktor)) == {PERAN_AKTOR[aktor]}


@pytest.mark.parametrize(("aktor", "boleh"), BOLEH_ADMIN.items())
def test_kelola_admin(aktor: str, boleh: bool, request: pytest.FixtureRequest) -> None:
    orang = request.getfixturevalue(aktor)
    assert KELOLA_ADMIN.boleh(orang) is boleh
    assert orang.has_perm("organisasi.change_pengguna") is boleh
    assert orang.has_module_perms("organisasi") is boleh


@pytest.mark.parametrize(("aktor", "boleh"), BOLEH_ADMIN.items())
def test_admin_page(aktor: str, boleh: bool, request: pytest.FixtureRequest) -> None:
    jawaban = request.getfixturevalue(f"klien_{aktor}").get(reverse("admin:index"), follow=True)
    assert jawaban.status_code == (200 if boleh else 403)
    if not boleh:
        assert KELOLA_ADMIN.alasan in jawaban.content.decode()


def test_admin_page_sends_anonymous_to_our_own_sign_in(klien_anonim: Client, db: None) -> None:
    """The admin's own sign-in page knows no limit of attempts."""
    tujuan = reverse("admin:organisasi_pokja_changelist")
    jawaban = klien_anonim.get(tujuan, follow=True)
    assert jawaban.redirect_chain[-1][0].startswith(reverse("account_login"))
    assert tujuan in jawaban.redirect_chain[-1][0]
    coba = klien_anonim.post(reverse("admin:login"), {"username": "siapa", "password": "saja"})
    assert coba.status_code == 302
    assert coba["Location"].startswith(reverse("account_login"))


def test_pastikan_says_why(asesor: Pengguna) -> None:
    aturan = Aturan(frozenset({permissions.TIM_PENGARAH}), "Hanya Tim Pengarah yang dapat menetapkan.")
    with pytest.raises(TidakBerwenang, match="Hanya Tim Pengarah"):
        aturan.pastikan(asesor)


def test_public_and_inactive_hold_no_role(administrator: Pengguna) -> None:
    assert kode_peran(AnonymousUser()) == frozenset()
    administrator.is_active = False
    assert kode_peran(administrator) == frozenset()
    assert not administrator.has_perm("organisasi.change_pengguna")


def test_superuser_flag_alone_opens_nothing(db: None) -> None:
    orang = PenggunaFactory.create(is_superuser=True, is_staff=True)
    assert not KELOLA_ADMIN.boleh(orang)


def test_peran_ringkas_names_role_and_scope(db: None) -> None:
    kepala = PenugasanFactory.create(
        kode_peran=permissions.KEPALA_PD, perangkat_daerah=PerangkatDaerah.objects.get(kode="dishub")
    )
    PenugasanFactory.create(kode_peran=permissions.ASESOR, pengguna=kepala.pengguna)
    daftar = Penugasan.objects.filter(pengguna=kepala.pengguna)
    assert peran_ringkas(daftar) == "Kepala Perangkat Daerah – Dinas Perhubungan; Asesor PMPRB"


def test_aktif_pada_counts_open_ends(db: None) -> None:
    buat = PerangkatDaerah.objects.create
    lama = buat(kode="lama", nama="Dinas Lama", jenis="dinas", aktif_sampai=date(2020, 12, 31))
    baru = buat(kode="baru", nama="Dinas Baru", jenis="dinas", aktif_dari=date(2021, 1, 1))
    aktif = PerangkatDaerah.objects.aktif_pada(date(2020, 12, 31))
    assert lama in aktif
    assert baru not in aktif
