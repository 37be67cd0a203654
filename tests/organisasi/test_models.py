"""What must always be true of units, people and their roles."""

from datetime import date
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from organisasi.models import AliasPerangkatDaerah, Pengguna, Penugasan, Peran, PerangkatDaerah, Pokja
from tests.pabrik import KATA_SANDI, PenggunaFactory

pytestmark = pytest.mark.django_db


def _pd(**nilai: Any) -> PerangkatDaerah:
    return PerangkatDaerah(**{"kode": "dinas-uji", "nama": "Dinas Uji", "jenis": "dinas"} | nilai)


def _ditolak_dua_kali(objek: Any, pesan: str) -> None:
    """The form refuses with a message for people, the database refuses whoever goes around it."""
    with pytest.raises(ValidationError, match=pesan):
        objek.full_clean()
    with pytest.raises(IntegrityError), transaction.atomic():
        objek.save()


def test_pd_refuses_end_before_beginning() -> None:
    _ditolak_dua_kali(
        _pd(aktif_dari=date(2021, 1, 2), aktif_sampai=date(2021, 1, 1)), "tidak boleh mendahului aktif dari"
    )


def test_pd_takes_one_day_and_open_ends() -> None:
    for dari, sampai in [
        (date(2021, 1, 1), date(2021, 1, 1)),
        (None, date(2021, 1, 1)),
        (date(2021, 1, 1), None),
    ]:
        _pd(aktif_dari=dari, aktif_sampai=sampai).full_clean()


def test_pd_refuses_same_name_in_other_capitals() -> None:
    _ditolak_dua_kali(_pd(nama="DINAS perhubungan"), "sudah dipakai Perangkat Daerah lain")


def test_pd_refuses_itself_as_induk() -> None:
    pd = _pd()
    pd.save()
    pd.induk = pd
    _ditolak_dua_kali(pd, "induk dirinya sendiri")


def test_alias_refuses_same_name_in_other_capitals() -> None:
    dishub = PerangkatDaerah.objects.get(kode="dishub")
    AliasPerangkatDaerah.objects.create(perangkat_daerah=dishub, nama="Kantor LLAJ")
    lain = PerangkatDaerah.objects.get(kode="diskominfo")
    _ditolak_dua_kali(AliasPerangkatDaerah(perangkat_daerah=lain, nama="kantor llaj"), "sudah terdaftar")


def test_alias_refuses_name_of_another_unit() -> None:
    lain = PerangkatDaerah.objects.get(kode="diskominfo")
    with pytest.raises(ValidationError, match="nama resmi Perangkat Daerah lain"):
        AliasPerangkatDaerah(perangkat_daerah=lain, nama="dinas perhubungan").full_clean()


@pytest.mark.parametrize(
    ("peran", "pd", "pokja", "pesan"),
    [
        ("kepala-pd", "dishub", "", ""),
        ("kepala-pd", "", "", "Pilih Perangkat Daerahnya"),
        ("tim-pelaksana-pd", "", "", "Pilih Perangkat Daerahnya"),
        ("tim-pelaksana-pd", "dishub", "", ""),
        ("tim-pelaksana", "", "pokja-a", ""),
        ("tim-pelaksana", "", "", ""),
        ("tim-pelaksana", "dishub", "", "Kosongkan Perangkat Daerah"),
        ("administrator", "", "", ""),
        ("administrator", "dishub", "", "Kosongkan Perangkat Daerah"),
        ("inspektorat", "", "pokja-monev", "Kosongkan kelompok kerja"),
        ("asesor", "", "", ""),
        ("tim-pengarah", "", "", ""),
    ],
)
def test_penugasan_scope_fits_role(peran: str, pd: str, pokja: str, pesan: str) -> None:
    penugasan = Penugasan(
        pengguna=PenggunaFactory.create(),
        peran=Peran.objects.get(kode=peran),
        perangkat_daerah=PerangkatDaerah.objects.filter(kode=pd).first(),
        pokja=Pokja.objects.filter(kode=pokja).first(),
    )
    if not pesan:
        penugasan.full_clean()
        return
    with pytest.raises(ValidationError, match=pesan):
        penugasan.full_clean()


def test_penugasan_refuses_two_scopes() -> None:
    penugasan = Penugasan(
        pengguna=PenggunaFactory.create(),
        peran=Peran.objects.get(kode="kepala-pd"),
        perangkat_daerah=PerangkatDaerah.objects.get(kode="dishub"),
        pokja=Pokja.objects.get(kode="pokja-a"),
    )
    with pytest.raises(ValidationError):
        penugasan.full_clean()
    with pytest.raises(IntegrityError), transaction.atomic():
        penugasan.save()


def test_penugasan_refuses_same_role_twice_also_without_scope() -> None:
    pengguna, peran = PenggunaFactory.create(), Peran.objects.get(kode="asesor")
    Penugasan.objects.create(pengguna=pengguna, peran=peran)
    _ditolak_dua_kali(Penugasan(pengguna=pengguna, peran=peran), "sudah memegang peran tersebut")


@pytest.mark.parametrize("bidang", ["username", "email"])
def test_pengguna_refuses_same_name_or_email_in_other_capitals(bidang: str) -> None:
    ada = PenggunaFactory.create()
    kembar = Pengguna(username="lain", nama="Lain", email="lain@contoh.invalid", password="!")
    setattr(kembar, bidang, getattr(ada, bidang).upper())
    with pytest.raises(IntegrityError), transaction.atomic():
        kembar.save()
    with pytest.raises(ValidationError):
        kembar.full_clean()


def test_pengguna_may_lack_nip_but_not_share_one() -> None:
    PenggunaFactory.create(nip="")
    PenggunaFactory.create(nip="")
    PenggunaFactory.create(nip="198001012005011001")
    kembar = Pengguna(username="kembar", nama="Kembar", password="!", nip="198001012005011001")
    _ditolak_dua_kali(kembar, "NIP ini sudah dipakai")


@pytest.mark.parametrize("nip", ["123", "19800101 2005011001", "1980010120050110AB"])
def test_pengguna_refuses_malformed_nip(nip: str) -> None:
    with pytest.raises(ValidationError, match="18 angka"):
        Pengguna(username="uji", nama="Uji", password="!", nip=nip).full_clean()


def test_history_keeps_no_password_and_no_row_for_a_sign_in() -> None:
    pengguna = PenggunaFactory.create()
    assert not hasattr(pengguna.riwayat.model(), "password")
    sebelum = pengguna.riwayat.count()
    pengguna.last_login = pengguna.date_joined
    pengguna.save(update_fields=["last_login"])
    assert pengguna.riwayat.count() == sebelum
    pengguna.nama = "Nama Baru"
    pengguna.save()
    assert pengguna.riwayat.count() == sebelum + 1
    assert pengguna.check_password(KATA_SANDI)
