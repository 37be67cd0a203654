"""Monev reports: what stands in the way of setting one, who lacks one, and which one a hash belongs to."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from monev.models import BerkasLaporan, JenisPeriode, LaporanBulanan, LaporanMonev, Periode, Terkunci, Tingkat
from monev.models.dasar import Berlingkup, DokumenBerlingkup
from monev.permissions import aturan
from monev.queries.alur import syaratkan
from monev.queries.kepatuhan import semua_pihak
from monev.queries.potret import sidik_potret
from monev.workflow import LAPORAN_MONEV, TERKIRIM, Pelaku, PeralihanDitolak, Status
from organisasi.models import PerangkatDaerah, Pokja
from organisasi.permissions import Orang, TidakBerwenang
from rencana_aksi.models import RencanaAksi
from rencana_aksi.workflow import Status as StatusRencana
from roadmap.models import RoadMap
from tampilan.angka import BULAN, tulis_angka, tulis_tanggal

PANJANG_PENDEK = 12
"""So many characters of a hash stand on paper."""


def pastikan_berakhir(dokumen: DokumenBerlingkup, hari: date) -> None:
    """Raise PeralihanDitolak before the last day of the period, Terkunci where the period is locked."""
    dokumen.periode.pastikan_terbuka(hari)
    if hari < dokumen.periode.akhir:
        raise PeralihanDitolak(
            f"{dokumen.periode} belum berakhir; langkah ini dapat dilakukan mulai "
            f"{tulis_tanggal(dokumen.periode.akhir)}."
        )


syaratkan(LAPORAN_MONEV.nama, ["tetapkan"], pastikan_berakhir)


def calon(road_map: RoadMap, tahun: int, orang: Orang) -> list[Berlingkup]:
    """Return for whom a person may start a document: their own units, their pokja, the city."""
    pihak = semua_pihak(road_map, tahun)
    unit = {p.pk: p for p in PerangkatDaerah.objects.filter(pk__in=[p.pk for p in pihak[Tingkat.PD]])}
    pokja = {p.pk: p for p in Pokja.objects.filter(pk__in=[p.pk for p in pihak[Tingkat.POKJA]])}
    semua = [
        LaporanMonev(tingkat=Tingkat.KOTA),
        *(LaporanMonev(tingkat=Tingkat.POKJA, pokja=p) for p in pokja.values()),
        *(LaporanMonev(tingkat=Tingkat.PD, perangkat_daerah=p) for p in unit.values()),
    ]
    return [satu for satu in semua if boleh_menyusun(orang, satu)]


def boleh_menyusun(orang: Orang, dokumen: Berlingkup) -> bool:
    """Tell whether a person writes documents of this unit, pokja or city."""
    return aturan(Pelaku.PENYUSUN, dokumen).boleh(orang, dokumen)


def alasan_terkunci(dokumen: DokumenBerlingkup, orang: Orang, hari: date) -> str:
    """Return why a person cannot change a document now; empty where they can."""
    try:
        aturan(Pelaku.PENYUSUN, dokumen).pastikan(orang, dokumen)
        dokumen.pastikan_dapat_disunting()
        dokumen.periode.pastikan_terbuka(hari)
    except (TidakBerwenang, Terkunci) as galat:
        return str(galat)
    return ""


# What a report rests on


def peringatan(laporan: LaporanMonev) -> list[str]:
    """Return what is missing of the monthly reports on which a report rests; nothing of it forbids anything."""
    periode = laporan.periode
    bulan = range(periode.bulan_awal, periode.bulan_akhir + 1)
    terkirim = LaporanBulanan.objects.filter(
        periode__road_map=periode.road_map,
        periode__tahun=periode.tahun,
        periode__jenis=JenisPeriode.BULAN,
        periode__nomor__in=bulan,
        status__in=TERKIRIM,
    )
    if laporan.tingkat == Tingkat.PD:
        ada = set(
            terkirim.filter(perangkat_daerah=laporan.perangkat_daerah_id).values_list(
                "periode__nomor", flat=True
            )
        )
        kurang = [BULAN[b - 1] for b in bulan if b not in ada]
        return [f"Laporan kemajuan bulanan belum dikirim: {', '.join(kurang)}."] if kurang else []
    return _kurang_kota(terkirim.values_list("periode__nomor", "perangkat_daerah_id"), periode, bulan)


def _kurang_kota(
    terkirim: Iterable[tuple[int, int | None]], periode: Periode, bulan: Iterable[int]
) -> list[str]:
    """Return, month by month, how many units with a set plan have not sent their report."""
    wajib = set(
        RencanaAksi.objects.filter(
            periode__road_map=periode.road_map,
            periode__tahun=periode.tahun,
            status=StatusRencana.DITETAPKAN,
        ).values_list("perangkat_daerah_id", flat=True)
    )
    ada = set(terkirim)
    kurang = {b: sum((b, unit) not in ada for unit in wajib) for b in bulan}
    rinci = ", ".join(f"{BULAN[b - 1]} {tulis_angka(n)}" for b, n in kurang.items() if n)
    return [f"Rencana aksi yang belum mengirim laporan kemajuan bulanan: {rinci}."] if rinci else []


def terbaru(daftar: Iterable[LaporanMonev]) -> list[LaporanMonev]:
    """Keep the newest version of each report."""
    hasil: dict[tuple[Any, ...], LaporanMonev] = {}
    for satu in daftar:
        kunci = (satu.periode_id, satu.tingkat, satu.perangkat_daerah_id, satu.pokja_id)
        if kunci not in hasil or hasil[kunci].versi < satu.versi:
            hasil[kunci] = satu
    return list(hasil.values())


# Verification


@dataclass(frozen=True, slots=True)
class Keaslian:
    """A set report as anyone may check it: `utuh` says whether its numbers are those that were set."""

    laporan: LaporanMonev
    utuh: bool
    lebih_baru: LaporanMonev | None


def keaslian(sidik: str) -> Keaslian | None:
    """Return the set report of a hash, whole or its first characters; None where it is not known."""
    daftar = LaporanMonev.objects.exclude(status=Status.DRAF).select_related(
        "periode__road_map", "perangkat_daerah", "pokja"
    )
    laporan = daftar.filter(sidik__startswith=sidik).order_by("-pk").first()
    if laporan is None:
        return None
    return Keaslian(laporan, sidik_potret(laporan.potret) == laporan.sidik, _lebih_baru(laporan))


def _lebih_baru(laporan: LaporanMonev) -> LaporanMonev | None:
    """Return the newest set version after this one."""
    lain = LaporanMonev.objects.exclude(status=Status.DRAF).filter(
        periode=laporan.periode,
        tingkat=laporan.tingkat,
        perangkat_daerah=laporan.perangkat_daerah,
        pokja=laporan.pokja,
        versi__gt=laporan.versi,
    )
    return lain.select_related("periode", "perangkat_daerah", "pokja").order_by("-versi").first()


def berkas_bersidik(sidik: str) -> BerkasLaporan | None:
    """Return the kept file with this SHA-256; None where none has it."""
    daftar = BerkasLaporan.objects.filter(sidik=sidik).exclude(laporan__status=Status.DRAF)
    return daftar.select_related("laporan__periode", "laporan__perangkat_daerah", "laporan__pokja").first()
