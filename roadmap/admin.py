"""The admin of road maps: what is in force can only be read, a draft is edited and imported."""

from typing import Any

from django import forms
from django.contrib import admin
from django.http import HttpRequest
from import_export.forms import ConfirmImportForm, ExportForm

from riwayat.admin import AdminBerriwayat, AdminBertabel
from riwayat.forms import FormImpor
from roadmap import models, resources
from roadmap.models import IsiRoadMap, RoadMap
from roadmap.workflow import Status


def _rancangan() -> Any:
    return RoadMap.objects.filter(status=Status.RANCANGAN)


class FormAdminIsi(forms.ModelForm):  # type: ignore[type-arg]
    """A record of one road map; a new one says of which draft, an existing one keeps to its own."""

    milik = forms.ModelChoiceField(label="Road map", queryset=RoadMap.objects.none())

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if self.instance.pk:
            self.fields.pop("milik", None)
            self._batasi(self.instance.road_map)
        elif "milik" in self.fields:
            self.fields["milik"].queryset = _rancangan()  # type: ignore[attr-defined]

    def _batasi(self, road_map: RoadMap) -> None:
        for bidang in self.fields.values():
            pilihan = getattr(bidang, "queryset", None)
            if pilihan is not None and issubclass(pilihan.model, IsiRoadMap):
                bidang.queryset = pilihan.filter(road_map=road_map)  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        """Put a new record into its road map before the model checks its links."""
        data: dict[str, Any] = super().clean() or self.cleaned_data
        if data.get("milik"):
            self.instance.road_map = data["milik"]
        return data

    def _get_validation_exclusions(self) -> set[str]:
        return super()._get_validation_exclusions() - {"road_map"}  # type: ignore[misc, no-any-return]


class FormImporRoadMap(FormImpor):
    """A file and the draft that it belongs to."""

    road_map = forms.ModelChoiceField(
        label="Road map", queryset=_rancangan(), help_text="Hanya rancangan yang dapat diubah."
    )


class FormKonfirmasiRoadMap(ConfirmImportForm):  # type: ignore[misc]
    """Carries the draft through the preview."""

    road_map = forms.ModelChoiceField(queryset=_rancangan(), widget=forms.HiddenInput)


class FormEksporRoadMap(ExportForm):  # type: ignore[misc]
    """The road map to export."""

    road_map = forms.ModelChoiceField(label="Road map", queryset=RoadMap.objects.all())


@admin.register(RoadMap)
class AdminRoadMap(AdminBerriwayat):
    """Road maps; their state is changed on their own page, with permission and history."""

    list_display = ["judul", "kode", "regulasi", "tahun_awal", "tahun_akhir", "status"]
    list_filter = ["status"]
    search_fields = ["judul", "kode", "tentang"]
    readonly_fields = ["status", "disalin_dari"]

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Change drafts only."""
        return (obj is None or obj.terbuka) and super().has_change_permission(request, obj)

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Delete drafts only, one at a time."""
        return obj is not None and obj.terbuka and super().has_delete_permission(request, obj)


class AdminIsi(AdminBertabel):
    """Records of road maps: to read where the road map is in force, to edit in a draft."""

    form = FormAdminIsi
    import_form_class = FormImporRoadMap
    confirm_form_class = FormKonfirmasiRoadMap
    export_form_class = FormEksporRoadMap
    list_filter = ["road_map"]

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Change records of drafts only."""
        return (obj is None or obj.road_map.terbuka) and super().has_change_permission(request, obj)

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Delete records of drafts only."""
        return (obj is None or obj.road_map.terbuka) and super().has_delete_permission(request, obj)

    def get_queryset(self, request: HttpRequest) -> Any:
        """Read the road map with each record: it decides what may be done."""
        return super().get_queryset(request).select_related("road_map")

    def get_actions(self, request: HttpRequest) -> Any:
        """Offer no deletion of many at once: some may belong to a road map in force."""
        return {nama: isi for nama, isi in super().get_actions(request).items() if nama != "delete_selected"}

    def get_import_resource_kwargs(self, request: HttpRequest, **kwargs: Any) -> dict[str, Any]:
        """Give the resource the chosen draft."""
        return _konteks(super().get_import_resource_kwargs(request, **kwargs), kwargs.get("form"))

    def get_export_resource_kwargs(self, request: HttpRequest, **kwargs: Any) -> dict[str, Any]:
        """Give the resource the chosen road map."""
        return _konteks(super().get_export_resource_kwargs(request, **kwargs), kwargs.get("export_form"))

    def get_export_queryset(self, request: HttpRequest) -> Any:
        """Export the records of the chosen road map, whatever the list shows."""
        semua = self.get_queryset(request)
        pilihan = request.POST.get("road_map", "")
        return semua.filter(road_map_id=int(pilihan)) if pilihan.isdecimal() else semua.none()

    def get_confirm_form_initial(self, request: HttpRequest, import_form: Any) -> dict[str, Any]:
        """Carry the draft through the preview."""
        isi: dict[str, Any] = super().get_confirm_form_initial(request, import_form)
        return isi | ({"road_map": import_form.cleaned_data["road_map"].pk} if import_form else {})


def _konteks(isi: dict[str, Any], form: Any) -> dict[str, Any]:
    isi = {nama: nilai for nama, nilai in isi.items() if nama not in {"form", "export_form"}}
    data = getattr(form, "cleaned_data", None) or {}
    return isi | ({"road_map": data["road_map"]} if data.get("road_map") else {})


ISI: dict[type[IsiRoadMap], tuple[type[resources.SumberIsi], list[str], list[str]]] = {
    models.AreaPerubahan: (resources.SumberAreaPerubahan, ["nama", "kode", "nomor", "pokja"], ["nama"]),
    models.KegiatanArea: (resources.SumberKegiatanArea, ["teks", "area", "nomor"], ["teks"]),
    models.FokusPerubahan: (resources.SumberFokusPerubahan, ["teks", "area", "nomor"], ["teks"]),
    models.Tujuan: (resources.SumberTujuan, ["nama", "kode", "nomor"], ["nama", "teks"]),
    models.Sasaran: (resources.SumberSasaran, ["nama", "tujuan", "urutan"], ["nama", "teks"]),
    models.Program: (resources.SumberProgram, ["nama", "nomenklatur", "kode"], ["nama"]),
    models.Kegiatan: (resources.SumberKegiatan, ["nama", "program", "kode"], ["nama"]),
    models.SubKegiatan: (resources.SumberSubKegiatan, ["nama", "kegiatan", "kode"], ["nama"]),
    models.BarisLampiran: (
        resources.SumberBarisLampiran,
        ["nomor", "teks_program", "teks_kegiatan", "teks_perangkat_daerah", "nomenklatur", "area"],
        ["teks_program", "teks_kegiatan", "teks_perangkat_daerah"],
    ),
    models.RincianBaris: (
        resources.SumberRincianBaris,
        ["baris", "urutan", "kegiatan", "sub_kegiatan"],
        ["kegiatan__nama", "sub_kegiatan__nama"],
    ),
    models.PelaksanaBaris: (
        resources.SumberPelaksanaBaris,
        ["baris", "urutan", "perangkat_daerah"],
        ["perangkat_daerah__nama"],
    ),
    models.Padanan: (resources.SumberPadanan, ["lama", "baru"], []),
    models.DukunganBaris: (
        resources.SumberDukunganBaris,
        ["baris", "kegiatan_area"],
        ["kegiatan_area__teks"],
    ),
    models.KelompokPrioritas: (resources.SumberKelompokPrioritas, ["nama", "nomor", "jenis"], ["nama"]),
    models.Prioritas: (resources.SumberPrioritas, ["nama", "kelompok", "induk", "nomor"], ["nama", "uraian"]),
    models.SasaranPrioritas: (
        resources.SumberSasaranPrioritas,
        ["nama", "prioritas", "urutan"],
        ["nama", "teks"],
    ),
    models.IndikatorPrioritas: (
        resources.SumberIndikatorPrioritas,
        ["penetapan", "sasaran", "urutan"],
        ["penetapan__teks_indikator"],
    ),
    models.KegiatanPrioritas: (
        resources.SumberKegiatanPrioritas,
        ["teks", "prioritas", "induk", "nomor"],
        ["teks", "uraian"],
    ),
    models.PilotZonaIntegritas: (
        resources.SumberPilotZonaIntegritas,
        ["perangkat_daerah", "tahap", "nomor"],
        ["perangkat_daerah__nama"],
    ),
    models.ProgramKlasifikasi: (resources.SumberProgramKlasifikasi, ["nama", "nomor"], ["nama", "teks"]),
    models.KegiatanKlasifikasi: (
        resources.SumberKegiatanKlasifikasi,
        ["teks", "program", "huruf", "urutan"],
        ["teks"],
    ),
}
"""Every kind of record: its table for import and export, the columns of its list, where its search looks."""


def daftarkan() -> None:
    """Register an admin for every kind in `ISI`."""
    for model, (sumber, kolom, cari) in ISI.items():
        tautan = [n for n in kolom if model._meta.get_field(n).is_relation]
        isi = {
            "resource_classes": [sumber],
            "list_display": [*kolom, "road_map"],
            "search_fields": cari,
            "list_select_related": ["road_map", *tautan],
        }
        admin.site.register(model, type(f"Admin{model.__name__}", (AdminIsi,), isi))


daftarkan()
