"""Grants Django's own permissions (the admin) to whoever holds the role of Administrator."""

from typing import Any

from django.contrib.auth.backends import ModelBackend
from django.db.models import Model

from organisasi.models import Pengguna
from organisasi.permissions import KELOLA_ADMIN, Orang


class PeranBackend(ModelBackend):
    """Passwords as Django checks them; permissions from the roles."""

    def has_perm(self, user_obj: Orang, perm: str, obj: Model | None = None) -> bool:
        """Allow everything in the admin to the Administrator, nothing to others."""
        return KELOLA_ADMIN.boleh(user_obj)

    def has_module_perms(self, user_obj: Orang, app_label: str) -> bool:
        """Show the admin's sections to the Administrator."""
        return KELOLA_ADMIN.boleh(user_obj)

    def with_perm(self, *args: Any, **kwargs: Any) -> Any:
        """Return the active people who hold the role of Administrator, whatever the permission."""
        return Pengguna.objects.filter(
            is_active=True, penugasan__peran__kode__in=KELOLA_ADMIN.peran
        ).distinct()
