"""Which unit a written name means."""

from typing import Any

import pytest

from organisasi.models import AliasPerangkatDaerah, PerangkatDaerah
from organisasi.queries import cari_pd, kamus_nama, normalkan_nama

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
