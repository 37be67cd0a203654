"""The admin of the dictionary of indicators, of targets and of measured values."""

from typing import TYPE_CHECKING, Any

from django import forms
from django.contrib import admin
from django.http import HttpRequest
from import_export.forms import ExportForm

from indikator.models import (
    AnakTangga,
    Indikator,
    PenetapanTarget,
    PenetapanTerkunci,
    Predikat,
    Realisasi,
    Tangga,
    Target,
)
from indikator.resources import (
    SumberAnakTangga,
    SumberIndikator,
    SumberPenetapanTarget,
    SumberPredikat,
    SumberRealisasi,
    SumberTangga,
    SumberTarget,
)
from organisasi.admin import AdminBerkode
from riwayat.admin import AdminBerkonteks, AdminBerkunci, AdminBertabel
from riwayat.forms import FormImpor

if TYPE_CHECKING:
    _TabularInline = admin.TabularInline[Any, Any]
else:
    _TabularInline = admin.TabularInline


class AnakTanggaInline(_TabularInline):
    """The rungs on the page of a ladder."""

    model = AnakTangga
    extra = 1
    fields = ["urutan", "label", "nama", "nilai"]


@admin.register(Tangga)
class AdminTangga(AdminBerkode):
    """Ladders of labels."""

    resource_classes = [SumberTangga, SumberAnakTangga]
    list_display = ["nama", "kode"]
    search_fields = ["nama", "kode", "anak_tangga__label"]
    inlines = [AnakTanggaInline]


@admin.register(Indikator)
class AdminIndikator(AdminBerkode):
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
    list_display = ["indikator", "tahun", "teks", "nilai", "sumber"]
    list_filter = ["tahun"]
    list_select_related = ["indikator"]
    readonly_fields = ["nilai"]
    search_fields = ["indikator__nama", "sumber"]


@admin.register(Predikat)
class AdminPredikat(AdminBertabel):
    """What achievements are called; a year uses the newest scale that is in force."""

    resource_classes = [SumberPredikat]
    list_display = ["nama", "batas_bawah", "regulasi", "berlaku_dari", "urutan"]
    list_filter = ["regulasi", "berlaku_dari"]
    search_fields = ["nama", "regulasi"]


class TargetInline(_TabularInline):
    """The yearly targets on the page of the place that sets them; the printed text says what they mean."""

    model = Target
    extra = 1
    fields = ["tahun", "teks", "pembanding", "nilai", "satuan", "label"]
    readonly_fields = ["pembanding", "nilai", "satuan", "label"]


def _dokumen() -> list[tuple[str, str]]:
    """Return every document."""
    kode = PenetapanTarget.objects.order_by("dokumen").values_list("dokumen", flat=True).distinct()
    return [(satu, satu) for satu in kode]


def _dokumen_terbuka() -> list[tuple[str, str]]:
    """Return the documents that are not in force."""
    tutup = set(PenetapanTarget.objects.filter(terkunci=True).values_list("dokumen", flat=True))
    return [pilihan for pilihan in _dokumen() if pilihan[0] not in tutup]


class FormImporDokumen(FormImpor):
    """A file and the document whose targets it holds."""

    dokumen = forms.ChoiceField(
        label="Dokumen",
        choices=_dokumen_terbuka,
        error_messages={"invalid_choice": "Dokumen “%(value)s” tidak ada atau sudah berlaku."},
        help_text="Hanya dokumen yang belum berlaku. Untuk dokumen baru, tambahkan dahulu satu penetapan target.",
    )
    field_order = ["resource", "dokumen", "import_file", "format"]


class FormEksporDokumen(ExportForm):  # type: ignore[misc]
    """The document to export."""

    dokumen = forms.ChoiceField(label="Dokumen", choices=_dokumen)
    field_order = ["resource", "dokumen", "format"]


class FormPenetapan(forms.ModelForm):  # type: ignore[type-arg]
    """A printed indicator row; a document in force takes no new ones."""

    def clean_dokumen(self) -> str:
        """Refuse a document that is in force."""
        dokumen: str = self.cleaned_data["dokumen"]
        if PenetapanTarget.objects.filter(dokumen=dokumen, terkunci=True).exists():
            raise forms.ValidationError(f"Dokumen “{dokumen}” sudah berlaku; targetnya tidak dapat ditambah.")
        return dokumen


@admin.register(PenetapanTarget)
class AdminPenetapanTarget(AdminBerkunci, AdminBerkonteks):
    """Printed indicator rows with their targets; those of a document in force can only be read."""

    form = FormPenetapan
    konteks = "dokumen"
    galat_ditolak = (PenetapanTerkunci,)
    resource_classes = [SumberPenetapanTarget, SumberTarget]
    import_form_class = FormImporDokumen
    export_form_class = FormEksporDokumen
    list_display = ["teks_indikator", "tempat", "dokumen", "kode", "terkunci"]
    list_filter = ["dokumen", "terkunci"]
    search_fields = ["teks_indikator", "tempat", "kode", "indikator__nama"]
    inlines = [TargetInline]

    def alasan_terkunci(self, request: HttpRequest, obj: PenetapanTarget) -> str:
        """Return why a target of a document in force stays as it is."""
        try:
            obj.pastikan_terbuka()
        except PenetapanTerkunci as galat:
            return str(galat)
        return ""

    def konteks_awal(self, request: HttpRequest) -> str | None:
        """Propose the document by which the list is filtered."""
        return request.GET.get("dokumen")

    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> list[str]:
        """Close what files and road maps refer to after the record exists."""
        return ["dokumen", "kode", "terkunci"] if obj else []

    def save_model(self, request: HttpRequest, obj: PenetapanTarget, form: Any, change: bool) -> None:
        """Save; raises PenetapanTerkunci where the document came into force since the page was read."""
        if change:
            PenetapanTarget.objects.select_for_update().get(pk=obj.pk).pastikan_terbuka()
        super().save_model(request, obj, form, change)

    def delete_model(self, request: HttpRequest, obj: PenetapanTarget) -> None:
        """Delete; raises PenetapanTerkunci as above."""
        for terkini in PenetapanTarget.objects.select_for_update().filter(pk=obj.pk):
            terkini.pastikan_terbuka()
        super().delete_model(request, obj)


@admin.register(Target)
class AdminTarget(AdminBerkunci):
    """Yearly targets, to read and to look up their history; they are changed with their place."""

    list_display = ["penetapan", "tahun", "teks", "nilai", "satuan", "label"]
    list_filter = ["penetapan__dokumen", "tahun"]
    list_select_related = ["penetapan"]
    search_fields = ["penetapan__teks_indikator", "teks"]

    def alasan_terkunci(self, request: HttpRequest, obj: Target) -> str:
        """Return why the target cannot be changed here."""
        if obj.penetapan.terkunci:
            return "Target ini ditetapkan dalam dokumen yang sudah berlaku."
        return "Target diubah pada halaman penetapan targetnya."

    def has_add_permission(self, request: HttpRequest) -> bool:
        """Refuse: added on the page of the place."""
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Let open targets go along with their place; nothing is deleted from this list."""
        return isinstance(obj, Target) and not obj.penetapan.terkunci
