"""Figures of a year that are worked out, not stored: achievement of indicators, compliance with the rhythm."""

from typing import Any

from django.http import Http404
from django.utils import timezone
from drf_spectacular.utils import OpenApiParameter, extend_schema
from rest_framework.request import Request
from rest_framework.response import Response

from monev.api.bacaan import CapaianBacaan, KepatuhanBacaan
from monev.api.daftar import ALASAN
from monev.permissions import boleh_membaca
from monev.queries.capaian import capaian_indikator
from monev.queries.kepatuhan import pihak_terlihat, ringkasan
from organisasi.api.dasar import Sumber, hanya_pembaca
from organisasi.api.halaman import Saring
from organisasi.api.masalah import KueriSalah
from organisasi.permissions import Orang
from roadmap.models import RoadMap

ROAD_MAP = OpenApiParameter("road_map", str, required=True, description="Kode road map.")
TAHUN = OpenApiParameter("tahun", int, required=True)
SEMESTER = OpenApiParameter(
    "semester", int, enum=[1, 2], description="Sampai semester ini; tanpa ini setahun."
)


class AngkaSumber(Sumber):
    """Figures of a road map in a year: all at once, for they are few and belong together."""

    filter_backends: list[Any] = []
    pagination_class = None
    bernama = True

    def pastikan_pembaca(self, orang: Orang) -> None:
        """Turn away who may read nothing of monev."""
        hanya_pembaca(boleh_membaca(orang), ALASAN)

    def diminta(self) -> tuple[RoadMap, int, int | None]:
        """Return road map, year and semester; raises KueriSalah, and Http404 for an unknown road map."""
        nilai = {
            nama: saring.baca(nama, self.request.query_params[nama])
            for nama, saring in self.saring.items()
            if nama in self.request.query_params
        }
        if kurang := [nama for nama in ("road_map", "tahun") if nama not in nilai]:
            raise KueriSalah(f"Sertakan parameter {' dan '.join(kurang)}.")
        road_map = RoadMap.objects.terlihat_oleh(self.request.user).filter(kode=nilai["road_map"]).first()
        if road_map is None:
            raise Http404("Road map tidak ditemukan.")
        if nilai["tahun"] not in road_map.tahun:
            raise KueriSalah(f"Road map ini mencakup {road_map.tahun_awal} sampai {road_map.tahun_akhir}.")
        return road_map, nilai["tahun"], nilai.get("semester")


class CapaianSumber(AngkaSumber):
    """Capaian setiap indikator dalam satu tahun, dengan target dan realisasinya."""

    serializer_class = CapaianBacaan
    saring = {
        "road_map": Saring("", "teks"),
        "tahun": Saring(""),
        "semester": Saring("", pilihan=("1", "2")),
    }

    @extend_schema(parameters=[ROAD_MAP, TAHUN, SEMESTER])
    def list(self, request: Request) -> Response:
        """Return a line for each indicator."""
        return Response(CapaianBacaan(capaian_indikator(*self.diminta()), many=True).data)


class KepatuhanSumber(AngkaSumber):
    """Kepatuhan terhadap irama monev dalam satu tahun: yang boleh dilihat pemilik kunci."""

    serializer_class = KepatuhanBacaan
    saring = {"road_map": Saring("", "teks"), "tahun": Saring("")}

    @extend_schema(parameters=[ROAD_MAP, TAHUN])
    def list(self, request: Request) -> Response:
        """Return a line for each unit, pokja and the pleno."""
        road_map, tahun, _ = self.diminta()
        assert not request.user.is_anonymous
        pihak = pihak_terlihat(road_map, tahun, self.orang)
        hasil = ringkasan(road_map, tahun, timezone.localdate(), [p for d in pihak.values() for p in d])
        return Response(KepatuhanBacaan(hasil.values(), many=True).data)
