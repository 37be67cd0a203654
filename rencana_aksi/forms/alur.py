"""Forms of the way of a plan: one step, and setting many at once."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from rencana_aksi.models import CatatanAlih, RencanaAksi
from rencana_aksi.workflow import Peralihan

MAKS_ANGKA = 18  # digits of the largest key
KOSONG = "Pilih paling sedikit satu rencana."


class FormLangkah(forms.Form):
    """The state that the person saw, and the reason where the step needs one."""

    status_dibuka = forms.CharField(required=False, max_length=20, widget=forms.HiddenInput)
    catatan = forms.CharField(
        label="Catatan",
        max_length=CatatanAlih._meta.get_field("catatan").max_length,
        help_text="Apa yang perlu diperbaiki; penyusun membacanya bersama rencana.",
        widget=forms.Textarea({"rows": 4}),
        error_messages={"required": "Tulis catatan: apa yang perlu diperbaiki."},
    )

    def __init__(self, *args: object, peralihan: Peralihan, rencana: RencanaAksi, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        self.fields["status_dibuka"].initial = rencana.status
        if not peralihan.catatan:
            del self.fields["catatan"]


class PilihRencana(forms.ModelMultipleChoiceField):  # type: ignore[type-arg]
    """Plans to set, each with a box to tick."""

    def label_from_instance(self, obj: Any) -> str:
        """Name the plan."""
        return str(obj)

    def _check_values(self, value: Any) -> Any:
        """Refuse keys that no database can hold before it is asked."""
        if any(len(str(satu)) > MAKS_ANGKA for satu in value):
            raise ValidationError(self.error_messages["invalid_choice"], code="invalid_choice")
        return super()._check_values(value)  # type: ignore[misc]


class FormPenetapan(forms.Form):
    """The plans that were ticked; one that has moved on meanwhile is left to the service to refuse."""

    rencana = PilihRencana(
        label="Rencana",
        queryset=RencanaAksi.objects.select_related("periode", "perangkat_daerah"),
        error_messages={
            "required": KOSONG,
            "invalid_choice": "Rencana yang dipilih tidak ditemukan.",
            "invalid_pk_value": "Rencana yang dipilih tidak ditemukan.",
        },
    )
