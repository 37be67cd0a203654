"""One area of change with what serves it."""

from django.db.models import Count, Prefetch, Q

from organisasi.models import PerangkatDaerah
from roadmap.models import AreaPerubahan, BarisLampiran, DukunganBaris, KegiatanArea


def kegiatan_dengan_baris(area: AreaPerubahan) -> list[tuple[KegiatanArea, list[BarisLampiran]]]:
    """Return the kegiatan of Pasal 3 with the rows that serve each: two queries."""
    dukungan = DukunganBaris.objects.select_related("baris").order_by("baris__nomor")
    kegiatan = area.kegiatan.prefetch_related(Prefetch("dukungan", queryset=dukungan))
    return [(k, [d.baris for d in k.dukungan.all()]) for k in kegiatan]


def unit_area(area: AreaPerubahan) -> list[PerangkatDaerah]:
    """Return the units that rows of the area name, those with most rows first: one query."""
    return list(
        PerangkatDaerah.objects.filter(baris__baris__area=area)
        .annotate(jumlah=Count("baris", filter=Q(baris__baris__area=area), distinct=True))
        .order_by("-jumlah", "nama", "pk")
    )
