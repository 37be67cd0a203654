"""Surveys that were held: noted, changed, taken away."""

from datetime import datetime
from functools import partial

from django.db import transaction
from django.utils import timezone

from monev.models import Survei
from monev.permissions import aturan
from monev.services.bukti import SIMPANAN
from monev.workflow import Pelaku
from organisasi.models import Pengguna
from roadmap.services.isi import pastikan_ada, pastikan_terkini


class SurveiDitolak(Exception):
    """A survey cannot be noted as asked; the message says why."""


@transaction.atomic
def simpan_survei(
    *, survei: Survei, oleh: Pengguna, kini: datetime, versi_dibuka: str | None = None
) -> Survei:
    """Save a survey; the same one noted twice is kept once.

    Raises TidakBerwenang, ValidationError, SurveiDitolak (not over yet), Basi and SudahDihapus.
    """
    aturan(Pelaku.PENYUSUN, survei).pastikan(oleh, survei)
    pastikan_ada(survei)
    if survei.pk:
        lama = Survei.objects.select_for_update().get(pk=survei.pk)
        aturan(Pelaku.PENYUSUN, lama).pastikan(oleh, lama)
        pastikan_terkini(versi_dibuka, survei)
    elif ada := _kembar(survei):
        return ada
    if survei.selesai > timezone.localdate(kini):
        raise SurveiDitolak("Survei dicatat setelah selesai.")
    survei.full_clean()
    survei._history_user = oleh  # type: ignore[attr-defined]
    survei.save()
    return survei


def _kembar(survei: Survei) -> Survei | None:
    """Return the same survey noted before, for a form that was sent twice."""
    return Survei.objects.filter(
        road_map=survei.road_map,
        tingkat=survei.tingkat,
        perangkat_daerah=survei.perangkat_daerah_id,
        judul=survei.judul,
        mulai=survei.mulai,
        selesai=survei.selesai,
    ).first()


@transaction.atomic
def hapus_survei(*, survei: Survei, oleh: Pengguna) -> None:
    """Take a survey and its evidence away; raises TidakBerwenang and SudahDihapus."""
    aturan(Pelaku.PENYUSUN, survei).pastikan(oleh, survei)
    pastikan_ada(survei)
    letak = list(survei.bukti.exclude(letak="").values_list("letak", flat=True))
    survei.delete()
    for satu in letak:
        transaction.on_commit(partial(SIMPANAN.buang, satu))
