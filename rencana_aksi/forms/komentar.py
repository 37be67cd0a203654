"""Form of a comment."""

from django import forms

from rencana_aksi.models import Komentar


class FormKomentar(forms.Form):
    """A comment: on the plan, on the item named by its key, or in answer to another."""

    teks = forms.CharField(required=False, max_length=Komentar._meta.get_field("teks").max_length)
    butir = forms.UUIDField(required=False)
    induk = forms.IntegerField(required=False, min_value=1, max_value=2**62)
