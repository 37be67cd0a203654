"""The admin site: Django's own, in PetaRB's name, open to the Administrator."""

from collections.abc import Callable
from functools import wraps
from typing import Any, TypeVar, cast

from django.contrib.admin import AdminSite
from django.http import HttpRequest, HttpResponseBase

from organisasi.permissions import KELOLA_ADMIN

Tampilan = TypeVar("Tampilan", bound=Callable[..., HttpResponseBase])


class SitusAdmin(AdminSite):
    """Where the Administrator keeps master data, accounts and imports."""

    site_header = "PetaRB – Pengelolaan data"
    site_title = "PetaRB"
    index_title = "Data induk dan akun"

    def admin_view(self, view: Tampilan, cacheable: bool = False) -> Tampilan:
        """Tell whoever is signed in without the role why not, at once; a visitor has been sent to sign in."""
        dalam = super().admin_view(view, cacheable)

        @wraps(dalam)
        def bungkus(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
            KELOLA_ADMIN.pastikan(request.user)
            return dalam(request, *args, **kwargs)

        return cast("Tampilan", bungkus)

    def has_permission(self, request: HttpRequest) -> bool:
        """Let in whoever holds the role of Administrator."""
        return KELOLA_ADMIN.boleh(request.user)
