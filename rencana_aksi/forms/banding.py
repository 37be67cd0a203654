"""Form of a comparison."""

from django import forms

from rencana_aksi.models import RencanaAksi


class FormBanding(forms.Form):
    """With which plan to compare, and whether what stayed the same is left out."""

    dengan = forms.TypedChoiceField(label="Bandingkan dengan", coerce=int, required=False, empty_value=None)
    semua = forms.BooleanField(label="Tampilkan juga yang sama", required=False)

    def __init__(self, *args: object, pilihan: list[RencanaAksi], **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        bidang = self.fields["dengan"]
        assert isinstance(bidang, forms.ChoiceField)
        bidang.choices = [
            (r.pk, f"{r.periode.tahun} versi {r.versi} ({r.get_status_display()})") for r in pilihan
        ]
