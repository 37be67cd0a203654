"""Rows of the Lampiran as they print, filtered."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, fields
from typing import Any
from uuid import UUID

from django.db.models import Q

from indikator.models import Target
from organisasi.models import PerangkatDaerah
from roadmap.lampiran import BarisCetak
from roadmap.models import AreaPerubahan, BarisLampiran, RoadMap, Sasaran, Tujuan
from roadmap.queries.kata import kata_cari


@dataclass(frozen=True, slots=True)
class SaringanLampiran:
    """What limits the Lampiran; a None or empty field does not limit."""

    tujuan: Tujuan | None = None
    area: AreaPerubahan | None = None
    sasaran: Sasaran | None = None
    perangkat_daerah: PerangkatDaerah | None = None
    nomenklatur: str = ""
    cari: str = ""

    @property
    def aktif(self) -> bool:
        """Whether anything limits."""
        return any(getattr(self, bidang.name) for bidang in fields(self))

    def dalam_kata(self) -> list[str]:
        """Name the active filters in words."""
        pasangan = {
            "tujuan": self.tujuan,
            "area perubahan": self.area,
            "sasaran": self.sasaran,
            "Perangkat Daerah": self.perangkat_daerah,
            "nomenklatur": self.nomenklatur,
            "kata": f"“{self.cari}”" if self.cari else "",
        }
        return [f"{nama} {nilai}" for nama, nilai in pasangan.items() if nilai]

    def syarat(self) -> Q:
        """Return the condition on BarisLampiran."""
        q = Q()
        for nama in ("tujuan", "area", "sasaran"):
            if getattr(self, nama):
                q &= Q(**{nama: getattr(self, nama)})
        if self.nomenklatur:
            q &= Q(nomenklatur=self.nomenklatur)
        if self.perangkat_daerah:
            q &= Q(pelaksana__perangkat_daerah=self.perangkat_daerah) | Q(seluruh_pd=True)
        for kata in kata_cari(self.cari):
            q &= _memuat(kata)
        return q


BIDANG_CARI = (
    "teks_program",
    "teks_kegiatan",
    "teks_perangkat_daerah",
    "teks_area",
    "tujuan__teks",
    "sasaran__teks",
    "penetapan__teks_indikator",
    "program__nama",
    "pelaksana__perangkat_daerah__nama",
    "pelaksana__perangkat_daerah__singkatan",
)


def _memuat(kata: str) -> Q:
    q = Q()
    for bidang in BIDANG_CARI:
        q |= Q(**{f"{bidang}__icontains": kata})
    return q


BIDANG_BARIS = (
    "kunci",
    "nomor",
    "tujuan_id",
    "tujuan__nomor",
    "tujuan__teks",
    "penetapan_id",
    "penetapan__teks_indikator",
    "sasaran_id",
    "sasaran__teks",
    "teks_area",
    "teks_program",
    "teks_kegiatan",
    "teks_perangkat_daerah",
)


def baris_lampiran(road_map: RoadMap, saringan: SaringanLampiran | None = None) -> list[BarisCetak]:
    """Return the rows in printed order: two queries, one more with a filter.

    A row whose program or PD cell is printed merged with the one above carries that text, so that a filter which
    hides the row above does not empty the cell.
    """
    baris = road_map.barislampiran.order_by("nomor").values_list(*BIDANG_BARIS)
    cetak = _cetak(baris, _target_per_penetapan(road_map), len(road_map.tahun))
    if saringan is None or not saringan.aktif:
        return cetak
    terpilih = set(_terpilih(road_map, saringan))
    return [b for b in cetak if b.kunci in terpilih]


def _terpilih(road_map: RoadMap, saringan: SaringanLampiran) -> Iterable[UUID]:
    return BarisLampiran.objects.filter(saringan.syarat(), road_map=road_map).values_list("kunci", flat=True)


def _target_per_penetapan(road_map: RoadMap) -> dict[int, dict[int, str]]:
    """Return the printed targets of every penetapan of the document, by year counted from the first."""
    target: dict[int, dict[int, str]] = defaultdict(dict)
    daftar = Target.objects.filter(penetapan__dokumen=road_map.kode, tahun__in=road_map.tahun)
    for penetapan, tahun, teks in daftar.order_by().values_list("penetapan_id", "tahun", "teks"):
        target[penetapan][tahun - road_map.tahun_awal] = teks
    return target


def _cetak(
    baris: Iterable[tuple[Any, ...]], target: dict[int, dict[int, str]], banyak: int
) -> list[BarisCetak]:
    hasil: list[BarisCetak] = []
    program = pd = ""
    pemilik_program = pemilik_pd = 0
    for (
        kunci,
        nomor,
        tujuan_id,
        no_tujuan,
        tujuan,
        penetapan_id,
        indikator,
        sasaran_id,
        sasaran,
        *teks,
    ) in baris:
        area, teks_program, kegiatan, teks_pd = teks
        if teks_program or not hasil:
            program, pemilik_program = teks_program, nomor
        if teks_pd or not hasil:
            pd, pemilik_pd = teks_pd, nomor
        hasil.append(
            BarisCetak(
                kunci=kunci,
                nomor=nomor,
                tujuan_id=tujuan_id,
                nomor_tujuan=no_tujuan,
                tujuan=tujuan,
                penetapan_id=penetapan_id,
                indikator=indikator,
                target=tuple(target[penetapan_id].get(i, "") for i in range(banyak)),
                sasaran_id=sasaran_id,
                sasaran=sasaran,
                area=area,
                program=program,
                pemilik_program=pemilik_program,
                kegiatan=kegiatan,
                perangkat_daerah=pd,
                pemilik_pd=pemilik_pd,
            )
        )
    return hasil
