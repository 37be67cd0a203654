"""The steps of a plan from draft to set: who, from which state, under which conditions, and what is told."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from simple_history.utils import bulk_update_with_history

from organisasi.models import Pengguna
from organisasi.permissions import TidakBerwenang
from rencana_aksi.models import ButirAksi, CatatanAlih, Penilaian, RencanaAksi
from rencana_aksi.queries.langkah import pastikan_boleh
from rencana_aksi.services.kabar import kabarkan_langkah
from rencana_aksi.workflow import (
    GANTIKAN,
    TETAPKAN,
    Langkah,
    Peralihan,
    PeralihanDitolak,
    Status,
)


@transaction.atomic
def alihkan(
    *,
    rencana: RencanaAksi,
    peralihan: Peralihan,
    oleh: Pengguna,
    kini: datetime,
    catatan: str = "",
    status_dibuka: str | None = None,
) -> CatatanAlih:
    """Take a plan one step further and return the record of it.

    `status_dibuka` is the state that the person saw. Raises TidakBerwenang (role, or a step of the same person before)
    and PeralihanDitolak (state, closed year, incomplete items, missing reason).
    """
    terkini = kunci(rencana)
    _pastikan_belum_beralih(terkini, status_dibuka)
    pastikan_boleh(terkini, peralihan, oleh)
    if peralihan.catatan and not catatan.strip():
        raise PeralihanDitolak("Tulis catatan: apa yang perlu diperbaiki.")
    _beri_nama(terkini, peralihan, oleh, kini)
    _sebelum_simpan(terkini, peralihan, oleh, kini)
    return _simpan(terkini, peralihan, oleh, kini, catatan.strip())


@dataclass(frozen=True, slots=True)
class HasilTetapkan:
    """What came of setting many plans: those set, and those refused with the reason."""

    ditetapkan: list[RencanaAksi]
    ditolak: list[tuple[RencanaAksi, str]]


def tetapkan_banyak(*, daftar: Iterable[RencanaAksi], oleh: Pengguna, kini: datetime) -> HasilTetapkan:
    """Set several plans, each in a transaction of its own: one that cannot be set does not hold up the others."""
    hasil = HasilTetapkan([], [])
    for rencana in daftar:
        try:
            alihkan(rencana=rencana, peralihan=TETAPKAN, oleh=oleh, kini=kini)
        except (TidakBerwenang, PeralihanDitolak) as galat:
            hasil.ditolak.append((rencana, str(galat)))
        else:
            hasil.ditetapkan.append(rencana)
    return hasil


def kunci(rencana: RencanaAksi) -> RencanaAksi:
    """Lock a plan for writing until the transaction ends, and return it as it is now."""
    daftar = RencanaAksi.objects.select_for_update(of=("self",)).select_related("periode", "perangkat_daerah")
    return daftar.get(pk=rencana.pk)


def _pastikan_belum_beralih(rencana: RencanaAksi, status_dibuka: str | None) -> None:
    if status_dibuka is not None and status_dibuka != rencana.status:
        raise PeralihanDitolak(
            f"{rencana} sudah berubah menjadi {rencana.get_status_display()} sejak Anda membukanya. "
            "Periksa kembali, lalu ulangi bila masih perlu."
        )


# What a step writes


def _beri_nama(rencana: RencanaAksi, peralihan: Peralihan, oleh: Pengguna, kini: datetime) -> None:
    for langkah in peralihan.hapus:
        setattr(rencana, f"{langkah}_oleh", None)
        setattr(rencana, f"{langkah}_pada", None)
    if peralihan.langkah is not None:
        setattr(rencana, f"{peralihan.langkah}_oleh", oleh)
        setattr(rencana, f"{peralihan.langkah}_pada", kini)


def _sebelum_simpan(rencana: RencanaAksi, peralihan: Peralihan, oleh: Pengguna, kini: datetime) -> None:
    if peralihan.langkah == Langkah.DIAJUKAN:
        _periksa_ulang(rencana, oleh)
    if peralihan is TETAPKAN:
        _gantikan_lama(rencana, oleh, kini)


def _periksa_ulang(rencana: RencanaAksi, oleh: Pengguna) -> None:
    """Let what was found wanting wait for a new look."""
    butir = list(rencana.butir.filter(penilaian=Penilaian.PERBAIKI))
    for b in butir:
        b.penilaian = Penilaian.BELUM
    bulk_update_with_history(butir, ButirAksi, ["penilaian"], default_user=oleh)


def _gantikan_lama(rencana: RencanaAksi, oleh: Pengguna, kini: datetime) -> None:
    lama = RencanaAksi.objects.select_for_update(of=("self",)).select_related("periode", "perangkat_daerah")
    for versi in lama.filter(
        periode=rencana.periode_id,
        perangkat_daerah=rencana.perangkat_daerah_id,
        status=Status.DITETAPKAN,
    ):
        _simpan(versi, GANTIKAN, oleh, kini, f"Digantikan versi {rencana.versi}.")


def _simpan(
    rencana: RencanaAksi, peralihan: Peralihan, oleh: Pengguna, kini: datetime, catatan: str
) -> CatatanAlih:
    dari, rencana.status, rencana.sejak = rencana.status, peralihan.ke.value, kini
    rencana._history_user = oleh  # type: ignore[attr-defined]  # a command has no request
    rencana.save()
    alih = CatatanAlih(
        rencana=rencana,
        peralihan=peralihan.nama,
        dari=dari,
        ke=rencana.status,
        oleh=oleh,
        pada=kini,
        catatan=catatan,
    )
    alih._history_user = oleh  # type: ignore[attr-defined]
    alih.save()
    kabarkan_langkah(alih)
    return alih
