"""What limits the pages of compliance: GET forms whose state stands in the address."""

from typing import Any

from django import forms

from monev.kepatuhan import Keadaan
from monev.models import Kewajiban, Tingkat
from monev.queries.kepatuhan import Pihak
from roadmap.filters import SaringanForm
from roadmap.models import RoadMap
from tampilan.angka import BULAN

TINGKAT = [("", "Semua tingkat"), *Tingkat.choices]


class PilihTahunForm(forms.Form):
    """One year of the road map."""

    tahun = forms.TypedChoiceField(label="Tahun", required=False, coerce=int, empty_value=None)

    def __init__(self, *args: Any, road_map: RoadMap, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        bidang = self.fields["tahun"]
        assert isinstance(bidang, forms.ChoiceField)
        bidang.choices = [("", "Tahun ini"), *((t, str(t)) for t in road_map.tahun)]


class SaringanKepatuhanForm(PilihTahunForm, SaringanForm):
    """The year of the map, and a name."""

    field_order = ["tahun", "q"]


class SaringanRincianForm(PilihTahunForm):
    """What limits the table of obligations."""

    tingkat = forms.ChoiceField(label="Tingkat", required=False, choices=TINGKAT)
    pihak = forms.ChoiceField(label="Perangkat Daerah atau kelompok kerja", required=False)
    kewajiban = forms.ChoiceField(label="Kewajiban", required=False)
    bulan = forms.TypedChoiceField(
        label="Bulan",
        required=False,
        coerce=int,
        empty_value=None,
        choices=[("", "Semua bulan"), *enumerate(BULAN, start=1)],
    )
    keadaan = forms.ChoiceField(
        label="Keadaan",
        required=False,
        choices=[("", "Semua keadaan"), *((k.value, k.value.capitalize()) for k in Keadaan)],
    )

    field_order = ["tahun", "tingkat", "pihak", "kewajiban", "bulan", "keadaan"]

    def __init__(self, *args: Any, pihak: list[Pihak], kewajiban: list[Kewajiban], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._pilihan("pihak", "Semua", [(f"{p.tingkat}:{p.kode}", p.nama) for p in pihak])
        self._pilihan("kewajiban", "Semua kewajiban", [(k.kode, k.nama) for k in kewajiban])

    def _pilihan(self, nama: str, kosong: str, pilihan: list[tuple[str, str]]) -> None:
        bidang = self.fields[nama]
        assert isinstance(bidang, forms.ChoiceField)
        bidang.choices = [("", kosong), *pilihan]
