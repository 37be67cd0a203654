"""Reads of the history: what happened to a record, and its version for noticing stale edits."""

from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from decimal import Decimal
from itertools import groupby
from typing import Any, NamedTuple, TypeVar

from django.db import models
from django.utils import timezone
from django.utils.formats import date_format, number_format

M = TypeVar("M", bound=models.Model)

JENIS = {"+": "dibuat", "~": "diubah", "-": "dihapus"}
BIDANG_JEJAK = frozenset(
    {"history_id", "history_date", "history_change_reason", "history_type", "history_user", "asal"}
)


class Perubahan(NamedTuple):
    """One field before and after, in words."""

    bidang: str
    sebelum: str
    sesudah: str


@dataclass(frozen=True, slots=True)
class Catatan:
    """One change of a record: when (aware), by whom ("" where no person acted), from where, and which fields.

    Of an import `asal` names the file and the row in it.
    """

    waktu: datetime
    oleh: str
    asal: str
    jenis: str
    objek: str
    perubahan: list[Perubahan] = field(default_factory=list)


def versi(*daftar: models.Model) -> str:
    """Return a mark of the newest change of some records: equal marks mean nothing changed in between."""
    tanda = []
    for model, pk in _per_model(daftar).items():
        jejak = _model_jejak(model).objects.filter(**{f"{model._meta.pk.attname}__in": pk})
        tanda.append(f"{model._meta.label_lower}:{jejak.aggregate(m=models.Max('history_id'))['m'] or 0}")
    return " ".join(sorted(tanda))


def pada_versi(objek: M, tanda: str) -> M | None:
    """Return a record as it was when `versi` gave this mark of it alone; None where the mark is not one of its."""
    nomor = tanda.rpartition(":")[2]
    if not nomor.isdecimal() or len(nomor) > 18:  # no database counts further
        return None
    syarat = {type(objek)._meta.pk.attname: objek.pk, "history_id": int(nomor)}
    baris = _model_jejak(type(objek)).objects.filter(**syarat).first()
    return None if baris is None else baris.instance


def _per_model(daftar: Iterable[models.Model]) -> dict[type[models.Model], list[Any]]:
    hasil: dict[type[models.Model], list[Any]] = defaultdict(list)
    for objek in daftar:
        hasil[type(objek)].append(objek.pk)
    return hasil


def catatan_terakhir(*daftar_objek: models.Model) -> Catatan | None:
    """Return the newest change of some records."""
    daftar = riwayat_dari(daftar_objek, batas=1)
    return daftar[0] if daftar else None


def terakhir_dikenal(model: type[M], **syarat: Any) -> M | None:
    """Return a record as its newest history row knew it, deleted or not; None where it never existed."""
    baris = _model_jejak(model).objects.filter(**syarat).order_by("-history_id").first()
    return None if baris is None else baris.instance


def riwayat_dari(
    daftar: Iterable[models.Model], *, batas: int = 200, sebut: Callable[[Any], str] | None = None
) -> list[Catatan]:
    """Return the changes of some records, newest first: a constant number of queries per kind of record.

    `sebut` names a record from its history row; without it a record is named by its kind.
    """
    catatan = [c for model, pk in _per_model(daftar).items() for c in _catatan_model(model, pk, sebut)]
    return _ringkas(sorted(catatan, key=lambda c: c.waktu, reverse=True))[:batas]


def _ringkas(daftar: Iterable[Catatan]) -> list[Catatan]:
    """Make one entry of neighbours that differ in nothing but the record: “13 fokus perubahan”."""
    hasil = []
    for _, kelompok in groupby(daftar, key=_yang_sama):
        pertama, *lain = kelompok
        hasil.append(replace(pertama, objek=f"{len(lain) + 1} {pertama.objek}") if lain else pertama)
    return hasil


def _yang_sama(c: Catatan) -> tuple[object, ...]:
    sendiri = id(c) if c.perubahan else None
    return c.waktu.replace(second=0, microsecond=0), c.oleh, c.asal, c.jenis, c.objek, sendiri


def _model_jejak(model: type[models.Model]) -> Any:
    return model.riwayat.model  # type: ignore[attr-defined]


def _catatan_model(
    model: type[models.Model], pk: list[Any], sebut: Callable[[Any], str] | None = None
) -> list[Catatan]:
    jejak = _model_jejak(model)
    kunci = model._meta.pk.attname
    baris = list(
        jejak.objects.filter(**{f"{kunci}__in": pk})
        .select_related("history_user")
        .order_by(kunci, "history_id")
    )
    bidang = [b for b in jejak._meta.concrete_fields if b.name not in BIDANG_JEJAK and not b.primary_key]
    bidang = [b for b in bidang if b.attname != kunci]
    nama = _nama_tertaut(bidang, baris)
    hasil: list[Catatan] = []
    sebelum: Any = None
    for b in baris:
        lama = sebelum if sebelum is not None and getattr(sebelum, kunci) == getattr(b, kunci) else None
        objek = sebut(b) if sebut else str(model._meta.verbose_name)
        hasil.append(_catatan(objek, b, lama, bidang, nama))
        sebelum = b
    return hasil


def _catatan(objek: str, baru: Any, lama: Any, bidang: list[Any], nama: dict[str, dict[Any, str]]) -> Catatan:
    perubahan = []
    if baru.history_type == "~" and lama is not None:
        for b in bidang:
            kiri, kanan = getattr(lama, b.attname), getattr(baru, b.attname)
            if kiri != kanan:
                perubahan.append(Perubahan(str(b.verbose_name), _kata(b, kiri, nama), _kata(b, kanan, nama)))
    return Catatan(
        waktu=baru.history_date,
        oleh=str(baru.history_user or ""),
        asal=", ".join(filter(None, (baru.asal, baru.history_change_reason))),
        jenis=JENIS[baru.history_type],
        objek=objek,
        perubahan=perubahan,
    )


def _nama_tertaut(bidang: list[Any], baris: list[Any]) -> dict[str, dict[Any, str]]:
    """Return the names of linked records, one query per linking field."""
    hasil = {}
    for b in bidang:
        if isinstance(b, models.ForeignKey):
            pk = {getattr(r, b.attname) for r in baris} - {None}
            hasil[b.name] = (
                {k: str(v) for k, v in b.related_model._default_manager.in_bulk(pk).items()} if pk else {}
            )
    return hasil


def _kata(bidang: Any, nilai: Any, nama: dict[str, dict[Any, str]]) -> str:
    if nilai is None or nilai == "":
        return ""
    if bidang.name in nama:
        return nama[bidang.name].get(nilai, "(sudah dihapus)")
    if isinstance(nilai, bool):
        return "ya" if nilai else "tidak"
    if isinstance(nilai, Decimal):
        bulat = nilai.quantize(Decimal(1)) if nilai == nilai.to_integral_value() else nilai.normalize()
        return number_format(bulat, use_l10n=True, force_grouping=True)
    if isinstance(nilai, datetime):
        return date_format(timezone.localtime(nilai), "j M Y H.i")
    if isinstance(nilai, date):
        return date_format(nilai, "j F Y")
    if bidang.choices:
        return str(dict(bidang.flatchoices).get(nilai, nilai))
    return str(nilai)
