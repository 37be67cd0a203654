"""Write the regulation and the heading block of a draft."""

from django.db import transaction

from organisasi.models import Pengguna
from roadmap.models import RoadMap
from roadmap.services.isi import kunci_road_map, pastikan_terkini


@transaction.atomic
def ubah_road_map(*, road_map: RoadMap, oleh: Pengguna, versi_dibuka: str | None = None) -> None:
    """Save the changed heading; raises TidakBerwenang, RoadMapTerkunci and Basi."""
    kunci_road_map(road_map, oleh)
    pastikan_terkini(versi_dibuka, road_map)
    road_map.save()
