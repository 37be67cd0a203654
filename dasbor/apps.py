"""Django's registration of the dashboard."""

from django.apps import AppConfig


class DasborConfig(AppConfig):
    """App of the dashboard; it keeps nothing of its own."""

    name = "dasbor"
    verbose_name = "Dasbor"
