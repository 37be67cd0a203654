"""The printed rows of the Lampiran and what they link to."""

import uuid

from django.db import models
from django.db.models import F, Q

from indikator.models import PenetapanTarget
from organisasi.models import PerangkatDaerah
from riwayat.models import catat_riwayat
from roadmap.models.dasar import IsiRoadMap, unik
from roadmap.models.nomenklatur import Kegiatan, Nomenklatur, Program, SubKegiatan
from roadmap.models.pokok import AreaPerubahan, KegiatanArea, Sasaran, Tujuan


class BarisLampiran(IsiRoadMap):
    """One printed row: its place, links to the normalised records, and its own text as printed (typos included).

    Text that a row shares with its neighbours (tujuan, indikator, targets, sasaran) stands with the linked record.
    An empty `teks_program` or `teks_perangkat_daerah` means that the cell is printed merged with the one above.
    `kunci` never changes, so a spreadsheet that leaves and comes back finds its rows again.
    """

    kunci = models.UUIDField("kunci baris", default=uuid.uuid4, unique=True, editable=False)
    nomor = models.PositiveIntegerField("nomor baris")
    tujuan = models.ForeignKey(Tujuan, verbose_name="tujuan", on_delete=models.PROTECT, related_name="baris")
    penetapan = models.ForeignKey(
        PenetapanTarget, verbose_name="indikator dan target", on_delete=models.PROTECT, related_name="baris"
    )
    sasaran = models.ForeignKey(
        Sasaran, verbose_name="sasaran", on_delete=models.PROTECT, related_name="baris"
    )
    area = models.ForeignKey(
        AreaPerubahan, verbose_name="area perubahan", on_delete=models.PROTECT, related_name="baris"
    )
    teks_area = models.CharField("area tercetak", max_length=200)
    nomenklatur = models.CharField("nomenklatur", max_length=4, choices=Nomenklatur)
    teks_program = models.CharField("program tercetak", max_length=300, blank=True)
    teks_kegiatan = models.TextField("kegiatan tercetak", blank=True)
    teks_perangkat_daerah = models.CharField("Perangkat Daerah tercetak", max_length=200, blank=True)
    program = models.ForeignKey(
        Program, verbose_name="program", on_delete=models.PROTECT, null=True, blank=True, related_name="baris"
    )
    seluruh_pd = models.BooleanField("seluruh Perangkat Daerah", default=False)

    riwayat = catat_riwayat()

    class Meta:
        verbose_name = "baris Lampiran"
        verbose_name_plural = "baris Lampiran"
        ordering = ["road_map", "nomor", "pk"]
        constraints = [unik("nomor", nama="baris_nomor_unik")]

    def __str__(self) -> str:
        return f"Lampiran baris {self.nomor}"


class RincianBaris(IsiRoadMap):
    """A kegiatan (and sub kegiatan) that a row names; most rows name one."""

    baris = models.ForeignKey(
        BarisLampiran, verbose_name="baris", on_delete=models.CASCADE, related_name="rincian"
    )
    urutan = models.PositiveSmallIntegerField("urutan")
    kegiatan = models.ForeignKey(
        Kegiatan, verbose_name="kegiatan", on_delete=models.PROTECT, related_name="rincian"
    )
    sub_kegiatan = models.ForeignKey(
        SubKegiatan,
        verbose_name="sub kegiatan",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="rincian",
    )

    riwayat = catat_riwayat()

    class Meta:
        verbose_name = "kegiatan pada baris"
        verbose_name_plural = "kegiatan pada baris"
        ordering = ["baris", "urutan", "pk"]
        constraints = [unik("baris", "urutan", nama="rincian_urutan_unik")]

    def __str__(self) -> str:
        return str(self.sub_kegiatan or self.kegiatan)


class PelaksanaBaris(IsiRoadMap):
    """A Perangkat Daerah that carries out a row."""

    baris = models.ForeignKey(
        BarisLampiran, verbose_name="baris", on_delete=models.CASCADE, related_name="pelaksana"
    )
    urutan = models.PositiveSmallIntegerField("urutan")
    perangkat_daerah = models.ForeignKey(
        PerangkatDaerah, verbose_name="Perangkat Daerah", on_delete=models.PROTECT, related_name="baris"
    )

    riwayat = catat_riwayat()

    class Meta:
        verbose_name = "pelaksana baris"
        verbose_name_plural = "pelaksana baris"
        ordering = ["baris", "urutan", "pk"]
        constraints = [unik("baris", "perangkat_daerah", nama="pelaksana_unik")]

    def __str__(self) -> str:
        return str(self.perangkat_daerah)


class Padanan(IsiRoadMap):
    """A row under the old nomenclature and its counterpart under the new one."""

    lama = models.ForeignKey(
        BarisLampiran, verbose_name="baris lama", on_delete=models.CASCADE, related_name="padanan_baru"
    )
    baru = models.ForeignKey(
        BarisLampiran, verbose_name="baris baru", on_delete=models.CASCADE, related_name="padanan_lama"
    )

    riwayat = catat_riwayat()

    class Meta:
        verbose_name = "padanan nomenklatur"
        verbose_name_plural = "padanan nomenklatur"
        ordering = ["road_map", "lama__nomor", "baru__nomor", "pk"]
        constraints = [
            unik("lama", "baru", nama="padanan_unik"),
            models.CheckConstraint(condition=~Q(lama=F("baru")), name="padanan_dua_baris"),
        ]

    def __str__(self) -> str:
        return f"{self.lama} → {self.baru}"


class DukunganBaris(IsiRoadMap):
    """A kegiatan of Pasal 3 that a row serves; a reading of the regulation, not printed in it."""

    baris = models.ForeignKey(
        BarisLampiran, verbose_name="baris", on_delete=models.CASCADE, related_name="dukungan"
    )
    kegiatan_area = models.ForeignKey(
        KegiatanArea, verbose_name="kegiatan Pasal 3", on_delete=models.CASCADE, related_name="dukungan"
    )

    riwayat = catat_riwayat()

    class Meta:
        verbose_name = "dukungan pada kegiatan Pasal 3"
        verbose_name_plural = "dukungan pada kegiatan Pasal 3"
        ordering = ["road_map", "baris__nomor", "pk"]
        constraints = [unik("baris", "kegiatan_area", nama="dukungan_unik")]

    def __str__(self) -> str:
        return f"{self.baris} → {self.kegiatan_area}"
