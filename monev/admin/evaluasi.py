"""The admin of monev: evaluations and what they recommend, to read; pages and services write them."""

from django.contrib import admin

from monev.models import Evaluasi, Rekomendasi
from rencana_aksi.admin import AdminBaca


@admin.register(Evaluasi)
class AdminEvaluasi(AdminBaca):
    """Evaluations and where they stand."""

    list_display = ["__str__", "status", "sejak", "dikirim_pada", "diterima_pada"]
    list_filter = ["periode__tahun", "status", "tingkat"]
    search_fields = ["perangkat_daerah__nama", "pokja__nama"]
    list_select_related = ["periode", "perangkat_daerah", "pokja"]


@admin.register(Rekomendasi)
class AdminRekomendasi(AdminBaca):
    """Recommendations."""

    list_display = ["teks", "evaluasi", "perangkat_daerah", "pic", "tenggat"]
    search_fields = ["teks", "perangkat_daerah__nama"]
    list_select_related = [
        "evaluasi__periode",
        "evaluasi__perangkat_daerah",
        "evaluasi__pokja",
        "perangkat_daerah",
        "pic",
    ]
