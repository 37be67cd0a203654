"""One row of the Lampiran with everything that it links to."""

from dataclasses import dataclass

from indikator.models import Target
from riwayat.queries import Catatan, riwayat_dari
from roadmap.models import BarisLampiran, DukunganBaris, PelaksanaBaris, RincianBaris


@dataclass(frozen=True, slots=True)
class BarisLengkap:
    """A row, its targets, and its links."""

    baris: BarisLampiran
    target: list[Target]
    rincian: list[RincianBaris]
    pelaksana: list[PelaksanaBaris]
    dukungan: list[DukunganBaris]
    padanan: list[BarisLampiran]
    sebelum: BarisLampiran | None
    sesudah: BarisLampiran | None
    riwayat: list[Catatan]


def baris_lengkap(baris: BarisLampiran) -> BarisLengkap:
    """Return a row with all its links and its history."""
    baris = BarisLampiran.objects.select_related(
        "road_map", "tujuan", "sasaran", "area", "program", "penetapan__indikator"
    ).get(pk=baris.pk)
    rincian = list(baris.rincian.select_related("kegiatan", "sub_kegiatan"))
    pelaksana = list(baris.pelaksana.select_related("perangkat_daerah"))
    dukungan = list(baris.dukungan.select_related("kegiatan_area__area"))
    padanan = BarisLampiran.objects.filter(padanan_lama__lama=baris) | BarisLampiran.objects.filter(
        padanan_baru__baru=baris
    )
    semua = BarisLampiran.objects.filter(road_map=baris.road_map)
    return BarisLengkap(
        baris=baris,
        target=list(baris.penetapan.target.all()),
        rincian=rincian,
        pelaksana=pelaksana,
        dukungan=dukungan,
        padanan=list(padanan.distinct().order_by("nomor")),
        sebelum=semua.filter(nomor__lt=baris.nomor).order_by("-nomor").first(),
        sesudah=semua.filter(nomor__gt=baris.nomor).order_by("nomor").first(),
        riwayat=riwayat_dari([baris, *rincian, *pelaksana, *dukungan]),
    )
