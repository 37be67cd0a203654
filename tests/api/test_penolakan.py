"""Refusals under /api/: always problem details in Indonesian, whatever went wrong and wherever."""

import json
from typing import Any
from unittest import mock

import pytest
from django.test import Client
from pytest_django import Settings

from organisasi.api.sumber import PokjaSumber
from organisasi.models import LingkupKunci, Pengguna
from rencana_aksi.models import RencanaAksi
from tests.api.conftest import Api
from tests.api.test_baca import masalah
from tests.api.test_tulis_rencana import draf, isi_baru

__all__ = ["draf"]
pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("metode", "jalur"),
    [
        ("get", "/api/"),
        ("get", "/api/v2/road-map/"),
        ("post", "/api/v1/tidak-ada/"),
        ("get", "/api/v1/road-map/abc/"),
        ("get", "/api/v1/road-map"),
        ("post", "/api/v1/rencana-aksi"),
        ("get", "/api/v1/skema"),
    ],
)
@pytest.mark.parametrize("debug", [False, True])
def test_alamat_tidak_dikenal(
    metode: str, jalur: str, debug: bool, klien_anonim: Client, settings: Settings
) -> None:
    """An unknown address is told where the known ones are, whatever DEBUG; nothing is sent on to another address."""
    settings.DEBUG = debug
    isi = masalah(getattr(klien_anonim, metode)(jalur), 404)
    assert "/api/v1/dokumen/" in isi["detail"]


@pytest.mark.parametrize("jalur", ["/api/v1/road-map/", "/api/v1/skema/", "/api/v1/dokumen/"])
def test_metode_salah(jalur: str, api: Api, tim_pengarah: Pengguna) -> None:
    """A method that an address does not have: 405, and the ones it has."""
    klien = api(tim_pengarah)
    for metode in ("post", "put", "patch", "delete"):
        jawaban = getattr(klien, metode)(
            jalur, headers={"accept": "application/yaml"} if "skema" in jalur else None
        )
        assert masalah(jawaban, 405)["title"] == "Metode tidak tersedia"
        assert "GET" in jawaban.headers["Allow"]
        assert "GET" in jawaban.json()["detail"]


def test_bentuk_jawaban_tidak_ada(klien_anonim: Client) -> None:
    """What cannot be answered as wanted is refused, the schema too; its parameters change nothing."""
    for jalur in ("/api/v1/road-map/", "/api/v1/skema/"):
        masalah(klien_anonim.get(jalur, headers={"accept": "image/png"}), 406)
    assert klien_anonim.get("/api/v1/skema/?version=%0D%0A&lang=xx").status_code == 200


def test_galat_server() -> None:
    """What nobody expected is a 500 that gives nothing away."""
    klien = Client(raise_request_exception=False)
    with mock.patch.object(PokjaSumber, "terlihat", side_effect=RuntimeError("rahasia")):
        jawaban = klien.get("/api/v1/pokja/")
    assert "sisi server" in masalah(jawaban, 500)["detail"]
    assert b"rahasia" not in jawaban.content


def test_halaman_biasa_tetap_halaman(klien_anonim: Client) -> None:
    """People get a page at every other address."""
    jawaban = klien_anonim.get("/tidak-ada/")
    assert (jawaban.status_code, jawaban.headers["Content-Type"]) == (404, "text/html; charset=utf-8")


def test_host_tidak_dikenal(klien_anonim: Client) -> None:
    """A refusal before any view is problem details too."""
    masalah(klien_anonim.get("/api/v1/pokja/", headers={"host": "lain.invalid"}), 400)


@pytest.mark.parametrize(
    ("isi", "jenis", "status", "kata"),
    [
        ("{", "application/json", 400, "bukan JSON"),
        ("[" * 100_000, "application/json", 400, "bukan JSON"),
        ('{"tahapan": NaN}', "application/json", 400, "bukan JSON"),
        ("{}", "application/json; charset=hex", 400, "bukan JSON"),
        ("a=1", "application/x-www-form-urlencoded", 415, "application/json"),
        ("[]", "application/json", 422, "objek"),
        ('"teks"', "application/json", 422, "objek"),
        ('{"tahapan": "A", "warna": "biru"}', "application/json", 422, "warna"),
        ('{"tahapan": 5, "area": "satu", "jadwal": 3}', "application/json", 422, "area"),
        ('{"tahapan": "A", "sdm": 99999999999999999999}', "application/json", 422, "sdm"),
    ],
)
def test_isi_salah(
    isi: str, jenis: str, status: int, kata: str, api: Api, draf: RencanaAksi, tim_pelaksana_pd: Pengguna
) -> None:
    """A body that cannot be read, or not be used, is refused with what is wrong."""
    url = f"/api/v1/rencana-aksi/{draf.pk}/butir/"
    jawaban = api(tim_pelaksana_pd).generic("POST", url, isi, content_type=jenis)
    assert kata in json.dumps(masalah(jawaban, status))


def test_lingkup_kunci(api: Api, draf: RencanaAksi, tim_pelaksana_pd: Pengguna) -> None:
    """A key for reading writes nothing, and says which key would."""
    url = f"/api/v1/rencana-aksi/{draf.pk}/butir/"
    jawaban: Any = api(tim_pelaksana_pd, LingkupKunci.BACA).post(
        url, isi_baru(), content_type="application/json"
    )
    assert "lingkup tulis" in masalah(jawaban, 403)["detail"]
