"""What the Tim Pengarah directs on a figure of the dashboard; each becomes a follow-up (Pasal 2 ayat (3))."""

from typing import TYPE_CHECKING

from django.db import models

from monev.models.dasar import PERAN_KOTA, PERAN_UNIT
from monev.models.masalah import TindakLanjut
from organisasi.models import Pengguna, PerangkatDaerah
from organisasi.permissions import Orang, kode_peran, unit_berperan
from riwayat.models import catat_riwayat
from roadmap.models import RoadMap


class ArahanQuerySet(models.QuerySet["Arahan"]):
    """Filters over directions."""

    def terlihat_oleh(self, orang: Orang) -> "ArahanQuerySet":
        """Keep what `orang` may read: those whose follow-up they may read."""
        if not PERAN_KOTA.isdisjoint(kode_peran(orang)):
            return self
        return self.filter(pk__in=TindakLanjut.objects.terlihat_oleh(orang).values("arahan"))


class Arahan(models.Model):
    """A direction on a figure: `atas` is the figure as it stood in that moment, `alamat` where its rows are.

    `perangkat_daerah` is the unit whose figure it is (None: the city's); who answers for it stands on its follow-up.
    """

    road_map = models.ForeignKey(
        RoadMap, verbose_name="road map", on_delete=models.PROTECT, related_name="arahan"
    )
    atas = models.CharField("atas", max_length=500)
    alamat = models.CharField("alamat rincian", max_length=300)
    perangkat_daerah = models.ForeignKey(
        PerangkatDaerah,
        verbose_name="Perangkat Daerah pemilik angka",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
    )
    teks = models.TextField("arahan", max_length=4000)
    diberikan_oleh = models.ForeignKey(
        Pengguna, verbose_name="diberikan oleh", on_delete=models.PROTECT, related_name="+"
    )
    diberikan_pada = models.DateTimeField("diberikan pada")

    riwayat = catat_riwayat()
    objects = ArahanQuerySet.as_manager()

    if TYPE_CHECKING:
        perangkat_daerah_id: int | None

    class Meta:
        verbose_name = "arahan"
        verbose_name_plural = "arahan"
        ordering = ["-diberikan_pada", "-pk"]

    def __str__(self) -> str:
        return self.teks[:120]

    def angka_terbuka(self, orang: Orang) -> bool:
        """Tell whether `orang` sees the figure itself: the city's teams each, a unit its own."""
        if not PERAN_KOTA.isdisjoint(kode_peran(orang)):
            return True
        return self.perangkat_daerah_id in unit_berperan(orang, PERAN_UNIT)
