"""Meetings as people type them: what limits the list, when and where one is, why it is cancelled, who is invited."""

from datetime import date, datetime, time
from typing import Any

from django import forms
from django.utils import timezone

from monev.models import JenisRapat, Rapat, StatusRapat, Tingkat
from monev.queries.rapat import SaringanRapat, nama_penyelenggara
from monev.queries.rapat_peserta import Calon, urai_bebas
from riwayat.queries import versi
from roadmap.filters import SaringanForm
from roadmap.forms import BerversiMixin
from roadmap.models import RoadMap

TAHUN_SESUDAH = 1


class SaringanRapatForm(SaringanForm):
    """What limits the list of meetings."""

    tahun = forms.TypedChoiceField(label="Tahun", required=False, coerce=int, empty_value=None)
    tingkat = forms.ChoiceField(
        label="Tingkat", required=False, choices=[("", "Semua tingkat"), *Tingkat.choices]
    )
    jenis = forms.ChoiceField(
        label="Jenis", required=False, choices=[("", "Semua jenis"), *JenisRapat.choices]
    )
    status = forms.ChoiceField(
        label="Status", required=False, choices=[("", "Semua status"), *StatusRapat.choices]
    )

    field_order = ["tahun", "tingkat", "jenis", "status", "q"]

    def __init__(self, *args: Any, tahun: list[int], bawaan: int, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.bawaan = bawaan
        bidang = self.fields["tahun"]
        assert isinstance(bidang, forms.ChoiceField)
        bidang.choices = [("", f"{bawaan} dan mendatang"), *((t, str(t)) for t in tahun)]

    def saringan(self) -> SaringanRapat | None:
        """Return the filter; None where a value is unknown (the form then carries the errors)."""
        if not self.is_valid():
            return None
        data = self.cleaned_data
        return SaringanRapat(
            self.bawaan, data["tahun"], data["tingkat"], data["jenis"], data["status"], data["q"]
        )


class FormRapat(BerversiMixin, forms.ModelForm):  # type: ignore[type-arg]
    """A meeting: of whom, when and where; of one that exists, whose it is stays."""

    penyelenggara = forms.ChoiceField(label="Penyelenggara")
    tanggal = forms.DateField(label="Tanggal", widget=forms.DateInput({"type": "date"}, format="%Y-%m-%d"))
    jam_mulai = forms.TimeField(label="Mulai pukul", widget=forms.TimeInput({"type": "time"}, format="%H:%M"))
    jam_selesai = forms.TimeField(
        label="Selesai pukul", widget=forms.TimeInput({"type": "time"}, format="%H:%M")
    )

    class Meta:
        model = Rapat
        fields = ["jenis", "judul", "tempat", "tautan"]
        labels = {"judul": "Acara"}
        help_texts = {
            "jenis": "Rapat evaluasi diadakan paling sedikit setiap enam bulan.",
            "tautan": "Alamat rapat daring, bila ada.",
        }

    field_order = [
        "penyelenggara",
        "jenis",
        "judul",
        "tanggal",
        "jam_mulai",
        "jam_selesai",
        "tempat",
        "tautan",
    ]

    def __init__(
        self, *args: Any, road_map: RoadMap, penyelenggara: dict[str, Rapat], hari_ini: date, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.road_map, self.hari_ini, self.dari = road_map, hari_ini, penyelenggara
        bidang = self.fields["penyelenggara"]
        assert isinstance(bidang, forms.ChoiceField)
        bidang.choices = [(kode, nama_penyelenggara(rapat)) for kode, rapat in penyelenggara.items()]
        if self.instance.pk:
            del self.fields["penyelenggara"]
            self._isi_waktu()
            self.fields["versi"].initial = versi(self.instance)

    def _isi_waktu(self) -> None:
        mulai, selesai = timezone.localtime(self.instance.mulai), timezone.localtime(self.instance.selesai)
        self.initial.update(tanggal=mulai.date(), jam_mulai=mulai.time(), jam_selesai=selesai.time())

    def clean_tanggal(self) -> date:
        """Refuse a day on which the road map was not yet, or one so far off that it must be a slip."""
        tanggal: date = self.cleaned_data["tanggal"]
        akhir = max(self.road_map.tahun_akhir, self.hari_ini.year) + TAHUN_SESUDAH
        if not self.road_map.tahun_awal <= tanggal.year <= akhir:
            raise forms.ValidationError(
                f"Pilih tanggal dari tahun {self.road_map.tahun_awal} sampai {akhir}."
            )
        return tanggal

    def clean(self) -> dict[str, Any]:
        """Put day and hours together, and take over whose meeting it is."""
        data: dict[str, Any] = super().clean() or self.cleaned_data
        tanggal, mulai, selesai = (data.get(nama) for nama in ("tanggal", "jam_mulai", "jam_selesai"))
        if mulai and selesai and selesai <= mulai:
            self.add_error("jam_selesai", "Rapat harus selesai setelah dimulai.")
        elif tanggal and mulai and selesai:
            self.instance.mulai, self.instance.selesai = _saat(tanggal, mulai), _saat(tanggal, selesai)
        if not self.instance.pk:
            self.instance.road_map = self.road_map
            if dari := self.dari.get(data.get("penyelenggara", "")):
                self.instance.tingkat = dari.tingkat
                self.instance.perangkat_daerah, self.instance.pokja = dari.perangkat_daerah, dari.pokja
        return data

    def _post_clean(self) -> None:
        """Check the record only where the form itself is whole: it has required fields that come from several."""
        if not self.errors:
            super()._post_clean()  # type: ignore[misc]


def _saat(tanggal: date, jam: time) -> datetime:
    return timezone.make_aware(datetime.combine(tanggal, jam))


class FormAlasanBatal(forms.Form):
    """Why a meeting is cancelled."""

    alasan = forms.CharField(
        label="Alasan",
        max_length=1000,
        widget=forms.Textarea({"rows": 3}),
        help_text="Alasan ini dibaca semua yang diundang.",
        error_messages={"required": "Tulis alasan membatalkan rapat."},
    )


class FormUndang(forms.Form):
    """Who is invited, and what the invitation says."""

    orang = forms.TypedMultipleChoiceField(
        label="Peserta dengan akun", required=False, coerce=int, widget=forms.CheckboxSelectMultiple
    )
    bebas = forms.CharField(
        label="Peserta tanpa akun",
        required=False,
        max_length=8000,
        widget=forms.Textarea({"rows": 4}),
        help_text="Satu nama tiap baris; instansi atau jabatan setelah titik koma. "
        "Misalnya: Camat Klojen; Kecamatan Klojen.",
    )
    undangan = forms.CharField(
        label="Isi undangan",
        required=False,
        max_length=4000,
        widget=forms.Textarea({"rows": 4}),
        help_text="Waktu, tempat, agenda dan berkas kalender disertakan dengan sendirinya.",
    )

    def __init__(self, *args: Any, calon: list[Calon], rapat: Rapat, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.calon = calon
        bidang = self.fields["orang"]
        assert isinstance(bidang, forms.ChoiceField)
        bidang.choices = [(c.pengguna.pk, str(c.pengguna)) for c in calon]
        belum = rapat.diundang_pada is None
        diusulkan = [c.pengguna.pk for c in calon if c.diusulkan and belum]
        self.initial.update(orang=diusulkan, undangan=rapat.undangan)

    @property
    def kelompok(self) -> list[tuple[str, list[tuple[Calon, bool]]]]:
        """The candidates, the proposed and the others apart, each with whether it is ticked."""
        terpilih = {str(pk) for pk in self["orang"].value() or []}
        usul, lain = ([c for c in self.calon if c.diusulkan is diusulkan] for diusulkan in (True, False))
        isi = (("Diusulkan menurut peran", usul), ("Pengguna lain", lain))
        return [
            (judul, [(c, str(c.pengguna.pk) in terpilih) for c in daftar]) for judul, daftar in isi if daftar
        ]

    def clean_bebas(self) -> list[tuple[str, str]]:
        """Return names and where they come from; each must fit its field."""
        daftar = urai_bebas(self.cleaned_data["bebas"])
        if panjang := next((nama for nama, unsur in daftar if len(nama) > 200 or len(unsur) > 200), ""):
            raise forms.ValidationError(
                f"“{panjang[:40]}…” terlalu panjang: nama dan unsur paling banyak 200 huruf."
            )
        return daftar
