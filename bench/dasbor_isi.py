"""What the dashboards are measured on: units with plans, reports, meetings and measurements of four years."""

import itertools
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from decimal import Decimal

from django.utils import timezone

from indikator.models import Indikator, Target
from monev.models import (
    Arahan,
    Kemajuan,
    LaporanBulanan,
    Pengukuran,
    Periode,
    Permasalahan,
    Rapat,
    StatusRapat,
    TindakLanjut,
    Tingkat,
)
from monev.workflow import Status
from organisasi.models import JenisPerangkatDaerah, Pengguna, PerangkatDaerah, Pokja
from rencana_aksi.jadwal import Jadwal
from rencana_aksi.models import ButirAksi, RencanaAksi, TahunRencana, TautanButir
from roadmap.models import AreaPerubahan, PilotZonaIntegritas, Prioritas, RoadMap

TAHUN = (2020, 2021, 2022, 2023)
BUTIR = 4


@dataclass(frozen=True, slots=True)
class Penulis:
    """Who sends and who accepts what is measured on."""

    pengirim: Pengguna
    penerima: Pengguna


def kosongkan(road_map: RoadMap) -> None:
    """Leave no unit active and nothing reported or measured: what other measurements made must not count here."""
    PerangkatDaerah.objects.update(aktif_sampai=_saat(date(2019, 12, 31)))
    LaporanBulanan.objects.filter(periode__road_map=road_map).delete()
    RencanaAksi.objects.filter(periode__road_map=road_map).delete()
    Rapat.objects.filter(road_map=road_map).delete()
    Pengukuran.objects.filter(periode__road_map=road_map).delete()


def tambah_unit(road_map: RoadMap, nomor: Iterable[int], oleh: Penulis) -> list[PerangkatDaerah]:
    """Add units, each with four years of set plans, monthly reports and meetings, a problem, and some a direction."""
    unit = PerangkatDaerah.objects.bulk_create(
        PerangkatDaerah(kode=f"dasbor-{n}", nama=f"Dasbor {n}", jenis=JenisPerangkatDaerah.DINAS)
        for n in nomor
    )
    for tahun in TAHUN:
        _laporkan(_rencanakan(road_map, tahun, unit, oleh), oleh)
    _rapatkan(road_map, unit, oleh)
    _permasalahkan(road_map, unit, oleh)
    return list(unit)


def _rencanakan(
    road_map: RoadMap, tahun: int, unit: Sequence[PerangkatDaerah], oleh: Penulis
) -> list[ButirAksi]:
    """Give each unit a set plan of four items over the areas, one of them for a priority."""
    periode, _ = TahunRencana.objects.get_or_create(road_map=road_map, tahun=tahun)
    rencana = RencanaAksi.objects.bulk_create(RencanaAksi(periode=periode, perangkat_daerah=u) for u in unit)
    area = list(AreaPerubahan.objects.filter(road_map=road_map))
    butir = ButirAksi.objects.bulk_create(
        ButirAksi(
            rencana=r,
            nomor=n,
            area=area[(r.pk + n) % len(area)],
            tahapan=f"Butir {n}",
            jadwal=Jadwal([3, 6, 9]),
            anggaran=Decimal(10_000_000),
        )
        for r in rencana
        for n in range(1, BUTIR + 1)
    )
    RencanaAksi.objects.filter(pk__in=[r.pk for r in rencana]).update(
        status="ditetapkan", ditetapkan_oleh=oleh.penerima, ditetapkan_pada=_saat(date(tahun, 1, 2))
    )
    prioritas = itertools.cycle(Prioritas.objects.filter(road_map=road_map))
    TautanButir.objects.bulk_create(
        TautanButir(butir=b, prioritas=p) for b, p in zip(butir[::BUTIR], prioritas, strict=False)
    )
    return list(butir)


def _laporkan(butir: Sequence[ButirAksi], oleh: Penulis) -> None:
    """Report every month of the plans of these items, in the month after."""
    milik: dict[int, list[ButirAksi]] = {}
    for b in butir:
        milik.setdefault(b.rencana_id, []).append(b)
    tahun = butir[0].rencana.periode
    bulan = list(Periode.objects.filter(road_map=tahun.road_map_id, jenis="bulan", tahun=tahun.tahun))
    laporan = LaporanBulanan.objects.bulk_create(
        LaporanBulanan(
            tingkat=Tingkat.PD,
            perangkat_daerah=satu[0].rencana.perangkat_daerah,
            periode=p,
            rencana=satu[0].rencana,
            status=Status.DIKIRIM,
            dikirim_oleh=oleh.pengirim,
            dikirim_pada=_saat(p.tenggat + timedelta(days=p.nomor % 3 - 1)),
        )
        for satu in milik.values()
        for p in bulan
    )
    Kemajuan.objects.bulk_create(
        Kemajuan(laporan=x, butir=b, fisik=Decimal(30 + n % 60), anggaran=Decimal(5_000_000))
        for n, x in enumerate(laporan)
        for b in milik[x.rencana_id]
    )


def _rapatkan(road_map: RoadMap, unit: Iterable[PerangkatDaerah], oleh: Penulis) -> None:
    """Let each unit meet once a month."""
    Rapat.objects.bulk_create(
        Rapat(
            road_map=road_map,
            tingkat=Tingkat.PD,
            perangkat_daerah=u,
            judul="Rapat",
            mulai=(mulai := _saat(date(tahun, bulan, 10))),
            selesai=mulai + timedelta(hours=1),
            status=StatusRapat.TERLAKSANA,
            notulen="Isi",
            dilaksanakan_oleh=oleh.pengirim,
            dilaksanakan_pada=mulai,
        )
        for u in unit
        for tahun in TAHUN
        for bulan in range(1, 13)
    )


def _permasalahkan(road_map: RoadMap, unit: Sequence[PerangkatDaerah], oleh: Penulis) -> None:
    """Let each unit have a problem at some level, and every second one a direction under way."""
    area = list(AreaPerubahan.objects.filter(road_map=road_map))
    pokja = Pokja.objects.filter(area__road_map=road_map).first()
    mulai = date(TAHUN[-1], 11, 1)
    Permasalahan.objects.bulk_create(
        Permasalahan(
            road_map=road_map,
            judul=f"Permasalahan {u}",
            uraian="Isi",
            area=area[n % len(area)],
            perangkat_daerah=u,
            pokja=pokja,
            tingkat=(Tingkat.KOTA, Tingkat.PD, Tingkat.POKJA)[n % 3],
            sejak=_saat(mulai),
            tenggat=mulai + timedelta(days=14),
            dilaporkan_oleh=oleh.pengirim,
            dilaporkan_pada=_saat(mulai),
        )
        for n, u in enumerate(unit)
    )
    arahan = Arahan.objects.bulk_create(
        Arahan(
            road_map=road_map,
            atas=f"Kemajuan fisik {u}",
            alamat="/dasbor/",
            perangkat_daerah=u,
            teks="Isi",
            diberikan_oleh=oleh.penerima,
            diberikan_pada=_saat(mulai),
        )
        for u in unit[::2]
    )
    TindakLanjut.objects.bulk_create(
        TindakLanjut(
            road_map=road_map,
            arahan=a,
            uraian=a.teks,
            perangkat_daerah=a.perangkat_daerah,
            tenggat=mulai + timedelta(days=30),
            dibuat_oleh=oleh.penerima,
            dibuat_pada=a.diberikan_pada,
        )
        for a in arahan
    )


def ukur_indikator(road_map: RoadMap, unit: Sequence[PerangkatDaerah], oleh: Penulis) -> None:
    """Measure every indicator in every semester, each by one of these units, which also hold the Zona Integritas."""
    target = Target.objects.filter(penetapan__dokumen=road_map.kode).order_by("tahun")
    teks = dict(target.values_list("penetapan__indikator", "teks"))
    indikator = list(Indikator.objects.filter(pk__in=teks).order_by("pk"))
    for satu, u in zip(indikator, itertools.cycle(unit), strict=False):
        satu.penanggung_jawab = u
    Indikator.objects.bulk_update(indikator, ["penanggung_jawab"])
    pilot = list(PilotZonaIntegritas.objects.filter(road_map=road_map))
    for zona, u in zip(pilot, itertools.cycle(unit), strict=False):
        zona.perangkat_daerah = u
    PilotZonaIntegritas.objects.bulk_update(pilot, ["perangkat_daerah"])
    Pengukuran.objects.bulk_create(
        Pengukuran(
            tingkat=Tingkat.PD,
            perangkat_daerah=i.penanggung_jawab,
            periode=p,
            indikator=i,
            teks=teks[i.pk] if n % 2 else "75%",
            sumber="Isi",
            status=Status.DITERIMA,
            dikirim_oleh=oleh.pengirim,
            dikirim_pada=_saat(p.tenggat),
            diterima_oleh=oleh.penerima,
            diterima_pada=_saat(p.tenggat),
        )
        for p in Periode.objects.filter(road_map=road_map, jenis="semester")
        for n, i in enumerate(indikator)
    )


def _saat(hari: date) -> datetime:
    return datetime(hari.year, hari.month, hari.day, 9, tzinfo=timezone.get_current_timezone())
