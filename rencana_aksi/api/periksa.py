"""What is said and found of plans: comments, the marks of verification; and what an item serves."""

from typing import Any, ClassVar

from django.db import models
from django.utils import timezone
from drf_spectacular.utils import extend_schema
from rest_framework import serializers, status
from rest_framework.decorators import action
from rest_framework.request import Request
from rest_framework.response import Response

from organisasi.api.dasar import Bacaan, Isian, SumberBaca
from organisasi.api.halaman import Saring
from organisasi.api.masalah import Bentrok, IsianSalah
from organisasi.api.tanda import bertanda, tanda_diminta, versi_diminta
from rencana_aksi.api.bacaan import ButirBacaan
from rencana_aksi.api.rencana import DalamRencana
from rencana_aksi.models import ButirAksi, Komentar, Penilaian
from rencana_aksi.permissions import SEBAGAI_TIM_PELAKSANA, SUSUN
from rencana_aksi.queries.usulan import calon_asal, id_asal, tanda_asal
from rencana_aksi.services.butir import nilai_butir, tautkan
from rencana_aksi.services.komentar import KomentarDitolak, selesaikan_komentar, tulis_komentar
from roadmap.models import BarisLampiran, Prioritas

MAKS_TEKS = 4000
MAKS_BULAT = 2**31 - 1
MAKS_ASAL = 500


class PenilaianIsian(Isian):
    """What Tim Pelaksana finds of an item; what needs mending says why."""

    penilaian = serializers.ChoiceField([Penilaian.SESUAI.value, Penilaian.PERBAIKI.value])
    catatan = serializers.CharField(max_length=MAKS_TEKS, required=False, allow_blank=True, default="")


def _daftar_id(arti: str) -> Any:
    anak = serializers.IntegerField(min_value=1, max_value=MAKS_BULAT)
    return serializers.ListField(
        child=anak, max_length=MAKS_ASAL, required=False, default=list, help_text=arti
    )


class TautanIsian(Isian):
    """What an item serves: exactly these rows and priorities."""

    baris = _daftar_id("Id baris Lampiran.")
    prioritas = _daftar_id("Id prioritas.")


class TautanBacaan(serializers.Serializer):  # type: ignore[type-arg]
    """What an item serves."""

    baris = serializers.ListField(child=serializers.IntegerField())
    prioritas = serializers.ListField(child=serializers.IntegerField())


class BerpenilaianDanTautan:
    """What items have beside their fields: a mark of verification, and what they serve."""

    get_object: Any
    orang: Any
    rencana: Any

    @extend_schema(request=PenilaianIsian, responses=ButirBacaan)
    @action(detail=True, methods=["post"])
    def penilaian(self, request: Request, **alamat: Any) -> Response:
        """Note what was found of an item, while its plan is being verified."""
        butir = self._butir_rencana()
        SEBAGAI_TIM_PELAKSANA.pastikan(self.orang, butir.rencana)
        isian = PenilaianIsian(data=request.data)
        isian.is_valid(raise_exception=True)
        data, dibuka = isian.validated_data, versi_diminta(request, butir)
        hasil = nilai_butir(
            butir=butir,
            penilaian=Penilaian(data["penilaian"]),
            catatan=data["catatan"],
            oleh=self.orang,
            kini=timezone.now(),
            versi_dibuka=dibuka,
        )
        return bertanda(Response(ButirBacaan(hasil).data), hasil)

    @extend_schema(methods=["GET"], responses=TautanBacaan)
    @extend_schema(methods=["PUT"], request=TautanIsian, responses=TautanBacaan)
    @action(detail=True, methods=["get", "put"])
    def tautan(self, request: Request, **alamat: Any) -> Response:
        """Read or replace what an item serves: rows of the Lampiran and priorities that concern its unit."""
        butir = self._butir_rencana()
        if request.method == "PUT":
            self._tautkan(request, butir)
        return bertanda(Response(id_asal(butir)), tanda=tanda_asal(butir))

    def _tautkan(self, request: Request, butir: ButirAksi) -> None:
        SUSUN.pastikan(self.orang, butir.rencana)
        isian = TautanIsian(data=request.data)
        isian.is_valid(raise_exception=True)
        dibuka = tanda_diminta(request, tanda_asal(butir))
        calon = calon_asal(butir.rencana)
        boleh = {
            "baris": {c.pk for c in calon if c.baris},
            "prioritas": {c.pk for c in calon if not c.baris},
        }
        galat = {
            nama: [f"Bukan asal yang dapat dipilih unit ini: {', '.join(map(str, lain))}."]
            for nama, pilihan in boleh.items()
            if (lain := sorted(set(isian.validated_data[nama]) - pilihan))
        }
        if galat:
            raise IsianSalah(" ".join(pesan[0] for pesan in galat.values()), galat)
        tautkan(
            butir=butir,
            baris=BarisLampiran.objects.filter(pk__in=isian.validated_data["baris"]),
            prioritas=Prioritas.objects.filter(pk__in=isian.validated_data["prioritas"]),
            oleh=self.orang,
            tanda_dibuka=dibuka,
        )

    def _butir_rencana(self) -> ButirAksi:
        butir: ButirAksi = self.get_object()
        butir.rencana = self.rencana()
        return butir


class KomentarBacaan(Bacaan):
    """A comment on a plan or an item, or a reply to one."""

    id = serializers.IntegerField()
    rencana = serializers.IntegerField(source="rencana_id")
    butir = serializers.UUIDField(source="butir.kunci", allow_null=True, help_text="null: seluruh rencana.")
    induk = serializers.IntegerField(source="induk_id", allow_null=True, help_text="Yang dibalas.")
    oleh = serializers.CharField(source="oleh.nama")
    pada = serializers.DateTimeField()
    teks = serializers.CharField()
    selesai_pada = serializers.DateTimeField(allow_null=True)


class KomentarIsian(Isian):
    """A comment on the plan, on an item (its `kunci`), or a reply."""

    teks = serializers.CharField(max_length=MAKS_TEKS)
    butir = serializers.UUIDField(required=False, allow_null=True, default=None)
    induk = serializers.IntegerField(
        min_value=1, max_value=MAKS_BULAT, required=False, allow_null=True, default=None
    )


class KomentarSumber(DalamRencana, SumberBaca):
    """Percakapan tentang rencana dan butirnya. Siapa pun yang boleh membaca rencana boleh menulis."""

    queryset = Komentar.objects.all()
    serializer_class = KomentarBacaan
    saring: ClassVar[dict[str, Saring]] = {
        "butir": Saring("butir__kunci", "uuid"),
        "induk": Saring("induk"),
        "selesai": Saring(
            "selesai_pada__isnull", "tidak_benar", arti="ya: hanya percakapan yang sudah selesai."
        ),
    }
    cari = ("teks",)
    urut = ("id", "pada")
    tolak: ClassVar[dict[type[Exception], Any]] = {KomentarDitolak: Bentrok}
    ringkas: ClassVar[dict[str, str]] = {
        "create": "Tulis komentar atau balasan",
        "selesai": "Nyatakan percakapan selesai",
        "buka": "Buka percakapan kembali",
    }

    def terlihat(self) -> models.QuerySet[Komentar]:
        """Return what is said of the plan."""
        return Komentar.objects.filter(rencana=self.rencana()).select_related("butir", "oleh")

    @extend_schema(request=KomentarIsian, responses={201: KomentarBacaan})
    def create(self, request: Request, rencana: int) -> Response:
        """Write a comment or a reply."""
        satu = self.rencana()
        isian = KomentarIsian(data=request.data)
        isian.is_valid(raise_exception=True)
        data = isian.validated_data
        induk = satu.komentar.select_related("butir").filter(pk=data["induk"]).first()
        butir = satu.butir.filter(kunci=data["butir"]).first()
        for nama, ada in (("induk", induk), ("butir", butir)):
            if data[nama] is not None and ada is None:
                pesan = f"{nama.capitalize()} ini tidak ada pada rencana ini."
                raise IsianSalah(pesan, {nama: [pesan]})
        baru = tulis_komentar(
            rencana=satu, oleh=self.orang, kini=timezone.now(), teks=data["teks"], butir=butir, induk=induk
        )
        return Response(KomentarBacaan(baru).data, status=status.HTTP_201_CREATED)

    @extend_schema(request=None, responses=KomentarBacaan)
    @action(detail=True, methods=["post"])
    def selesai(self, request: Request, **alamat: Any) -> Response:
        """Close a conversation."""
        return self._tandai(selesai=True)

    @extend_schema(request=None, responses=KomentarBacaan)
    @action(detail=True, methods=["post"])
    def buka(self, request: Request, **alamat: Any) -> Response:
        """Open a conversation again."""
        return self._tandai(selesai=False)

    def _tandai(self, *, selesai: bool) -> Response:
        satu: Komentar = self.get_object()
        if satu.induk_id is not None:
            raise Bentrok("Ini balasan; percakapan ditutup pada komentar pertamanya.")
        hasil = selesaikan_komentar(komentar=satu, oleh=self.orang, kini=timezone.now(), selesai=selesai)
        return Response(KomentarBacaan(hasil).data)
