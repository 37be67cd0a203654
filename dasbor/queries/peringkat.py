"""The places of all units in a semester, the worst first, each with its reason."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from decimal import Decimal

from dasbor.peringkat import Tempat, Unsur, unsur_capaian, unsur_kemajuan, unsur_kepatuhan, urutkan
from dasbor.queries.lingkup import Lingkup
from indikator.capaian import rata_rata
from monev.models import Tingkat
from monev.queries.capaian import BarisCapaian
from monev.queries.capaian_rencana import KemajuanTerbagi
from monev.queries.jumlah_kemajuan import RingkasanKemajuan
from monev.queries.kepatuhan import semua_pihak
from monev.queries.kepatuhan_tahun import JumlahKepatuhan, jumlah_tahun

Kepatuhan = Mapping[tuple[str, int], JumlahKepatuhan]


def kepatuhan_semua(lingkup: Lingkup) -> Kepatuhan:
    """Return how each unit, pokja and the city, or the unit of the scope alone, keep the rhythm of the year."""
    semua = [p for daftar in semua_pihak(lingkup.road_map, lingkup.tahun).values() for p in daftar]
    if lingkup.unit is not None:
        semua = [p for p in semua if p.tingkat == Tingkat.PD and p.pk == lingkup.unit.pk]
    return jumlah_tahun(lingkup.road_map, lingkup.tahun, lingkup.hari, semua)


def peringkat(
    lingkup: Lingkup, baris: Sequence[BarisCapaian], kepatuhan: Kepatuhan, terbagi: KemajuanTerbagi
) -> list[Tempat]:
    """Return the places of the units that `kepatuhan` knows: one query."""
    kemajuan = terbagi.per_unit()
    milik: dict[int | None, list[BarisCapaian]] = defaultdict(list)
    for satu in baris:
        milik[satu.indikator.penanggung_jawab_id].append(satu)
    return urutkan(
        Tempat(
            k.pihak.pk,
            k.pihak.kode,
            k.pihak.nama,
            (
                _kemajuan(kemajuan.get(k.pihak.pk), lingkup.tahun),
                _capaian(milik[k.pihak.pk], lingkup.batas_capaian),
                unsur_kepatuhan(k.jumlah.persen),
            ),
        )
        for k in kepatuhan.values()
        if k.pihak.tingkat == Tingkat.PD
    )


def _kemajuan(ringkas: RingkasanKemajuan | None, tahun: int) -> Unsur:
    if ringkas is None:
        return Unsur("Kemajuan", None, f"belum ada rencana aksi {tahun} yang ditetapkan")
    return unsur_kemajuan(ringkas.fisik, ringkas.rencana, ringkas.terlambat)


def _capaian(baris: Sequence[BarisCapaian], batas: int) -> Unsur:
    rerata: Decimal | None = rata_rata((b.capaian for b in baris), batas).nilai
    return unsur_capaian(rerata, sum(b.capaian.tercapai for b in baris), len(baris))
