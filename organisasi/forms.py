"""Forms of accounts for the admin, and of a person's own choices."""

from typing import Any

from django import forms
from django.contrib.auth.forms import UserChangeForm, UserCreationForm, UsernameField

from organisasi.models import Pengguna, PilihanSurel


class FormPenggunaBaru(UserCreationForm):  # type: ignore[type-arg]
    """A new account; the e-mail is needed to reset a forgotten password."""

    class Meta:
        model = Pengguna
        fields = ["username", "nama", "nip", "jabatan", "email"]
        field_classes = {"username": UsernameField}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["email"].required = True


class FormPengguna(UserChangeForm):  # type: ignore[type-arg]
    """An existing account; its password is changed on a page of its own."""

    class Meta:
        model = Pengguna
        fields = ["username", "nama", "nip", "jabatan", "email", "surel", "is_active"]
        field_classes = {"username": UsernameField}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["email"].required = True


class FormSurel(forms.Form):
    """How a person wants notices by e-mail."""

    surel = forms.ChoiceField(
        label="Pemberitahuan dengan e-mail", choices=PilihanSurel.choices, widget=forms.RadioSelect
    )
