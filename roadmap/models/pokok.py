"""Area perubahan with their kegiatan and fokus, tujuan and sasaran."""

from django.db import models

from organisasi.models import Pokja
from riwayat.models import catat_riwayat
from roadmap.models.dasar import IsiRoadMap, unik


class AreaPerubahan(IsiRoadMap):
    """An area of change (Pasal 3 ayat (2)); in later road maps a theme."""

    kode = models.SlugField("kode", max_length=20)
    nomor = models.PositiveSmallIntegerField("nomor urut")
    nama = models.CharField("nama", max_length=200)
    pokja = models.ForeignKey(
        Pokja,
        verbose_name="kelompok kerja",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="area",
    )

    riwayat = catat_riwayat()

    class Meta:
        verbose_name = "area perubahan"
        verbose_name_plural = "area perubahan"
        ordering = ["road_map", "nomor", "pk"]
        constraints = [unik("kode", nama="area_kode_unik"), unik("nama", nama="area_nama_unik")]

    def __str__(self) -> str:
        return self.nama


class KegiatanArea(IsiRoadMap):
    """A kegiatan that Pasal 3 ayat (2) gives an area."""

    kode = models.SlugField("kode", max_length=20)
    area = models.ForeignKey(
        AreaPerubahan, verbose_name="area perubahan", on_delete=models.CASCADE, related_name="kegiatan"
    )
    nomor = models.PositiveSmallIntegerField("nomor urut")
    teks = models.TextField("kegiatan")

    riwayat = catat_riwayat()

    class Meta:
        verbose_name = "kegiatan area"
        verbose_name_plural = "kegiatan area (Pasal 3)"
        ordering = ["road_map", "area__nomor", "nomor", "pk"]
        constraints = [unik("kode", nama="kegiatan_area_kode_unik")]

    def __str__(self) -> str:
        return self.teks


class FokusPerubahan(IsiRoadMap):
    """A focus of change of an area (Bab III.A.1)."""

    kode = models.SlugField("kode", max_length=20)
    area = models.ForeignKey(
        AreaPerubahan, verbose_name="area perubahan", on_delete=models.CASCADE, related_name="fokus"
    )
    nomor = models.PositiveSmallIntegerField("nomor urut")
    teks = models.TextField("fokus")

    riwayat = catat_riwayat()

    class Meta:
        verbose_name = "fokus perubahan"
        verbose_name_plural = "fokus perubahan (Bab III.A.1)"
        ordering = ["road_map", "area__nomor", "nomor", "pk"]
        constraints = [unik("kode", nama="fokus_kode_unik")]

    def __str__(self) -> str:
        return self.teks


class Tujuan(IsiRoadMap):
    """A goal of the reform (Lampiran kolom 1 and 2)."""

    kode = models.SlugField("kode", max_length=20)
    nomor = models.PositiveSmallIntegerField("nomor urut")
    nama = models.CharField("nama", max_length=200)
    teks = models.CharField("tercetak", max_length=300)

    riwayat = catat_riwayat()

    class Meta:
        verbose_name = "tujuan"
        verbose_name_plural = "tujuan"
        ordering = ["road_map", "nomor", "pk"]
        constraints = [unik("kode", nama="tujuan_kode_unik")]

    def __str__(self) -> str:
        return self.nama


class Sasaran(IsiRoadMap):
    """A target state under a goal (Lampiran kolom 8)."""

    kode = models.SlugField("kode", max_length=20)
    tujuan = models.ForeignKey(
        Tujuan, verbose_name="tujuan", on_delete=models.CASCADE, related_name="sasaran"
    )
    urutan = models.PositiveSmallIntegerField("urutan")
    nama = models.CharField("nama", max_length=300)
    teks = models.CharField("tercetak", max_length=300)

    riwayat = catat_riwayat()

    class Meta:
        verbose_name = "sasaran"
        verbose_name_plural = "sasaran"
        ordering = ["road_map", "urutan", "pk"]
        constraints = [unik("kode", nama="sasaran_kode_unik")]

    def __str__(self) -> str:
        return self.nama
