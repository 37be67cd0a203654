"""Writes to single records of a draft: save, delete, move up or down."""

from collections.abc import Callable, Iterable
from typing import Literal, TypeVar

from django.db import models, transaction

from organisasi.models import Pengguna
from riwayat.queries import Catatan, catatan_terakhir, versi
from roadmap import permissions
from roadmap.models import BarisLampiran, IsiRoadMap, RincianBaris, RoadMap

T = TypeVar("T", bound=IsiRoadMap)


class Basi(Exception):
    """The record changed since the person opened it; `catatan` says who changed what."""

    def __init__(self, catatan: Catatan | None) -> None:
        super().__init__("Catatan ini diubah orang lain sejak Anda membukanya.")
        self.catatan = catatan


class SudahDihapus(Basi):
    """The record was deleted since the person opened it; `catatan` says who deleted it."""

    def __init__(self, catatan: Catatan | None) -> None:
        super().__init__(catatan)
        self.args = ("Isian ini sudah dihapus orang lain sejak Anda membukanya.",)


class MasihDipakai(Exception):
    """Other records link to this one; the message names them."""


def kunci_road_map(road_map: RoadMap, oleh: Pengguna) -> RoadMap:
    """Lock a draft for writing until the transaction ends; raises TidakBerwenang or RoadMapTerkunci."""
    permissions.SUSUN.pastikan(oleh)
    terkini = RoadMap.objects.select_for_update().get(pk=road_map.pk)
    terkini.pastikan_terbuka()
    return terkini


def pastikan_terkini(versi_dibuka: str | None, *objek: models.Model) -> None:
    """Raise Basi where records have changed since the person opened them; None skips the question."""
    if versi_dibuka is not None and versi(*objek) != versi_dibuka:
        raise Basi(catatan_terakhir(*objek))


def pastikan_ada(objek: models.Model) -> None:
    """Raise SudahDihapus where a saved record is gone; asked under the lock, so that none rises again."""
    if objek.pk and not type(objek)._base_manager.filter(pk=objek.pk).exists():
        raise SudahDihapus(catatan_terakhir(objek))


@transaction.atomic
def simpan_isi(
    *, objek: T, oleh: Pengguna, versi_dibuka: str | None = None, tautan: Callable[[T], None] | None = None
) -> T:
    """Save a new or changed record, then let `tautan` write the records that hang on it.

    `versi_dibuka` is the mark (`riwayat.queries.versi`) that the person saw; raises Basi where the record has
    changed since, and SudahDihapus where it is gone. Raises TidakBerwenang and RoadMapTerkunci.
    """
    objek.road_map = kunci_road_map(objek.road_map, oleh)
    pastikan_ada(objek)
    if objek.pk:
        pastikan_terkini(versi_dibuka, objek)
        _nomor_terkini(objek)
    objek.save()
    if tautan is not None:
        tautan(objek)
    return objek


@transaction.atomic
def hapus_isi(*, objek: IsiRoadMap, oleh: Pengguna) -> None:
    """Delete a record and what is part of it.

    Raises MasihDipakai where rows of the Lampiran still need it, SudahDihapus where it is gone.
    """
    objek.road_map = kunci_road_map(objek.road_map, oleh)
    pastikan_ada(objek)
    _nomor_terkini(objek)
    try:
        objek.delete()
    except models.ProtectedError as galat:
        pemakai = _nama_pemakai(galat.protected_objects)
        contoh = ", ".join(pemakai[:5]) + (f" dan {len(pemakai) - 5} lainnya" if len(pemakai) > 5 else "")
        raise MasihDipakai(f"“{objek}” masih dipakai oleh {contoh}. Ubah dahulu yang memakainya.") from galat
    if isinstance(objek, BarisLampiran):
        _rapatkan(objek)


def _nama_pemakai(objek: Iterable[models.Model]) -> list[str]:
    """Name what protects a record; the kegiatan of a row by the row, in printed order."""
    semua = list(objek)
    rincian = [o.pk for o in semua if isinstance(o, RincianBaris)]
    baris = {o for o in semua if isinstance(o, BarisLampiran)}
    baris.update(BarisLampiran.objects.filter(rincian__in=rincian))
    lain = {str(o) for o in semua if not isinstance(o, RincianBaris | BarisLampiran)}
    return [str(b) for b in sorted(baris, key=lambda b: b.nomor)] + sorted(lain)


@transaction.atomic
def pindahkan_baris(*, baris: BarisLampiran, arah: Literal["naik", "turun"], oleh: Pengguna) -> bool:
    """Swap a row with its neighbour; return False where it already stands first or last.

    Raises SudahDihapus where it is gone.
    """
    kunci_road_map(baris.road_map, oleh)
    pastikan_ada(baris)
    baris = BarisLampiran.objects.select_related("road_map").get(pk=baris.pk)
    tetangga = _tetangga(baris, arah)
    if tetangga is None:
        return False
    tempat_baris, tempat_tetangga = baris.nomor, tetangga.nomor
    _beri_nomor(tetangga, _nomor_akhir(baris.road_map) + 1)
    _beri_nomor(baris, tempat_tetangga)
    _beri_nomor(tetangga, tempat_baris)
    return True


@transaction.atomic
def sisipkan_baris(*, baris: BarisLampiran, setelah: int, oleh: Pengguna) -> None:
    """Give a new, unsaved row the number after `setelah` (0 = first, past the last = last), moving rows down."""
    kunci_road_map(baris.road_map, oleh)
    setelah = max(0, min(setelah, _nomor_akhir(baris.road_map)))
    di_bawah = BarisLampiran.objects.filter(road_map=baris.road_map, nomor__gt=setelah).order_by("-nomor")
    for b in di_bawah.select_related("road_map"):
        _beri_nomor(b, b.nomor + 1)
    baris.nomor = setelah + 1


def _nomor_terkini(objek: IsiRoadMap) -> None:
    """Take a row's place from the database, now that it is locked: only moving a row changes it."""
    if isinstance(objek, BarisLampiran):
        objek.refresh_from_db(fields=["nomor"])


def _rapatkan(dihapus: BarisLampiran) -> None:
    di_bawah = BarisLampiran.objects.filter(road_map=dihapus.road_map, nomor__gt=dihapus.nomor).order_by(
        "nomor"
    )
    for b in di_bawah.select_related("road_map"):
        _beri_nomor(b, b.nomor - 1)


def _tetangga(baris: BarisLampiran, arah: str) -> BarisLampiran | None:
    semua = BarisLampiran.objects.filter(road_map=baris.road_map).select_related("road_map")
    if arah == "naik":
        return semua.filter(nomor__lt=baris.nomor).order_by("-nomor").first()
    return semua.filter(nomor__gt=baris.nomor).order_by("nomor").first()


def _nomor_akhir(road_map: RoadMap) -> int:
    return BarisLampiran.objects.filter(road_map=road_map).aggregate(m=models.Max("nomor"))["m"] or 0


def _beri_nomor(baris: BarisLampiran, nomor: int) -> None:
    baris.nomor = nomor
    baris.save()
