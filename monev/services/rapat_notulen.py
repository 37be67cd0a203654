"""What a meeting talks about and decides: its agenda, minutes, decisions, and its end."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.db import models, transaction

from monev.models import AgendaRapat, Keputusan, Permasalahan, Rapat, StatusRapat
from monev.queries.rapat import tanda_agenda, tanda_notulen, yang_kurang
from monev.services.masalah import putuskan
from monev.services.rapat import RapatDitolak, kabari_peserta, kunci_rapat, pastikan_dimulai, simpan
from monev.services.tindak_lanjut import buat_tindak_lanjut
from monev.workflow import PeralihanDitolak
from organisasi.models import Pengguna, PerangkatDaerah
from riwayat.queries import catatan_terakhir
from roadmap.services.isi import Basi
from tampilan.angka import tulis_waktu


@dataclass(frozen=True, slots=True)
class PokokAgenda:
    """A point of the agenda as it shall be; without `pk` a new one."""

    judul: str
    uraian: str = ""
    pk: int | None = None
    permasalahan: int | None = None
    butir: int | None = None


@dataclass(frozen=True, slots=True)
class IsianTindakLanjut:
    """A follow-up that a decision brings."""

    uraian: str
    tenggat: date
    perangkat_daerah: PerangkatDaerah | None = None
    pic: Pengguna | None = None


@dataclass(frozen=True, slots=True)
class IsianKeputusan:
    """A decision as it shall be; without `pk` a new one, with `hapus` none any more."""

    teks: str
    pk: int | None = None
    agenda: AgendaRapat | None = None
    permasalahan: Permasalahan | None = None
    hapus: bool = False
    tindak_lanjut: tuple[IsianTindakLanjut, ...] = ()


# Agenda


@transaction.atomic
def simpan_agenda(
    *,
    rapat: Rapat,
    pokok: Sequence[PokokAgenda],
    oleh: Pengguna,
    kini: datetime,
    tanda_dibuka: str | None = None,
) -> list[AgendaRapat]:
    """Let the agenda hold these points in this order, numbered from 1; what is not among them goes.

    `tanda_dibuka` is `tanda_agenda` as the person saw it. Raises TidakBerwenang, Terkunci, Basi, and RapatDitolak where
    a point goes on which a decision rests.
    """
    terkini = kunci_rapat(rapat, oleh)
    lama = {a.pk: a for a in terkini.agenda.all()}
    if tanda_dibuka is not None and tanda_dibuka != tanda_agenda(terkini):
        raise Basi(catatan_terakhir(*lama.values()))
    _buang_agenda([a for pk, a in lama.items() if pk not in {p.pk for p in pokok}], oleh)
    return [_simpan_pokok(terkini, nomor, p, lama, oleh) for nomor, p in enumerate(pokok, start=1)]


def _buang_agenda(daftar: list[AgendaRapat], oleh: Pengguna) -> None:
    for satu in daftar:
        satu._history_user = oleh  # type: ignore[attr-defined]
        try:
            satu.delete()
        except models.ProtectedError as galat:
            raise RapatDitolak(f"“{satu.judul}” sudah mempunyai keputusan; tidak dapat dihapus.") from galat


def _simpan_pokok(
    rapat: Rapat, nomor: int, pokok: PokokAgenda, lama: dict[int, AgendaRapat], oleh: Pengguna
) -> AgendaRapat:
    satu = lama.get(pokok.pk) if pokok.pk else None
    if satu is None:
        satu = AgendaRapat(rapat=rapat, permasalahan_id=pokok.permasalahan, butir_id=pokok.butir)
    isi = (nomor, pokok.judul.strip(), pokok.uraian.strip())
    if satu.pk and (satu.nomor, satu.judul, satu.uraian) == isi:
        return satu
    satu.nomor, satu.judul, satu.uraian = isi
    satu.full_clean()
    satu._history_user = oleh  # type: ignore[attr-defined]
    satu.save()
    return satu


# Minutes and decisions


def pastikan_notulen(rapat: Rapat, tanda_dibuka: str | None) -> None:
    """Raise Basi where minutes or decisions are not those that the person saw; None skips the question."""
    if tanda_dibuka is not None and tanda_dibuka != tanda_notulen(rapat):
        raise Basi(catatan_terakhir(rapat, *rapat.keputusan.all()))


@transaction.atomic
def simpan_notulen(
    *,
    rapat: Rapat,
    notulen: str,
    keputusan: Sequence[IsianKeputusan],
    oleh: Pengguna,
    kini: datetime,
    notulis: Pengguna | None = None,
    tanda_dibuka: str | None = None,
) -> Rapat:
    """Save minutes and decisions, which are numbered in their order, and make the follow-ups that they bring.

    `tanda_dibuka` is `tanda_notulen` as the person saw it: who sends the same twice, or comes after another, gets Basi.
    Decisions that are not among `keputusan` stay. Raises TidakBerwenang, Terkunci, RapatDitolak and ValidationError.
    """
    terkini = kunci_rapat(rapat, oleh)
    pastikan_dimulai(terkini, kini)
    pastikan_notulen(terkini, tanda_dibuka)
    notulis = notulis or terkini.notulis or oleh
    if (terkini.notulen, terkini.notulis_id) != (notulen.strip(), notulis.pk):
        terkini.notulen, terkini.notulis = notulen.strip(), notulis
        simpan(terkini, oleh)
    lama = {k.pk: k for k in terkini.keputusan.all()}
    for isian in keputusan:
        satu = _simpan_keputusan(terkini, isian, lama, oleh)
        for tindak in isian.tindak_lanjut if satu else ():
            buat_tindak_lanjut(
                road_map=terkini.road_map,
                uraian=tindak.uraian,
                tenggat=tindak.tenggat,
                perangkat_daerah=tindak.perangkat_daerah,
                pic=tindak.pic,
                permasalahan=isian.permasalahan,
                keputusan=satu,
                oleh=oleh,
                kini=kini,
            )
    _nomori(terkini, oleh)
    return terkini


def _simpan_keputusan(
    rapat: Rapat, isian: IsianKeputusan, lama: dict[int, Keputusan], oleh: Pengguna
) -> Keputusan | None:
    """Write one decision and return it; None where it is taken away."""
    satu = lama.get(isian.pk) if isian.pk else None
    if isian.hapus:
        _hapus_keputusan(satu, oleh)
        return None
    if isian.pk and satu is None:
        raise RapatDitolak("Salah satu keputusan sudah dihapus orang lain. Muat ulang halaman ini.")
    if satu is None:
        nomor = max((k.nomor for k in rapat.keputusan.all()), default=0) + 1
        satu = Keputusan(rapat=rapat, nomor=nomor)
    isi = (isian.teks.strip(), isian.agenda, isian.permasalahan)
    if satu.pk and (satu.teks, satu.agenda, satu.permasalahan) == isi:
        return satu
    satu.teks, satu.agenda, satu.permasalahan = isi
    satu.full_clean()
    satu._history_user = oleh  # type: ignore[attr-defined]
    satu.save()
    return satu


def _hapus_keputusan(satu: Keputusan | None, oleh: Pengguna) -> None:
    if satu is None:
        return
    satu._history_user = oleh  # type: ignore[attr-defined]
    try:
        satu.delete()
    except models.ProtectedError as galat:
        raise RapatDitolak(
            f"Keputusan {satu.nomor} sudah mempunyai tindak lanjut; tidak dapat dihapus."
        ) from galat


def _nomori(rapat: Rapat, oleh: Pengguna) -> None:
    """Close the gaps that decisions taken away have left; numbers only go down, so none meets another."""
    for nomor, satu in enumerate(rapat.keputusan.order_by("nomor", "pk"), start=1):
        if satu.nomor != nomor:
            satu.nomor = nomor
            satu._history_user = oleh  # type: ignore[attr-defined]
            satu.save()


# The end


@transaction.atomic
def selesaikan(*, rapat: Rapat, oleh: Pengguna, kini: datetime, tanda_dibuka: str | None = None) -> Rapat:
    """Finish a meeting: its decisions take effect, its minutes go to who took part, nothing changes any more.

    Raises TidakBerwenang, Terkunci, Basi (minutes changed since `tanda_dibuka`), and RapatDitolak where it lies in the
    future, has no minutes or no roll, or decides on a problem that is not open at its level any more.
    """
    terkini = kunci_rapat(rapat, oleh)
    pastikan_notulen(terkini, tanda_dibuka)
    if kurang := yang_kurang(terkini, kini):
        raise RapatDitolak(" ".join(kurang))
    for keputusan in terkini.keputusan.filter(permasalahan__isnull=False).select_related(
        "permasalahan", "rapat"
    ):
        _putuskan(keputusan, oleh, kini)
    terkini.status = StatusRapat.TERLAKSANA
    terkini.dilaksanakan_oleh, terkini.dilaksanakan_pada = oleh, kini
    simpan(terkini, oleh)
    kabari_peserta(
        terkini,
        jenis="rapat-notulen",
        kunci=f"rapat-notulen:{terkini.pk}",
        judul=f"Notulen rapat: {terkini.judul}",
        isi=f"Notulen dan keputusan rapat {tulis_waktu(terkini.mulai)} telah selesai dan dapat dibaca.",
        oleh=oleh,
        kini=kini,
    )
    return terkini


def _putuskan(keputusan: Keputusan, oleh: Pengguna, kini: datetime) -> None:
    """Let a decision stand for its problem; raises RapatDitolak where the problem is out of the meeting's reach."""
    assert keputusan.permasalahan is not None
    try:
        putuskan(permasalahan=keputusan.permasalahan, keputusan=keputusan, oleh=oleh, kini=kini)
    except PeralihanDitolak as galat:
        raise RapatDitolak(f"Keputusan {keputusan.nomor}: {galat}") from galat
