"""The calendar in the admin: edited through the services of the pages."""

from typing import Any, cast

from django.contrib import admin
from django.http import HttpRequest

from monev.models import Kewajiban, PengaturanMonev, Periode, Survei
from monev.services.kalender import hapus_kewajiban, simpan_kalender
from organisasi.models import Pengguna
from rencana_aksi.admin import AdminBaca, TanpaTindakanMixin
from riwayat.admin import AdminBerriwayat


class AdminKalender(TanpaTindakanMixin, AdminBerriwayat):
    """A record of the calendar."""

    list_filter = ["road_map"]
    list_select_related = ["road_map"]

    def save_model(self, request: HttpRequest, obj: Any, form: Any, change: bool) -> None:
        """Save through the service of the pages."""
        simpan_kalender(objek=obj, oleh=cast("Pengguna", request.user))


@admin.register(Kewajiban)
class AdminKewajiban(AdminKalender):
    """The rhythm."""

    list_display = ["nama", "tingkat", "irama", "peristiwa", "tenggat_hari", "aktif"]
    search_fields = ["nama", "kode"]

    def delete_model(self, request: HttpRequest, obj: Kewajiban) -> None:
        """Delete through the service of the pages."""
        hapus_kewajiban(kewajiban=obj, oleh=cast("Pengguna", request.user))


@admin.register(Periode)
class AdminPeriode(AdminKalender):
    """Periods with their deadlines and locks."""

    list_display = ["__str__", "road_map", "tenggat", "dikunci_sesudah", "dibuka_sampai"]
    list_filter = ["road_map", "jenis", "tahun"]
    readonly_fields = ["dibuka_sampai", "alasan_dibuka"]


@admin.register(PengaturanMonev)
class AdminPengaturanMonev(AdminKalender):
    """The numbers by which road maps are watched."""

    list_display = ["road_map", "batas_pd", "batas_pokja", "batas_pleno", "batas_capaian"]

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Keep the settings: pages need them."""
        return False


@admin.register(Survei)
class AdminSurvei(AdminBaca):
    """Surveys that were held."""

    list_display = ["judul", "tingkat", "perangkat_daerah", "selesai", "responden"]
    list_filter = ["tingkat"]
    search_fields = ["judul", "perangkat_daerah__nama"]
    list_select_related = ["perangkat_daerah"]
