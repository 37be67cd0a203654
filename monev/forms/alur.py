"""What a step of a document asks: the reason where it needs one, and the state that the person saw."""

from django import forms

from monev.models.dasar import DokumenBerlingkup
from monev.workflow import Peralihan


class FormLangkah(forms.Form):
    """The form of one step."""

    catatan = forms.CharField(
        label="Catatan",
        max_length=4000,
        widget=forms.Textarea({"rows": 4}),
        help_text="Tulis apa yang perlu diperbaiki; catatan ini dibaca penyusunnya.",
        error_messages={"required": "Tulis catatan: apa yang perlu diperbaiki."},
    )
    status_dibuka = forms.CharField(widget=forms.HiddenInput, required=False)

    def __init__(self, data: object = None, *, peralihan: Peralihan, dokumen: DokumenBerlingkup) -> None:
        super().__init__(data, initial={"status_dibuka": dokumen.status})  # type: ignore[arg-type]
        if not peralihan.catatan:
            del self.fields["catatan"]
