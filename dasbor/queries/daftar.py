"""The lists of the dashboard: goals with their indicators, quick wins, Zona Integritas, what waits for a decision."""

from collections.abc import Sequence
from dataclasses import dataclass

from dasbor.peringkat import Tempat
from dasbor.queries.lingkup import Lingkup
from indikator.capaian import RataRata, rata_rata
from monev.models import StatusMasalah, StatusTindakLanjut, TindakLanjut, Tingkat
from monev.queries.capaian import BarisCapaian
from monev.queries.capaian_rencana import KemajuanTerbagi
from monev.queries.jumlah_kemajuan import RingkasanKemajuan
from monev.queries.kemajuan_matriks import LaporanHilang, laporan_belum_terkirim
from monev.queries.masalah_daftar import (
    BarisMasalah,
    SaringanMasalah,
    SaringanTindakLanjut,
    baris_masalah,
    masalah_tersaring,
    tindak_lanjut_terlihat,
)
from rencana_aksi.models import RencanaAksi
from rencana_aksi.queries.matriks import kalimat as kalimat_matriks
from rencana_aksi.queries.matriks import keadaan_tahun
from rencana_aksi.queries.tugas import siap_ditetapkan
from roadmap.models import JenisPrioritas, PilotZonaIntegritas, Prioritas, Tujuan

PANJANG = 10
"""How many rows a list of the dashboard shows; the rest is a click away."""

DITULIS = ("perangkat_daerah", "area", "indikator", "butir__rencana__periode")
"""What a line of the problems names."""


@dataclass(frozen=True, slots=True)
class GrupTujuan:
    """A goal with the indicators by which the Lampiran measures it."""

    tujuan: Tujuan
    baris: list[BarisCapaian]


def per_tujuan(lingkup: Lingkup, baris: Sequence[BarisCapaian]) -> list[GrupTujuan]:
    """Return the goals with their indicators, those of the scope: one query."""
    grup = [
        GrupTujuan(t, [b for b in baris if t.pk in b.tujuan and lingkup.memuat(b)])
        for t in Tujuan.objects.filter(road_map=lingkup.road_map)
    ]
    return [g for g in grup if g.baris]


@dataclass(frozen=True, slots=True)
class BarisQuickWin:
    """A quick win with the items that serve it, and what its indicators achieve."""

    prioritas: Prioritas
    kemajuan: RingkasanKemajuan | None
    indikator: int
    rata: RataRata


def quick_wins(
    lingkup: Lingkup, baris: Sequence[BarisCapaian], terbagi: KemajuanTerbagi
) -> list[BarisQuickWin]:
    """Return the quick wins of the regulation with how far each is; of a unit those that its items serve."""
    kemajuan = terbagi.per_prioritas()
    semua = Prioritas.objects.filter(
        road_map=lingkup.road_map, kelompok__jenis=JenisPrioritas.QUICK_WINS
    ).order_by("kelompok__nomor", "nomor", "pk")
    hasil = []
    for satu in semua:
        milik = [b for b in baris if satu.pk in b.prioritas]
        if lingkup.unit is None or satu.pk in kemajuan:
            rata = rata_rata((b.capaian for b in milik), lingkup.batas_capaian)
            hasil.append(BarisQuickWin(satu, kemajuan.get(satu.pk), len(milik), rata))
    return hasil


@dataclass(frozen=True, slots=True)
class BarisZona:
    """A unit of the Zona Integritas with its place among the units; None where it has none."""

    pilot: PilotZonaIntegritas
    tempat: Tempat | None


def zona_integritas(lingkup: Lingkup, peringkat: Sequence[Tempat]) -> list[BarisZona]:
    """Return the units that Bab III.A.5 names, with what was found of each: one query."""
    per_unit = {t.pk: t for t in peringkat}
    semua = PilotZonaIntegritas.objects.filter(road_map=lingkup.road_map).select_related("perangkat_daerah")
    if lingkup.unit is not None:
        semua = semua.filter(perangkat_daerah=lingkup.unit)
    return [BarisZona(p, per_unit.get(p.perangkat_daerah_id)) for p in semua]


@dataclass(frozen=True, slots=True)
class DaftarMasalah:
    """The first of the problems that wait for a decision, and how many there are."""

    baris: list[BarisMasalah]
    semua: int

    @property
    def sisa(self) -> int:
        """How many there are beside the first."""
        return self.semua - len(self.baris)


def masalah_menunggu(lingkup: Lingkup) -> DaftarMasalah:
    """Return the undecided problems, the oldest first: a unit's own at any level, those of the city above units."""
    saringan = SaringanMasalah(perangkat_daerah=lingkup.unit, status=StatusMasalah.TERBUKA)
    daftar = masalah_tersaring(lingkup.road_map, lingkup.orang, saringan, lingkup.hari, "sejak")
    if lingkup.unit is None:
        daftar = daftar.exclude(tingkat=Tingkat.PD)
    tertulis = daftar.select_related(None).select_related(*DITULIS)[:PANJANG]
    return DaftarMasalah([baris_masalah(m, lingkup.hari) for m in tertulis], daftar.count())


def rencana_menunggu(lingkup: Lingkup) -> list[RencanaAksi]:
    """Return the verified plans of the road map (of any year) that nobody has set yet, the oldest first: one query."""
    return [r for r in siap_ditetapkan() if r.periode.road_map_id == lingkup.road_map.pk]


def keadaan_rencana(lingkup: Lingkup) -> str:
    """Return in a sentence where the plans of the year stand; empty where the year has none of its own."""
    semua = keadaan_tahun(lingkup.road_map, lingkup.orang, lingkup.tahun, lingkup.hari)
    unit = lingkup.unit
    baris = [b for b in semua if unit is None or (b.unit is not None and b.unit.pk == unit.pk)]
    return kalimat_matriks(baris, lingkup.tahun) if baris else ""


# For the Inspektorat


def menunggu_konfirmasi(lingkup: Lingkup) -> list[TindakLanjut]:
    """Return the follow-ups that wait for confirmation, the oldest deadline first: one query."""
    saringan = SaringanTindakLanjut(status=StatusTindakLanjut.SELESAI, perangkat_daerah=lingkup.unit)
    daftar = tindak_lanjut_terlihat(lingkup.road_map, lingkup.orang, saringan, lingkup.hari)
    return list(daftar.select_related(None).select_related("perangkat_daerah").order_by("tenggat", "pk"))


def laporan_hilang(lingkup: Lingkup) -> list[LaporanHilang]:
    """Return who has not sent reports that were due by the semester's end, the most months first: four queries."""
    semua = laporan_belum_terkirim(lingkup.road_map, lingkup.tahun, lingkup.bulan, lingkup.hari, lingkup.unit)
    return sorted(semua, key=lambda x: (-len(x.bulan), x.nama))
