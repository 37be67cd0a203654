"""The background job of a package of reports; it can be watched and stopped."""

from uuid import UUID

from django.db import transaction
from django.utils import timezone
from django_tasks import task

from monev.models import PaketLaporan, StatusPaket
from monev.services.laporan_monev import BerkasRusak
from monev.services.paket_laporan import akhiri, susun_paket
from rencana_aksi.services.kemajuan import Dibatalkan, lapor, mulai


def mulai_susun(paket: PaketLaporan) -> None:
    """Let a job make a package."""
    mulai(paket.kunci)
    transaction.on_commit(lambda: susun_di_latar.enqueue(paket.kunci.hex))


@task()
def susun_di_latar(kunci: str) -> None:
    """Make a package, whole or not at all."""
    daftar = PaketLaporan.objects.select_related("periode__road_map", "oleh")
    paket = daftar.get(kunci=UUID(hex=kunci))
    if paket.status != StatusPaket.DISUSUN:
        return
    try:
        susun_paket(
            paket=paket, kini=timezone.now(), lapor=lambda persen, tahap: lapor(paket.kunci, persen, tahap)
        )
    except Dibatalkan:
        akhiri(paket=paket, status=StatusPaket.DIBATALKAN)
    except BerkasRusak as galat:
        akhiri(paket=paket, status=StatusPaket.GAGAL, pesan=str(galat))
    except Exception:
        akhiri(
            paket=paket, status=StatusPaket.GAGAL, pesan="Pekerjaan terhenti karena galat yang tidak terduga."
        )
        raise
