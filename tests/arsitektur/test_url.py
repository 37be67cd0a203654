"""URLs: a visitor who has not signed in sees what is public and changes nothing."""

from collections.abc import Callable, Iterator
from http import HTTPStatus
from typing import Any, TypeVar

import pytest
from django.db.models import Model
from django.http import HttpResponseBase
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver, reverse
from pytest_django import Settings

from indikator.models import Target
from organisasi.models import Pemberitahuan
from roadmap.models import AreaPerubahan, BarisLampiran, Prioritas, RoadMap, Sasaran
from tests.arsitektur.contoh_api import CONTOH_API, PUBLIK_API
from tests.arsitektur.contoh_monev import CONTOH_MONEV
from tests.arsitektur.contoh_rencana import CONTOH_RENCANA
from tests.pabrik import PemberitahuanFactory

M = TypeVar("M", bound=Model)

LUAR = {
    "admin": "Django's own pages; the site asks for the role Administrator (tests/matriks/test_pengelolaan)",
    "api_tidak_ada": "a 404 to everybody, whatever the method (tests/api/test_penolakan.py)",
    "gaya": "the style guide, mounted with DEBUG only",
}
"""Namespaces that these tests leave out, each with the reason."""

PUBLIK = {
    "account_login": "signing in comes before being known",
    "account_logout": "says that nobody is signed in",
    "account_inactive": "tells why an account does not work",
    "account_reset_password": "for those who cannot sign in",
    "account_reset_password_done": "for those who cannot sign in",
    "account_reset_password_from_key": "the link in the e-mail is the proof",
    "account_reset_password_from_key_done": "for those who cannot sign in",
    "beranda": "to a visitor it is roadmap:beranda",
    "roadmap:beranda": "the regulation is public",
    "roadmap:cari": "the regulation is public",
    "roadmap:daftar": "the regulation is public",
    "roadmap:rinci": "the regulation is public",
    "roadmap:pohon": "the regulation is public",
    "roadmap:lampiran": "the regulation is public",
    "roadmap:ekspor_lampiran": "the regulation is public",
    "roadmap:baris": "the regulation is public",
    "roadmap:daftar_prioritas": "the regulation is public",
    "roadmap:prioritas": "the regulation is public",
    "roadmap:daftar_area": "the regulation is public",
    "roadmap:area": "the regulation is public",
    "roadmap:daftar_indikator": "the regulation is public",
    "roadmap:indikator": "the regulation is public",
    "roadmap:daftar_perangkat_daerah": "the regulation names the units",
    "roadmap:perangkat_daerah": "the regulation names the units",
    "publik:beranda": "for everyone, where the setting HALAMAN_PUBLIK opens it (else 404, tests/publik)",
    "publik:tahun": "likewise: set results only",
    "publik:indikator": "likewise: set results only",
    "publik:data": "likewise: open data",
    "publik:unduh": "likewise: open data",
    "verifikasi": "anyone who holds a report may ask whether it is genuine",
    **PUBLIK_API,
}
"""URL names that anyone may read, each with the reason."""

PUBLIK_TULIS = {
    "account_login": "signing in; limited in rate",
    "account_logout": "ends only one's own session",
    "account_reset_password": "sends a link to the owner of the address; limited in rate",
    "account_reset_password_from_key": "the link in the e-mail is the proof",
    "roadmap:pakai": "chooses, in one's own session, among road maps that one may read",
    "tampilan:tema": "sets one's own cookie",
    "verifikasi": "hashes a file and forgets it; nothing is written",
}
"""URL names to which anyone may post, each with the reason."""


def pola_bernama(
    isi: list[URLPattern | URLResolver] | None = None, ruang: str = ""
) -> Iterator[tuple[str, URLPattern]]:
    """Walk all URL patterns as (full name, pattern), without the namespaces of LUAR."""
    for satu in get_resolver().url_patterns if isi is None else isi:
        if isinstance(satu, URLPattern):
            yield f"{ruang}{satu.name}", satu
        elif satu.namespace not in LUAR:
            yield from pola_bernama(
                satu.url_patterns, f"{ruang}{satu.namespace}:" if satu.namespace else ruang
            )


POLA = dict(pola_bernama())

CONTOH: dict[str, Callable[[], dict[str, Any]]] = {
    "account_reset_password_from_key": lambda: {"uidb36": "1", "key": "bukan-kunci"},
    "bantuan:bab": lambda: {"kode": "umum"},
    "dasbor:area": lambda: {"pk": _pertama(AreaPerubahan).pk},
    "dasbor:area_pdf": lambda: {"pk": _pertama(AreaPerubahan).pk},
    "pemberitahuan:buka": lambda: {"pk": _pemberitahuan().pk},
    "publik:tahun": lambda: {"tahun": 2021},
    "publik:indikator": lambda: {"kode": _target().penetapan.indikator.kode},
    "publik:unduh": lambda: {"nama": "indikator", "bentuk": "csv"},
    "roadmap:ekspor_lampiran": lambda: {"bentuk": "csv"},
    "roadmap:baris": lambda: {"kunci": _pertama(BarisLampiran).kunci},
    "roadmap:baris_ubah": lambda: {"kunci": _pertama(BarisLampiran).kunci},
    "roadmap:baris_hapus": lambda: {"kunci": _pertama(BarisLampiran).kunci},
    "roadmap:baris_pindah": lambda: {"kunci": _pertama(BarisLampiran).kunci, "arah": "turun"},
    "roadmap:prioritas": lambda: {"pk": _pertama(Prioritas).pk},
    "roadmap:area": lambda: {"pk": _pertama(AreaPerubahan).pk},
    "roadmap:indikator": lambda: {"kode": _target().penetapan.indikator.kode},
    "roadmap:target_ubah": lambda: {"kode": _target().penetapan.indikator.kode, "pk": _target().pk},
    "roadmap:isi": lambda: {"jenis": "sasaran"},
    "roadmap:isi_tambah": lambda: {"jenis": "sasaran"},
    "roadmap:isi_ubah": lambda: {"jenis": "sasaran", "pk": _pertama(Sasaran).pk},
    "roadmap:isi_hapus": lambda: {"jenis": "sasaran", "pk": _pertama(Sasaran).pk},
    "roadmap:rinci": lambda: {"kode": _pertama(RoadMap).kode},
    "roadmap:ubah": lambda: {"kode": _pertama(RoadMap).kode},
    "roadmap:salin": lambda: {"kode": _pertama(RoadMap).kode},
    "roadmap:tetapkan": lambda: {"kode": _pertama(RoadMap).kode},
    "roadmap:cabut": lambda: {"kode": _pertama(RoadMap).kode},
    "roadmap:perangkat_daerah": lambda: {"kode": "diskominfo"},
    **CONTOH_RENCANA,
    **CONTOH_MONEV,
    **CONTOH_API,
}
"""For each URL that names a record: one that exists, for a 404 would hide a missing guard."""


def _pertama(model: type[M]) -> M:
    satu = model._default_manager.order_by("pk").first()
    assert satu is not None, f"fixtures/ brings no {model.__name__}"
    return satu


def _pemberitahuan() -> Pemberitahuan:
    return PemberitahuanFactory.create()


def _target() -> Target:
    return _pertama(Target)


def alamat(nama: str) -> str:
    """Return the address of a URL name, with the record of CONTOH where it needs one."""
    if POLA[nama].pattern.converters or POLA[nama].pattern.regex.groups:
        assert nama in CONTOH, f"CONTOH needs a record for {nama}"
    return reverse(nama, kwargs=CONTOH.get(nama, dict)())


def ditolak(jawaban: HttpResponseBase) -> bool:
    """Tell whether the visitor was sent to sign in (by the API: told to show a key), or turned away by method."""
    if jawaban.status_code == HTTPStatus.FOUND:
        return jawaban.headers["Location"].startswith(f"{reverse('account_login')}?next=")
    return jawaban.status_code in {HTTPStatus.UNAUTHORIZED, HTTPStatus.METHOD_NOT_ALLOWED}


@pytest.fixture(autouse=True)
def halaman_publik_dibuka(settings: Settings) -> None:
    """Open the public page: closed it answers 404 to everyone, and its guards would not be seen."""
    settings.HALAMAN_PUBLIK = True


def test_setiap_url_bernama() -> None:
    """A URL without a name cannot be on a list."""
    assert not [nama for nama in POLA if nama.endswith("None")]


def test_daftar_hanya_memuat_url_yang_ada() -> None:
    """The lists name nothing that is gone."""
    assert (PUBLIK.keys() | PUBLIK_TULIS.keys() | CONTOH.keys()) <= POLA.keys()


@pytest.mark.django_db
@pytest.mark.parametrize("nama", POLA)
def test_pengunjung_membaca(nama: str, klien_anonim: Client) -> None:
    """A visitor reads what is on PUBLIK, and is turned away everywhere else."""
    jawaban = klien_anonim.get(alamat(nama))
    if nama in PUBLIK:
        assert jawaban.status_code in {HTTPStatus.OK, HTTPStatus.FOUND}
    else:
        assert ditolak(jawaban), f"{nama} answers a visitor with {jawaban.status_code}; is it PUBLIK?"


@pytest.mark.django_db
@pytest.mark.parametrize("nama", sorted(POLA.keys() - PUBLIK_TULIS.keys()))
def test_pengunjung_tidak_menulis(nama: str, klien_anonim: Client) -> None:
    """A visitor's POST is turned away, save where PUBLIK_TULIS says why not."""
    jawaban = klien_anonim.post(alamat(nama))
    assert ditolak(jawaban), f"{nama} answers a visitor's POST with {jawaban.status_code}"
