"""Perangkat Daerah with their other names, and Pokja."""

from datetime import date

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Lower

from riwayat.models import catat_riwayat


class JenisPerangkatDaerah(models.TextChoices):
    """Kinds of units that a city has (PP 18/2016)."""

    SEKRETARIAT = "sekretariat", "Sekretariat"
    INSPEKTORAT = "inspektorat", "Inspektorat"
    DINAS = "dinas", "Dinas"
    BADAN = "badan", "Badan"
    BAGIAN = "bagian", "Bagian"
    KECAMATAN = "kecamatan", "Kecamatan"
    KELURAHAN = "kelurahan", "Kelurahan"
    RSUD = "rsud", "Rumah sakit umum daerah"
    UPT = "upt", "Unit pelaksana teknis"


class PerangkatDaerahQuerySet(models.QuerySet["PerangkatDaerah"]):
    """Filters over units."""

    def aktif_pada(self, tanggal: date) -> "PerangkatDaerahQuerySet":
        """Keep the units that exist on `tanggal`; an open end counts as still existing."""
        return self.filter(
            Q(aktif_dari__isnull=True) | Q(aktif_dari__lte=tanggal),
            Q(aktif_sampai__isnull=True) | Q(aktif_sampai__gte=tanggal),
        )


class PerangkatDaerah(models.Model):
    """A unit of the city government (Pasal 1 angka 4), with the place in the regulation that names it."""

    kode = models.SlugField(
        "kode", max_length=50, unique=True, help_text="Singkat dan tetap, misalnya dishub."
    )
    nama = models.CharField("nama", max_length=200)
    singkatan = models.CharField("singkatan", max_length=30, blank=True)
    jenis = models.CharField("jenis", max_length=20, choices=JenisPerangkatDaerah)
    induk = models.ForeignKey(
        "self",
        verbose_name="induk",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="anak",
        help_text="Unit yang membawahi, misalnya Sekretariat Daerah untuk sebuah Bagian.",
    )
    aktif_dari = models.DateField("aktif dari", null=True, blank=True)
    aktif_sampai = models.DateField("aktif sampai", null=True, blank=True)
    sumber = models.CharField(
        "sumber", max_length=200, blank=True, help_text="Tempat dalam regulasi yang menyebutnya."
    )

    riwayat = catat_riwayat()
    objects = PerangkatDaerahQuerySet.as_manager()

    class Meta:
        verbose_name = "Perangkat Daerah"
        verbose_name_plural = "Perangkat Daerah"
        ordering = ["nama", "pk"]
        constraints = [
            models.UniqueConstraint(
                Lower("nama"),
                name="pd_nama_unik",
                violation_error_message="Nama ini sudah dipakai Perangkat Daerah lain.",
            ),
            models.CheckConstraint(
                condition=Q(aktif_sampai__isnull=True)
                | Q(aktif_dari__isnull=True)
                | Q(aktif_sampai__gte=F("aktif_dari")),
                name="pd_masa_aktif_berurutan",
                violation_error_message="Tanggal aktif sampai tidak boleh mendahului aktif dari.",
            ),
            models.CheckConstraint(
                condition=~Q(induk=F("id")),
                name="pd_bukan_induk_sendiri",
                violation_error_message="Perangkat Daerah tidak dapat menjadi induk dirinya sendiri.",
            ),
        ]

    def __str__(self) -> str:
        return self.nama

    @property
    def nama_pendek(self) -> str:
        """The abbreviation where there is one, else the name."""
        return self.singkatan or self.nama


class AliasPerangkatDaerah(models.Model):
    """Another writing of a unit's name that documents use; matched without regard to capitals."""

    perangkat_daerah = models.ForeignKey(
        PerangkatDaerah, verbose_name="Perangkat Daerah", on_delete=models.CASCADE, related_name="alias"
    )
    nama = models.CharField("nama lain", max_length=200)

    riwayat = catat_riwayat()

    class Meta:
        verbose_name = "nama lain Perangkat Daerah"
        verbose_name_plural = "nama lain Perangkat Daerah"
        ordering = ["nama", "pk"]
        constraints = [
            models.UniqueConstraint(
                Lower("nama"),
                name="alias_pd_nama_unik",
                violation_error_message="Nama lain ini sudah terdaftar.",
            )
        ]

    def __str__(self) -> str:
        return self.nama

    def clean(self) -> None:
        """Refuse a name that is another unit's own."""
        if (
            PerangkatDaerah.objects.filter(nama__iexact=self.nama)
            .exclude(pk=self.perangkat_daerah_id)
            .exists()
        ):
            raise ValidationError({"nama": f"“{self.nama}” adalah nama resmi Perangkat Daerah lain."})


class Pokja(models.Model):
    """A working group of the Tim Pelaksana, one per area perubahan, and the one for monitoring (Bab IV)."""

    kode = models.SlugField("kode", max_length=50, unique=True)
    nama = models.CharField("nama", max_length=200, unique=True)
    koordinator = models.ForeignKey(
        PerangkatDaerah,
        verbose_name="koordinator",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="pokja_dikoordinasi",
    )

    riwayat = catat_riwayat()

    class Meta:
        verbose_name = "kelompok kerja"
        verbose_name_plural = "kelompok kerja"
        ordering = ["kode"]

    def __str__(self) -> str:
        return self.nama
