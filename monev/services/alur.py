"""The steps of every document of monev: lock, permission, state, names, save, effects, notice — for all kinds alike."""

from collections.abc import Callable
from datetime import datetime
from typing import Any, TypeVar

from django.db import transaction
from django.utils import timezone

from monev.models.dasar import DokumenBerlingkup
from monev.queries.alur import nama_pemegang, orang_pelaku, pastikan_boleh
from monev.workflow import Pelaku, Peralihan, PeralihanDitolak, Status
from organisasi.models import Pengguna
from organisasi.services.pemberitahuan import beri_tahu

D = TypeVar("D", bound=DokumenBerlingkup)

Akibat = Callable[[Any, Pengguna, datetime], None]
"""What else a step writes, inside its transaction: (document after the step, who, when)."""

_akibat: dict[tuple[str, str], Akibat] = {}
_alamat: dict[str, Callable[[Any], str]] = {}


def akibatkan(alur: str, peralihan: str, akibat: Akibat) -> None:
    """Let a step of a kind of document write something else as well; the services of each kind declare their own."""
    _akibat[alur, peralihan] = akibat


def alamatkan(alur: str, alamat: Callable[[Any], str]) -> None:
    """Say on which page a kind of document is to be seen; notices lead there."""
    _alamat[alur] = alamat


def alamat_dokumen(dokumen: DokumenBerlingkup) -> str:
    """Return the address of a document's page."""
    return _alamat[dokumen.alur.nama](dokumen)


def kunci(dokumen: D) -> D:
    """Lock a document until the transaction ends, and return it as it is now."""
    terkunci = type(dokumen)._base_manager.select_for_update(of=("self",))
    return terkunci.select_related("periode__road_map", "perangkat_daerah", "pokja").get(pk=dokumen.pk)


@transaction.atomic
def alihkan(
    *,
    dokumen: D,
    peralihan: Peralihan,
    oleh: Pengguna,
    kini: datetime,
    catatan: str = "",
    status_dibuka: str | None = None,
) -> D:
    """Take a document one step further and return it.

    `status_dibuka` is the state that the person saw. Raises TidakBerwenang (role, or a step of the same person before),
    PeralihanDitolak (state, content, missing reason) and Terkunci (period).
    """
    terkini = kunci(dokumen)
    if status_dibuka is not None and status_dibuka != terkini.status:
        raise PeralihanDitolak(
            f"{terkini} sudah berubah menjadi {terkini.nama_status} sejak Anda membukanya. "
            "Periksa kembali, lalu ulangi bila masih perlu."
        )
    pastikan_boleh(terkini, peralihan, oleh, timezone.localdate(kini))
    if peralihan.catatan and not catatan.strip():
        raise PeralihanDitolak("Tulis catatan: apa yang perlu diperbaiki.")
    return _simpan(terkini, peralihan, oleh, kini, catatan.strip())


def alihkan_oleh_sistem(
    *, dokumen: D, peralihan: Peralihan, oleh: Pengguna, kini: datetime, catatan: str
) -> D:
    """Take a step that no person takes: the document must be locked, and in a state from which the step starts."""
    if dokumen.status not in peralihan.dari:
        raise PeralihanDitolak(f"{dokumen} berstatus {dokumen.nama_status}.")
    return _simpan(dokumen, peralihan, oleh, kini, catatan)


def _simpan(dokumen: D, peralihan: Peralihan, oleh: Pengguna, kini: datetime, catatan: str) -> D:
    for jejak in peralihan.hapus:
        setattr(dokumen, f"{jejak}_oleh", None)
        setattr(dokumen, f"{jejak}_pada", None)
    if peralihan.jejak is not None:
        setattr(dokumen, f"{peralihan.jejak}_oleh", oleh)
        setattr(dokumen, f"{peralihan.jejak}_pada", kini)
    dokumen.status, dokumen.sejak, dokumen.catatan_langkah = peralihan.ke.value, kini, catatan
    dokumen._history_user = oleh  # type: ignore[attr-defined]  # a command has no request
    if akibat := _akibat.get((dokumen.alur.nama, peralihan.nama)):
        akibat(dokumen, oleh, kini)
    dokumen.save()
    _kabarkan(dokumen, peralihan, oleh, kini)
    return dokumen


def _kabarkan(dokumen: DokumenBerlingkup, peralihan: Peralihan, oleh: Pengguna, kini: datetime) -> None:
    """Tell those for whom the document now waits; when it comes back or is accepted, those who wrote it."""
    alamat = _alamat.get(dokumen.alur.nama)
    if alamat is None or peralihan.pelaku == Pelaku.SISTEM:
        return
    pemegang = dokumen.alur.pemegang[Status(dokumen.status)]
    penerima = orang_pelaku(dokumen, pemegang or Pelaku.PENYUSUN)
    menunggu = nama_pemegang(dokumen)
    isi = f"{oleh}: {peralihan.kata.lower()}." + (
        f" Catatan: {dokumen.catatan_langkah}" if peralihan.catatan else ""
    )
    beri_tahu(
        penerima=[orang for orang in penerima if orang.pk != oleh.pk],
        jenis=f"{dokumen.alur.nama}-{peralihan.nama}",
        kunci=f"{dokumen.alur.nama}-{peralihan.nama}:{dokumen.pk}:{kini:%Y%m%d%H%M%S}",
        judul=f"{dokumen}: {dokumen.nama_status}" + (f", menunggu {menunggu}" if menunggu else ""),
        isi=isi,
        alamat=alamat(dokumen),
        kini=kini,
    )
