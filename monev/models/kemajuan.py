"""Monthly reports, and the progress of each item of a set plan."""

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Q

from monev.models.dasar import (
    BerlingkupQuerySet,
    DokumenBerlingkup,
    batasan_dokumen,
    batasan_lingkup,
    unik_per_lingkup,
)
from monev.models.kalender import Periode
from monev.workflow import LAPORAN_BULANAN
from rencana_aksi.models import ButirAksi, RencanaAksi
from riwayat.models import catat_riwayat


class LaporanBulanan(DokumenBerlingkup):
    """What a unit (or the city) reports of its set plan for one month (Bab IV.A)."""

    alur = LAPORAN_BULANAN

    periode = models.ForeignKey(
        Periode, verbose_name="bulan", on_delete=models.PROTECT, related_name="laporan_bulanan"
    )
    rencana = models.ForeignKey(
        RencanaAksi, verbose_name="rencana aksi", on_delete=models.PROTECT, related_name="laporan_bulanan"
    )

    riwayat = catat_riwayat()
    objects = BerlingkupQuerySet.as_manager()

    class Meta:
        verbose_name = "laporan bulanan"
        verbose_name_plural = "laporan bulanan"
        ordering = ["-periode__tahun", "-periode__nomor", "perangkat_daerah__nama", "pk"]
        constraints = [
            batasan_lingkup("laporan_bulanan"),
            *unik_per_lingkup("laporan_bulanan_unik", "periode", pesan="Laporan bulan ini sudah ada."),
            *batasan_dokumen("laporan_bulanan"),
        ]

    def __str__(self) -> str:
        return f"Laporan {self.nama_lingkup} {self.periode}"


class Kemajuan(models.Model):
    """How far one item is at the end of one month: all figures are cumulative since January.

    `fisik` is a percentage (0 to 100), `volume` counts in the item's `satuan`, `anggaran` rupiah spent. None means that
    nothing was said, never zero.
    """

    laporan = models.ForeignKey(
        LaporanBulanan, verbose_name="laporan", on_delete=models.CASCADE, related_name="kemajuan"
    )
    butir = models.ForeignKey(
        ButirAksi, verbose_name="butir aksi", on_delete=models.PROTECT, related_name="kemajuan"
    )
    fisik = models.DecimalField(
        "fisik (%)",
        max_digits=5,
        decimal_places=2,
        null=True,
        blank=True,
        validators=[
            MinValueValidator(0, "Kemajuan fisik tidak boleh kurang dari 0%."),
            MaxValueValidator(100, "Kemajuan fisik tidak boleh lebih dari 100%."),
        ],
    )
    volume = models.DecimalField(
        "keluaran (volume)",
        max_digits=18,
        decimal_places=4,
        null=True,
        blank=True,
        validators=[MinValueValidator(0, "Keluaran tidak boleh kurang dari nol.")],
    )
    anggaran = models.DecimalField(
        "anggaran terpakai (Rp)",
        max_digits=18,
        decimal_places=2,
        null=True,
        blank=True,
        validators=[MinValueValidator(0, "Anggaran terpakai tidak boleh kurang dari nol.")],
    )
    kendala = models.TextField("kendala", blank=True, max_length=4000)
    langkah = models.TextField("langkah berikutnya", blank=True, max_length=4000)

    riwayat = catat_riwayat()

    class Meta:
        verbose_name = "kemajuan butir"
        verbose_name_plural = "kemajuan butir"
        ordering = ["laporan", "butir__nomor", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["laporan", "butir"], name="kemajuan_butir_unik"),
            models.CheckConstraint(
                condition=Q(fisik__isnull=True) | Q(fisik__range=(0, 100)), name="kemajuan_fisik_0_sampai_100"
            ),
            models.CheckConstraint(
                condition=Q(volume__isnull=True) | Q(volume__gte=0), name="kemajuan_volume_tidak_negatif"
            ),
            models.CheckConstraint(
                condition=Q(anggaran__isnull=True) | Q(anggaran__gte=0),
                name="kemajuan_anggaran_tidak_negatif",
            ),
        ]

    def __str__(self) -> str:
        return f"Kemajuan {self.butir}"


BIDANG_KEMAJUAN = ("fisik", "volume", "anggaran", "kendala", "langkah")
"""What people fill in of an item's progress."""
