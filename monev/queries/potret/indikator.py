"""What was measured of the indicators, as the engine of capaian reckons it."""

from typing import Any

from indikator.capaian import predikat
from monev.models import JenisPeriode
from monev.queries.capaian import (
    BarisCapaian,
    capaian_indikator,
    kalimat_capaian,
    rata_rata_capaian,
    skala_predikat,
)
from monev.queries.potret.lingkup import Lingkup, tulis
from roadmap.models import AreaPerubahan

BULAN_SEMESTER = 6


def potret_indikator(lingkup: Lingkup) -> dict[str, Any] | None:
    """Return the indicators of a unit, of the areas of a pokja, or all; None for a month: they are measured later."""
    if lingkup.periode.jenis == JenisPeriode.BULAN:
        return None
    semester = lingkup.sampai_bulan // BULAN_SEMESTER
    baris = _milik(lingkup, capaian_indikator(lingkup.road_map, lingkup.tahun, semester))
    rerata = rata_rata_capaian(lingkup.road_map, baris)
    return {
        "kalimat": kalimat_capaian(baris, str(lingkup.periode)),
        "baris": [_isi(b) for b in baris],
        "rata_rata": tulis(rerata.nilai),
        "predikat": predikat(rerata.nilai, skala_predikat([lingkup.tahun])[lingkup.tahun]),
        "terhitung": rerata.terhitung,
        "tidak_terhitung": rerata.tidak_terhitung,
    }


def _milik(lingkup: Lingkup, baris: list[BarisCapaian]) -> list[BarisCapaian]:
    if lingkup.unit is not None:
        return [b for b in baris if b.indikator.penanggung_jawab_id == lingkup.unit.pk]
    if lingkup.pokja is None:
        return baris
    area = set(AreaPerubahan.objects.filter(pokja=lingkup.pokja).values_list("pk", flat=True))
    return [b for b in baris if b.area & area]


def _isi(b: BarisCapaian) -> dict[str, Any]:
    return {
        "kode": b.indikator.kode,
        "nama": b.indikator.nama,
        "satuan": b.indikator.satuan,
        "unit": str(b.penanggung_jawab or "Kota"),
        "target": b.target.teks,
        "realisasi": b.realisasi.teks,
        "sumber": b.realisasi.sumber,
        "capaian": tulis(b.capaian.persen),
        "predikat": b.predikat,
        "rumus": b.rumus,
        "alasan": b.capaian.alasan,
        "sebelumnya": b.sebelumnya.teks,
        "tren": b.tren,
    }
