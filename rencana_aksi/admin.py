"""The admin of plans: years are edited, items only while their plan may be, everything else is read."""

from typing import Any, cast

from django.contrib import admin
from django.forms import ModelForm
from django.http import HttpRequest

from organisasi.models import Pengguna
from rencana_aksi import models
from rencana_aksi.models import ButirAksi, RencanaAksi, RencanaTerkunci, TahunRencana
from rencana_aksi.resources import SumberButirAksi
from rencana_aksi.services.butir import hapus_butir, kunci_untuk_disunting, simpan_butir
from rencana_aksi.services.rencana import simpan_tahun
from riwayat.admin import AdminBerkunci, AdminBerriwayat, AdminBertabel
from roadmap.services.isi import Basi

RENCANA = ["rencana__periode", "rencana__perangkat_daerah"]


def _pengguna(request: HttpRequest) -> Pengguna:
    return cast("Pengguna", request.user)


def _alasan(rencana: RencanaAksi) -> str:
    """Return why a plan can only be read; nothing where its items may be changed."""
    try:
        rencana.pastikan_dapat_disunting()
    except RencanaTerkunci as galat:
        return str(galat)
    return ""


class FormTahun(ModelForm):  # type: ignore[type-arg]
    """A year; one outside its road map is refused at the field."""

    class Meta:
        model = TahunRencana
        fields = [
            "road_map",
            "tahun",
            "dibuka",
            "tenggat_pengajuan",
            "tenggat_verifikasi",
            "tenggat_penetapan",
        ]

    def clean(self) -> dict[str, Any]:
        """Refuse a year that the road map does not have."""
        data: dict[str, Any] = super().clean() or self.cleaned_data
        road_map, tahun = data.get("road_map"), data.get("tahun")
        if road_map and tahun is not None and tahun not in road_map.tahun:
            self.add_error("tahun", f"Tahun {tahun} berada di luar {road_map}.")
        return data


@admin.register(TahunRencana)
class AdminTahunRencana(AdminBerriwayat):
    """Years with their deadlines."""

    form = FormTahun
    list_display = [
        "tahun",
        "road_map",
        "dibuka",
        "tenggat_pengajuan",
        "tenggat_verifikasi",
        "tenggat_penetapan",
    ]
    list_filter = ["road_map", "dibuka"]
    list_select_related = ["road_map"]

    def save_model(self, request: HttpRequest, obj: TahunRencana, form: Any, change: bool) -> None:
        """Save through the service of the pages."""
        simpan_tahun(tahun=obj, oleh=_pengguna(request))


class TanpaTindakanMixin:
    """Offers nothing to do to many records at once: each is written by a service that locks its plan."""

    def get_actions(self, request: HttpRequest) -> dict[str, Any]:
        """Return no actions."""
        return {}


class AdminBaca(TanpaTindakanMixin, AdminBerriwayat):
    """Records that only pages and services write."""

    def has_add_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Let none be made here."""
        return False

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Let none be changed here."""
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Let none be deleted here."""
        return False


@admin.register(RencanaAksi)
class AdminRencanaAksi(TanpaTindakanMixin, AdminBerkunci):
    """Plans: their state moves on their own page; a draft opened by mistake can be deleted."""

    galat_ditolak = (RencanaTerkunci,)
    list_display = ["__str__", "status", "versi", "sejak"]
    list_filter = ["periode__tahun", "status"]
    search_fields = ["perangkat_daerah__nama", "perangkat_daerah__singkatan"]
    list_select_related = ["periode", "perangkat_daerah"]

    def alasan_terkunci(self, request: HttpRequest, obj: RencanaAksi) -> str:
        """Return why a plan on its way or set stays as it is."""
        return _alasan(obj)

    def has_add_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Let plans be opened on their own page only."""
        return False

    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> list[str]:
        """Close every field: none of them is changed by hand."""
        return [bidang.name for bidang in self.opts.concrete_fields if not bidang.primary_key]

    def delete_model(self, request: HttpRequest, obj: RencanaAksi) -> None:
        """Delete a draft; raises RencanaTerkunci where it moved on meanwhile."""
        kunci_untuk_disunting(obj, _pengguna(request))
        obj.delete()


@admin.register(ButirAksi)
class AdminButirAksi(TanpaTindakanMixin, AdminBerkunci, AdminBertabel):
    """Items: to edit while their plan is a draft; exported as a table, never imported here."""

    galat_ditolak = (RencanaTerkunci, Basi)
    resource_classes = [SumberButirAksi]
    list_display = ["tahapan", "rencana", "nomor", "area", "anggaran", "penilaian"]
    list_filter = ["rencana__periode__tahun", "rencana__status", "penilaian", "area"]
    search_fields = ["program", "kegiatan", "sub_kegiatan", "tahapan", "rencana__perangkat_daerah__nama"]
    list_select_related = ["area", *RENCANA]
    readonly_fields = ["rencana", "kunci", "nomor", "penilaian"]

    def alasan_terkunci(self, request: HttpRequest, obj: ButirAksi) -> str:
        """Return why an item of a plan on its way or set stays as it is."""
        return _alasan(obj.rencana)

    def has_add_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Let items be added on the page of their plan only."""
        return False

    def has_import_permission(self, request: HttpRequest) -> bool:
        """Let spreadsheets come in by the upload of a plan only."""
        return False

    def get_queryset(self, request: HttpRequest) -> Any:
        """Read what each item is named after at once."""
        return super().get_queryset(request).select_related("area", *RENCANA)

    def get_export_queryset(self, request: HttpRequest) -> Any:
        """Read what each row names at once."""
        return super().get_export_queryset(request).select_related("area", *RENCANA)

    def save_model(self, request: HttpRequest, obj: ButirAksi, form: Any, change: bool) -> None:
        """Save through the service of the pages; raises RencanaTerkunci and SudahDihapus."""
        simpan_butir(butir=obj, oleh=_pengguna(request))

    def delete_model(self, request: HttpRequest, obj: ButirAksi) -> None:
        """Delete through the service of the pages; raises RencanaTerkunci and SudahDihapus."""
        hapus_butir(butir=obj, oleh=_pengguna(request))


@admin.register(models.TautanButir)
class AdminTautanButir(AdminBaca):
    """What items serve."""

    list_display = ["butir", "baris", "prioritas"]
    search_fields = ["butir__tahapan"]
    list_select_related = ["butir", "baris", "prioritas"]


@admin.register(models.Komentar)
class AdminKomentar(AdminBaca):
    """What people say of plans."""

    list_display = ["__str__", "rencana", "oleh", "pada", "selesai_pada"]
    list_filter = ["rencana__periode__tahun"]
    search_fields = ["teks", "oleh__nama"]
    list_select_related = ["oleh", *RENCANA]


@admin.register(models.CatatanAlih)
class AdminCatatanAlih(AdminBaca):
    """The steps that plans have taken."""

    list_display = ["rencana", "peralihan", "dari", "ke", "oleh", "pada"]
    list_filter = ["peralihan", "rencana__periode__tahun"]
    search_fields = ["rencana__perangkat_daerah__nama", "oleh__nama", "catatan"]
    list_select_related = ["oleh", *RENCANA]


@admin.register(models.Unggahan)
class AdminUnggahan(AdminBaca):
    """Uploaded files: what they are, not their bytes."""

    list_display = ["nama", "rencana", "status", "besar", "oleh", "pada"]
    list_filter = ["status"]
    search_fields = ["nama", "rencana__perangkat_daerah__nama"]
    list_select_related = ["oleh", *RENCANA]
    exclude = ["berkas"]


@admin.register(models.IngatanKolom)
class AdminIngatanKolom(AdminBaca):
    """How a unit's spreadsheets were read; to be deleted where the guess is to begin anew."""

    list_display = ["__str__"]
    list_select_related = ["perangkat_daerah"]

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Let it be forgotten."""
        return super(AdminBaca, self).has_delete_permission(request, obj)
