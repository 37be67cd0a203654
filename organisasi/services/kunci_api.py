"""Keys of the API: given out once, recognised by their hash, revoked."""

import secrets
from datetime import date, datetime, time, timedelta
from hashlib import sha256

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone

from organisasi.models import KunciApi, LingkupKunci, Pengguna
from organisasi.permissions import TidakBerwenang, penugasan_dari

AWALAN = "petarb_"
MAKS_HARI = 366  # how long a key may open at most
MAKS_KUNCI = 20  # that open at the same time, for one person
JEDA_CATAT = timedelta(minutes=5)  # a use within this time of the last one is not written again


@transaction.atomic
def terbitkan(
    *, pemilik: Pengguna, nama: str, lingkup: LingkupKunci, sampai: date, kini: datetime
) -> tuple[KunciApi, str]:
    """Make a key that opens up to the end of the day `sampai`, and return it with its text, which is kept nowhere.

    Raises TidakBerwenang for a person without a role, and ValidationError by field.
    """
    Pengguna.objects.select_for_update().get(pk=pemilik.pk)  # one after the other, for the limit
    pastikan_boleh_berkunci(pemilik)
    hari = timezone.localdate(kini)
    if not hari <= sampai <= hari + timedelta(days=MAKS_HARI):
        raise ValidationError({"sampai": f"Pilih tanggal dari hari ini sampai {MAKS_HARI} hari ke depan."})
    if KunciApi.objects.berlaku(kini).filter(pemilik=pemilik).count() >= MAKS_KUNCI:
        raise ValidationError(f"Anda sudah memiliki {MAKS_KUNCI} kunci aktif. Cabut yang tidak dipakai.")
    teks = f"{AWALAN}{secrets.token_urlsafe(32)}"
    kunci = KunciApi(
        pemilik=pemilik,
        nama=nama.strip(),
        lingkup=lingkup,
        awalan=teks[: len(AWALAN) + 6],
        sidik=sidik(teks),
        dibuat_pada=kini,
        berlaku_sampai=timezone.make_aware(datetime.combine(sampai, time(23, 59, 59))),
    )
    kunci.full_clean()
    kunci.save()
    return kunci, teks


def pastikan_boleh_berkunci(orang: Pengguna) -> None:
    """Raise TidakBerwenang for a person without any role: a key opens nothing more than its owner's roles."""
    if not penugasan_dari(orang):
        raise TidakBerwenang("Kunci API hanya untuk pengguna yang memegang peran.")


@transaction.atomic
def cabut(*, kunci: KunciApi, kini: datetime) -> KunciApi:
    """Close a key for good; the first time counts."""
    terkini = KunciApi.objects.select_for_update(of=("self",)).get(pk=kunci.pk)
    if terkini.dicabut_pada is None:
        terkini.dicabut_pada = kini
        terkini.save()
    return terkini


def kenali(teks: str, *, kini: datetime) -> KunciApi | None:
    """Return the key of this text with its owner, opening or not; None where there is none. One query, rarely two."""
    kunci = KunciApi.objects.select_related("pemilik").filter(sidik=sidik(teks)).first()
    if kunci is None:
        return None
    lama = kunci.terakhir_dipakai
    if kunci.keadaan(kini) == "aktif" and (lama is None or kini - lama > JEDA_CATAT):
        KunciApi.objects.filter(pk=kunci.pk).update(terakhir_dipakai=kini)  # no history of every use
    return kunci


def sidik(teks: str) -> str:
    """Return what is kept of a key's text."""
    return sha256(teks.encode()).hexdigest()
