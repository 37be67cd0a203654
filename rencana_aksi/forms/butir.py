"""The form of an item: what people type in any Indonesian writing becomes what is stored, and the way back."""

from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.http import QueryDict

from rencana_aksi.models import ButirAksi, RencanaAksi
from rencana_aksi.spreadsheet.angka import urai_sdm, urai_target
from rencana_aksi.spreadsheet.uang import urai_uang
from riwayat.queries import pada_versi
from roadmap.forms import BerversiMixin
from roadmap.models import AreaPerubahan
from roadmap.spreadsheet.teks import rapikan
from tampilan.angka import KOSONG, tulis_angka

BIDANG = (
    "area",
    "program",
    "kegiatan",
    "sub_kegiatan",
    "tahapan",
    "indikator",
    "target",
    "satuan",
    "penanggung_jawab",
    "anggaran",
    "sdm",
    "jadwal",
)
"""The fields of the form, in its order."""
AWALAN_DIBAWA = ("area", "program", "kegiatan", "sub_kegiatan", "penanggung_jawab")
"""What a new item takes over from the one added before it."""


class TeksRapi(forms.CharField):
    """A text on one line, as cells of a spreadsheet are kept."""

    def to_python(self, value: Any) -> str:
        """Make one space of each run of white space."""
        return rapikan(super().to_python(value) or "")


class PilihArea(forms.ModelChoiceField):  # type: ignore[type-arg]
    """An area of the road map, named with its number."""

    def label_from_instance(self, obj: Any) -> str:
        """Name the area with its number."""
        return f"{obj.nomor}. {obj.nama}"


@dataclass(frozen=True, slots=True)
class Benturan:
    """A field that another person changed meanwhile: both values in words; `pakai` proposes the stored one."""

    bidang: str
    label: str
    ketikan: str
    tersimpan: str
    pakai: bool


class FormButir(BerversiMixin, forms.ModelForm):  # type: ignore[type-arg]
    """An item of a plan that may be edited."""

    area = PilihArea(label="Area perubahan", queryset=AreaPerubahan.objects.all(), empty_label="Pilih")
    target = TeksRapi(
        label="Target (volume)", required=False, max_length=60, help_text="Misalnya 12, 2,5 atau 100%."
    )
    anggaran = TeksRapi(
        label="Anggaran (Rp)",
        required=False,
        max_length=60,
        help_text="Misalnya 75.250.000, Rp 75.250.000 atau 75,25 juta.",
        widget=forms.TextInput({"data-uang": "", "autocomplete": "off"}),
    )
    sdm = TeksRapi(label="SDM (orang)", required=False, max_length=60)

    class Meta:
        model = ButirAksi
        fields = BIDANG
        field_classes = dict.fromkeys(
            ("program", "kegiatan", "sub_kegiatan", "tahapan", "indikator", "satuan", "penanggung_jawab"),
            TeksRapi,
        )
        widgets = {
            "program": forms.TextInput({"list": "saran-program"}),
            "kegiatan": forms.TextInput({"list": "saran-kegiatan"}),
            "sub_kegiatan": forms.TextInput({"list": "saran-sub_kegiatan"}),
            "tahapan": forms.Textarea({"rows": 2}),
            "indikator": forms.Textarea({"rows": 2}),
        }

    def __init__(self, *args: Any, rencana: RencanaAksi, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.instance.rencana = rencana
        area = self.fields["area"]
        assert isinstance(area, forms.ModelChoiceField)
        area.queryset = AreaPerubahan.objects.filter(road_map=rencana.periode.road_map_id).order_by("nomor")
        for nama in ("target", "anggaran", "sdm"):
            self.initial[nama] = isian_angka(getattr(self.instance, nama))

    def clean_target(self) -> Decimal | None:
        """Read the volume; a unit typed along goes to the unit, where none is given."""
        terbaca = urai_target(self.cleaned_data["target"])
        if terbaca.teks or (terbaca.pesan and terbaca.tingkat == "tolak"):
            raise ValidationError(
                _kalimat(terbaca.pesan) or "Target harus berupa angka. Tulis, misalnya, 12 dokumen."
            )
        self._satuan_terketik = terbaca.satuan
        return terbaca.nilai

    def clean_satuan(self) -> str:
        """Take the unit from the target where it was typed there."""
        satuan: str = self.cleaned_data["satuan"]
        return satuan or getattr(self, "_satuan_terketik", "")

    def clean_anggaran(self) -> Decimal | None:
        """Read the money in rupiah."""
        terbaca = urai_uang(self.cleaned_data["anggaran"])
        if terbaca.pesan and terbaca.tingkat == "tolak":
            raise ValidationError(_kalimat(terbaca.pesan))
        return terbaca.nilai

    def clean_sdm(self) -> int | None:
        """Read the number of people."""
        terbaca = urai_sdm(self.cleaned_data["sdm"])
        if terbaca.pesan:
            raise ValidationError(_kalimat(terbaca.pesan))
        return terbaca.nilai

    @property
    def berubah(self) -> bool:
        """Whether anything was typed that is not stored yet."""
        return bool(set(self.changed_data) - {"versi"})

    def benturan(self, tersimpan: ButirAksi) -> list[Benturan]:
        """Return the fields that another person changed since the form was opened, and that would be overwritten."""
        dibuka = pada_versi(tersimpan, self.cleaned_data["versi"])
        hasil = []
        for nama in BIDANG:
            kini, ketikan = _nilai(tersimpan, nama), _nilai(self.instance, nama)
            semula = _nilai(dibuka, nama) if dibuka else None
            if kini not in (ketikan, semula):
                label = str(self.fields[nama].label)
                hasil.append(
                    Benturan(
                        nama, label, _tulis(self.instance, nama), _tulis(tersimpan, nama), ketikan == semula
                    )
                )
        return hasil


def pakai_tersimpan(data: QueryDict, butir: ButirAksi) -> QueryDict:
    """Return what was sent, with the stored value for each field that `pakai` names."""
    hasil = data.copy()
    for nama in hasil.getlist("pakai"):
        if nama in BIDANG:
            nilai = _nilai(butir, nama)
            daftar = list(nilai) if nama == "jadwal" else [isian_angka(nilai)]
            hasil.setlist(nama, [str(n) for n in daftar])
    return hasil


def isian_angka(nilai: Any) -> str:
    """Return a value as its field shows it: numbers in Indonesian writing, nothing as an empty text."""
    if nilai is None or isinstance(nilai, str):
        return nilai or ""
    return tulis_angka(nilai)


def _nilai(butir: ButirAksi, nama: str) -> Any:
    return getattr(butir, "area_id" if nama == "area" else nama)


def _tulis(butir: ButirAksi, nama: str) -> str:
    nilai = getattr(butir, nama)
    return (tulis_angka(nilai) if isinstance(nilai, Decimal | int) else str(nilai)) or KOSONG


def _kalimat(pesan: str) -> str:
    return pesan[:1].upper() + pesan[1:]
