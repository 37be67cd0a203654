"""Forms of the upload journey: the file, what its columns hold, which areas its names mean."""

from collections.abc import Iterable
from typing import Any

from django import forms

from rencana_aksi.spreadsheet.bidang import NAMA, Bidang, Pemetaan, Tebakan
from roadmap.models import AreaPerubahan
from tampilan.unggahan import FormUnggah

SATUAN = ((1, "Rupiah"), (1_000, "Ribu rupiah (Rp.000)"), (1_000_000, "Juta rupiah (Rp.000.000)"))
BOLEH_BERULANG = frozenset({Bidang.ABAIKAN})


class FormBerkas(FormUnggah):
    """A plan as a file."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["berkas"].label = "Berkas rencana aksi"
        self.fields["berkas"].help_text = "Berkas Anda sendiri apa adanya, atau templat yang sudah diisi."


class FormKolom(forms.Form):
    """What each column of the sheet holds, and in what money is counted."""

    def __init__(self, tebakan: Tebakan, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.tebakan = tebakan
        pilihan = [(b.value, NAMA[b]) for b in Bidang]
        for kolom in tebakan.kolom:
            self.fields[f"kolom_{kolom.kolom}"] = forms.ChoiceField(
                label=f"Kolom {kolom.huruf}: {kolom.judul or 'tanpa judul'}",
                choices=pilihan,
                initial=kolom.bidang.value,
            )
        self.fields["satuan"] = forms.TypedChoiceField(
            label="Anggaran dalam berkas ditulis dalam",
            choices=SATUAN,
            coerce=int,
            initial=tebakan.pemetaan.satuan_anggaran,
        )
        self.fields["baris_data"] = forms.IntegerField(
            label="Isi tabel dimulai pada baris",
            min_value=1,
            initial=tebakan.pemetaan.baris_data,
            help_text="Baris pertama di bawah judul kolom.",
        )

    @property
    def kolom(self) -> list[tuple[forms.BoundField, Any]]:
        """The field of each column, with what it looks like."""
        return [(self[f"kolom_{k.kolom}"], k) for k in self.tebakan.kolom]

    def clean(self) -> dict[str, Any]:
        """Refuse two columns for one field, and a mapping without what a plan needs."""
        data = super().clean() or {}
        terpakai: dict[str, str] = {}
        for k in self.tebakan.kolom:
            bidang = data.get(f"kolom_{k.kolom}", Bidang.ABAIKAN)
            if bidang in BOLEH_BERULANG:
                continue
            if bidang in terpakai:
                self.add_error(
                    f"kolom_{k.kolom}",
                    f"{NAMA[Bidang(bidang)]} sudah dipilih untuk kolom {terpakai[bidang]}. "
                    "Pilih yang lain atau ‘Tidak dipakai’.",
                )
            terpakai.setdefault(bidang, k.huruf)
        if not {Bidang.TAHAPAN, Bidang.KEGIATAN, Bidang.SUB_KEGIATAN} & set(terpakai):
            self.add_error(None, "Tunjukkan kolom Tahapan/aktivitas, atau paling sedikit kolom Kegiatan.")
        return data

    def pemetaan(self) -> Pemetaan:
        """Return the mapping that a person has confirmed."""
        kolom = {k.kolom: Bidang(self.cleaned_data[f"kolom_{k.kolom}"]) for k in self.tebakan.kolom}
        return Pemetaan(
            lembar=self.tebakan.pemetaan.lembar,
            baris_judul=self.tebakan.pemetaan.baris_judul,
            baris_data=self.cleaned_data["baris_data"],
            kolom={nomor: b for nomor, b in kolom.items() if b is not Bidang.ABAIKAN},
            satuan_anggaran=self.cleaned_data["satuan"],
        )


class FormArea(forms.Form):
    """Which area each unknown name in the file means."""

    def __init__(
        self,
        ditanya: Iterable[tuple[str, tuple[int, ...]]],
        area: Iterable[AreaPerubahan],
        *args: Any,
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self.nama: dict[str, str] = {}
        pilihan = [("", "Biarkan ditolak"), *((a.pk, a.nama) for a in area)]
        for nomor, (teks, mirip) in enumerate(ditanya):
            kunci = f"area_{nomor}"
            self.nama[kunci] = teks
            self.fields[kunci] = forms.TypedChoiceField(
                label=f"Maksud ‘{teks}’",
                choices=pilihan,
                coerce=int,
                empty_value=None,
                required=False,
                initial=mirip[0] if mirip else "",
            )

    def padanan(self) -> dict[str, int]:
        """Return the area chosen for each name that got one."""
        return {teks: pk for kunci, teks in self.nama.items() if (pk := self.cleaned_data[kunci]) is not None}
