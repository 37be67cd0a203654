"""A problem as people type it: raised, changed, taken a step further."""

from typing import Any

from django import forms
from django.db.models import Q, QuerySet

from indikator.models import Indikator
from monev.forms.bukti_baru import Berbukti, teks_panjang
from monev.models import Permasalahan
from monev.models.dasar import PERAN_UNIT
from monev.workflow import Tingkat
from monev.workflow_masalah import LangkahJalan
from organisasi.models import Pengguna, PerangkatDaerah, Pokja
from organisasi.permissions import TIM_PELAKSANA, kode_peran, unit_berperan
from rencana_aksi.models import ButirAksi
from rencana_aksi.workflow import Status as StatusRencana

KOTA = "kota"


class FormMasalah(forms.ModelForm):  # type: ignore[type-arg]
    """The words of a problem and what it is on; the choices are what the person may name."""

    versi = forms.CharField(required=False, widget=forms.HiddenInput)

    class Meta:
        model = Permasalahan
        fields = ["judul", "uraian", "butir", "indikator", "area"]
        help_texts = {
            "judul": "Satu kalimat pendek, misalnya: Server aplikasi belum tersedia.",
            "uraian": "Apa yang terhambat, sejak kapan, dan apa yang sudah diupayakan.",
            "butir": "Pilih paling sedikit satu dari butir, indikator, atau area.",
        }
        widgets = {"uraian": forms.Textarea({"rows": 5})}

    field_order = ["judul", "uraian", "butir", "indikator", "area"]

    def __init__(self, *args: Any, orang: Pengguna, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.orang = orang
        road_map = self.instance.road_map
        self._pilih("area", road_map.areaperubahan.all(), "Tidak menyangkut area tertentu")
        kode = road_map.kode
        indikator = Indikator.objects.filter(Q(penetapan__dokumen=kode) | Q(pk=self.instance.indikator_id))
        self._pilih("indikator", indikator.distinct(), "Tidak menyangkut indikator")
        self._pilih("butir", self._butir(), "Tidak menyangkut butir rencana aksi")
        bidang: Any = self.fields["butir"]
        bidang.label_from_instance = nama_butir

    def _butir(self) -> QuerySet[ButirAksi]:
        """Return the items of the set plans of the person's units (of the city, for its team), and the one named."""
        milik = Q(rencana__perangkat_daerah__in=unit_berperan(self.orang, PERAN_UNIT))
        if TIM_PELAKSANA in kode_peran(self.orang):
            milik |= Q(rencana__perangkat_daerah__isnull=True)
        berlaku = Q(
            rencana__periode__road_map=self.instance.road_map, rencana__status=StatusRencana.DITETAPKAN
        )
        sendiri = Q(pk=self.instance.butir_id or self.initial.get("butir"))
        return (
            ButirAksi.objects.filter((milik & berlaku) | sendiri)
            .select_related("rencana__periode", "rencana__perangkat_daerah")
            .order_by("-rencana__periode__tahun", "rencana__perangkat_daerah__nama", "nomor", "pk")
        )

    def _pilih(self, nama: str, query: Any, kosong: str) -> None:
        bidang = self.fields[nama]
        assert isinstance(bidang, forms.ModelChoiceField)
        bidang.queryset, bidang.empty_label, bidang.required = query, kosong, False

    def clean(self) -> dict[str, Any]:
        """Ask for what the problem is on."""
        data: dict[str, Any] = super().clean() or self.cleaned_data
        if not self.errors and not any(data.get(n) for n in ("butir", "indikator", "area")):
            self.add_error("butir", "Pilih butir aksi, indikator, atau area yang bermasalah.")
        return data


def nama_butir(butir: ButirAksi) -> str:
    """Return an item as a choice names it."""
    rencana = butir.rencana
    return f"{rencana.periode.tahun} · {rencana.nama_unit} · Butir {butir.nomor}: {butir.tahapan[:120]}"


class FormLapor(Berbukti, FormMasalah):
    """A new problem: for whom it is raised, its evidence."""

    atas_nama = forms.ChoiceField(label="Atas nama")
    pokja: "forms.ModelChoiceField[Any]" = forms.ModelChoiceField(
        label="Kelompok kerja",
        queryset=Pokja.objects.all(),
        required=False,
        empty_label="Langsung ke rapat pleno",
        help_text="Untuk permasalahan kota: kelompok kerja yang menanganinya.",
    )

    class Meta(FormMasalah.Meta):
        pass

    field_order = ["atas_nama", *FormMasalah.field_order, "pokja", "berkas", "tautan", "nama_tautan"]

    def __init__(self, *args: Any, orang: Pengguna, **kwargs: Any) -> None:
        super().__init__(*args, orang=orang, **kwargs)
        unit = PerangkatDaerah.objects.filter(pk__in=unit_berperan(orang, PERAN_UNIT))
        pilihan = [(str(u.pk), u.nama) for u in unit]
        kota = TIM_PELAKSANA in kode_peran(orang)
        if kota:
            pilihan.append((KOTA, "Kota (Tim Pelaksana)"))
        else:
            del self.fields["pokja"]
        bidang: Any = self.fields["atas_nama"]
        bidang.choices = pilihan
        if len(pilihan) == 1:
            self.initial["atas_nama"] = pilihan[0][0]
            bidang.widget = forms.HiddenInput()
            bidang.choices = pilihan
        del self.fields["versi"]

    def clean(self) -> dict[str, Any]:
        """Let an item be one of the unit for which the problem is raised; a city's own may be on any."""
        data = super().clean()
        unit = data.get("atas_nama")
        butir = data.get("butir")
        if unit and unit != KOTA:
            self.instance.perangkat_daerah_id = int(unit)
            data["pokja"] = None
            if butir is not None and butir.rencana.perangkat_daerah_id not in {None, int(unit)}:
                self.add_error("butir", "Butir ini milik Perangkat Daerah lain.")
        self.instance.pokja = data.get("pokja")
        return data


class FormLangkahMasalah(forms.Form):
    """The reason of a step, and the pokja where it leads up to one."""

    alasan = teks_panjang("Alasan", "", "Tulis alasannya.")
    pokja: "forms.ModelChoiceField[Any]" = forms.ModelChoiceField(
        label="Kelompok kerja", queryset=Pokja.objects.all(), empty_label=None
    )
    versi = forms.CharField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args: Any, langkah: LangkahJalan, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["alasan"].help_text = langkah.tanya
        self.fields["alasan"].error_messages["required"] = langkah.tanya
        if langkah.nama == "selesaikan":
            self.fields["alasan"].label = "Penyelesaian"
        if not (langkah.pindah and langkah.ke == Tingkat.POKJA):
            del self.fields["pokja"]
