"""Notices to people: what each was told, and the ledger by which nobody is told the same twice."""

from datetime import datetime, timedelta

from django.db import models
from django.db.models import Exists, OuterRef, Q
from django.utils import timezone

from organisasi.models.pengguna import Pengguna, PilihanSurel

LAMA_PENGAMBILAN = timedelta(minutes=15)
"""So long a process may hold what it has taken before it hands the e-mail over; after that it counts as dead."""


class PemberitahuanQuerySet(models.QuerySet["Pemberitahuan"]):
    """Filters over notices."""

    def belum_dibaca(self) -> "PemberitahuanQuerySet":
        """Keep the notices that their recipient has not opened."""
        return self.filter(dibaca_pada__isnull=True)

    def urut_baca(self) -> "PemberitahuanQuerySet":
        """Put the unread ones first, within each the newest."""
        belum = models.Case(models.When(dibaca_pada__isnull=True, then=0), default=1)
        return self.order_by(belum, "-dibuat", "-pk")

    def menunggu_surel(self, cara: PilihanSurel, kini: datetime) -> "PemberitahuanQuerySet":
        """Keep what is still to be mailed in the way `cara`, at `kini`.

        Left out: what another process is just sending, people who cannot or no longer want to receive, and, for the
        digest, those who have had today's.
        """
        query = self.filter(
            _tidak_sedang_dikirim(kini), surel=cara, surel_pada__isnull=True, penerima__is_active=True
        ).exclude(Q(penerima__email="") | Q(penerima__surel=PilihanSurel.TIDAK))
        return query.exclude(_sudah_dirangkum(kini)) if cara == PilihanSurel.HARIAN else query


def _tidak_sedang_dikirim(kini: datetime) -> Q:
    return Q(surel_diambil_pada__isnull=True) | Q(surel_diambil_pada__lt=kini - LAMA_PENGAMBILAN)


def _sudah_dirangkum(kini: datetime) -> Exists:
    """Match people whose digest of the day of `kini` has been sent or is being sent."""
    awal_hari = timezone.localtime(kini).replace(hour=0, minute=0, second=0, microsecond=0)
    return Exists(
        Pemberitahuan.objects.filter(
            Q(surel_pada__gte=awal_hari)
            | Q(surel_pada__isnull=True, surel_diambil_pada__gte=kini - LAMA_PENGAMBILAN),
            penerima=OuterRef("penerima"),
            surel=PilihanSurel.HARIAN,
        )
    )


class Pemberitahuan(models.Model):
    """One thing that one person is told, in the application and, where they chose so, by e-mail."""

    penerima = models.ForeignKey(
        Pengguna, verbose_name="penerima", on_delete=models.CASCADE, related_name="pemberitahuan"
    )
    jenis = models.CharField("jenis", max_length=50)
    kunci = models.CharField("kunci", max_length=200)
    judul = models.CharField("judul", max_length=300)
    isi = models.TextField("isi", blank=True)
    alamat = models.CharField("alamat", max_length=500)
    dibuat = models.DateTimeField("dibuat")
    dibaca_pada = models.DateTimeField("dibaca pada", null=True, blank=True)
    # The recipient's choice when they were told: a later choice must not send what is old.
    surel = models.CharField("e-mail", max_length=10, choices=PilihanSurel)
    surel_diambil_pada = models.DateTimeField("diambil untuk dikirim pada", null=True, blank=True)
    surel_pada = models.DateTimeField("dikirim dengan e-mail pada", null=True, blank=True)

    objects = PemberitahuanQuerySet.as_manager()

    class Meta:
        verbose_name = "pemberitahuan"
        verbose_name_plural = "pemberitahuan"
        ordering = ["-dibuat", "-pk"]
        constraints = [
            models.UniqueConstraint(fields=["penerima", "kunci"], name="pemberitahuan_sekali"),
            models.CheckConstraint(
                condition=Q(alamat__startswith="/") & ~Q(alamat__startswith="//"),
                name="pemberitahuan_alamat_di_situs",
            ),
        ]
        indexes = [
            models.Index(
                fields=["penerima"],
                condition=Q(dibaca_pada__isnull=True),
                name="pemberitahuan_belum_dibaca",
            ),
            models.Index(
                fields=["surel", "penerima"],
                condition=Q(surel_pada__isnull=True),
                name="pemberitahuan_belum_dikirim",
            ),
        ]

    def __str__(self) -> str:
        return self.judul
