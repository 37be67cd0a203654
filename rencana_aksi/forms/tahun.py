"""Form of a year for which plans are made."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from rencana_aksi.models import TahunRencana
from riwayat.queries import versi
from roadmap.forms import BerversiMixin
from roadmap.models import RoadMap

TENGGAT = ("tenggat_pengajuan", "tenggat_verifikasi", "tenggat_penetapan")


class FormTahun(BerversiMixin, forms.ModelForm):  # type: ignore[type-arg]
    """A year with its deadlines; the road map is the one in use."""

    class Meta:
        model = TahunRencana
        fields = ["tahun", "dibuka", *TENGGAT]
        help_texts = {
            "dibuka": "Selama ditutup, rencana tahun ini tidak dapat dimulai atau diajukan.",
            "tenggat_pengajuan": "Hari terakhir Perangkat Daerah mengirim rencananya.",
            "tenggat_verifikasi": "Hari terakhir Tim Pelaksana memeriksa rencana.",
            "tenggat_penetapan": "Hari terakhir Tim Pengarah menetapkan rencana.",
        }
        widgets = {nama: forms.DateInput({"type": "date"}, format="%Y-%m-%d") for nama in TENGGAT}

    field_order = ["tahun", "dibuka", *TENGGAT, "versi"]

    def __init__(self, *args: Any, road_map: RoadMap, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.instance.road_map = road_map
        if self.instance.pk:
            self.fields["versi"].initial = versi(self.instance)
            self.fields["tahun"].disabled = True

    def clean_tahun(self) -> int:
        """Refuse a year that the road map does not have."""
        tahun: int = self.cleaned_data["tahun"]
        road_map = self.instance.road_map
        if tahun not in road_map.tahun:
            raise ValidationError(f"Pilih tahun dari {road_map.tahun_awal} sampai {road_map.tahun_akhir}.")
        return tahun

    def _get_validation_exclusions(self) -> set[str]:
        """Check uniqueness within the road map, which is no field of the form."""
        return super()._get_validation_exclusions() - {"road_map"}  # type: ignore[misc, no-any-return]
