"""What limits the lists of problems and follow-ups: GET forms whose state stands in the address."""

from typing import Any

from django import forms

from monev.models import Permasalahan, StatusMasalah, StatusTindakLanjut, TindakLanjut, Tingkat
from monev.queries.masalah_daftar import SaringanMasalah, SaringanTindakLanjut
from organisasi.models import Pengguna, PerangkatDaerah
from roadmap.filters import SaringanForm
from roadmap.models import RoadMap
from roadmap.queries.kata import kata_cari


class _SaringanPerangkatDaerah(SaringanForm):
    """A filter with a choice among the units that occur."""

    pd: "forms.ModelChoiceField[Any]" = forms.ModelChoiceField(
        label="Perangkat Daerah",
        queryset=None,
        required=False,
        to_field_name="kode",
        empty_label="Semua Perangkat Daerah",
    )

    def _pilihan(self, nama: str, query: Any) -> None:
        bidang = self.fields[nama]
        assert isinstance(bidang, forms.ModelChoiceField)
        bidang.queryset = query
        bidang.choices = list(bidang.iterator(bidang))  # read once: the control and the chips both need them


class SaringanMasalahForm(_SaringanPerangkatDaerah):
    """What limits the list of problems; `tampil` is how it is shown."""

    tampil = forms.ChoiceField(
        required=False, widget=forms.HiddenInput, choices=[("", ""), ("papan", "Papan"), ("tabel", "Tabel")]
    )
    tingkat = forms.ChoiceField(
        label="Berada di", required=False, choices=[("", "Semua tingkat"), *Tingkat.choices]
    )
    area: "forms.ModelChoiceField[Any]" = forms.ModelChoiceField(
        label="Area perubahan", queryset=None, required=False, empty_label="Semua area"
    )
    status = forms.ChoiceField(
        label="Status", required=False, choices=[("", "Semua status"), *StatusMasalah.choices]
    )
    terlambat = forms.BooleanField(label="Hanya yang lewat batas waktu", required=False)

    field_order = ["tampil", "tingkat", "area", "pd", "status", "q", "terlambat"]

    def __init__(self, *args: Any, road_map: RoadMap, orang: Pengguna, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._pilihan("area", road_map.areaperubahan.all())
        terlihat = Permasalahan.objects.terlihat_oleh(orang).filter(road_map=road_map)
        self._pilihan("pd", PerangkatDaerah.objects.filter(pk__in=terlihat.values("perangkat_daerah")))

    def saringan(self) -> SaringanMasalah | None:
        """Return the filter; None where a value is unknown (the form then carries the errors)."""
        if not self.is_valid():
            return None
        data = self.cleaned_data
        return SaringanMasalah(
            tingkat=data["tingkat"],
            area=data["area"],
            perangkat_daerah=data["pd"],
            status=data["status"],
            kata=tuple(kata_cari(data["q"])),
            terlambat=data["terlambat"],
        )


class SaringanTindakLanjutForm(_SaringanPerangkatDaerah):
    """What limits the list of follow-ups."""

    milik = forms.ChoiceField(
        label="Milik", required=False, choices=[("", "Semua"), ("saya", "Tanggung jawab saya")]
    )
    asal = forms.ChoiceField(
        label="Asal", required=False, choices=[("", "Semua asal"), ("arahan", "Arahan Tim Pengarah")]
    )
    status = forms.ChoiceField(
        label="Status", required=False, choices=[("", "Semua status"), *StatusTindakLanjut.choices]
    )
    terlambat = forms.BooleanField(label="Hanya yang lewat tenggat", required=False)

    field_order = ["milik", "asal", "status", "pd", "q", "terlambat"]

    def __init__(self, *args: Any, road_map: RoadMap, orang: Pengguna, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        terlihat = TindakLanjut.objects.terlihat_oleh(orang).filter(road_map=road_map)
        self._pilihan("pd", PerangkatDaerah.objects.filter(pk__in=terlihat.values("perangkat_daerah")))

    def saringan(self) -> SaringanTindakLanjut | None:
        """Return the filter; None where a value is unknown (the form then carries the errors)."""
        if not self.is_valid():
            return None
        data = self.cleaned_data
        return SaringanTindakLanjut(
            saya=data["milik"] == "saya",
            arahan=data["asal"] == "arahan",
            status=data["status"],
            perangkat_daerah=data["pd"],
            terlambat=data["terlambat"],
            kata=tuple(kata_cari(data["q"])),
        )
