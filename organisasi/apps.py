"""Django's registration of units, people and roles."""

from django.apps import AppConfig
from django.contrib.admin import apps as admin_apps


class OrganisasiConfig(AppConfig):
    """App of units, people and roles."""

    name = "organisasi"
    verbose_name = "Organisasi"
    default = True


class AdminPetaRB(admin_apps.AdminConfig):
    """Makes `SitusAdmin` the project's admin site."""

    default = False
    default_site = "organisasi.admin_site.SitusAdmin"
