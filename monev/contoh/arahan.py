"""Directions of the sample: one on the city's money, one on the unit that is furthest behind."""

from datetime import date, timedelta
from urllib.parse import urlencode

from django.urls import reverse

from monev.contoh.acak import pukul
from monev.contoh.pelaku import Pelaku
from monev.models import TindakLanjut
from monev.queries.capaian_rencana import kemajuan_terbagi
from monev.services.arahan import beri_arahan
from monev.services.tindak_lanjut import lapor
from organisasi.models import PerangkatDaerah
from roadmap.models import RoadMap
from tampilan.angka import tulis_angka

HARI = (12, 20)
"""The day (month, day) on which the year's figures are looked at."""


def muat_arahan(road_map: RoadMap, tahun: int, pelaku: Pelaku) -> list[TindakLanjut]:
    """Write two directions on the figures of a year; work on the second has begun."""
    unit = _paling_tertinggal(road_map, tahun)
    if unit is None:
        return []
    jumlah = kemajuan_terbagi(road_map, tahun, 12).seluruhnya()
    serapan = jumlah.serapan if jumlah else None
    milik = kemajuan_terbagi(road_map, tahun, 12, unit).seluruhnya()
    fisik, rencana = (milik.fisik, milik.rencana) if milik else (None, None)
    uang = _beri(
        road_map,
        tahun,
        pelaku,
        f"Serapan anggaran {_persen(serapan)} · Semester II {tahun} · Seluruh kota",
        "Dahulukan belanja butir aksi yang sudah siap; laporkan sisa anggaran yang tidak akan terserap.",
        unit,
    )
    tertinggal = _beri(
        road_map,
        tahun,
        pelaku,
        f"{unit}: kemajuan fisik {_persen(fisik)} dari rencana {_persen(rencana)} · Semester II {tahun}",
        "Susun jadwal kejar bagi butir yang terlambat dan bahas setiap pekan sampai sesuai rencana.",
        unit,
        unit_angka=unit,
    )
    lapor(
        tindak_lanjut=tertinggal,
        persen=40,
        teks="Jadwal kejar disusun; dua butir sudah dikerjakan.",
        oleh=pelaku.penyusun[unit.pk],
        kini=pukul(date(tahun, *HARI) + timedelta(days=8)),
    )
    return [uang, tertinggal]


def _beri(
    road_map: RoadMap,
    tahun: int,
    pelaku: Pelaku,
    atas: str,
    teks: str,
    unit: PerangkatDaerah,
    unit_angka: PerangkatDaerah | None = None,
) -> TindakLanjut:
    hari = date(tahun, *HARI)
    return beri_arahan(
        road_map=road_map,
        atas=atas,
        alamat=f"{reverse('monev:daftar_kemajuan')}?{urlencode({'tahun': tahun})}",
        teks=teks,
        tenggat=hari + timedelta(days=45),
        oleh=pelaku.pengarah[0],
        kini=pukul(hari),
        unit_angka=unit_angka,
        perangkat_daerah=unit,
    )


def _paling_tertinggal(road_map: RoadMap, tahun: int) -> PerangkatDaerah | None:
    semua = kemajuan_terbagi(road_map, tahun, 12).per_unit()
    selisih = sorted((satu.selisih, pk) for pk, satu in semua.items() if pk and satu.selisih is not None)
    return PerangkatDaerah.objects.get(pk=selisih[0][1]) if selisih else None


def _persen(nilai: object) -> str:
    return "–" if nilai is None else f"{tulis_angka(nilai, 2)}%"
