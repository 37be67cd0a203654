"""Meetings for the tests: made through the services, as people make them."""

from datetime import UTC, datetime, timedelta
from typing import Any

from django.utils import timezone

from monev.models import Permasalahan, Rapat
from monev.services.masalah import laporkan
from monev.services.rapat import buat_rapat
from monev.services.rapat_notulen import simpan_notulen
from monev.services.rapat_peserta import Kehadiran, catat_hadir, undang
from organisasi.models import Pengguna
from roadmap.models import AreaPerubahan, RoadMap

LAMPAU = datetime(2021, 2, 1, 2, tzinfo=UTC)
"""A Monday, 09.00 WIB."""


def rapat_pleno(road_map: RoadMap, oleh: Pengguna, **lain: Any) -> Rapat:
    """Convene a pleno of two hours in the past, with any field replaced."""
    mulai = lain.pop("mulai", LAMPAU)
    isi: dict[str, Any] = {
        "road_map": road_map,
        "tingkat": "kota",
        "judul": "Rapat pleno Februari",
        "mulai": mulai,
        "selesai": mulai + timedelta(hours=2),
        "tempat": "Ruang Majapahit",
    }
    return buat_rapat(rapat=Rapat(**isi | lain), oleh=oleh, kini=timezone.now())


def jalankan(rapat: Rapat, oleh: Pengguna, notulen: str = "Rapat dibuka.") -> None:
    """Invite one name, call the roll, write the minutes: all that the end needs."""
    kini = timezone.now()
    undang(rapat=rapat, pengguna=[], bebas=[("Camat Klojen", "")], undangan="", oleh=oleh, kini=kini)
    hadir = {p.pk: Kehadiran(True, "") for p in rapat.peserta.all()}
    catat_hadir(rapat=rapat, kehadiran=hadir, tambahan=[], oleh=oleh, kini=kini)
    simpan_notulen(rapat=rapat, notulen=notulen, keputusan=[], oleh=oleh, kini=kini)


def masalah_kota(road_map: RoadMap, oleh: Pengguna, judul: str = "Jaringan belum tersambung") -> Permasalahan:
    """Raise a problem that waits for the pleno."""
    area = AreaPerubahan.objects.get(road_map=road_map, nomor=4)
    baru = Permasalahan(road_map=road_map, judul=judul, uraian="Belum ada anggaran.", area=area)
    return laporkan(masalah=baru, oleh=oleh, kini=timezone.now())
