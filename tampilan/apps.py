"""App configuration of tampilan."""

from django.apps import AppConfig
from django.contrib.staticfiles.apps import StaticFilesConfig


class TampilanConfig(AppConfig):
    """The bottom floor of the house: everything may use it, it uses nothing of ours."""

    name = "tampilan"
    verbose_name = "Tampilan"
    default = True


class StatisPetaRB(StaticFilesConfig):
    """Leaves out of `collectstatic` what Tabler brings beside its own style: flags and cards whose pictures we lack."""

    default = False
    ignore_patterns = [*StaticFilesConfig.ignore_patterns, "tabler-*"]
