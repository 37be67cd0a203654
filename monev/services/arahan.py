"""Directions of the Tim Pengarah: written on a figure, they become a follow-up."""

from datetime import date, datetime

from django.db import transaction

from monev.models import Arahan, Permasalahan, TindakLanjut
from monev.permissions import BERI_ARAHAN
from monev.services.masalah import DITEKAN_LAGI
from monev.services.tindak_lanjut import buat_tindak_lanjut
from organisasi.models import Pengguna, PerangkatDaerah
from roadmap.models import RoadMap


@transaction.atomic
def beri_arahan(
    *,
    road_map: RoadMap,
    atas: str,
    alamat: str,
    teks: str,
    tenggat: date,
    oleh: Pengguna,
    kini: datetime,
    unit_angka: PerangkatDaerah | None = None,
    perangkat_daerah: PerangkatDaerah | None = None,
    pic: Pengguna | None = None,
    permasalahan: Permasalahan | None = None,
) -> TindakLanjut:
    """Write a direction on a figure and return the follow-up that it becomes; those in charge are told.

    `atas` is the figure in words, `alamat` where its rows are, `unit_angka` whose it is. The same words pressed twice
    are one. Raises TidakBerwenang, and MasalahDitolak and ValidationError as `buat_tindak_lanjut` does.
    """
    BERI_ARAHAN.pastikan(oleh)
    Pengguna.objects.select_for_update().get(pk=oleh.pk)  # one press of a button after the other
    arahan = Arahan(
        road_map=road_map,
        atas=atas,
        alamat=alamat,
        perangkat_daerah=unit_angka,
        teks=teks.strip(),
        diberikan_oleh=oleh,
        diberikan_pada=kini,
    )
    if ada := _sama(arahan, tenggat, perangkat_daerah, pic):
        return ada
    arahan._history_user = oleh  # type: ignore[attr-defined]  # a command has no request
    arahan.save()
    return buat_tindak_lanjut(
        road_map=road_map,
        uraian=teks,
        tenggat=tenggat,
        oleh=oleh,
        kini=kini,
        perangkat_daerah=perangkat_daerah,
        pic=pic,
        permasalahan=permasalahan,
        arahan=arahan,
    )


def _sama(
    baru: Arahan, tenggat: date, perangkat_daerah: PerangkatDaerah | None, pic: Pengguna | None
) -> TindakLanjut | None:
    """Return the follow-up of the direction that the same person has just given in the same words."""
    bidang = ("road_map", "atas", "alamat", "teks", "diberikan_oleh")
    syarat = {f"arahan__{nama}": getattr(baru, nama) for nama in bidang}
    sejak = baru.diberikan_pada - DITEKAN_LAGI
    sama = TindakLanjut.objects.filter(
        **syarat,
        tenggat=tenggat,
        perangkat_daerah=perangkat_daerah,
        pic=pic,
        arahan__diberikan_pada__gte=sejak,
    )
    return sama.first()
