"""Evaluations as people write them: which semester, the analysis, a recommendation."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.db.models import Q

from monev.models import Evaluasi, Periode, Rekomendasi
from monev.models.dasar import PERAN_KOTA, PERAN_UNIT
from organisasi.models import Pengguna, PerangkatDaerah
from riwayat.queries import versi
from roadmap.forms import BerversiMixin


class PilihSemesterForm(forms.Form):
    """One semester of the road map that has begun."""

    tahun = forms.TypedChoiceField(label="Tahun", required=False, coerce=int, empty_value=None)
    semester = forms.TypedChoiceField(
        label="Semester", required=False, coerce=int, empty_value=None, choices=[(1, "I"), (2, "II")]
    )

    def __init__(self, *args: Any, periode: Iterable[Periode], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._periode = {(p.tahun, p.nomor): p for p in periode}
        bidang = self.fields["tahun"]
        assert isinstance(bidang, forms.ChoiceField)
        bidang.choices = [(t, str(t)) for t in sorted({t for t, _ in self._periode})]

    def terpilih(self, bawaan: Periode) -> Periode:
        """Return the semester asked for; where there is no such one, the newest."""
        if not self.is_valid():
            return bawaan
        tahun = self.cleaned_data["tahun"] or bawaan.tahun
        nomor = self.cleaned_data["semester"]
        milik_tahun = [p for (t, _), p in sorted(self._periode.items()) if t == tahun]
        return self._periode.get((tahun, nomor)) or (milik_tahun[-1] if milik_tahun else bawaan)


class FormAnalisis(BerversiMixin, forms.ModelForm):  # type: ignore[type-arg]
    """The analysis of an evaluation."""

    class Meta:
        model = Evaluasi
        fields = ["analisis"]
        widgets = {"analisis": forms.Textarea({"rows": 16})}
        help_texts = {
            "analisis": "Apa yang dikatakan angka di atas: keberhasilan, hambatan dan sebabnya. "
            "Baris kosong memulai alinea baru."
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["versi"].initial = versi(self.instance)


class FormRekomendasi(BerversiMixin, forms.ModelForm):  # type: ignore[type-arg]
    """A recommendation: what, who is in charge, until when; a unit recommends to itself alone."""

    class Meta:
        model = Rekomendasi
        fields = ["teks", "perangkat_daerah", "pic", "tenggat"]
        widgets = {
            "teks": forms.Textarea({"rows": 4}),
            "tenggat": forms.DateInput({"type": "date"}, format="%Y-%m-%d"),
        }
        help_texts = {
            "teks": "Setelah evaluasi diterima, rekomendasi ini menjadi tindak lanjut.",
            "pic": "Boleh kosong bila Perangkat Daerah dipilih.",
        }

    def __init__(self, *args: Any, evaluasi: Evaluasi, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.instance.evaluasi = evaluasi
        unit, orang = self.fields["perangkat_daerah"], self.fields["pic"]
        assert isinstance(unit, forms.ModelChoiceField)
        assert isinstance(orang, forms.ModelChoiceField)
        berperan = Q(penugasan__peran__kode__in=PERAN_KOTA | PERAN_UNIT)
        daftar_unit = PerangkatDaerah.objects.all()
        if evaluasi.perangkat_daerah_id is not None:
            daftar_unit = daftar_unit.filter(pk=evaluasi.perangkat_daerah_id)
            berperan = Q(
                penugasan__peran__kode__in=PERAN_UNIT,
                penugasan__perangkat_daerah=evaluasi.perangkat_daerah_id,
            )
            if not self.instance.pk:
                unit.initial = evaluasi.perangkat_daerah_id
        unit.queryset = daftar_unit
        orang.queryset = Pengguna.objects.filter(berperan, is_active=True).distinct()
        unit.empty_label = orang.empty_label = "Tidak dipilih"
        if self.instance.pk:
            self.fields["versi"].initial = versi(self.instance)
