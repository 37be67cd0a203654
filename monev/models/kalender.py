"""The calendar of a road map: its periods with deadlines and locks, the rhythm of Bab IV, and its settings."""

from calendar import monthrange
from datetime import date

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Q

from monev.models.dasar import Terkunci, Tingkat
from riwayat.models import catat_riwayat
from roadmap.models import RoadMap
from tampilan.angka import BULAN, tulis_tanggal

ROMAWI = ("I", "II")


class JenisPeriode(models.TextChoices):
    """How long a period is."""

    BULAN = "bulan", "Bulan"
    SEMESTER = "semester", "Semester"
    TAHUN = "tahun", "Tahun"


BANYAK_PERIODE = {JenisPeriode.BULAN: 12, JenisPeriode.SEMESTER: 2, JenisPeriode.TAHUN: 1}
"""How many periods of a kind a year has."""


class Periode(models.Model):
    """A month, a semester or a year of a road map.

    What is reported for it is due on `tenggat`. After `dikunci_sesudah` it takes no change, save until `dibuka_sampai`
    where an Administrator has opened it again with a reason. Days are in Asia/Jakarta and inclusive.
    """

    road_map = models.ForeignKey(
        RoadMap, verbose_name="road map", on_delete=models.PROTECT, related_name="periode_monev"
    )
    jenis = models.CharField("jenis", max_length=8, choices=JenisPeriode)
    tahun = models.PositiveSmallIntegerField("tahun")
    nomor = models.PositiveSmallIntegerField(
        "nomor", help_text="Bulan 1–12, semester 1–2; untuk tahun selalu 1."
    )
    tenggat = models.DateField("tenggat laporan")
    dikunci_sesudah = models.DateField("dikunci sesudah", null=True, blank=True)
    dibuka_sampai = models.DateField("dibuka kembali sampai", null=True, blank=True, editable=False)
    alasan_dibuka = models.TextField("alasan dibuka kembali", blank=True, max_length=1000, editable=False)

    riwayat = catat_riwayat()

    class Meta:
        verbose_name = "periode monev"
        verbose_name_plural = "periode monev"
        ordering = ["road_map", "tahun", "jenis", "nomor", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["road_map", "jenis", "tahun", "nomor"], name="periode_monev_unik"
            ),
            models.CheckConstraint(
                condition=Q(jenis=JenisPeriode.BULAN, nomor__range=(1, 12))
                | Q(jenis=JenisPeriode.SEMESTER, nomor__range=(1, 2))
                | Q(jenis=JenisPeriode.TAHUN, nomor=1),
                name="periode_monev_nomor",
            ),
            models.CheckConstraint(
                condition=Q(dikunci_sesudah__isnull=True) | Q(dikunci_sesudah__gte=models.F("tenggat")),
                name="periode_monev_kunci_sesudah_tenggat",
                violation_error_message="Periode tidak boleh dikunci sebelum tenggatnya.",
            ),
            models.CheckConstraint(
                condition=Q(dibuka_sampai__isnull=True) | ~Q(alasan_dibuka=""),
                name="periode_monev_dibuka_beralasan",
                violation_error_message="Tulis alasan membuka kembali periode ini.",
            ),
        ]

    def __str__(self) -> str:
        if self.jenis == JenisPeriode.BULAN:
            return f"{BULAN[self.nomor - 1]} {self.tahun}"
        if self.jenis == JenisPeriode.SEMESTER:
            return f"Semester {ROMAWI[self.nomor - 1]} {self.tahun}"
        return f"Tahun {self.tahun}"

    @property
    def panjang_bulan(self) -> int:
        """How many months the period has."""
        return 12 // BANYAK_PERIODE[JenisPeriode(self.jenis)]

    @property
    def bulan_awal(self) -> int:
        """Its first month, 1 to 12."""
        return (self.nomor - 1) * self.panjang_bulan + 1

    @property
    def bulan_akhir(self) -> int:
        """Its last month, 1 to 12."""
        return self.nomor * self.panjang_bulan

    @property
    def mulai(self) -> date:
        """Its first day."""
        return date(self.tahun, self.bulan_awal, 1)

    @property
    def akhir(self) -> date:
        """Its last day."""
        return date(self.tahun, self.bulan_akhir, monthrange(self.tahun, self.bulan_akhir)[1])

    def terkunci(self, hari: date) -> bool:
        """Whether the period takes no change on `hari`."""
        if self.dikunci_sesudah is None or hari <= self.dikunci_sesudah:
            return False
        return self.dibuka_sampai is None or hari > self.dibuka_sampai

    def pastikan_terbuka(self, hari: date) -> None:
        """Raise Terkunci where the period is locked on `hari` or has not begun."""
        if hari < self.mulai:
            raise Terkunci(f"{self} belum dimulai; laporan dapat diisi mulai {tulis_tanggal(self.mulai)}.")
        if self.terkunci(hari):
            raise Terkunci(
                f"{self} sudah dikunci sejak {tulis_tanggal(self.dikunci_sesudah)}. "
                "Hanya Administrator yang dapat membukanya kembali, dengan alasan."
            )


class Irama(models.TextChoices):
    """How often something must happen."""

    DUA_PEKAN = "dua-pekan", "Setiap dua pekan"
    BULAN = "bulan", "Setiap bulan"
    SEMESTER = "semester", "Setiap enam bulan"
    TAHUN = "tahun", "Setiap tahun"


class Peristiwa(models.TextChoices):
    """What must have happened for an obligation to count as kept; `queries.kepatuhan` finds it."""

    RAPAT = "rapat", "Rapat terlaksana dengan notulen"
    RAPAT_EVALUASI = "rapat-evaluasi", "Rapat evaluasi terlaksana dengan notulen"
    LAPORAN = "laporan", "Laporan kemajuan terkirim"
    PENGUKURAN = "pengukuran", "Semua indikator terukur"
    EVALUASI = "evaluasi", "Evaluasi terkirim"
    LAPORAN_MONEV = "laporan-monev", "Laporan monev ditetapkan"
    SURVEI = "survei", "Survei terlaksana"


class Kewajiban(models.Model):
    """A line of the rhythm of Bab IV: what must happen, at which level, how often, and how late it may be.

    `tenggat_hari` counts the days after the end of each period; 0 means within the period itself.
    """

    road_map = models.ForeignKey(
        RoadMap, verbose_name="road map", on_delete=models.PROTECT, related_name="kewajiban"
    )
    kode = models.SlugField("kode", max_length=30)
    nama = models.CharField("kewajiban", max_length=200)
    tingkat = models.CharField("tingkat", max_length=5, choices=Tingkat)
    peristiwa = models.CharField("terpenuhi oleh", max_length=20, choices=Peristiwa)
    irama = models.CharField("irama", max_length=10, choices=Irama)
    tenggat_hari = models.PositiveSmallIntegerField(
        "tenggat (hari setelah periode)", default=0, validators=[MaxValueValidator(365)]
    )
    dasar = models.CharField(
        "dasar", max_length=200, blank=True, help_text="Pasal atau bab yang mengaturnya."
    )
    aktif = models.BooleanField("berlaku", default=True)
    urutan = models.PositiveSmallIntegerField("urutan", default=0)

    riwayat = catat_riwayat()

    class Meta:
        verbose_name = "kewajiban monev"
        verbose_name_plural = "kewajiban monev"
        ordering = ["road_map", "urutan", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["road_map", "kode"],
                name="kewajiban_kode_unik",
                violation_error_message="Kode ini sudah dipakai kewajiban lain.",
            )
        ]

    def __str__(self) -> str:
        return self.nama


class PengaturanMonev(models.Model):
    """The numbers by which a road map is watched; each is a default that an Administrator may change."""

    road_map = models.OneToOneField(
        RoadMap, verbose_name="road map", on_delete=models.PROTECT, related_name="pengaturan_monev"
    )
    tenggat_bulan = models.PositiveSmallIntegerField("tenggat laporan bulanan (hari)", default=10)
    tenggat_semester = models.PositiveSmallIntegerField("tenggat laporan semester (hari)", default=31)
    tenggat_tahun = models.PositiveSmallIntegerField("tenggat laporan tahunan (hari)", default=59)
    kunci_sesudah = models.PositiveSmallIntegerField(
        "dikunci sesudah (hari setelah tenggat)", default=60, help_text="Berlaku saat periode dibuat."
    )
    batas_pd = models.PositiveSmallIntegerField(
        "batas penyelesaian di Perangkat Daerah (hari)", default=14, validators=[MinValueValidator(1)]
    )
    batas_pokja = models.PositiveSmallIntegerField(
        "batas penyelesaian di kelompok kerja (hari)", default=30, validators=[MinValueValidator(1)]
    )
    batas_pleno = models.PositiveSmallIntegerField(
        "batas penyelesaian di pleno (hari)", default=30, validators=[MinValueValidator(1)]
    )
    batas_capaian = models.PositiveSmallIntegerField(
        "batas capaian dalam rata-rata (%)", default=100, validators=[MinValueValidator(100)]
    )

    riwayat = catat_riwayat()

    class Meta:
        verbose_name = "pengaturan monev"
        verbose_name_plural = "pengaturan monev"
        ordering = ["road_map"]

    def __str__(self) -> str:
        return f"Pengaturan monev {self.road_map}"

    def batas_hari(self, tingkat: str) -> int:
        """Return how many days a problem may stay at a level before it is late."""
        batas = {Tingkat.PD: self.batas_pd, Tingkat.POKJA: self.batas_pokja, Tingkat.KOTA: self.batas_pleno}
        return batas[Tingkat(tingkat)]
