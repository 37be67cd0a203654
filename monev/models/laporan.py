"""Monev reports: a frozen snapshot with its files, and packages of many (Bab IV.C)."""

import uuid
from typing import Any

from django.db import models
from django.db.models import Q

from monev.models.dasar import (
    BerlingkupQuerySet,
    DokumenBerlingkup,
    Terkunci,
    batasan_dokumen,
    batasan_lingkup,
    unik_per_lingkup,
)
from monev.models.kalender import Periode
from monev.workflow import LAPORAN_MONEV, Status
from organisasi.models import Pengguna
from riwayat.models import catat_riwayat


class LaporanMonev(DokumenBerlingkup):
    """A report of a month, a semester or a year. Once set, `potret` (its numbers) and its files never change.

    `sidik` is the SHA-256 of `potret` as canonical JSON; its beginning stands in the foot of every page, and
    `/verifikasi/<sidik>/` confirms it.
    """

    alur = LAPORAN_MONEV

    periode = models.ForeignKey(
        Periode, verbose_name="periode", on_delete=models.PROTECT, related_name="laporan_monev"
    )
    versi = models.PositiveSmallIntegerField("versi", default=1, editable=False)
    revisi_dari = models.ForeignKey(
        "self",
        verbose_name="revisi dari",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        editable=False,
        related_name="revisi",
    )
    alasan_revisi = models.TextField("alasan versi baru", blank=True, max_length=1000)
    pengantar = models.TextField("pengantar", blank=True, max_length=20000)
    simpulan = models.TextField("simpulan dan saran", blank=True, max_length=20000)
    potret: "models.JSONField[Any, Any]" = models.JSONField("angka", null=True, blank=True, editable=False)
    sidik = models.CharField("sidik SHA-256", max_length=64, blank=True, editable=False, db_index=True)

    riwayat = catat_riwayat()
    objects = BerlingkupQuerySet.as_manager()

    class Meta:
        verbose_name = "laporan monev"
        verbose_name_plural = "laporan monev"
        ordering = ["-periode__tahun", "-periode__nomor", "tingkat", "perangkat_daerah__nama", "-versi", "pk"]
        constraints = [
            batasan_lingkup("laporan_monev"),
            *unik_per_lingkup("laporan_monev_unik", "periode", "versi"),
            *batasan_dokumen("laporan_monev"),
            models.CheckConstraint(
                condition=Q(status=Status.DRAF.value) | (Q(potret__isnull=False) & ~Q(sidik="")),
                name="laporan_monev_ditetapkan_dibekukan",
            ),
        ]

    def __str__(self) -> str:
        versi = f" versi {self.versi}" if self.versi > 1 else ""
        return f"Laporan monev {self.nama_lingkup} {self.periode}{versi}"

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Save; raises Terkunci where what a set report says would change."""
        if not self._state.adding:
            lama = type(self)._base_manager.filter(pk=self.pk).exclude(status=Status.DRAF.value)
            beku = lama.values(*ISI_BEKU).first()
            if beku and any(getattr(self, bidang) != nilai for bidang, nilai in beku.items()):
                raise Terkunci(f"{self} sudah ditetapkan; isinya tidak dapat diubah. Buat versi baru.")
        super().save(*args, **kwargs)

    def delete(self, *args: Any, **kwargs: Any) -> tuple[int, dict[str, int]]:
        """Delete a draft; raises Terkunci for a set report."""
        if self.status != Status.DRAF:
            raise Terkunci(f"{self} sudah ditetapkan dan tidak dapat dihapus.")
        return super().delete(*args, **kwargs)


ISI_BEKU = ("versi", "alasan_revisi", "pengantar", "simpulan", "potret", "sidik")
"""What never changes once a report is set."""


class BentukLaporan(models.TextChoices):
    """In which form a report goes out."""

    PDF = "pdf", "PDF"
    DOCX = "docx", "DOCX"
    XLSX = "xlsx", "XLSX"


class BerkasLaporan(models.Model):
    """A file of a set report: its bytes lie outside the static root under a random name and stay as they are."""

    laporan = models.ForeignKey(
        LaporanMonev, verbose_name="laporan", on_delete=models.CASCADE, related_name="berkas"
    )
    bentuk = models.CharField("bentuk", max_length=4, choices=BentukLaporan)
    letak = models.CharField("letak berkas", max_length=64, unique=True)
    besar = models.PositiveIntegerField("besar (byte)")
    sidik = models.CharField("sidik SHA-256", max_length=64)

    riwayat = catat_riwayat()

    class Meta:
        verbose_name = "berkas laporan monev"
        verbose_name_plural = "berkas laporan monev"
        ordering = ["laporan", "bentuk"]
        constraints = [models.UniqueConstraint(fields=["laporan", "bentuk"], name="berkas_laporan_unik")]

    def __str__(self) -> str:
        return f"{self.laporan} ({self.get_bentuk_display()})"


class StatusPaket(models.TextChoices):
    """Where a package stands."""

    DISUSUN = "disusun", "Sedang disusun"
    SIAP = "siap", "Siap diunduh"
    DIBATALKAN = "dibatalkan", "Dibatalkan"
    GAGAL = "gagal", "Gagal"


class PaketLaporan(models.Model):
    """The reports of all units for one period in one ZIP file, made in the background."""

    kunci = models.UUIDField("kunci", default=uuid.uuid4, unique=True, editable=False)
    periode = models.ForeignKey(
        Periode, verbose_name="periode", on_delete=models.PROTECT, related_name="paket_laporan"
    )
    bentuk = models.CharField("bentuk", max_length=4, choices=BentukLaporan, default=BentukLaporan.PDF)
    oleh = models.ForeignKey(Pengguna, verbose_name="oleh", on_delete=models.PROTECT, related_name="+")
    pada = models.DateTimeField("pada")
    status = models.CharField("status", max_length=12, choices=StatusPaket, default=StatusPaket.DISUSUN)
    jumlah = models.PositiveSmallIntegerField("jumlah laporan", default=0)
    letak = models.CharField("letak berkas", max_length=64, blank=True)
    pesan = models.TextField("pesan", blank=True)

    riwayat = catat_riwayat()

    class Meta:
        verbose_name = "paket laporan monev"
        verbose_name_plural = "paket laporan monev"
        ordering = ["-pada", "-pk"]

    def __str__(self) -> str:
        return f"Paket laporan {self.periode}"
