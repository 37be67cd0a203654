"""The admin of the dictionary of indicators, of targets and of measured values."""

from typing import TYPE_CHECKING, Any

from django import forms
from django.contrib import admin
from django.http import HttpRequest
from import_export.forms import ConfirmImportForm, ExportForm

from indikator.models import AnakTangga, Indikator, PenetapanTarget, Realisasi, Tangga, Target
from indikator.resources import (
    SumberAnakTangga,
    SumberIndikator,
    SumberPenetapanTarget,
    SumberRealisasi,
    SumberTangga,
    SumberTarget,
)
from riwayat.admin import AdminBerriwayat, AdminBertabel
from riwayat.forms import FormImpor

if TYPE_CHECKING:
    _TabularInline = admin.TabularInline[Any, Any]
else:
    _TabularInline = admin.TabularInline


class AnakTanggaInline(_TabularInline):
    """The rungs on the page of a ladder."""

    model = AnakTangga
    extra = 0


@admin.register(Tangga)
class AdminTangga(AdminBertabel):
    """Ladders of labels."""

    resource_classes = [SumberTangga, SumberAnakTangga]
    list_display = ["nama", "kode"]
    search_fields = ["nama", "anak_tangga__label"]
    inlines = [AnakTanggaInline]


@admin.register(Indikator)
class AdminIndikator(AdminBertabel):
    """The dictionary."""

    resource_classes = [SumberIndikator]
    list_display = ["nama", "satuan", "arah", "agregasi", "penanggung_jawab"]
    list_filter = ["arah", "agregasi"]
    list_select_related = ["penanggung_jawab"]
    search_fields = ["nama", "kode", "definisi"]


@admin.register(Realisasi)
class AdminRealisasi(AdminBertabel):
    """Measured values."""

    resource_classes = [SumberRealisasi]
    list_display = ["indikator", "tahun", "teks", "sumber"]
    list_filter = ["tahun"]
    list_select_related = ["indikator"]
    search_fields = ["indikator__nama", "sumber"]


class TargetInline(_TabularInline):
    """The yearly targets on the page of the place that sets them; closed with it."""

    model = Target
    extra = 0
    readonly_fields = ["nilai", "satuan", "pembanding", "label"]

    def has_add_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Add only where the document is not in force."""
        return _terbuka(obj) and super().has_add_permission(request, obj)

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Change only where the document is not in force."""
        return _terbuka(obj) and super().has_change_permission(request, obj)

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Delete only where the document is not in force."""
        return _terbuka(obj) and super().has_delete_permission(request, obj)


def _terbuka(obj: Any) -> bool:
    return not (isinstance(obj, PenetapanTarget) and obj.terkunci)


def _dokumen() -> list[tuple[str, str]]:
    """Return the documents that are not in force."""
    kode = PenetapanTarget.objects.filter(terkunci=False).values_list("dokumen", flat=True)
    return [(k, k) for k in kode.order_by("dokumen").distinct()]


def _semua_dokumen() -> list[tuple[str, str]]:
    kode = PenetapanTarget.objects.values_list("dokumen", flat=True).order_by("dokumen").distinct()
    return [(k, k) for k in kode]


class FormImporDokumen(FormImpor):
    """A file and the document whose targets it holds."""

    dokumen = forms.ChoiceField(
        label="Dokumen", choices=_dokumen, help_text="Hanya dokumen yang belum berlaku dapat diubah."
    )


class FormKonfirmasiDokumen(ConfirmImportForm):  # type: ignore[misc]
    """Carries the document through the preview."""

    dokumen = forms.ChoiceField(choices=_dokumen, widget=forms.HiddenInput)


class FormEksporDokumen(ExportForm):  # type: ignore[misc]
    """The document to export."""

    dokumen = forms.ChoiceField(label="Dokumen", choices=_semua_dokumen)


@admin.register(PenetapanTarget)
class AdminPenetapanTarget(AdminBertabel):
    """Printed indicator rows with their targets; those of a document in force can only be read."""

    resource_classes = [SumberPenetapanTarget, SumberTarget]
    import_form_class = FormImporDokumen
    confirm_form_class = FormKonfirmasiDokumen
    export_form_class = FormEksporDokumen
    list_display = ["teks_indikator", "tempat", "dokumen", "kode", "terkunci"]
    list_filter = ["dokumen", "terkunci"]
    search_fields = ["teks_indikator", "tempat", "indikator__nama"]
    inlines = [TargetInline]

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Close what a document in force has set."""
        return _terbuka(obj) and super().has_change_permission(request, obj)

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Close what a document in force has set."""
        return _terbuka(obj) and super().has_delete_permission(request, obj)

    def get_actions(self, request: HttpRequest) -> Any:
        """Offer no deletion of many at once: some may be closed."""
        return {nama: isi for nama, isi in super().get_actions(request).items() if nama != "delete_selected"}

    def get_import_resource_kwargs(self, request: HttpRequest, **kwargs: Any) -> dict[str, Any]:
        """Give the resource the chosen document."""
        return _konteks(super().get_import_resource_kwargs(request, **kwargs), kwargs.get("form"))

    def get_export_resource_kwargs(self, request: HttpRequest, **kwargs: Any) -> dict[str, Any]:
        """Give the resource the chosen document."""
        return _konteks(super().get_export_resource_kwargs(request, **kwargs), kwargs.get("export_form"))

    def get_confirm_form_initial(self, request: HttpRequest, import_form: Any) -> dict[str, Any]:
        """Carry the document through the preview."""
        isi: dict[str, Any] = super().get_confirm_form_initial(request, import_form)
        return isi | ({"dokumen": import_form.cleaned_data["dokumen"]} if import_form else {})


def _konteks(isi: dict[str, Any], form: Any) -> dict[str, Any]:
    isi = {nama: nilai for nama, nilai in isi.items() if nama not in {"form", "export_form"}}
    data = getattr(form, "cleaned_data", None) or {}
    return isi | ({"dokumen": data["dokumen"]} if data.get("dokumen") else {})


@admin.register(Target)
class AdminTarget(AdminBerriwayat):
    """Yearly targets, to read and to look up their history; they are changed with their place."""

    list_display = ["penetapan", "tahun", "teks", "nilai", "satuan", "label"]
    list_filter = ["penetapan__dokumen", "tahun"]
    list_select_related = ["penetapan"]
    search_fields = ["penetapan__teks_indikator"]

    def has_add_permission(self, request: HttpRequest) -> bool:
        """Add on the page of the place."""
        return False

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Change on the page of the place."""
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Delete on the page of the place."""
        return False
