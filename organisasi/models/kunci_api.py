"""Keys by which other systems use the API: one for each integration, for its owner's rights, until a day."""

from datetime import datetime

from django.db import models
from django.db.models import F, Q

from organisasi.models.pengguna import Pengguna
from riwayat.models import catat_riwayat


class LingkupKunci(models.TextChoices):
    """What a key opens, within what its owner may do."""

    BACA = "baca", "Hanya membaca"
    TULIS = "tulis", "Membaca dan menulis"


class KunciApiQuerySet(models.QuerySet["KunciApi"]):
    """Filters over keys."""

    def berlaku(self, kini: datetime) -> "KunciApiQuerySet":
        """Keep the keys that open something at `kini`."""
        return self.filter(dicabut_pada__isnull=True, berlaku_sampai__gt=kini, pemilik__is_active=True)


class KunciApi(models.Model):
    """A key of one integration; only the SHA-256 of it (`sidik`) is kept, and its beginning, by which people know it.

    Random and long, so that a plain hash is enough: there is nothing to guess.
    """

    pemilik = models.ForeignKey(
        Pengguna, verbose_name="pemilik", on_delete=models.CASCADE, related_name="kunci_api"
    )
    nama = models.CharField("nama integrasi", max_length=100)
    lingkup = models.CharField("lingkup", max_length=5, choices=LingkupKunci, default=LingkupKunci.BACA)
    awalan = models.CharField("awal kunci", max_length=16, editable=False)
    sidik = models.CharField("sidik SHA-256", max_length=64, unique=True, editable=False)
    dibuat_pada = models.DateTimeField("dibuat pada", editable=False)
    berlaku_sampai = models.DateTimeField("berlaku sampai")
    dicabut_pada = models.DateTimeField("dicabut pada", null=True, blank=True, editable=False)
    terakhir_dipakai = models.DateTimeField("terakhir dipakai", null=True, blank=True, editable=False)

    riwayat = catat_riwayat(excluded_fields=["sidik", "terakhir_dipakai"])
    objects = KunciApiQuerySet.as_manager()

    class Meta:
        verbose_name = "kunci API"
        verbose_name_plural = "kunci API"
        ordering = ["-dibuat_pada", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(berlaku_sampai__gt=F("dibuat_pada")),
                name="kunci_api_berlaku_setelah_dibuat",
                violation_error_message="Masa berlaku harus berakhir setelah kunci dibuat.",
            )
        ]

    def __str__(self) -> str:
        return f"{self.nama} ({self.awalan}…)"

    def keadaan(self, kini: datetime) -> str:
        """Return in a word whether it still opens: aktif, dicabut, kedaluwarsa."""
        if self.dicabut_pada is not None:
            return "dicabut"
        return "aktif" if self.berlaku_sampai > kini else "kedaluwarsa"
