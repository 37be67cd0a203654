"""A draft with everything of the regulation in it, made once per module."""

from collections.abc import Iterator

import pytest
from django.apps import apps
from django.db import models, transaction
from pytest_django.plugin import DjangoDbBlocker

from organisasi import permissions as peran
from roadmap.models import RoadMap
from roadmap.services.siklus import salin_road_map
from tests.pabrik import PenugasanFactory

KODE_ASLI, KODE_KLON = "perwal-45-2020", "klon"


@pytest.fixture(scope="module")
def klon_modul(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[None]:
    """Commit a clone for the tests of a module, and take everything away again that it brought."""
    with django_db_blocker.unblock():
        sebelum = _pk_terakhir()
        penyusun = PenugasanFactory.create(
            kode_peran=peran.TIM_PELAKSANA, pengguna__username="penyusun-klon", pengguna__nama="Penyusun Klon"
        ).pengguna
        salin_road_map(
            road_map=RoadMap.objects.get(kode=KODE_ASLI),
            kode=KODE_KLON,
            judul="Rancangan Perubahan 2020-2023",
            tahun_awal=2020,
            tahun_akhir=2023,
            oleh=penyusun,
        )
    yield
    with django_db_blocker.unblock(), transaction.atomic():
        for (
            model,
            pk,
        ) in sebelum.items():  # links are checked at the end of the transaction: any order will do
            sisa = model._base_manager.filter(pk__gt=pk)
            sisa._raw_delete(sisa.db)


def _pk_terakhir() -> dict[type[models.Model], int]:
    return {
        model: model._base_manager.aggregate(m=models.Max("pk"))["m"] or 0
        for model in apps.get_models()
        if isinstance(model._meta.pk, models.AutoField)
    }


@pytest.fixture
def asli(db: None) -> RoadMap:
    """The regulation in force."""
    return RoadMap.objects.get(kode=KODE_ASLI)


@pytest.fixture
def klon(klon_modul: None, db: None) -> RoadMap:
    """The draft; each test finds it untouched."""
    return RoadMap.objects.get(kode=KODE_KLON)
