"""The form of a survey that was held."""

from typing import Any

from django import forms
from django.utils import timezone

from monev.models import Survei
from monev.models.dasar import Tingkat
from monev.queries.kepatuhan import Pihak
from riwayat.queries import versi
from roadmap.forms import BerversiMixin
from roadmap.models import RoadMap

TANGGAL = {"type": "date"}


class FormSurvei(BerversiMixin, forms.ModelForm):  # type: ignore[type-arg]
    """A survey of a unit or of the city, chosen among those for which the person writes."""

    pihak = forms.ChoiceField(label="Penyelenggara")

    class Meta:
        model = Survei
        fields = ["judul", "mulai", "selesai", "tautan", "responden", "hasil"]
        widgets = {nama: forms.DateInput(TANGGAL, format="%Y-%m-%d") for nama in ("mulai", "selesai")}

    field_order = ["pihak", "judul", "mulai", "selesai", "responden", "tautan", "hasil", "versi"]

    def __init__(self, *args: Any, road_map: RoadMap, pihak: list[Pihak], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._pihak = {f"{p.tingkat}:{p.kode}": p for p in pihak}
        bidang = self.fields["pihak"]
        assert isinstance(bidang, forms.ChoiceField)
        bidang.choices = [(kunci, p.nama) for kunci, p in self._pihak.items()]
        self.instance.road_map = road_map
        if self.instance.pk:
            self.fields["versi"].initial = versi(self.instance)
            kini = next(
                (k for k, p in self._pihak.items() if p.pk == (self.instance.perangkat_daerah_id or 0)), ""
            )
            self.fields["pihak"].initial = kini

    def clean_selesai(self) -> Any:
        """Refuse a survey that is not over yet."""
        selesai = self.cleaned_data["selesai"]
        if selesai and selesai > timezone.localdate():
            raise forms.ValidationError("Survei dicatat setelah selesai; tanggal ini belum tiba.")
        return selesai

    def _post_clean(self) -> None:
        """Set whose survey it is before the record is checked."""
        pihak = self._pihak.get(self.cleaned_data.get("pihak", ""))
        if pihak is not None:
            self.instance.tingkat = pihak.tingkat
            self.instance.perangkat_daerah_id = pihak.pk if pihak.tingkat == Tingkat.PD else None
        super()._post_clean()  # type: ignore[misc]
