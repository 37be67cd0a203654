"""That a routine survey was held (Bab IV.A); its questions and answers are kept where it was held."""

from django.db import models
from django.db.models import F, Q

from monev.models.dasar import AlamatWebField, Berlingkup, BerlingkupQuerySet, batasan_lingkup
from riwayat.models import catat_riwayat
from roadmap.models import RoadMap


class Survei(Berlingkup):
    """A survey of the city or of a unit: when, where it can be seen, how many answered."""

    road_map = models.ForeignKey(
        RoadMap, verbose_name="road map", on_delete=models.PROTECT, related_name="survei"
    )
    judul = models.CharField("judul", max_length=200)
    mulai = models.DateField("mulai")
    selesai = models.DateField("selesai")
    tautan = AlamatWebField("tautan", max_length=500, blank=True)
    responden = models.PositiveIntegerField("banyaknya responden")
    hasil = models.TextField("ringkasan hasil", blank=True, max_length=4000)

    riwayat = catat_riwayat()
    objects = BerlingkupQuerySet.as_manager()

    class Meta:
        verbose_name = "survei"
        verbose_name_plural = "survei"
        ordering = ["-selesai", "-pk"]
        constraints = [
            batasan_lingkup("survei"),
            models.CheckConstraint(
                condition=Q(selesai__gte=F("mulai")),
                name="survei_selesai_setelah_mulai",
                violation_error_message="Survei tidak boleh selesai sebelum dimulai.",
            ),
        ]

    def __str__(self) -> str:
        return self.judul
