"""Django's registration of the public page."""

from django.apps import AppConfig


class PublikConfig(AppConfig):
    """App of the public page; it keeps nothing of its own."""

    name = "publik"
    verbose_name = "Halaman publik"
