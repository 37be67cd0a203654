"""Bases of every app's admin: the history of a record to read, and tables in and out."""

from typing import TYPE_CHECKING, Any

from django.contrib import admin, messages
from django.contrib.admin.utils import unquote
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import reverse
from import_export.admin import ImportExportMixin
from import_export.forms import ExportForm

from riwayat.asal import dari
from riwayat.formats import FORMAT_TABEL
from riwayat.forms import FormImpor
from riwayat.queries import riwayat_dari
from riwayat.resources import Hasil

if TYPE_CHECKING:
    _ModelAdmin = admin.ModelAdmin[Any]
else:
    _ModelAdmin = admin.ModelAdmin

MAKS_CATATAN = 500
MAKS_PESAN = 20


class AdminBerriwayat(_ModelAdmin):
    """An admin whose “Riwayat” shows who changed what, when and from where.

    It reads the record's own history and has no way to edit, delete or bring back what is in it.
    """

    object_history_template = "riwayat/riwayat_objek.html"

    def history_view(
        self, request: HttpRequest, object_id: str, extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        """Show the newest changes of a record; a deleted record's too."""
        objek = self._objek_atau_bekas(request, unquote(object_id))
        if not self.has_view_or_change_permission(request, objek):
            raise PermissionDenied
        konteks = {
            **self.admin_site.each_context(request),
            "title": f"Riwayat: {objek}",
            "opts": self.opts,
            "object": objek,
            "masih_ada": self.get_object(request, object_id) is not None,
            "module_name": str(self.opts.verbose_name_plural),
            "catatan": riwayat_dari([objek], batas=MAKS_CATATAN),
            "maks_catatan": MAKS_CATATAN,
            **(extra_context or {}),
        }
        request.current_app = self.admin_site.name
        return TemplateResponse(request, self.object_history_template, konteks)

    def _objek_atau_bekas(self, request: HttpRequest, kunci: str) -> Any:
        """Return the record, or how it was last known; raises Http404 where it never existed."""
        objek = self.get_object(request, kunci)
        if objek is not None:
            return objek
        kolom = self.opts.pk.attname
        jejak = (
            self.model.riwayat.filter(**{kolom: kunci}) if kunci.isdecimal() else self.model.riwayat.none()
        )
        terakhir = jejak.order_by("-history_id").first()
        if terakhir is None:
            raise Http404
        return terakhir.instance


class AdminBertabel(ImportExportMixin, AdminBerriwayat):  # type: ignore[misc]
    """An admin with “Impor” and “Ekspor”; `resource_classes` names its `SumberData`.

    A refused file saves nothing and lists what is wrong; an accepted one is shown first and applied after confirmation.
    """

    formats = FORMAT_TABEL
    import_form_class = FormImpor
    export_form_class = ExportForm
    import_template_name = "riwayat/impor.html"

    def process_dataset(self, dataset: Any, form: Any, request: HttpRequest, **kwargs: Any) -> Hasil:
        """Apply the file, which the history then names as the origin of the changes."""
        with dari(f"impor {form.cleaned_data.get('original_file_name', '')}"):
            return super().process_dataset(dataset, form, request, **kwargs)  # type: ignore[no-any-return]

    def process_result(self, result: Hasil, request: HttpRequest) -> HttpResponse:
        """Tell what was applied, or (where the data changed since the preview) why nothing was."""
        galat = result.galat()
        if not galat:
            return super().process_result(result, request)  # type: ignore[no-any-return]
        messages.error(request, "Impor dibatalkan; tidak ada yang tersimpan.")
        for teks in galat[:MAKS_PESAN]:
            messages.error(request, teks)
        app, model = self.get_model_info()
        return HttpResponseRedirect(reverse(f"{self.admin_site.name}:{app}_{model}_import"))

    def add_data_read_fail_error_to_form(self, form: FormImpor, e: Exception) -> None:
        """Say how to mend a file that cannot be read at all."""
        form.add_error(
            "import_file",
            "Berkas tidak dapat dibaca. Simpan ulang sebagai XLSX atau CSV (UTF-8), lalu unggah lagi.",
        )
