"""Evidence: files, photos and links that stand behind what is reported."""

import uuid

from django.db import models
from django.db.models import Q

from monev.models.dasar import AlamatWebField
from monev.models.kemajuan import Kemajuan
from monev.models.masalah import CatatanTindakLanjut, Permasalahan
from monev.models.pengukuran import Pengukuran
from monev.models.rapat import Rapat
from monev.models.survei import Survei
from organisasi.models import Pengguna
from riwayat.models import catat_riwayat

PEMILIK = ("kemajuan", "pengukuran", "rapat", "permasalahan", "catatan_tindak_lanjut", "survei")
"""The fields of which exactly one says on what the evidence hangs."""


def _pemilik(model: type[models.Model]) -> "models.ForeignKey[models.Model | None, models.Model | None]":
    return models.ForeignKey(
        model,
        verbose_name=model._meta.verbose_name,
        on_delete=models.CASCADE,
        null=True,
        blank=True,
        related_name="bukti",
    )


def _tepat_satu() -> Q:
    syarat = Q()
    for satu in PEMILIK:
        syarat |= Q(**{f"{nama}__isnull": nama != satu for nama in PEMILIK})
    return syarat


class JenisBukti(models.TextChoices):
    """What kind of evidence it is."""

    BERKAS = "berkas", "Berkas"
    FOTO = "foto", "Foto"
    TAUTAN = "tautan", "Tautan"


class Bukti(models.Model):
    """A file or photo (its bytes lie outside the static root under a random name, `letak`) or a link."""

    kunci = models.UUIDField("kunci", default=uuid.uuid4, unique=True, editable=False)
    kemajuan = _pemilik(Kemajuan)
    pengukuran = _pemilik(Pengukuran)
    rapat = _pemilik(Rapat)
    permasalahan = _pemilik(Permasalahan)
    catatan_tindak_lanjut = _pemilik(CatatanTindakLanjut)
    survei = _pemilik(Survei)
    jenis = models.CharField("jenis", max_length=6, choices=JenisBukti)
    nama = models.CharField("nama", max_length=255)
    tautan = AlamatWebField("tautan", max_length=500, blank=True)
    letak = models.CharField("letak berkas", max_length=64, blank=True, editable=False)
    tipe = models.CharField("tipe isi", max_length=100, blank=True, editable=False)
    besar = models.PositiveIntegerField("besar (byte)", default=0, editable=False)
    sidik = models.CharField("sidik SHA-256", max_length=64, blank=True, editable=False)
    oleh = models.ForeignKey(Pengguna, verbose_name="oleh", on_delete=models.PROTECT, related_name="+")
    pada = models.DateTimeField("pada")

    riwayat = catat_riwayat()

    class Meta:
        verbose_name = "bukti dukung"
        verbose_name_plural = "bukti dukung"
        ordering = ["pada", "pk"]
        constraints = [
            models.CheckConstraint(condition=_tepat_satu(), name="bukti_satu_pemilik"),
            models.CheckConstraint(
                condition=Q(jenis=JenisBukti.TAUTAN, letak="") & ~Q(tautan="")
                | ~Q(jenis=JenisBukti.TAUTAN) & Q(tautan="") & ~Q(letak=""),
                name="bukti_berkas_atau_tautan",
            ),
        ]

    def __str__(self) -> str:
        return self.nama

    @property
    def milik(self) -> "tuple[str, models.Model]":
        """The field that is filled, and the record on which the evidence hangs."""
        bidang = next(nama for nama in PEMILIK if getattr(self, f"{nama}_id") is not None)
        return bidang, getattr(self, bidang)
