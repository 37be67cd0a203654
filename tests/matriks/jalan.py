"""A walk along the rows of the matrix: every actor asks, every answer is read as a letter."""

import io
import re
import zipfile
from collections.abc import Iterator
from html import unescape
from http import HTTPStatus

from django.db import transaction
from django.http import HttpResponseBase
from django.urls import reverse

from tests.arsitektur.test_url import CONTOH
from tests.matriks.dunia import Aktor, Dunia
from tests.matriks.izin import Baris
from tests.matriks.pengisi import KATA, SENDIRI, Rujukan

TERBATAS = ("tamu", "kepala", "tim", "ases", "lepas")
"""Those who may see nothing of another unit, a pokja or the city's drafts, wherever they look."""

MASUK = "/akun/masuk/"
DITERIMA = frozenset(
    {
        HTTPStatus.OK,
        HTTPStatus.CREATED,
        HTTPStatus.NO_CONTENT,
        HTTPStatus.FOUND,
        HTTPStatus.BAD_REQUEST,
        HTTPStatus.CONFLICT,
        HTTPStatus.PRECONDITION_FAILED,
        HTTPStatus.UNSUPPORTED_MEDIA_TYPE,
        HTTPStatus.UNPROCESSABLE_ENTITY,
    }
)
"""What tells that the act was open to the person: done, or refused for what was sent or for the record's state."""

SUMBER_API = re.compile(r"(langkah/)?[^/]+/$")
"""What an act under /api/ adds to the address of its record."""


def huruf(jawaban: HttpResponseBase) -> str:
    """Return the letter of an answer; its number where the notation has none."""
    kode = jawaban.status_code
    if kode == HTTPStatus.UNAUTHORIZED or (
        kode == HTTPStatus.FOUND and jawaban.headers["Location"].startswith(f"{MASUK}?")
    ):
        return "m"
    if kode == HTTPStatus.METHOD_NOT_ALLOWED:
        return "-"
    khusus = {HTTPStatus.FORBIDDEN: "3", HTTPStatus.NOT_FOUND: "4"}
    return khusus.get(HTTPStatus(kode), "v" if kode in DITERIMA else str(kode))


def teks(jawaban: HttpResponseBase) -> str:
    """Return what an answer says: a page, data, or the parts of an office file."""
    isi = b"".join(jawaban.streaming_content) if jawaban.streaming else jawaban.content  # type: ignore[attr-defined]
    if isi.startswith(b"PK"):
        with zipfile.ZipFile(io.BytesIO(isi)) as arsip:
            isi = b"\n".join(arsip.read(nama) for nama in arsip.namelist())
    return f"{jawaban.headers}\n{unescape(isi.decode('utf-8', 'replace'))}"


def bocor(aktor: Aktor, jawaban: HttpResponseBase) -> list[str]:
    """Return whose words an answer shows that this person may not see."""
    if aktor.nama not in TERBATAS:
        return []
    isi = teks(jawaban)
    tertutup = KATA.keys() - ({SENDIRI} if aktor.nama in {"kepala", "tim"} else set())
    return sorted(pemilik for pemilik in tertutup if KATA[pemilik] in isi)


def rekam(dunia: Dunia, baris: Baris, pemilik: str) -> Rujukan:
    """Return how a request names the record of a row and owner."""
    if baris.jenis == "contoh":
        return Rujukan(CONTOH[baris.nama](), {})
    return dunia.catatan[baris.jenis][pemilik] if baris.jenis else Rujukan({}, {})


def tanya(
    aktor: Aktor,
    metode: str,
    alamat: str,
    isi: dict[str, object] | None = None,
    versi: str = "",
    dibaca: bool = True,
) -> HttpResponseBase:
    """Ask, and take back whatever the answer wrote; where nobody reads it, its status is all."""
    with transaction.atomic():
        Aktor.dibaca = dibaca
        jawaban = aktor.minta(metode, alamat, isi, versi)
        Aktor.dibaca = True
        if jawaban.streaming:
            jawaban.streaming_content = list(jawaban.streaming_content)  # type: ignore[attr-defined]
        transaction.set_rollback(True)
    return jawaban


def versi_dari(dunia: Dunia, metode: str, alamat: str) -> str:
    """Return the ETag that a write to the API must name; empty where nothing has one."""
    if not alamat.startswith("/api/") or metode == "GET":
        return ""
    for satu in (alamat, SUMBER_API.sub("", alamat)):
        if satu not in dunia.versi:
            dunia.versi[satu] = tanya(dunia.aktor["admin"], "GET", satu).headers.get("ETag", "")
        if dunia.versi[satu]:
            return dunia.versi[satu]
    return ""


def jalani(dunia: Dunia, baris: Baris, metode: tuple[str, ...]) -> Iterator[str]:
    """Ask everything that a row is about and yield what differs from it."""
    for cara in metode:
        if cara in baris.izin:
            for pemilik in baris.izin[cara].baris:
                yield from _jalani_satu(dunia, baris, cara, pemilik)
        elif (ada := huruf(tanya(dunia.aktor["admin"], cara, alamat(dunia, baris)))) != "-":
            yield f"{baris} {cara}: the row has no such method, the answer is {ada}"


def alamat(dunia: Dunia, baris: Baris, pemilik: str = "") -> str:
    """Return the address of a row for an owner's record, by default the first that the row knows."""
    pertama = next(iter(next(iter(baris.izin.values())).baris))
    bagian = rekam(dunia, baris, pemilik or pertama).alamat | baris.alamat
    parameter = bagian.pop("?", "")
    return reverse(baris.nama, kwargs=bagian) + (f"?{parameter}" if parameter else "")


def _jalani_satu(dunia: Dunia, baris: Baris, cara: str, pemilik: str) -> Iterator[str]:
    url, isi = alamat(dunia, baris, pemilik), rekam(dunia, baris, pemilik).isi | baris.isi
    versi = versi_dari(dunia, cara, url)
    for nama, harapan in baris.izin[cara].ditanya(pemilik).items():
        aktor = dunia.aktor[nama]
        jawaban = tanya(aktor, cara, url, isi, versi, dibaca=nama in TERBATAS)
        if cara == "GET" and harapan == "4" and (ada := huruf(tanya(aktor, "HEAD", url))) not in "4-":
            yield f"{baris} HEAD {pemilik}: {nama} gets {ada}, not 4"
        if (ada := huruf(jawaban)) != harapan:
            yield f"{baris} {cara} {pemilik}: {nama} gets {ada}, not {harapan}"
        if lihat := bocor(aktor, jawaban):
            yield f"{baris} {cara} {pemilik}: {nama} reads what is of {', '.join(lihat)}"
