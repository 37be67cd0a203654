"""Plans and their items as the search finds them: the newest versions, as far as a person may read them."""

from django.db.models import QuerySet
from django.urls import reverse

from organisasi.permissions import Orang
from rencana_aksi.models import ButirAksi, RencanaAksi
from rencana_aksi.queries.rencana import BIDANG_CARI
from roadmap.models import RoadMap
from roadmap.pencarian import Jenis, Temuan


def _rencana(road_map: RoadMap, orang: Orang) -> "QuerySet[RencanaAksi]":
    terbaru = RencanaAksi.objects.terlihat_oleh(orang).filter(periode__road_map=road_map).terbaru()
    return terbaru.select_related("periode", "perangkat_daerah").order_by(
        "-periode__tahun", "perangkat_daerah__nama", "pk"
    )


def _butir(road_map: RoadMap, orang: Orang) -> "QuerySet[ButirAksi]":
    terlihat = _rencana(road_map, orang).order_by().values("pk")
    return (
        ButirAksi.objects.filter(rencana__in=terlihat)
        .select_related("rencana__periode", "rencana__perangkat_daerah")
        .order_by("-rencana__periode__tahun", "rencana", "nomor", "pk")
    )


def _temuan_rencana(rencana: RencanaAksi) -> Temuan:
    return Temuan(
        str(rencana), rencana.get_status_display(), reverse("rencana_aksi:rencana", args=[rencana.pk])
    )


def _temuan_butir(butir: ButirAksi) -> Temuan:
    return Temuan(
        butir.tahapan,
        f"{butir.rencana}, butir {butir.nomor}",
        reverse("rencana_aksi:butir", args=[butir.rencana_id, butir.kunci]),
    )


JENIS = (
    Jenis(
        "Rencana aksi",
        _rencana,
        ("perangkat_daerah__nama", "perangkat_daerah__singkatan", "periode__tahun"),
        _temuan_rencana,
    ),
    Jenis("Butir rencana aksi", _butir, BIDANG_CARI, _temuan_butir),
)
"""What the search knows of plans."""
