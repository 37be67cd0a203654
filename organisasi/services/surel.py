"""Notices by e-mail: one e-mail for a person's waiting notices, each notice sent by one process only."""

import logging
from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from smtplib import SMTPRecipientsRefused, SMTPResponseException

from django.conf import settings
from django.core.mail import EmailMultiAlternatives, get_connection
from django.core.mail.backends.base import BaseEmailBackend
from django.db import transaction
from django.template.loader import render_to_string
from django.utils import timezone

from organisasi.models import Pemberitahuan, PilihanSurel
from organisasi.queries import menunggu_surel
from tampilan.angka import tulis_tanggal

logger = logging.getLogger(__name__)

SURAT_DITOLAK = (SMTPRecipientsRefused, SMTPResponseException, ValueError)
"""What concerns one e-mail alone (its address, its head); any other OSError is the mail server's."""


@dataclass(slots=True)
class HasilKirim:
    """How many e-mails went out, and how many wait for another attempt."""

    terkirim: int = 0
    gagal: int = 0


def kirim_surel(*, cara: PilihanSurel, kini: datetime, penerima: Collection[int] | None = None) -> HasilKirim:
    """Mail what waits in the way `cara`, to all or to the people with these keys: one e-mail for each person.

    A mail server that fails is logged and raises nothing: the notices go on waiting. To be called outside of a
    transaction, since what has been sent must stay marked.
    """
    orang = menunggu_surel(cara, kini, penerima)
    hasil = HasilKirim()
    if not orang:
        return hasil
    sambungan = get_connection()
    try:
        sambungan.open()
        for pk in orang:
            _kirim_kepada(pk, cara, kini, sambungan, hasil)
    except OSError:
        logger.exception("The mail server fails; notices wait for kirim_pengingat.")
        hasil.gagal = len(orang) - hasil.terkirim
    finally:
        _tutup(sambungan)
    return hasil


def _kirim_kepada(
    pk: int, cara: PilihanSurel, kini: datetime, sambungan: BaseEmailBackend, hasil: HasilKirim
) -> None:
    """Mail one person's notices; raises OSError where the server fails, after giving the notices back."""
    daftar = _ambil(pk, cara, kini)
    if not daftar:
        return  # another process was quicker
    try:
        _susun(daftar, cara, kini, sambungan).send()
    except SURAT_DITOLAK:
        logger.exception("The e-mail to account %s was refused; its notices wait for kirim_pengingat.", pk)
        _tandai(daftar, surel_diambil_pada=None)
        hasil.gagal += 1
    except OSError:
        _tandai(daftar, surel_diambil_pada=None)
        raise
    else:
        _tandai(daftar, surel_pada=kini)
        hasil.terkirim += 1


@transaction.atomic
def _ambil(pk: int, cara: PilihanSurel, kini: datetime) -> list[Pemberitahuan]:
    """Take a person's waiting notices, so that no other process sends them too; the newest last.

    The stamp is the clock's, not `kini`: it tells how long this process has been at it.
    """
    menunggu = Pemberitahuan.objects.menunggu_surel(cara, kini).filter(penerima=pk)
    terkunci = menunggu.select_for_update(skip_locked=True, of=("self",))
    daftar = list(terkunci.select_related("penerima").order_by("dibuat", "pk"))
    _tandai(daftar, surel_diambil_pada=timezone.now())
    return daftar


def _tandai(daftar: list[Pemberitahuan], **nilai: datetime | None) -> None:
    Pemberitahuan.objects.filter(pk__in=[satu.pk for satu in daftar]).update(**nilai)


def _susun(
    daftar: list[Pemberitahuan], cara: PilihanSurel, kini: datetime, sambungan: BaseEmailBackend
) -> EmailMultiAlternatives:
    """Compose the e-mail about one person's notices, as text and as HTML."""
    penerima = daftar[0].penerima
    konteks = {
        "penerima": penerima,
        "daftar": daftar,
        "judul": _judul(daftar, cara, kini),
        "situs": settings.ALAMAT_SITUS,
    }
    surat = EmailMultiAlternatives(
        subject=f"{settings.ACCOUNT_EMAIL_SUBJECT_PREFIX}{konteks['judul']}",
        body=render_to_string("surel/pemberitahuan.txt", konteks),
        to=[penerima.email],
        headers={"Auto-Submitted": "auto-generated"},
        connection=sambungan,
    )
    surat.attach_alternative(render_to_string("surel/pemberitahuan.html", konteks), "text/html")
    return surat


def _judul(daftar: list[Pemberitahuan], cara: PilihanSurel, kini: datetime) -> str:
    if cara == PilihanSurel.HARIAN:
        return f"Rangkuman {tulis_tanggal(timezone.localdate(kini))}: {len(daftar)} pemberitahuan"
    return daftar[0].judul if len(daftar) == 1 else f"{len(daftar)} pemberitahuan baru"


def _tutup(sambungan: BaseEmailBackend) -> None:
    try:
        sambungan.close()
    except OSError:
        logger.exception("The connection to the mail server did not close.")
