"""What the page of a document offers: the step forward, the others, and for whom it waits."""

from typing import Any

from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone

from monev.models.dasar import DokumenBerlingkup
from monev.queries.alur import LangkahTersedia, langkah_tersedia, nama_pemegang
from monev.views.dasar import pengguna
from tampilan.angka import tulis_tunggu

MUNDUR = frozenset({"tarik", "tolak", "kembalikan"})
Tindakan = dict[str, Any]


def tindakan_dokumen(request: HttpRequest, dokumen: DokumenBerlingkup) -> dict[str, Any]:
    """Return `aksi` (the step forward, first of all one that is this person's), `menu` (the rest) and `pemegang`."""
    langkah = langkah_tersedia(dokumen, pengguna(request), timezone.localdate())
    maju = [satu for satu in langkah if satu.peralihan.nama not in MUNDUR]
    utama = next((satu for satu in maju if satu.berwenang), maju[0] if maju else None)
    lain = [satu for satu in langkah if satu is not utama and satu.berwenang]
    return {
        "aksi": _aksi(dokumen, utama) if utama else None,
        "menu": [_aksi(dokumen, satu) for satu in lain],
        "pemegang": menunggu(dokumen),
    }


def _aksi(dokumen: DokumenBerlingkup, langkah: LangkahTersedia) -> Tindakan:
    nama = langkah.peralihan.nama
    return {
        "teks": langkah.peralihan.kata,
        "url": reverse("monev:langkah", args=[dokumen.alur.nama, dokumen.pk, nama]),
        "ikon": "arrow-back-up" if nama in MUNDUR else "send",
        "alasan": langkah.alasan,
    }


def menunggu(dokumen: DokumenBerlingkup) -> str:
    """Return for whom a document waits and how long; empty where for nobody."""
    hari = (timezone.localdate() - timezone.localdate(dokumen.sejak)).days
    return tulis_tunggu(nama_pemegang(dokumen), hari)
