"""Evidence comes and goes: files checked by their content and kept outside the static root, links as text."""

import hashlib
from datetime import datetime

from django.conf import settings
from django.db import models, transaction

from berkas.simpanan import Simpanan
from berkas.unggahan import akhiran, periksa
from monev.models import Bukti, JenisBukti
from monev.permissions import pastikan_boleh_bukti
from organisasi.models import Pengguna

SIMPANAN = Simpanan("bukti")
GAMBAR = frozenset({"png", "jpg", "jpeg"})
JENIS_DITERIMA = ("pdf", "jpg", "jpeg", "png", "docx", "xlsx", "ods")
"""What evidence may be, by extension and content alike."""

TIPE = {
    "pdf": "application/pdf",
    "jpg": "image/jpeg",
    "jpeg": "image/jpeg",
    "png": "image/png",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "ods": "application/vnd.oasis.opendocument.spreadsheet",
}


@transaction.atomic
def tambah_berkas(
    *, bidang: str, pemilik: models.Model, nama: str, isi: bytes, oleh: Pengguna, kini: datetime
) -> Bukti:
    """Hang a file on a record (`bidang` is its field in Bukti) and return it.

    The same file on the same record is kept once. Raises TidakBerwenang, Terkunci and BerkasDitolak.
    """
    pastikan_boleh_bukti(oleh, bidang, pemilik, kini)
    periksa(nama, isi, jenis=JENIS_DITERIMA, maks_byte=settings.UNGGAHAN_MAKS_BYTE)
    sidik = hashlib.sha256(isi).hexdigest()
    ada = Bukti.objects.filter(**{bidang: pemilik}, sidik=sidik).first()
    if ada is not None:
        return ada
    letak = SIMPANAN.titipkan(isi)
    ekor = akhiran(nama)
    return _simpan(
        Bukti(
            **{bidang: pemilik},
            jenis=JenisBukti.FOTO if ekor in GAMBAR else JenisBukti.BERKAS,
            nama=nama[-255:],
            letak=letak,
            tipe=TIPE[ekor],
            besar=len(isi),
            sidik=sidik,
            oleh=oleh,
            pada=kini,
        )
    )


@transaction.atomic
def tambah_tautan(
    *, bidang: str, pemilik: models.Model, nama: str, tautan: str, oleh: Pengguna, kini: datetime
) -> Bukti:
    """Hang a link on a record and return it; the same link is kept once.

    Raises TidakBerwenang, Terkunci and ValidationError (no address of the web).
    """
    pastikan_boleh_bukti(oleh, bidang, pemilik, kini)
    ada = Bukti.objects.filter(**{bidang: pemilik}, tautan=tautan).first()
    if ada is not None:
        return ada
    return _simpan(
        Bukti(
            **{bidang: pemilik},
            jenis=JenisBukti.TAUTAN,
            nama=(nama or tautan)[:255],
            tautan=tautan,
            oleh=oleh,
            pada=kini,
        )
    )


def _simpan(bukti: Bukti) -> Bukti:
    bukti.full_clean(validate_unique=False)
    bukti._history_user = bukti.oleh  # type: ignore[attr-defined]
    bukti.save()
    return bukti


@transaction.atomic
def hapus_bukti(*, bukti: Bukti, oleh: Pengguna, kini: datetime) -> None:
    """Take evidence away; its bytes go when the transaction holds. Raises TidakBerwenang and Terkunci."""
    bidang, pemilik = bukti.milik
    pastikan_boleh_bukti(oleh, bidang, pemilik, kini)
    letak = bukti.letak
    bukti.delete()
    transaction.on_commit(lambda: SIMPANAN.buang(letak))


def isi_bukti(bukti: Bukti) -> bytes | None:
    """Return the bytes of a file; None where they are no longer there."""
    return SIMPANAN.ambil(bukti.letak)
