"""Figures of a year that are worked out, not stored: achievement of indicators, compliance with the rhythm."""

from django.http import Http404
from django.utils import timezone
from drf_spectacular.utils import OpenApiParameter, extend_schema
from rest_framework.request import Request
from rest_framework.response import Response

from monev.api.bacaan import CapaianBacaan, KepatuhanBacaan, RincianKepatuhanBacaan, TitikBacaan
from monev.api.daftar import ALASAN
from monev.permissions import boleh_membaca
from monev.queries.capaian import capaian_indikator
from monev.queries.kemajuan_kurva import kurva_rencana
from monev.queries.kepatuhan import pihak_terlihat, rincian, ringkasan
from monev.views.kemajuan import boleh_membaca_kurva
from organisasi.api.dasar import hanya_pembaca
from organisasi.api.halaman import Saring
from organisasi.permissions import Orang
from rencana_aksi.models import RencanaAksi
from roadmap.api.angka import ROAD_MAP, AngkaSumber
from roadmap.models import RoadMap

TAHUN = OpenApiParameter("tahun", int, required=True)
SEMESTER = OpenApiParameter(
    "semester", int, enum=[1, 2], description="Sampai semester ini; tanpa ini setahun."
)


class AngkaMonev(AngkaSumber):
    """Figures of monev in a year."""

    def pastikan_pembaca(self, orang: Orang) -> None:
        """Turn away who may read nothing of monev."""
        hanya_pembaca(boleh_membaca(orang), ALASAN)

    def diminta(self) -> tuple[RoadMap, int, int | None]:
        """Return road map, year and semester; raises KueriSalah, and Http404 for an unknown road map."""
        nilai = self.nilai("road_map", "tahun")
        return self.road_map(nilai["tahun"]), nilai["tahun"], nilai.get("semester")


class CapaianSumber(AngkaMonev):
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


class RincianKepatuhanSumber(AngkaMonev):
    """Setiap kewajiban satu pihak dalam satu tahun, jendela demi jendela, dengan keadaannya."""

    serializer_class = RincianKepatuhanBacaan
    saring = {
        "road_map": Saring("", "teks"),
        "tahun": Saring(""),
        "pihak": Saring("", "teks"),
        "kewajiban": Saring("", "teks"),
    }

    @extend_schema(
        parameters=[
            ROAD_MAP,
            TAHUN,
            OpenApiParameter(
                "pihak", str, required=True, description="tingkat:kode, misalnya pd:diskominfo."
            ),
            OpenApiParameter("kewajiban", str, description="Kode kewajiban."),
        ]
    )
    def list(self, request: Request) -> Response:
        """Return the windows of one party."""
        nilai = self.nilai("road_map", "tahun", "pihak")
        road_map, tahun = self.road_map(nilai["tahun"]), nilai["tahun"]
        semua = [p for d in pihak_terlihat(road_map, tahun, self.orang).values() for p in d]
        pihak = [p for p in semua if f"{p.tingkat}:{p.kode}" == nilai["pihak"]]
        if not pihak:
            raise Http404("Pihak tidak ditemukan.")
        hasil = rincian(road_map, tahun, timezone.localdate(), pihak, kewajiban=nilai.get("kewajiban", ""))
        return Response(RincianKepatuhanBacaan(hasil, many=True).data)


class KurvaSumber(AngkaMonev):
    """Kurva satu rencana: kemajuan fisik dan anggaran menurut rencana dan menurut laporan, bulan demi bulan."""

    serializer_class = TitikBacaan
    saring = {"rencana": Saring("")}

    @extend_schema(
        parameters=[OpenApiParameter("rencana", int, required=True, description="Id rencana aksi.")]
    )
    def list(self, request: Request) -> Response:
        """Return the twelve months of a plan's year."""
        terlihat = RencanaAksi.objects.terlihat_oleh(self.orang).select_related("periode")
        rencana = terlihat.filter(pk=self.nilai("rencana")["rencana"]).first()
        if rencana is None or not boleh_membaca_kurva(self.orang, rencana):
            raise Http404("Kurva tidak ditemukan.")
        return Response(TitikBacaan(kurva_rencana(rencana), many=True).data)


class KepatuhanSumber(AngkaMonev):
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
