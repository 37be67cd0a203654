"""The snapshot of a road map for the consistency check: a constant number of queries."""

from collections import defaultdict
from collections.abc import Iterator
from typing import Any

from django.db.models import Count, Min

from indikator.models import AnakTangga, PenetapanTarget, Target
from roadmap.models import RoadMap
from roadmap.pemeriksaan.potret import (
    BarisPotret,
    IndikatorPotret,
    KegiatanPasal,
    NamaBaku,
    PelaksanaPotret,
    PenetapanPotret,
    Potret,
    RincianPotret,
    TargetPotret,
    TeksBaku,
)

Nomor = dict[Any, list[int]]
"""Row numbers by the key of a record that the rows share."""


def potret(road_map: RoadMap) -> Potret:
    """Read everything the rules need: 14 queries, whatever the number of rows."""
    baris = list(road_map.barislampiran.order_by("nomor").values(*BIDANG_BARIS))
    rincian = list(road_map.rincianbaris.order_by("baris__nomor", "urutan").values(*BIDANG_RINCIAN))
    return Potret(
        tahun=road_map.tahun,
        baris=tuple(_baris(road_map, baris, rincian)),
        penetapan=tuple(_penetapan(road_map, _nomor_per(baris, "penetapan_id"))),
        berpadanan=frozenset(road_map.padanan.order_by().values_list("lama__nomor", flat=True)),
        kegiatan_pasal=tuple(_kegiatan_pasal(road_map)),
        nama=(
            *_program(road_map, _nomor_per(baris, "program_id")),
            *_kegiatan(road_map, _nomor_per(rincian, "kegiatan_id", "baris__nomor")),
        ),
        teks=tuple(_teks(road_map, _nomor_per(baris, "tujuan_id"), _nomor_per(baris, "sasaran_id"))),
    )


BIDANG_BARIS = (
    "pk",
    "nomor",
    "kunci",
    "nomenklatur",
    "tujuan_id",
    "penetapan_id",
    "sasaran_id",
    "program_id",
    "area__nama",
    "teks_area",
    "program__nama",
    "teks_program",
    "teks_kegiatan",
    "teks_perangkat_daerah",
    "seluruh_pd",
)
BIDANG_RINCIAN = ("baris_id", "baris__nomor", "kegiatan_id", "kegiatan__nama", "sub_kegiatan__nama")


def _nomor_per(baris: list[dict[str, Any]], kunci: str, nomor: str = "nomor") -> Nomor:
    hasil: Nomor = defaultdict(list)
    for b in baris:
        hasil[b[kunci]].append(b[nomor])
    return hasil


def _baris(
    road_map: RoadMap, baris: list[dict[str, Any]], rincian: list[dict[str, Any]]
) -> Iterator[BarisPotret]:
    rinci: dict[int, list[RincianPotret]] = defaultdict(list)
    for r in rincian:
        rinci[r["baris_id"]].append(RincianPotret(r["kegiatan__nama"], r["sub_kegiatan__nama"] or ""))
    pelaksana = _pelaksana(road_map)
    for b in baris:
        yield BarisPotret(
            nomor=b["nomor"],
            kunci=b["kunci"].hex,
            nomenklatur=b["nomenklatur"],
            area=b["area__nama"],
            teks_area=b["teks_area"],
            program=b["program__nama"] or "",
            teks_program=b["teks_program"],
            teks_kegiatan=b["teks_kegiatan"],
            rincian=tuple(rinci[b["pk"]]),
            teks_pd=b["teks_perangkat_daerah"],
            seluruh_pd=b["seluruh_pd"],
            pelaksana=tuple(pelaksana[b["pk"]]),
        )


def _pelaksana(road_map: RoadMap) -> dict[int, list[PelaksanaPotret]]:
    hasil: dict[int, list[PelaksanaPotret]] = defaultdict(list)
    daftar = road_map.pelaksanabaris.order_by("baris__nomor", "urutan", "pk")
    for baris, nama, singkatan in daftar.values_list(
        "baris_id", "perangkat_daerah__nama", "perangkat_daerah__singkatan"
    ):
        hasil[baris].append(PelaksanaPotret(nama, singkatan))
    return hasil


def _penetapan(road_map: RoadMap, nomor: Nomor) -> Iterator[PenetapanPotret]:
    target: dict[int, list[TargetPotret]] = defaultdict(list)
    daftar = Target.objects.filter(penetapan__dokumen=road_map.kode).order_by("tahun")
    for penetapan, tahun, teks in daftar.values_list("penetapan_id", "tahun", "teks"):
        target[penetapan].append(TargetPotret(tahun, teks))
    tangga = _tangga()
    for p in (
        PenetapanTarget.objects.filter(dokumen=road_map.kode).select_related("indikator").order_by("kode")
    ):
        i = p.indikator
        yield PenetapanPotret(
            kode=p.kode,
            indikator=IndikatorPotret(
                i.kode, i.nama, i.satuan, i.arah, i.skala_bawah, i.skala_atas, tuple(tangga[i.tangga_id])
            ),
            teks=p.teks_indikator,
            tempat=p.tempat,
            target=tuple(target[p.pk]),
            tahun_dasar=p.tahun_dasar,
            baris=tuple(nomor.get(p.pk, ())),
        )


def _tangga() -> dict[int | None, list[str]]:
    hasil: dict[int | None, list[str]] = defaultdict(list)
    for tangga, label in AnakTangga.objects.order_by("tangga", "urutan").values_list("tangga_id", "label"):
        hasil[tangga].append(label)
    return hasil


def _kegiatan_pasal(road_map: RoadMap) -> Iterator[KegiatanPasal]:
    daftar = road_map.kegiatanarea.annotate(banyak=Count("dukungan")).order_by("area__nomor", "nomor", "pk")
    for isi in daftar.values_list("kode", "nomor", "teks", "area_id", "area__kode", "banyak"):
        yield KegiatanPasal(*isi)


def _program(road_map: RoadMap, nomor: Nomor) -> Iterator[NamaBaku]:
    for pk, nama, nomenklatur in road_map.program.order_by("kode").values_list("pk", "nama", "nomenklatur"):
        yield NamaBaku("program", nama, nomenklatur, baris=tuple(nomor.get(pk, ())))


def _kegiatan(road_map: RoadMap, nomor: Nomor) -> Iterator[NamaBaku]:
    daftar = road_map.kegiatan.order_by("kode")
    for pk, nama, nomenklatur, program in daftar.values_list(
        "pk", "nama", "program__nomenklatur", "program__nama"
    ):
        yield NamaBaku("kegiatan", nama, nomenklatur, program, tuple(nomor.get(pk, ())))


def _teks(road_map: RoadMap, tujuan: Nomor, sasaran: Nomor) -> Iterator[TeksBaku]:
    """Yield tujuan and sasaran of the Lampiran, sasaran of Bab III.B, and the programmes of Bab III.C."""
    for jenis, daftar, nomor in (
        ("tujuan", road_map.tujuan.order_by("nomor"), tujuan),
        ("sasaran", road_map.sasaran.order_by("urutan"), sasaran),
    ):
        for pk, teks, nama in daftar.values_list("pk", "teks", "nama"):
            yield TeksBaku(jenis, teks, nama, "Lampiran", tuple(nomor.get(pk, ())))
    prioritas = road_map.sasaranprioritas.annotate(letak=Min("indikator__penetapan__tempat")).order_by("kode")
    for teks, nama, pk, letak in prioritas.values_list("teks", "nama", "prioritas_id", "letak"):
        yield TeksBaku("sasaran", teks, nama, letak or "Bab III.B", prioritas_id=pk)
    for no, teks, nama in road_map.programklasifikasi.order_by("nomor").values_list("nomor", "teks", "nama"):
        yield TeksBaku("klasifikasi", teks, nama, f"Bab III.C angka {no}")
