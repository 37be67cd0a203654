"""The semester and the unit that the address asks for; an unknown value is an error that the page tells."""

from collections.abc import Iterable
from typing import Any

from django import forms

from monev.models import Periode


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
