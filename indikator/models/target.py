"""Targets as a document sets them, and values measured."""

from typing import Any

from django.core.exceptions import ValidationError
from django.db import models

from indikator.models.kamus import Indikator
from indikator.nilai import NilaiTercetak, urai
from riwayat.models import catat_riwayat

BATAS_NILAI = 10**14


def terbaca(teks: str) -> None:
    """Refuse a printed number too large to be kept (14 digits before the decimal sign, 6 behind it)."""
    angka = urai(teks).angka
    if angka is not None and (abs(angka) >= BATAS_NILAI or angka != round(angka, 6)):
        raise ValidationError(
            f"“{teks}” terlalu panjang: paling banyak 14 angka di depan dan 6 di belakang koma."
        )


class PenetapanTerkunci(Exception):
    """Targets of a document that is in force cannot be changed."""


class PenetapanTarget(models.Model):
    """One printed indicator row: where a document sets yearly targets for an indicator.

    The same indicator may be set in several places, even differently; each place is one record. `dokumen` is the
    code of the document (of the road map); `terkunci` closes the record once the document is in force.
    """

    indikator = models.ForeignKey(
        Indikator, verbose_name="indikator", on_delete=models.PROTECT, related_name="penetapan"
    )
    dokumen = models.SlugField("dokumen", max_length=60)
    kode = models.SlugField("kode", max_length=20)
    teks_indikator = models.CharField("nama indikator tercetak", max_length=300)
    tempat = models.CharField("tempat dalam dokumen", max_length=100)
    tahun_dasar = models.PositiveSmallIntegerField("tahun kondisi awal", null=True, blank=True)
    terkunci = models.BooleanField("terkunci", default=False, editable=False)

    riwayat = catat_riwayat()

    class Meta:
        verbose_name = "penetapan target"
        verbose_name_plural = "penetapan target"
        ordering = ["dokumen", "kode"]
        constraints = [models.UniqueConstraint(fields=["dokumen", "kode"], name="penetapan_kode_unik")]

    def __str__(self) -> str:
        return f"{self.teks_indikator} ({self.tempat})"

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Save; raises PenetapanTerkunci for a document in force."""
        self.pastikan_terbuka()
        super().save(*args, **kwargs)

    def delete(self, *args: Any, **kwargs: Any) -> tuple[int, dict[str, int]]:
        """Delete; raises PenetapanTerkunci for a document in force."""
        self.pastikan_terbuka()
        return super().delete(*args, **kwargs)

    def pastikan_terbuka(self) -> None:
        """Raise PenetapanTerkunci where the document is in force; then it takes no new record either."""
        if self.terkunci or (self._state.adding and self._dokumen_terkunci()):
            raise PenetapanTerkunci(
                f"Target “{self.teks_indikator}” ditetapkan dalam dokumen yang sudah berlaku."
            )

    def _dokumen_terkunci(self) -> bool:
        return PenetapanTarget.objects.filter(dokumen=self.dokumen, terkunci=True).exists()


class Target(models.Model):
    """A target of one year: the printed text, and what it means (derived from the text on saving)."""

    penetapan = models.ForeignKey(
        PenetapanTarget, verbose_name="penetapan", on_delete=models.CASCADE, related_name="target"
    )
    tahun = models.PositiveSmallIntegerField("tahun")
    teks = models.CharField("tercetak", max_length=50, blank=True, validators=[terbaca])
    nilai = models.DecimalField(
        "nilai", max_digits=20, decimal_places=6, null=True, blank=True, editable=False
    )
    satuan = models.CharField("satuan tercetak", max_length=30, blank=True, editable=False)
    pembanding = models.CharField("pembanding", max_length=2, blank=True, editable=False)
    label = models.CharField("label", max_length=50, blank=True, editable=False)

    riwayat = catat_riwayat()

    class Meta:
        verbose_name = "target"
        verbose_name_plural = "target"
        ordering = ["penetapan", "tahun"]
        constraints = [models.UniqueConstraint(fields=["penetapan", "tahun"], name="target_tahun_unik")]

    def __str__(self) -> str:
        return f"{self.tahun}: {self.teks or '–'}"

    @property
    def uraian(self) -> NilaiTercetak:
        """What the printed text means."""
        return urai(self.teks)

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Derive the meaning from the text, then save; raises PenetapanTerkunci for a document in force."""
        self.penetapan.pastikan_terbuka()
        self.turunkan()
        super().save(*args, **kwargs)

    def delete(self, *args: Any, **kwargs: Any) -> tuple[int, dict[str, int]]:
        """Delete; raises PenetapanTerkunci for a document in force."""
        self.penetapan.pastikan_terbuka()
        return super().delete(*args, **kwargs)

    def turunkan(self) -> None:
        """Set value, unit, comparator and label from the printed text."""
        arti = self.uraian
        self.nilai, self.satuan = arti.angka, arti.satuan
        self.pembanding, self.label = arti.pembanding, arti.label


class Realisasi(models.Model):
    """A measured value of an indicator in one year, with its source."""

    indikator = models.ForeignKey(
        Indikator, verbose_name="indikator", on_delete=models.PROTECT, related_name="realisasi"
    )
    tahun = models.PositiveSmallIntegerField("tahun")
    teks = models.CharField("tercetak", max_length=50, validators=[terbaca])
    nilai = models.DecimalField(
        "nilai", max_digits=20, decimal_places=6, null=True, blank=True, editable=False
    )
    sumber = models.CharField("sumber", max_length=200)

    riwayat = catat_riwayat()

    class Meta:
        verbose_name = "realisasi"
        verbose_name_plural = "realisasi"
        ordering = ["indikator", "tahun"]
        constraints = [models.UniqueConstraint(fields=["indikator", "tahun"], name="realisasi_tahun_unik")]

    def __str__(self) -> str:
        return f"{self.tahun}: {self.teks}"

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Derive the number from the text, then save."""
        self.nilai = urai(self.teks).angka
        super().save(*args, **kwargs)
