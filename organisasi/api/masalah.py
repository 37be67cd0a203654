"""Refusals as problem details (RFC 9457), in Indonesian: the status for programs, the sentence for people."""

from typing import Any, NamedTuple

from django.conf import settings
from django.core.exceptions import PermissionDenied, RequestDataTooBig, ValidationError
from django.http import Http404
from rest_framework import exceptions
from rest_framework.response import Response
from rest_framework.views import set_rollback

from tampilan.angka import tulis_angka
from tampilan.masalah import JENIS_ISI, rincian


class Masalah(Exception):
    """A refusal with its status; the message says why and what to do. `galat` tells it by field."""

    status = 400
    judul = "Permintaan tidak dapat dipakai"

    def __init__(self, pesan: str, galat: dict[str, list[str]] | None = None) -> None:
        super().__init__(pesan)
        self.galat = galat


class KueriSalah(Masalah):
    """A parameter in the address is unknown, or its value."""


class PerluIfMatch(Masalah):
    """A write does not say which version it is meant for."""

    status, judul = 428, "Versi tidak disebut"


class VersiBasi(Masalah):
    """A write is meant for a version that is no longer the newest."""

    status, judul = 412, "Sudah diubah orang lain"


class Bentrok(Masalah):
    """The state of a record does not allow a write."""

    status, judul = 409, "Tidak dapat dilakukan sekarang"


class IsianSalah(Masalah):
    """What was sent is refused by field."""

    status, judul = 422, "Isian perlu diperbaiki"


class _Kata(NamedTuple):
    judul: str
    pesan: str = ""


KATA: dict[type[exceptions.APIException], _Kata] = {
    exceptions.NotAuthenticated: _Kata(
        "Belum masuk", "Sertakan kunci API: kepala Authorization: Bearer petarb_…"
    ),
    exceptions.AuthenticationFailed: _Kata("Kunci tidak berlaku"),
    exceptions.NotFound: _Kata("Tidak ditemukan", "Alamat atau catatan ini tidak ditemukan."),
    exceptions.ParseError: _Kata(
        "Isi tidak terbaca",
        "Isi permintaan bukan JSON (atau multipart/form-data) yang benar. Periksa tanda kurung, koma, dan kutipnya.",
    ),
    exceptions.MethodNotAllowed: _Kata("Metode tidak tersedia"),
    exceptions.NotAcceptable: _Kata("Bentuk tidak tersedia", "Jawaban hanya tersedia sebagai JSON."),
    exceptions.UnsupportedMediaType: _Kata("Bentuk tidak dikenal"),
    exceptions.Throttled: _Kata(
        "Terlalu banyak permintaan", "Tunggu sebanyak detik pada kepala Retry-After, lalu ulangi."
    ),
}
"""What people are told where the framework itself refuses; without a sentence its own stands."""


def jawab_galat(galat: Exception, konteks: dict[str, Any]) -> Response | None:
    """Return the refusal as problem details; None for what nobody expected, which is a 500.

    A view's `tolak` names the exceptions of its services with the kind of refusal that each is.
    """
    for kelas, jenis in getattr(konteks["view"], "tolak", {}).items():
        if isinstance(galat, kelas):
            galat = jenis(str(galat), getattr(galat, "galat", None) and _daftar(galat.galat))
            break
    hasil = _susun(galat, konteks["view"])
    if hasil is not None:
        set_rollback()
    return hasil


def _susun(galat: Exception, view: Any) -> Response | None:
    if isinstance(galat, Masalah):
        return _jawaban(galat.status, galat.judul, str(galat), galat=galat.galat)
    if isinstance(galat, Http404):
        return _jawaban(404, "Tidak ditemukan", _kalimat(galat) or KATA[exceptions.NotFound].pesan)
    if isinstance(galat, PermissionDenied):
        return _jawaban(403, "Tidak berwenang", str(galat) or "Anda tidak berwenang melakukan ini.")
    if isinstance(galat, RequestDataTooBig):
        return _jawaban(413, "Isi terlalu besar", isi_paling_besar())
    if isinstance(galat, ValidationError):
        return _isian_salah(_dari_django(galat))
    if isinstance(galat, exceptions.ValidationError):
        return _isian_salah(_ratakan(galat.detail))
    if isinstance(galat, exceptions.NotFound) and galat.detail != exceptions.NotFound.default_detail:
        return _jawaban(404, KATA[exceptions.NotFound].judul, str(galat.detail))
    if isinstance(galat, exceptions.APIException):
        return _dari_rangka(galat, view)
    return None


def isi_paling_besar() -> str:
    """Return what to do about a body that is too large."""
    maks = tulis_angka(settings.DATA_UPLOAD_MAX_MEMORY_SIZE)
    return f"Isi permintaan paling besar {maks} byte. Kirim sebagian demi sebagian."


def _yang_tersedia(galat: exceptions.APIException, view: Any) -> str:
    """Return what the address takes where something else was sent; empty for other refusals."""
    if isinstance(galat, exceptions.UnsupportedMediaType):
        return f"Kirim isi dengan Content-Type {' atau '.join(p.media_type for p in view.get_parsers())}."
    if isinstance(galat, exceptions.MethodNotAllowed):
        return f"Metode ini tidak tersedia pada alamat ini. Yang tersedia: {', '.join(view.allowed_methods)}."
    return ""


def _kalimat(galat: Http404) -> str:
    """Return what our own code says of a missing record; the framework's own words are English."""
    teks = str(galat)
    return teks if teks.endswith(".") and " matches " not in teks else ""


def _isian_salah(galat: dict[str, list[str]]) -> Response:
    pesan = " ".join(f"{nama}: {teks[0]}" if nama else teks[0] for nama, teks in galat.items())
    return _jawaban(422, IsianSalah.judul, pesan, galat=galat)


def _dari_rangka(galat: exceptions.APIException, view: Any) -> Response:
    kata = KATA.get(type(galat), _Kata("Permintaan ditolak"))
    kepala = {}
    if (tunggu := getattr(galat, "wait", None)) is not None:
        kepala["Retry-After"] = str(int(tunggu) + 1)
    if auth := getattr(galat, "auth_header", None):
        kepala["WWW-Authenticate"] = auth
    pesan = _yang_tersedia(galat, view) or kata.pesan or str(galat.detail)
    return _jawaban(galat.status_code, kata.judul, pesan, kepala=kepala)


def _jawaban(
    status: int,
    judul: str,
    pesan: str,
    *,
    galat: dict[str, list[str]] | None = None,
    kepala: dict[str, str] | None = None,
) -> Response:
    return Response(
        rincian(status, judul, pesan, galat), status=status, headers=kepala, content_type=JENIS_ISI
    )


def _daftar(galat: Any) -> dict[str, list[str]]:
    return {nama: [teks] if isinstance(teks, str) else list(teks) for nama, teks in galat.items()}


def _dari_django(galat: ValidationError) -> dict[str, list[str]]:
    if hasattr(galat, "error_dict"):
        return {("" if nama == "__all__" else nama): teks for nama, teks in galat.message_dict.items()}
    return {"": galat.messages}


def _ratakan(detail: Any, awalan: str = "") -> dict[str, list[str]]:
    """Return nested errors of a serializer as field → sentences; what concerns all fields is under ""."""
    if isinstance(detail, dict):
        hasil: dict[str, list[str]] = {}
        for nama, isi in detail.items():
            jalur = "" if nama == "non_field_errors" else str(nama)
            hasil |= _ratakan(isi, ".".join(filter(None, (awalan, jalur))))
        return hasil
    if isinstance(detail, list) and any(isinstance(isi, dict) for isi in detail):
        gabung: dict[str, list[str]] = {}
        for nomor, isi in enumerate(detail):
            if isi:
                gabung |= _ratakan(isi, f"{awalan}[{nomor}]")
        return gabung
    return {awalan: [str(isi) for isi in detail] if isinstance(detail, list) else [str(detail)]}
