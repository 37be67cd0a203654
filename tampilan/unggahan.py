"""A form that takes one spreadsheet; what is wrong inside it is told by the pages after."""

from django import forms
from django.conf import settings

from tampilan.angka import tulis_angka

JENIS = "Excel (.xlsx, .xls), LibreOffice (.ods), CSV"


def maks_unggahan() -> str:
    """Return the largest size of a file in words."""
    return f"{tulis_angka(settings.UNGGAHAN_MAKS_BYTE / 1024 / 1024)} MB"


class FormUnggah(forms.Form):
    """The file; a subclass says which one."""

    berkas = forms.FileField(
        label="Berkas",
        allow_empty_file=True,
        widget=forms.FileInput({"accept": ".xlsx,.xls,.ods,.csv"}),
    )

    def clean_berkas(self) -> object:
        """Refuse a file that is too large before it is read."""
        berkas = self.cleaned_data["berkas"]
        if berkas.size > settings.UNGGAHAN_MAKS_BYTE:
            raise forms.ValidationError(f"Berkas ini terlalu besar. Ukuran paling besar {maks_unggahan()}.")
        return berkas
