"""The annexes: meetings held within the period, and the evidence behind what was reported."""

from collections.abc import Iterable
from typing import Any

from django.db.models import Count, Q
from django.utils import timezone

from monev.models import Bukti, JenisPeriode, Kemajuan, Pengukuran, Rapat, StatusRapat, Tingkat
from monev.queries.potret.butir import saring_butir
from monev.queries.potret.lingkup import Lingkup
from monev.workflow import TERKIRIM

DIBACA = (
    "kemajuan__butir",
    "kemajuan__laporan__perangkat_daerah",
    "pengukuran__indikator",
    "pengukuran__perangkat_daerah",
    "pengukuran__pokja",
    "kemajuan__laporan__pokja",
)


def potret_rapat(lingkup: Lingkup) -> list[dict[str, Any]]:
    """Return the meetings held: of the unit, of the pokja, or of the city and its pokja."""
    daftar = Rapat.objects.filter(
        road_map=lingkup.road_map,
        status=StatusRapat.TERLAKSANA,
        mulai__date__gte=lingkup.periode.mulai,
        mulai__date__lte=lingkup.periode.akhir,
    )
    if lingkup.unit is not None:
        daftar = daftar.filter(perangkat_daerah=lingkup.unit)
    elif lingkup.pokja is not None:
        daftar = daftar.filter(pokja=lingkup.pokja)
    else:
        daftar = daftar.exclude(tingkat=Tingkat.PD)
    daftar = daftar.select_related("perangkat_daerah", "pokja").annotate(
        n_hadir=Count("peserta", filter=Q(peserta__hadir=True), distinct=True),
        n_keputusan=Count("keputusan", distinct=True),
    )
    terbaca: Iterable[Any] = daftar.order_by("mulai", "pk")
    return [
        {
            "tanggal": timezone.localdate(r.mulai).isoformat(),
            "judul": r.judul,
            "jenis": r.get_jenis_display(),
            "lingkup": r.nama_lingkup,
            "hadir": r.n_hadir,
            "keputusan": r.n_keputusan,
        }
        for r in terbaca
    ]


def potret_bukti(lingkup: Lingkup) -> list[dict[str, Any]]:
    """Return the evidence behind sent progress and measurements of the period."""
    kemajuan = Q(
        saring_butir(lingkup, "kemajuan__laporan__", "kemajuan__butir__area"),
        kemajuan__laporan__periode__road_map=lingkup.road_map,
        kemajuan__laporan__periode__tahun=lingkup.tahun,
        kemajuan__laporan__periode__jenis=JenisPeriode.BULAN,
        kemajuan__laporan__periode__nomor__in=lingkup.bulan,
        kemajuan__laporan__status__in=TERKIRIM,
    )
    pengukuran = Q(
        pengukuran__periode__road_map=lingkup.road_map,
        pengukuran__periode__tahun=lingkup.tahun,
        pengukuran__periode__nomor__in=[b // 6 for b in lingkup.bulan if b % 6 == 0],
        pengukuran__status__in=TERKIRIM,
    )
    if lingkup.unit is not None:
        pengukuran &= Q(pengukuran__perangkat_daerah=lingkup.unit)
    if lingkup.pokja is not None:
        pengukuran &= Q(pk__isnull=True)
    daftar = Bukti.objects.filter(kemajuan | pengukuran).select_related(*DIBACA).order_by("pada", "pk")
    return [_isi_bukti(b) for b in daftar]


def _isi_bukti(b: Bukti) -> dict[str, Any]:
    _, pemilik = b.milik
    if isinstance(pemilik, Kemajuan):
        benda, unit = pemilik.butir.tahapan, pemilik.laporan.nama_lingkup
    else:
        assert isinstance(pemilik, Pengukuran)
        benda, unit = pemilik.indikator.nama, pemilik.nama_lingkup
    return {
        "nama": b.nama,
        "jenis": b.get_jenis_display(),
        "benda": benda,
        "unit": unit,
        "tanggal": timezone.localdate(b.pada).isoformat(),
        "sidik": b.sidik,
    }
