"""The road map itself, and what all its records share: they belong to one and are closed with it."""

from collections.abc import Collection, Sequence
from typing import TYPE_CHECKING, Any

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Q

from organisasi.permissions import Orang
from riwayat.models import catat_riwayat
from roadmap.workflow import NAMA, PEMEGANG, Status


class RoadMapTerkunci(Exception):
    """A road map in force or revoked is read-only; the message says what to do instead."""


class RoadMapQuerySet(models.QuerySet["RoadMap"]):
    """Filters over road maps."""

    def terlihat_oleh(self, orang: Orang) -> "RoadMapQuerySet":
        """Keep what `orang` may read: a regulation is public, a draft is for those who sign in."""
        return self if orang.is_authenticated else self.exclude(status=Status.RANCANGAN)


class RoadMap(models.Model):
    """A road map laid down (or drafted) in a regulation, with the years it covers and its printed heading block."""

    kode = models.SlugField("kode", max_length=60, unique=True, help_text="Misalnya perwal-45-2020.")
    judul = models.CharField("judul", max_length=200)
    jenis_regulasi = models.CharField("jenis regulasi", max_length=100)
    nomor_regulasi = models.CharField("nomor regulasi", max_length=20, blank=True)
    tahun_regulasi = models.PositiveSmallIntegerField("tahun regulasi", null=True, blank=True)
    tentang = models.CharField("tentang", max_length=200)
    pemerintah_daerah = models.CharField("pemerintah daerah", max_length=100)
    ditetapkan_di = models.CharField("ditetapkan di", max_length=100, blank=True)
    ditetapkan_pada = models.DateField("ditetapkan pada", null=True, blank=True)
    diundangkan_pada = models.DateField("diundangkan pada", null=True, blank=True)
    berita_daerah = models.CharField("berita daerah", max_length=200, blank=True)
    penandatangan_jabatan = models.CharField("jabatan penanda tangan", max_length=100, blank=True)
    penandatangan_nama = models.CharField("nama penanda tangan", max_length=100, blank=True)
    pengesah_jabatan = models.CharField("jabatan pengesah salinan", max_length=100, blank=True)
    pengesah_nama = models.CharField("nama pengesah salinan", max_length=100, blank=True)
    tahun_awal = models.PositiveSmallIntegerField("tahun awal")
    tahun_akhir = models.PositiveSmallIntegerField("tahun akhir")
    status = models.CharField(
        "status",
        max_length=10,
        choices=[(status.value, nama) for status, nama in NAMA.items()],
        default=Status.RANCANGAN.value,
        editable=False,
    )
    disalin_dari = models.ForeignKey(
        "self",
        verbose_name="disalin dari",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        editable=False,
        related_name="salinan",
    )

    riwayat = catat_riwayat()
    objects = RoadMapQuerySet.as_manager()

    class Meta:
        verbose_name = "road map"
        verbose_name_plural = "road map"
        ordering = ["-tahun_awal", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(tahun_awal__lte=F("tahun_akhir")),
                name="road_map_tahun_berurutan",
                violation_error_message="Tahun akhir tidak boleh mendahului tahun awal.",
            ),
            models.CheckConstraint(
                condition=Q(status=Status.RANCANGAN.value)
                | (
                    Q(ditetapkan_pada__isnull=False) & ~Q(nomor_regulasi="") & Q(tahun_regulasi__isnull=False)
                ),
                name="road_map_berlaku_bernomor",
                violation_error_message="Road map yang berlaku memerlukan nomor, tahun dan tanggal penetapan regulasi.",
            ),
        ]

    def __str__(self) -> str:
        return self.judul

    @property
    def tahun(self) -> range:
        """The years that the road map covers, first to last."""
        return range(self.tahun_awal, self.tahun_akhir + 1)

    @property
    def regulasi(self) -> str:
        """The regulation's name, such as “Peraturan Walikota Malang Nomor 45 Tahun 2020”; a draft says so."""
        if not self.nomor_regulasi:
            return f"Rancangan {self.jenis_regulasi}"
        return f"{self.jenis_regulasi} Nomor {self.nomor_regulasi} Tahun {self.tahun_regulasi}"

    @property
    def terbuka(self) -> bool:
        """Whether its content may be changed."""
        return self.status == Status.RANCANGAN

    @property
    def pemegang(self) -> str:
        """Who holds the road map in its present state."""
        return PEMEGANG[Status(self.status)]

    @property
    def pemegang_teks(self) -> str:
        """Who holds it, as words beside the state."""
        return f"dipegang {self.pemegang}"

    def pastikan_terbuka(self) -> None:
        """Raise RoadMapTerkunci unless it is a draft."""
        if not self.terbuka:
            raise RoadMapTerkunci(
                f"{self.judul} berstatus {self.get_status_display()} dan tidak dapat diubah. "
                "Salin menjadi rancangan untuk menyusun perubahannya."
            )


class IsiRoadMap(models.Model):
    """A record of one road map: can be written only while the road map is a draft."""

    road_map = models.ForeignKey(
        RoadMap, verbose_name="road map", on_delete=models.CASCADE, related_name="%(class)s", editable=False
    )

    if TYPE_CHECKING:
        road_map_id: int

    class Meta:
        abstract = True

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Save; raises RoadMapTerkunci where the road map is in force or revoked."""
        self.road_map.pastikan_terbuka()
        super().save(*args, **kwargs)

    def delete(self, *args: Any, **kwargs: Any) -> tuple[int, dict[str, int]]:
        """Delete; raises RoadMapTerkunci where the road map is in force or revoked."""
        self.road_map.pastikan_terbuka()
        return super().delete(*args, **kwargs)

    def clean(self) -> None:
        """Refuse links into another road map."""
        super().clean()
        for bidang in self._meta.concrete_fields:
            if isinstance(bidang, models.ForeignKey) and issubclass(bidang.related_model, IsiRoadMap):
                tujuan = getattr(self, bidang.name, None)
                if tujuan is not None and tujuan.road_map_id != self.road_map_id:
                    raise ValidationError({bidang.name: f"“{tujuan}” milik road map lain."})
        self._pastikan_tidak_melingkar()

    def unique_error_message(
        self, model_class: type[models.Model], unique_check: Sequence[str]
    ) -> ValidationError:
        """Say at the field what is taken, and by what (Django's Indonesian says that it does not exist)."""
        *lain, terakhir = [nama for nama in unique_check if nama != "road_map"]
        kata = [str(self._meta.get_field(nama).verbose_name) for nama in lain]  # type: ignore[union-attr]
        judul = str(self._meta.get_field(terakhir).verbose_name)  # type: ignore[union-attr]
        sama = f" dengan {' dan '.join(kata)} yang sama" if kata else ""
        pesan = f"{judul[:1].upper()}{judul[1:]} ini sudah dipakai {self._meta.verbose_name} lain{sama}."
        return ValidationError(pesan, code="unique", params={"bidang": terakhir})

    def validate_constraints(self, exclude: Collection[str] | None = None) -> None:
        """Check the constraints; what is taken is told at its field."""
        try:
            super().validate_constraints(exclude)
        except ValidationError as galat:
            per_bidang: dict[str, list[ValidationError]] = {}
            for bidang, daftar in galat.error_dict.items():
                for satu in daftar:
                    per_bidang.setdefault((satu.params or {}).get("bidang", bidang), []).append(satu)
            raise ValidationError(per_bidang) from galat

    def _pastikan_tidak_melingkar(self) -> None:
        """Refuse a record that is, directly or by way of others, part of itself."""
        atas = getattr(self, "induk", None)
        while atas is not None:
            if atas.pk == self.pk:
                raise ValidationError({"induk": "Isian ini tidak dapat menjadi bagian dari dirinya sendiri."})
            atas = atas.induk


def unik(*bidang: str, nama: str) -> models.UniqueConstraint:
    """Return a constraint: `bidang` together are unique within a road map."""
    return models.UniqueConstraint(fields=["road_map", *bidang], name=nama)
