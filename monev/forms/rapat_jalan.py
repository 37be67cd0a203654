"""What people type while a meeting is held: its agenda, the roll, minutes, decisions and their follow-ups."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from django import forms
from django.utils import timezone

from monev.models import AgendaRapat, Keputusan, Permasalahan, Peserta
from monev.queries.rapat_agenda import Usulan
from monev.queries.rapat_peserta import urai_bebas
from monev.services.rapat_notulen import IsianKeputusan, IsianTindakLanjut, PokokAgenda
from monev.services.rapat_peserta import Kehadiran
from organisasi.models import Pengguna, PerangkatDaerah

HADIR = (("", "Belum dicatat"), ("ya", "Hadir"), ("tidak", "Tidak hadir"))
_HADIR = {"": None, "ya": True, "tidak": False}
_KODE = {nilai: kode for kode, nilai in _HADIR.items()}


class BertandaForm(forms.Form):
    """Carries the mark of what the person saw, so that a stale edit is noticed."""

    tanda = forms.CharField(required=False, widget=forms.HiddenInput)

    def segarkan(self, tanda: str) -> None:
        """Carry the present mark from now on: the next submit knows of the other person's change."""
        data: Any = self.data
        baru = data.copy()
        baru["tanda"] = tanda
        self.data = baru


class FormPokok(forms.Form):
    """A point of the agenda that stands."""

    pk = forms.IntegerField(widget=forms.HiddenInput)
    judul = forms.CharField(label="Pokok bahasan", max_length=300)
    uraian = forms.CharField(
        label="Uraian", required=False, max_length=4000, widget=forms.Textarea({"rows": 2})
    )
    hapus = forms.BooleanField(label="Hapus dari agenda", required=False)


class FormAgenda(BertandaForm):
    """The proposals that are taken in, and a point of one's own."""

    usul = forms.MultipleChoiceField(label="Usulan", required=False, widget=forms.CheckboxSelectMultiple)
    judul = forms.CharField(label="Pokok bahasan", required=False, max_length=300)
    uraian = forms.CharField(
        label="Uraian", required=False, max_length=4000, widget=forms.Textarea({"rows": 2})
    )

    def __init__(self, *args: Any, usulan: Sequence[Usulan], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.usulan = {u.kode: u for u in usulan}
        bidang = self.fields["usul"]
        assert isinstance(bidang, forms.ChoiceField)
        bidang.choices = [(u.kode, u.judul) for u in usulan]

    def clean(self) -> dict[str, Any]:
        """Ask for the title of a point that has a text."""
        data: dict[str, Any] = super().clean() or self.cleaned_data
        if data.get("uraian") and not data.get("judul") and not self.errors:
            self.add_error("judul", "Tulis pokok bahasannya.")
        return data

    def tambahan(self) -> list[PokokAgenda]:
        """Return the new points: the proposals taken in, then one's own."""
        data = self.cleaned_data
        baru = [
            PokokAgenda(u.judul, u.keterangan, permasalahan=u.permasalahan, butir=u.butir)
            for kode, u in self.usulan.items()
            if kode in data["usul"]
        ]
        return baru + ([PokokAgenda(data["judul"], data["uraian"])] if data["judul"] else [])

    @property
    def kelompok(self) -> list[tuple[str, list[tuple[Usulan, bool]]]]:
        """The proposals by kind, each with whether it is ticked."""
        terpilih = set(self["usul"].value() or [])
        jenis = dict.fromkeys(u.jenis for u in self.usulan.values())
        return [(j, [(u, u.kode in terpilih) for u in self.usulan.values() if u.jenis == j]) for j in jenis]


class FormHadir(BertandaForm):
    """The roll: one choice and one remark for each participant, and who came besides."""

    sisa = forms.BooleanField(label="Catat hadir semua yang belum dicatat", required=False)
    tambahan = forms.CharField(
        label="Hadir tanpa undangan",
        required=False,
        max_length=8000,
        widget=forms.Textarea({"rows": 3}),
        help_text="Satu nama tiap baris; instansi atau jabatan setelah titik koma.",
    )

    def __init__(self, *args: Any, peserta: Sequence[Peserta], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.peserta = list(peserta)
        for p in self.peserta:
            self.fields[f"hadir_{p.pk}"] = forms.ChoiceField(
                label=f"Kehadiran {p.nama}", required=False, choices=HADIR, initial=_KODE[p.hadir]
            )
            self.fields[f"ket_{p.pk}"] = forms.CharField(
                label=f"Keterangan {p.nama}", required=False, max_length=200, initial=p.keterangan
            )

    @property
    def baris(self) -> list[tuple[Peserta, forms.BoundField, forms.BoundField]]:
        """Each participant with the two fields."""
        return [(p, self[f"hadir_{p.pk}"], self[f"ket_{p.pk}"]) for p in self.peserta]

    def clean_tambahan(self) -> list[tuple[str, str]]:
        """Return names and where they come from."""
        return [(nama[:200], unsur[:200]) for nama, unsur in urai_bebas(self.cleaned_data["tambahan"])]

    def kehadiran(self) -> dict[int, Kehadiran]:
        """Return the roll by the keys of the participants."""
        data = self.cleaned_data
        kata = _HADIR | {"": True if data["sisa"] else None}
        return {
            p.pk: Kehadiran(kata[data[f"hadir_{p.pk}"]], data[f"ket_{p.pk}"].strip()) for p in self.peserta
        }


class FormNotulen(BertandaForm):
    """The minutes."""

    notulen = forms.CharField(
        label="Notulen",
        max_length=40000,
        widget=forms.Textarea({"rows": 14}),
        help_text="Baris kosong memisahkan alinea; baris yang diawali “- ” atau “1. ” menjadi daftar.",
        error_messages={"required": "Notulen belum diisi."},
    )
    notulis = forms.TypedChoiceField(label="Notulis", coerce=int)

    field_order = ["notulen", "notulis", "tanda"]

    def __init__(self, *args: Any, notulis: dict[int, str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        bidang = self.fields["notulis"]
        assert isinstance(bidang, forms.ChoiceField)
        bidang.choices = list(notulis.items())


class PilihanKeputusan:
    """What decisions and follow-ups choose from, read once for all their forms."""

    def __init__(
        self,
        agenda: Sequence[AgendaRapat],
        masalah: Sequence[Permasalahan],
        unit: Sequence[PerangkatDaerah],
        orang: Sequence[Pengguna],
    ) -> None:
        self.agenda = {str(a.pk): a for a in agenda}
        self.masalah = {str(m.pk): m for m in masalah}
        self.unit = {str(u.pk): u for u in unit}
        self.orang = {str(o.pk): o for o in orang}


class FormKeputusan(forms.Form):
    """A decision, and a follow-up that it brings."""

    pk = forms.IntegerField(required=False, widget=forms.HiddenInput)
    teks = forms.CharField(
        label="Keputusan", required=False, max_length=4000, widget=forms.Textarea({"rows": 2})
    )
    agenda = forms.ChoiceField(label="Atas agenda", required=False)
    permasalahan = forms.ChoiceField(label="Menjawab permasalahan", required=False)
    hapus = forms.BooleanField(label="Hapus keputusan ini", required=False)
    uraian = forms.CharField(
        label="Tindak lanjut baru", required=False, max_length=4000, widget=forms.Textarea({"rows": 2})
    )
    tenggat = forms.DateField(
        label="Tenggat", required=False, widget=forms.DateInput({"type": "date"}, format="%Y-%m-%d")
    )
    perangkat_daerah = forms.ChoiceField(label="Perangkat Daerah penanggung jawab", required=False)
    pic = forms.ChoiceField(label="Orang yang bertanggung jawab (PIC)", required=False)

    TINDAK = ("uraian", "tenggat", "perangkat_daerah", "pic")

    def __init__(
        self, *args: Any, pilihan: PilihanKeputusan, ada: Keputusan | None = None, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.pilihan, self.ada = pilihan, ada
        for nama, isi in (
            ("agenda", {k: f"{a.nomor}. {a.judul}" for k, a in pilihan.agenda.items()}),
            ("permasalahan", {k: m.judul for k, m in pilihan.masalah.items()}),
            ("perangkat_daerah", {k: u.nama for k, u in pilihan.unit.items()}),
            ("pic", {k: str(o) for k, o in pilihan.orang.items()}),
        ):
            bidang = self.fields[nama]
            assert isinstance(bidang, forms.ChoiceField)
            bidang.choices = [("", "Tidak ada"), *((k, teks[:120]) for k, teks in isi.items())]

    @property
    def kosong(self) -> bool:
        """Whether nothing was typed into a form for a new decision."""
        return not self.cleaned_data.get("pk") and not any(
            self.cleaned_data.get(nama) for nama in ("teks", *self.TINDAK)
        )

    def clean(self) -> dict[str, Any]:
        """Ask for what a decision, and a follow-up that was begun, still lack."""
        data: dict[str, Any] = super().clean() or self.cleaned_data
        terisi = any(data.get(nama) for nama in self.TINDAK)
        if data.get("hapus"):
            return data
        if not data.get("teks") and (data.get("pk") or terisi) and "teks" not in self.errors:
            self.add_error("teks", "Tulis keputusannya.")
        if terisi:
            self._periksa_tindak(data)
        return data

    def _periksa_tindak(self, data: dict[str, Any]) -> None:
        tenggat: date | None = data.get("tenggat")
        if not data.get("uraian"):
            self.add_error("uraian", "Tulis apa yang harus dilakukan.")
        if tenggat is None and "tenggat" not in self.errors:
            self.add_error("tenggat", "Isi tenggat tindak lanjut.")
        elif tenggat is not None and tenggat < timezone.localdate():
            self.add_error("tenggat", "Tenggat tindak lanjut tidak boleh sudah lewat.")
        if not data.get("perangkat_daerah") and not data.get("pic"):
            self.add_error("perangkat_daerah", "Pilih Perangkat Daerah atau orang yang bertanggung jawab.")

    def isian(self) -> IsianKeputusan:
        """Return the decision as typed."""
        data, pilihan = self.cleaned_data, self.pilihan
        tindak: tuple[IsianTindakLanjut, ...] = ()
        if data["uraian"] and not data["hapus"]:
            tindak = (
                IsianTindakLanjut(
                    data["uraian"].strip(),
                    data["tenggat"],
                    pilihan.unit.get(data["perangkat_daerah"]),
                    pilihan.orang.get(data["pic"]),
                ),
            )
        return IsianKeputusan(
            data["teks"],
            data["pk"],
            pilihan.agenda.get(data["agenda"]),
            pilihan.masalah.get(data["permasalahan"]),
            data["hapus"],
            tindak,
        )
