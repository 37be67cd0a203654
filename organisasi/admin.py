"""The admin of units, pokja, people and roles."""

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any, cast

import allauth.account.admin  # noqa: F401 - registers its models, which are taken out again below
import django_tasks_db.admin  # noqa: F401 - likewise
from allauth.account.models import EmailAddress
from django.contrib import admin
from django.contrib.auth.admin import UserAdmin
from django.contrib.auth.decorators import login_not_required
from django.contrib.auth.models import Group
from django.contrib.auth.views import redirect_to_login
from django.db import models
from django.forms import ModelChoiceField, ModelForm
from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import redirect, resolve_url
from django_tasks_db.models import DBTaskResult

from organisasi.forms import FormPengguna, FormPenggunaBaru
from organisasi.models import AliasPerangkatDaerah, Pengguna, Penugasan, Peran, PerangkatDaerah, Pokja
from organisasi.permissions import KELOLA_ADMIN, peran_ringkas
from organisasi.resources import SumberAliasPerangkatDaerah, SumberPerangkatDaerah, SumberPokja
from organisasi.services import AdministratorTerakhir, pastikan_ada_administrator, selaraskan_email
from riwayat.admin import AdminBerkunci, AdminBerriwayat, AdminBertabel

if TYPE_CHECKING:
    _TabularInline = admin.TabularInline[Any, Any]
else:
    _TabularInline = admin.TabularInline


@login_not_required
def pintu_masuk(request: HttpRequest, extra_context: dict[str, Any] | None = None) -> HttpResponseBase:
    """Send to PetaRB's own sign-in, which limits attempts; raises TidakBerwenang for who is in without the role."""
    if request.user.is_authenticated:
        KELOLA_ADMIN.pastikan(request.user)
        return redirect("admin:index")
    return redirect_to_login(request.GET.get("next") or resolve_url("admin:index"))


# The admin's own sign-in page would let passwords be tried without limit.
admin.site.login = pintu_masuk  # type: ignore[method-assign,assignment]
# Permissions come from roles, addresses from the account: these two would only mislead. The queue's own page speaks
# English and belongs to whoever runs the server.
for _model in (Group, EmailAddress, DBTaskResult):
    if admin.site.is_registered(_model):
        admin.site.unregister(_model)


class AliasInline(_TabularInline):
    """Other names on the page of a unit."""

    model = AliasPerangkatDaerah
    extra = 1


class PenugasanInline(_TabularInline):
    """Roles on the page of a person."""

    model = Penugasan
    extra = 1

    def get_queryset(self, request: HttpRequest) -> "models.QuerySet[Penugasan]":
        """Read what each row is named after at once."""
        return super().get_queryset(request).select_related("peran", "perangkat_daerah", "pokja")

    def formfield_for_foreignkey(
        self, db_field: "models.ForeignKey[Any, Any]", request: HttpRequest, **kwargs: Any
    ) -> "ModelChoiceField[Any] | None":
        """Read the choices once for all rows."""
        bidang = super().formfield_for_foreignkey(db_field, request, **kwargs)
        if bidang is not None and db_field.name != self.fk_name:
            bidang.choices = list(cast("Iterable[Any]", bidang.choices))
        return bidang


class AdminBerkode(AdminBertabel):
    """An admin of records whose `kode` files refer to: once given, it stays."""

    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> list[str]:
        """Close `kode` after the record exists."""
        tetap = list(super().get_readonly_fields(request, obj))
        return [*tetap, "kode"] if obj else tetap


@admin.register(PerangkatDaerah)
class PerangkatDaerahAdmin(AdminBerkode):
    """Units with their other names."""

    resource_classes = [SumberPerangkatDaerah, SumberAliasPerangkatDaerah]
    list_display = ["nama", "singkatan", "jenis", "induk", "aktif_dari", "aktif_sampai"]
    list_filter = ["jenis"]
    list_select_related = ["induk"]
    search_fields = ["kode", "nama", "singkatan", "alias__nama"]
    search_help_text = "Cari nama, singkatan, nama lain atau kode."
    inlines = [AliasInline]


@admin.register(Pokja)
class PokjaAdmin(AdminBerkode):
    """Working groups."""

    resource_classes = [SumberPokja]
    list_display = ["nama", "kode", "koordinator"]
    list_select_related = ["koordinator"]
    search_fields = ["kode", "nama"]


@admin.register(Peran)
class PeranAdmin(AdminBerriwayat):
    """Roles: how they are described can be edited; which there are is laid down with `permissions`."""

    list_display = ["nama", "kode", "lingkup", "dasar"]
    readonly_fields = ["kode", "lingkup"]

    def has_add_permission(self, request: HttpRequest) -> bool:
        """Refuse: a new role would allow nothing."""
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Refuse: the rules name the roles."""
        return False


class AdminPemegangPeran(AdminBerkunci):
    """An admin whose writes can take the role of Administrator away: never from the last who holds it."""

    galat_ditolak = (AdministratorTerakhir,)

    def save_related(self, request: HttpRequest, form: Any, formsets: Any, change: bool) -> None:
        """Save what hangs on the record; raises AdministratorTerakhir."""
        super().save_related(request, form, formsets, change)
        pastikan_ada_administrator()

    def delete_model(self, request: HttpRequest, obj: Any) -> None:
        """Delete; raises AdministratorTerakhir."""
        super().delete_model(request, obj)
        pastikan_ada_administrator()


@admin.register(Penugasan)
class PenugasanAdmin(AdminPemegangPeran):
    """Who holds which role."""

    list_display = ["pengguna", "peran", "perangkat_daerah", "pokja"]
    list_filter = ["peran"]
    list_select_related = ["pengguna", "peran", "perangkat_daerah", "pokja"]
    search_fields = ["pengguna__nama", "pengguna__username", "perangkat_daerah__nama"]


@admin.register(Pengguna)
class PenggunaAdmin(AdminPemegangPeran, UserAdmin):  # type: ignore[type-arg]
    """Accounts; they are switched off, not deleted, so that the history keeps its names."""

    form = FormPengguna
    add_form = FormPenggunaBaru
    fieldsets = [
        (None, {"fields": ["username", "password"]}),
        ("Orang", {"fields": ["nama", "nip", "jabatan", "email", "surel"]}),
        ("Akun", {"fields": ["is_active", "last_login", "date_joined"]}),
    ]
    add_fieldsets = [
        (None, {"fields": ["username", "nama", "nip", "jabatan", "email", "password1", "password2"]}),
    ]
    readonly_fields = ["last_login", "date_joined"]
    filter_horizontal = []
    list_display = ["nama", "username", "nip", "jabatan", "daftar_peran", "is_active"]
    list_filter = ["is_active", "penugasan__peran"]
    search_fields = ["nama", "username", "nip", "email"]
    search_help_text = "Cari nama, nama pengguna, NIP atau e-mail."
    ordering = ["nama", "pk"]
    inlines = [PenugasanInline]

    @admin.display(description="peran")
    def daftar_peran(self, pengguna: Pengguna) -> str:
        """Return the person's roles in words."""
        return peran_ringkas(pengguna.penugasan.all())

    def get_queryset(self, request: HttpRequest) -> "models.QuerySet[Pengguna]":
        """Read the roles of everyone on the page at once."""
        lingkup = ["penugasan__peran", "penugasan__perangkat_daerah", "penugasan__pokja"]
        return super().get_queryset(request).prefetch_related(*lingkup)

    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> list[str]:
        """Keep administrators from switching off the account they are using."""
        tetap = list(super().get_readonly_fields(request, obj))
        return [*tetap, "is_active"] if obj == request.user else tetap

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Refuse: a deleted account would leave its changes without a name."""
        return False

    def save_model(self, request: HttpRequest, obj: Pengguna, form: "ModelForm[Any]", change: bool) -> None:
        """Save; an e-mail that was replaced no longer opens the account."""
        super().save_model(request, obj, form, change)
        selaraskan_email(pengguna=obj)
