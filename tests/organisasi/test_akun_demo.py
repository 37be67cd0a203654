"""`manage.py akun_demo`: passwords shown once, and they work."""

from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.test import Client
from django.urls import reverse

from organisasi.management.commands.akun_demo import Akun
from organisasi.models import Pengguna, Penugasan, PerangkatDaerah
from organisasi.permissions import SEMUA_PERAN, TIM_PELAKSANA, kode_peran

pytestmark = pytest.mark.django_db


def _jalankan(*pilihan: str) -> tuple[dict[str, str], str]:
    """Run the command; return the printed user names with their passwords, and all that it said."""
    keluar, galat = StringIO(), StringIO()
    call_command("akun_demo", "--paksa", *pilihan, stdout=keluar, stderr=galat)
    baris = [teks.split() for teks in keluar.getvalue().splitlines()]
    return {
        b[0]: b[1] for b in baris if len(b) == 2 and b[0] in SEMUA_PERAN
    }, keluar.getvalue() + galat.getvalue()


def _bisa_masuk(username: str, kata_sandi: str) -> bool:
    jawaban = Client().post(reverse("account_login"), {"login": username, "password": kata_sandi})
    return jawaban.status_code == 302


def test_akun_demo_makes_one_account_per_role_with_working_passwords() -> None:
    akun, _ = _jalankan()
    assert set(akun) == SEMUA_PERAN
    assert len(set(akun.values())) == len(akun)
    for username, kata_sandi in akun.items():
        assert _bisa_masuk(username, kata_sandi)
        assert kode_peran(Pengguna.objects.get(username=username)) == {username}


def test_akun_demo_scopes() -> None:
    _jalankan()
    lingkup = {
        tugas.peran.kode: (tugas.perangkat_daerah or tugas.pokja)
        for tugas in Penugasan.objects.select_related("peran", "perangkat_daerah", "pokja")
    }
    assert str(lingkup["tim-pelaksana-pd"]) == str(lingkup["kepala-pd"]) == "Dinas Komunikasi dan Informatika"
    assert str(lingkup["tim-pelaksana"]) == "Kelompok Kerja Manajemen Perubahan"
    assert lingkup["administrator"] is None


def test_akun_demo_draws_again_when_chance_makes_a_password_like_the_name(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    undian = iter(["tim-pelaksana", "tim-pelaksano", *(f"bacade-fugiho-{i}jekulo" for i in range(50))])
    monkeypatch.setattr("organisasi.management.commands.akun_demo.kata_sandi_terbaca", lambda: next(undian))
    monkeypatch.setattr(
        "organisasi.management.commands.akun_demo.DAFTAR",
        [Akun(TIM_PELAKSANA, "Tim Pelaksana Demo", pokja="pokja-a")],
    )
    akun, _ = _jalankan()
    assert akun == {TIM_PELAKSANA: "bacade-fugiho-0jekulo"}
    assert Client().login(username=TIM_PELAKSANA, password="bacade-fugiho-0jekulo")


def test_akun_demo_second_run_makes_and_shows_nothing() -> None:
    akun, _ = _jalankan()
    lagi, keluaran = _jalankan()
    assert lagi == {}
    assert "sudah ada" in keluaran
    assert not any(kata_sandi in keluaran for kata_sandi in akun.values())
    assert _bisa_masuk("asesor", akun["asesor"])


def test_akun_demo_atur_ulang_gives_new_passwords() -> None:
    lama, _ = _jalankan()
    baru, _ = _jalankan("--atur-ulang")
    assert set(baru) == SEMUA_PERAN
    assert _bisa_masuk("asesor", baru["asesor"])
    assert not _bisa_masuk("asesor", lama["asesor"])


def test_akun_demo_leaves_an_account_that_is_not_a_demo() -> None:
    Pengguna.objects.create_user(
        "inspektorat", "kepala@contoh.invalid", "kata-sandi-asli-9", nama="Orang Asli"
    )
    akun, keluaran = _jalankan("--atur-ulang")
    assert "inspektorat" not in akun
    assert "bukan akun demo" in keluaran
    assert _bisa_masuk("inspektorat", "kata-sandi-asli-9")


def test_akun_demo_takes_a_given_password_and_refuses_a_weak_one() -> None:
    with pytest.raises(CommandError, match="terlalu pendek"):
        _jalankan("--kata-sandi", "123")
    assert not Pengguna.objects.exists()
    akun, _ = _jalankan("--kata-sandi", "coba-dulu-1234")
    assert set(akun.values()) == {"coba-dulu-1234"}


def test_akun_demo_waits_for_the_units() -> None:
    PerangkatDaerah.objects.filter(kode="diskominfo").update(kode="belum")
    akun, keluaran = _jalankan()
    assert "kepala-pd" not in akun
    assert "Jalankan muat_roadmap" in keluaran
    PerangkatDaerah.objects.filter(kode="belum").update(kode="diskominfo")
    assert set(_jalankan()[0]) == {"kepala-pd", "tim-pelaksana-pd"}


def test_akun_demo_refuses_in_production() -> None:
    with pytest.raises(CommandError, match="--paksa"):
        call_command("akun_demo")
    assert not Pengguna.objects.exists()
