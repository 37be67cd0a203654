"""The world of the matrix: one browser and API key for each actor, and the records of each owner."""

from dataclasses import dataclass, field
from json import dumps
from typing import Any, ClassVar

from django.conf import settings
from django.http import HttpResponseBase
from django.test import Client

from organisasi import permissions as peran
from organisasi.models import Pengguna, PerangkatDaerah, Pokja
from roadmap.models import RoadMap
from tests.matriks.pengisi import KELOMPOK, LAIN, PEMILIK, POKJA, SENDIRI, UNIT, Pengisi, Rujukan, buat_kunci
from tests.pabrik import PenugasanFactory

AKTOR: dict[str, tuple[str, dict[str, str]] | None] = {
    "tamu": None,
    "admin": (peran.ADMINISTRATOR, {}),
    "arah": (peran.TIM_PENGARAH, {}),
    "laks": (peran.TIM_PELAKSANA, {}),
    "pokja": (peran.TIM_PELAKSANA, {"pokja": KELOMPOK[POKJA]}),
    "kepala": (peran.KEPALA_PD, {"perangkat_daerah": UNIT[SENDIRI]}),
    "tim": (peran.TIM_PELAKSANA_PD, {"perangkat_daerah": UNIT[SENDIRI]}),
    "insp": (peran.INSPEKTORAT, {}),
    "ases": (peran.ASESOR, {}),
    "lepas": ("", {}),
}
"""Who asks, in the order of the table's columns; `lepas` has an account and no role, `tamu` has neither."""


@dataclass
class Aktor:
    """One who asks: by browser, or under /api/ with a key that writes."""

    nama: str
    orang: Pengguna | None = None
    sesi: str = ""
    kunci: str = ""
    klien: Client = field(default_factory=Client)

    dibaca: ClassVar[bool] = True
    """Whether somebody looks at the answer to come; else pages are decided on and not written out."""

    def minta(
        self, metode: str, alamat: str, isi: dict[str, Any] | None = None, versi: str = ""
    ) -> HttpResponseBase:
        """Send a request as this person, whatever earlier answers did to the cookies."""
        self.klien.cookies.clear()
        if alamat.startswith("/api/"):
            kepala = {"if-match": versi} if versi else {}
            if self.kunci:
                kepala["authorization"] = f"Bearer {self.kunci}"
            json = dumps(isi or {}) if metode in {"POST", "PUT", "PATCH"} else ""
            return self.klien.generic(metode, alamat, json, "application/json", headers=kepala)
        if self.sesi:
            self.klien.cookies[settings.SESSION_COOKIE_NAME] = self.sesi
        return self.klien.post(alamat, isi or {}) if metode == "POST" else self.klien.generic(metode, alamat)


@dataclass
class Dunia:
    """Actors by name; `catatan[kind][owner]` are the arguments of an address that names such a record."""

    aktor: dict[str, Aktor]
    catatan: dict[str, dict[str, Rujukan]]
    versi: dict[str, str] = field(default_factory=dict)
    """ETags by address: what is asked is taken back, so they stay."""


def bangun() -> Dunia:
    """Make everything; the caller's transaction takes it away again."""
    aktor = {nama: _aktor(nama) for nama in AKTOR}
    penulis = PenugasanFactory.create(pengguna__nama="Uji penulis").pengguna
    pengisi = Pengisi(RoadMap.objects.get(kode="perwal-45-2020"), penulis)
    for pemilik in PEMILIK:
        pengisi.isi(pemilik)
    pengisi.isi_umum()
    pengisi.isi_pribadi(SENDIRI, _orang(aktor["tim"]), _orang(aktor["laks"]))
    pengisi.isi_pribadi(LAIN, penulis, penulis)
    return Dunia(aktor, pengisi.catatan)


def _orang(aktor: Aktor) -> Pengguna:
    assert aktor.orang is not None
    return aktor.orang


def _aktor(nama: str) -> Aktor:
    arti = AKTOR[nama]
    if arti is None:
        return Aktor(nama)
    kode, lingkup = arti
    tugas = PenugasanFactory.create(
        kode_peran=kode or peran.ASESOR,
        pengguna__username=f"matriks-{nama}",
        pengguna__nama=f"Uji {nama}",
        perangkat_daerah=PerangkatDaerah.objects.filter(kode=lingkup.get("perangkat_daerah")).first(),
        pokja=Pokja.objects.filter(kode=lingkup.get("pokja")).first(),
    )
    kunci = buat_kunci(tugas.pengguna)[1]
    if not kode:
        tugas.delete()  # the key has outlived the role
    klien = Client()
    klien.force_login(tugas.pengguna, backend="organisasi.backends.PeranBackend")
    return Aktor(nama, tugas.pengguna, klien.cookies[settings.SESSION_COOKIE_NAME].value, kunci)
