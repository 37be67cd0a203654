"""Writes of notices: telling people, marking as read, choosing how they come by e-mail."""

from collections.abc import Iterable
from datetime import datetime

from django.db import transaction
from django.utils.text import Truncator

from organisasi.models import Pemberitahuan, Pengguna, PilihanSurel
from organisasi.pengingat import Pengingat
from organisasi.services.surel import kirim_di_latar

MAKS_JUDUL = 300


def beri_tahu(
    *,
    penerima: Iterable[Pengguna],
    jenis: str,
    kunci: str,
    judul: str,
    isi: str,
    alamat: str,
    kini: datetime,
) -> None:
    """Tell active people something once: in the application now, by e-mail through a job once this has committed.

    `kunci` names the occasion: who has a notice of this `kunci` gets no second one. `alamat` is the path of the page
    that it is about. Raises ValueError as Pengingat does.
    """
    pengingat = Pengingat(penerima, jenis, kunci, judul, isi, alamat)
    catat([pengingat], kini=kini)
    langsung = {orang.pk for orang in pengingat.penerima if orang.surel == PilihanSurel.LANGSUNG}
    if langsung:
        # Robust: a queue that fails breaks no page, and what was not queued waits for kirim_pengingat.
        transaction.on_commit(lambda: kirim_di_latar.enqueue(sorted(langsung)), robust=True)


def catat(daftar: Iterable[Pengingat], *, kini: datetime) -> None:
    """Write notices without sending e-mail: one statement, which passes over what people have been told already."""
    baris = [_baris(pengingat, orang, kini) for pengingat in daftar for orang in pengingat.penerima]
    aktif = [satu for satu in baris if satu.penerima.is_active]
    # One order for all processes, so that two which tell the same do not wait for each other in a circle.
    aktif.sort(key=lambda satu: (satu.penerima_id, satu.kunci))
    Pemberitahuan.objects.bulk_create(aktif, ignore_conflicts=True)


def _baris(pengingat: Pengingat, orang: Pengguna, kini: datetime) -> Pemberitahuan:
    return Pemberitahuan(
        penerima=orang,
        jenis=pengingat.jenis,
        kunci=pengingat.kunci,
        judul=Truncator(" ".join(pengingat.judul.split())).chars(MAKS_JUDUL),
        isi=pengingat.isi,
        alamat=pengingat.alamat,
        dibuat=kini,
        surel=orang.surel,
    )


def tandai_dibaca(*, pemberitahuan: Pemberitahuan, kini: datetime) -> None:
    """Mark one notice as read; the first time counts."""
    Pemberitahuan.objects.belum_dibaca().filter(pk=pemberitahuan.pk).update(dibaca_pada=kini)


def tandai_semua_dibaca(*, penerima: Pengguna, kini: datetime) -> int:
    """Mark all notices of a person as read; return how many were not."""
    return Pemberitahuan.objects.belum_dibaca().filter(penerima=penerima).update(dibaca_pada=kini)


@transaction.atomic
def atur_surel(*, pengguna: Pengguna, surel: PilihanSurel) -> None:
    """Set how a person gets notices by e-mail from now on."""
    terkini = Pengguna.objects.select_for_update().get(pk=pengguna.pk)
    terkini.surel = surel
    terkini.save(update_fields=["surel"])
