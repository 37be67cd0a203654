"""Forms of accounts for the admin."""

from typing import Any

from django.contrib.auth.forms import UserChangeForm, UserCreationForm, UsernameField

from organisasi.models import Pengguna


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
        fields = ["username", "nama", "nip", "jabatan", "email", "is_active"]
        field_classes = {"username": UsernameField}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["email"].required = True
