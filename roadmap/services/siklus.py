"""The life of a road map: cloned into a draft, set in force, revoked."""

import uuid
from collections.abc import Callable, Iterable
from datetime import date
from typing import Any, TypeVar

from django.core.exceptions import ValidationError
from django.db import models, transaction
from simple_history.utils import bulk_create_with_history, bulk_update_with_history

from indikator.models import PenetapanTarget, Target
from organisasi.models import Pengguna
from roadmap import permissions
from roadmap.models import BarisLampiran, IsiRoadMap, RoadMap
from roadmap.workflow import CABUT, TETAPKAN, Peralihan, pastikan_dapat

M = TypeVar("M", bound=models.Model)

TIDAK_DISALIN = {
    "nomor_regulasi": "",
    "tahun_regulasi": None,
    "ditetapkan_pada": None,
    "diundangkan_pada": None,
    "berita_daerah": "",
}
"""What a draft cannot know yet: the regulation that will carry it."""


@transaction.atomic
def salin_road_map(
    *, road_map: RoadMap, kode: str, judul: str, tahun_awal: int, tahun_akhir: int, oleh: Pengguna
) -> RoadMap:
    """Clone a road map with everything in it into a draft for the years given; return the draft.

    Targets come along where the years stay the same; for other years they are left empty, since no regulation has set
    them. Raises TidakBerwenang, and ValidationError where the code or the years are not allowed.
    """
    permissions.SUSUN.pastikan(oleh)
    salinan = _kepala_salinan(
        road_map, kode=kode, judul=judul, tahun_awal=tahun_awal, tahun_akhir=tahun_akhir
    )
    salinan.full_clean()
    salinan.save()
    peta: dict[type[models.Model], dict[Any, models.Model]] = {RoadMap: {road_map.pk: salinan}}
    peta[PenetapanTarget] = _salin_penetapan(road_map, salinan, oleh)
    for model in urutan_model():
        peta[model] = _salin_model(model, road_map, salinan, peta, oleh)
    return salinan


def tetapkan(*, road_map: RoadMap, oleh: Pengguna | None, hari_ini: date) -> RoadMap:
    """Set a draft in force: from now on it and its targets are read-only. `oleh` None is the command line.

    Raises TidakBerwenang, PeralihanDitolak (not a draft) and ValidationError (the regulation has no number, year or
    date, or its date lies after `hari_ini`).
    """

    def sudah_tiba(terkini: RoadMap) -> None:
        if terkini.ditetapkan_pada and terkini.ditetapkan_pada > hari_ini:
            raise ValidationError("Tanggal penetapan regulasi belum tiba.")

    return _alihkan(road_map, TETAPKAN, oleh, syarat=sudah_tiba)


def cabut(*, road_map: RoadMap, oleh: Pengguna) -> RoadMap:
    """Revoke a road map in force; it stays readable. Raises TidakBerwenang and PeralihanDitolak."""
    return _alihkan(road_map, CABUT, oleh)


@transaction.atomic
def _alihkan(
    road_map: RoadMap,
    peralihan: Peralihan,
    oleh: Pengguna | None,
    syarat: Callable[[RoadMap], None] = lambda terkini: None,
) -> RoadMap:
    terkini = RoadMap.objects.select_for_update().get(pk=road_map.pk)
    if oleh is not None:
        permissions.TETAPKAN.pastikan(oleh)
    pastikan_dapat(peralihan, terkini.status)
    syarat(terkini)
    terkini.status = peralihan.ke.value
    terkini.full_clean()
    terkini.save()
    if peralihan is TETAPKAN:
        kunci_target(terkini, oleh)
    return terkini


def kunci_target(road_map: RoadMap, oleh: Pengguna | None) -> None:
    """Close the targets of a road map against changes."""
    penetapan = list(PenetapanTarget.objects.filter(dokumen=road_map.kode, terkunci=False))
    for p in penetapan:
        p.terkunci = True
    bulk_update_with_history(penetapan, PenetapanTarget, ["terkunci"], default_user=oleh)


def urutan_model() -> list[type[IsiRoadMap]]:
    """Return the kinds of records of a road map, each after those that it links to."""
    sisa = set(IsiRoadMap.__subclasses__())
    urut: list[type[IsiRoadMap]] = []
    while sisa:
        siap = sorted((m for m in sisa if not (_tautan_isi(m) - {m}) & sisa), key=lambda m: m.__name__)
        urut += siap
        sisa -= set(siap)
    return urut


def _tautan_isi(model: type[models.Model]) -> set[Any]:
    return {b.related_model for b in model._meta.concrete_fields if isinstance(b, models.ForeignKey)}


def _kepala_salinan(road_map: RoadMap, **isi: Any) -> RoadMap:
    bidang = {
        b.attname: getattr(road_map, b.attname)
        for b in RoadMap._meta.concrete_fields
        if b.name not in {"id", "status", "disalin_dari"}
    }
    return RoadMap(**{**bidang, **TIDAK_DISALIN, **isi, "disalin_dari": road_map})


def _salin_penetapan(lama: RoadMap, baru: RoadMap, oleh: Pengguna) -> dict[Any, models.Model]:
    asal = list(PenetapanTarget.objects.filter(dokumen=lama.kode).prefetch_related("target"))
    salinan = [tiru(p, dokumen=baru.kode, terkunci=False) for p in asal]
    bulk_create_with_history(salinan, PenetapanTarget, default_user=oleh)
    target: list[Target] = []
    for p, s in zip(asal, salinan, strict=True):
        target += _salin_target(p, s, lama, baru)
    bulk_create_with_history(target, Target, default_user=oleh)
    return {p.pk: s for p, s in zip(asal, salinan, strict=True)}


def _salin_target(
    asal: PenetapanTarget, salinan: PenetapanTarget, lama: RoadMap, baru: RoadMap
) -> Iterable[Target]:
    if lama.tahun == baru.tahun:
        return [tiru(t, penetapan=salinan) for t in asal.target.all()]
    return [Target(penetapan=salinan, tahun=tahun) for tahun in baru.tahun]


def _salin_model(
    model: type[IsiRoadMap],
    lama: RoadMap,
    baru: RoadMap,
    peta: dict[type[models.Model], dict[Any, models.Model]],
    oleh: Pengguna,
) -> dict[Any, models.Model]:
    """Clone all records of one kind, parents before children where the kind links to itself."""
    sisa = list(model._base_manager.filter(road_map=lama).order_by("pk"))
    hasil: dict[Any, models.Model] = {}
    peta = {**peta, model: hasil}
    while sisa:
        siap = [objek for objek in sisa if _induk_siap(objek, hasil)]
        salinan = [tiru(objek, **_tautan_baru(objek, peta), **_kunci_baru(objek)) for objek in siap]
        bulk_create_with_history(salinan, model, default_user=oleh)
        hasil.update({objek.pk: s for objek, s in zip(siap, salinan, strict=True)})
        sisa = [objek for objek in sisa if objek.pk not in hasil]
    return hasil


def _induk_siap(objek: models.Model, hasil: dict[Any, models.Model]) -> bool:
    induk = getattr(objek, "induk_id", None)
    return induk is None or induk in hasil


def _tautan_baru(
    objek: models.Model, peta: dict[type[models.Model], dict[Any, models.Model]]
) -> dict[str, Any]:
    tautan: dict[str, Any] = {}
    for b in objek._meta.concrete_fields:
        if isinstance(b, models.ForeignKey) and b.related_model in peta:
            pk = getattr(objek, b.attname)
            tautan[b.name] = None if pk is None else peta[b.related_model][pk]
    return tautan


def _kunci_baru(objek: models.Model) -> dict[str, Any]:
    return {"kunci": uuid.uuid4()} if isinstance(objek, BarisLampiran) else {}


def tiru(objek: M, **ganti: Any) -> M:
    """Return an unsaved copy of a record with some fields replaced."""
    bidang = {
        b.name if b.name in ganti else b.attname: ganti.get(b.name, getattr(objek, b.attname))
        for b in objek._meta.concrete_fields
        if not b.primary_key
    }
    return type(objek)(**bidang)
