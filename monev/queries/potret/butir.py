"""The items of the set plans with what was reported of them, by area and unit, and their sums (Permendagri 86/2017)."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django.db.models import F, Q, QuerySet

from indikator.capaian import Capaian, predikat, rata_rata
from indikator.models import Predikat
from monev.kurva import rencana_butir, tertinggal
from monev.models import JenisPeriode, Kemajuan
from monev.queries.capaian import batas_capaian, skala_predikat
from monev.queries.potret.lingkup import Lingkup, tulis
from monev.realisasi import SERATUS, bagian, rentang_periode, sampai, tambahan
from monev.workflow import TERKIRIM
from rencana_aksi.models import ButirAksi
from rencana_aksi.workflow import Status

Isi = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Terhitung:
    """An item with its figures: `capaian_k` of its volume (or progress), money, and how far it should be."""

    butir: ButirAksi
    isi: Isi
    capaian_k: Decimal | None
    realisasi_rp: Decimal | None
    fisik: Decimal | None
    rencana: Decimal | None
    terlambat: bool


@dataclass(frozen=True, slots=True)
class Laporan:
    """What reports say of one item: per month, cumulative from January."""

    fisik: dict[int, Decimal | None]
    volume: dict[int, Decimal | None]
    anggaran: dict[int, Decimal | None]
    kendala: dict[int, str]


def potret_butir(lingkup: Lingkup) -> Isi:
    """Return items by area, the sums of areas, units and all, and the items that are late: four queries."""
    semua = _terhitung(lingkup)
    skala = skala_predikat([lingkup.tahun])[lingkup.tahun]
    batas = batas_capaian(lingkup.road_map)
    per_area: dict[tuple[int, str], list[Terhitung]] = defaultdict(list)
    per_unit: dict[str, list[Terhitung]] = defaultdict(list)
    for t in semua:
        per_area[t.butir.area.nomor, t.butir.area.nama].append(t)
        per_unit[t.butir.rencana.nama_unit].append(t)
    return {
        "rentang": [r.judul for r in rentang_periode(lingkup.periode.jenis, lingkup.periode.nomor)],
        "area": [
            {"nomor": nomor, "nama": nama, **_jumlah(isi, skala, batas), "butir": [t.isi for t in isi]}
            for (nomor, nama), isi in sorted(per_area.items(), key=lambda pasangan: pasangan[0])
        ],
        "unit": [{"nama": nama, **_jumlah(isi, skala, batas)} for nama, isi in sorted(per_unit.items())],
        "jumlah": _jumlah(semua, skala, batas),
        "tertinggal": [t.isi for t in sorted(semua, key=_selisih) if t.terlambat],
        "batas_capaian": str(batas),
    }


def _selisih(t: Terhitung) -> Decimal:
    return (t.fisik or Decimal(0)) - (t.rencana or Decimal(0))


def saring_butir(lingkup: Lingkup, rencana: str = "", area: str = "area") -> Q:
    """Return the condition that items are of a unit, or of the areas of a pokja; `rencana` leads to their unit."""
    if lingkup.unit is not None:
        return Q(**{f"{rencana}perangkat_daerah": lingkup.unit})
    return Q(**{f"{area}__pokja": lingkup.pokja}) if lingkup.pokja is not None else Q()


def _terhitung(lingkup: Lingkup) -> list[Terhitung]:
    daftar: QuerySet[ButirAksi] = (
        ButirAksi.objects.filter(
            saring_butir(lingkup, "rencana__"),
            rencana__periode__road_map=lingkup.road_map,
            rencana__periode__tahun=lingkup.tahun,
            rencana__status=Status.DITETAPKAN,
        )
        .select_related("area", "rencana__perangkat_daerah")
        .order_by("area__nomor", F("rencana__perangkat_daerah__nama").asc(nulls_first=True), "nomor", "pk")
    )
    laporan = _laporan(lingkup)
    kosong = Laporan({}, {}, {}, {})
    return [
        _hitung(b, laporan.get((b.rencana.perangkat_daerah_id, b.kunci), kosong), lingkup, nomor)
        for nomor, b in enumerate(daftar, start=1)
    ]


def _laporan(lingkup: Lingkup) -> dict[tuple[int | None, Any], Laporan]:
    """Return what sent reports say until the end of the period, by unit and key: a revised plan keeps its figures."""
    daftar = Kemajuan.objects.filter(
        saring_butir(lingkup, "laporan__", "butir__area"),
        laporan__periode__road_map=lingkup.road_map,
        laporan__periode__tahun=lingkup.tahun,
        laporan__periode__jenis=JenisPeriode.BULAN,
        laporan__periode__nomor__lte=lingkup.sampai_bulan,
        laporan__status__in=TERKIRIM,
    ).order_by()
    hasil: dict[tuple[int | None, Any], Laporan] = {}
    kolom = ("laporan__perangkat_daerah_id", "butir__kunci", "laporan__periode__nomor")
    for unit, kunci, bulan, fisik, volume, anggaran, kendala in daftar.values_list(
        *kolom, "fisik", "volume", "anggaran", "kendala"
    ):
        satu = hasil.setdefault((unit, kunci), Laporan({}, {}, {}, {}))
        satu.fisik[bulan], satu.volume[bulan], satu.anggaran[bulan] = fisik, volume, anggaran
        satu.kendala[bulan] = kendala
    return hasil


def _hitung(b: ButirAksi, laporan: Laporan, lingkup: Lingkup, nomor: int) -> Terhitung:
    """Return an item's figures. Without a target volume its progress in percent stands for the output (K)."""
    akhir = lingkup.sampai_bulan
    bervolume = b.target is not None
    k = laporan.volume if bervolume else laporan.fisik
    target_k = b.target if bervolume else SERATUS
    realisasi_k, realisasi_rp = sampai(k, akhir), sampai(laporan.anggaran, akhir)
    capaian_k, capaian_rp = bagian(realisasi_k, target_k), bagian(realisasi_rp, b.anggaran)
    fisik = sampai(laporan.fisik, akhir)
    rencana = rencana_butir(b.jadwal, max(laporan.fisik, default=akhir))
    terlambat = tertinggal(rencana, fisik)
    isi = {
        "nomor": nomor,
        "kunci": b.kunci.hex,
        "unit": b.rencana.nama_unit,
        "program": b.program,
        "kegiatan": b.kegiatan,
        "sub_kegiatan": b.sub_kegiatan,
        "tahapan": b.tahapan,
        "indikator": b.indikator,
        "penanggung_jawab": b.penanggung_jawab,
        "satuan": b.satuan if bervolume else "% fisik",
        "target_k": tulis(target_k),
        "target_rp": tulis(b.anggaran),
        "realisasi": [
            {"k": tulis(tambahan(k, r)), "rp": tulis(tambahan(laporan.anggaran, r))}
            for r in rentang_periode(lingkup.periode.jenis, lingkup.periode.nomor)
        ],
        "k": tulis(realisasi_k),
        "rp": tulis(realisasi_rp),
        "capaian_k": tulis(capaian_k),
        "capaian_rp": tulis(capaian_rp),
        "fisik": tulis(fisik),
        "rencana": tulis(rencana),
        "tertinggal": terlambat,
        "kendala": laporan.kendala[max(laporan.kendala)] if laporan.kendala else "",
    }
    return Terhitung(b, isi, capaian_k, realisasi_rp, fisik, rencana, terlambat)


def _jumlah(daftar: list[Terhitung], skala: Iterable[Predikat], batas: int) -> Mapping[str, Any]:
    """Return the sums of items: output as a mean of capped percentages, money as one quotient of sums."""
    rerata = rata_rata((Capaian(t.capaian_k) for t in daftar), batas)
    anggaran = _tambah(t.butir.anggaran for t in daftar)
    realisasi = _tambah(t.realisasi_rp for t in daftar)
    capaian_rp = bagian(realisasi, anggaran)
    skala = list(skala)
    return {
        "banyak": len(daftar),
        "terlapor": sum(t.fisik is not None for t in daftar),
        "tertinggal": sum(t.terlambat for t in daftar),
        "fisik": tulis(_rata(t.fisik for t in daftar)),
        "rencana": tulis(_rata(t.rencana for t in daftar)),
        "capaian_k": tulis(rerata.nilai),
        "predikat_k": predikat(rerata.nilai, skala),
        "tidak_terhitung": rerata.tidak_terhitung,
        "target_rp": tulis(anggaran),
        "rp": tulis(realisasi),
        "capaian_rp": tulis(capaian_rp),
        "predikat_rp": predikat(capaian_rp, skala),
    }


def _ada(daftar: Iterable[Decimal | None]) -> list[Decimal]:
    return [n for n in daftar if n is not None]


def _tambah(daftar: Iterable[Decimal | None]) -> Decimal | None:
    ada = _ada(daftar)
    return sum(ada, Decimal(0)) if ada else None


def _rata(daftar: Iterable[Decimal | None]) -> Decimal | None:
    ada = _ada(daftar)
    return sum(ada, Decimal(0)) / len(ada) if ada else None
