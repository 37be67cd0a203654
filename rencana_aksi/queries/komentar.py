"""Reads of what people say about a plan: conversations with their replies, and how many are open."""

from collections import defaultdict
from dataclasses import dataclass, field

from django.db.models import QuerySet

from organisasi.permissions import Orang
from rencana_aksi.models import ButirAksi, Komentar, RencanaAksi
from rencana_aksi.permissions import SEBAGAI_TIM_PELAKSANA, SUSUN


@dataclass(frozen=True, slots=True)
class Percakapan:
    """A comment with its replies; `boleh_selesai` tells whether the person may close it or open it again."""

    komentar: Komentar
    boleh_selesai: bool
    balasan: list[Komentar] = field(default_factory=list)


def percakapan(rencana: RencanaAksi, orang: Orang, *, butir: ButirAksi | None = None) -> list[Percakapan]:
    """Return the conversations about an item, or about the plan as a whole: one query; open ones first."""
    return _susun(rencana.komentar.filter(butir=butir), rencana, orang)


def percakapan_per_butir(rencana: RencanaAksi, orang: Orang) -> dict[int, list[Percakapan]]:
    """Return the conversations about each item of a plan by the item's key: one query."""
    hasil = defaultdict(list)
    for satu in _susun(rencana.komentar.filter(butir__isnull=False), rencana, orang):
        assert satu.komentar.butir_id is not None
        hasil[satu.komentar.butir_id].append(satu)
    return hasil


def bagian_komentar(
    rencana: RencanaAksi, orang: Orang, *, butir: ButirAksi | None = None
) -> dict[str, object]:
    """Return what `rencana_aksi/_komentar.html` shows, beside `rencana` and `butir` themselves."""
    daftar = percakapan(rencana, orang, butir=butir)
    return {
        "rencana": rencana,
        "butir": butir,
        "percakapan": daftar,
        "terbuka": sum(not p.komentar.selesai_pada for p in daftar),
    }


def _susun(daftar: QuerySet[Komentar], rencana: RencanaAksi, orang: Orang) -> list[Percakapan]:
    pengurus = any(aturan.boleh(orang, rencana) for aturan in (SUSUN, SEBAGAI_TIM_PELAKSANA))
    semua = list(daftar.select_related("oleh", "selesai_oleh").order_by("pada", "pk"))
    hasil = {k.pk: Percakapan(k, pengurus or k.oleh_id == orang.pk) for k in semua if k.induk_id is None}
    for k in semua:
        if k.induk_id is not None:
            hasil[k.induk_id].balasan.append(k)
    return sorted(hasil.values(), key=lambda p: p.komentar.selesai_pada is not None)
