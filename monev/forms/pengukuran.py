"""What people type of a measured indicator, and what limits the list."""

from collections.abc import Sequence
from decimal import Decimal
from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from indikator.agregasi import PERSEN, pengali
from indikator.capaian import Anak
from indikator.models import Arah, Indikator
from monev.models import Pengukuran, Periode
from monev.queries.pengukuran import NAMA_KEADAAN, SaringanPengukuran
from monev.services.pengukuran import IsiPengukuran
from monev.ukur import baca_bagian, baca_realisasi, berpecahan, tulis_skala
from roadmap.filters import SaringanForm
from roadmap.forms import BerversiMixin
from tampilan.angka import tulis_angka

BAGIAN = ("pembilang", "penyebut")


class FormPengukuran(BerversiMixin):
    """The value of one indicator in one semester, with numerator and denominator where it is a quotient."""

    pembilang = forms.CharField(label="Pembilang", required=False, max_length=40)
    penyebut = forms.CharField(label="Penyebut", required=False, max_length=40)
    teks = forms.CharField(label="Realisasi", required=False, max_length=50)
    sumber = forms.CharField(
        label="Sumber data",
        required=False,
        max_length=200,
        help_text="Misalnya nama laporan, surat atau sistem asal angka ini. Diperlukan saat mengirim.",
    )
    catatan = forms.CharField(
        label="Catatan", required=False, max_length=4000, widget=forms.Textarea({"rows": 3})
    )

    def __init__(
        self,
        data: Any = None,
        *,
        indikator: Indikator,
        tangga: Sequence[Anak],
        pengukuran: Pengukuran,
        **kw: Any,
    ) -> None:
        awal = {nama: getattr(pengukuran, nama) for nama in ("teks", "sumber", "catatan")}
        awal |= {nama: _tulis(getattr(pengukuran, nama)) for nama in BAGIAN}
        super().__init__(data, initial=awal | kw.pop("initial", {}), **kw)
        self.indikator, self.tangga = indikator, tangga
        if berpecahan(indikator):
            kali = pengali(indikator.satuan)
            rumus = "Pembilang ÷ penyebut" + ("" if kali == 1 else f" × {tulis_angka(kali)}")
            self.fields["pembilang"].help_text = "Hitungan semester ini saja, misalnya 12.500."
            bantuan = f"{rumus}. Dihitung dari pembilang dan penyebut bila dikosongkan."
        else:
            for nama in BAGIAN:
                del self.fields[nama]
            bantuan = ""
        if indikator.arah == Arah.LABEL:
            self._pilihan(tangga)
        else:
            self.fields["teks"].help_text = f"{bantuan} {bantuan_realisasi(indikator)}".strip()

    def _pilihan(self, tangga: Sequence[Anak]) -> None:
        pilihan = [(anak.label, f"{anak.label} – {nama}" if (nama := getattr(anak, "nama", "")) else anak.label)
                   for anak in tangga]  # fmt: skip
        self.fields["teks"] = forms.ChoiceField(
            label="Realisasi",
            required=False,
            choices=[("", "Belum ada"), *pilihan],
            error_messages={"invalid_choice": "‘%(value)s’ tidak ada pada tangga peringkat."},
        )

    def clean_pembilang(self) -> Decimal | None:
        """Read the numerator."""
        return baca_bagian(self.cleaned_data["pembilang"])

    def clean_penyebut(self) -> Decimal | None:
        """Read the denominator."""
        return baca_bagian(self.cleaned_data["penyebut"])

    def clean(self) -> dict[str, Any]:
        """Check the value against the dictionary entry, each refusal at its field."""
        data: dict[str, Any] = super().clean() or self.cleaned_data
        if not self.errors:
            bagian = {nama: data.get(nama) for nama in BAGIAN}
            try:
                baca_realisasi(self.indikator, self.tangga, teks=data["teks"], **bagian)
            except ValidationError as galat:
                self.tolak(galat)
        return data

    def tolak(self, galat: ValidationError) -> None:
        """Put what the service refused at its fields."""
        for nama, pesan in galat.message_dict.items():
            self.add_error(nama if nama in self.fields else "teks", pesan)

    @property
    def isi(self) -> IsiPengukuran:
        """What was typed, read."""
        data = self.cleaned_data
        return IsiPengukuran(
            teks=data["teks"],
            pembilang=data.get("pembilang"),
            penyebut=data.get("penyebut"),
            sumber=data["sumber"],
            catatan=data["catatan"],
        )


def bantuan_realisasi(indikator: Indikator) -> str:
    """Return how to write a value: its unit and scale."""
    skala = tulis_skala(indikator) if indikator.arah != Arah.RENTANG else ""
    bagian = [f"Satuan: {indikator.satuan}.", f"Skala {skala}." if skala else ""]
    contoh = "82,05%" if indikator.satuan.casefold() in PERSEN else "82,05"
    return " ".join(filter(None, [*bagian, "" if skala else f"Misalnya {contoh}."]))


def _tulis(angka: Decimal | None) -> str:
    return "" if angka is None else tulis_angka(angka)


class SaringanPengukuranForm(SaringanForm):
    """The semester of the list, and what limits it."""

    tahun = forms.TypedChoiceField(
        label="Tahun", required=False, coerce=int, empty_value=None, widget=forms.HiddenInput
    )
    semester = forms.TypedChoiceField(
        label="Semester",
        required=False,
        coerce=int,
        empty_value=None,
        widget=forms.HiddenInput,
        choices=[("", "Terakhir"), (1, "Semester I"), (2, "Semester II")],
    )
    keadaan = forms.ChoiceField(
        label="Keadaan", required=False, choices=[("", "Semua keadaan"), *NAMA_KEADAAN.items()]
    )
    pd = forms.ChoiceField(label="Penanggung jawab", required=False)
    tujuan = forms.TypedChoiceField(label="Tujuan", required=False, coerce=int, empty_value=None)
    prioritas = forms.TypedChoiceField(label="Prioritas", required=False, coerce=int, empty_value=None)

    field_order = ["tahun", "semester", "keadaan", "pd", "tujuan", "prioritas", "q"]

    def __init__(
        self, *args: Any, semester: list[Periode], pilihan: dict[str, list[tuple[Any, str]]], **kw: Any
    ) -> None:
        super().__init__(*args, **kw)
        self.daftar_semester = semester
        tahun = sorted({p.tahun for p in semester})
        self._pilihan("tahun", "Terakhir", [(t, str(t)) for t in tahun])
        self._pilihan("pd", "Semua", pilihan["pd"])
        self._pilihan("tujuan", "Semua tujuan", pilihan["tujuan"])
        self._pilihan("prioritas", "Semua prioritas", pilihan["prioritas"])

    def _pilihan(self, nama: str, kosong: str, pilihan: list[tuple[Any, str]]) -> None:
        bidang = self.fields[nama]
        assert isinstance(bidang, forms.ChoiceField)
        bidang.choices = [("", kosong), *pilihan]

    def saringan(self, urut: str) -> SaringanPengukuran | None:
        """Return the filter; None where a value is unknown (the form then carries the errors)."""
        if not self.is_valid():
            return None
        data = self.cleaned_data
        return SaringanPengukuran(
            keadaan=data["keadaan"],
            pd=data["pd"],
            tujuan=data["tujuan"],
            prioritas=data["prioritas"],
            cari=data["q"],
            urut=urut,
        )
