"""The database with its reference data, and the named actors of every test."""

from collections.abc import Generator
from inspect import signature
from io import StringIO

import pytest
from django.core.management import call_command
from django.db import connection
from django.test import Client
from pytest_django.plugin import DjangoDbBlocker

from organisasi import permissions as peran
from organisasi.models import Pengguna, PerangkatDaerah
from tests.basis_data import basis_data
from tests.cetakan import tertata
from tests.pabrik import PenugasanFactory

__all__ = ["basis_data", "tertata"]

DATA_ACUAN = "fixtures/perwal-45-2020"
PD_SENDIRI, PD_LAIN = "diskominfo", "dishub"
BASIS_DATA = {"db", "transactional_db", "django_db_setup", "basis_data"}
"""The fixtures of which each test that meets a database has one, unless it asks `request` for others by name."""

_pembuka = pytest.StashKey[DjangoDbBlocker]()
_isi_awal = pytest.StashKey[str]()


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark what can meet a database: the rest answers alike on every one, and is asked once, on SQLite."""
    for item in items:
        assert isinstance(item, pytest.Function)
        bertanda = item.get_closest_marker("django_db") is not None
        bernama = "request" in signature(item.obj).parameters
        if bertanda or bernama or not BASIS_DATA.isdisjoint(item.fixturenames):
            item.add_marker(pytest.mark.basis_data)


@pytest.fixture(scope="session")
def django_db_setup(
    django_db_setup: None, django_db_blocker: DjangoDbBlocker, request: pytest.FixtureRequest
) -> None:
    """Load the reference data once per worker: every test finds it and leaves it as it was."""
    with django_db_blocker.unblock():
        call_command("createcachetable", verbosity=0)
        call_command("muat_roadmap", DATA_ACUAN, verbosity=0, stdout=StringIO())
        request.config.stash[_isi_awal] = connection.creation.serialize_db_to_string()
    request.config.stash[_pembuka] = django_db_blocker


@pytest.hookimpl(wrapper=True)
def pytest_runtest_teardown(
    item: pytest.Item, nextitem: pytest.Item | None
) -> Generator[None, object, object]:
    """Put the reference data back after a test that committed: Django has emptied every table by then."""
    try:
        return (yield)
    finally:
        if nextitem is not None and _menyimpan_permanen(item):
            with item.config.stash[_pembuka].unblock():
                call_command("flush", interactive=False, verbosity=0, inhibit_post_migrate=True)
                connection.creation.deserialize_db_from_string(item.config.stash[_isi_awal])


def _menyimpan_permanen(item: pytest.Item) -> bool:
    tanda = item.get_closest_marker("django_db")
    if tanda is not None and tanda.kwargs.get("transaction"):
        return True
    dipakai = set(getattr(item, "fixturenames", ()))
    return not dipakai.isdisjoint({"transactional_db", "django_db_reset_sequences", "live_server"})


def _aktor(kode: str, pd: str | None = None) -> Pengguna:
    """Make the person of a role; of a Perangkat Daerah where the role is held for one."""
    satuan = PerangkatDaerah.objects.get(kode=pd) if pd else None
    nama = f"{kode}-{pd}" if pd else kode
    tugas = PenugasanFactory.create(
        kode_peran=kode,
        perangkat_daerah=satuan,
        pengguna__username=f"uji-{nama}",
        pengguna__nama=f"Uji {nama}",
    )
    return tugas.pengguna


def _masuk(orang: Pengguna) -> Client:
    klien = Client()
    klien.force_login(orang, backend="organisasi.backends.PeranBackend")
    return klien


@pytest.fixture
def administrator(db: None) -> Pengguna:
    """Holds the role Administrator."""
    return _aktor(peran.ADMINISTRATOR)


@pytest.fixture
def tim_pengarah(db: None) -> Pengguna:
    """Sits in the Tim Pengarah."""
    return _aktor(peran.TIM_PENGARAH)


@pytest.fixture
def tim_pelaksana(db: None) -> Pengguna:
    """Sits in the Tim Pelaksana of the city, in no particular pokja."""
    return _aktor(peran.TIM_PELAKSANA)


@pytest.fixture
def tim_pelaksana_pd(db: None) -> Pengguna:
    """Sits in the Tim Pelaksana of Dinas Komunikasi dan Informatika."""
    return _aktor(peran.TIM_PELAKSANA_PD, PD_SENDIRI)


@pytest.fixture
def tim_pelaksana_pd_lain(db: None) -> Pengguna:
    """Sits in the Tim Pelaksana of Dinas Perhubungan: another unit's rows are closed to them."""
    return _aktor(peran.TIM_PELAKSANA_PD, PD_LAIN)


@pytest.fixture
def kepala_pd(db: None) -> Pengguna:
    """Heads Dinas Komunikasi dan Informatika."""
    return _aktor(peran.KEPALA_PD, PD_SENDIRI)


@pytest.fixture
def inspektorat(db: None) -> Pengguna:
    """Works at the Inspektorat."""
    return _aktor(peran.INSPEKTORAT)


@pytest.fixture
def asesor(db: None) -> Pengguna:
    """Assesses for PMPRB."""
    return _aktor(peran.ASESOR)


@pytest.fixture
def klien_anonim() -> Client:
    """A visitor who has not signed in."""
    return Client()


@pytest.fixture
def klien_administrator(administrator: Pengguna) -> Client:
    """The Administrator's browser."""
    return _masuk(administrator)


@pytest.fixture
def klien_tim_pengarah(tim_pengarah: Pengguna) -> Client:
    """The browser of the Tim Pengarah."""
    return _masuk(tim_pengarah)


@pytest.fixture
def klien_tim_pelaksana(tim_pelaksana: Pengguna) -> Client:
    """The browser of the Tim Pelaksana."""
    return _masuk(tim_pelaksana)


@pytest.fixture
def klien_tim_pelaksana_pd(tim_pelaksana_pd: Pengguna) -> Client:
    """The browser of Diskominfo's Tim Pelaksana."""
    return _masuk(tim_pelaksana_pd)


@pytest.fixture
def klien_tim_pelaksana_pd_lain(tim_pelaksana_pd_lain: Pengguna) -> Client:
    """The browser of Dishub's Tim Pelaksana."""
    return _masuk(tim_pelaksana_pd_lain)


@pytest.fixture
def klien_kepala_pd(kepala_pd: Pengguna) -> Client:
    """The browser of Diskominfo's head."""
    return _masuk(kepala_pd)


@pytest.fixture
def klien_inspektorat(inspektorat: Pengguna) -> Client:
    """The browser of the Inspektorat."""
    return _masuk(inspektorat)


@pytest.fixture
def klien_asesor(asesor: Pengguna) -> Client:
    """The assessor's browser."""
    return _masuk(asesor)
