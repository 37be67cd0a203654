"""What the consistency check finds in a road map."""

from typing import Any, ClassVar

from drf_spectacular.utils import OpenApiParameter, extend_schema
from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.response import Response

from organisasi.api.dasar import Bacaan
from organisasi.api.halaman import Saring
from organisasi.permissions import Orang
from roadmap.api.angka import ROAD_MAP, AngkaSumber
from roadmap.pemeriksaan import ATURAN, SaringanTemuan, Tingkat, periksa
from roadmap.permissions import PERIKSA
from roadmap.queries.pemeriksaan import potret

TINGKAT = tuple(tingkat.value for tingkat in Tingkat)
KODE = tuple(aturan.kode for aturan in ATURAN)


class TemuanBacaan(Bacaan):
    """A finding: where, and why it was flagged."""

    aturan = serializers.ChoiceField(KODE)
    judul = serializers.CharField()
    tingkat = serializers.ChoiceField(TINGKAT)
    tempat = serializers.CharField()
    uraian = serializers.CharField()


class PemeriksaanSumber(AngkaSumber):
    """Pemeriksaan road map: yang patut dilihat kembali, yang terberat lebih dahulu. Tidak ada yang diubah."""

    serializer_class = TemuanBacaan
    saring: ClassVar[dict[str, Saring]] = {
        "road_map": Saring("", "teks"),
        "tingkat": Saring("", "teks", TINGKAT),
        "aturan": Saring("", "teks", KODE),
    }

    def pastikan_pembaca(self, orang: Orang) -> None:
        """Turn away who may not see the check."""
        PERIKSA.pastikan(orang)

    @extend_schema(
        parameters=[
            ROAD_MAP,
            OpenApiParameter("tingkat", str, enum=TINGKAT),
            OpenApiParameter("aturan", str, enum=KODE, description="Kode aturan pemeriksaan."),
        ]
    )
    def list(self, request: Request) -> Response:
        """Return the findings."""
        nilai: dict[str, Any] = self.nilai("road_map")
        saringan = SaringanTemuan(aturan=nilai.get("aturan", ""), tingkat=nilai.get("tingkat", ""))
        temuan = saringan.terapkan(periksa(potret(self.road_map())))
        return Response(TemuanBacaan(temuan, many=True).data)
