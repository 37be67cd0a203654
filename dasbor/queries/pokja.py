"""The areas of change on which a person works: as a member of their pokja, or for the unit that coordinates it."""

from django.db.models import Q

from dasbor.queries.lingkup import Lingkup
from monev.models.dasar import PERAN_UNIT
from organisasi.permissions import penugasan_dari, unit_berperan
from roadmap.models import AreaPerubahan


def area_pokja(lingkup: Lingkup) -> list[tuple[AreaPerubahan, str]]:
    """Return a person's areas, each with the address of its page in the scope; one query, none where they have none."""
    pokja = {tugas.pokja_id for tugas in penugasan_dari(lingkup.orang) if tugas.pokja_id}
    unit = unit_berperan(lingkup.orang, PERAN_UNIT)
    if not pokja and not unit:
        return []
    daftar = AreaPerubahan.objects.filter(road_map=lingkup.road_map)
    daftar = daftar.filter(Q(pokja__in=pokja) | Q(pokja__koordinator__in=unit)).order_by("nomor", "pk")
    return [(area, lingkup.di_sini("dasbor:area", area.pk)) for area in daftar]
