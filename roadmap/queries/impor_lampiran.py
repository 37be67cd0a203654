"""What the import of a spreadsheet would change: read, compared and worked out, nothing written."""

import hashlib
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any, cast
from uuid import UUID

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models

from berkas.spreadsheet import baca
from berkas.unggahan import BerkasDitolak
from indikator.models import PenetapanTarget, Target
from indikator.nilai import JenisNilai, urai
from roadmap.lampiran import BarisCetak, kolom_lampiran
from roadmap.models import BarisLampiran, RoadMap, Sasaran, Tujuan
from roadmap.queries.lampiran import baris_lampiran
from roadmap.queries.tautan import KamusTautan, Pelaksana, Rincian, pelaksana_dari, rincian_dari
from roadmap.spreadsheet import (
    BarisBerkas,
    BarisKini,
    KeadaanKini,
    Masalah,
    Perbandingan,
    Perbedaan,
    baca_tabel,
    bandingkan,
    samakan,
)
from roadmap.spreadsheet.perbedaan import AWALAN_TARGET, INDIKATOR, Jenis

BIDANG_TEKS: dict[str, tuple[type[models.Model], str]] = {
    "tujuan": (Tujuan, "teks"),
    "indikator": (PenetapanTarget, "teks_indikator"),
    "sasaran": (Sasaran, "teks"),
    "area": (BarisLampiran, "teks_area"),
    "program": (BarisLampiran, "teks_program"),
    "kegiatan": (BarisLampiran, "teks_kegiatan"),
    "perangkat_daerah": (BarisLampiran, "teks_perangkat_daerah"),
}
"""Where the text of a column is kept; a target column keeps its text in Target.teks."""
KOLOM_PENETAPAN = (INDIKATOR, AWALAN_TARGET)


@dataclass(slots=True)
class UbahanBaris:
    """What changes in one row: fields by attribute name, and the links that replace the present ones."""

    bidang: dict[str, Any] = field(default_factory=dict)
    pelaksana: Pelaksana | None = None
    rincian: Rincian | None = None


@dataclass(frozen=True, slots=True)
class Rencana:
    """What an import would do, and why it cannot; `sidik` changes with the printed content and with the differences."""

    nama: str
    perbedaan: tuple[Perbedaan, ...] = ()
    masalah: tuple[Masalah, ...] = ()
    catatan: tuple[str, ...] = ()
    dibaca: int = 0
    tidak_ada: int = 0
    sidik: str = ""
    ubahan: Mapping[str, UbahanBaris] = field(default_factory=dict)

    @property
    def dapat_diterapkan(self) -> bool:
        """Whether there is something to do and nothing against it."""
        return bool(self.perbedaan) and not self.masalah


def rencanakan(road_map: RoadMap, *, isi: bytes, nama: str) -> Rencana:
    """Return what importing the file into the road map would change; a constant number of queries."""
    try:
        buku = baca(isi, nama, maks_byte=settings.UNGGAHAN_MAKS_BYTE)
    except BerkasDitolak as galat:
        return Rencana(nama, masalah=(Masalah(galat.pesan, lembar=nama),))
    tabel = baca_tabel(buku, kolom_lampiran(road_map.tahun))
    cetak = baris_lampiran(road_map)
    keadaan = keadaan_kini(road_map, cetak)
    hasil = bandingkan(tabel, keadaan, _kunci_asing(road_map, tabel.baris))
    return _Perencana(road_map, cetak, hasil).rencana(nama, keadaan, tabel.catatan)


# The present state


def keadaan_kini(road_map: RoadMap, cetak: list[BarisCetak]) -> KeadaanKini:
    """Return what an export prints now, and which records a text can name."""
    tercetak = _tercetak(road_map, cetak)
    kenal: dict[str, dict[str, set[int]]] = defaultdict(lambda: defaultdict(set))
    for (kolom, pk), teks in tercetak.items():
        if kolom in {"tujuan", "indikator", "sasaran"}:
            kenal[kolom][samakan(teks)].add(pk)
    for teks, area in road_map.barislampiran.order_by().values_list("teks_area", "area_id"):
        kenal["area"][samakan(teks)].add(area)
    for nama, area in road_map.areaperubahan.order_by().values_list("nama", "pk"):
        kenal["area"][samakan(nama)].add(area)
    beku = {nama: {teks: frozenset(pk) for teks, pk in isi.items()} for nama, isi in kenal.items()}
    kolom_cetak = kolom_lampiran(road_map.tahun)
    return KeadaanKini(kolom_cetak, tuple(_baris_kini(b, road_map.tahun) for b in cetak), beku, tercetak)


def _baris_kini(b: BarisCetak, tahun: range) -> BarisKini:
    target = [f"{AWALAN_TARGET}{t}" for t in tahun]
    teks = {
        "nomor": f"{b.nomor_tujuan}.",
        "tujuan": b.tujuan,
        "indikator": b.indikator,
        **dict(zip(target, b.target, strict=True)),
        "sasaran": b.sasaran,
        "area": b.area,
        "program": b.program,
        "kegiatan": b.kegiatan,
        "perangkat_daerah": b.perangkat_daerah,
    }
    rekaman = {
        "nomor": b.tujuan_id,
        "tujuan": b.tujuan_id,
        "indikator": b.penetapan_id,
        **dict.fromkeys(target, b.penetapan_id),
        "sasaran": b.sasaran_id,
        "area": b.area,
        "program": b.pemilik_program,
        "perangkat_daerah": b.pemilik_pd,
    }
    return BarisKini(b.kunci.hex, b.nomor, teks, rekaman)


def _tercetak(road_map: RoadMap, cetak: list[BarisCetak]) -> dict[tuple[str, Any], str]:
    """Return the printed text of each record by column; of indicators only those of the Lampiran's own place."""
    hasil: dict[tuple[str, Any], str] = {}
    for pk, nomor, teks in road_map.tujuan.order_by("pk").values_list("pk", "nomor", "teks"):
        hasil |= {("tujuan", pk): teks, ("nomor", pk): f"{nomor}."}
    hasil |= {("sasaran", pk): teks for pk, teks in road_map.sasaran.order_by("pk").values_list("pk", "teks")}
    for penetapan in _penetapan_lampiran(road_map, {b.penetapan_id for b in cetak}):
        target = {t.tahun: t.teks for t in penetapan.target.all()}
        hasil["indikator", penetapan.pk] = penetapan.teks_indikator
        hasil |= {(f"{AWALAN_TARGET}{t}", penetapan.pk): target.get(t, "") for t in road_map.tahun}
    return hasil


def _penetapan_lampiran(road_map: RoadMap, dipakai: set[int]) -> list[PenetapanTarget]:
    dokumen = PenetapanTarget.objects.filter(dokumen=road_map.kode, terkunci=False)
    tempat = dokumen.filter(pk__in=dipakai).order_by().values("tempat")
    return list(dokumen.filter(tempat__in=tempat).order_by("pk").prefetch_related("target"))


def _kunci_asing(road_map: RoadMap, baris: Iterable[BarisBerkas]) -> dict[str, str]:
    """Return the title of the road map of each key in the file that is another road map's."""
    kunci = {uuid for b in baris if (uuid := _uuid(b.kunci.teks))}
    lain = BarisLampiran.objects.exclude(road_map=road_map).filter(kunci__in=kunci).order_by()
    return {k.hex: judul for k, judul in lain.values_list("kunci", "road_map__judul")}


def _uuid(teks: str) -> UUID | None:
    try:
        return UUID(teks)
    except ValueError:
        return None


# Differences → what is written


class _Perencana:
    """Works out what the differences change in each row, and says in words what becomes of the links."""

    def __init__(self, road_map: RoadMap, cetak: list[BarisCetak], hasil: Perbandingan) -> None:
        self.road_map = road_map
        self.cetak = cetak
        self.hasil = hasil
        self.ubahan: dict[str, UbahanBaris] = defaultdict(UbahanBaris)
        self.masalah = list(hasil.masalah)
        self.catatan: dict[int, list[str]] = defaultdict(list)  # by place of the difference

    def rencana(self, nama: str, keadaan: KeadaanKini, catatan: tuple[str, ...]) -> Rencana:
        self.tercetak = keadaan.tercetak
        self.kamus = KamusTautan(self.road_map)
        self._teks_bergabung("program", "pemilik_program", "teks_program")
        self._teks_bergabung("perangkat_daerah", "pemilik_pd", "teks_perangkat_daerah")
        for i, p in enumerate(self.hasil.perbedaan):
            self._periksa(p)
            self._siapkan(i, p)
        for i, p in enumerate(self.hasil.perbedaan):
            self._catat_kegiatan(i, p)
        perbedaan = tuple(
            replace(p, catatan=tuple(dict.fromkeys(self.catatan[i])))
            for i, p in enumerate(self.hasil.perbedaan)
        )
        return Rencana(
            nama=nama,
            perbedaan=perbedaan,
            masalah=tuple(self.masalah),
            catatan=catatan,
            dibaca=self.hasil.dibaca,
            tidak_ada=self.hasil.tidak_ada,
            sidik=_sidik(self.road_map, keadaan, perbedaan),
            ubahan=dict(self.ubahan),
        )

    def _periksa(self, p: Perbedaan) -> None:
        """Refuse a text that its field does not take, and records that are not this road map's to change."""
        model, nama = BIDANG_TEKS.get(p.kolom, (Target, "teks"))
        bidang = cast("models.Field[Any, Any]", model._meta.get_field(nama))
        try:
            bidang.clean(p.sesudah, None)
        except ValidationError as galat:
            self._tolak(p, " ".join(galat.messages))
        milik_penetapan = p.jenis == Jenis.BERSAMA and p.kolom.startswith(KOLOM_PENETAPAN)
        if milik_penetapan and (INDIKATOR, p.rekaman) not in self.tercetak:
            self._tolak(p, "Indikator ini milik dokumen lain atau sudah terkunci; teks dan targetnya tetap.")

    def _tolak(self, p: Perbedaan, pesan: str) -> None:
        self.masalah.append(Masalah(pesan, p.lembar, p.alamat, p.judul))

    def _siapkan(self, i: int, p: Perbedaan) -> None:
        if p.jenis == Jenis.TEKS:
            self._siapkan_teks(i, p)
        elif p.jenis == Jenis.TAUTAN:
            self._siapkan_tautan(i, p)
        elif p.kolom == "area":
            for kunci in p.kunci:
                self.ubahan[kunci].bidang["teks_area"] = p.sesudah
        elif p.kolom.startswith(AWALAN_TARGET):
            self.catatan[i] += _arti_target(p)

    # Own texts

    def _teks_bergabung(self, kolom: str, pemilik: str, bidang: str) -> None:
        """Set the texts of a column that prints merged: a row that no longer equals the one above prints its own.

        A row that the file leaves out, or leaves as it is, goes on printing what it prints now.
        """
        baru = {
            kunci: p.sesudah
            for p in self.hasil.perbedaan
            if p.kolom == kolom and p.jenis == Jenis.TEKS
            for kunci in p.kunci
        }
        if not baru:
            return
        atas = None
        for b in self.cetak:
            kini = getattr(b, kolom)
            teks = baru.get(b.kunci.hex, kini)
            sendiri = getattr(b, pemilik) == b.nomor
            if teks != kini if sendiri else teks != atas:
                self.ubahan[b.kunci.hex].bidang[bidang] = teks
            atas = teks

    def _siapkan_teks(self, i: int, p: Perbedaan) -> None:
        for kunci in p.kunci:
            if p.kolom == "program":
                self._tautkan_program(i, kunci, p.sesudah)
            elif p.kolom == "perangkat_daerah":
                self._tautkan_pelaksana(i, kunci, p.sesudah)
            else:
                self.ubahan[kunci].bidang["teks_kegiatan"] = p.sesudah
        if not p.sesudah:
            self.catatan[i].append("Sel ini menjadi kosong; rumus tanpa hasil juga terbaca kosong.")

    def _tautkan_program(self, i: int, kunci: str, teks: str) -> None:
        baris = self.kamus.baris[kunci]
        program = self.kamus.program(teks, baris.nomenklatur)
        lama = self.kamus.nama_program(baris.program_id)
        if program is None:
            self.catatan[i].append(f"Teks ini bukan nama program yang dikenal; tautan tetap: {lama}.")
        elif program != baris.program_id:
            self.ubahan[kunci].bidang["program_id"] = program
            self.catatan[i].append(f"Tautan program: {lama} → {self.kamus.nama_program(program)}.")

    def _tautkan_pelaksana(self, i: int, kunci: str, teks: str) -> None:
        lama = pelaksana_dari(self.kamus.baris[kunci])
        baru = self.kamus.pelaksana(teks)
        sebutan = self.kamus.nama_pelaksana(lama)
        if baru is None:
            self.catatan[i].append(
                f"Teks ini bukan nama Perangkat Daerah yang dikenal; tautan tetap: {sebutan}."
            )
        elif baru != lama:
            self.ubahan[kunci].pelaksana = baru
            self.catatan[i].append(f"Tautan Perangkat Daerah: {sebutan} → {self.kamus.nama_pelaksana(baru)}.")

    def _catat_kegiatan(self, i: int, p: Perbedaan) -> None:
        """Resolve the kegiatan of rows whose kegiatan text or program link changes, once both are known."""
        if p.jenis != Jenis.TEKS or p.kolom not in {"program", "kegiatan"}:
            return
        for kunci in p.kunci:
            bidang = self.ubahan[kunci].bidang if kunci in self.ubahan else {}
            if p.kolom == "kegiatan" or "program_id" in bidang:
                self._tautkan_kegiatan(i, kunci, bidang)

    def _tautkan_kegiatan(self, i: int, kunci: str, bidang: dict[str, Any]) -> None:
        baris = self.kamus.baris[kunci]
        lama = rincian_dari(baris)
        teks = bidang.get("teks_kegiatan", baris.teks_kegiatan)
        baru = self.kamus.rincian(teks, bidang.get("program_id", baris.program_id))
        sebutan = self.kamus.nama_rincian(lama)
        if baru is None:
            alasan = "Kegiatan ini bukan kegiatan yang dikenal pada programnya"
            self.catatan[i].append(f"{alasan}; tautan kegiatan tetap: {sebutan}.")
        elif baru != lama:
            self.ubahan[kunci].rincian = baru
            self.catatan[i].append(f"Tautan kegiatan: {sebutan} → {self.kamus.nama_rincian(baru)}.")

    # Rows that move to another record

    def _siapkan_tautan(self, i: int, p: Perbedaan) -> None:
        bidang = {
            "tujuan": "tujuan_id",
            "indikator": "penetapan_id",
            "sasaran": "sasaran_id",
            "area": "area_id",
        }
        for kunci in p.kunci:
            self.ubahan[kunci].bidang[bidang[p.kolom]] = p.ke
            if p.kolom == "area":
                self.ubahan[kunci].bidang["teks_area"] = p.sesudah
        jumlah = f"{len(p.kunci)} baris" if len(p.kunci) > 1 else "Baris ini"
        self.catatan[i].append(f"{jumlah} berpindah ke {p.judul.lower()} yang sudah ada.")
        if p.kolom == INDIKATOR:
            self.catatan[i].append("Targetnya mengikuti indikator tersebut.")


def _arti_target(p: Perbedaan) -> list[str]:
    """Say how a new target is understood, where that is not plain."""
    arti, lama = urai(p.sesudah), urai(p.sebelum)
    catatan = []
    if arti.jenis == JenisNilai.LABEL and lama.jenis == JenisNilai.ANGKA:
        catatan.append("Teks baru terbaca sebagai peringkat, bukan angka.")
    if arti.jenis == lama.jenis == JenisNilai.ANGKA and arti.satuan != lama.satuan:
        catatan.append(f"Satuan berubah: {lama.satuan or 'tanpa satuan'} → {arti.satuan or 'tanpa satuan'}.")
    if arti.jenis == JenisNilai.KOSONG:
        catatan.append("Target menjadi kosong; rumus tanpa hasil juga terbaca kosong.")
    return catatan


def _sidik(road_map: RoadMap, keadaan: KeadaanKini, perbedaan: tuple[Perbedaan, ...]) -> str:
    isi = (road_map.kode, keadaan.baris, sorted(keadaan.tercetak.items()), perbedaan)
    return hashlib.sha256(repr(isi).encode()).hexdigest()
