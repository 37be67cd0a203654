"""The admin of road maps: what is in force can only be read, a draft is edited and imported."""

from typing import Any, cast

from django import forms
from django.contrib import admin
from django.db import transaction
from django.http import HttpRequest
from import_export.forms import ExportForm

from indikator.models import PenetapanTarget
from organisasi.models import Pengguna
from riwayat.admin import AdminBerkonteks, AdminBerkunci, AdminBertabel
from riwayat.forms import FormImpor
from riwayat.resources import Hasil
from roadmap import models, resources
from roadmap.models import BarisLampiran, IsiRoadMap, RoadMap, RoadMapTerkunci
from roadmap.queries.pilihan import pilihan_road_map
from roadmap.services.isi import MasihDipakai, hapus_isi, kunci_road_map, simpan_isi
from roadmap.services.kepala import ubah_road_map
from roadmap.workflow import Status

GALAT = (RoadMapTerkunci, MasihDipakai)
MAKS_SEBUTAN = 120


def _rancangan() -> Any:
    return RoadMap.objects.filter(status=Status.RANCANGAN)


def _alasan(road_map: RoadMap) -> str:
    """Return why a road map can only be read; nothing for a draft."""
    try:
        road_map.pastikan_terbuka()
    except RoadMapTerkunci as galat:
        return str(galat)
    return ""


def _pengguna(request: HttpRequest) -> Pengguna:
    return cast("Pengguna", request.user)


class FormAdminIsi(forms.ModelForm):  # type: ignore[type-arg]
    """A record of one road map: a new one is given to a draft, and links stay within its road map."""

    road_map = forms.ModelChoiceField(
        label="Road map",
        queryset=_rancangan(),
        help_text="Hanya rancangan. Untuk mengubah road map yang berlaku, salin dahulu menjadi rancangan.",
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        milik = [self.instance.road_map] if self.instance.pk else list(_rancangan())
        if len(milik) == 1:
            self.initial.setdefault("road_map", milik[0].pk)
        for nama, bidang in self.fields.items():
            if isinstance(bidang, forms.ModelChoiceField) and nama != "road_map":
                _batasi(bidang, milik, kecuali=self.instance)

    def clean(self) -> dict[str, Any]:
        """Put a new record into its road map before the model checks its links; refuse another document's targets."""
        data: dict[str, Any] = super().clean() or self.cleaned_data
        if data.get("road_map"):
            self.instance.road_map = data["road_map"]
        penetapan = data.get("penetapan")
        if penetapan and self.instance.road_map_id and penetapan.dokumen != self.instance.road_map.kode:
            self.add_error("penetapan", f"“{penetapan}” milik road map lain.")
        return data

    def _post_clean(self) -> None:
        """Leave the model's own checks until the road map is known."""
        if self.instance.road_map_id:
            super()._post_clean()  # type: ignore[misc]

    def _get_validation_exclusions(self) -> set[str]:
        """Check uniqueness within the road map, which the model does not offer for editing."""
        return super()._get_validation_exclusions() - {"road_map"}  # type: ignore[misc, no-any-return]


def _batasi(bidang: Any, milik: list[RoadMap], kecuali: IsiRoadMap) -> None:
    """Offer only what belongs to the road maps; under their titles where there are several."""
    model = bidang.queryset.model
    per_kunci: dict[Any, RoadMap]
    if issubclass(model, IsiRoadMap):
        kunci, per_kunci = "road_map_id", {satu.pk: satu for satu in milik}
    elif model is PenetapanTarget:
        kunci, per_kunci = "dokumen", {satu.kode: satu for satu in milik}
    else:
        return
    bidang.queryset = bidang.queryset.filter(**{f"{kunci}__in": per_kunci})
    isi: dict[str, list[tuple[Any, str]]] = {f"{satu} ({satu.kode})": [] for satu in milik}
    for objek in bidang.queryset:
        if objek != kecuali:
            satu = per_kunci[getattr(objek, kunci)]
            isi[f"{satu} ({satu.kode})"].append((objek.pk, _sebut(objek)))
    sebaris = isi.popitem()[1] if len(milik) == 1 else isi.items()
    bidang.choices = [("", bidang.empty_label), *sebaris]


def _sebut(objek: Any) -> str:
    """Name a record in a choice; a row of the Lampiran by what it prints."""
    if not isinstance(objek, BarisLampiran):
        return str(objek)
    return f"{objek.nomor}. {objek.teks_program or '(program seperti di atasnya)'} – {objek.teks_kegiatan}"[
        :MAKS_SEBUTAN
    ]


class FormImporRoadMap(FormImpor):
    """A file and the draft that it belongs to."""

    road_map = forms.ModelChoiceField(
        label="Road map",
        queryset=_rancangan(),
        error_messages={"invalid_choice": "Road map ini tidak ada atau bukan rancangan."},
        help_text="Hanya rancangan. Untuk mengubah road map yang berlaku, salin dahulu menjadi rancangan.",
    )
    field_order = ["resource", "road_map", "import_file", "format"]


class FormEksporRoadMap(ExportForm):  # type: ignore[misc]
    """The road map to export."""

    road_map = forms.ModelChoiceField(label="Road map", queryset=RoadMap.objects.all())
    field_order = ["resource", "road_map", "format"]


@admin.register(RoadMap)
class AdminRoadMap(AdminBerkunci, AdminBertabel):
    """Road maps; their state is changed on their own page, with permission and history."""

    galat_ditolak = GALAT
    resource_classes = [resources.SumberRoadMap]
    list_display = ["judul", "kode", "regulasi", "tahun_awal", "tahun_akhir", "status"]
    list_filter = ["status"]
    search_fields = ["judul", "kode", "tentang", "nomor_regulasi"]
    readonly_fields = ["status", "disalin_dari"]

    def alasan_terkunci(self, request: HttpRequest, obj: RoadMap) -> str:
        """Return why a road map in force or revoked stays as it is."""
        return _alasan(obj)

    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> list[str]:
        """Close `kode` after the record exists: targets and files refer to it."""
        tetap = list(super().get_readonly_fields(request, obj))
        return [*tetap, "kode"] if obj else tetap

    def get_deleted_objects(self, objs: Any, request: HttpRequest) -> Any:
        """Keep a draft whose targets are still there: they would belong to nothing."""
        isi, jumlah, kurang, pelindung = super().get_deleted_objects(objs, request)
        target = PenetapanTarget.objects.filter(dokumen__in=[road_map.kode for road_map in objs])
        return isi, jumlah, kurang, [*pelindung, *(f"Penetapan target: {satu}" for satu in target)]

    def save_model(self, request: HttpRequest, obj: RoadMap, form: Any, change: bool) -> None:
        """Save through the service of the road map's own page; raises RoadMapTerkunci."""
        if change:
            ubah_road_map(road_map=obj, oleh=_pengguna(request))
        else:
            obj.save()

    def delete_model(self, request: HttpRequest, obj: RoadMap) -> None:
        """Delete a draft; raises RoadMapTerkunci where it came into force meanwhile."""
        kunci_road_map(obj, _pengguna(request))
        obj.delete()


class AdminIsi(AdminBerkunci, AdminBerkonteks):
    """Records of road maps: to read where the road map is in force, to edit in a draft."""

    form = FormAdminIsi
    konteks = "road_map"
    galat_ditolak = GALAT
    exclude = ["road_map"]  # the model does not offer it; the form's own field stands for it
    import_form_class = FormImporRoadMap
    export_form_class = FormEksporRoadMap

    def alasan_terkunci(self, request: HttpRequest, obj: IsiRoadMap) -> str:
        """Return why a record of a road map in force or revoked stays as it is; one query for all records."""
        semua = {road_map.pk: road_map for road_map in pilihan_road_map(request).semua}
        return _alasan(semua.get(obj.road_map_id) or obj.road_map)

    def konteks_awal(self, request: HttpRequest) -> Any:
        """Propose the road map by which the list is filtered, else the one in force."""
        semua = pilihan_road_map(request).semua
        berlaku = next((road_map.pk for road_map in semua if road_map.status == Status.BERLAKU), None)
        return request.GET.get("road_map__id__exact") or berlaku

    def get_fields(self, request: HttpRequest, obj: Any = None) -> list[Any]:
        """Name the road map first."""
        return ["road_map", *(nama for nama in super().get_fields(request, obj) if nama != "road_map")]

    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> list[str]:
        """Keep a record in its road map and, since files refer to it, its `kode`."""
        ada = {bidang.name for bidang in self.opts.concrete_fields}
        return [nama for nama in ("road_map", "kode") if nama in ada] if obj else []

    def save_model(self, request: HttpRequest, obj: IsiRoadMap, form: Any, change: bool) -> None:
        """Save through the service of the pages; raises RoadMapTerkunci."""
        simpan_isi(objek=obj, oleh=_pengguna(request))

    def delete_model(self, request: HttpRequest, obj: IsiRoadMap) -> None:
        """Delete through the service of the pages; raises RoadMapTerkunci and MasihDipakai."""
        hapus_isi(objek=obj, oleh=_pengguna(request))

    @transaction.atomic
    def process_dataset(self, dataset: Any, form: Any, request: HttpRequest, **kwargs: Any) -> Hasil:
        """Apply the file to a draft that stays one meanwhile; raises RoadMapTerkunci."""
        kunci_road_map(form.cleaned_data["road_map"], _pengguna(request))
        return super().process_dataset(dataset, form, request, **kwargs)


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
        ["nomor__exact", "teks_program", "teks_kegiatan", "teks_perangkat_daerah"],
    ),
    models.RincianBaris: (
        resources.SumberRincianBaris,
        ["baris", "urutan", "kegiatan", "sub_kegiatan"],
        ["baris__nomor__exact", "kegiatan__nama", "sub_kegiatan__nama"],
    ),
    models.PelaksanaBaris: (
        resources.SumberPelaksanaBaris,
        ["baris", "urutan", "perangkat_daerah"],
        ["baris__nomor__exact", "perangkat_daerah__nama"],
    ),
    models.Padanan: (
        resources.SumberPadanan,
        ["lama", "baru"],
        ["lama__nomor__exact", "baru__nomor__exact", "lama__teks_kegiatan", "baru__teks_kegiatan"],
    ),
    models.DukunganBaris: (
        resources.SumberDukunganBaris,
        ["baris", "kegiatan_area"],
        ["baris__nomor__exact", "kegiatan_area__teks"],
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
    """Register an admin for every kind in `ISI`; the model says how its list is ordered."""
    for model, (sumber, kolom, cari) in ISI.items():
        bidang = [model._meta.get_field(nama) for nama in kolom]
        isi = {
            "__doc__": model.__doc__,
            "resource_classes": [sumber],
            "list_display": [*kolom, "road_map"],
            "list_filter": ["road_map", *(b.name for b in bidang if getattr(b, "choices", None))],
            "search_fields": cari,
            "list_select_related": ["road_map", *(b.name for b in bidang if b.is_relation)],
            "ordering": model._meta.ordering,
        }
        admin.site.register(model, type(f"Admin{model.__name__}", (AdminIsi,), isi))


daftarkan()
