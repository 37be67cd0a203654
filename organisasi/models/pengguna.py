"""People who sign in, roles, and who holds which role for which unit or pokja."""

from typing import Any, ClassVar

from django.contrib.auth.models import AbstractUser, UserManager
from django.core.exceptions import ValidationError
from django.core.validators import RegexValidator
from django.db import models
from django.db.models import Q
from django.db.models.functions import Lower

from organisasi.models.unit import PerangkatDaerah, Pokja
from riwayat.models import catat_riwayat


class PilihanSurel(models.TextChoices):
    """How a person wants notices by e-mail."""

    LANGSUNG = "langsung", "Langsung, setiap kali ada pemberitahuan"
    HARIAN = "harian", "Satu rangkuman setiap hari"
    TIDAK = "tidak", "Tidak dikirim dengan e-mail"


class Pengguna(AbstractUser):
    """A person with an account; what they may do comes from their roles alone."""

    first_name = None  # type: ignore[assignment]
    last_name = None  # type: ignore[assignment]
    nama = models.CharField("nama lengkap", max_length=200)
    nip = models.CharField(
        "NIP",
        max_length=18,
        blank=True,
        validators=[RegexValidator(r"^\d{18}$", "NIP terdiri atas 18 angka tanpa spasi.")],
    )
    jabatan = models.CharField("jabatan", max_length=200, blank=True)
    surel = models.CharField(
        "pemberitahuan dengan e-mail",
        max_length=10,
        choices=PilihanSurel,
        default=PilihanSurel.LANGSUNG,
        help_text="Di dalam aplikasi, pemberitahuan selalu ada.",
    )

    riwayat = catat_riwayat(excluded_fields=["password", "last_login"])
    objects: ClassVar[UserManager["Pengguna"]] = UserManager()  # type: ignore[assignment]

    REQUIRED_FIELDS = ["nama", "email"]

    class Meta:
        verbose_name = "pengguna"
        verbose_name_plural = "pengguna"
        ordering = ["nama", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["nip"],
                condition=~Q(nip=""),
                name="pengguna_nip_unik",
                violation_error_message="NIP ini sudah dipakai pengguna lain.",
            ),
            models.UniqueConstraint(
                Lower("email"),
                condition=~Q(email=""),
                name="pengguna_email_unik",
                violation_error_message="Alamat e-mail ini sudah dipakai pengguna lain.",
            ),
            models.UniqueConstraint(
                Lower("username"),
                name="pengguna_username_unik",
                violation_error_message="Nama pengguna ini sudah dipakai.",
            ),
        ]

    def __str__(self) -> str:
        return self.nama or self.username

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Save; a sign-in by itself (only `last_login`) leaves no history row."""
        if set(kwargs.get("update_fields") or ()) != {"last_login"}:
            super().save(*args, **kwargs)
            return
        self.skip_history_when_saving = True  # what django-simple-history asks for, by its mere presence
        try:
            super().save(*args, **kwargs)
        finally:
            del self.skip_history_when_saving

    def clean(self) -> None:
        """Normalise the e-mail and write the user name in lower case, as signing in reads it."""
        super().clean()
        self.username = self.username.lower()

    def get_full_name(self) -> str:
        """Return the name as written, for Django's own pages."""
        return str(self)

    def get_short_name(self) -> str:
        """Return the name as written, for Django's own pages."""
        return str(self)


class Lingkup(models.TextChoices):
    """For what a role is held."""

    KOTA = "kota", "Kota"
    PERANGKAT_DAERAH = "perangkat-daerah", "Perangkat Daerah"
    POKJA = "pokja", "Kelompok kerja"


class Peran(models.Model):
    """A role of the reform's organisation (Pasal 2, Bab IV); which acts it allows stands in `permissions`."""

    kode = models.SlugField("kode", max_length=30, unique=True)
    nama = models.CharField("nama", max_length=100, unique=True)
    lingkup = models.CharField("lingkup", max_length=20, choices=Lingkup)
    tugas = models.TextField("tugas", blank=True)
    dasar = models.CharField(
        "dasar", max_length=100, blank=True, help_text="Pasal atau bab yang mengaturnya."
    )
    urutan = models.PositiveSmallIntegerField("urutan", default=0)

    riwayat = catat_riwayat()

    class Meta:
        verbose_name = "peran"
        verbose_name_plural = "peran"
        ordering = ["urutan", "pk"]

    def __str__(self) -> str:
        return self.nama


def _unik(nama: str, *lingkup: str, **syarat: bool) -> models.UniqueConstraint:
    """Return a constraint: nobody holds a role twice for the same scope (SQLite tells NULLs apart, so one for each)."""
    return models.UniqueConstraint(
        fields=["pengguna", "peran", *lingkup],
        condition=Q(**syarat),
        name=nama,
        violation_error_message="Pengguna ini sudah memegang peran tersebut.",
    )


class Penugasan(models.Model):
    """A person's role, for the city, one Perangkat Daerah or one pokja."""

    pengguna = models.ForeignKey(
        Pengguna, verbose_name="pengguna", on_delete=models.CASCADE, related_name="penugasan"
    )
    peran = models.ForeignKey(Peran, verbose_name="peran", on_delete=models.PROTECT, related_name="penugasan")
    perangkat_daerah = models.ForeignKey(
        PerangkatDaerah,
        verbose_name="Perangkat Daerah",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="penugasan",
    )
    pokja = models.ForeignKey(
        Pokja,
        verbose_name="kelompok kerja",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="penugasan",
    )

    riwayat = catat_riwayat()

    class Meta:
        verbose_name = "penugasan"
        verbose_name_plural = "penugasan"
        ordering = ["pengguna", "peran__urutan", "pk"]
        constraints = [
            _unik("penugasan_kota_unik", perangkat_daerah__isnull=True, pokja__isnull=True),
            _unik("penugasan_pd_unik", "perangkat_daerah", perangkat_daerah__isnull=False),
            _unik("penugasan_pokja_unik", "pokja", pokja__isnull=False),
            models.CheckConstraint(
                condition=Q(perangkat_daerah__isnull=True) | Q(pokja__isnull=True),
                name="penugasan_satu_lingkup",
                violation_error_message="Pilih Perangkat Daerah atau kelompok kerja, tidak keduanya.",
            ),
        ]

    def __str__(self) -> str:
        lingkup = self.perangkat_daerah or self.pokja
        return f"{self.peran} – {lingkup}" if lingkup else str(self.peran)

    def clean(self) -> None:
        """Refuse a scope that does not fit the role."""
        if not self.peran_id:
            return
        lingkup = self.peran.lingkup
        if (lingkup == Lingkup.PERANGKAT_DAERAH) != (self.perangkat_daerah_id is not None):
            raise ValidationError({"perangkat_daerah": _salah_lingkup(self.peran, "Perangkat Daerah")})
        if lingkup != Lingkup.POKJA and self.pokja_id is not None:
            raise ValidationError({"pokja": _salah_lingkup(self.peran, "kelompok kerja")})


def _salah_lingkup(peran: Peran, yang: str) -> str:
    if peran.lingkup == Lingkup.PERANGKAT_DAERAH:
        return f"Peran {peran} berlaku untuk satu Perangkat Daerah. Pilih Perangkat Daerahnya."
    return f"Peran {peran} berlaku untuk {peran.get_lingkup_display().lower()}. Kosongkan {yang}."
