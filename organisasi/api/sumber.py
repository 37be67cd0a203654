"""Units and pokja, which the regulation names: read by all."""

from django.db import models
from rest_framework import serializers

from organisasi.api.dasar import Bacaan, SumberBaca
from organisasi.api.halaman import Saring
from organisasi.api.riwayat import Berriwayat
from organisasi.models import JenisPerangkatDaerah, PerangkatDaerah, Pokja
from riwayat.queries import Catatan, riwayat_dari


class PerangkatDaerahBacaan(Bacaan):
    """A unit of the city government."""

    id = serializers.IntegerField()
    kode = serializers.CharField()
    nama = serializers.CharField()
    singkatan = serializers.CharField()
    jenis = serializers.ChoiceField(JenisPerangkatDaerah.choices)
    induk = serializers.IntegerField(source="induk_id", allow_null=True)
    aktif_dari = serializers.DateField(allow_null=True)
    aktif_sampai = serializers.DateField(allow_null=True)


class PerangkatDaerahSumber(Berriwayat, SumberBaca):
    """Perangkat Daerah yang disebut regulasi. Terbuka bagi umum."""

    umum = True
    queryset = PerangkatDaerah.objects.all()
    serializer_class = PerangkatDaerahBacaan
    saring = {
        "kode": Saring("kode", "teks"),
        "jenis": Saring("jenis", "teks", tuple(JenisPerangkatDaerah.values)),
        "induk": Saring("induk"),
    }
    cari = ("nama", "singkatan", "kode")
    urut = ("nama", "kode", "id")

    def terlihat(self) -> models.QuerySet[PerangkatDaerah]:
        """Return all: the regulation names them."""
        return PerangkatDaerah.objects.all()

    def riwayat_satu(self, satu: PerangkatDaerah) -> list[Catatan]:
        """Return what happened to a unit and its other names."""
        return riwayat_dari([satu, *satu.alias.all()])


class PokjaBacaan(Bacaan):
    """A working group."""

    id = serializers.IntegerField()
    kode = serializers.CharField()
    nama = serializers.CharField()
    koordinator = serializers.IntegerField(source="koordinator_id", allow_null=True)


class PokjaSumber(SumberBaca):
    """Kelompok kerja Tim Pelaksana. Terbuka bagi umum."""

    umum = True
    queryset = Pokja.objects.all()
    serializer_class = PokjaBacaan
    saring = {"kode": Saring("kode", "teks")}
    cari = ("nama", "kode")
    urut = ("kode", "nama", "id")

    def terlihat(self) -> models.QuerySet[Pokja]:
        """Return all: the regulation names them."""
        return Pokja.objects.all()
