"""The admin of monev: monthly reports and the progress of items, to read; pages and services write them."""

from django.contrib import admin

from monev.models import Kemajuan, LaporanBulanan
from rencana_aksi.admin import AdminBaca


@admin.register(LaporanBulanan)
class AdminLaporanBulanan(AdminBaca):
    """Monthly reports and where they stand."""

    list_display = ["__str__", "status", "sejak", "dikirim_pada", "diterima_pada"]
    list_filter = ["periode__tahun", "status", "tingkat"]
    search_fields = ["perangkat_daerah__nama", "perangkat_daerah__singkatan"]
    list_select_related = ["periode", "perangkat_daerah", "pokja"]


@admin.register(Kemajuan)
class AdminKemajuan(AdminBaca):
    """What reports say of items."""

    list_display = ["butir", "laporan", "fisik", "volume", "anggaran"]
    list_filter = ["laporan__periode__tahun"]
    search_fields = ["butir__tahapan", "laporan__perangkat_daerah__nama"]
    list_select_related = ["butir", "laporan__periode", "laporan__perangkat_daerah", "laporan__pokja"]
