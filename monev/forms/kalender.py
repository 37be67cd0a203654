"""Forms of the calendar: obligations, periods, settings, and opening a locked period again."""

from typing import Any

from django import forms

from monev.models import Kewajiban, PengaturanMonev, Periode
from riwayat.queries import versi
from roadmap.forms import BerversiMixin
from roadmap.models import RoadMap

TANGGAL = {"type": "date"}


class FormKalender(BerversiMixin, forms.ModelForm):  # type: ignore[type-arg]
    """A record of the calendar of one road map."""

    def __init__(self, *args: Any, road_map: RoadMap, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.instance.road_map = road_map
        if self.instance.pk:
            self.fields["versi"].initial = versi(self.instance)

    def _get_validation_exclusions(self) -> set[str]:
        """Check uniqueness within the road map, which is no field of the form."""
        return super()._get_validation_exclusions() - {"road_map"}  # type: ignore[misc, no-any-return]


class FormKewajiban(FormKalender):
    """One line of the rhythm."""

    class Meta:
        model = Kewajiban
        fields = ["kode", "nama", "tingkat", "peristiwa", "irama", "tenggat_hari", "dasar", "urutan", "aktif"]
        help_texts = {
            "kode": "Singkat dan tetap, misalnya rapat-pokja.",
            "peristiwa": "Kepatuhan dihitung dari peristiwa ini, bukan dari centang.",
            "tenggat_hari": (
                "Dihitung dari akhir periode; 0 berarti dalam periode itu sendiri. Bagi laporan, evaluasi dan "
                "pengukuran, tenggat pada daftar periode yang berlaku."
            ),
            "aktif": "Kewajiban yang tidak berlaku tidak dihitung.",
        }


class FormPeriode(FormKalender):
    """The deadline and lock of a period."""

    class Meta:
        model = Periode
        fields = ["tenggat", "dikunci_sesudah"]
        help_texts = {
            "tenggat": "Hari terakhir laporan periode ini dianggap tepat waktu.",
            "dikunci_sesudah": "Sesudah hari ini isinya tidak dapat diubah. Kosong berarti tidak dikunci.",
        }
        widgets = {nama: forms.DateInput(TANGGAL, format="%Y-%m-%d") for nama in fields}


class FormPengaturan(FormKalender):
    """The numbers by which a road map is watched."""

    class Meta:
        model = PengaturanMonev
        fields = [
            "tenggat_bulan",
            "tenggat_semester",
            "tenggat_tahun",
            "kunci_sesudah",
            "batas_pd",
            "batas_pokja",
            "batas_pleno",
            "batas_capaian",
        ]


class FormBukaKunci(forms.Form):
    """Until when a locked period is opened again, and why."""

    sampai = forms.DateField(
        label="Dibuka sampai", widget=forms.DateInput(TANGGAL), help_text="Hari itu masih terbuka."
    )
    alasan = forms.CharField(
        label="Alasan",
        max_length=1000,
        widget=forms.Textarea({"rows": 3}),
        error_messages={"required": "Tulis alasan membuka kembali periode ini."},
    )
