"""Which unit a written name means, and who holds a role."""

from typing import Any

import pytest

from organisasi.models import AliasPerangkatDaerah, PerangkatDaerah, Pokja
from organisasi.queries import cari_pd, kamus_nama, normalkan_nama, pemegang_peran
from tests.pabrik import PenugasanFactory

pytestmark = pytest.mark.django_db


def _kode(teks: str) -> str:
    pd = cari_pd(teks, kamus_nama())
    return pd.kode if pd else ""


@pytest.mark.parametrize(
    ("teks", "kode"),
    [
        ("Dinas Perhubungan", "dishub"),
        ("  dinas\u00a0 PERHUBUNGAN; ", "dishub"),
        ("Inspektorat Daerah Daerah", "inspektorat"),
        ("Dinas Komunikasi Dan Informatika", "diskominfo"),
        ("bappeda", "bappeda"),
        ("Dinas Antariksa", ""),
        ("", ""),
        (" - ", ""),
    ],
)
def test_cari_pd_reads_the_regulations_writings(teks: str, kode: str) -> None:
    assert _kode(teks) == kode


def test_kamus_prefers_name_over_alias_over_abbreviation() -> None:
    pertama = PerangkatDaerah.objects.create(kode="satu", nama="Dinas Satu", jenis="dinas", singkatan="DX")
    kedua = PerangkatDaerah.objects.create(
        kode="dua", nama="Dinas Dua", jenis="dinas", singkatan="Dinas Satu"
    )
    assert _kode("dinas satu") == "satu"
    AliasPerangkatDaerah.objects.create(perangkat_daerah=kedua, nama="dx")
    assert _kode("DX") == "dua"
    assert pertama.nama_pendek == "DX"


def test_kamus_leaves_out_an_abbreviation_of_two_units() -> None:
    for kode in ["satu", "dua"]:
        PerangkatDaerah.objects.create(kode=kode, nama=f"Dinas {kode}", jenis="dinas", singkatan="DX")
    assert _kode("DX") == ""


def test_kamus_asks_twice_whatever_the_number_of_units(django_assert_num_queries: Any) -> None:
    with django_assert_num_queries(2):
        kamus_nama()
    unit = [PerangkatDaerah(kode=f"d{i}", nama=f"Dinas {i}", jenis="dinas") for i in range(30)]
    PerangkatDaerah.objects.bulk_create(unit)
    AliasPerangkatDaerah.objects.bulk_create(
        AliasPerangkatDaerah(nama=f"Dns {pd.kode}", perangkat_daerah=pd) for pd in unit
    )
    with django_assert_num_queries(2):
        kamus_nama()


def test_normalkan_nama_keeps_what_distinguishes() -> None:
    assert normalkan_nama("Dinas A/B, C") == "dinas a/b, c"


def test_pemegang_peran_by_unit_and_for_all(django_assert_num_queries: Any) -> None:
    dishub, diskominfo = (PerangkatDaerah.objects.get(kode=kode) for kode in ("dishub", "diskominfo"))
    satu = PenugasanFactory.create(kode_peran="kepala-pd", perangkat_daerah=dishub).pengguna
    PenugasanFactory.create(kode_peran="tim-pelaksana-pd", perangkat_daerah=dishub, pengguna=satu)
    dua = PenugasanFactory.create(kode_peran="kepala-pd", perangkat_daerah=diskominfo).pengguna
    PenugasanFactory.create(kode_peran="tim-pelaksana-pd", perangkat_daerah=dishub)
    with django_assert_num_queries(1):
        assert list(pemegang_peran("kepala-pd", perangkat_daerah=dishub)) == [satu]
    with django_assert_num_queries(1):
        assert set(pemegang_peran("kepala-pd")) == {satu, dua}


def test_pemegang_peran_by_pokja_each_once_and_active() -> None:
    a, b = (Pokja.objects.get(kode=kode) for kode in ("pokja-a", "pokja-b"))
    satu = PenugasanFactory.create(kode_peran="tim-pelaksana", pokja=a).pengguna
    PenugasanFactory.create(kode_peran="tim-pelaksana", pokja=b, pengguna=satu)
    PenugasanFactory.create(kode_peran="tim-pelaksana", pokja=a, pengguna__is_active=False)
    dua = PenugasanFactory.create(kode_peran="tim-pelaksana").pengguna
    assert list(pemegang_peran("tim-pelaksana", pokja=a)) == [satu]
    assert sorted(orang.pk for orang in pemegang_peran("tim-pelaksana")) == sorted([satu.pk, dua.pk])
