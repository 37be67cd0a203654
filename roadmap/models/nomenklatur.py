"""Programmes and activities under the old (RPJMD) and the new nomenclature (Permendagri 90/2019)."""

from django.db import models

from riwayat.models import catat_riwayat
from roadmap.models.dasar import IsiRoadMap, unik


class Nomenklatur(models.TextChoices):
    """Which naming a programme follows."""

    LAMA = "lama", "Lama (RPJMD)"
    BARU = "baru", "Baru (Permendagri 90/2019)"


class Program(IsiRoadMap):
    """A programme by its normalised name; the printed spelling stays with the row that prints it."""

    kode = models.SlugField("kode", max_length=30)
    nomenklatur = models.CharField("nomenklatur", max_length=4, choices=Nomenklatur)
    nama = models.CharField("nama", max_length=300)

    riwayat = catat_riwayat()

    class Meta:
        verbose_name = "program"
        verbose_name_plural = "program"
        ordering = ["road_map", "nama", "pk"]
        constraints = [
            unik("kode", nama="program_kode_unik"),
            unik("nomenklatur", "nama", nama="program_nama_unik"),
        ]

    def __str__(self) -> str:
        return self.nama


class Kegiatan(IsiRoadMap):
    """An activity of a programme, by its normalised name."""

    kode = models.SlugField("kode", max_length=30)
    program = models.ForeignKey(
        Program, verbose_name="program", on_delete=models.CASCADE, related_name="kegiatan"
    )
    nama = models.CharField("nama", max_length=500)

    riwayat = catat_riwayat()

    class Meta:
        verbose_name = "kegiatan"
        verbose_name_plural = "kegiatan"
        ordering = ["road_map", "nama", "pk"]
        constraints = [
            unik("kode", nama="kegiatan_kode_unik"),
            unik("program", "nama", nama="kegiatan_nama_unik"),
        ]

    def __str__(self) -> str:
        return self.nama


class SubKegiatan(IsiRoadMap):
    """A sub-activity of an activity, by its normalised name."""

    kode = models.SlugField("kode", max_length=30)
    kegiatan = models.ForeignKey(
        Kegiatan, verbose_name="kegiatan", on_delete=models.CASCADE, related_name="sub_kegiatan"
    )
    nama = models.CharField("nama", max_length=500)

    riwayat = catat_riwayat()

    class Meta:
        verbose_name = "sub kegiatan"
        verbose_name_plural = "sub kegiatan"
        ordering = ["road_map", "nama", "pk"]
        constraints = [
            unik("kode", nama="sub_kegiatan_kode_unik"),
            unik("kegiatan", "nama", nama="sub_kegiatan_nama_unik"),
        ]

    def __str__(self) -> str:
        return self.nama
