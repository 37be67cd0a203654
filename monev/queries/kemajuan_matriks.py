"""The monthly reports of a year: where each unit's report of each month stands, and what it can do next."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from django.db.models import Avg
from django.utils import timezone

from monev.kurva import bulatkan
from monev.models import LaporanBulanan, Periode, Terkunci, Tingkat
from monev.models.dasar import PERAN_KOTA, PERAN_UNIT
from monev.models.kalender import JenisPeriode
from monev.permissions import aturan
from monev.queries.alur import nama_pemegang
from monev.workflow import TERKIRIM, Pelaku
from organisasi.models import PerangkatDaerah
from organisasi.permissions import Orang, kode_peran, unit_berperan
from rencana_aksi.models import RencanaAksi
from rencana_aksi.workflow import Status
from roadmap.models import RoadMap

BELUM, BELUM_MULAI, TERLEWAT, TERKUNCI = "belum", "belum jatuh tempo", "terlambat", "tidak ada"
"""The states of a month without a report: nobody began, it lies ahead, its deadline is over, it is locked."""

NAMA = {
    BELUM: "Belum dimulai",
    BELUM_MULAI: "Belum tiba",
    TERLEWAT: "Lewat tenggat",
    TERKUNCI: "Tidak ada",
}


@dataclass(frozen=True, slots=True)
class SelLaporan:
    """A unit's report of one month, None where there is none; `terlambat` counts days past the deadline.

    `alasan` says why it cannot be begun by this person now; `fisik` is the average progress (%).
    """

    periode: Periode
    laporan: LaporanBulanan | None
    terlambat: int
    keadaan: str
    nama_keadaan: str
    pemegang: str = ""
    fisik: Decimal | None = None
    alasan: str = ""

    @property
    def terkirim(self) -> bool:
        """Whether it was sent."""
        return self.laporan is not None and self.laporan.status in TERKIRIM


@dataclass(frozen=True, slots=True)
class BarisLaporan:
    """A unit (None: the city) with its set plan, None where there is none any more, and a cell for each month."""

    unit: PerangkatDaerah | None
    rencana: RencanaAksi | None
    sel: list[SelLaporan]

    @property
    def nama(self) -> str:
        """The name of the unit."""
        return self.unit.nama if self.unit else "Kota"


@dataclass(frozen=True, slots=True)
class MatriksLaporan:
    """Months (the columns) and units with something to report; `tanpa_rencana` counts those without a set plan.

    `kota` tells whether the person sees every unit.
    """

    kota: bool
    periode: list[Periode]
    baris: list[BarisLaporan]
    tanpa_rencana: int

    @property
    def sendiri(self) -> BarisLaporan | None:
        """The months of the person's one unit; None for those who see more."""
        return self.baris[0] if len(self.baris) == 1 and not self.kota else None

    def terkirim(self) -> list[int]:
        """Return how many reports of each month were sent."""
        return [sum(b.sel[i].terkirim for b in self.baris) for i in range(len(self.periode))]

    def kalimat(self, hari: date) -> str:
        """Return in one sentence how the newest month that is over, or has begun, stands."""
        berjalan = [i for i, p in enumerate(self.periode) if p.mulai <= hari]
        if not self.baris or not berjalan:
            return ""
        sel = [b.sel[berjalan[-1]] for b in self.baris]
        if self.sendiri:
            return f"Laporan {self.periode[berjalan[-1]]}: {sel[0].nama_keadaan.lower()}."
        hitung = Counter(s.keadaan for s in sel if not s.terkirim)
        bagian = [f"{sum(s.terkirim for s in sel)} dari {len(sel)} laporan terkirim"]
        bagian += [f"{n} {NAMA.get(k, k).lower()}" for k, n in hitung.items() if k in NAMA]
        if disusun := sum(n for k, n in hitung.items() if k not in NAMA):
            bagian.append(f"{disusun} sedang disusun")
        return f"{self.periode[berjalan[-1]]}: {'; '.join(bagian)}."


def matriks_laporan(
    road_map: RoadMap, tahun: int, orang: Orang, hari: date, bulan: int | None = None
) -> MatriksLaporan:
    """Return the reports of a year, or of one of its months, as far as `orang` may see: five queries."""
    periode = Periode.objects.filter(road_map=road_map, tahun=tahun, jenis=JenisPeriode.BULAN).order_by(
        "nomor"
    )
    bulanan = list(periode.filter(nomor=bulan) if bulan else periode)
    semua = not PERAN_KOTA.isdisjoint(kode_peran(orang))
    unit = PerangkatDaerah.objects.aktif_pada(date(tahun, 12, 31)).order_by("nama", "pk")
    if not semua:
        unit = unit.filter(pk__in=unit_berperan(orang, PERAN_UNIT))
    rencana = _rencana(road_map, tahun)
    laporan = _laporan(bulanan, orang)
    berlapor = {satu for satu, _ in laporan}
    pihak: list[PerangkatDaerah | None] = [*([None] if semua else []), *unit]
    baris = [
        _baris(satu, rencana.get(pk), bulanan, laporan, orang, hari)
        for satu in pihak
        if (pk := satu.pk if satu else None) in rencana or pk in berlapor
    ]
    return MatriksLaporan(semua, bulanan, baris, len(pihak) - len(baris))


def _rencana(road_map: RoadMap, tahun: int) -> dict[int | None, RencanaAksi]:
    daftar = RencanaAksi.objects.filter(
        periode__road_map=road_map, periode__tahun=tahun, status=Status.DITETAPKAN
    ).order_by("pk")
    return {r.perangkat_daerah_id: r for r in daftar}


def _laporan(periode: Iterable[Periode], orang: Orang) -> dict[tuple[int | None, int], Any]:
    daftar: Any = LaporanBulanan.objects.terlihat_oleh(orang).filter(periode__in=list(periode))
    daftar = daftar.order_by("pk").annotate(rata=Avg("kemajuan__fisik"))
    return {(satu.perangkat_daerah_id, satu.periode_id): satu for satu in daftar}


def _baris(
    unit: PerangkatDaerah | None,
    rencana: RencanaAksi | None,
    periode: list[Periode],
    laporan: dict[tuple[int | None, int], Any],
    orang: Orang,
    hari: date,
) -> BarisLaporan:
    calon = LaporanBulanan(tingkat=Tingkat.PD if unit else Tingkat.KOTA, perangkat_daerah=unit)
    penyusun = aturan(Pelaku.PENYUSUN, calon)
    alasan = "" if penyusun.boleh(orang, calon) else penyusun.alasan
    if not alasan and rencana is None:
        alasan = "Rencana aksi tahun ini belum ditetapkan."
    sel = []
    for satu in periode:
        ada = laporan.get((unit.pk if unit else None, satu.pk))
        sel.append(_sel_kosong(satu, alasan, hari) if ada is None else _sel(satu, ada, unit, hari))
    return BarisLaporan(unit, rencana, sel)


def _sel_kosong(periode: Periode, alasan: str, hari: date) -> SelLaporan:
    try:
        periode.pastikan_terbuka(hari)
    except Terkunci as galat:
        keadaan = BELUM_MULAI if hari < periode.mulai else TERKUNCI
        return SelLaporan(periode, None, 0, keadaan, NAMA[keadaan], alasan=alasan or str(galat))
    terlambat = max((hari - periode.tenggat).days, 0)
    keadaan = TERLEWAT if terlambat else BELUM
    return SelLaporan(periode, None, terlambat, keadaan, NAMA[keadaan], alasan=alasan)


def _sel(periode: Periode, laporan: Any, unit: PerangkatDaerah | None, hari: date) -> SelLaporan:
    laporan.periode, laporan.perangkat_daerah = periode, unit
    terkirim = timezone.localdate(laporan.dikirim_pada) if laporan.dikirim_pada else hari
    return SelLaporan(
        periode,
        laporan,
        max((terkirim - periode.tenggat).days, 0),
        laporan.status,
        laporan.nama_status,
        nama_pemegang(laporan),
        None if laporan.rata is None else bulatkan(Decimal(laporan.rata)),
    )


# What is missing


@dataclass(frozen=True, slots=True)
class LaporanHilang:
    """A unit (named) with the months whose report was due and has not been sent."""

    nama: str
    bulan: list[str]


def laporan_belum_terkirim(
    road_map: RoadMap, tahun: int, sampai_bulan: int, hari: date, unit: PerangkatDaerah | None = None
) -> list[LaporanHilang]:
    """Return who of the rows of `matriks_laporan`, or the one unit, lacks reports that were due before `hari`."""
    bulan = Periode.objects.filter(road_map=road_map, tahun=tahun, jenis=JenisPeriode.BULAN)
    tiba = list(bulan.filter(nomor__lte=sampai_bulan, tenggat__lt=hari).order_by("nomor"))
    laporan = LaporanBulanan.objects.filter(periode__in=bulan).order_by()
    isi = set(laporan.values_list("perangkat_daerah_id", "periode_id", "status"))
    ada = {(satu, periode) for satu, periode, status in isi if status in TERKIRIM}
    wajib = {satu for satu, _, _ in isi} | _rencana(road_map, tahun).keys()
    semua = PerangkatDaerah.objects.aktif_pada(date(tahun, 12, 31)).order_by("nama", "pk")
    pihak = [(None, "Kota"), *semua.values_list("pk", "nama")]
    if unit is not None:
        pihak = [(pk, nama) for pk, nama in pihak if pk == unit.pk]
    kurang = ((nama, [str(p) for p in tiba if (pk, p.pk) not in ada]) for pk, nama in pihak if pk in wajib)
    return [LaporanHilang(nama, bulan) for nama, bulan in kurang if bulan]
