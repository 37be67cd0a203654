"""The semester that the address asks for (an unknown value is an error that the page tells), and an arahan as typed."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.http import QueryDict

from monev.forms.masalah_tindak_lanjut import FormTindakLanjut
from monev.models import Periode
from organisasi.models import Pengguna


class PilihSemesterForm(forms.Form):
    """A year and a semester of the calendar; what is not said is the newest that has begun."""

    tahun = forms.TypedChoiceField(label="Tahun", required=False, coerce=int, empty_value=None)
    semester = forms.TypedChoiceField(
        label="Semester",
        required=False,
        coerce=int,
        empty_value=None,
        choices=[("", ""), (1, "I"), (2, "II")],
    )

    def __init__(self, data: Any, *, periode: Iterable[Periode]) -> None:
        super().__init__(data)
        bidang = self.fields["tahun"]
        assert isinstance(bidang, forms.ChoiceField)
        bidang.choices = [("", ""), *((t, str(t)) for t in sorted({p.tahun for p in periode}))]


class FormArahan(FormTindakLanjut):
    """An arahan on a figure, which the page showed as `angka`: one that has changed meanwhile is read again first."""

    angka = forms.CharField(required=False, strip=False, widget=forms.HiddenInput)

    def __init__(self, data: QueryDict | None, *, orang: Pengguna, atas: str, **kwargs: Any) -> None:
        super().__init__(data.copy() if data else None, orang=orang, **kwargs)
        self.atas = atas
        uraian = self.fields["uraian"]
        uraian.label, uraian.help_text = "Arahan", "Apa yang dikerjakan, dan apa tanda selesainya."
        uraian.error_messages["required"] = "Tulis arahannya."

    def clean(self) -> dict[str, Any]:
        """Refuse an arahan on a figure that is no longer what the person read."""
        data = super().clean()
        if self.cleaned_data.get("angka") not in {"", None, self.atas}:
            self.data["angka"] = self.atas  # type: ignore[index]  # a copy of what was sent
            raise ValidationError(
                "Angka ini berubah sejak Anda membukanya; yang di atas sudah yang terbaru. "
                "Simpan lagi bila arahan Anda tetap."
            )
        return data
