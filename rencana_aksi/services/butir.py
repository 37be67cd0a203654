"""Writes to the items of a plan that may be edited, and what Tim Pelaksana finds of them."""

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Literal

from django.db import models, transaction
from simple_history.utils import bulk_create_with_history, bulk_update_with_history

from organisasi.models import Pengguna
from rencana_aksi.models import ButirAksi, Komentar, Penilaian, RencanaAksi, TautanButir
from rencana_aksi.permissions import SEBAGAI_TIM_PELAKSANA, SUSUN
from rencana_aksi.queries.usulan import tanda_asal
from rencana_aksi.services.alur import kunci
from rencana_aksi.workflow import PeralihanDitolak, Status
from riwayat.queries import catatan_terakhir
from roadmap.models import BarisLampiran, Prioritas
from roadmap.services.isi import Basi, pastikan_ada, pastikan_terkini
from roadmap.services.siklus import tiru


def kunci_untuk_disunting(rencana: RencanaAksi, oleh: Pengguna) -> RencanaAksi:
    """Lock a plan that may be edited; raises TidakBerwenang or RencanaTerkunci."""
    SUSUN.pastikan(oleh, rencana)
    terkini = kunci(rencana)
    terkini.pastikan_dapat_disunting()
    return terkini


@transaction.atomic
def simpan_butir(*, butir: ButirAksi, oleh: Pengguna, versi_dibuka: str | None = None) -> ButirAksi:
    """Save a new item (at the end) or a changed one; what Tim Pelaksana found of it before no longer counts.

    `versi_dibuka` is the mark (`riwayat.queries.versi`) that the person saw; raises Basi where the item has changed
    since, and SudahDihapus where it is gone. Raises TidakBerwenang and RencanaTerkunci.
    """
    butir.rencana = kunci_untuk_disunting(butir.rencana, oleh)
    pastikan_ada(butir)
    if butir.pk:
        pastikan_terkini(versi_dibuka, butir)
        butir.refresh_from_db(fields=["nomor"])  # only moving an item changes it
    else:
        butir.nomor = _nomor_akhir(butir.rencana) + 1
    butir.penilaian = Penilaian.BELUM
    butir.save()
    return butir


@transaction.atomic
def hapus_butir(*, butir: ButirAksi, oleh: Pengguna, versi_dibuka: str | None = None) -> None:
    """Delete an item and close the gap; raises TidakBerwenang, RencanaTerkunci, SudahDihapus, Basi."""
    rencana = kunci_untuk_disunting(butir.rencana, oleh)
    pastikan_ada(butir)
    pastikan_terkini(versi_dibuka, butir)
    butir.delete()
    urutkan(rencana, rencana.butir.order_by("nomor", "pk"), oleh)


@transaction.atomic
def salin_butir(*, butir: ButirAksi, oleh: Pengguna, versi_dibuka: str | None = None) -> ButirAksi:
    """Copy an item to the place below it, with a key of its own; return the copy. Raises as `simpan_butir`."""
    rencana = kunci_untuk_disunting(butir.rencana, oleh)
    pastikan_ada(butir)
    pastikan_terkini(versi_dibuka, butir)
    salinan = tiru(butir, kunci=ButirAksi._meta.get_field("kunci").get_default(), penilaian=Penilaian.BELUM)
    salinan.rencana = rencana
    salinan.save()
    urut = list(rencana.butir.exclude(pk=salinan.pk).order_by("nomor", "pk"))
    tempat = next(i for i, b in enumerate(urut) if b.pk == butir.pk)
    urutkan(rencana, [*urut[: tempat + 1], salinan, *urut[tempat + 1 :]], oleh)
    return salinan


@transaction.atomic
def pindahkan_butir(
    *, butir: ButirAksi, arah: Literal["naik", "turun"], oleh: Pengguna, versi_dibuka: str | None = None
) -> bool:
    """Swap an item with its neighbour in the same area; return False where it already stands first or last there.

    Raises as `simpan_butir`.
    """
    rencana = kunci_untuk_disunting(butir.rencana, oleh)
    pastikan_ada(butir)
    pastikan_terkini(versi_dibuka, butir)
    urut = list(rencana.butir.order_by("nomor", "pk"))
    tempat = next(i for i, b in enumerate(urut) if b.pk == butir.pk)
    area = urut[tempat].area_id
    calon = range(tempat - 1, -1, -1) if arah == "naik" else range(tempat + 1, len(urut))
    tujuan = next((i for i in calon if urut[i].area_id == area), None)
    if tujuan is None:
        return False
    urut[tempat], urut[tujuan] = urut[tujuan], urut[tempat]
    urutkan(rencana, urut, oleh)
    return True


def urutkan(rencana: RencanaAksi, butir: Iterable[ButirAksi], oleh: Pengguna) -> None:
    """Give the items of a locked plan their numbers, from 1 in the order given."""
    berubah = []
    for nomor, b in enumerate(butir, start=1):
        if b.nomor != nomor:
            b.nomor = nomor
            berubah.append(b)
    bulk_update_with_history(berubah, ButirAksi, ["nomor"], default_user=oleh)


def _nomor_akhir(rencana: RencanaAksi) -> int:
    return rencana.butir.aggregate(m=models.Max("nomor"))["m"] or 0


# What an item serves


@transaction.atomic
def tautkan(
    *,
    butir: ButirAksi,
    baris: Iterable[BarisLampiran],
    prioritas: Iterable[Prioritas],
    oleh: Pengguna,
    tanda_dibuka: str | None = None,
) -> None:
    """Let an item serve exactly these rows of the Lampiran and priorities.

    `tanda_dibuka` is `tanda_asal` as the person saw it; raises Basi where the item serves something else since, and as
    `simpan_butir`.
    """
    kunci_untuk_disunting(butir.rencana, oleh)
    pastikan_ada(butir)
    if tanda_dibuka is not None and tanda_dibuka != tanda_asal(butir):
        raise Basi(catatan_terakhir(*butir.tautan.all()))
    diminta = {("baris_id", b.pk) for b in baris} | {("prioritas_id", p.pk) for p in prioritas}
    for tautan in butir.tautan.all():
        asal = ("baris_id", tautan.baris_id) if tautan.baris_id else ("prioritas_id", tautan.prioritas_id)
        if asal in diminta:
            diminta.remove(asal)
        else:
            tautan.delete()
    for bidang, pk in sorted(diminta):
        TautanButir.objects.create(butir=butir, **{bidang: pk})


@transaction.atomic
def tautkan_banyak(
    *,
    rencana: RencanaAksi,
    baris: Mapping[ButirAksi, int],
    prioritas: Mapping[ButirAksi, int],
    oleh: Pengguna,
) -> None:
    """Let items serve one thing more each: a row of the Lampiran or a priority, by its key.

    An item deleted meanwhile is left out, and so is what an item serves already. Raises as `simpan_butir`.
    """
    terkini = kunci_untuk_disunting(rencana, oleh)
    ada = set(terkini.butir.values_list("pk", flat=True))
    diminta = [TautanButir(butir=b, baris_id=pk) for b, pk in baris.items() if b.pk in ada]
    diminta += [TautanButir(butir=b, prioritas_id=pk) for b, pk in prioritas.items() if b.pk in ada]
    sudah = set(TautanButir.objects.filter(butir__rencana=terkini).values_list("butir", "baris", "prioritas"))
    baru = [t for t in diminta if (t.butir_id, t.baris_id, t.prioritas_id) not in sudah]
    bulk_create_with_history(baru, TautanButir, default_user=oleh)


# Verification


@transaction.atomic
def nilai_butir(
    *,
    butir: ButirAksi,
    penilaian: Penilaian,
    oleh: Pengguna,
    kini: datetime,
    catatan: str = "",
    versi_dibuka: str | None = None,
) -> ButirAksi:
    """Note what Tim Pelaksana finds of an item; what needs mending says why, as a comment.

    Raises TidakBerwenang, PeralihanDitolak where the plan is not being verified or the reason is missing, and Basi
    where the item has changed since `versi_dibuka`.
    """
    _kunci_untuk_diperiksa(butir.rencana, oleh)
    pastikan_terkini(versi_dibuka, butir)
    if penilaian == Penilaian.PERBAIKI and not catatan.strip():
        raise PeralihanDitolak("Tulis apa yang perlu diperbaiki pada butir ini.")
    terkini = ButirAksi.objects.select_for_update(of=("self",)).get(pk=butir.pk)
    terkini.penilaian = penilaian
    terkini.save()
    if catatan.strip():
        Komentar.objects.create(
            rencana_id=terkini.rencana_id, butir=terkini, oleh=oleh, pada=kini, teks=catatan.strip()
        )
    return terkini


@transaction.atomic
def nyatakan_semua_sesuai(*, rencana: RencanaAksi, oleh: Pengguna) -> int:
    """Note that all items not looked at yet are in order; return how many. Raises as `nilai_butir`."""
    terkini = _kunci_untuk_diperiksa(rencana, oleh)
    butir = list(terkini.butir.filter(penilaian=Penilaian.BELUM))
    for b in butir:
        b.penilaian = Penilaian.SESUAI
    bulk_update_with_history(butir, ButirAksi, ["penilaian"], default_user=oleh)
    return len(butir)


def _kunci_untuk_diperiksa(rencana: RencanaAksi, oleh: Pengguna) -> RencanaAksi:
    SEBAGAI_TIM_PELAKSANA.pastikan(oleh, rencana)
    terkini = kunci(rencana)
    if terkini.status != Status.DIAJUKAN:
        raise PeralihanDitolak("Butir hanya dapat diperiksa selama rencana berstatus Diajukan.")
    return terkini
