"""Write what a spreadsheet changes in a plan: whole or not at all, in one transaction."""

import uuid
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import islice
from typing import TypeVar

from django.db import transaction
from simple_history.utils import bulk_create_with_history, bulk_update_with_history

from organisasi.models import Pengguna
from rencana_aksi.models import BIDANG_ISI, ButirAksi, Penilaian, RencanaAksi, TautanButir
from rencana_aksi.queries.impor import BarisPratinjau, Pratinjau, rancang
from rencana_aksi.services.butir import kunci_untuk_disunting, urutkan
from rencana_aksi.spreadsheet.bidang import HasilBaca
from riwayat.asal import dari

SEKALI = 1000  # rows written between two reports
T = TypeVar("T")
Lapor = Callable[[int, str], None]


class IsiBerubah(Exception):
    """The plan is no longer what the preview showed; `pratinjau` is the preview of now."""

    def __init__(self, pratinjau: Pratinjau) -> None:
        super().__init__(
            "Isi rencana berubah sejak pratinjau dibuat. Tidak ada yang disimpan; periksa pratinjau yang baru."
        )
        self.pratinjau = pratinjau


class ImporDitolak(Exception):
    """The file cannot be applied as asked; the message says why."""


def diam(persen: int, tahap: str) -> None:
    """Report to nobody."""


@transaction.atomic
def terapkan(
    *,
    rencana: RencanaAksi,
    hasil: HasilBaca,
    nama: str,
    sidik_berkas: str,
    sidik: str,
    padanan_area: dict[str, int],
    oleh: Pengguna,
    lewati_ditolak: bool = False,
    hapus_hilang: bool = False,
    lapor: Lapor = diam,
) -> Pratinjau:
    """Apply the rows of a file exactly as the preview with fingerprint `sidik` showed them; return what was done.

    With `hapus_hilang` items that the file does not name are deleted. Raises TidakBerwenang, RencanaTerkunci,
    IsiBerubah, and ImporDitolak (refused rows without `lewati_ditolak`, or nothing to write).
    """
    terkini = kunci_untuk_disunting(rencana, oleh)
    pratinjau = rancang(rencana, hasil, sidik_berkas=sidik_berkas, padanan_area=padanan_area)
    if pratinjau.sidik != sidik:
        raise IsiBerubah(pratinjau)
    _pastikan_dapat(pratinjau, lewati_ditolak, hapus_hilang)
    with dari(f"impor {nama}"):
        if hapus_hilang:
            _hapus(pratinjau.hilang, oleh)
        _ubah(terkini, pratinjau.per_jenis["berubah"], oleh, lapor)
        _tambah(terkini, pratinjau.per_jenis["baru"], oleh, lapor)
        if hapus_hilang and pratinjau.hilang:
            urutkan(terkini, terkini.butir.order_by("nomor", "pk"), oleh)
    return pratinjau


def _pastikan_dapat(pratinjau: Pratinjau, lewati_ditolak: bool, hapus_hilang: bool) -> None:
    if pratinjau.penghalang:
        raise ImporDitolak(pratinjau.penghalang[0].pesan)
    ditolak = len(pratinjau.per_jenis["ditolak"])
    if ditolak and not lewati_ditolak:
        raise ImporDitolak(
            f"{ditolak} baris masih ditolak. Perbaiki berkas, atau nyatakan bahwa baris itu dilewati."
        )
    if not pratinjau.ditulis and not (hapus_hilang and pratinjau.hilang):
        raise ImporDitolak("Tidak ada yang perlu disimpan: isi berkas sama dengan rencana.")


def _hapus(butir: Iterable[ButirAksi], oleh: Pengguna) -> None:
    for b in butir:
        b._history_user = oleh  # type: ignore[attr-defined]
        b.delete()


def _ubah(rencana: RencanaAksi, baris: Sequence[BarisPratinjau], oleh: Pengguna, lapor: Lapor) -> None:
    butir = ButirAksi.objects.filter(rencana=rencana).in_bulk([b.butir for b in baris])
    for n, kelompok in _bagi(baris):
        lapor(_persen(n, len(baris), 40, 55), f"Mengubah baris {n + 1} dari {len(baris)}")
        berubah = [_isi_ulang(butir[b.butir], b) for b in kelompok]
        bulk_update_with_history(berubah, ButirAksi, [*_KOLOM, "penilaian"], default_user=oleh)


_KOLOM = [nama.removesuffix("_id") for nama in BIDANG_ISI]


def _isi_ulang(butir: ButirAksi, baris: BarisPratinjau) -> ButirAksi:
    for perbedaan in baris.perbedaan:
        setattr(butir, perbedaan.bidang, perbedaan.sesudah)
    butir.penilaian = Penilaian.BELUM
    return _beralasan(butir, baris)


def _tambah(rencana: RencanaAksi, baris: Sequence[BarisPratinjau], oleh: Pengguna, lapor: Lapor) -> None:
    dipakai = set(rencana.butir.values_list("kunci", flat=True))
    akhir = max(rencana.butir.values_list("nomor", flat=True), default=0)
    for n, kelompok in _bagi(baris):
        lapor(_persen(n, len(baris), 55, 95), f"Menambah baris {n + 1} dari {len(baris)}")
        baru = [
            _butir_baru(rencana, b, nomor, _kunci_baru(b, dipakai))
            for nomor, b in enumerate(kelompok, start=akhir + n + 1)
        ]
        bulk_create_with_history(baru, ButirAksi, default_user=oleh)
        tautan = [
            TautanButir(butir=butir, baris_id=b.lampiran)
            for butir, b in zip(baru, kelompok, strict=True)
            if b.lampiran
        ]
        bulk_create_with_history(tautan, TautanButir, default_user=oleh)


def _kunci_baru(baris: BarisPratinjau, dipakai: set[uuid.UUID]) -> uuid.UUID:
    """Return the key that the file brings, or a fresh one where a row was copied with its key."""
    kunci = baris.kunci if baris.kunci and baris.kunci not in dipakai else uuid.uuid4()
    dipakai.add(kunci)
    return kunci


def _butir_baru(rencana: RencanaAksi, baris: BarisPratinjau, nomor: int, kunci: uuid.UUID) -> ButirAksi:
    return _beralasan(ButirAksi(rencana=rencana, nomor=nomor, kunci=kunci, **baris.isi), baris)


def _beralasan(butir: ButirAksi, baris: BarisPratinjau) -> ButirAksi:
    """Let the history row of an item say from which row it came."""
    butir._change_reason = f"lembar ‘{baris.baris.lembar}’ baris {baris.baris.baris}"  # type: ignore[attr-defined]
    return butir


def _bagi(baris: Sequence[T]) -> Iterator[tuple[int, list[T]]]:
    """Give the rows in portions, each with the place of its first."""
    sisa = iter(baris)
    n = 0
    while kelompok := list(islice(sisa, SEKALI)):
        yield n, kelompok
        n += len(kelompok)


def _persen(n: int, jumlah: int, awal: int, akhir: int) -> int:
    return awal + (akhir - awal) * n // max(jumlah, 1)
