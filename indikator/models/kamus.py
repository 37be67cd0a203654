"""The dictionary of indicators, and ladders of labels such as the opinions of the BPK."""

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import F, Q

from organisasi.models import PerangkatDaerah
from riwayat.models import catat_riwayat


class Arah(models.TextChoices):
    """Which way is better."""

    NAIK = "naik", "Makin tinggi makin baik"
    TURUN = "turun", "Makin rendah makin baik"
    RENTANG = "rentang", "Dijaga dalam rentang"
    LABEL = "label", "Peringkat pada tangga"


class Agregasi(models.TextChoices):
    """How values of months or semesters make the value of a year."""

    TERAKHIR = "terakhir", "Nilai terakhir"
    JUMLAH = "jumlah", "Jumlah"
    RATA_RATA = "rata-rata", "Rata-rata"
    PEMBILANG_PENYEBUT = "pembilang-penyebut", "Jumlah pembilang dibagi jumlah penyebut"


class Tangga(models.Model):
    """A ladder of labels, the best on the first rung."""

    kode = models.SlugField("kode", max_length=50, unique=True)
    nama = models.CharField("nama", max_length=200)

    riwayat = catat_riwayat()

    class Meta:
        verbose_name = "tangga peringkat"
        verbose_name_plural = "tangga peringkat"
        ordering = ["nama", "pk"]

    def __str__(self) -> str:
        return self.nama


class AnakTangga(models.Model):
    """One rung: the label as printed and its full name."""

    tangga = models.ForeignKey(
        Tangga, verbose_name="tangga", on_delete=models.CASCADE, related_name="anak_tangga"
    )
    urutan = models.PositiveSmallIntegerField("urutan", help_text="1 adalah peringkat terbaik.")
    label = models.CharField("label", max_length=50)
    nama = models.CharField("nama", max_length=200, blank=True)
    nilai = models.DecimalField(
        "nilai (%)",
        max_digits=5,
        decimal_places=2,
        null=True,
        blank=True,
        validators=[MinValueValidator(0), MaxValueValidator(100)],
        help_text="Dasar capaian bila target tidak tercapai; kosong berarti menurut urutannya pada tangga.",
    )

    riwayat = catat_riwayat()

    class Meta:
        verbose_name = "anak tangga"
        verbose_name_plural = "anak tangga"
        ordering = ["tangga", "urutan"]
        constraints = [
            models.UniqueConstraint(fields=["tangga", "label"], name="anak_tangga_label_unik"),
            models.UniqueConstraint(fields=["tangga", "urutan"], name="anak_tangga_urutan_unik"),
        ]

    def __str__(self) -> str:
        return self.label


class Indikator(models.Model):
    """A dictionary entry: what is measured, in which unit, which way is better and how it adds up."""

    kode = models.SlugField("kode", max_length=50, unique=True)
    nama = models.CharField("nama", max_length=300, unique=True)
    definisi = models.TextField("definisi", blank=True)
    satuan = models.CharField("satuan", max_length=50)
    arah = models.CharField("arah", max_length=10, choices=Arah)
    skala_bawah = models.DecimalField(
        "batas bawah skala", max_digits=12, decimal_places=4, null=True, blank=True
    )
    skala_atas = models.DecimalField(
        "batas atas skala", max_digits=12, decimal_places=4, null=True, blank=True
    )
    tangga = models.ForeignKey(
        Tangga,
        verbose_name="tangga",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="indikator",
    )
    agregasi = models.CharField("cara menjumlahkan", max_length=20, choices=Agregasi)
    sumber_data = models.CharField("sumber data", max_length=200, blank=True)
    penanggung_jawab = models.ForeignKey(
        PerangkatDaerah,
        verbose_name="penanggung jawab",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="indikator",
    )

    riwayat = catat_riwayat()

    class Meta:
        verbose_name = "indikator"
        verbose_name_plural = "indikator"
        ordering = ["nama", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(skala_bawah__isnull=True)
                | Q(skala_atas__isnull=True)
                | Q(skala_bawah__lt=F("skala_atas")),
                name="indikator_skala_berurutan",
                violation_error_message="Batas bawah skala harus lebih kecil daripada batas atas.",
            ),
            models.CheckConstraint(
                condition=~Q(arah=Arah.LABEL) | Q(tangga__isnull=False),
                name="indikator_label_bertangga",
                violation_error_message="Indikator berperingkat memerlukan tangga peringkat.",
            ),
        ]

    def __str__(self) -> str:
        return self.nama


class Predikat(models.Model):
    """A rung of the scale by which an achievement is called: from `batas_bawah` percent up, under one regulation.

    A year uses the rungs with the latest `berlaku_dari` that is not after it.
    """

    regulasi = models.CharField("regulasi", max_length=100)
    berlaku_dari = models.PositiveSmallIntegerField("berlaku dari tahun")
    urutan = models.PositiveSmallIntegerField("urutan", help_text="1 adalah predikat terbaik.")
    nama = models.CharField("predikat", max_length=50)
    batas_bawah = models.DecimalField("batas bawah (%)", max_digits=6, decimal_places=2)

    riwayat = catat_riwayat()

    class Meta:
        verbose_name = "predikat capaian"
        verbose_name_plural = "predikat capaian"
        ordering = ["-berlaku_dari", "urutan", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["berlaku_dari", "nama"], name="predikat_nama_unik"),
            models.UniqueConstraint(fields=["berlaku_dari", "batas_bawah"], name="predikat_batas_unik"),
        ]

    def __str__(self) -> str:
        return self.nama
