"""The people of the sample data: accounts named after roles, with which nobody can sign in."""

from dataclasses import dataclass, field

from organisasi.models import Pengguna, Peran, PerangkatDaerah, PilihanSurel, Pokja
from organisasi.permissions import INSPEKTORAT, KEPALA_PD, TIM_PELAKSANA, TIM_PELAKSANA_PD, TIM_PENGARAH
from organisasi.services import tugaskan

AWALAN = "contoh-"


@dataclass(slots=True)
class Pelaku:
    """Who acts in the sample: by unit, by pokja, and for the city."""

    penyusun: dict[int, Pengguna] = field(default_factory=dict)
    kepala: dict[int, Pengguna] = field(default_factory=dict)
    pokja: dict[int, Pengguna] = field(default_factory=dict)
    pelaksana: list[Pengguna] = field(default_factory=list)
    pengarah: list[Pengguna] = field(default_factory=list)
    inspektur: list[Pengguna] = field(default_factory=list)


def siapkan_pelaku(unit: list[PerangkatDaerah], pokja: list[Pokja]) -> Pelaku:
    """Make the accounts and roles, and return them."""
    pelaku = Pelaku(
        pelaksana=[_akun(f"pelaksana-{n}", f"Tim Pelaksana Kota {n} (contoh)") for n in (1, 2)],
        pengarah=[_akun("pengarah", "Tim Pengarah (contoh)")],
        inspektur=[_akun("inspektorat", "Inspektorat (contoh)")],
    )
    for orang, kode in (
        *((o, TIM_PELAKSANA) for o in pelaku.pelaksana),
        (pelaku.pengarah[0], TIM_PENGARAH),
        (pelaku.inspektur[0], INSPEKTORAT),
    ):
        tugaskan(pengguna=orang, peran=Peran.objects.get(kode=kode))
    for satu in pokja:
        pelaku.pokja[satu.pk] = _akun(satu.kode, f"Anggota {satu.nama} (contoh)")
        tugaskan(pengguna=pelaku.pokja[satu.pk], peran=Peran.objects.get(kode=TIM_PELAKSANA), pokja=satu)
    for pd in unit:
        pelaku.penyusun[pd.pk] = _akun(f"pd-{pd.kode}", f"Tim Pelaksana {pd.nama_pendek} (contoh)")
        pelaku.kepala[pd.pk] = _akun(f"kepala-{pd.kode}", f"Kepala {pd.nama_pendek} (contoh)")
        for orang, kode in ((pelaku.penyusun[pd.pk], TIM_PELAKSANA_PD), (pelaku.kepala[pd.pk], KEPALA_PD)):
            tugaskan(pengguna=orang, peran=Peran.objects.get(kode=kode), perangkat_daerah=pd)
    return pelaku


def _akun(kode: str, nama: str) -> Pengguna:
    """Make an account without a usable password, to which no e-mail goes."""
    orang = Pengguna(
        username=f"{AWALAN}{kode}"[:150],
        nama=nama[:150],
        email=f"{AWALAN}{kode}@contoh.invalid",
        surel=PilihanSurel.TIDAK,
    )
    orang.set_unusable_password()
    orang.save()
    return orang
