"""The history that a model keeps of itself; set up with `riwayat = catat_riwayat()`."""

from typing import Any

from django.db import models
from simple_history.models import HistoricalRecords

from riwayat.asal import MAKS_ASAL, asal_sekarang


class Jejak(models.Model):
    """What every history row carries besides who, when and the values: from where the change came."""

    asal = models.CharField("asal perubahan", max_length=MAKS_ASAL, default=asal_sekarang, editable=False)

    class Meta:
        abstract = True


def catat_riwayat(**pilihan: Any) -> HistoricalRecords:
    """Return the history descriptor of a model: one row per create, change and delete, bulk writes included."""
    return HistoricalRecords(bases=[Jejak], **pilihan)
