"""App configuration of bantuan."""

from django.apps import AppConfig


class BantuanConfig(AppConfig):
    """The user guide; like tampilan it uses nothing of ours."""

    name = "bantuan"
    verbose_name = "Bantuan"
