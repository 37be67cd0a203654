"""Problems on their way up, and the follow-ups that solve them (Bab IV.A)."""

from typing import TYPE_CHECKING

from django.core.validators import MaxValueValidator
from django.db import models
from django.db.models import Q

from indikator.models import Indikator
from monev.models.dasar import (
    PERAN_KOTA,
    PERAN_UNIT,
    BerlingkupQuerySet,
    Tingkat,
    batasan_pasangan,
    orang,
    saat,
)
from monev.models.rapat import Keputusan
from organisasi.models import Pengguna, PerangkatDaerah, Pokja
from organisasi.permissions import Orang, kode_peran, unit_berperan
from rencana_aksi.models import ButirAksi
from riwayat.models import catat_riwayat
from roadmap.models import AreaPerubahan, RoadMap


class StatusMasalah(models.TextChoices):
    """Where a problem stands."""

    TERBUKA = "terbuka", "Terbuka"
    DIPUTUSKAN = "diputuskan", "Diputuskan"
    SELESAI = "selesai", "Selesai"


class Permasalahan(models.Model):
    """A problem on an item, an indicator or an area: raised by a unit (or the city), solved at a level.

    It waits at `tingkat` since `sejak` and is late there after `tenggat`. The city's own has no `perangkat_daerah`.
    """

    road_map = models.ForeignKey(
        RoadMap, verbose_name="road map", on_delete=models.PROTECT, related_name="permasalahan"
    )
    judul = models.CharField("permasalahan", max_length=200)
    uraian = models.TextField("uraian", max_length=4000)
    butir = models.ForeignKey(
        ButirAksi,
        verbose_name="butir aksi",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="permasalahan",
    )
    indikator = models.ForeignKey(
        Indikator,
        verbose_name="indikator",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="permasalahan",
    )
    area = models.ForeignKey(
        AreaPerubahan,
        verbose_name="area perubahan",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="permasalahan",
    )
    perangkat_daerah = models.ForeignKey(
        PerangkatDaerah,
        verbose_name="Perangkat Daerah",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="permasalahan",
    )
    pokja = models.ForeignKey(
        Pokja,
        verbose_name="kelompok kerja",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="permasalahan",
        help_text="Kelompok kerja yang menanganinya bila naik dari Perangkat Daerah.",
    )
    tingkat = models.CharField("berada di", max_length=5, choices=Tingkat, default=Tingkat.PD, editable=False)
    status = models.CharField(
        "status", max_length=12, choices=StatusMasalah, default=StatusMasalah.TERBUKA, editable=False
    )
    sejak = models.DateTimeField("di tingkat ini sejak", editable=False)
    tenggat = models.DateField("batas waktu di tingkat ini", editable=False)
    dilaporkan_oleh = models.ForeignKey(
        Pengguna, verbose_name="dilaporkan oleh", on_delete=models.PROTECT, related_name="+", editable=False
    )
    dilaporkan_pada = models.DateTimeField("dilaporkan pada", editable=False)
    diselesaikan_oleh = orang("diselesaikan")
    diselesaikan_pada = saat("diselesaikan")

    riwayat = catat_riwayat()
    objects = BerlingkupQuerySet.as_manager()

    if TYPE_CHECKING:
        perangkat_daerah_id: int | None
        pokja_id: int | None

    class Meta:
        verbose_name = "permasalahan"
        verbose_name_plural = "permasalahan"
        ordering = ["-dilaporkan_pada", "-pk"]
        constraints = [
            *batasan_pasangan("permasalahan", "diselesaikan"),
            models.CheckConstraint(
                condition=Q(butir__isnull=False) | Q(indikator__isnull=False) | Q(area__isnull=False),
                name="permasalahan_beralamat",
                violation_error_message="Pilih butir aksi, indikator atau area yang bermasalah.",
            ),
            models.CheckConstraint(
                condition=~Q(status=StatusMasalah.SELESAI) | Q(diselesaikan_pada__isnull=False),
                name="permasalahan_selesai_bernama",
            ),
            models.CheckConstraint(
                condition=~Q(tingkat=Tingkat.PD) | Q(perangkat_daerah__isnull=False),
                name="permasalahan_pd_bernama",
            ),
            models.CheckConstraint(
                condition=~Q(tingkat=Tingkat.POKJA) | Q(pokja__isnull=False),
                name="permasalahan_pokja_bernama",
            ),
        ]

    def __str__(self) -> str:
        return self.judul


class LangkahMasalah(models.TextChoices):
    """What happens to a problem."""

    LAPOR = "lapor", "Dilaporkan"
    NAIKKAN = "naikkan", "Dinaikkan"
    TURUNKAN = "turunkan", "Diturunkan"
    PUTUSKAN = "putuskan", "Diputuskan"
    SELESAIKAN = "selesaikan", "Diselesaikan"
    BUKA = "buka", "Dibuka kembali"


class CatatanMasalah(models.Model):
    """A step of a problem: from level to level, by whom, when and why."""

    permasalahan = models.ForeignKey(
        Permasalahan, verbose_name="permasalahan", on_delete=models.CASCADE, related_name="catatan"
    )
    langkah = models.CharField("langkah", max_length=12, choices=LangkahMasalah)
    dari = models.CharField("dari", max_length=5, choices=Tingkat, blank=True)
    ke = models.CharField("ke", max_length=5, choices=Tingkat)
    oleh = models.ForeignKey(Pengguna, verbose_name="oleh", on_delete=models.PROTECT, related_name="+")
    pada = models.DateTimeField("pada")
    alasan = models.TextField("alasan", blank=True, max_length=4000)

    riwayat = catat_riwayat()

    class Meta:
        verbose_name = "langkah permasalahan"
        verbose_name_plural = "langkah permasalahan"
        ordering = ["permasalahan", "pada", "pk"]

    def __str__(self) -> str:
        return f"{self.get_langkah_display()}: {self.permasalahan}"


class StatusTindakLanjut(models.TextChoices):
    """Where a follow-up stands: the PIC finishes it, Inspektorat confirms or opens it again."""

    BERJALAN = "berjalan", "Berjalan"
    SELESAI = "selesai", "Menunggu konfirmasi"
    DIKONFIRMASI = "dikonfirmasi", "Selesai terkonfirmasi"


class TindakLanjutQuerySet(BerlingkupQuerySet["TindakLanjut"]):
    """Filters over follow-ups."""

    def terlihat_oleh(self, orang: Orang) -> "TindakLanjutQuerySet":
        """Keep what `orang` may read: the city's teams all, a unit its own, and everybody what they are PIC of."""
        if not PERAN_KOTA.isdisjoint(kode_peran(orang)):
            return self
        return self.filter(self._milik(orang))

    def ditangani_oleh(self, orang: Orang) -> "TindakLanjutQuerySet":
        """Keep what a person works on: as PIC, or for the unit in charge."""
        return self.filter(self._milik(orang))

    def _milik(self, orang: Orang) -> Q:
        milik = Q(perangkat_daerah__in=unit_berperan(orang, PERAN_UNIT))
        return milik if orang.pk is None else milik | Q(pic=orang.pk)


class TindakLanjut(models.Model):
    """What must be done, by whom, until when: out of a decision, a recommendation, a problem or an arahan.

    `pic` is the person in charge where one is named, `perangkat_daerah` the unit in charge (None: the city's own team).
    """

    road_map = models.ForeignKey(
        RoadMap, verbose_name="road map", on_delete=models.PROTECT, related_name="tindak_lanjut"
    )
    permasalahan = models.ForeignKey(
        Permasalahan,
        verbose_name="permasalahan",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="tindak_lanjut",
    )
    keputusan = models.ForeignKey(
        Keputusan,
        verbose_name="keputusan",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="tindak_lanjut",
    )
    arahan = models.ForeignKey(
        "monev.Arahan",
        verbose_name="arahan",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="tindak_lanjut",
    )
    uraian = models.TextField("tindak lanjut", max_length=4000)
    perangkat_daerah = models.ForeignKey(
        PerangkatDaerah,
        verbose_name="Perangkat Daerah penanggung jawab",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="tindak_lanjut",
    )
    pic = models.ForeignKey(
        Pengguna,
        verbose_name="penanggung jawab (PIC)",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="tindak_lanjut",
    )
    tenggat = models.DateField("tenggat")
    status = models.CharField(
        "status",
        max_length=12,
        choices=StatusTindakLanjut,
        default=StatusTindakLanjut.BERJALAN,
        editable=False,
    )
    persen = models.PositiveSmallIntegerField(
        "kemajuan (%)", default=0, validators=[MaxValueValidator(100)], editable=False
    )
    dibuat_oleh = models.ForeignKey(
        Pengguna, verbose_name="dibuat oleh", on_delete=models.PROTECT, related_name="+", editable=False
    )
    dibuat_pada = models.DateTimeField("dibuat pada", editable=False)
    diselesaikan_oleh = orang("diselesaikan")
    diselesaikan_pada = saat("diselesaikan")
    dikonfirmasi_oleh = orang("dikonfirmasi")
    dikonfirmasi_pada = saat("dikonfirmasi")

    riwayat = catat_riwayat()
    objects = TindakLanjutQuerySet.as_manager()

    if TYPE_CHECKING:
        perangkat_daerah_id: int | None
        pic_id: int | None
        arahan_id: int | None

    class Meta:
        verbose_name = "tindak lanjut"
        verbose_name_plural = "tindak lanjut"
        ordering = ["tenggat", "pk"]
        constraints = [
            *batasan_pasangan("tindak_lanjut", "diselesaikan", "dikonfirmasi"),
            models.CheckConstraint(
                condition=Q(perangkat_daerah__isnull=False) | Q(pic__isnull=False),
                name="tindak_lanjut_berpenanggung_jawab",
                violation_error_message="Pilih Perangkat Daerah atau orang yang bertanggung jawab.",
            ),
            models.CheckConstraint(
                condition=Q(status=StatusTindakLanjut.BERJALAN) | Q(diselesaikan_pada__isnull=False),
                name="tindak_lanjut_selesai_bernama",
            ),
            models.CheckConstraint(
                condition=~Q(status=StatusTindakLanjut.DIKONFIRMASI) | Q(dikonfirmasi_pada__isnull=False),
                name="tindak_lanjut_dikonfirmasi_bernama",
            ),
            models.CheckConstraint(
                condition=Q(dikonfirmasi_oleh__isnull=True)
                | Q(diselesaikan_oleh__isnull=True)
                | ~Q(dikonfirmasi_oleh=models.F("diselesaikan_oleh")),
                name="tindak_lanjut_dikonfirmasi_orang_lain",
            ),
            models.CheckConstraint(condition=Q(persen__lte=100), name="tindak_lanjut_persen"),
        ]

    def __str__(self) -> str:
        return self.uraian[:120]


class LangkahTindakLanjut(models.TextChoices):
    """What happens to a follow-up."""

    LAPOR = "lapor", "Kemajuan dilaporkan"
    SELESAI = "selesai", "Dinyatakan selesai"
    KONFIRMASI = "konfirmasi", "Dikonfirmasi"
    BUKA = "buka", "Dibuka kembali"


class CatatanTindakLanjut(models.Model):
    """A report or step of a follow-up; evidence hangs on it."""

    tindak_lanjut = models.ForeignKey(
        TindakLanjut, verbose_name="tindak lanjut", on_delete=models.CASCADE, related_name="catatan"
    )
    langkah = models.CharField("langkah", max_length=12, choices=LangkahTindakLanjut)
    persen = models.PositiveSmallIntegerField("kemajuan (%)", validators=[MaxValueValidator(100)])
    teks = models.TextField("uraian", max_length=4000)
    oleh = models.ForeignKey(Pengguna, verbose_name="oleh", on_delete=models.PROTECT, related_name="+")
    pada = models.DateTimeField("pada")

    riwayat = catat_riwayat()

    class Meta:
        verbose_name = "catatan tindak lanjut"
        verbose_name_plural = "catatan tindak lanjut"
        ordering = ["tindak_lanjut", "pada", "pk"]

    def __str__(self) -> str:
        return f"{self.get_langkah_display()}: {self.tindak_lanjut}"
