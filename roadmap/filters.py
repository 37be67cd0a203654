"""Filters of list pages: GET forms whose state stands in the address. An unknown value is an error, never a crash."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from indikator.models import Arah
from organisasi.models import PerangkatDaerah
from roadmap.models import Nomenklatur, RoadMap
from roadmap.queries.indikator import BAB_III, LAMPIRAN
from roadmap.queries.kata import TERLALU_BANYAK, terlalu_banyak
from roadmap.queries.lampiran import SaringanLampiran


class SaringanForm(forms.Form):
    """A GET form; texts are cut at 200 characters by validation."""

    q = forms.CharField(
        label="Kata", required=False, max_length=200, widget=forms.TextInput({"type": "search"})
    )

    def clean_q(self) -> str:
        """Refuse more words than the database answers in good time."""
        teks: str = self.cleaned_data["q"]
        if terlalu_banyak(teks):
            raise ValidationError(TERLALU_BANYAK)
        return teks


class SaringanLampiranForm(SaringanForm):
    """What limits the Lampiran."""

    tujuan: "forms.ModelChoiceField[Any]" = forms.ModelChoiceField(
        label="Tujuan", queryset=None, required=False, empty_label="Semua tujuan"
    )
    sasaran: "forms.ModelChoiceField[Any]" = forms.ModelChoiceField(
        label="Sasaran", queryset=None, required=False, empty_label="Semua sasaran"
    )
    area: "forms.ModelChoiceField[Any]" = forms.ModelChoiceField(
        label="Area perubahan", queryset=None, required=False, empty_label="Semua area"
    )
    pd: "forms.ModelChoiceField[Any]" = forms.ModelChoiceField(
        label="Perangkat Daerah",
        queryset=None,
        required=False,
        to_field_name="kode",
        empty_label="Semua Perangkat Daerah",
    )
    nomenklatur = forms.ChoiceField(
        label="Nomenklatur", required=False, choices=[("", "Lama dan baru"), *Nomenklatur.choices]
    )

    field_order = ["tujuan", "sasaran", "area", "pd", "nomenklatur", "q"]

    def __init__(self, *args: Any, road_map: RoadMap, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._pilihan("tujuan", road_map.tujuan.all())
        self._pilihan("sasaran", road_map.sasaran.all())
        self._pilihan("area", road_map.areaperubahan.all())
        self._pilihan("pd", PerangkatDaerah.objects.filter(baris__road_map=road_map).distinct())

    def saringan(self) -> SaringanLampiran | None:
        """Return the filter; None where a value is unknown (the form then carries the errors)."""
        if not self.is_valid():
            return None
        data = self.cleaned_data
        return SaringanLampiran(
            tujuan=data["tujuan"],
            sasaran=data["sasaran"],
            area=data["area"],
            perangkat_daerah=data["pd"],
            nomenklatur=data["nomenklatur"],
            cari=data["q"],
        )

    def _pilihan(self, nama: str, query: Any) -> None:
        bidang = self.fields[nama]
        assert isinstance(bidang, forms.ModelChoiceField)
        bidang.queryset = query
        bidang.choices = list(bidang.iterator(bidang))  # read once: the control and the chips both need them


class SaringanIndikatorForm(SaringanForm):
    """What limits the list of indicators."""

    bagian = forms.ChoiceField(
        label="Tempat",
        required=False,
        choices=[("", "Seluruh regulasi"), (LAMPIRAN, "Lampiran"), (BAB_III, "Bab III.B")],
    )
    arah = forms.ChoiceField(label="Arah", required=False, choices=[("", "Semua arah"), *Arah.choices])

    field_order = ["bagian", "arah", "q"]


def galat_saringan(form: forms.Form) -> list[str]:
    """Return the reasons why a filter cannot be used, in words."""
    return [f"{form[nama].label}: {_alasan(form, nama)}" for nama in form.errors if nama in form.fields]


def _alasan(form: forms.Form, nama: str) -> str:
    return (
        "pilihan tidak dikenal."
        if hasattr(form.fields[nama], "choices")
        else " ".join(str(pesan) for pesan in form.errors[nama])
    )
