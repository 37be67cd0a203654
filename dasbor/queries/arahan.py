"""The directions whose follow-up is not confirmed yet, as the dashboard lists them."""

from dataclasses import dataclass

from django.db.models import Q

from dasbor.queries.lingkup import Lingkup
from monev.models import StatusTindakLanjut
from monev.queries.masalah_daftar import (
    BarisTindakLanjut,
    SaringanTindakLanjut,
    baris_tindak_lanjut,
    tindak_lanjut_terlihat,
)

PANJANG = 10
DITULIS = ("perangkat_daerah", "pic", "arahan")
"""What a line of the list names."""


@dataclass(frozen=True, slots=True)
class DaftarArahan:
    """The first of the follow-ups of directions, and how many there are."""

    baris: list[BarisTindakLanjut]
    semua: int


def arahan_berjalan(lingkup: Lingkup) -> DaftarArahan:
    """Return what of the directions is not confirmed yet, the oldest first: two queries.

    Of a unit those that it works on and those on its figures.
    """
    saringan = SaringanTindakLanjut(arahan=True)
    daftar = tindak_lanjut_terlihat(lingkup.road_map, lingkup.orang, saringan, lingkup.hari)
    daftar = daftar.exclude(status=StatusTindakLanjut.DIKONFIRMASI).select_related(None)
    if lingkup.unit is not None:
        daftar = daftar.filter(Q(perangkat_daerah=lingkup.unit) | Q(arahan__perangkat_daerah=lingkup.unit))
    urut = daftar.select_related(*DITULIS).order_by("arahan__diberikan_pada", "pk")[:PANJANG]
    return DaftarArahan([baris_tindak_lanjut(t, lingkup.hari) for t in urut], daftar.count())
