"""The database column of a Jadwal."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.db import models

from rencana_aksi.jadwal import Jadwal, sebagai_jadwal
from tampilan.angka import BULAN


class JadwalField(models.PositiveSmallIntegerField):  # type: ignore[type-arg]
    """Months of a year as bits (0 to 4095), so that a query can ask for one; in Python a Jadwal."""

    _pyi_private_set_type: Any
    _pyi_private_get_type: Any

    def from_db_value(self, nilai: int | None, *_: Any) -> Jadwal | None:
        """Read the bits."""
        return sebagai_jadwal(nilai)

    def to_python(self, nilai: Any) -> Any:
        """Take bits, or months as numbers or text."""
        try:
            if isinstance(nilai, str):
                return Jadwal.dari_topeng(int(nilai))
            return sebagai_jadwal(
                nilai if nilai is None or isinstance(nilai, int) else [int(n) for n in nilai]
            )
        except (TypeError, ValueError) as galat:
            raise ValidationError("Pilih bulan dari 1 sampai 12.") from galat

    def get_prep_value(self, nilai: Any) -> int | None:
        """Write the bits."""
        jadwal = sebagai_jadwal(nilai)
        return None if jadwal is None else jadwal.topeng

    def value_to_string(self, obj: models.Model) -> str:
        """Write the bits for serialisation."""
        return str(self.get_prep_value(self.value_from_object(obj)))

    def clean(self, nilai: Any, instans: models.Model | None) -> Any:
        """Check months, not a number's bounds."""
        jadwal = self.to_python(nilai)
        if not jadwal and not self.blank:
            raise ValidationError(self.error_messages["blank"], code="blank")
        return jadwal

    def formfield(self, **kwargs: Any) -> Any:
        """Offer the twelve months to tick."""
        return forms.TypedMultipleChoiceField(
            choices=list(enumerate(BULAN, start=1)),
            coerce=int,
            widget=forms.CheckboxSelectMultiple,
            label=kwargs.get("label", str(self.verbose_name).capitalize()),
            required=not self.blank,
            help_text=self.help_text,
        )
