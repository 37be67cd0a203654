"""The admin of monev: meetings, read only."""

from django.contrib import admin

from monev.models import AgendaRapat, Keputusan, Peserta, Rapat
from rencana_aksi.admin import AdminBaca


@admin.register(Rapat)
class AdminRapat(AdminBaca):
    """Meetings of units, pokja and the pleno."""

    list_display = ["judul", "mulai", "tingkat", "perangkat_daerah", "pokja", "jenis", "status"]
    list_filter = ["road_map", "tingkat", "jenis", "status"]
    search_fields = ["judul", "perangkat_daerah__nama", "pokja__nama"]
    list_select_related = ["perangkat_daerah", "pokja"]


@admin.register(Peserta)
class AdminPeserta(AdminBaca):
    """Who was invited, and who came."""

    list_display = ["nama", "unsur", "rapat", "hadir"]
    list_filter = ["hadir"]
    search_fields = ["nama", "unsur", "rapat__judul"]
    list_select_related = ["rapat"]


@admin.register(AgendaRapat)
class AdminAgendaRapat(AdminBaca):
    """What meetings talk about."""

    list_display = ["judul", "rapat", "nomor", "permasalahan"]
    search_fields = ["judul", "rapat__judul"]
    list_select_related = ["rapat", "permasalahan"]


@admin.register(Keputusan)
class AdminKeputusan(AdminBaca):
    """What meetings decided."""

    list_display = ["__str__", "rapat", "nomor", "permasalahan"]
    search_fields = ["teks", "rapat__judul"]
    list_select_related = ["rapat", "permasalahan"]
