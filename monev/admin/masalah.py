"""The admin of monev: problems and follow-ups, to be read; pages and services write them."""

from django.contrib import admin

from monev import models
from rencana_aksi.admin import AdminBaca


@admin.register(models.Permasalahan)
class AdminPermasalahan(AdminBaca):
    """Problems."""

    list_display = ["judul", "perangkat_daerah", "tingkat", "pokja", "status", "tenggat"]
    list_filter = ["tingkat", "status", "road_map"]
    search_fields = ["judul", "uraian", "perangkat_daerah__nama"]
    list_select_related = ["perangkat_daerah", "pokja"]


@admin.register(models.CatatanMasalah)
class AdminCatatanMasalah(AdminBaca):
    """The steps that problems have taken."""

    list_display = ["permasalahan", "langkah", "dari", "ke", "oleh", "pada"]
    list_filter = ["langkah"]
    search_fields = ["permasalahan__judul", "oleh__nama", "alasan"]
    list_select_related = ["permasalahan", "oleh"]


@admin.register(models.Arahan)
class AdminArahan(AdminBaca):
    """Directions of the Tim Pengarah."""

    list_display = ["__str__", "atas", "diberikan_oleh", "diberikan_pada"]
    list_filter = ["road_map"]
    search_fields = ["teks", "atas", "diberikan_oleh__nama"]
    list_select_related = ["diberikan_oleh"]


@admin.register(models.TindakLanjut)
class AdminTindakLanjut(AdminBaca):
    """Follow-ups."""

    list_display = ["__str__", "perangkat_daerah", "pic", "tenggat", "status", "persen"]
    list_filter = ["status", "road_map"]
    search_fields = ["uraian", "perangkat_daerah__nama", "pic__nama"]
    list_select_related = ["perangkat_daerah", "pic"]


@admin.register(models.CatatanTindakLanjut)
class AdminCatatanTindakLanjut(AdminBaca):
    """Reports and steps of follow-ups."""

    list_display = ["tindak_lanjut", "langkah", "persen", "oleh", "pada"]
    list_filter = ["langkah"]
    search_fields = ["tindak_lanjut__uraian", "teks", "oleh__nama"]
    list_select_related = ["tindak_lanjut", "oleh"]
