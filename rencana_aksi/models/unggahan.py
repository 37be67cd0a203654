"""Spreadsheets that came in, what is remembered of their columns, and how far their import is."""

import uuid

from django.db import models

from organisasi.models import Pengguna, PerangkatDaerah
from rencana_aksi.models.rencana import RencanaAksi
from riwayat.models import catat_riwayat


class StatusUnggahan(models.TextChoices):
    """Where an uploaded file stands on its way: Berkas → Kolom → Pratinjau → Terapkan."""

    KOLOM = "kolom", "Menunggu pemetaan kolom"
    DIBACA = "dibaca", "Sedang dibaca"
    PRATINJAU = "pratinjau", "Menunggu keputusan"
    MENERAPKAN = "menerapkan", "Sedang diterapkan"
    DITERAPKAN = "diterapkan", "Diterapkan"
    DIBATALKAN = "dibatalkan", "Dibatalkan"
    GAGAL = "gagal", "Gagal"


class Unggahan(models.Model):
    """An uploaded spreadsheet: its bytes lie outside the static root under a random name (`berkas`).

    `sidik` is the SHA-256 of the bytes; `pemetaan` says how it is read, `padanan` which area (its key) a name in the
    file means where that was asked; `ringkasan` counts what came of it.
    """

    kunci = models.UUIDField("kunci", default=uuid.uuid4, unique=True, editable=False)
    rencana = models.ForeignKey(
        RencanaAksi, verbose_name="rencana aksi", on_delete=models.CASCADE, related_name="unggahan"
    )
    nama = models.CharField("nama berkas", max_length=255)
    berkas = models.CharField("letak berkas", max_length=64, unique=True)
    besar = models.PositiveIntegerField("besar (byte)")
    sidik = models.CharField("sidik SHA-256", max_length=64)
    oleh = models.ForeignKey(Pengguna, verbose_name="oleh", on_delete=models.PROTECT, related_name="unggahan")
    pada = models.DateTimeField("pada")
    status = models.CharField("status", max_length=12, choices=StatusUnggahan, default=StatusUnggahan.KOLOM)
    pemetaan = models.JSONField("pemetaan kolom", null=True, blank=True)
    ringkasan = models.JSONField("ringkasan", null=True, blank=True)
    padanan = models.JSONField("padanan nama area", default=dict, blank=True)
    pesan = models.TextField("pesan", blank=True)

    riwayat = catat_riwayat()

    class Meta:
        verbose_name = "berkas rencana aksi"
        verbose_name_plural = "berkas rencana aksi"
        ordering = ["-pada", "-pk"]

    def __str__(self) -> str:
        return self.nama


class IngatanKolom(models.Model):
    """How the columns of a unit's spreadsheets were read the last time, by their headings."""

    perangkat_daerah = models.OneToOneField(
        PerangkatDaerah,
        verbose_name="Perangkat Daerah",
        on_delete=models.CASCADE,
        null=True,
        blank=True,
        related_name="ingatan_kolom",
    )
    isi = models.JSONField("ingatan", default=dict)

    riwayat = catat_riwayat()

    class Meta:
        verbose_name = "ingatan kolom"
        verbose_name_plural = "ingatan kolom"
        ordering = ["pk"]

    def __str__(self) -> str:
        return f"Kolom berkas {self.perangkat_daerah or 'kota'}"
