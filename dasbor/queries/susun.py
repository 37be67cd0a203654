"""The whole dashboard of a scope, composed of its parts."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from dasbor.peringkat import Tempat
from dasbor.queries import angka
from dasbor.queries.angka import Kartu
from dasbor.queries.arahan import DaftarArahan, arahan_berjalan
from dasbor.queries.area import BarisArea, peta_area
from dasbor.queries.daftar import (
    PANJANG,
    BarisQuickWin,
    BarisZona,
    DaftarMasalah,
    GrupTujuan,
    LaporanHilang,
    keadaan_rencana,
    laporan_hilang,
    masalah_menunggu,
    menunggu_konfirmasi,
    per_tujuan,
    quick_wins,
    rencana_menunggu,
    zona_integritas,
)
from dasbor.queries.lingkup import Lingkup
from dasbor.queries.peringkat import kepatuhan_semua, peringkat
from monev.kepatuhan import jumlahkan
from monev.models import TindakLanjut
from monev.queries.capaian import BarisCapaian, capaian_indikator, capaian_semester
from monev.queries.capaian_rencana import kemajuan_terbagi
from organisasi.permissions import INSPEKTORAT, kode_peran
from rencana_aksi.models import RencanaAksi

ROMAWI = ("I", "II")


@dataclass(frozen=True, slots=True)
class Dasbor:
    """What the page shows; lists are cut to PANJANG rows where the rest is a click away."""

    kalimat: str
    kartu: list[Kartu]
    kolom: list[str]
    area: list[BarisArea]
    tempat: list[Tempat]
    banyak_tempat: int
    tujuan: list[GrupTujuan]
    quick_wins: list[BarisQuickWin]
    zona: list[BarisZona]
    masalah: DaftarMasalah
    arahan: DaftarArahan
    keadaan_rencana: str
    rencana: list[RencanaAksi] = field(default_factory=list)
    konfirmasi: list[TindakLanjut] = field(default_factory=list)
    laporan_hilang: list[LaporanHilang] = field(default_factory=list)


def dua_tahun(lingkup: Lingkup) -> dict[tuple[int, int], list[BarisCapaian]]:
    """Return the lines of the year before and of the year up to the semester: nine queries."""
    tahun = [t for t in (lingkup.tahun - 1, lingkup.tahun) if t in lingkup.road_map.tahun]
    semua = capaian_semester(lingkup.road_map, tahun)
    sampai = (lingkup.tahun, lingkup.periode.nomor)
    return {kapan: baris for kapan, baris in semua.items() if kapan <= sampai}


def dasbor(lingkup: Lingkup) -> Dasbor:
    """Compose the dashboard of a scope: a constant number of queries, whatever the number of units."""
    semua = dua_tahun(lingkup)
    kini = semua[lingkup.tahun, lingkup.periode.nomor]
    baris = [b for b in kini if lingkup.memuat(b)]
    kepatuhan = kepatuhan_semua(lingkup)
    kemajuan = kemajuan_terbagi(lingkup.road_map, lingkup.tahun, lingkup.bulan, lingkup.unit)
    urutan = peringkat(lingkup, kini, kepatuhan, kemajuan)
    jumlah = kemajuan.seluruhnya()
    inspektorat = INSPEKTORAT in kode_peran(lingkup.orang)
    return Dasbor(
        kalimat=angka.kalimat(lingkup, baris, jumlah),
        kartu=[
            *_kartu_capaian(lingkup, semua, kini, baris),
            *angka.kartu_kemajuan(lingkup, jumlah),
            angka.kartu_kepatuhan(lingkup, jumlahkan(k.jumlah for k in kepatuhan.values())),
        ],
        kolom=[f"Sem. {ROMAWI[nomor - 1]} {tahun}" for tahun, nomor in semua],
        area=peta_area(lingkup, semua, kemajuan),
        tempat=urutan[:PANJANG],
        banyak_tempat=len(urutan),
        tujuan=per_tujuan(lingkup, kini),
        quick_wins=quick_wins(lingkup, kini),
        zona=zona_integritas(lingkup, urutan),
        masalah=masalah_menunggu(lingkup),
        arahan=arahan_berjalan(lingkup),
        keadaan_rencana=keadaan_rencana(lingkup),
        rencana=rencana_menunggu(lingkup) if lingkup.unit is None else [],
        konfirmasi=menunggu_konfirmasi(lingkup) if inspektorat else [],
        laporan_hilang=laporan_hilang(lingkup) if inspektorat else [],
    )


def _kartu_capaian(
    lingkup: Lingkup,
    semua: dict[tuple[int, int], list[BarisCapaian]],
    kini: Sequence[BarisCapaian],
    baris: Sequence[BarisCapaian],
) -> list[Kartu]:
    """Return the Indeks RB, and what the scope's indicators achieve beside the semester before."""
    letak = list(semua).index((lingkup.tahun, lingkup.periode.nomor))
    lalu = list(semua.values())[letak - 1] if letak else []
    indeks = angka.kartu_indeks(lingkup, kini)
    return [
        *([indeks] if indeks else []),
        *angka.kartu_capaian(lingkup, baris, [b for b in lalu if lingkup.memuat(b)]),
    ]


def jawaban(lingkup: Lingkup) -> str:
    """Return the sentence on top of the dashboard of a scope alone: ten queries."""
    semua = capaian_indikator(lingkup.road_map, lingkup.tahun, lingkup.periode.nomor)
    jumlah = kemajuan_terbagi(lingkup.road_map, lingkup.tahun, lingkup.bulan, lingkup.unit).seluruhnya()
    return angka.kalimat(lingkup, [b for b in semua if lingkup.memuat(b)], jumlah)
