"""Figures that are worked out, not stored: of a road map that the person may read, all at once, for they are few."""

from typing import Any

from django.http import Http404
from drf_spectacular.utils import OpenApiParameter

from organisasi.api.dasar import Sumber
from organisasi.api.masalah import KueriSalah
from roadmap.models import RoadMap

ROAD_MAP = OpenApiParameter("road_map", str, required=True, description="Kode road map.")


class AngkaSumber(Sumber):
    """Figures of a road map; each address takes the parameters of `saring`."""

    filter_backends: list[Any] = []
    pagination_class = None
    bernama = True
    berparameter = True

    def nilai(self, *perlu: str) -> dict[str, Any]:
        """Return the parameters that the address carries; raises KueriSalah, too where one of `perlu` is missing."""
        nilai = {
            nama: saring.baca(nama, self.request.query_params[nama])
            for nama, saring in self.saring.items()
            if nama in self.request.query_params
        }
        if kurang := [nama for nama in perlu if nama not in nilai]:
            raise KueriSalah(f"Sertakan parameter {' dan '.join(kurang)}.")
        return nilai

    def road_map(self, tahun: int | None = None) -> RoadMap:
        """Return the road map asked for; raises KueriSalah where it has not the year, Http404 where it is unknown."""
        kode = self.nilai("road_map")["road_map"]
        road_map = RoadMap.objects.terlihat_oleh(self.request.user).filter(kode=kode).first()
        if road_map is None:
            raise Http404("Road map tidak ditemukan.")
        if tahun is not None and tahun not in road_map.tahun:
            raise KueriSalah(f"Road map ini mencakup {road_map.tahun_awal} sampai {road_map.tahun_akhir}.")
        return road_map
