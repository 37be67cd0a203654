"""Notices by e-mail: one e-mail for a person's waiting notices, each notice sent by one process only, and once."""

import logging
from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from smtplib import SMTPRecipientsRefused, SMTPResponseException

from django.conf import settings
from django.core.mail import EmailMultiAlternatives, get_connection
from django.core.mail.backends.base import BaseEmailBackend
from django.db import transaction
from django.db.models import QuerySet
from django.template.loader import render_to_string
from django.utils import timezone
from django_tasks import task

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


@task()
def kirim_di_latar(penerima: list[int]) -> None:
    """Mail what waits at once for the people with these keys: the job of `beri_tahu`, done by `manage.py db_worker`."""
    kirim_surel(cara=PilihanSurel.LANGSUNG, kini=timezone.now(), penerima=penerima)


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
    surat = _susun(daftar, cara, kini, sambungan)
    if not _serahkan(daftar, kini):
        return  # so slow that another process has taken them over
    try:
        surat.send()
    except SURAT_DITOLAK:
        logger.exception("The e-mail to account %s was refused; its notices wait for kirim_pengingat.", pk)
        _kembalikan(daftar)
        hasil.gagal += 1
    except Exception:
        _kembalikan(daftar)
        raise
    else:
        hasil.terkirim += 1


@transaction.atomic
def _ambil(pk: int, cara: PilihanSurel, kini: datetime) -> list[Pemberitahuan]:
    """Take a person's waiting notices, so that no other process sends them too; the newest last.

    The stamp is the clock's, not `kini`: it tells how long this process has been at it.
    """
    menunggu = Pemberitahuan.objects.menunggu_surel(cara, kini).filter(penerima=pk)
    terkunci = menunggu.select_for_update(skip_locked=True, of=("self",))
    daftar = list(terkunci.select_related("penerima").order_by("dibuat", "pk"))
    diambil = timezone.now()
    for satu in daftar:
        satu.surel_diambil_pada = diambil
    _catatan(daftar).update(surel_diambil_pada=diambil)
    return daftar


def _serahkan(daftar: list[Pemberitahuan], kini: datetime) -> bool:
    """Mark taken notices as sent, just before they leave: if this process dies now, nobody sends them once more.

    Returns False where they are no longer this process's to send.
    """
    milik = _catatan(daftar).filter(surel_diambil_pada=daftar[0].surel_diambil_pada, surel_pada__isnull=True)
    return bool(milik.update(surel_pada=kini))


def _kembalikan(daftar: list[Pemberitahuan]) -> None:
    """Let notices that did not leave wait for another attempt."""
    _catatan(daftar).update(surel_diambil_pada=None, surel_pada=None)


def _catatan(daftar: list[Pemberitahuan]) -> QuerySet[Pemberitahuan]:
    return Pemberitahuan.objects.filter(pk__in=[satu.pk for satu in daftar])


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
