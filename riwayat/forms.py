"""Forms of the admin: the file that an import begins with, and the refusal of a stale edit."""

from typing import TYPE_CHECKING, Any

from django import forms
from django.conf import settings
from django.db import models
from django.template.defaultfilters import filesizeformat
from django.utils.formats import date_format
from django.utils.timezone import localtime
from import_export.forms import ImportForm

from riwayat.queries import catatan_terakhir, versi

if TYPE_CHECKING:
    _ModelForm = forms.ModelForm[Any]
else:
    _ModelForm = forms.ModelForm

VERSI_DIBUKA = "versi_dibuka"


class FormImpor(ImportForm):  # type: ignore[misc]
    """A CSV or XLSX file, not larger than any upload may be."""

    def __init__(self, formats: list[Any], resources: list[Any], **kwargs: Any) -> None:
        super().__init__(formats, resources, **kwargs)
        self.akhiran = [f".{bentuk().get_extension()}" for bentuk in formats]
        self.fields["format"].required = False
        self.fields["format"].widget = forms.HiddenInput()
        berkas = self.fields["import_file"]
        berkas.label = "Berkas"
        batas = filesizeformat(settings.UNGGAHAN_MAKS_BYTE)
        berkas.help_text = (
            f"{_daftar_akhiran(self.akhiran)}, paling besar {batas}. Baris pertama memuat nama kolom."
        )
        berkas.widget.attrs = {"accept": ",".join(self.akhiran)}

    @property
    def media(self) -> forms.Media:
        """Need no script: the format is read from the file's name on the server."""
        return forms.Media()

    def clean(self) -> dict[str, Any]:
        """Set the format from the file's ending; refuse other kinds of files and large ones."""
        isi: dict[str, Any] = super().clean() or self.cleaned_data
        berkas = isi.get("import_file")
        if berkas is None:
            return isi
        cocok = [i for i, akhiran in enumerate(self.akhiran) if berkas.name.lower().endswith(akhiran)]
        if not cocok:
            self.add_error(
                "import_file",
                f"“{berkas.name}” tidak dapat dibaca. Unggah berkas {_daftar_akhiran(self.akhiran)}.",
            )
        elif berkas.size > settings.UNGGAHAN_MAKS_BYTE:
            batas = filesizeformat(settings.UNGGAHAN_MAKS_BYTE)
            self.add_error("import_file", f"“{berkas.name}” terlalu besar. Berkas paling besar {batas}.")
        return isi | {"format": str(cocok[0]) if cocok else ""}


class FormTerkini(_ModelForm):
    """Refuses what would overwrite a change that the person has not seen; what was typed stays."""

    def yang_disunting(self) -> list[models.Model]:
        """Read the record, and what else is edited with it."""
        return [self.instance]

    def clean(self) -> dict[str, Any]:
        """Compare the mark that came with the page to the present one, with the record locked."""
        isi = super().clean() or self.cleaned_data
        dibuka = self.data.get(VERSI_DIBUKA)
        if dibuka is None:
            return isi
        type(self.instance)._base_manager.select_for_update().filter(pk=self.instance.pk).first()
        terkini = self.yang_disunting()
        if versi(*terkini) != dibuka:
            raise forms.ValidationError(_kalimat_basi(terkini), code="basi")
        return isi


def _kalimat_basi(terkini: list[models.Model]) -> str:
    catatan = catatan_terakhir(*terkini)
    kalimat = ["Isian ini sudah berubah sejak Anda membukanya, dan isian Anda belum tersimpan."]
    if catatan is not None:
        saat = date_format(localtime(catatan.waktu), "DATETIME_FORMAT")
        kalimat.append(
            f"{catatan.objek.capitalize()} {catatan.jenis} oleh {catatan.oleh or 'sistem'} pada {saat}."
        )
        kalimat += [f"{p.bidang.capitalize()} kini “{p.sesudah}”." for p in catatan.perubahan]
    return " ".join([*kalimat, "Periksa isian Anda di bawah, lalu simpan lagi untuk memakainya."])


def _daftar_akhiran(akhiran: list[str]) -> str:
    return " atau ".join(nama.removeprefix(".").upper() for nama in akhiran)
