"""The file that an import begins with: the person chooses a file, its ending tells the format."""

from typing import Any

from django import forms
from django.conf import settings
from django.template.defaultfilters import filesizeformat
from import_export.forms import ImportForm


class FormImpor(ImportForm):  # type: ignore[misc]
    """A CSV or XLSX file, not larger than any upload may be."""

    def __init__(self, formats: list[Any], resources: list[Any], **kwargs: Any) -> None:
        super().__init__(formats, resources, **kwargs)
        self.akhiran = [f".{bentuk().get_extension()}" for bentuk in formats]
        self.fields["format"].required = False
        self.fields["format"].widget = forms.HiddenInput()
        berkas = self.fields["import_file"]
        berkas.label = "Berkas"
        batas = filesizeformat(settings.UNGGAHAN_MAKS_BYTE)
        berkas.help_text = (
            f"{_daftar_akhiran(self.akhiran)}, paling besar {batas}. Baris pertama memuat nama kolom."
        )
        berkas.widget.attrs = {"accept": ",".join(self.akhiran)}

    @property
    def media(self) -> forms.Media:
        """Need no script: the format is read from the file's name on the server."""
        return forms.Media()

    def clean(self) -> dict[str, Any]:
        """Set the format from the file's ending; refuse other kinds of files and large ones."""
        isi: dict[str, Any] = super().clean() or self.cleaned_data
        berkas = isi.get("import_file")
        if berkas is None:
            return isi
        cocok = [i for i, akhiran in enumerate(self.akhiran) if berkas.name.lower().endswith(akhiran)]
        if not cocok:
            self.add_error(
                "import_file",
                f"“{berkas.name}” tidak dapat dibaca. Unggah berkas {_daftar_akhiran(self.akhiran)}.",
            )
        elif berkas.size > settings.UNGGAHAN_MAKS_BYTE:
            batas = filesizeformat(settings.UNGGAHAN_MAKS_BYTE)
            self.add_error("import_file", f"“{berkas.name}” terlalu besar. Berkas paling besar {batas}.")
        return isi | {"format": str(cocok[0]) if cocok else ""}


def _daftar_akhiran(akhiran: list[str]) -> str:
    return " atau ".join(nama.removeprefix(".").upper() for nama in akhiran)
