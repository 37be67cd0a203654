"""The admin of monev: reports, their files and packages, to read; pages and services write them."""

from django.contrib import admin

from monev.models import BerkasLaporan, LaporanMonev, PaketLaporan
from rencana_aksi.admin import AdminBaca


@admin.register(LaporanMonev)
class AdminLaporanMonev(AdminBaca):
    """Reports, each version."""

    list_display = ["__str__", "status", "versi", "sejak", "sidik"]
    list_filter = ["periode__tahun", "periode__jenis", "status", "tingkat"]
    search_fields = ["perangkat_daerah__nama", "pokja__nama", "sidik"]
    list_select_related = ["periode", "perangkat_daerah", "pokja"]


@admin.register(BerkasLaporan)
class AdminBerkasLaporan(AdminBaca):
    """The kept files of set reports: what they are, not their bytes."""

    list_display = ["laporan", "bentuk", "besar", "sidik"]
    list_filter = ["bentuk"]
    search_fields = ["sidik"]
    list_select_related = ["laporan__periode", "laporan__perangkat_daerah", "laporan__pokja"]
    exclude = ["letak"]


@admin.register(PaketLaporan)
class AdminPaketLaporan(AdminBaca):
    """Packages of reports."""

    list_display = ["__str__", "bentuk", "status", "jumlah", "oleh", "pada"]
    list_filter = ["status", "bentuk"]
    list_select_related = ["periode", "oleh"]
    exclude = ["letak"]
