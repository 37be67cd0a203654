"""Django's registration of the rencana aksi."""

from django.apps import AppConfig


class RencanaAksiConfig(AppConfig):
    """App of the rencana aksi."""

    name = "rencana_aksi"
    verbose_name = "Rencana aksi"
