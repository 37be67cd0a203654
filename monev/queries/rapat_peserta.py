"""Who may be invited to a meeting, and who is proposed for it: out of the roles of Pasal 2 and Bab IV."""

from dataclasses import dataclass

from django.db.models import Q

from monev.models import Peserta, Rapat, Tingkat
from monev.models.dasar import PERAN_KOTA, PERAN_UNIT
from organisasi.models import JenisPerangkatDaerah, Pengguna, Penugasan, PerangkatDaerah, Pokja
from organisasi.permissions import INSPEKTORAT, TIM_PELAKSANA
from organisasi.queries import normalkan_nama
from roadmap.models import RoadMap

MAKS_UNSUR = 200


@dataclass(frozen=True, slots=True)
class Calon:
    """A person who may be invited: as what, and whether the meeting's level proposes them."""

    pengguna: Pengguna
    unsur: str
    diusulkan: bool


def calon_peserta(rapat: Rapat) -> list[Calon]:
    """Return everybody who reads monev, the proposed first, each once: two queries."""
    tugas = (
        Penugasan.objects.filter(pengguna__is_active=True, peran__kode__in=PERAN_KOTA | PERAN_UNIT)
        .select_related("pengguna", "peran", "perangkat_daerah", "pokja")
        .order_by("peran__urutan", "perangkat_daerah__nama", "pengguna__nama", "pk")
    )
    unit = set(_unit_pokja(rapat.road_map, rapat.pokja)) if rapat.pokja else set()
    per_orang: dict[int, Calon] = {}
    for satu in tugas:
        calon = Calon(satu.pengguna, str(satu)[:MAKS_UNSUR], _diusulkan(rapat, satu, unit))
        lama = per_orang.get(satu.pengguna_id)
        if lama is None or (calon.diusulkan and not lama.diusulkan):
            per_orang[satu.pengguna_id] = calon
    return sorted(per_orang.values(), key=lambda calon: not calon.diusulkan)


def _diusulkan(rapat: Rapat, tugas: Penugasan, unit: set[int]) -> bool:
    """Tell whether a role brings a person to the meeting of this level."""
    kode = tugas.peran.kode
    if rapat.tingkat == Tingkat.PD:
        return kode in PERAN_UNIT and tugas.perangkat_daerah_id == rapat.perangkat_daerah_id
    if rapat.tingkat == Tingkat.KOTA:
        return kode in {TIM_PELAKSANA, INSPEKTORAT}
    if kode == TIM_PELAKSANA:
        return tugas.pokja_id in {None, rapat.pokja_id}
    if kode == INSPEKTORAT:
        return _dikoordinasi_inspektorat(rapat.pokja)
    return kode in PERAN_UNIT and tugas.perangkat_daerah_id in unit


def _dikoordinasi_inspektorat(pokja: Pokja | None) -> bool:
    koordinator = pokja.koordinator if pokja else None
    return koordinator is not None and koordinator.jenis == JenisPerangkatDaerah.INSPEKTORAT


def _unit_pokja(road_map: RoadMap, pokja: Pokja) -> list[int]:
    """Return the keys of the units that rows of a pokja's areas name, and of its coordinator: one query."""
    bernama = Q(baris__baris__area__pokja=pokja, baris__baris__road_map=road_map)
    daftar = PerangkatDaerah.objects.filter(bernama | Q(pk=pokja.koordinator_id))
    return list(daftar.order_by("pk").values_list("pk", flat=True).distinct())


def urai_bebas(teks: str) -> list[tuple[str, str]]:
    """Return (name, from where) of each line “Nama; unsur”, the same one once; empty lines are passed over."""
    hasil: dict[tuple[str, str], tuple[str, str]] = {}
    for baris in teks.splitlines():
        nama, _, unsur = (" ".join(baris.split())).partition(";")
        if nama.strip():
            hasil.setdefault(kunci_nama(nama, unsur), (nama.strip(), unsur.strip()))
    return list(hasil.values())


def kunci_nama(nama: str, unsur: str) -> tuple[str, str]:
    """Return by what a participant without account is known: the same one is not invited twice."""
    return normalkan_nama(nama), normalkan_nama(unsur)


def sudah_diundang(daftar: list[Peserta], nama: str, unsur: str) -> bool:
    """Tell whether a name is among the participants already, whether with an account or without."""
    cari_nama, cari_unsur = kunci_nama(nama, unsur)
    ada = {kunci_nama(p.nama, p.unsur) for p in daftar}
    return (cari_nama, cari_unsur) in ada or (not cari_unsur and cari_nama in {n for n, _ in ada})
