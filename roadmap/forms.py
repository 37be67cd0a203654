"""Forms with which Tim Pelaksana edits a draft in place."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.http import QueryDict

from indikator.models import PenetapanTarget
from indikator.models.target import terbaca
from organisasi.models import PerangkatDaerah
from riwayat.queries import versi
from roadmap import models
from roadmap.models import BarisLampiran, IsiRoadMap, RoadMap
from roadmap.services.baris import TautanBaris


class BerversiMixin(forms.Form):
    """Carries the mark of the record as the person saw it, so that a stale edit is noticed."""

    versi = forms.CharField(required=False, widget=forms.HiddenInput)

    def segarkan(self, *objek: Any) -> None:
        """Carry the present mark from now on: the next submit knows of the other person's change."""
        data = QueryDict(mutable=True) if not isinstance(self.data, QueryDict) else self.data.copy()
        data["versi"] = versi(*objek)
        self.data = data


class FormIsi(BerversiMixin, forms.ModelForm):  # type: ignore[type-arg]
    """A record of one road map; choices are limited to that road map."""

    def __init__(self, *args: Any, road_map: RoadMap, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.instance.road_map = road_map
        if self.instance.pk:
            self.fields["versi"].initial = versi(self.instance)
        for bidang in self.fields.values():
            if isinstance(bidang, forms.ModelChoiceField):
                bidang.queryset = _dalam_road_map(bidang.queryset, road_map)
                if bidang.empty_label is not None:
                    bidang.empty_label = "Pilih" if bidang.required else "Tidak ada"

    def _get_validation_exclusions(self) -> set[str]:
        """Check uniqueness within the road map, which is no field of the form."""
        return super()._get_validation_exclusions() - {"road_map"}  # type: ignore[misc, no-any-return]


def _dalam_road_map(query: Any, road_map: RoadMap) -> Any:
    model = query.model
    if issubclass(model, IsiRoadMap):
        return query.filter(road_map=road_map)
    if model is PenetapanTarget:
        return query.filter(dokumen=road_map.kode)
    return query


class PilihPenetapan(forms.ModelChoiceField):  # type: ignore[type-arg]
    """A printed indicator row, named with its place."""

    def label_from_instance(self, obj: Any) -> str:
        """Name the indicator and where it is printed."""
        return f"{obj.teks_indikator} – {obj.tempat}"


class PilihBaris(forms.ModelMultipleChoiceField):  # type: ignore[type-arg]
    """Rows of the Lampiran, named with what they print."""

    def label_from_instance(self, obj: Any) -> str:
        """Name the row by number, program and kegiatan."""
        return f"{obj.nomor}. {obj.teks_program or '(program seperti di atasnya)'} – {obj.teks_kegiatan}"[
            :160
        ]


class PilihSubKegiatan(forms.ModelMultipleChoiceField):  # type: ignore[type-arg]
    """Sub kegiatan, several of which have one name under different kegiatan."""

    def label_from_instance(self, obj: Any) -> str:
        """Name the sub kegiatan and its kegiatan."""
        return f"{obj.nama} – {obj.kegiatan.nama}"


def _banyak(
    label: str,
    query: Any,
    bantuan: str = "",
    jenis: type[forms.ModelMultipleChoiceField] = forms.ModelMultipleChoiceField,  # type: ignore[type-arg]
) -> Any:
    return jenis(
        label=label,
        queryset=query,
        required=False,
        help_text=bantuan,
        widget=forms.CheckboxSelectMultiple,
    )


TAUTAN = ("kegiatan", "sub_kegiatan", "pelaksana", "dukungan", "padanan")
"""Fields of a row of which any number is chosen from a long list."""


class FormBaris(FormIsi):
    """A row of the Lampiran: the text as printed, and what it means."""

    penetapan = PilihPenetapan(label="Indikator dan target", queryset=PenetapanTarget.objects.all())
    kegiatan = _banyak("Kegiatan (baku)", models.Kegiatan.objects.all(), "Boleh lebih dari satu.")
    sub_kegiatan = _banyak(
        "Sub kegiatan (baku)",
        models.SubKegiatan.objects.select_related("kegiatan"),
        jenis=PilihSubKegiatan,
    )
    pelaksana = _banyak(
        "Perangkat Daerah pelaksana",
        PerangkatDaerah.objects.all(),
        "Boleh lebih dari satu; kosongkan bila seluruh Perangkat Daerah.",
    )
    dukungan = _banyak("Kegiatan Pasal 3 yang didukung", models.KegiatanArea.objects.select_related("area"))
    padanan = PilihBaris(
        label="Baris padanan",
        queryset=BarisLampiran.objects.all(),
        required=False,
        help_text="Baris dengan nomenklatur lain untuk hal yang sama.",
        widget=forms.CheckboxSelectMultiple,
    )

    class Meta:
        model = BarisLampiran
        fields = [
            "tujuan",
            "penetapan",
            "sasaran",
            "area",
            "teks_area",
            "nomenklatur",
            "teks_program",
            "program",
            "teks_kegiatan",
            "teks_perangkat_daerah",
            "seluruh_pd",
        ]
        widgets = {
            "teks_program": forms.Textarea({"rows": 2}),
            "teks_kegiatan": forms.Textarea({"rows": 4}),
        }
        help_texts = {
            "teks_area": "Seperti tercetak pada kolom 9.",
            "teks_program": "Seperti tercetak pada kolom 10. Kosong berarti menyatu dengan sel di atasnya.",
            "teks_kegiatan": "Seperti tercetak pada kolom 11.",
            "teks_perangkat_daerah": "Seperti tercetak pada kolom 12. Kosong berarti menyatu dengan sel di atasnya.",
            "program": "Nama baku, tanpa salah ketik.",
        }

    field_order = [
        "tujuan",
        "penetapan",
        "sasaran",
        "area",
        "teks_area",
        "nomenklatur",
        "teks_program",
        "program",
        "teks_kegiatan",
        "kegiatan",
        "sub_kegiatan",
        "teks_perangkat_daerah",
        "pelaksana",
        "seluruh_pd",
        "dukungan",
        "padanan",
        "versi",
    ]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["padanan"].queryset = self.fields["padanan"].queryset.exclude(pk=self.instance.pk)  # type: ignore[attr-defined]
        if self.instance.pk:
            self._isi_tautan(self.instance)
        for nama in TAUTAN:
            self._dahulukan_terpilih(nama)

    def _dahulukan_terpilih(self, nama: str) -> None:
        """Put what is chosen above the rest of a long list."""
        terpilih = {str(nilai) for nilai in self[nama].value() or ()}
        bidang = self.fields[nama]
        bidang.choices = sorted(bidang.choices, key=lambda p: str(p[0]) not in terpilih)  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        """Check that sasaran, program and nomenklatur fit one another."""
        data = super().clean() or {}
        tujuan, sasaran, program = data.get("tujuan"), data.get("sasaran"), data.get("program")
        if tujuan and sasaran and sasaran.tujuan_id != tujuan.pk:
            self.add_error(
                "sasaran", f"Sasaran ini milik tujuan {sasaran.tujuan.nomor}, bukan tujuan {tujuan.nomor}."
            )
        if program and data.get("nomenklatur") and program.nomenklatur != data["nomenklatur"]:
            self.add_error("program", f"Program ini bernomenklatur {program.get_nomenklatur_display()}.")
        if data.get("seluruh_pd") and data.get("pelaksana"):
            self.add_error("pelaksana", "Kosongkan pelaksana, atau hapus tanda seluruh Perangkat Daerah.")
        return data

    def tautan(self) -> TautanBaris:
        """Return what the row links to."""
        data = self.cleaned_data
        return TautanBaris(
            kegiatan=list(data["kegiatan"]),
            sub_kegiatan=list(data["sub_kegiatan"]),
            pelaksana=list(data["pelaksana"]),
            dukungan=list(data["dukungan"]),
            padanan=list(data["padanan"]),
        )

    def _isi_tautan(self, baris: BarisLampiran) -> None:
        rincian = list(baris.rincian.all())
        tautan = {
            "kegiatan": [r.kegiatan_id for r in rincian],
            "sub_kegiatan": [r.sub_kegiatan_id for r in rincian if r.sub_kegiatan_id],
            "pelaksana": list(baris.pelaksana.values_list("perangkat_daerah", flat=True)),
            "dukungan": list(baris.dukungan.values_list("kegiatan_area", flat=True)),
            "padanan": [
                *baris.padanan_baru.values_list("baru", flat=True),
                *baris.padanan_lama.values_list("lama", flat=True),
            ],
        }
        self.initial.update(tautan)


class FormTarget(BerversiMixin):
    """The printed name and the yearly targets of one place."""

    teks_indikator = forms.CharField(label="Nama indikator tercetak", max_length=300)

    def __init__(self, *args: Any, penetapan: PenetapanTarget, tahun: Iterable[int], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        lama = {t.tahun: t for t in penetapan.target.all()}
        self.tahun = sorted({*tahun, *lama})
        for t in self.tahun:
            self.fields[f"target_{t}"] = forms.CharField(
                label=f"Target {t}",
                max_length=50,
                required=False,
                validators=[terbaca],
                initial=lama[t].teks if t in lama else "",
                help_text="Seperti tercetak: 63,44%, 4,1, WTP, <2%." if t == self.tahun[0] else "",
            )
        self.fields["teks_indikator"].initial = penetapan.teks_indikator
        self.fields["versi"].initial = versi(penetapan, *lama.values())

    def target(self) -> dict[int, str]:
        """Return the printed target of each year."""
        return {t: self.cleaned_data[f"target_{t}"] for t in self.tahun}


class FormRoadMap(BerversiMixin, forms.ModelForm):  # type: ignore[type-arg]
    """The regulation and the heading block of a draft."""

    class Meta:
        model = RoadMap
        fields = [
            "judul",
            "jenis_regulasi",
            "nomor_regulasi",
            "tahun_regulasi",
            "tentang",
            "pemerintah_daerah",
            "ditetapkan_di",
            "ditetapkan_pada",
            "diundangkan_pada",
            "berita_daerah",
            "penandatangan_jabatan",
            "penandatangan_nama",
            "pengesah_jabatan",
            "pengesah_nama",
        ]
        widgets = {
            "ditetapkan_pada": forms.DateInput({"type": "date"}, format="%Y-%m-%d"),
            "diundangkan_pada": forms.DateInput({"type": "date"}, format="%Y-%m-%d"),
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["versi"].initial = versi(self.instance)


class FormSalin(forms.Form):
    """What a clone of a road map is called and which years it covers."""

    judul = forms.CharField(label="Judul", max_length=200)
    kode = forms.SlugField(
        label="Kode", max_length=60, help_text="Huruf kecil, angka dan tanda hubung, misalnya rb-2024-2026."
    )
    tahun_awal = forms.IntegerField(label="Tahun awal", min_value=2000, max_value=2100)
    tahun_akhir = forms.IntegerField(
        label="Tahun akhir",
        min_value=2000,
        max_value=2100,
        help_text="Tahun yang sama membawa target; tahun lain dimulai dengan target kosong.",
    )

    def clean(self) -> dict[str, Any]:
        """Refuse years in the wrong order and a code that is taken."""
        data = super().clean() or {}
        awal, akhir = data.get("tahun_awal"), data.get("tahun_akhir")
        if awal and akhir and not awal <= akhir < awal + 20:
            raise ValidationError(
                "Tahun akhir harus sama dengan atau sesudah tahun awal, paling lama 20 tahun."
            )
        if RoadMap.objects.filter(kode=data.get("kode")).exists():
            self.add_error("kode", f"Kode “{data['kode']}” sudah dipakai road map lain.")
        return data


def _form(model: type[IsiRoadMap], *bidang: str) -> type[FormIsi]:
    teks_panjang: dict[str, type[forms.Widget] | forms.Widget] = {
        nama: forms.Textarea({"rows": 4}) for nama in bidang if nama in {"teks", "uraian"}
    }
    kelas = forms.modelform_factory(model, form=FormIsi, fields=bidang, widgets=teks_panjang)
    assert issubclass(kelas, FormIsi)
    return kelas


FORM_ISI: dict[str, type[FormIsi]] = {
    "tujuan": _form(models.Tujuan, "kode", "nomor", "nama", "teks"),
    "sasaran": _form(models.Sasaran, "kode", "tujuan", "urutan", "nama", "teks"),
    "area": _form(models.AreaPerubahan, "kode", "nomor", "nama", "pokja"),
    "kegiatan-area": _form(models.KegiatanArea, "kode", "area", "nomor", "teks"),
    "fokus": _form(models.FokusPerubahan, "kode", "area", "nomor", "teks"),
    "program": _form(models.Program, "kode", "nomenklatur", "nama"),
    "kegiatan": _form(models.Kegiatan, "kode", "program", "nama"),
    "sub-kegiatan": _form(models.SubKegiatan, "kode", "kegiatan", "nama"),
    "kelompok-prioritas": _form(models.KelompokPrioritas, "nomor", "jenis", "nama", "uraian"),
    "prioritas": _form(models.Prioritas, "kode", "kelompok", "induk", "nomor", "nama", "uraian", "tempat"),
    "sasaran-prioritas": _form(models.SasaranPrioritas, "kode", "prioritas", "urutan", "nama", "teks"),
    "indikator-prioritas": _form(models.IndikatorPrioritas, "sasaran", "urutan", "penetapan"),
    "kegiatan-prioritas": _form(
        models.KegiatanPrioritas, "kode", "prioritas", "induk", "nomor", "teks", "uraian"
    ),
    "zona-integritas": _form(models.PilotZonaIntegritas, "tahap", "nomor", "perangkat_daerah", "teks"),
    "program-klasifikasi": _form(models.ProgramKlasifikasi, "nomor", "nama", "teks"),
    "kegiatan-klasifikasi": _form(models.KegiatanKlasifikasi, "program", "urutan", "huruf", "teks"),
}
"""Every kind of record that is edited by a form of its own, by the name in the address."""
