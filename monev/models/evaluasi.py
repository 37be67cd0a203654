"""The evaluation of each semester, per unit, pokja and city, and what it recommends (Bab IV.B)."""

from typing import Any

from django.db import models

from monev.models.dasar import (
    BerlingkupQuerySet,
    DokumenBerlingkup,
    batasan_dokumen,
    batasan_lingkup,
    unik_per_lingkup,
)
from monev.models.kalender import Periode
from monev.models.masalah import TindakLanjut
from monev.workflow import EVALUASI
from organisasi.models import Pengguna, PerangkatDaerah
from riwayat.models import catat_riwayat


class Evaluasi(DokumenBerlingkup):
    """What a semester was like at one level: `potret` holds the figures as they were when it was last refreshed."""

    alur = EVALUASI

    periode = models.ForeignKey(
        Periode, verbose_name="semester", on_delete=models.PROTECT, related_name="evaluasi"
    )
    potret: "models.JSONField[Any, Any]" = models.JSONField("angka", default=dict, blank=True, editable=False)
    dipotret_pada = models.DateTimeField("angka per", null=True, blank=True, editable=False)
    analisis = models.TextField("analisis", blank=True, max_length=20000)

    riwayat = catat_riwayat()
    objects = BerlingkupQuerySet.as_manager()

    class Meta:
        verbose_name = "evaluasi"
        verbose_name_plural = "evaluasi"
        ordering = ["-periode__tahun", "-periode__nomor", "tingkat", "pk"]
        constraints = [
            batasan_lingkup("evaluasi"),
            *unik_per_lingkup("evaluasi_unik", "periode", pesan="Evaluasi semester ini sudah ada."),
            *batasan_dokumen("evaluasi"),
        ]

    def __str__(self) -> str:
        return f"Evaluasi {self.nama_lingkup} {self.periode}"


class Rekomendasi(models.Model):
    """A recommendation: becomes a follow-up once the evaluation is accepted."""

    evaluasi = models.ForeignKey(
        Evaluasi, verbose_name="evaluasi", on_delete=models.CASCADE, related_name="rekomendasi"
    )
    nomor = models.PositiveSmallIntegerField("nomor")
    teks = models.TextField("rekomendasi", max_length=4000)
    perangkat_daerah = models.ForeignKey(
        PerangkatDaerah,
        verbose_name="Perangkat Daerah penanggung jawab",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="rekomendasi",
    )
    pic = models.ForeignKey(
        Pengguna,
        verbose_name="penanggung jawab (PIC)",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
    )
    tenggat = models.DateField("tenggat")
    tindak_lanjut = models.OneToOneField(
        TindakLanjut,
        verbose_name="tindak lanjut",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        editable=False,
        related_name="rekomendasi",
    )

    riwayat = catat_riwayat()

    class Meta:
        verbose_name = "rekomendasi"
        verbose_name_plural = "rekomendasi"
        ordering = ["evaluasi", "nomor", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(perangkat_daerah__isnull=False) | models.Q(pic__isnull=False),
                name="rekomendasi_berpenanggung_jawab",
                violation_error_message="Pilih Perangkat Daerah atau orang yang bertanggung jawab.",
            )
        ]

    def __str__(self) -> str:
        return self.teks[:120]
