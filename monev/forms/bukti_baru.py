"""What forms of problems and follow-ups share: evidence that comes along, longer texts, the mark of what was seen."""

from typing import Any

from django import forms

from monev.forms.bukti import BeberapaBerkas
from monev.services.bukti import JENIS_DITERIMA
from monev.services.bukti_baru import BuktiBaru
from tampilan.unggahan import maks_unggahan


class Berbukti(forms.Form):
    """Files and a link that come along with what is written."""

    berkas = BeberapaBerkas(label="Bukti: berkas atau foto")
    tautan = forms.URLField(label="Bukti: tautan", required=False, max_length=500, assume_scheme="https")
    nama_tautan = forms.CharField(label="Nama tautan", required=False, max_length=255)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        jenis = ", ".join(j.upper() for j in JENIS_DITERIMA if j != "jpeg")
        self.fields["berkas"].help_text = f"{jenis}; paling besar {maks_unggahan()} tiap berkas."

    def bukti(self) -> list[BuktiBaru]:
        """Return what was brought."""
        data = self.cleaned_data
        baru = [BuktiBaru(nama=b.name, isi=b.read()) for b in data["berkas"]]
        if data["tautan"]:
            baru.append(BuktiBaru(nama=data["nama_tautan"], tautan=data["tautan"]))
        return baru


def teks_panjang(label: str, bantuan: str, wajib: str = "", **lain: Any) -> forms.CharField:
    """Return a field for a longer text; `wajib` says what to write where it is left empty."""
    return forms.CharField(
        label=label,
        max_length=4000,
        help_text=bantuan,
        widget=forms.Textarea({"rows": 4}),
        error_messages={"required": wajib},
        **lain,
    )


def segarkan_versi(form: forms.BaseForm, tanda: str) -> None:
    """Put the newest mark into a form that was stale: what was typed stays, and a second press counts."""
    data: Any = form.data
    form.data = data.copy()
    form.data["versi"] = tanda  # type: ignore[index]
