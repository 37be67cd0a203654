"""Chance that is the same every time: each part of the sample draws from a source of its own name. Pure."""

from datetime import date, datetime, time
from random import Random

from django.utils import timezone

RAJIN, BIASA, LAMBAT = "rajin", "biasa", "lambat"


def sumber(*nama: object) -> Random:
    """Return the source of chance of these names."""
    return Random("petarb:" + ":".join(str(n) for n in nama))  # noqa: S311 - sample data, no secret


def watak(kode: str) -> str:
    """Return how a unit works: most keep the rhythm, some are slow."""
    return sumber("watak", kode).choice((RAJIN, RAJIN, BIASA, BIASA, BIASA, LAMBAT))


def pukul(hari: date, jam: int = 9, menit: int = 0) -> datetime:
    """Return a time of a day in the current time zone."""
    return timezone.make_aware(datetime.combine(hari, time(jam, menit)))
