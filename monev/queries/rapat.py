"""Meetings: the list of a year, the numbers beside each, and what is still missing before one may be finished."""

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Case, Count, DateTimeField, F, IntegerField, Q, QuerySet, Value, When

from monev.models import Rapat, StatusRapat, Tingkat
from monev.models.dasar import PERAN_UNIT
from monev.permissions import aturan
from monev.workflow import Pelaku
from organisasi.models import PerangkatDaerah, Pokja
from organisasi.permissions import Orang, unit_berperan
from roadmap.models import RoadMap
from roadmap.queries.kata import kata_cari

PLENO = "Tim Pelaksana Tingkat Kota (pleno)"


@dataclass(frozen=True, slots=True)
class SaringanRapat:
    """What limits the list; without `tahun` it holds `bawaan` and whatever is still to come."""

    bawaan: int
    tahun: int | None = None
    tingkat: str = ""
    jenis: str = ""
    status: str = ""
    cari: str = ""


def tahun_bawaan(tahun: list[int], hari: date) -> int:
    """Return the newest of the years that has begun, the first where none has."""
    return max((satu for satu in tahun if satu <= hari.year), default=tahun[0])


def tahun_rapat(road_map: RoadMap, orang: Orang) -> list[int]:
    """Return the years of a road map, and those beyond it in which a meeting stands: one query."""
    ada = Rapat.objects.terlihat_oleh(orang).filter(road_map=road_map).dates("mulai", "year")
    return sorted({*road_map.tahun, *(hari.year for hari in ada)})


def daftar_rapat(
    road_map: RoadMap, orang: Orang, saringan: SaringanRapat, kini: datetime
) -> "QuerySet[Rapat]":
    """Return the meetings that a person may read: those to come, the next first, then the past, the last first."""
    mendatang = Q(status=StatusRapat.DIJADWALKAN, selesai__gte=kini)
    daftar = Rapat.objects.terlihat_oleh(orang).filter(road_map=road_map)
    daftar = daftar.filter(
        Q(mulai__year=saringan.tahun) if saringan.tahun else Q(mulai__year=saringan.bawaan) | mendatang
    )
    for bidang in ("tingkat", "jenis", "status"):
        if nilai := getattr(saringan, bidang):
            daftar = daftar.filter(**{bidang: nilai})
    for kata in kata_cari(saringan.cari):
        daftar = daftar.filter(
            Q(judul__icontains=kata)
            | Q(perangkat_daerah__nama__icontains=kata)
            | Q(pokja__nama__icontains=kata)
        )
    return (
        _berangka(daftar)
        .annotate(
            lewat=Case(When(mendatang, then=Value(0)), default=Value(1), output_field=IntegerField()),
            giliran=Case(When(mendatang, then=F("mulai")), default=None, output_field=DateTimeField()),
        )
        .order_by("lewat", "giliran", "-mulai", "-pk")
    )


def _berangka(daftar: "QuerySet[Rapat]") -> "QuerySet[Rapat]":
    """Add how many are invited, came, and how many decisions were taken; one query with the rest."""
    return daftar.select_related("perangkat_daerah", "pokja").annotate(
        banyak_peserta=Count("peserta", distinct=True),
        banyak_hadir=Count("peserta", filter=Q(peserta__hadir=True), distinct=True),
        banyak_keputusan=Count("keputusan", distinct=True),
    )


def penyelenggara_untuk(orang: Orang) -> dict[str, Rapat]:
    """Return, by code, whose meetings a person may convene, each as a meeting without content: two queries."""
    unit = PerangkatDaerah.objects.filter(pk__in=unit_berperan(orang, PERAN_UNIT)).order_by("nama")
    semua = {
        "kota": Rapat(tingkat=Tingkat.KOTA),
        **{f"pokja:{p.kode}": Rapat(tingkat=Tingkat.POKJA, pokja=p) for p in Pokja.objects.order_by("kode")},
        **{f"pd:{u.kode}": Rapat(tingkat=Tingkat.PD, perangkat_daerah=u) for u in unit},
    }
    return {
        kode: rapat for kode, rapat in semua.items() if aturan(Pelaku.PENYUSUN, rapat).boleh(orang, rapat)
    }


def nama_penyelenggara(rapat: Rapat) -> str:
    """Return who convenes a meeting, in words; its unit or pokja must have been read along."""
    return PLENO if rapat.tingkat == Tingkat.KOTA else rapat.nama_lingkup


def keadaan(rapat: Rapat, kini: datetime) -> str:
    """Return what a meeting waits for, in words; empty where for nothing."""
    if rapat.status != StatusRapat.DIJADWALKAN:
        return ""
    if kini < rapat.mulai:
        return "belum dimulai" if rapat.diundang_pada else "undangan belum dikirim"
    return "menunggu notulen diselesaikan"


def yang_kurang(rapat: Rapat, kini: datetime) -> list[str]:
    """Return why a meeting cannot be finished yet, each a sentence; three queries at most."""
    kurang = []
    if kini < rapat.mulai:
        kurang.append("Rapat belum dimulai; rapat yang akan datang tidak dapat dinyatakan terlaksana.")
    if not rapat.notulen.strip():
        kurang.append("Notulen belum diisi.")
    hadir = rapat.peserta.aggregate(
        ada=Count("pk", filter=Q(hadir=True)), belum=Count("pk", filter=Q(hadir__isnull=True))
    )
    if not hadir["ada"]:
        kurang.append("Daftar hadir belum diisi: paling sedikit satu peserta hadir.")
    elif hadir["belum"]:
        kurang.append(f"Kehadiran {hadir['belum']} peserta belum dicatat.")
    return kurang


# Marks by which a stale edit is noticed: of what is in a list, whoever wrote it and in how many records


def _sidik(isi: Iterable[object]) -> str:
    return hashlib.sha256(repr(list(isi)).encode()).hexdigest()[:24]


def tanda_agenda(rapat: Rapat) -> str:
    """Return a mark of the agenda as it stands: one query."""
    return _sidik(
        rapat.agenda.order_by("nomor", "pk").values_list(
            "pk", "nomor", "judul", "uraian", "permasalahan_id", "butir_id"
        )
    )


def tanda_hadir(rapat: Rapat) -> str:
    """Return a mark of the roll as it stands: one query."""
    return _sidik(rapat.peserta.order_by("pk").values_list("pk", "nama", "hadir", "keterangan"))


def tanda_notulen(rapat: Rapat) -> str:
    """Return a mark of minutes, decisions and how many follow-ups these have, as they stand: two queries."""
    keputusan = (
        rapat.keputusan.order_by("nomor", "pk")
        .annotate(banyak=Count("tindak_lanjut"))
        .values_list("pk", "nomor", "teks", "agenda_id", "permasalahan_id", "banyak")
    )
    notulen = Rapat.objects.filter(pk=rapat.pk).values_list("notulen", "notulis_id")
    return _sidik([*notulen, *keputusan])
