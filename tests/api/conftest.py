"""Keys of the named actors, and a plan with its reports to read through the API."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.core.cache import caches
from django.test import Client
from django.utils import timezone

from organisasi.models import LingkupKunci, Pengguna
from organisasi.services.kunci_api import terbitkan
from tests.monev import conftest as monev

KINI = monev.KINI
road_map, periode, diskominfo, dishub = monev.road_map, monev.periode, monev.diskominfo, monev.dishub
rencana, laporan = monev.rencana, monev.laporan


@pytest.fixture(autouse=True)
def laju_kosong() -> None:
    """Nobody has asked anything yet."""
    caches["laju"].clear()


def buat_kunci(orang: Pengguna, lingkup: LingkupKunci = LingkupKunci.TULIS) -> str:
    """Return the text of a new key of a person."""
    kini = timezone.now()
    sampai = timezone.localdate(kini) + timedelta(days=30)
    return terbitkan(pemilik=orang, nama="Uji", lingkup=lingkup, sampai=sampai, kini=kini)[1]


Api = Callable[..., Client]


@pytest.fixture
def api() -> Api:
    """Give a client with a key of a person: `api(orang)`, `api(orang, LingkupKunci.BACA)`; `api()` has none."""

    def klien(orang: Pengguna | None = None, lingkup: LingkupKunci = LingkupKunci.TULIS) -> Client:
        kepala: dict[str, Any] = {"authorization": f"Bearer {buat_kunci(orang, lingkup)}"} if orang else {}
        return Client(headers=kepala)

    return klien
