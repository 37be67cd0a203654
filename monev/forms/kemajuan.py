"""Forms of monthly progress: an item's row, the months that a list shows, a filled-in workbook."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.http import QueryDict

from monev.models import Kemajuan
from monev.queries.kemajuan import BarisKemajuan, isian_tersimpan, teks_isian
from monev.spreadsheet.isian import BIDANG, LABEL, Galat, Isian, baca_isian
from rencana_aksi.forms.butir import Benturan
from riwayat.queries import pada_versi
from roadmap.forms import BerversiMixin
from tampilan.angka import BULAN, KOSONG
from tampilan.unggahan import FormUnggah

ANGKA = {"inputmode": "decimal", "autocomplete": "off"}


class FormKemajuan(BerversiMixin, forms.Form):
    """What is said of an item; every rule is `spreadsheet.isian`'s."""

    fisik = forms.CharField(
        label=LABEL["fisik"],
        required=False,
        widget=forms.TextInput(ANGKA),
        help_text="Kumulatif sejak Januari, misalnya 45 atau 45,5.",
    )
    volume = forms.CharField(label=LABEL["volume"], required=False, widget=forms.TextInput(ANGKA))
    anggaran = forms.CharField(
        label=LABEL["anggaran"],
        required=False,
        widget=forms.TextInput({"data-uang": "", "autocomplete": "off"}),
        help_text="Kumulatif sejak Januari, misalnya 75.250.000 atau 75,25 juta.",
    )
    kendala = forms.CharField(label=LABEL["kendala"], required=False, widget=forms.Textarea({"rows": 3}))
    langkah = forms.CharField(label=LABEL["langkah"], required=False, widget=forms.Textarea({"rows": 3}))

    def __init__(self, data: Any = None, *, baris: BarisKemajuan) -> None:
        super().__init__(data, initial=baris.teks | {"versi": baris.versi})
        self.baris = baris
        self.isian = Isian()
        satuan = baris.kemajuan.butir.satuan
        self.fields["volume"].help_text = f"Kumulatif{f', dalam {satuan}' if satuan else ''}."

    def clean(self) -> dict[str, Any]:
        """Read and judge every field, telling what is wrong at its place."""
        data: dict[str, Any] = super().clean() or self.cleaned_data
        self.isian, galat = baca_isian(data, self.baris.batas)
        self.tolak(galat)
        return data

    def tolak(self, galat: Galat) -> None:
        """Tell what is wrong with fields."""
        for nama, pesan in galat.items():
            self.add_error(nama, pesan)

    @property
    def teks(self) -> dict[str, str]:
        """What the fields show: what was typed."""
        return {nama: str(self[nama].value() or "") for nama in BIDANG}

    @property
    def galat(self) -> Galat:
        """What is wrong, by field."""
        return {nama: str(self.errors[nama][0]) for nama in BIDANG if nama in self.errors}

    def benturan(self, tersimpan: Kemajuan) -> list[Benturan]:
        """Return the fields that another person changed since the row was opened, and that would be overwritten."""
        dibuka = pada_versi(tersimpan, self.cleaned_data["versi"])
        hasil = []
        for nama in BIDANG:
            kini, ketikan = getattr(isian_tersimpan(tersimpan), nama), getattr(self.isian, nama)
            semula = getattr(dibuka, nama) if dibuka else None
            if kini not in (ketikan, semula):
                teks = teks_isian(ketikan) or KOSONG, teks_isian(kini) or KOSONG
                hasil.append(Benturan(nama, LABEL[nama], teks[0], teks[1], ketikan == semula))
        return hasil


def pakai_tersimpan(data: QueryDict, kemajuan: Kemajuan) -> QueryDict:
    """Return what was sent, with the stored value for each field that `pakai` names."""
    hasil = data.copy()
    for nama in hasil.getlist("pakai"):
        if nama in BIDANG:
            hasil[nama] = teks_isian(getattr(kemajuan, nama))
    return hasil


class SaringanKemajuanForm(forms.Form):
    """The year, and perhaps the month, that the list of reports shows."""

    tahun = forms.TypedChoiceField(label="Tahun", coerce=int, required=False, empty_value=None)
    bulan = forms.TypedChoiceField(label="Bulan", coerce=int, required=False, empty_value=None)

    def __init__(self, data: Any, *, tahun: Iterable[int], bawaan: int) -> None:
        super().__init__(data)
        self.bawaan = bawaan
        _pilihan(self, "tahun", [(n, str(n)) for n in tahun])
        _pilihan(self, "bulan", [("", "Semua bulan"), *enumerate(BULAN, start=1)])
        self.fields["tahun"].initial = bawaan

    def dipilih(self) -> tuple[int, int | None]:
        """Return year and month; what is unknown or not given is the usual year, and every month."""
        data = self.cleaned_data if self.is_bound and self.is_valid() else getattr(self, "cleaned_data", {})
        return data.get("tahun") or self.bawaan, data.get("bulan")


def _pilihan(form: forms.Form, nama: str, pilihan: list[tuple[Any, str]]) -> None:
    bidang = form.fields[nama]
    assert isinstance(bidang, forms.ChoiceField)
    bidang.choices = pilihan


class FormBerkasKemajuan(FormUnggah):
    """The workbook of a report, filled in."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["berkas"].label = "Berkas laporan"
        self.fields["berkas"].help_text = "Berkas yang diunduh dari laporan ini, setelah diisi."
