"""What of last year is to be carried into a plan."""

from typing import Any

from django import forms

from monev.queries.lanjutan import Tawaran
from roadmap.models import AreaPerubahan


class FormLanjutan(forms.Form):
    """One tick for each offer, and an area where it has none of its own."""

    def __init__(self, *args: Any, tawaran: list[Tawaran], area: list[AreaPerubahan], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.tawaran = tawaran
        self._area = {str(a.pk): a for a in area}
        for satu in tawaran:
            self.fields[satu.nilai] = forms.BooleanField(label=satu.teks, required=False)
            if satu.area is None:
                self.fields[f"area-{satu.nilai}"] = forms.ChoiceField(
                    label="Area perubahan",
                    required=False,
                    choices=[("", "Pilih area"), *((kunci, a.nama) for kunci, a in self._area.items())],
                )

    def clean(self) -> dict[str, Any]:
        """Ask for one tick at least, and for the area of what is ticked."""
        data: dict[str, Any] = super().clean() or self.cleaned_data
        if not any(data.get(t.nilai) for t in self.tawaran):
            raise forms.ValidationError("Pilih paling sedikit satu yang dilanjutkan.")
        for satu in self.tawaran:
            if data.get(satu.nilai) and satu.area is None and not data.get(f"area-{satu.nilai}"):
                self.add_error(f"area-{satu.nilai}", "Pilih area perubahannya.")
        return data

    @property
    def pilihan(self) -> list[str]:
        """The offers that are ticked."""
        return [t.nilai for t in self.tawaran if self.cleaned_data.get(t.nilai)]

    @property
    def area_terpilih(self) -> dict[str, AreaPerubahan]:
        """The area chosen for each offer that has none of its own."""
        return {
            t.nilai: self._area[pk]
            for t in self.tawaran
            if t.area is None and (pk := self.cleaned_data.get(f"area-{t.nilai}"))
        }

    @property
    def baris(self) -> list[tuple[Tawaran, Any, Any]]:
        """Each offer with its tick and the choice of its area (None where it has one)."""
        return [(t, self[t.nilai], self[f"area-{t.nilai}"] if t.area is None else None) for t in self.tawaran]
