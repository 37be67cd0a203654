"""What the agenda of a meeting might take up: open problems of its level, follow-ups not done, late items."""

from dataclasses import dataclass

from django.db.models import Q, QuerySet
from django.utils import timezone

from monev.models import (
    AgendaRapat,
    Permasalahan,
    Rapat,
    StatusMasalah,
    StatusTindakLanjut,
    TindakLanjut,
    Tingkat,
)
from monev.queries.capaian_rencana import ButirTerlambat, butir_terlambat
from tampilan.angka import tulis_angka, tulis_tanggal

MAKS_USULAN = 30
"""So many proposals of a kind at most, the most urgent first."""

JENIS_USULAN = ("Permasalahan terbuka", "Tindak lanjut belum selesai", "Butir aksi terlambat")


@dataclass(frozen=True, slots=True)
class Usulan:
    """A point that the agenda might take up; `kode` is what the form sends for it."""

    kode: str
    jenis: str
    judul: str
    keterangan: str
    permasalahan: int | None = None
    butir: int | None = None


def usulan_agenda(rapat: Rapat) -> list[Usulan]:
    """Return what the agenda does not hold yet, the most urgent of each kind first: five queries."""
    agenda = list(rapat.agenda.all())
    return [*_masalah(rapat, agenda), *_tindak_lanjut(rapat, agenda), *_butir(rapat, agenda)]


def masalah_terbuka(rapat: Rapat) -> "QuerySet[Permasalahan]":
    """Return the open problems that wait at the level of a meeting, the first due first."""
    return Permasalahan.objects.filter(
        road_map=rapat.road_map_id, status=StatusMasalah.TERBUKA, tingkat=rapat.tingkat, **_lingkup(rapat)
    ).order_by("tenggat", "pk")


def _lingkup(rapat: Rapat) -> dict[str, int | None]:
    if rapat.tingkat == Tingkat.PD:
        return {"perangkat_daerah": rapat.perangkat_daerah_id}
    return {"pokja": rapat.pokja_id} if rapat.tingkat == Tingkat.POKJA else {}


def _masalah(rapat: Rapat, agenda: list[AgendaRapat]) -> list[Usulan]:
    sudah = {a.permasalahan_id for a in agenda if a.permasalahan_id is not None}
    daftar = masalah_terbuka(rapat).exclude(pk__in=sudah).select_related("perangkat_daerah")
    return [
        Usulan(
            f"masalah-{m.pk}",
            JENIS_USULAN[0],
            m.judul,
            f"{m.perangkat_daerah or 'Kota'} · batas waktu {tulis_tanggal(m.tenggat)}",
            permasalahan=m.pk,
        )
        for m in daftar[:MAKS_USULAN]
    ]


def tindak_lanjut_berjalan(rapat: Rapat) -> "QuerySet[TindakLanjut]":
    """Return the follow-ups that the level of a meeting still waits for, the first due first."""
    berjalan = TindakLanjut.objects.filter(road_map=rapat.road_map_id, status=StatusTindakLanjut.BERJALAN)
    if rapat.tingkat == Tingkat.PD:
        milik = Q(perangkat_daerah=rapat.perangkat_daerah_id)
    elif rapat.tingkat == Tingkat.POKJA:
        milik = Q(keputusan__rapat__pokja=rapat.pokja_id) | Q(permasalahan__pokja=rapat.pokja_id)
    else:
        milik = Q(keputusan__rapat__tingkat=Tingkat.KOTA) | Q(permasalahan__tingkat=Tingkat.KOTA)
    return berjalan.filter(milik).order_by("tenggat", "pk")


def _tindak_lanjut(rapat: Rapat, agenda: list[AgendaRapat]) -> list[Usulan]:
    sudah = {a.judul for a in agenda}
    daftar = tindak_lanjut_berjalan(rapat).select_related("perangkat_daerah", "pic")
    usulan = [
        Usulan(
            f"tindak-{t.pk}",
            JENIS_USULAN[1],
            f"Tindak lanjut: {t.uraian}"[:300],
            f"{t.perangkat_daerah or t.pic} · tenggat {tulis_tanggal(t.tenggat)} · {t.persen}%",
            permasalahan=t.permasalahan_id,
        )
        for t in daftar[:MAKS_USULAN]
    ]
    return [u for u in usulan if u.judul not in sudah]


def _butir(rapat: Rapat, agenda: list[AgendaRapat]) -> list[Usulan]:
    sudah = {a.butir_id for a in agenda}
    daftar = [t for t in butir_lewat(rapat) if t.butir.pk not in sudah]
    return [
        Usulan(
            f"butir-{t.butir.pk}",
            JENIS_USULAN[2],
            f"Butir terlambat: {t.butir.tahapan}"[:300],
            f"{t.unit or 'Kota'} · fisik {tulis_angka(t.fisik)}% dari rencana {tulis_angka(t.rencana)}%",
            butir=t.butir.pk,
        )
        for t in daftar[:MAKS_USULAN]
    ]


def butir_lewat(rapat: Rapat) -> list[ButirTerlambat]:
    """Return the late items of a meeting's level, as the reports until its month tell, the worst first."""
    hari = timezone.localdate(rapat.mulai)
    daftar = butir_terlambat(rapat.road_map, hari.year, hari.month, rapat.perangkat_daerah)
    if rapat.tingkat == Tingkat.POKJA:
        return [t for t in daftar if t.butir.area.pokja_id == rapat.pokja_id]
    return daftar
