"""The groups of priorities of Bab III with sasaran, indikator and kegiatan; Zona Integritas; programmes."""

from django.db import models

from indikator.models import PenetapanTarget
from organisasi.models import PerangkatDaerah
from riwayat.models import catat_riwayat
from roadmap.models.dasar import IsiRoadMap, unik


class JenisPrioritas(models.TextChoices):
    """The kinds of groups that Bab III.A knows."""

    MANAJEMEN = "manajemen", "Manajemen pemerintahan"
    DIPELIHARA = "dipelihara", "Terus dipelihara"
    PELAYANAN = "pelayanan", "Peningkatan kualitas pelayanan"
    QUICK_WINS = "quick_wins", "Quick wins"
    ZONA_INTEGRITAS = "zona_integritas", "Zona Integritas"
    PERANGKAT_DAERAH = "perangkat_daerah", "Perangkat Daerah"


class KelompokPrioritas(IsiRoadMap):
    """A group of priorities (Bab III.A angka 1–6)."""

    nomor = models.PositiveSmallIntegerField("nomor")
    jenis = models.CharField("jenis", max_length=20, choices=JenisPrioritas)
    nama = models.CharField("nama", max_length=300)
    uraian = models.TextField("uraian", blank=True)

    riwayat = catat_riwayat()

    class Meta:
        verbose_name = "kelompok prioritas"
        verbose_name_plural = "kelompok prioritas"
        ordering = ["road_map", "nomor", "pk"]
        constraints = [unik("nomor", nama="kelompok_nomor_unik")]

    def __str__(self) -> str:
        return self.nama


class Prioritas(IsiRoadMap):
    """A priority: a field, a sector with its services, a quick win."""

    kode = models.SlugField("kode", max_length=20)
    kelompok = models.ForeignKey(
        KelompokPrioritas, verbose_name="kelompok", on_delete=models.CASCADE, related_name="prioritas"
    )
    induk = models.ForeignKey(
        "self",
        verbose_name="bagian dari",
        on_delete=models.CASCADE,
        null=True,
        blank=True,
        related_name="anak",
    )
    nomor = models.PositiveSmallIntegerField("nomor")
    nama = models.CharField("nama", max_length=300)
    uraian = models.TextField("uraian", blank=True)
    tempat = models.CharField("tempat dalam regulasi", max_length=200, blank=True)

    riwayat = catat_riwayat()

    class Meta:
        verbose_name = "prioritas"
        verbose_name_plural = "prioritas"
        ordering = ["road_map", "kelompok__nomor", "nomor", "pk"]
        constraints = [unik("kode", nama="prioritas_kode_unik")]

    def __str__(self) -> str:
        return self.nama


class SasaranPrioritas(IsiRoadMap):
    """A sasaran of a priority (Bab III.B)."""

    kode = models.SlugField("kode", max_length=20)
    prioritas = models.ForeignKey(
        Prioritas, verbose_name="prioritas", on_delete=models.CASCADE, related_name="sasaran"
    )
    urutan = models.PositiveSmallIntegerField("urutan")
    nama = models.CharField("nama", max_length=300)
    teks = models.CharField("tercetak", max_length=300)

    riwayat = catat_riwayat()

    class Meta:
        verbose_name = "sasaran prioritas"
        verbose_name_plural = "sasaran prioritas"
        ordering = ["road_map", "kode", "pk"]
        constraints = [unik("kode", nama="sasaran_prioritas_kode_unik")]

    def __str__(self) -> str:
        return self.nama


class IndikatorPrioritas(IsiRoadMap):
    """A printed indicator row of Bab III.B."""

    sasaran = models.ForeignKey(
        SasaranPrioritas, verbose_name="sasaran", on_delete=models.CASCADE, related_name="indikator"
    )
    urutan = models.PositiveSmallIntegerField("urutan")
    penetapan = models.ForeignKey(
        PenetapanTarget,
        verbose_name="indikator dan target",
        on_delete=models.PROTECT,
        related_name="prioritas",
    )

    riwayat = catat_riwayat()

    class Meta:
        verbose_name = "indikator prioritas"
        verbose_name_plural = "indikator prioritas"
        ordering = ["road_map", "sasaran__kode", "urutan", "pk"]
        constraints = [
            unik("sasaran", "urutan", nama="indikator_prioritas_urutan_unik"),
            unik("penetapan", nama="indikator_prioritas_penetapan_unik"),
        ]

    def __str__(self) -> str:
        return self.penetapan.teks_indikator


class KegiatanPrioritas(IsiRoadMap):
    """A kegiatan of a priority (Bab III.C), with its lettered points as children."""

    kode = models.SlugField("kode", max_length=30)
    prioritas = models.ForeignKey(
        Prioritas, verbose_name="prioritas", on_delete=models.CASCADE, related_name="kegiatan"
    )
    induk = models.ForeignKey(
        "self",
        verbose_name="bagian dari",
        on_delete=models.CASCADE,
        null=True,
        blank=True,
        related_name="anak",
    )
    nomor = models.PositiveSmallIntegerField("nomor")
    teks = models.TextField("kegiatan")
    uraian = models.TextField("uraian", blank=True)

    riwayat = catat_riwayat()

    class Meta:
        verbose_name = "kegiatan prioritas"
        verbose_name_plural = "kegiatan prioritas"
        ordering = ["road_map", "prioritas", "nomor", "pk"]
        constraints = [unik("kode", nama="kegiatan_prioritas_kode_unik")]

    def __str__(self) -> str:
        return self.teks


class PilotZonaIntegritas(IsiRoadMap):
    """A unit named for the Zona Integritas (Bab III.A.5)."""

    class Tahap(models.TextChoices):
        """Pilot up to 2019, or proposed from 2020."""

        PILOT = "pilot", "Percontohan sampai dengan 2019"
        USULAN = "usulan", "Usulan menuju WBK mulai 2020"

    tahap = models.CharField("tahap", max_length=10, choices=Tahap)
    nomor = models.PositiveSmallIntegerField("nomor")
    perangkat_daerah = models.ForeignKey(
        PerangkatDaerah,
        verbose_name="Perangkat Daerah",
        on_delete=models.PROTECT,
        related_name="pilot_zona_integritas",
    )
    teks = models.TextField("tercetak")

    riwayat = catat_riwayat()

    class Meta:
        verbose_name = "unit Zona Integritas"
        verbose_name_plural = "unit Zona Integritas"
        ordering = ["road_map", "tahap", "nomor", "pk"]
        constraints = [unik("tahap", "nomor", nama="pilot_nomor_unik")]

    def __str__(self) -> str:
        return str(self.perangkat_daerah)


class ProgramKlasifikasi(IsiRoadMap):
    """One of the programmes into which Bab III.C sorts its kegiatan."""

    nomor = models.PositiveSmallIntegerField("nomor")
    nama = models.CharField("nama", max_length=300)
    teks = models.CharField("tercetak", max_length=300)

    riwayat = catat_riwayat()

    class Meta:
        verbose_name = "program klasifikasi"
        verbose_name_plural = "program klasifikasi (Bab III.C)"
        ordering = ["road_map", "nomor", "pk"]
        constraints = [unik("nomor", nama="klasifikasi_nomor_unik")]

    def __str__(self) -> str:
        return self.nama


class KegiatanKlasifikasi(IsiRoadMap):
    """A kegiatan under a classified programme, with the letter that the regulation prints."""

    program = models.ForeignKey(
        ProgramKlasifikasi, verbose_name="program", on_delete=models.CASCADE, related_name="kegiatan"
    )
    urutan = models.PositiveSmallIntegerField("urutan")
    huruf = models.CharField("huruf tercetak", max_length=5)
    teks = models.TextField("tercetak")

    riwayat = catat_riwayat()

    class Meta:
        verbose_name = "kegiatan klasifikasi"
        verbose_name_plural = "kegiatan klasifikasi (Bab III.C)"
        ordering = ["road_map", "program__nomor", "urutan", "pk"]
        constraints = [unik("program", "urutan", nama="kegiatan_klasifikasi_urutan_unik")]

    def __str__(self) -> str:
        return self.teks
