"""The admin site: Django's own, in PetaRB's name, open to the Administrator."""

from django.contrib.admin import AdminSite
from django.http import HttpRequest

from organisasi.permissions import KELOLA_ADMIN


class SitusAdmin(AdminSite):
    """Where the Administrator keeps master data, accounts and imports."""

    site_header = "PetaRB – Pengelolaan data"
    site_title = "PetaRB"
    index_title = "Data induk dan akun"

    def has_permission(self, request: HttpRequest) -> bool:
        """Let in whoever holds the role of Administrator."""
        return KELOLA_ADMIN.boleh(request.user)
