"""Write the printed targets of a draft."""

from collections.abc import Mapping

from django.db import transaction

from indikator.models import PenetapanTarget, Target
from organisasi.models import Pengguna
from roadmap.models import RoadMap
from roadmap.services.isi import kunci_road_map, pastikan_terkini


@transaction.atomic
def ubah_penetapan(
    *,
    road_map: RoadMap,
    penetapan: PenetapanTarget,
    teks_indikator: str,
    target: Mapping[int, str],
    oleh: Pengguna,
    versi_dibuka: str | None = None,
) -> None:
    """Set the printed name and the printed target of each year; unchanged ones are left alone.

    Raises TidakBerwenang, RoadMapTerkunci, and Basi where someone changed them since `versi_dibuka`.
    """
    kunci_road_map(road_map, oleh)
    lama = {t.tahun: t for t in penetapan.target.all()}
    pastikan_terkini(versi_dibuka, penetapan, *lama.values())
    if penetapan.teks_indikator != teks_indikator:
        penetapan.teks_indikator = teks_indikator
        penetapan.save()
    for tahun, teks in target.items():
        satu = lama.get(tahun) or Target(penetapan=penetapan, tahun=tahun)
        if satu.pk is None or satu.teks != teks:
            satu.teks = teks
            satu.save()
