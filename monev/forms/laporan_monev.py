"""Reports as people start and word them, what limits their list, packages, and a file to be checked."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.conf import settings
from django.core.exceptions import ValidationError

from monev.models import BentukLaporan, JenisPeriode, LaporanMonev, Periode
from monev.models.dasar import Berlingkup
from riwayat.queries import versi
from roadmap.filters import SaringanForm
from roadmap.forms import BerversiMixin
from tampilan.unggahan import maks_unggahan


class SaringanLaporanForm(SaringanForm):
    """What limits the list of reports."""

    tahun = forms.TypedChoiceField(label="Tahun", required=False, coerce=int, empty_value=None)
    jenis = forms.ChoiceField(
        label="Jenis", required=False, choices=[("", "Semua jenis"), *JenisPeriode.choices]
    )

    field_order = ["tahun", "jenis", "q"]

    def __init__(self, *args: Any, tahun: Iterable[int], bawaan: int, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.bawaan = bawaan
        _bidang_pilihan(self, "tahun").choices = [("", str(bawaan)), *((t, str(t)) for t in tahun)]

    def tahun_terpilih(self) -> int:
        """Return the year to show."""
        return (self.is_valid() and self.cleaned_data["tahun"]) or self.bawaan


def _bidang_pilihan(form: forms.Form, nama: str) -> forms.ChoiceField:
    bidang = form.fields[nama]
    assert isinstance(bidang, forms.ChoiceField)
    return bidang


def kode_lingkup(satu: Berlingkup) -> str:
    """Return how a form names a unit, a pokja or the city."""
    pemilik = satu.perangkat_daerah or satu.pokja
    return f"{satu.tingkat}:{pemilik.kode if pemilik else 'kota'}"


class FormMulai(forms.Form):
    """For whom and for which period a report is started."""

    lingkup = forms.ChoiceField(label="Tingkat")
    periode = forms.TypedChoiceField(label="Periode", coerce=int)

    def __init__(
        self, *args: Any, periode: Iterable[Periode], calon: Iterable[Berlingkup], **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self._periode = {p.pk: p for p in periode}
        self._calon = {kode_lingkup(satu): satu for satu in calon}
        _bidang_pilihan(self, "periode").choices = [(pk, str(p)) for pk, p in self._periode.items()]
        _bidang_pilihan(self, "lingkup").choices = [(k, c.nama_lingkup) for k, c in self._calon.items()]

    @property
    def dapat_dipakai(self) -> bool:
        """Whether there is anything to start."""
        return bool(self._periode and self._calon)

    def isi(self) -> dict[str, Any]:
        """Return what the service asks for; the form must be valid."""
        satu = self._calon[self.cleaned_data["lingkup"]]
        return {
            "periode": self._periode[self.cleaned_data["periode"]],
            "tingkat": satu.tingkat,
            "perangkat_daerah": satu.perangkat_daerah,
            "pokja": satu.pokja,
        }


class FormPaket(forms.Form):
    """Of which period, and in which form, the reports of all units are wanted."""

    periode = forms.TypedChoiceField(label="Periode", coerce=int)
    bentuk = forms.ChoiceField(label="Bentuk", choices=BentukLaporan)

    def __init__(self, *args: Any, periode: Iterable[Periode], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._periode = {p.pk: p for p in periode}
        _bidang_pilihan(self, "periode").choices = [(pk, str(p)) for pk, p in self._periode.items()]

    def isi(self) -> dict[str, Any]:
        """Return what the service asks for; the form must be valid."""
        return {
            "periode": self._periode[self.cleaned_data["periode"]],
            "bentuk": BentukLaporan(self.cleaned_data["bentuk"]),
        }


class FormIsiLaporan(BerversiMixin, forms.ModelForm):  # type: ignore[type-arg]
    """The words of a report."""

    class Meta:
        model = LaporanMonev
        fields = ["pengantar", "simpulan"]
        widgets = {"pengantar": forms.Textarea({"rows": 8}), "simpulan": forms.Textarea({"rows": 12})}
        help_texts = {
            "pengantar": "Latar belakang dan cara laporan disusun; baris kosong memulai alinea baru.",
            "simpulan": "Apa yang disimpulkan dan disarankan dari angka laporan ini.",
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["versi"].initial = versi(self.instance)


class FormRevisi(forms.Form):
    """Why a new version is needed."""

    alasan = forms.CharField(
        label="Alasan membuat versi baru",
        max_length=1000,
        widget=forms.Textarea({"rows": 4}),
        error_messages={"required": "Tulis alasan membuat versi baru."},
        help_text="Alasan ini tercetak pada versi baru.",
    )


class FormPeriksaBerkas(forms.Form):
    """A file whose genuineness is asked; it is hashed and forgotten."""

    berkas = forms.FileField(
        label="Berkas laporan",
        allow_empty_file=True,
        widget=forms.FileInput({"accept": ".pdf,.docx,.xlsx"}),
        error_messages={"required": "Pilih berkas yang ingin diperiksa."},
    )

    def clean_berkas(self) -> Any:
        """Refuse a file that is larger than any report."""
        berkas = self.cleaned_data["berkas"]
        if berkas.size > settings.UNGGAHAN_MAKS_BYTE:
            raise ValidationError(f"Berkas ini terlalu besar. Ukuran paling besar {maks_unggahan()}.")
        return berkas
