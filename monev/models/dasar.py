"""What records of monev share: a level with its unit or pokja, and a way through states with names and times."""

from datetime import datetime
from typing import TYPE_CHECKING, Any, ClassVar, Self, TypeVar

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q
from django.utils import timezone

from monev.workflow import DAPAT_DISUNTING, NAMA, Alur, Jejak, Status
from monev.workflow import Tingkat as _Tingkat
from organisasi.models import Pengguna, PerangkatDaerah, Pokja
from organisasi.permissions import (
    ADMINISTRATOR,
    INSPEKTORAT,
    KEPALA_PD,
    TIM_PELAKSANA,
    TIM_PELAKSANA_PD,
    TIM_PENGARAH,
    Orang,
    kode_peran,
    unit_berperan,
)

M_co = TypeVar("M_co", bound=models.Model, covariant=True)

PERAN_KOTA = frozenset({ADMINISTRATOR, TIM_PENGARAH, TIM_PELAKSANA, INSPEKTORAT})
PERAN_UNIT = frozenset({TIM_PELAKSANA_PD, KEPALA_PD})


class AlamatWebField(models.URLField):  # type: ignore[type-arg]
    """An address of the web; one typed without a scheme is taken for https."""

    def formfield(self, **kwargs: Any) -> Any:
        """Return the form's field."""
        return super().formfield(**{"assume_scheme": "https"} | kwargs)

    def deconstruct(self) -> Any:
        """Stand in migrations as what it is for the database."""
        nama, _, argumen, pilihan = super().deconstruct()
        return nama, "django.db.models.URLField", argumen, pilihan


class Tingkat(models.TextChoices):
    """At which level something happens (Bab IV)."""

    PD = _Tingkat.PD.value, "Perangkat Daerah"
    POKJA = _Tingkat.POKJA.value, "Kelompok kerja"
    KOTA = _Tingkat.KOTA.value, "Kota (pleno)"


class Terkunci(Exception):
    """A period, or a document on its way or set, takes no change; the message says why and what to do."""


class BerlingkupQuerySet(models.QuerySet[M_co]):
    """Filters over records of a level."""

    def terlihat_oleh(self, orang: Orang) -> Self:
        """Keep what `orang` may read: the city's teams all, a unit its own."""
        if not PERAN_KOTA.isdisjoint(kode_peran(orang)):
            return self
        return self.filter(perangkat_daerah__in=unit_berperan(orang, PERAN_UNIT))


class Berlingkup(models.Model):
    """A record of one unit, one pokja, or the city (neither)."""

    tingkat = models.CharField("tingkat", max_length=5, choices=Tingkat)
    perangkat_daerah = models.ForeignKey(
        PerangkatDaerah,
        verbose_name="Perangkat Daerah",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="%(class)s",
    )
    pokja = models.ForeignKey(
        Pokja,
        verbose_name="kelompok kerja",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="%(class)s",
    )

    if TYPE_CHECKING:
        perangkat_daerah_id: int | None
        pokja_id: int | None

    class Meta:
        abstract = True

    @property
    def nama_lingkup(self) -> str:
        """Whose it is; the unit or pokja must have been read along."""
        return str(self.perangkat_daerah or self.pokja or "Kota")

    def clean(self) -> None:
        """Ask for the unit or the pokja that the level needs, and for no other."""
        super().clean()
        galat = {}
        for bidang, tingkat in (("perangkat_daerah", Tingkat.PD), ("pokja", Tingkat.POKJA)):
            ada = getattr(self, f"{bidang}_id") is not None
            if ada != (self.tingkat == tingkat):
                kata = tingkat.label
                galat[bidang] = f"Kosongkan {kata}." if ada else f"Pilih {kata}."
        if galat:
            raise ValidationError(galat)


def batasan_lingkup(nama: str) -> models.CheckConstraint:
    """Return the constraint that level, unit and pokja fit each other."""
    return models.CheckConstraint(
        condition=Q(tingkat=Tingkat.PD, perangkat_daerah__isnull=False, pokja__isnull=True)
        | Q(tingkat=Tingkat.POKJA, perangkat_daerah__isnull=True, pokja__isnull=False)
        | Q(tingkat=Tingkat.KOTA, perangkat_daerah__isnull=True, pokja__isnull=True),
        name=f"{nama}_lingkup",
    )


def unik_per_lingkup(nama: str, *bidang: str, pesan: str | None = None) -> list[models.UniqueConstraint]:
    """Return a uniqueness within each unit, each pokja and the city (NULLs differ from each other)."""
    pola: tuple[tuple[list[str], Tingkat], ...] = (
        (["perangkat_daerah"], Tingkat.PD),
        (["pokja"], Tingkat.POKJA),
        ([], Tingkat.KOTA),
    )
    return [
        models.UniqueConstraint(
            fields=[*lingkup, *bidang],
            condition=Q(tingkat=tingkat),
            name=f"{nama}_{tingkat}",
            violation_error_message=pesan,
        )
        for lingkup, tingkat in pola
    ]


def orang(kata: str) -> "models.ForeignKey[Pengguna | None, Pengguna | None]":
    """Return the field of who did something; it points nowhere back."""
    return models.ForeignKey(
        Pengguna,
        verbose_name=f"{kata} oleh",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        editable=False,
        related_name="+",
    )


def saat(kata: str) -> "models.DateTimeField[datetime | None, datetime | None]":
    """Return the field of when something was done."""
    return models.DateTimeField(f"{kata} pada", null=True, blank=True, editable=False)


def batasan_pasangan(nama: str, *kata: str) -> list[models.CheckConstraint]:
    """Return the constraints that each name comes with its time."""
    return [
        models.CheckConstraint(
            condition=Q(**{f"{k}_oleh__isnull": True, f"{k}_pada__isnull": True})
            | Q(**{f"{k}_oleh__isnull": False, f"{k}_pada__isnull": False}),
            name=f"{nama}_{k}_oleh_dan_pada",
        )
        for k in kata
    ]


class Dokumen(models.Model):
    """A document on its way: state, since when, who did what, and the last reason given.

    The kind's `alur` (monev.workflow) says which of the states it knows; every step stands in the history.
    """

    alur: ClassVar[Alur]

    status = models.CharField(
        "status",
        max_length=20,
        choices=[(status.value, nama) for status, nama in NAMA.items()],
        default=Status.DRAF.value,
        editable=False,
    )
    sejak = models.DateTimeField("berstatus sejak", default=timezone.now, editable=False)
    catatan_langkah = models.TextField("catatan langkah", blank=True, max_length=4000, editable=False)
    diajukan_oleh = orang("diajukan")
    diajukan_pada = saat("diajukan")
    dikirim_oleh = orang("dikirim")
    dikirim_pada = saat("dikirim")
    diterima_oleh = orang("diterima")
    diterima_pada = saat("diterima")

    if TYPE_CHECKING:
        diajukan_oleh_id: int | None
        dikirim_oleh_id: int | None
        diterima_oleh_id: int | None

    class Meta:
        abstract = True

    @property
    def dapat_disunting(self) -> bool:
        """Whether its content may be changed, as far as its own state says."""
        return self.status in DAPAT_DISUNTING

    @property
    def nama_status(self) -> str:
        """The state in words."""
        return NAMA[Status(self.status)]

    def pastikan_dapat_disunting(self) -> None:
        """Raise Terkunci unless it is a draft or returned."""
        if not self.dapat_disunting:
            raise Terkunci(f"{self} berstatus {self.nama_status}; isinya tidak dapat diubah.")


class DokumenBerlingkup(Berlingkup, Dokumen):
    """A document of one unit, one pokja or the city: what `services.alur` takes from state to state."""

    if TYPE_CHECKING:
        periode: Any

    class Meta:
        abstract = True


def batasan_dokumen(nama: str) -> list[models.CheckConstraint]:
    """Return what must always hold of the names on a document."""
    return [
        *batasan_pasangan(nama, *[j.value for j in Jejak]),
        models.CheckConstraint(
            condition=Q(diterima_oleh__isnull=True)
            | Q(dikirim_oleh__isnull=True)
            | ~Q(diterima_oleh=models.F("dikirim_oleh")),
            name=f"{nama}_penerima_bukan_pengirim",
            violation_error_message="Yang mengirim tidak boleh menerima dokumen yang sama.",
        ),
    ]
