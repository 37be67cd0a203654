"""Load a regulation from a folder of CSV files: whole or not at all, and as often as you like."""

import csv
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from django.core.exceptions import ValidationError
from django.db import transaction
from tablib import Dataset
from tablib.exceptions import TablibException

from indikator import resources as sumber_indikator
from organisasi import resources as sumber_organisasi
from riwayat.formats import baca_csv
from riwayat.resources import SumberData
from roadmap import resources
from roadmap.models import RoadMap
from roadmap.services.siklus import tetapkan
from roadmap.workflow import Status

Pembuat = Callable[[RoadMap], SumberData]


def _umum(kelas: type[SumberData]) -> Pembuat:
    return lambda road_map: kelas(pratinjau=False)


def _isi(kelas: type[resources.SumberIsi]) -> Pembuat:
    return lambda road_map: kelas(pratinjau=False, road_map=road_map)


def _dokumen(kelas: type[SumberData]) -> Pembuat:
    return lambda road_map: kelas(pratinjau=False, dokumen=road_map.kode)


BERKAS_ROAD_MAP = "road_map.csv"

TABEL: tuple[tuple[str, Pembuat], ...] = (
    ("perangkat_daerah.csv", _umum(sumber_organisasi.SumberPerangkatDaerah)),
    ("alias_perangkat_daerah.csv", _umum(sumber_organisasi.SumberAliasPerangkatDaerah)),
    ("pokja.csv", _umum(sumber_organisasi.SumberPokja)),
    ("tangga.csv", _umum(sumber_indikator.SumberTangga)),
    ("anak_tangga.csv", _umum(sumber_indikator.SumberAnakTangga)),
    ("indikator.csv", _umum(sumber_indikator.SumberIndikator)),
    ("realisasi.csv", _umum(sumber_indikator.SumberRealisasi)),
    ("penetapan_target.csv", _dokumen(sumber_indikator.SumberPenetapanTarget)),
    ("target.csv", _dokumen(sumber_indikator.SumberTarget)),
    ("area_perubahan.csv", _isi(resources.SumberAreaPerubahan)),
    ("kegiatan_area.csv", _isi(resources.SumberKegiatanArea)),
    ("fokus_perubahan.csv", _isi(resources.SumberFokusPerubahan)),
    ("tujuan.csv", _isi(resources.SumberTujuan)),
    ("sasaran.csv", _isi(resources.SumberSasaran)),
    ("program.csv", _isi(resources.SumberProgram)),
    ("kegiatan.csv", _isi(resources.SumberKegiatan)),
    ("sub_kegiatan.csv", _isi(resources.SumberSubKegiatan)),
    ("lampiran.csv", _isi(resources.SumberBarisLampiran)),
    ("rincian_lampiran.csv", _isi(resources.SumberRincianBaris)),
    ("pelaksana_lampiran.csv", _isi(resources.SumberPelaksanaBaris)),
    ("padanan.csv", _isi(resources.SumberPadanan)),
    ("dukungan_baris.csv", _isi(resources.SumberDukunganBaris)),
    ("kelompok_prioritas.csv", _isi(resources.SumberKelompokPrioritas)),
    ("prioritas.csv", _isi(resources.SumberPrioritas)),
    ("sasaran_prioritas.csv", _isi(resources.SumberSasaranPrioritas)),
    ("indikator_prioritas.csv", _isi(resources.SumberIndikatorPrioritas)),
    ("kegiatan_prioritas.csv", _isi(resources.SumberKegiatanPrioritas)),
    ("pilot_zona_integritas.csv", _isi(resources.SumberPilotZonaIntegritas)),
    ("program_klasifikasi.csv", _isi(resources.SumberProgramKlasifikasi)),
    ("kegiatan_klasifikasi.csv", _isi(resources.SumberKegiatanKlasifikasi)),
)
"""Every file beside road_map.csv, each after those that it refers to."""


class MuatDitolak(Exception):
    """Nothing was saved; `masalah` lists every reason by file, row and column."""

    def __init__(self, masalah: list[str]) -> None:
        super().__init__("\n".join(masalah))
        self.masalah = masalah


@dataclass(slots=True)
class HasilMuat:
    """What a load did: the road map, and per file how many rows were new, changed and the same."""

    road_map: RoadMap
    per_berkas: dict[str, dict[str, int]] = field(default_factory=dict)

    def jumlah(self, jenis: str) -> int:
        """Return the sum over the files of “new”, “update” or “skip”."""
        return sum(angka[jenis] for angka in self.per_berkas.values())


@transaction.atomic
def muat_roadmap(*, folder: Path, hari_ini: date) -> HasilMuat:
    """Load the folder's CSV files into one road map, and set it in force where road_map.csv says so.

    Rows that are already as the file says are left alone. Raises MuatDitolak with every problem found (all files are
    read before giving up), and then nothing is saved. A road map in force takes no changes.
    """
    masalah, data = _baca(folder)
    if BERKAS_ROAD_MAP not in data:
        raise MuatDitolak(masalah)
    hasil, status = _muat_kepala(data[BERKAS_ROAD_MAP], masalah)
    for nama, pembuat in TABEL:
        if nama in data:
            angka = _muat_tabel(nama, pembuat(hasil.road_map), data[nama], masalah)
            hasil.per_berkas[nama] = angka
    if masalah:
        raise MuatDitolak(masalah)
    if status == Status.BERLAKU and hasil.road_map.terbuka:
        hasil.road_map = _tetapkan(hasil.road_map, hari_ini)
    return hasil


def _tetapkan(road_map: RoadMap, hari_ini: date) -> RoadMap:
    try:
        return tetapkan(road_map=road_map, oleh=None, hari_ini=hari_ini)
    except ValidationError as galat:
        raise MuatDitolak([f"{BERKAS_ROAD_MAP}, baris 2: {pesan}" for pesan in galat.messages]) from galat


def _baca(folder: Path) -> tuple[list[str], dict[str, Dataset]]:
    if not folder.is_dir():
        raise MuatDitolak([f"Folder {folder} tidak ditemukan."])
    masalah: list[str] = []
    data: dict[str, Dataset] = {}
    for nama in (BERKAS_ROAD_MAP, *(nama for nama, _ in TABEL)):
        berkas = folder / nama
        if not berkas.is_file():
            masalah.append(f"{nama}: berkas tidak ditemukan.")
            continue
        try:
            data[nama] = baca_csv(berkas)
        except UnicodeDecodeError:
            masalah.append(f"{nama}: berkas bukan teks UTF-8. Simpan ulang sebagai “CSV UTF-8”.")
        except (TablibException, csv.Error, ValueError) as galat:
            masalah.append(
                f"{nama}: berkas tidak dapat dibaca sebagai tabel ({galat or type(galat).__name__})."
            )
    return masalah, data


def _muat_kepala(data: Dataset, masalah: list[str]) -> tuple[HasilMuat, str]:
    if len(data) != 1:
        raise MuatDitolak([*masalah, f"{BERKAS_ROAD_MAP}: harus berisi tepat satu baris, bukan {len(data)}."])
    baris = data.dict[0]  # taken now: a table with the wrong columns loses its rows when it is refused
    angka = _muat_tabel(BERKAS_ROAD_MAP, resources.SumberRoadMap(pratinjau=False), data, masalah)
    road_map = RoadMap.objects.filter(kode=str(baris.get("kode", "")).strip()).first()
    if road_map is None:
        raise MuatDitolak(masalah)
    status = str(baris.get("status") or Status.RANCANGAN).strip()
    if status not in {Status.RANCANGAN, Status.BERLAKU}:
        masalah.append(f"{BERKAS_ROAD_MAP}, baris 2, kolom status: ‘{status}’ bukan rancangan atau berlaku.")
    return HasilMuat(road_map, {BERKAS_ROAD_MAP: angka}), status


def _muat_tabel(nama: str, sumber: SumberData, data: Dataset, masalah: list[str]) -> dict[str, int]:
    hasil = sumber.import_data(data, dry_run=False, raise_errors=False)
    masalah += [f"{nama}: {galat}" for galat in hasil.galat()]
    return {jenis: int(hasil.totals[jenis]) for jenis in ("new", "update", "skip")}
