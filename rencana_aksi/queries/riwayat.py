"""The changes of a plan and of all that ever belonged to it."""

from typing import Any

from django.db import models

from rencana_aksi.models import ButirAksi, RencanaAksi, TautanButir
from riwayat.queries import Catatan, riwayat_dari

MAKS_BUTIR = 400  # items whose history one page tells; the newest first


def riwayat_rencana(rencana: RencanaAksi) -> list[Catatan]:
    """Return the newest changes of a plan and its items, deleted ones too: a constant number of queries."""
    jejak = ButirAksi.riwayat.filter(rencana_id=rencana.pk).values("id")
    terbaru = jejak.annotate(terakhir=models.Max("history_id")).order_by("-terakhir")[:MAKS_BUTIR]
    return riwayat_dari([rencana, *(ButirAksi(pk=b["id"]) for b in terbaru)], sebut=_sebut)


def _sebut(jejak: Any) -> str:
    """Name a plan by its kind, an item by what is to be done."""
    return f"butir “{jejak.tahapan[:80]}”" if isinstance(jejak, ButirAksi.riwayat.model) else "rencana aksi"


def riwayat_butir(butir: ButirAksi) -> list[Catatan]:
    """Return the changes of an item and of what it serves, links that are gone included."""
    tautan = (
        TautanButir.riwayat.filter(butir_id=butir.pk).order_by("id").values_list("id", flat=True).distinct()
    )
    return riwayat_dari([butir, *(TautanButir(pk=pk) for pk in tautan)])
