"""Meetings of pokja, pleno and units: agenda, who came, minutes, decisions (Bab IV.A)."""

from django.db import models
from django.db.models import F, Q

from monev.models.dasar import (
    PERAN_KOTA,
    PERAN_UNIT,
    AlamatWebField,
    Berlingkup,
    BerlingkupQuerySet,
    batasan_lingkup,
    batasan_pasangan,
    orang,
    saat,
)
from organisasi.models import Pengguna
from organisasi.permissions import Orang, kode_peran, unit_berperan
from rencana_aksi.models import ButirAksi
from riwayat.models import catat_riwayat
from roadmap.models import RoadMap


class JenisRapat(models.TextChoices):
    """For what a meeting is held."""

    KERJA = "kerja", "Rapat kerja"
    EVALUASI = "evaluasi", "Rapat evaluasi"


class StatusRapat(models.TextChoices):
    """Where a meeting stands; it counts as held once its minutes are finished."""

    DIJADWALKAN = "dijadwalkan", "Dijadwalkan"
    TERLAKSANA = "terlaksana", "Terlaksana"
    DIBATALKAN = "dibatalkan", "Dibatalkan"


class RapatQuerySet(BerlingkupQuerySet["Rapat"]):
    """Filters over meetings."""

    def terlihat_oleh(self, orang: Orang) -> "RapatQuerySet":
        """Keep what `orang` may read: the city's teams all, a unit its own and those to which they are invited."""
        if not PERAN_KOTA.isdisjoint(kode_peran(orang)):
            return self
        unit = unit_berperan(orang, PERAN_UNIT)
        if not unit:
            return self.none()
        diundang = Peserta.objects.filter(pengguna=orang.pk).values("rapat")
        return self.filter(Q(perangkat_daerah__in=unit) | Q(pk__in=diundang))


class Rapat(Berlingkup):
    """A meeting of a pokja, of the pleno (tingkat kota) or of a unit."""

    road_map = models.ForeignKey(
        RoadMap, verbose_name="road map", on_delete=models.PROTECT, related_name="rapat"
    )
    jenis = models.CharField("jenis", max_length=10, choices=JenisRapat, default=JenisRapat.KERJA)
    judul = models.CharField("judul", max_length=200)
    mulai = models.DateTimeField("mulai")
    selesai = models.DateTimeField("selesai")
    tempat = models.CharField("tempat", max_length=200, blank=True)
    tautan = AlamatWebField("tautan rapat daring", blank=True, max_length=500)
    undangan = models.TextField("isi undangan", blank=True, max_length=4000)
    status = models.CharField(
        "status", max_length=12, choices=StatusRapat, default=StatusRapat.DIJADWALKAN, editable=False
    )
    alasan_batal = models.TextField("alasan dibatalkan", blank=True, max_length=1000, editable=False)
    notulen = models.TextField("notulen", blank=True, max_length=40000)
    notulis = models.ForeignKey(
        Pengguna,
        verbose_name="notulis",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
    )
    diundang_oleh = orang("diundang")
    diundang_pada = saat("diundang")
    dilaksanakan_oleh = orang("notulen diselesaikan")
    dilaksanakan_pada = saat("notulen diselesaikan")

    riwayat = catat_riwayat()
    objects = RapatQuerySet.as_manager()

    class Meta:
        verbose_name = "rapat"
        verbose_name_plural = "rapat"
        ordering = ["-mulai", "-pk"]
        constraints = [
            batasan_lingkup("rapat"),
            *batasan_pasangan("rapat", "diundang", "dilaksanakan"),
            models.CheckConstraint(
                condition=Q(selesai__gt=F("mulai")),
                name="rapat_selesai_setelah_mulai",
                violation_error_message="Rapat harus selesai setelah dimulai.",
            ),
            models.CheckConstraint(
                condition=~Q(status=StatusRapat.TERLAKSANA)
                | (~Q(notulen="") & Q(dilaksanakan_pada__isnull=False)),
                name="rapat_terlaksana_bernotulen",
            ),
            models.CheckConstraint(
                condition=~Q(status=StatusRapat.DIBATALKAN) | ~Q(alasan_batal=""),
                name="rapat_dibatalkan_beralasan",
            ),
        ]

    def __str__(self) -> str:
        return self.judul


class Peserta(models.Model):
    """Someone invited to a meeting, by account or by name; `hadir` is None until the roll is called."""

    rapat = models.ForeignKey(Rapat, verbose_name="rapat", on_delete=models.CASCADE, related_name="peserta")
    pengguna = models.ForeignKey(
        Pengguna,
        verbose_name="pengguna",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="undangan_rapat",
    )
    nama = models.CharField("nama", max_length=200)
    unsur = models.CharField("unsur", max_length=200, blank=True)
    hadir = models.BooleanField("hadir", null=True, blank=True)
    keterangan = models.CharField("keterangan", max_length=200, blank=True)

    riwayat = catat_riwayat()

    class Meta:
        verbose_name = "peserta rapat"
        verbose_name_plural = "peserta rapat"
        ordering = ["rapat", "nama", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["rapat", "pengguna"],
                condition=Q(pengguna__isnull=False),
                name="peserta_pengguna_unik",
            )
        ]

    def __str__(self) -> str:
        return self.nama


class AgendaRapat(models.Model):
    """A point of the agenda, perhaps about a problem or a late item."""

    rapat = models.ForeignKey(Rapat, verbose_name="rapat", on_delete=models.CASCADE, related_name="agenda")
    nomor = models.PositiveSmallIntegerField("nomor")
    judul = models.CharField("pokok bahasan", max_length=300)
    uraian = models.TextField("uraian", blank=True, max_length=4000)
    permasalahan = models.ForeignKey(
        "monev.Permasalahan",
        verbose_name="permasalahan",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="agenda",
    )
    butir = models.ForeignKey(
        ButirAksi,
        verbose_name="butir aksi",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="agenda",
    )

    riwayat = catat_riwayat()

    class Meta:
        verbose_name = "agenda rapat"
        verbose_name_plural = "agenda rapat"
        ordering = ["rapat", "nomor", "pk"]

    def __str__(self) -> str:
        return self.judul


class Keputusan(models.Model):
    """What a meeting decided, perhaps about a problem; follow-ups hang on it."""

    rapat = models.ForeignKey(Rapat, verbose_name="rapat", on_delete=models.PROTECT, related_name="keputusan")
    nomor = models.PositiveSmallIntegerField("nomor")
    agenda = models.ForeignKey(
        AgendaRapat,
        verbose_name="agenda",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="keputusan",
    )
    permasalahan = models.ForeignKey(
        "monev.Permasalahan",
        verbose_name="permasalahan",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="keputusan",
    )
    teks = models.TextField("keputusan", max_length=4000)

    riwayat = catat_riwayat()

    class Meta:
        verbose_name = "keputusan rapat"
        verbose_name_plural = "keputusan rapat"
        ordering = ["rapat", "nomor", "pk"]
        constraints = [models.UniqueConstraint(fields=["rapat", "nomor"], name="keputusan_nomor_unik")]

    def __str__(self) -> str:
        return self.teks[:120]
