"""Write a row of the Lampiran together with what hangs on it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from django.db import models, transaction

from organisasi.models import Pengguna, PerangkatDaerah
from roadmap.models import (
    BarisLampiran,
    DukunganBaris,
    IsiRoadMap,
    Kegiatan,
    KegiatanArea,
    Padanan,
    PelaksanaBaris,
    RincianBaris,
    SubKegiatan,
)
from roadmap.services.isi import simpan_isi, sisipkan_baris


@dataclass(frozen=True, slots=True)
class TautanBaris:
    """What a row links to, beside its own fields."""

    kegiatan: Sequence[Kegiatan]
    sub_kegiatan: Sequence[SubKegiatan]
    pelaksana: Sequence[PerangkatDaerah]
    dukungan: Sequence[KegiatanArea]
    padanan: Sequence[BarisLampiran]
    """Rows under the other nomenclature that stand for the same thing."""


@transaction.atomic
def simpan_baris(
    *,
    baris: BarisLampiran,
    tautan: TautanBaris,
    oleh: Pengguna,
    versi_dibuka: str | None = None,
    setelah: int | None = None,
) -> BarisLampiran:
    """Save a row and its links; `setelah` gives a new row its place (0 = first).

    Raises TidakBerwenang, RoadMapTerkunci, and Basi where someone changed the row since `versi_dibuka`.
    """
    if baris.pk is None:
        sisipkan_baris(baris=baris, setelah=setelah or 0, oleh=oleh)
        baris.save()
        _simpan_tautan(baris, tautan)
        return baris
    return simpan_isi(
        objek=baris, oleh=oleh, versi_dibuka=versi_dibuka, tautan=lambda b: _simpan_tautan(b, tautan)
    )


def _simpan_tautan(baris: BarisLampiran, tautan: TautanBaris) -> None:
    _samakan(RincianBaris, {"baris": baris}, _rincian(tautan))
    _samakan(
        PelaksanaBaris,
        {"baris": baris},
        [{"perangkat_daerah": pd, "urutan": i} for i, pd in enumerate(tautan.pelaksana, 1)],
    )
    _samakan(DukunganBaris, {"baris": baris}, [{"kegiatan_area": k} for k in tautan.dukungan])
    sisi, lawan = ("lama", "baru") if baris.nomenklatur == "lama" else ("baru", "lama")
    _samakan(Padanan, {sisi: baris}, [{lawan: b} for b in tautan.padanan])


def _rincian(tautan: TautanBaris) -> list[dict[str, Any]]:
    """Pair each sub kegiatan with its kegiatan; a kegiatan without one stands alone."""
    pasangan: list[tuple[Kegiatan, SubKegiatan | None]] = [(s.kegiatan, s) for s in tautan.sub_kegiatan]
    terpasang = {kegiatan for kegiatan, _ in pasangan}
    pasangan += [(k, None) for k in tautan.kegiatan if k not in terpasang]
    return [{"urutan": i, "kegiatan": k, "sub_kegiatan": s} for i, (k, s) in enumerate(pasangan, 1)]


def _samakan(model: type[IsiRoadMap], induk: dict[str, BarisLampiran], isi: Iterable[dict[str, Any]]) -> None:
    """Make the records below a row exactly `isi`: delete the others, add the missing, leave the same."""
    (baris,) = induk.values()
    sisa = list(model._base_manager.filter(**induk).select_related("road_map"))
    baru = []
    for nilai in isi:
        sama = next((o for o in sisa if all(getattr(o, nama) == v for nama, v in nilai.items())), None)
        if sama is None:
            baru.append(nilai)
        else:
            sisa.remove(sama)
    _hapus(sisa)
    for nilai in baru:
        model(road_map=baris.road_map, **induk, **nilai).save()


def _hapus(daftar: Iterable[models.Model]) -> None:
    for objek in daftar:
        objek.delete()
