"""App configuration of tampilan."""

from django.apps import AppConfig


class TampilanConfig(AppConfig):
    """The bottom floor of the house: everything may use it, it uses nothing of ours."""

    name = "tampilan"
    verbose_name = "Tampilan"
