"""Django's registration of monev."""

from django.apps import AppConfig


class MonevConfig(AppConfig):
    """App of monitoring and evaluation."""

    name = "monev"
    verbose_name = "Monev"
