"""How long a plan has been where it is, and until when it may stay there."""

from datetime import date

from django.utils import timezone

from rencana_aksi.models import RencanaAksi, TahunRencana
from rencana_aksi.workflow import Status


def tenggat(periode: TahunRencana, rencana: RencanaAksi | None) -> date | None:
    """Return the day until which a plan (None: one not begun) may stay in its state; None where nothing is due.

    A revision has no deadline: those of the year are about the first version.
    """
    if rencana is None:
        return periode.tenggat(Status.DRAF)
    return None if rencana.revisi_dari_id else periode.tenggat(rencana.status)


def terlambat(periode: TahunRencana, rencana: RencanaAksi | None, hari_ini: date) -> int:
    """Return by how many days a plan is past its deadline; 0 where in time or without one."""
    akhir = tenggat(periode, rencana)
    return max((hari_ini - akhir).days, 0) if akhir else 0


def lama_hari(rencana: RencanaAksi, hari_ini: date) -> int:
    """Return for how many days a plan has been in its state."""
    return max((hari_ini - timezone.localdate(rencana.sejak)).days, 0)
