"""Against lost updates: a record's version leaves as its ETag and comes back as If-Match."""

from django.db import models
from rest_framework.request import Request
from rest_framework.response import Response

from organisasi.api.masalah import PerluIfMatch, VersiBasi
from riwayat.queries import versi

BASI = "Catatan ini berubah sejak Anda membacanya. Baca kembali, lalu kirim dengan ETag yang baru."


def bertanda(jawaban: Response, *objek: models.Model, tanda: str = "") -> Response:
    """Return the answer with the version of what it shows, or with another mark of it."""
    jawaban["ETag"] = f'"{tanda or versi(*objek)}"'
    return jawaban


def versi_diminta(request: Request, *objek: models.Model) -> str:
    """Return the version that a write is meant for, which is the newest.

    Raises PerluIfMatch (428) where none is named and VersiBasi (412) where it is another. The service then asks once
    more under its lock.
    """
    return tanda_diminta(request, versi(*objek))


def tanda_diminta(request: Request, kini: str) -> str:
    """Return the mark that a write is meant for, which is `kini`; raises as `versi_diminta`."""
    diminta = request.headers.get("If-Match")
    if diminta is None:
        raise PerluIfMatch("Sertakan kepala If-Match dengan ETag dari pembacaan terakhir catatan ini.")
    if kini not in {satu.strip().removeprefix("W/").strip('"') for satu in diminta.split(",")}:
        raise VersiBasi(BASI)
    return kini
