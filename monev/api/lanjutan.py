"""What last year left, offered to a draft plan and carried into it."""

from collections.abc import Sequence
from typing import Any, ClassVar

from drf_spectacular.utils import extend_schema
from rest_framework import serializers, status
from rest_framework.request import Request
from rest_framework.response import Response

from monev.api.isian import bidang_id
from monev.api.tulis_masalah import pastikan_form
from monev.forms.lanjutan import FormLanjutan
from monev.queries.lanjutan import tawaran_lanjutan
from monev.services.lanjutan import bawa
from organisasi.api.dasar import Bacaan, Isian
from organisasi.api.masalah import Bentrok, IsianSalah, Masalah
from rencana_aksi.api.isian import JumlahBacaan
from rencana_aksi.api.rencana import DalamRencana
from rencana_aksi.models import ButirAksi, RencanaAksi, RencanaTerkunci
from rencana_aksi.permissions import SUSUN

MAKS = 500


class TawaranBacaan(Bacaan):
    """Something to carry over."""

    nilai = serializers.CharField(help_text="Namanya saat dipilih.")
    teks = serializers.CharField()
    keterangan = serializers.CharField()
    area = serializers.IntegerField(
        source="area.pk", allow_null=True, help_text="null: sebutkan saat memilih."
    )


class PilihanIsian(Isian):
    """An offer, and the area where it has none of its own."""

    nilai = serializers.CharField(max_length=40)
    area = bidang_id()


class LanjutanIsian(Isian):
    """What is carried over."""

    pilihan: Any = serializers.ListField(child=PilihanIsian(), max_length=MAKS)


class LanjutanSumber(DalamRencana):
    """Yang belum tuntas dari tahun lalu: butir, tindak lanjut, dan rekomendasi, bagi penyusun rencana berikutnya."""

    queryset = ButirAksi.objects.all()
    serializer_class = TawaranBacaan
    filter_backends: list[Any] = []
    pagination_class = None
    tolak: ClassVar[dict[type[Exception], type[Masalah]]] = {RencanaTerkunci: Bentrok}
    ringkas: ClassVar[dict[str, str]] = {
        "list": "Yang dapat dilanjutkan",
        "create": "Lanjutkan yang dipilih sebagai butir rencana",
    }

    @extend_schema(responses=TawaranBacaan(many=True))
    def list(self, request: Request, rencana: int) -> Response:
        """Return what the plan does not hold yet."""
        return Response(TawaranBacaan(tawaran_lanjutan(self._rencana()), many=True).data)

    @extend_schema(request=LanjutanIsian, responses={201: JumlahBacaan})
    def create(self, request: Request, rencana: int) -> Response:
        """Add what is chosen; what the plan holds already is passed over."""
        draf = self._rencana()
        draf.pastikan_dapat_disunting()
        isian = LanjutanIsian(data=request.data)
        isian.is_valid(raise_exception=True)
        form = self._form(draf, isian.validated_data["pilihan"])
        banyak = bawa(rencana=draf, pilihan=form.pilihan, area=form.area_terpilih, oleh=self.orang)
        return Response({"butir": banyak}, status=status.HTTP_201_CREATED)

    def _rencana(self) -> RencanaAksi:
        """Return the plan of the address where the person writes it; raises TidakBerwenang."""
        satu = self.rencana()
        SUSUN.pastikan(self.orang, satu)
        return satu

    def _form(self, draf: RencanaAksi, pilihan: Sequence[dict[str, Any]]) -> FormLanjutan:
        """Return the form of the page with what is chosen; raises IsianSalah."""
        tawaran = tawaran_lanjutan(draf)
        if asing := sorted({p["nilai"] for p in pilihan} - {t.nilai for t in tawaran}):
            pesan = f"Tidak ditawarkan kepada rencana ini: {', '.join(asing)}."
            raise IsianSalah(pesan, {"pilihan": [pesan]})
        data = {p["nilai"]: "on" for p in pilihan}
        data |= {f"area-{p['nilai']}": str(p["area"]) for p in pilihan if p.get("area")}
        area = [*draf.periode.road_map.areaperubahan.order_by("nomor")]
        return pastikan_form(FormLanjutan(data, tawaran=tawaran, area=area))
