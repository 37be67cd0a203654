"""The owner of a key: who they are here, and what they were told."""

from typing import Any, ClassVar

from django.db import models
from drf_spectacular.utils import extend_schema_serializer
from rest_framework import mixins, serializers
from rest_framework.request import Request
from rest_framework.response import Response

from organisasi.api.dasar import Bacaan, Sumber
from organisasi.api.halaman import Saring
from organisasi.models import KunciApi, LingkupKunci, Pemberitahuan
from organisasi.permissions import penugasan_dari


class PeranBacaan(Bacaan):
    """A role, and where it is held."""

    peran = serializers.CharField(source="peran.kode")
    nama = serializers.CharField(source="peran.nama")
    perangkat_daerah = serializers.IntegerField(source="perangkat_daerah_id", allow_null=True)
    pokja = serializers.IntegerField(source="pokja_id", allow_null=True)


class KunciBacaan(Bacaan):
    """The key that was shown."""

    nama = serializers.CharField()
    lingkup = serializers.ChoiceField(LingkupKunci.choices)
    berlaku_sampai = serializers.DateTimeField()


@extend_schema_serializer(many=False)
class SayaBacaan(serializers.Serializer):  # type: ignore[type-arg]
    """Whose key it is, in which roles, and for how long."""

    id = serializers.IntegerField()
    nama = serializers.CharField()
    peran = PeranBacaan(many=True)
    kunci = KunciBacaan()


class SayaSumber(Sumber):
    """Pemilik kunci: perannya, dan lingkup serta masa berlaku kuncinya."""

    filter_backends: list[Any] = []
    pagination_class = None
    serializer_class = SayaBacaan
    ringkas: ClassVar[dict[str, str]] = {"list": "Pemilik kunci ini"}

    def list(self, request: Request) -> Response:
        """Return who asks."""
        assert isinstance(request.auth, KunciApi)
        return Response(
            {
                "id": self.orang.pk,
                "nama": str(self.orang),
                "peran": PeranBacaan(penugasan_dari(self.orang), many=True).data,
                "kunci": KunciBacaan(request.auth).data,
            }
        )


class PemberitahuanBacaan(Bacaan):
    """A notice."""

    id = serializers.IntegerField()
    jenis = serializers.CharField()
    judul = serializers.CharField()
    isi = serializers.CharField()
    alamat = serializers.CharField(help_text="Halaman yang dimaksud.")
    dibuat = serializers.DateTimeField()
    dibaca_pada = serializers.DateTimeField(allow_null=True)


class PemberitahuanSumber(mixins.ListModelMixin, Sumber):
    """Pemberitahuan kepada pemilik kunci."""

    queryset = Pemberitahuan.objects.all()
    serializer_class = PemberitahuanBacaan
    saring: ClassVar[dict[str, Saring]] = {
        "dibaca": Saring("dibaca_pada__isnull", "tidak_benar"),
        "jenis": Saring("jenis", "teks"),
    }
    cari = ("judul", "isi")
    urut = ("id", "dibuat")

    def terlihat(self) -> models.QuerySet[Pemberitahuan]:
        """Return the person's own."""
        return Pemberitahuan.objects.filter(penerima=self.orang)
