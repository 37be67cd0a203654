"""Bases of every app's admin: the history of a record to read, and tables in and out."""

from collections.abc import Callable, Iterable
from copy import copy, deepcopy
from functools import partial
from typing import TYPE_CHECKING, Any, ClassVar

from django.contrib import admin, messages
from django.contrib.admin.actions import delete_selected as hapus_terpilih
from django.contrib.admin.utils import NestedObjects, unquote
from django.core.exceptions import PermissionDenied
from django.db import models, router, transaction
from django.forms import HiddenInput
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy
from import_export.admin import ImportExportMixin
from import_export.forms import ExportForm

from riwayat.asal import dari
from riwayat.formats import FORMAT_TABEL
from riwayat.forms import FormImpor, FormTerkini
from riwayat.queries import riwayat_dari, versi
from riwayat.resources import Hasil

if TYPE_CHECKING:
    _ModelAdmin = admin.ModelAdmin[Any]
else:
    _ModelAdmin = admin.ModelAdmin

MAKS_CATATAN = 500
MAKS_PESAN = 20


class AdminBerriwayat(_ModelAdmin):
    """An admin whose “Riwayat” shows who changed what, when and from where.

    It reads the record's own history and has no way to edit, delete or bring back what is in it. A page that was
    opened before someone else saved the record cannot overwrite what they did.
    """

    change_form_template = "riwayat/formulir.html"
    object_history_template = "riwayat/riwayat_objek.html"
    galat_ditolak: ClassVar[tuple[type[Exception], ...]] = ()
    """What the models and services raise to refuse a write, with a message fit for people."""

    def alamat(self, laku: str) -> str:
        """Return the address of one of this admin's pages."""
        return reverse(f"{self.admin_site.name}:{self.opts.app_label}_{self.opts.model_name}_{laku}")

    def get_form(self, request: HttpRequest, obj: Any = None, change: bool = False, **kwargs: Any) -> Any:
        """Let the form of a saved record refuse a stale edit."""
        kelas = super().get_form(request, obj, change=change, **kwargs)
        if not change or obj is None:
            return kelas
        terkini = partial(self._yang_disunting, request, obj)
        return type(kelas.__name__, (FormTerkini, kelas), {"yang_disunting": staticmethod(terkini)})

    def _yang_disunting(self, request: HttpRequest, obj: Any) -> list[Any]:
        """Return the record and those that its page edits along with it."""
        hasil = [obj]
        for kumpulan, _ in self.get_formsets_with_inlines(request, obj):
            hasil += kumpulan.model._base_manager.filter(**{kumpulan.fk.name: obj})
        return hasil

    def render_change_form(
        self, request: HttpRequest, context: dict[str, Any], *args: Any, **kwargs: Any
    ) -> HttpResponse:
        """Put the mark of what the page shows into the form."""
        objek = context.get("original")
        context["versi_dibuka"] = versi(*self._yang_disunting(request, objek)) if objek else ""
        return super().render_change_form(request, context, *args, **kwargs)

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

    def process_import(self, request: HttpRequest, **kwargs: Any) -> HttpResponse:
        """Apply what the preview showed; where that is no longer possible, say why and begin again.

        Raises PermissionDenied, before anything in the form is looked at, where tables are not imported.
        """
        if not self.has_import_permission(request):
            raise PermissionDenied
        form = self.create_confirm_form(request)
        if request.method == "POST" and not form.is_valid():
            return self._batalkan(request, [teks for daftar in form.errors.values() for teks in daftar])
        try:
            return super().process_import(request, **kwargs)  # type: ignore[no-any-return]
        except FileNotFoundError:
            return self._batalkan(request, ["Berkas pratinjau sudah tidak ada. Unggah berkasnya lagi."])
        except self.galat_ditolak as galat:
            return self._batalkan(request, [str(galat)])

    def process_result(self, result: Hasil, request: HttpRequest) -> HttpResponse:
        """Tell what was applied, or (where the data changed since the preview) why nothing was."""
        galat = result.galat()
        if galat:
            return self._batalkan(request, galat)
        return super().process_result(result, request)  # type: ignore[no-any-return]

    def _batalkan(self, request: HttpRequest, alasan: Iterable[str]) -> HttpResponse:
        messages.error(request, "Impor dibatalkan; tidak ada yang tersimpan.")
        for teks in list(alasan)[:MAKS_PESAN]:
            messages.error(request, teks)
        return HttpResponseRedirect(self.alamat("import"))

    def add_data_read_fail_error_to_form(self, form: FormImpor, e: Exception) -> None:
        """Say how to mend a file that cannot be read at all."""
        form.add_error(
            "import_file",
            "Berkas tidak dapat dibaca. Simpan ulang sebagai XLSX atau CSV (UTF-8), lalu unggah lagi.",
        )


class AdminBerkonteks(AdminBertabel):
    """An admin whose tables hold the records of one document, which the file does not name.

    `konteks` is the part of the `SumberData`'s context that `import_form_class` and `export_form_class` ask for in a
    field of the same name.
    """

    konteks: ClassVar[str]

    def konteks_awal(self, request: HttpRequest) -> Any:
        """Return what the export form proposes; None for nothing."""
        return None

    def get_resource_kwargs(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """Give the resource what was chosen in the form; nothing as long as nothing was."""
        form = kwargs.get("export_form") or kwargs.get("form")
        pilihan = getattr(form, "cleaned_data", {}).get(self.konteks)
        return {} if pilihan is None else {self.konteks: pilihan}

    def create_confirm_form(self, request: HttpRequest, import_form: Any = None) -> Any:
        """Carry the choice through the preview, and show it there; it is checked again when applied."""
        form = super().create_confirm_form(request, import_form=import_form)
        bidang = deepcopy(self.get_import_form_class(request).base_fields[self.konteks])
        bidang.widget = HiddenInput()
        form.fields[self.konteks] = bidang
        if import_form is not None:
            form.initial[self.konteks] = import_form[self.konteks].value()
            form.tujuan = f"{bidang.label}: {import_form.cleaned_data[self.konteks]}"
        return form

    def get_export_queryset(self, request: HttpRequest) -> "models.QuerySet[Any]":
        """Keep the list's search and filters, save the one that the form asks for again."""
        saringan = request.GET.copy()
        for nama in [nama for nama in saringan if nama.split("__")[0] == self.konteks]:
            saringan.pop(nama)
        tanpa = copy(request)
        tanpa.GET = saringan  # type: ignore[assignment]
        return super().get_export_queryset(tanpa)  # type: ignore[no-any-return]

    def init_request_context_data(self, request: HttpRequest, form: Any) -> dict[str, Any]:
        """Propose the document of the list."""
        form.initial[self.konteks] = self.konteks_awal(request)
        return super().init_request_context_data(request, form)  # type: ignore[no-any-return]


class AdminBerkunci(AdminBerriwayat):
    """An admin whose writes can be refused: with `galat_ditolak`, or because a record is closed.

    A closed record can be read, and its page says why no more than that.
    """

    actions = ["delete_selected"]

    def alasan_terkunci(self, request: HttpRequest, obj: Any) -> str:
        """Return why a record can only be read; nothing where it is open, as every record is by default."""
        return ""

    def _alasan(self, request: HttpRequest, obj: Any) -> str:
        return self.alasan_terkunci(request, obj) if obj is not None and obj.pk else ""

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Allow changes to open records."""
        return super().has_change_permission(request, obj) and not self._alasan(request, obj)

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Allow open records to be deleted."""
        return super().has_delete_permission(request, obj) and not self._alasan(request, obj)

    def render_change_form(
        self, request: HttpRequest, context: dict[str, Any], *args: Any, **kwargs: Any
    ) -> HttpResponse:
        """Say on the page why the record is closed."""
        context["alasan_terkunci"] = self._alasan(request, context.get("original"))
        return super().render_change_form(request, context, *args, **kwargs)

    def changeform_view(
        self,
        request: HttpRequest,
        object_id: str | None = None,
        form_url: str = "",
        extra_context: dict[str, Any] | None = None,
    ) -> Any:
        """Show or save; a refusal is told."""
        return self._jaga(request, object_id, super().changeform_view, object_id, form_url, extra_context)

    def delete_view(
        self, request: HttpRequest, object_id: str, extra_context: dict[str, Any] | None = None
    ) -> Any:
        """Ask or delete; a refusal is told."""
        return self._jaga(request, object_id, super().delete_view, object_id, extra_context)

    def _jaga(self, request: HttpRequest, kunci: str | None, halaman: Callable[..., Any], *isi: Any) -> Any:
        try:
            return halaman(request, *isi)
        except self.galat_ditolak as galat:
            messages.error(request, str(galat))
            return HttpResponseRedirect(self.alamat("changelist"))
        except PermissionDenied as galat:
            objek = self.get_object(request, unquote(kunci)) if kunci else None
            raise PermissionDenied(str(galat) or self._alasan(request, objek)) from galat

    @admin.action(permissions=["delete"], description=gettext_lazy("Delete selected %(verbose_name_plural)s"))
    def delete_selected(self, request: HttpRequest, queryset: "models.QuerySet[Any]") -> Any:
        """Delete what was chosen after asking: all of it or, where a record is closed, nothing."""
        try:
            with transaction.atomic():
                alasan = sorted({self._alasan(request, objek) for objek in queryset} - {""})
                if not alasan:
                    return hapus_terpilih(self, request, queryset)
        except self.galat_ditolak as galat:
            alasan = [str(galat)]
        for teks in ["Tidak ada yang dihapus.", *alasan[:MAKS_PESAN]]:
            messages.error(request, teks)
        return None

    def delete_queryset(self, request: HttpRequest, queryset: "models.QuerySet[Any]") -> None:
        """Delete one by one, as on the record's page; one may be gone with another."""
        acuan = self.get_list_select_related(request)
        semua = self.get_queryset(request)
        semua = semua if isinstance(acuan, bool) or not acuan else semua.select_related(*acuan)
        for kunci in list(queryset.values_list("pk", flat=True)):
            for objek in semua.filter(pk=kunci):
                self.delete_model(request, objek)

    def get_deleted_objects(
        self, objs: Any, request: HttpRequest
    ) -> tuple[Any, dict[str, int], set[Any], Any]:
        """Return what goes along, how much of each, what forbids it and what protects it, in few queries."""
        kumpulan = _Pengumpul(using=router.db_for_write(self.model), origin=objs)
        kumpulan.collect(objs)
        per_model: list[tuple[type[models.Model], Any]] = list(kumpulan.model_objs.items())  # type: ignore[arg-type]
        jumlah = {str(model._meta.verbose_name_plural): len(isi) for model, isi in per_model}
        kurang = {
            model._meta.verbose_name
            for model, isi in per_model
            if not all(self._boleh_hapus(request, objek) for objek in isi)
        }
        return kumpulan.nested(_sebut), jumlah, kurang, [_sebut(objek) for objek in kumpulan.protected]

    def _boleh_hapus(self, request: HttpRequest, objek: models.Model) -> bool:
        if not self.admin_site.is_registered(type(objek)):
            return True
        return self.admin_site.get_model_admin(type(objek)).has_delete_permission(request, objek)


class _Pengumpul(NestedObjects):
    """Collects what a deletion takes along, each record with the ones it is named after."""

    def related_objects(self, related_model: Any, related_fields: Any, objs: Any) -> "models.QuerySet[Any]":
        acuan = [b.name for b in related_model._meta.concrete_fields if isinstance(b, models.ForeignKey)]
        return super().related_objects(related_model, related_fields, objs).select_related(*acuan)


def _sebut(objek: models.Model) -> str:
    return f"{capfirst(str(objek._meta.verbose_name))}: {objek}"
