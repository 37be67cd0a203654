"""Plans and items: lists and records that a person may read."""

from django.db import models
from django.http import Http404, HttpResponse
from django.utils import timezone
from drf_spectacular.utils import OpenApiParameter, extend_schema
from rest_framework.decorators import action
from rest_framework.request import Request
from rest_framework.response import Response

from organisasi.api.berkas import ApaAdanya, sebagai_berkas, unduhan
from organisasi.api.dasar import TANPA_HALAMAN, Sumber, SumberBaca, hanya_pembaca
from organisasi.api.halaman import Saring
from organisasi.api.riwayat import Berriwayat
from organisasi.permissions import Orang
from rencana_aksi.api.bacaan import (
    STATUS,
    BandingBacaan,
    BedaBacaan,
    ButirBacaan,
    RekapAreaBacaan,
    RencanaBacaan,
    TahunBacaan,
)
from rencana_aksi.ekspor import TULIS, tulis_rencana, tulis_templat_rencana
from rencana_aksi.models import ButirAksi, Penilaian, RencanaAksi, TahunRencana
from rencana_aksi.permissions import boleh_membaca
from rencana_aksi.queries.area import rekap_area
from rencana_aksi.queries.banding import Jenis, bandingkan, isi_rencana, pembanding
from rencana_aksi.queries.riwayat import riwayat_butir, riwayat_rencana
from riwayat.queries import Catatan
from roadmap.api.angka import ROAD_MAP, AngkaSumber
from roadmap.models import RoadMap
from roadmap.views.ekspor import sebagai_lampiran

ALASAN = "Rencana aksi terbuka bagi Tim, Perangkat Daerah dan Inspektorat."


class RencanaSumber(Berriwayat, SumberBaca):
    """Rencana aksi: Tim dan Inspektorat semua, Perangkat Daerah miliknya dan rencana kota yang ditetapkan."""

    queryset = RencanaAksi.objects.all()
    serializer_class = RencanaBacaan
    saring = {
        "road_map": Saring("periode__road_map__kode", "teks"),
        "tahun": Saring("periode__tahun"),
        "perangkat_daerah": Saring("perangkat_daerah"),
        "kota": Saring("perangkat_daerah__isnull", "benar", arti="ya: hanya rencana kota."),
        "status": Saring("status", "teks", tuple(s for s, _ in STATUS)),
    }
    cari = ("perangkat_daerah__nama", "perangkat_daerah__singkatan")
    urut = ("id", "sejak", "versi")

    def pastikan_pembaca(self, orang: Orang) -> None:
        """Turn away who may read no plan."""
        hanya_pembaca(boleh_membaca(orang), ALASAN)

    def terlihat(self) -> models.QuerySet[RencanaAksi]:
        """Return the plans that the person may read."""
        daftar = RencanaAksi.objects.terlihat_oleh(self.request.user)
        return daftar.select_related("periode__road_map", "perangkat_daerah")

    def riwayat_satu(self, satu: RencanaAksi) -> list[Catatan]:
        """Return what happened to a plan and its items."""
        return riwayat_rencana(satu)

    @unduhan(TULIS)
    def unduh(self, request: Request, pk: int, bentuk: str) -> HttpResponse:
        """Send a plan as a file."""
        satu, kini = self.get_object(), timezone.localtime()
        return sebagai_lampiran(tulis_rencana(satu, bentuk=bentuk, oleh=str(self.orang), kini=kini))

    @extend_schema(responses=sebagai_berkas("xlsx"))
    @action(detail=True, methods=["get"], renderer_classes=[ApaAdanya])
    def templat(self, request: Request, pk: int) -> HttpResponse:
        """Send the workbook in which a plan is filled in."""
        return sebagai_lampiran(tulis_templat_rencana(self.get_object()))

    @extend_schema(
        parameters=[
            OpenApiParameter("dengan", int, description="Id rencana pembanding; tanpa ini versi sebelumnya.")
        ],
        responses=BandingBacaan,
    )
    @action(detail=True, methods=["get"], **TANPA_HALAMAN)
    def banding(self, request: Request, pk: int) -> Response:
        """Return what differs between a plan and another of its unit, from the earlier to the later."""
        rencana: RencanaAksi = self.get_object()
        lain = self._pembanding(rencana)
        if lain is None:
            return Response({"lama": None, "baru": rencana.pk, "beda": []})
        lama, baru = sorted((rencana, lain), key=lambda r: (r.periode.tahun, r.versi))
        beda = [b for b in bandingkan(*isi_rencana(lama, baru)) if b.jenis != Jenis.SAMA]
        return Response({"lama": lama.pk, "baru": baru.pk, "beda": BedaBacaan(beda, many=True).data})

    def _pembanding(self, rencana: RencanaAksi) -> RencanaAksi | None:
        """Return the plan to compare with, None without another one; raises Http404 where it is none of the unit's."""
        diminta = self.request.query_params.get("dengan")
        for lain in pembanding(rencana, self.orang):
            if diminta in {None, str(lain.pk)}:
                return lain
        if diminta is None:
            return None
        raise Http404("Rencana pembanding tidak ditemukan.")


class TahunSumber(SumberBaca):
    """Tahun rencana aksi: dibuka atau ditutup, dengan tenggatnya."""

    queryset = TahunRencana.objects.all()
    serializer_class = TahunBacaan
    saring = {
        "road_map": Saring("road_map__kode", "teks"),
        "tahun": Saring("tahun"),
        "dibuka": Saring("dibuka", "benar"),
    }
    urut = ("tahun", "id")

    def pastikan_pembaca(self, orang: Orang) -> None:
        """Turn away who may read no plan."""
        hanya_pembaca(boleh_membaca(orang), ALASAN)

    def terlihat(self) -> models.QuerySet[TahunRencana]:
        """Return the years of the road maps that the person may read."""
        road_map = RoadMap.objects.terlihat_oleh(self.request.user)
        return TahunRencana.objects.filter(road_map__in=road_map).select_related("road_map")


class RekapAreaSumber(AngkaSumber):
    """Rencana satu tahun menurut area: butir dan anggaran tiap unit, dan baris Lampiran yang belum berencana."""

    serializer_class = RekapAreaBacaan
    saring = {"road_map": Saring("", "teks"), "tahun": Saring("")}

    def pastikan_pembaca(self, orang: Orang) -> None:
        """Turn away who may read no plan."""
        hanya_pembaca(boleh_membaca(orang), ALASAN)

    @extend_schema(parameters=[ROAD_MAP, OpenApiParameter("tahun", int, required=True)])
    def list(self, request: Request) -> Response:
        """Return a line for each area."""
        tahun = self.nilai("road_map", "tahun")["tahun"]
        periode = TahunRencana.objects.filter(road_map=self.road_map(tahun), tahun=tahun).first()
        if periode is None:
            raise Http404("Tahun ini belum dibuka untuk rencana aksi.")
        return Response(RekapAreaBacaan(rekap_area(periode, self.orang), many=True).data)


class DalamRencana(Sumber):
    """What belongs to a plan, which the address names."""

    def pastikan_pembaca(self, orang: Orang) -> None:
        """Turn away who may read no plan."""
        hanya_pembaca(boleh_membaca(orang), ALASAN)

    def rencana(self) -> RencanaAksi:
        """Return the plan that the address names; a hidden one is a 404."""
        daftar = RencanaAksi.objects.terlihat_oleh(self.request.user)
        satu = (
            daftar.select_related("periode__road_map", "perangkat_daerah")
            .filter(pk=self.kwargs["rencana"])
            .first()
        )
        if satu is None:
            raise Http404("Rencana aksi tidak ditemukan.")
        return satu


class ButirSumber(Berriwayat, DalamRencana, SumberBaca):
    """Butir satu rencana aksi, menurut nomornya."""

    queryset = ButirAksi.objects.all()
    serializer_class = ButirBacaan
    lookup_field = "kunci"
    lookup_value_converter = "uuid"
    saring = {
        "area": Saring("area"),
        "penilaian": Saring("penilaian", "teks", tuple(Penilaian.values)),
    }
    cari = ("program", "kegiatan", "sub_kegiatan", "tahapan", "indikator", "penanggung_jawab")
    urut = ("nomor", "id")

    def terlihat(self) -> models.QuerySet[ButirAksi]:
        """Return the items of the plan."""
        return ButirAksi.objects.filter(rencana=self.rencana())

    def riwayat_satu(self, satu: ButirAksi) -> list[Catatan]:
        """Return what happened to an item and to what it serves."""
        return riwayat_butir(satu)
