"""The admin of monev: pengukuran."""

from django.contrib import admin

from monev.models import Pengukuran
from rencana_aksi.admin import AdminBaca


@admin.register(Pengukuran)
class AdminPengukuran(AdminBaca):
    """Measured indicators, to read: pages and services write them."""

    list_display = ["indikator", "periode", "teks", "status", "perangkat_daerah", "sejak"]
    list_filter = ["periode__tahun", "periode__nomor", "status"]
    list_select_related = ["indikator", "periode", "perangkat_daerah"]
    search_fields = ["indikator__nama", "perangkat_daerah__nama", "sumber"]
