"""Filters of the pages over plans: GET forms whose state stands in the address."""

from typing import Any

from django import forms

from organisasi.models import JenisPerangkatDaerah
from rencana_aksi.models import TahunRencana
from rencana_aksi.queries.matriks import NAMA_STATUS, SaringanMatriks
from rencana_aksi.workflow import NAMA_PEMEGANG, Pemegang
from roadmap.filters import SaringanForm
from roadmap.models import RoadMap
from roadmap.queries.kata import kata_cari

URUTAN = (
    ("", "Nama"),
    ("-hari", "Paling lama menunggu"),
    ("-terlambat", "Paling lewat tenggat"),
    ("-anggaran", "Anggaran terbesar"),
)


class PilihTahunMixin(forms.Form):
    """A choice among the years of a road map for which plans are made."""

    tahun = forms.TypedChoiceField(label="Tahun", required=False, coerce=int, empty_value=None)

    def __init__(self, *args: Any, road_map: RoadMap, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.periode: list[TahunRencana] = list(road_map.tahun_rencana.order_by("tahun"))
        bidang = self.fields["tahun"]
        assert isinstance(bidang, forms.ChoiceField)
        bidang.choices = [("", "Semua tahun"), *((t.tahun, str(t.tahun)) for t in self.periode)]


class SaringanMatriksForm(PilihTahunMixin, SaringanForm):
    """What limits the matrix of plans."""

    status = forms.ChoiceField(
        label="Status", required=False, choices=[("", "Semua status"), *NAMA_STATUS.items()]
    )
    pemegang = forms.ChoiceField(
        label="Menunggu",
        required=False,
        choices=[("", "Siapa pun"), *((p.value, NAMA_PEMEGANG[p]) for p in Pemegang if p)],
    )
    jenis = forms.ChoiceField(
        label="Jenis Perangkat Daerah",
        required=False,
        choices=[("", "Semua jenis"), *JenisPerangkatDaerah.choices],
    )
    terlambat = forms.BooleanField(label="Hanya yang lewat tenggat", required=False)

    field_order = ["tahun", "status", "pemegang", "jenis", "q", "terlambat"]

    def saringan(self) -> SaringanMatriks | None:
        """Return the filter; None where a value is unknown (the form then carries the errors)."""
        if not self.is_valid():
            return None
        data = self.cleaned_data
        return SaringanMatriks(
            tahun=data["tahun"],
            status=data["status"],
            pemegang=data["pemegang"],
            jenis=data["jenis"],
            terlambat=data["terlambat"],
            kata=tuple(kata_cari(data["q"])),
        )


class PilihTahunForm(PilihTahunMixin):
    """The year of a page that shows one year."""

    def dipilih(self, tahun_ini: int) -> TahunRencana | None:
        """Return the year asked for, else this year, else the last one; None without any or for an unknown one."""
        if not self.is_valid() or not self.periode:
            return None
        per_tahun = {t.tahun: t for t in self.periode}
        diminta = self.cleaned_data["tahun"]
        return per_tahun[diminta] if diminta else per_tahun.get(tahun_ini, self.periode[-1])
