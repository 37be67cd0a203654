"""Django's registration of the change history."""

from django.apps import AppConfig


class RiwayatConfig(AppConfig):
    """App of the change history."""

    name = "riwayat"
    verbose_name = "Riwayat perubahan"
