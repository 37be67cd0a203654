"""The lists of the dashboard: goals with their indicators, quick wins, Zona Integritas, what waits for a decision."""

from collections.abc import Sequence
from dataclasses import dataclass

from dasbor.peringkat import Tempat
from dasbor.queries.lingkup import Lingkup
from indikator.capaian import RataRata, rata_rata
from monev.models import StatusMasalah, StatusTindakLanjut, TindakLanjut, Tingkat
from monev.queries.capaian import BarisCapaian
from monev.queries.capaian_rencana import per_prioritas
from monev.queries.jumlah_kemajuan import RingkasanKemajuan
from monev.queries.kemajuan_matriks import matriks_laporan
from monev.queries.masalah_daftar import (
    BarisMasalah,
    SaringanMasalah,
    SaringanTindakLanjut,
    baris_masalah,
    masalah_terlihat,
    tindak_lanjut_terlihat,
)
from rencana_aksi.models import RencanaAksi
from rencana_aksi.queries.matriks import SaringanMatriks, matriks
from rencana_aksi.queries.matriks import kalimat as kalimat_matriks
from rencana_aksi.queries.tugas import siap_ditetapkan
from roadmap.models import JenisPrioritas, PilotZonaIntegritas, Prioritas, Tujuan

PANJANG = 10
"""How many rows a list of the dashboard shows; the rest is a click away."""


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


def quick_wins(lingkup: Lingkup, baris: Sequence[BarisCapaian]) -> list[BarisQuickWin]:
    """Return the quick wins of the regulation with how far each is; of a unit those that its items serve."""
    kemajuan = per_prioritas(lingkup.road_map, lingkup.tahun, lingkup.bulan, lingkup.unit)
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
    daftar = masalah_terlihat(lingkup.road_map, lingkup.orang, saringan, lingkup.hari, "sejak")
    if lingkup.unit is None:
        daftar = daftar.exclude(tingkat=Tingkat.PD)
    return DaftarMasalah([baris_masalah(m, lingkup.hari) for m in daftar[:PANJANG]], daftar.count())


def rencana_menunggu(lingkup: Lingkup) -> list[RencanaAksi]:
    """Return the verified plans of the road map (of any year) that nobody has set yet, the oldest first: one query."""
    return [r for r in siap_ditetapkan() if r.periode.road_map_id == lingkup.road_map.pk]


def keadaan_rencana(lingkup: Lingkup) -> str:
    """Return in a sentence where the plans of the year stand; empty where the year has none of its own."""
    saringan = SaringanMatriks(tahun=lingkup.tahun)
    hasil = matriks(lingkup.road_map, lingkup.orang, saringan, hari_ini=lingkup.hari)
    unit = lingkup.unit
    baris = [b for b in hasil.semua if unit is None or (b.unit is not None and b.unit.pk == unit.pk)]
    return kalimat_matriks(baris, lingkup.tahun) if baris else ""


# For the Inspektorat


def menunggu_konfirmasi(lingkup: Lingkup) -> list[TindakLanjut]:
    """Return the follow-ups that wait for confirmation, the oldest deadline first: one query."""
    saringan = SaringanTindakLanjut(status=StatusTindakLanjut.SELESAI, perangkat_daerah=lingkup.unit)
    daftar = tindak_lanjut_terlihat(lingkup.road_map, lingkup.orang, saringan, lingkup.hari)
    return list(daftar.order_by("tenggat", "pk"))


@dataclass(frozen=True, slots=True)
class LaporanHilang:
    """A unit (named) with the months whose report was due and has not been sent."""

    nama: str
    bulan: list[str]


def laporan_hilang(lingkup: Lingkup) -> list[LaporanHilang]:
    """Return who has not sent reports that were due by the semester's end, the most months first: five queries."""
    hasil = matriks_laporan(lingkup.road_map, lingkup.tahun, lingkup.orang, lingkup.hari)
    daftar = []
    for baris in hasil.baris:
        if lingkup.unit is not None and (baris.unit is None or baris.unit.pk != lingkup.unit.pk):
            continue
        hilang = [
            str(s.periode)
            for s in baris.sel
            if s.periode.nomor <= lingkup.bulan and s.periode.tenggat < lingkup.hari and not s.terkirim
        ]
        if hilang:
            daftar.append(LaporanHilang(baris.nama, hilang))
    return sorted(daftar, key=lambda x: (-len(x.bulan), x.nama))
