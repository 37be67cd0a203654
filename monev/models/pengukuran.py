"""Indicators measured each semester (Bab IV.B)."""

from decimal import Decimal
from typing import Any

from django.core.exceptions import ValidationError
from django.db import models

from indikator.models import Indikator
from indikator.models.target import terbaca
from indikator.nilai import urai
from monev.models.dasar import BerlingkupQuerySet, DokumenBerlingkup, batasan_dokumen, batasan_lingkup
from monev.models.kalender import Periode
from monev.workflow import PENGUKURAN
from riwayat.models import catat_riwayat


class Pengukuran(DokumenBerlingkup):
    """The value of an indicator in one semester, as measured; the unit is the one that measures it.

    `teks` is what people write (`82,05`, `WTP`), `nilai` what it means. Where the indicator is a quotient, `pembilang`
    and `penyebut` are kept, so that semesters add up rightly.
    """

    alur = PENGUKURAN

    periode = models.ForeignKey(
        Periode, verbose_name="semester", on_delete=models.PROTECT, related_name="pengukuran"
    )
    indikator = models.ForeignKey(
        Indikator, verbose_name="indikator", on_delete=models.PROTECT, related_name="pengukuran"
    )
    teks = models.CharField("realisasi", max_length=50, blank=True, validators=[terbaca])
    nilai = models.DecimalField(
        "nilai", max_digits=20, decimal_places=6, null=True, blank=True, editable=False
    )
    pembilang = models.DecimalField("pembilang", max_digits=20, decimal_places=4, null=True, blank=True)
    penyebut = models.DecimalField("penyebut", max_digits=20, decimal_places=4, null=True, blank=True)
    sumber = models.CharField("sumber data", max_length=200, blank=True)
    catatan = models.TextField("catatan", blank=True, max_length=4000)

    riwayat = catat_riwayat()
    objects = BerlingkupQuerySet.as_manager()

    class Meta:
        verbose_name = "pengukuran indikator"
        verbose_name_plural = "pengukuran indikator"
        ordering = ["indikator__nama", "periode__tahun", "periode__nomor", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["periode", "indikator"],
                name="pengukuran_unik",
                violation_error_message="Indikator ini sudah diukur pada semester tersebut.",
            ),
            models.CheckConstraint(
                condition=models.Q(penyebut__isnull=True) | ~models.Q(penyebut=Decimal(0)),
                name="pengukuran_penyebut_bukan_nol",
                violation_error_message="Penyebut tidak boleh nol.",
            ),
            models.CheckConstraint(
                condition=models.Q(pembilang__isnull=True, penyebut__isnull=True)
                | models.Q(pembilang__isnull=False, penyebut__isnull=False),
                name="pengukuran_pembilang_dan_penyebut",
                violation_error_message="Isi pembilang dan penyebut keduanya, atau kosongkan keduanya.",
            ),
            batasan_lingkup("pengukuran"),
            *batasan_dokumen("pengukuran"),
        ]

    def __str__(self) -> str:
        return f"{self.indikator}, {self.periode}"

    def clean(self) -> None:
        """Refuse a zero denominator at its field."""
        super().clean()
        if self.penyebut is not None and self.penyebut == 0:
            raise ValidationError({"penyebut": "Penyebut tidak boleh nol."})

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Derive the number from the text, then save."""
        self.nilai = urai(self.teks).angka
        super().save(*args, **kwargs)
