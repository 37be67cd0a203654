"""Forms of accounts for the admin, and of a person's own choices and keys."""

from typing import Any

from django import forms
from django.contrib.auth.forms import UserChangeForm, UserCreationForm, UsernameField

from organisasi.models import LingkupKunci, Pengguna, PilihanSurel


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


class FormKunciApi(forms.Form):
    """A new key of the API."""

    nama = forms.CharField(
        label="Nama integrasi", max_length=100, help_text="Sistem yang memakainya, misalnya Dasbor Bappeda."
    )
    lingkup = forms.ChoiceField(
        label="Lingkup", choices=LingkupKunci.choices, widget=forms.RadioSelect, initial=LingkupKunci.BACA
    )
    sampai = forms.DateField(
        label="Berlaku sampai",
        widget=forms.DateInput({"type": "date"}, format="%Y-%m-%d"),
        help_text="Hari terakhir kunci ini dapat dipakai, paling lama satu tahun.",
    )
