"""Evidence as people bring it: files, or the address of a page."""

from typing import Any

from django import forms

from monev.services.bukti import JENIS_DITERIMA
from tampilan.unggahan import maks_unggahan


class BeberapaBerkas(forms.FileField):
    """Several files in one field, none of them required."""

    widget = forms.ClearableFileInput

    def __init__(self, **kwargs: Any) -> None:
        pilihan = ",".join(f".{jenis}" for jenis in JENIS_DITERIMA)
        lambang = forms.FileInput({"accept": pilihan})
        lambang.allow_multiple_selected = True
        lambang.attrs["multiple"] = True
        super().__init__(required=False, allow_empty_file=True, widget=lambang, **kwargs)

    def clean(self, data: Any, initial: Any = None) -> list[Any]:
        """Return the files, none where nothing was chosen."""
        semua = data if isinstance(data, list | tuple) else [data]
        return [
            satu
            for berkas in semua
            if berkas and (satu := super(BeberapaBerkas, self).clean(berkas, initial))
        ]


class FormBukti(forms.Form):
    """Files and a link; at least one of them."""

    berkas = BeberapaBerkas(label="Berkas atau foto")
    tautan = forms.URLField(
        label="Tautan",
        required=False,
        max_length=500,
        assume_scheme="https",
        help_text="Misalnya halaman publikasi.",
    )
    nama = forms.CharField(label="Nama tautan", required=False, max_length=255)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        jenis = ", ".join(j.upper() for j in JENIS_DITERIMA if j != "jpeg")
        self.fields["berkas"].help_text = f"{jenis}; paling besar {maks_unggahan()} tiap berkas."

    def clean(self) -> dict[str, Any]:
        """Ask for one thing at least."""
        data: dict[str, Any] = super().clean() or self.cleaned_data
        if not self.errors and not data.get("berkas") and not data.get("tautan"):
            self.add_error("berkas", "Pilih berkas atau isi tautan.")
        return data
