"""What the road map draws on: programmes and kegiatan, how they are classified, pilots of the Zona Integritas."""

from rest_framework import serializers

from organisasi.api.dasar import Bacaan
from organisasi.api.halaman import Saring
from roadmap.api.isi import IsiBacaan, IsiSumber
from roadmap.models import Nomenklatur, PilotZonaIntegritas, Program, ProgramKlasifikasi


class SubKegiatanBacaan(Bacaan):
    """A sub-activity."""

    id = serializers.IntegerField()
    kode = serializers.CharField()
    nama = serializers.CharField()


class KegiatanBacaan(SubKegiatanBacaan):
    """An activity with its sub-activities."""

    sub_kegiatan = SubKegiatanBacaan(many=True)


class ProgramBacaan(IsiBacaan):
    """A programme with its activities."""

    kode = serializers.CharField()
    nomenklatur = serializers.ChoiceField(Nomenklatur.choices)
    nama = serializers.CharField()
    kegiatan = KegiatanBacaan(many=True)


class ProgramSumber(IsiSumber):
    """Program, kegiatan, dan sub kegiatan menurut nomenklatur lama dan baru. Terbuka bagi umum."""

    queryset = Program.objects.prefetch_related("kegiatan__sub_kegiatan")
    serializer_class = ProgramBacaan
    saring = IsiSumber.saring | {
        "nomenklatur": Saring("nomenklatur", "teks", tuple(Nomenklatur.values)),
    }
    cari = ("nama", "kode")
    urut = ("nama", "kode", "id")


class KegiatanKlasifikasiBacaan(Bacaan):
    """A line under a classified programme."""

    huruf = serializers.CharField(help_text="Seperti tercetak.")
    teks = serializers.CharField()


class ProgramKlasifikasiBacaan(IsiBacaan):
    """A classified programme."""

    nomor = serializers.IntegerField()
    nama = serializers.CharField()
    teks = serializers.CharField(help_text="Seperti tercetak.")
    kegiatan = KegiatanKlasifikasiBacaan(many=True)


class ProgramKlasifikasiSumber(IsiSumber):
    """Klasifikasi program (Bab III.C). Terbuka bagi umum."""

    queryset = ProgramKlasifikasi.objects.prefetch_related("kegiatan")
    serializer_class = ProgramKlasifikasiBacaan
    cari = ("nama",)
    urut = ("nomor", "id")


class ZonaBacaan(IsiBacaan):
    """A unit that is to become a Zona Integritas."""

    tahap = serializers.ChoiceField(PilotZonaIntegritas.Tahap.choices)
    nomor = serializers.IntegerField()
    perangkat_daerah = serializers.IntegerField(source="perangkat_daerah_id")
    nama = serializers.CharField(source="perangkat_daerah.nama")
    teks = serializers.CharField(help_text="Seperti tercetak.")


class ZonaSumber(IsiSumber):
    """Perangkat Daerah percontohan Zona Integritas (Bab III.A). Terbuka bagi umum."""

    queryset = PilotZonaIntegritas.objects.all()
    serializer_class = ZonaBacaan
    dengan = ("perangkat_daerah",)
    saring = IsiSumber.saring | {
        "tahap": Saring("tahap", "teks", tuple(PilotZonaIntegritas.Tahap.values)),
        "perangkat_daerah": Saring("perangkat_daerah"),
    }
    urut = ("nomor", "id")
