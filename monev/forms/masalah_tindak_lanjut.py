"""A follow-up as people type it: given, reported on, finished, confirmed, opened again."""

from typing import Any

from django import forms
from django.db.models import QuerySet

from monev.forms.bukti_baru import Berbukti, teks_panjang
from monev.models import TindakLanjut
from monev.models.dasar import PERAN_UNIT
from monev.permissions import BERI_TINDAK_LANJUT
from organisasi.models import Pengguna, PerangkatDaerah
from organisasi.permissions import unit_berperan

TANGGAL = forms.DateInput({"type": "date"}, format="%Y-%m-%d")


class FormTindakLanjut(forms.Form):
    """A new follow-up; people of a unit give it to their own unit alone."""

    uraian = teks_panjang(
        "Tindak lanjut", "Apa yang dikerjakan, dan apa tanda selesainya.", "Tulis tindak lanjutnya."
    )
    perangkat_daerah: "forms.ModelChoiceField[Any]" = forms.ModelChoiceField(
        label="Perangkat Daerah penanggung jawab",
        queryset=None,
        required=False,
        empty_label="Tidak menunjuk Perangkat Daerah",
    )
    pic: "forms.ModelChoiceField[Any]" = forms.ModelChoiceField(
        label="Penanggung jawab (PIC)",
        queryset=None,
        required=False,
        empty_label="Tidak menunjuk orang tertentu",
        help_text="Pilih Perangkat Daerah, orang, atau keduanya.",
    )
    tenggat = forms.DateField(
        label="Tenggat", widget=TANGGAL, error_messages={"required": "Isi tenggat tindak lanjut ini."}
    )

    def __init__(self, *args: Any, orang: Pengguna, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        unit = PerangkatDaerah.objects.all()
        if not BERI_TINDAK_LANJUT.boleh(orang):
            unit = unit.filter(pk__in=unit_berperan(orang, PERAN_UNIT))
        self.fields["perangkat_daerah"].queryset = unit  # type: ignore[attr-defined]
        self.fields["pic"].queryset = calon_pic(orang)  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        """Refuse a follow-up that is nobody's; said together with what else is wrong."""
        data = super().clean() or self.cleaned_data
        if {"perangkat_daerah", "pic"} <= data.keys() and not (data["perangkat_daerah"] or data["pic"]):
            self.add_error("perangkat_daerah", "Pilih Perangkat Daerah atau orang yang bertanggung jawab.")
        return data


def calon_pic(orang: Pengguna) -> "QuerySet[Pengguna]":
    """Return whom `orang` may put in charge: anybody with a role; to people of a unit, those of their own."""
    pic = Pengguna.objects.filter(is_active=True, penugasan__isnull=False).distinct()
    if BERI_TINDAK_LANJUT.boleh(orang):
        return pic
    return pic.filter(penugasan__perangkat_daerah__in=unit_berperan(orang, PERAN_UNIT))


class FormLaporTindakLanjut(Berbukti):
    """A report of progress."""

    persen = forms.IntegerField(
        label="Kemajuan (%)",
        error_messages={
            "required": "Isi kemajuan dalam persen.",
            "invalid": "Tulis kemajuan sebagai angka bulat 0 sampai 100.",
        },
    )
    teks = teks_panjang(
        "Uraian", "Yang dikerjakan sejak laporan terakhir.", "Tulis apa yang sudah dikerjakan."
    )
    versi = forms.CharField(required=False, widget=forms.HiddenInput)

    field_order = ["persen", "teks", "berkas", "tautan", "nama_tautan", "versi"]

    def __init__(self, *args: Any, tindak: TindakLanjut, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["persen"].widget = forms.NumberInput({"min": tindak.persen, "max": 100, "step": 1})
        self.fields["persen"].help_text = f"Laporan terakhir {tindak.persen}%; tidak boleh turun."


class FormSelesaiTindakLanjut(Berbukti):
    """The end of a follow-up, with its evidence."""

    teks = teks_panjang("Hasil", "Apa hasilnya; bukti ditunjukkan di bawah.", "Tulis apa hasilnya.")
    versi = forms.CharField(required=False, widget=forms.HiddenInput)

    field_order = ["teks", "berkas", "tautan", "nama_tautan", "versi"]


class FormKonfirmasi(forms.Form):
    """What Inspektorat found when it confirms."""

    teks = teks_panjang("Catatan", "Boleh kosong.", "", required=False)
    versi = forms.CharField(required=False, widget=forms.HiddenInput)


class FormBukaTindakLanjut(forms.Form):
    """Why a follow-up is opened again."""

    alasan = teks_panjang(
        "Alasan",
        "Apa yang masih kurang; dibaca penanggung jawabnya.",
        "Tulis mengapa tindak lanjut ini belum selesai.",
    )
    versi = forms.CharField(required=False, widget=forms.HiddenInput)
