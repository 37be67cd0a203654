"""Django's registration of monev."""

from django.apps import AppConfig


class MonevConfig(AppConfig):
    """App of monitoring and evaluation."""

    name = "monev"
    verbose_name = "Monev"

    def ready(self) -> None:
        """Let people be reminded, and let each kind of document declare its conditions, effects and pages."""
        from monev.queries.pengingat import pengingat_laporan  # noqa: PLC0415 - models exist only now
        from organisasi.pengingat import daftarkan  # noqa: PLC0415

        daftarkan(pengingat_laporan)
