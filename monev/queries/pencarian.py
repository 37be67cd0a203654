"""Meetings, problems and follow-ups as the search finds them, as far as a person may read them."""

from django.db.models import QuerySet
from django.urls import reverse
from django.utils import timezone

from monev.models import Permasalahan, Rapat, TindakLanjut
from monev.queries.rapat import nama_penyelenggara
from organisasi.permissions import Orang
from roadmap.models import RoadMap
from roadmap.pencarian import Jenis, Temuan
from tampilan.angka import tulis_tanggal


def _rapat(road_map: RoadMap, orang: Orang) -> "QuerySet[Rapat]":
    terlihat = Rapat.objects.terlihat_oleh(orang).filter(road_map=road_map)
    return terlihat.select_related("perangkat_daerah", "pokja").order_by("-mulai", "-pk")


def _masalah(road_map: RoadMap, orang: Orang) -> "QuerySet[Permasalahan]":
    terlihat = Permasalahan.objects.terlihat_oleh(orang).filter(road_map=road_map)
    return terlihat.select_related("perangkat_daerah").order_by("-dilaporkan_pada", "-pk")


def _tindak_lanjut(road_map: RoadMap, orang: Orang) -> "QuerySet[TindakLanjut]":
    terlihat = TindakLanjut.objects.terlihat_oleh(orang).filter(road_map=road_map)
    return terlihat.select_related("perangkat_daerah").order_by("-tenggat", "-pk")


def _temuan_rapat(rapat: Rapat) -> Temuan:
    tempat = f"{nama_penyelenggara(rapat)}, {tulis_tanggal(timezone.localdate(rapat.mulai))}"
    return Temuan(rapat.judul, tempat, reverse("monev:rapat", args=[rapat.pk]))


def _temuan_masalah(masalah: Permasalahan) -> Temuan:
    tempat = f"{masalah.perangkat_daerah or 'Kota'}, {masalah.get_status_display().lower()}"
    return Temuan(masalah.judul, tempat, reverse("monev:masalah", args=[masalah.pk]))


def _temuan_tindak_lanjut(tindak: TindakLanjut) -> Temuan:
    tempat = f"{tindak.perangkat_daerah or 'Kota'}, {tindak.get_status_display().lower()}"
    return Temuan(tindak.uraian, tempat, reverse("monev:tindak_lanjut", args=[tindak.pk]))


JENIS = (
    Jenis("Rapat", _rapat, ("judul", "agenda__judul", "keputusan__teks"), _temuan_rapat),
    Jenis("Permasalahan", _masalah, ("judul", "uraian"), _temuan_masalah),
    Jenis("Tindak lanjut", _tindak_lanjut, ("uraian",), _temuan_tindak_lanjut),
)
"""What the search knows of monev."""
