"""Opening the years of a road map for plans, all at once."""

from django.db import transaction
from simple_history.utils import bulk_create_with_history

from rencana_aksi.models import TahunRencana
from roadmap.models import RoadMap


@transaction.atomic
def buka_tahun(*, road_map: RoadMap) -> list[TahunRencana]:
    """Open those years of a road map that nobody has opened yet, without deadlines, and return them.

    For a command: whoever may run one may do this.
    """
    RoadMap.objects.select_for_update().get(pk=road_map.pk)
    ada = set(road_map.tahun_rencana.values_list("tahun", flat=True))
    baru = [TahunRencana(road_map=road_map, tahun=tahun) for tahun in road_map.tahun if tahun not in ada]
    bulk_create_with_history(baru, TahunRencana)
    return baru
