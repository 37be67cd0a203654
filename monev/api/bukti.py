"""Evidence through the API: hung on what it stands behind, read, fetched, taken away, by the rules of the pages."""

from typing import Any, ClassVar

from django.conf import settings
from django.http import Http404, HttpResponse
from django.utils import timezone
from django.utils.http import content_disposition_header
from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import extend_schema
from rest_framework import serializers, status
from rest_framework.decorators import action
from rest_framework.parsers import MultiPartParser
from rest_framework.request import Request
from rest_framework.response import Response

from berkas.unggahan import BerkasDitolak
from monev.api.bacaan import BuktiBacaan
from monev.api.daftar import ALASAN
from monev.api.isian import BuktiIsian, bidang_teks
from monev.models import Bukti, JenisBukti, Terkunci
from monev.permissions import boleh_membaca, boleh_membaca_bukti, pastikan_boleh_bukti
from monev.services.bukti import TIPE, hapus_bukti, isi_bukti, tambah_berkas, tambah_tautan
from organisasi.api.berkas import ApaAdanya
from organisasi.api.dasar import TANPA_HALAMAN, Isian, Sumber, hanya_pembaca
from organisasi.api.isi import IsiJson
from organisasi.api.masalah import Bentrok, IsianSalah, Masalah
from organisasi.permissions import Orang
from tampilan.unggahan import maks_unggahan


class BidangBerkas(serializers.FileField):
    """A file, refused by its size before it is read; its kind is checked by the service."""

    def __init__(self, **pilihan: Any) -> None:
        super().__init__(**{"allow_empty_file": True, "max_length": 255, "required": False} | pilihan)

    def to_internal_value(self, data: Any) -> Any:
        """Return the file; raises ValidationError for one that is too large."""
        berkas = super().to_internal_value(data)
        if berkas.size > settings.UNGGAHAN_MAKS_BYTE:
            raise serializers.ValidationError(
                f"Berkas ini terlalu besar. Ukuran paling besar {maks_unggahan()}."
            )
        return berkas


class BuktiBerkasIsian(Isian):
    """Evidence as a file, or as a link."""

    berkas = BidangBerkas()
    tautan = serializers.URLField(max_length=500, allow_blank=True, required=False, default="")
    nama = bidang_teks(wajib=False, panjang=200)

    def validate(self, attrs: dict[str, Any]) -> dict[str, Any]:
        """Ask for one of both."""
        if bool(attrs.get("berkas")) == bool(attrs["tautan"]):
            raise serializers.ValidationError("Kirim satu berkas (multipart/form-data) atau satu tautan.")
        return attrs


class Berbukti:
    """What a resource has whose records carry evidence; `bidang_bukti` is their field in Bukti."""

    bidang_bukti: str
    get_object: Any
    orang: Any

    @extend_schema(methods=["GET"], responses=BuktiBacaan(many=True))
    @extend_schema(
        methods=["POST"],
        request={"application/json": BuktiIsian, "multipart/form-data": BuktiBerkasIsian},
        responses={201: BuktiBacaan},
    )
    @action(detail=True, methods=["get", "post"], parser_classes=[IsiJson, MultiPartParser], **TANPA_HALAMAN)
    def bukti(self, request: Request, **alamat: Any) -> Response:
        """List the evidence of a record, or hang a file or a link on it; the same one sent twice is kept once."""
        satu = self.get_object()
        if request.method == "GET":
            return Response(BuktiBacaan(satu.bukti.order_by("pk"), many=True).data)
        pastikan_boleh_bukti(self.orang, self.bidang_bukti, satu, timezone.now())
        isian = BuktiBerkasIsian(data=request.data)
        isian.is_valid(raise_exception=True)
        return Response(self._gantung(satu, isian.validated_data), status=status.HTTP_201_CREATED)

    def _gantung(self, satu: Any, data: dict[str, Any]) -> Any:
        dasar = {"bidang": self.bidang_bukti, "pemilik": satu, "oleh": self.orang, "kini": timezone.now()}
        if berkas := data.get("berkas"):
            try:
                baru = tambah_berkas(nama=berkas.name, isi=berkas.read(), **dasar)
            except BerkasDitolak as galat:
                raise IsianSalah(galat.pesan, {"berkas": [galat.pesan]}) from galat
        else:
            baru = tambah_tautan(nama=data["nama"], tautan=data["tautan"], **dasar)
        return BuktiBacaan(baru).data


class BuktiSumber(Sumber):
    """Bukti dukung: keterangannya dan berkasnya, bagi yang boleh membaca catatan tempatnya tergantung."""

    queryset = Bukti.objects.all()
    serializer_class = BuktiBacaan
    lookup_field = "kunci"
    lookup_value_converter = "uuid"
    tolak: ClassVar[dict[type[Exception], type[Masalah]]] = {Terkunci: Bentrok}
    ringkas: ClassVar[dict[str, str]] = {"berkas": "Unduh berkasnya"}

    def pastikan_pembaca(self, orang: Orang) -> None:
        """Turn away who may read nothing of monev."""
        hanya_pembaca(boleh_membaca(orang), ALASAN)

    def get_object(self) -> Bukti:
        """Return the evidence; raises Http404 where what it stands behind is hidden."""
        satu = Bukti.objects.filter(kunci=self.kwargs["kunci"]).first()
        if satu is None or not boleh_membaca_bukti(self.orang, *satu.milik):
            raise Http404("Bukti tidak ditemukan.")
        return satu

    def retrieve(self, request: Request, **alamat: Any) -> Response:
        """Return what is known of one piece of evidence."""
        return Response(BuktiBacaan(self.get_object()).data)

    @extend_schema(request=None, responses={204: None})
    def destroy(self, request: Request, **alamat: Any) -> Response:
        """Take it away, as long as what it stands behind may be edited."""
        hapus_bukti(bukti=self.get_object(), oleh=self.orang, kini=timezone.now())
        return Response(status=status.HTTP_204_NO_CONTENT)

    @extend_schema(responses={(200, tipe): OpenApiTypes.BINARY for tipe in sorted(set(TIPE.values()))})
    @action(detail=True, methods=["get"], renderer_classes=[ApaAdanya])
    def berkas(self, request: Request, **alamat: Any) -> HttpResponse:
        """Hand out the file as an attachment; a link has none."""
        satu = self.get_object()
        isi = None if satu.jenis == JenisBukti.TAUTAN else isi_bukti(satu)
        if isi is None:
            raise Http404("Bukti ini tautan, atau berkasnya tidak lagi tersimpan.")
        nama = content_disposition_header(as_attachment=True, filename=satu.nama) or "attachment"
        kepala = {"Content-Disposition": nama, "X-Content-Type-Options": "nosniff"}
        return HttpResponse(isi, content_type=satu.tipe, headers=kepala)
