"""Who takes part in a meeting: invited, told, and who came."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime

from django.conf import settings
from django.db import transaction
from django.urls import reverse
from simple_history.utils import bulk_create_with_history

from monev.models import Peserta, Rapat
from monev.queries.rapat import nama_penyelenggara, tanda_hadir
from monev.queries.rapat_peserta import MAKS_UNSUR, calon_peserta, sudah_diundang
from monev.services.rapat import RapatDitolak, alamat_rapat, kunci_rapat, pastikan_dimulai, simpan
from monev.undangan import rincian_jadwal
from organisasi.models import Pengguna
from organisasi.services.pemberitahuan import beri_tahu
from riwayat.queries import catatan_terakhir
from roadmap.services.isi import Basi

MAKS_NAMA = 200


@dataclass(frozen=True, slots=True)
class HasilUndang:
    """How many participants are new, and how many of them have an account and were told."""

    baru: int
    diberi_tahu: int


@dataclass(frozen=True, slots=True)
class Kehadiran:
    """Whether a participant came (None: not called yet), and a remark."""

    hadir: bool | None
    keterangan: str


@transaction.atomic
def undang(
    *,
    rapat: Rapat,
    pengguna: Iterable[int],
    bebas: Iterable[tuple[str, str]],
    undangan: str,
    oleh: Pengguna,
    kini: datetime,
) -> HasilUndang:
    """Invite people by the keys of their accounts and by name; who is invited already is not invited again.

    Those with an account are told, by e-mail too where they chose so. Raises TidakBerwenang, Terkunci, and RapatDitolak
    where nobody is left to be invited by, or somebody cannot be.
    """
    terkini = kunci_rapat(rapat, oleh)
    ada = list(terkini.peserta.all())
    baru = [*_berakun(terkini, set(pengguna), ada), *_bernama(terkini, bebas, ada)]
    if not ada and not baru:
        raise RapatDitolak("Pilih atau tulis paling sedikit satu peserta.")
    bulk_create_with_history(baru, Peserta, default_user=oleh)
    if terkini.undangan != undangan.strip() or terkini.diundang_pada is None:
        terkini.undangan = undangan.strip()
        if terkini.diundang_pada is None:
            terkini.diundang_oleh, terkini.diundang_pada = oleh, kini
        simpan(terkini, oleh)
    penerima = [p.pengguna for p in baru if p.pengguna is not None]
    _beri_tahu(terkini, penerima, kini)
    return HasilUndang(len(baru), len(penerima))


def _berakun(rapat: Rapat, kunci: set[int], ada: list[Peserta]) -> list[Peserta]:
    """Return the new participants with an account; raises RapatDitolak for an account that may not read meetings."""
    baru = kunci - {p.pengguna_id for p in ada}
    calon = {c.pengguna.pk: c for c in calon_peserta(rapat)}
    if not baru <= calon.keys():
        raise RapatDitolak(
            "Sebagian yang dipilih tidak dapat diundang: akunnya tidak aktif atau tanpa peran monev."
        )
    return [
        Peserta(rapat=rapat, pengguna=c.pengguna, nama=str(c.pengguna)[:MAKS_NAMA], unsur=c.unsur)
        for pk, c in calon.items()
        if pk in baru
    ]


def _bernama(rapat: Rapat, bebas: Iterable[tuple[str, str]], ada: list[Peserta]) -> list[Peserta]:
    hasil: list[Peserta] = []
    for nama, unsur in bebas:
        if not sudah_diundang([*ada, *hasil], nama, unsur):
            hasil.append(Peserta(rapat=rapat, nama=nama[:MAKS_NAMA], unsur=unsur[:MAKS_UNSUR]))
    return hasil


def _beri_tahu(rapat: Rapat, penerima: list[Pengguna], kini: datetime) -> None:
    """Tell of the meeting; the key names it, so that nobody is told twice."""
    kalender = settings.ALAMAT_SITUS + reverse("monev:rapat_ics", args=[rapat.pk])
    isi = [
        f"{nama_penyelenggara(rapat)} mengundang Anda: {rincian_jadwal(rapat)}.",
        rapat.undangan,
        f"Berkas kalender: {kalender}",
    ]
    beri_tahu(
        penerima=penerima,
        jenis="rapat-undangan",
        kunci=f"rapat-undangan:{rapat.pk}",
        judul=f"Undangan rapat: {rapat.judul}",
        isi="\n\n".join(filter(None, isi)),
        alamat=alamat_rapat(rapat),
        kini=kini,
    )


@transaction.atomic
def keluarkan(*, peserta: Peserta, oleh: Pengguna) -> None:
    """Take a participant off the list, as long as the roll does not say that they came.

    Raises TidakBerwenang, Terkunci and RapatDitolak.
    """
    kunci_rapat(peserta.rapat, oleh)
    terkini = Peserta.objects.filter(pk=peserta.pk).first()
    if terkini is None:
        return
    if terkini.hadir:
        raise RapatDitolak(f"{terkini.nama} tercatat hadir; ubah dahulu daftar hadirnya.")
    terkini._history_user = oleh  # type: ignore[attr-defined]
    terkini.delete()


@transaction.atomic
def catat_hadir(
    *,
    rapat: Rapat,
    kehadiran: Mapping[int, Kehadiran],
    tambahan: Iterable[tuple[str, str]],
    oleh: Pengguna,
    kini: datetime,
    tanda_dibuka: str | None = None,
) -> int:
    """Call the roll: who came, by the keys of the participants, and who came without an invitation, by name.

    Returns how many are present. `tanda_dibuka` is `tanda_hadir` as the person saw it. Raises TidakBerwenang, Terkunci,
    RapatDitolak (the meeting lies in the future) and Basi.
    """
    terkini = kunci_rapat(rapat, oleh)
    pastikan_dimulai(terkini, kini)
    daftar = list(terkini.peserta.order_by("pk"))
    if tanda_dibuka is not None and tanda_dibuka != tanda_hadir(terkini):
        raise Basi(catatan_terakhir(*daftar))
    for peserta in daftar:
        _catat(peserta, kehadiran.get(peserta.pk), oleh)
    baru = _bernama(terkini, tambahan, daftar)
    for peserta in baru:
        peserta.hadir = True
    bulk_create_with_history(baru, Peserta, default_user=oleh)
    return terkini.peserta.filter(hadir=True).count()


def _catat(peserta: Peserta, kehadiran: Kehadiran | None, oleh: Pengguna) -> None:
    if kehadiran is None or (peserta.hadir, peserta.keterangan) == (kehadiran.hadir, kehadiran.keterangan):
        return
    peserta.hadir, peserta.keterangan = kehadiran.hadir, kehadiran.keterangan
    peserta._history_user = oleh  # type: ignore[attr-defined]
    peserta.save()
