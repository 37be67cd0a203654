"""Django's registration of indicators and targets."""

from django.apps import AppConfig


class IndikatorConfig(AppConfig):
    """App of indicators and targets."""

    name = "indikator"
    verbose_name = "Indikator"
