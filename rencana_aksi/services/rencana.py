"""The life of a plan around its states: opened for a year, filled from last year's, revised as a new version."""

from collections.abc import Iterable
from datetime import datetime

from django.core.exceptions import ValidationError
from django.db import transaction
from simple_history.utils import bulk_create_with_history

from organisasi.models import Pengguna, PerangkatDaerah
from rencana_aksi.models import ButirAksi, RencanaAksi, TahunRencana, TautanButir
from rencana_aksi.models.butir import Penilaian
from rencana_aksi.permissions import KELOLA_TAHUN, SUSUN
from rencana_aksi.workflow import BERLAKU, Status
from roadmap.services.isi import pastikan_terkini
from roadmap.services.siklus import tiru


class RencanaDitolak(Exception):
    """A plan cannot be opened, filled or revised as asked; the message says why and what to do."""


@transaction.atomic
def simpan_tahun(*, tahun: TahunRencana, oleh: Pengguna, versi_dibuka: str | None = None) -> TahunRencana:
    """Save a year with its deadlines; raises TidakBerwenang and ValidationError (year outside the road map).

    `versi_dibuka` is the mark (`riwayat.queries.versi`) that the person saw; raises Basi where it has changed since.
    """
    KELOLA_TAHUN.pastikan(oleh)
    if tahun.pk:
        TahunRencana.objects.select_for_update().get(pk=tahun.pk)
        pastikan_terkini(versi_dibuka, tahun)
    if tahun.tahun not in tahun.road_map.tahun:
        raise ValidationError({"tahun": f"Tahun {tahun.tahun} berada di luar {tahun.road_map}."})
    tahun.full_clean()
    tahun.save()
    return tahun


@transaction.atomic
def buka_rencana(
    *, periode: TahunRencana, perangkat_daerah: PerangkatDaerah | None, oleh: Pengguna, kini: datetime
) -> RencanaAksi:
    """Start the first version of a unit's plan (None: of the city) and return it.

    Raises TidakBerwenang, and RencanaDitolak where the year is closed or a plan exists already.
    """
    rencana = RencanaAksi(periode=periode, perangkat_daerah=perangkat_daerah, sejak=kini)
    SUSUN.pastikan(oleh, rencana)
    # The year's row is the lock: two people who start the same plan come one after the other.
    terkini = TahunRencana.objects.select_for_update().get(pk=periode.pk)
    if not terkini.dibuka:
        raise RencanaDitolak(f"Rencana aksi {terkini.tahun} sudah ditutup.")
    if RencanaAksi.objects.filter(periode=periode, perangkat_daerah=perangkat_daerah).exists():
        raise RencanaDitolak(f"{rencana} sudah ada.")
    rencana.save()
    return rencana


@transaction.atomic
def revisi(*, rencana: RencanaAksi, oleh: Pengguna, kini: datetime) -> RencanaAksi:
    """Start the next version of a set plan as a draft with the same items, and return it.

    Raises TidakBerwenang, and RencanaDitolak where the plan is not the set one or is being revised already.
    """
    SUSUN.pastikan(oleh, rencana)
    terkini = RencanaAksi.objects.select_for_update(of=("self",)).get(pk=rencana.pk)
    if terkini.status != Status.DITETAPKAN:
        raise RencanaDitolak("Hanya rencana yang berstatus Ditetapkan yang dapat direvisi.")
    sejenis = RencanaAksi.objects.filter(
        periode=terkini.periode_id, perangkat_daerah=terkini.perangkat_daerah_id
    )
    if sejenis.exclude(status__in=BERLAKU).exists():
        raise RencanaDitolak("Revisi rencana ini sedang disusun. Lanjutkan revisi tersebut.")
    baru = RencanaAksi.objects.create(
        periode_id=terkini.periode_id,
        perangkat_daerah_id=terkini.perangkat_daerah_id,
        versi=max(sejenis.values_list("versi", flat=True)) + 1,
        revisi_dari=terkini,
        sejak=kini,
    )
    _salin_butir(terkini, baru, oleh)
    return baru


def rencana_tahun_lalu(rencana: RencanaAksi) -> RencanaAksi | None:
    """Return the newest version of the same unit's plan of the year before; None where there is none."""
    return (
        RencanaAksi.objects.filter(
            periode__road_map=rencana.periode.road_map_id,
            periode__tahun=rencana.periode.tahun - 1,
            perangkat_daerah=rencana.perangkat_daerah_id,
        )
        .select_related("periode", "perangkat_daerah")
        .order_by("-versi")
        .first()
    )


@transaction.atomic
def salin_tahun_lalu(*, rencana: RencanaAksi, oleh: Pengguna) -> int:
    """Fill an empty draft with the items of last year's plan; return how many.

    Raises TidakBerwenang, RencanaTerkunci, and RencanaDitolak where the draft has items or last year has no plan.
    """
    SUSUN.pastikan(oleh, rencana)
    terkini = RencanaAksi.objects.select_for_update(of=("self",)).get(pk=rencana.pk)
    terkini.pastikan_dapat_disunting()
    if terkini.butir.exists():
        raise RencanaDitolak(
            "Rencana ini sudah berisi. Salinan hanya dapat mengisi rencana yang masih kosong."
        )
    asal = rencana_tahun_lalu(rencana)
    if asal is None:
        raise RencanaDitolak(f"{rencana.nama_unit} belum memiliki rencana aksi {rencana.periode.tahun - 1}.")
    return _salin_butir(asal, terkini, oleh)


def _salin_butir(asal: RencanaAksi, tujuan: RencanaAksi, oleh: Pengguna) -> int:
    """Copy the items with what they serve; the same `kunci` lets versions be compared."""
    lama = list(asal.butir.order_by("nomor", "pk").prefetch_related("tautan"))
    baru = [
        tiru(butir, rencana=tujuan, nomor=nomor, penilaian=Penilaian.BELUM)
        for nomor, butir in enumerate(lama, start=1)
    ]
    bulk_create_with_history(baru, ButirAksi, default_user=oleh)
    bulk_create_with_history(list(_salin_tautan(lama, baru)), TautanButir, default_user=oleh)
    return len(baru)


def _salin_tautan(lama: list[ButirAksi], baru: list[ButirAksi]) -> Iterable[TautanButir]:
    for asal, salinan in zip(lama, baru, strict=True):
        for tautan in asal.tautan.all():
            yield tiru(tautan, butir=salinan)
